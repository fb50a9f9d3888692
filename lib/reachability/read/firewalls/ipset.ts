import type { HostFirewall, IpSet } from '../../model/evidence'
import type { Chains, Condition } from '../../model/filter'
import { rangeOfText } from '../../model/host-address'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** `ipset list`: a field a line, then the members; ipset(8). */
const nameLine = /^\s{0,9}Name:\s{1,9}(\S{1,64})\s{0,9}$/
const typeLine = /^\s{0,9}Type:\s{1,9}(\S{1,64})\s{0,9}$/
const countLine = /^\s{0,9}Number of entries:\s{1,9}(\d{1,9})\s{0,9}$/
const membersLine = /^\s{0,9}Members:\s{0,9}$/
const member = /^\s{0,9}([0-9a-f:.]{2,45}(?:\/\d{1,3})?)(?:\s(?:timeout|comment|packets|nomatch)\b.{0,200})?\s{0,9}$/
/** `ipset save`: one command a line. */
const created = /^\s{0,9}create\s{1,9}(\S{1,64})\s{1,9}(\S{1,64})\s/
const added = /^\s{0,9}add\s{1,9}(\S{1,64})\s{1,9}([0-9a-f:.]{2,45}(?:\/\d{1,3})?)(?:\s|$)/
/** `ipset test`: whether one address is in a set. */
const testedLine = /^\s{0,9}(?:Warning: )?([0-9a-f:.]{2,45}) is in set (\S{1,64}?)\.?\s{0,9}$/
/** Sets of addresses alone: others have ports or interfaces beside them. */
const ofAddresses = /^hash:(?:ip|net)$/

const mostMembers = 100_000

/** A set that is being read. */
interface Open {
  readonly name: string
  type: string
  count: number | null
  members: string[]
  inside: boolean
  readonly line: string
}

const begun = (name: string, type: string, line: string): Open => ({
  name,
  type,
  count: null,
  members: [],
  inside: false,
  line: quote(line),
})

function setOf({ name, type, count, members, line }: Open): IpSet[] {
  const ranges = members.map(rangeOfText).filter((range) => range !== null)
  // Of a set that is not all there, nobody knows who else is in it.
  const isWhole = count === null || count === members.length
  return ofAddresses.test(type) && isWhole && ranges.length === members.length
    ? [{ kind: 'address-set', name, ranges, line }]
    : []
}

/** What a line says of the set that is open. */
function note(line: string, open: Open): void {
  const count = countLine.exec(line)?.[1]
  if (count !== undefined) open.count = Number(count)
  open.type = typeLine.exec(line)?.[1] ?? open.type
  if (membersLine.test(line)) open.inside = true
  else if (open.inside) {
    const address = member.exec(line)?.[1]
    if (address === undefined) open.inside = line.trim() === ''
    else if (open.members.length < mostMembers) open.members.push(address)
  }
}

/** Reads `ipset list` and `ipset save`: who is in the sets that rules of iptables name. */
export const ipset: EvidenceReader = {
  name: 'ipset',
  signs: [countLine, created, testedLine],
  read: ({ lines }, signed) => {
    const tested = signed.flatMap((at): IpSet[] => {
      const line = lines[at] ?? ''
      const [, address = '', name = ''] = (line.length <= 400 && testedLine.exec(line)) || []
      const range = rangeOfText(address)
      return range ? [{ kind: 'address-set', name, ranges: [range], tested: true, line: quote(line) }] : []
    })
    if (tested.length > 0) return tested.slice(0, 100)
    if (!signed.some((at) => countLine.test(lines[at] ?? '') || created.test(lines[at] ?? ''))) return []
    const sets: Open[] = []
    const named = new Map<string, Open>()
    for (const line of lines) {
      if (line.length > 400) continue
      const name = nameLine.exec(line)?.[1]
      const [, saved, type = ''] = created.exec(line) ?? []
      const [, of = '', address = ''] = added.exec(line) ?? []
      if (name !== undefined) sets.push(begun(name, '', line))
      else if (saved !== undefined) {
        sets.push(begun(saved, type, line))
        named.set(saved, sets.at(-1) ?? begun(saved, type, line))
      } else if (of !== '') named.get(of)?.members.push(address)
      else note(line, sets.at(-1) ?? begun('', '', ''))
    }
    return sets.slice(0, 500).flatMap(setOf)
  },
}

/** Firewalls, with the addresses of the sets that their rules name. */
export function withSets(firewalls: readonly HostFirewall[], sets: readonly IpSet[]): readonly HostFirewall[] {
  if (sets.length === 0) return firewalls
  // Of who was asked about alone, nobody else's place is told.
  const ranges = new Map(sets.filter(({ tested }) => !tested).map((set) => [set.name, set.ranges]))
  const known = (condition: Condition): Condition => {
    if (condition.kind !== 'fixed' || !condition.set) return condition
    const { name, of, not } = condition.set
    const list = ranges.get(name)
    return list ? { kind: of, ranges: list, not, set: name } : condition
  }
  const filled = (chains: Chains): Chains =>
    new Map(
      [...chains].map(([name, chain]) => [
        name,
        { ...chain, rules: chain.rules.map((rule) => ({ ...rule, conditions: rule.conditions.map(known) })) },
      ]),
    )
  return firewalls.map((each) =>
    each.tool === 'iptables' || each.tool === 'ip6tables'
      ? { ...each, tables: new Map([...each.tables].map(([name, chains]) => [name, filled(chains)])) }
      : each,
  )
}
