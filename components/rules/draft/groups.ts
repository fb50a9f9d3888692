import { formatBlock } from '@/lib/cidr'
import { hasPorts } from '@/lib/net'
import { formatPeer, formatPorts, type Rule, type RuleSet, ruleName, type Unread } from '@/lib/rules'
import { type GroupDraft, newKey, type RuleDraft } from './model'
import { keepReading } from './rows'

type Fields = Readonly<Record<string, string | number>>

/** What a rule says beside the columns of the table, in the API's names. */
function restOf({ direction, peer, self, sourcePorts, description }: Rule): Fields {
  const [far, near] = direction === 'ingress' ? ['Source', 'Dest'] : ['Dest', 'Source']
  const account = peer.kind === 'group' ? peer.account : null
  return {
    ...(sourcePorts.kind === 'range' ? { SourcePortRange: formatPorts(sourcePorts) } : {}),
    ...(self ? { [`${self.family === 6 ? 'Ipv6' : ''}${near}CidrIp`]: formatBlock(self) } : {}),
    ...(account ? { [`${far}GroupOwner${/^[0-9]+$/.test(account) ? 'Id' : 'Account'}`]: account } : {}),
    ...(description ? { Description: description } : {}),
  }
}

/** A rule as a row with a key of its own. */
export function rowOfRule(rule: Rule): RuleDraft {
  return {
    key: newKey(),
    id: ruleName(rule.id),
    direction: rule.direction,
    action: rule.action,
    protocol: rule.protocol,
    ports: hasPorts(String(rule.protocol)) && rule.ports.kind === 'any' ? '1/65535' : formatPorts(rule.ports),
    peer: formatPeer(rule.peer),
    peerKind: rule.peer.kind,
    priority: String(rule.priority),
    rest: restOf(rule),
  }
}

/** Stands in a row for a value that the documents do not say; no reader takes it for one. */
const notSaid = '?'

/** What stands in a row for a value that is not known: the expression that it comes from, as a template of Terraform. */
function instead(expression: string | undefined): string {
  return expression === undefined ? notSaid : `\${${expression}}`
}

type Told = Unread['known'] & Required<Pick<Unread['known'], 'direction' | 'action' | 'protocol'>>

/**
 * Whether a rule that was not read can stand as a row: its choices are known, and what is not known is a field that can be
 * typed. Of others it is not even known how many they are.
 */
export function isRow(known: Unread['known']): known is Told {
  const { direction, action, protocol, ports, peer, priority } = known
  if (direction === undefined || action === undefined || protocol === undefined) return false
  return ports === undefined || peer === undefined || priority === undefined
}

/** A rule of which not everything is known as a row that says so in its place: the reader may know it. */
function rowOfUnread({ place, known, written }: Unread, taken: ReadonlySet<string>): RuleDraft | null {
  if (!isRow(known)) return null
  const path = place.path.split('.').slice(0, -1).join('.') || 'rule'
  let id = path
  for (let number = 2; taken.has(id); number += 1) id = `${path}-${number}`
  const { direction, action, protocol, ports, peer, priority } = known
  return {
    key: newKey(),
    id,
    direction,
    action,
    protocol,
    ports: ports ? formatPorts(ports) : instead(written?.ports),
    peer: peer ? formatPeer(peer) : instead(written?.peer),
    peerKind: peer?.kind ?? null,
    priority: priority === undefined ? instead(written?.priority) : String(priority),
    rest: {},
  }
}

/** The groups of a rule set as drafts. Each row goes on with what it was read as. */
export function groupDrafts(ruleSet: RuleSet): readonly GroupDraft[] {
  const unread = new Map<string | null, Unread[]>()
  for (const rule of ruleSet.unread) {
    const own = unread.get(rule.group)
    if (own) own.push(rule)
    else unread.set(rule.group, [rule])
  }
  return ruleSet.groups.map((group): GroupDraft => {
    const { id, name, innerAccess, vpcId, complete } = group
    const type = group.typeKnown ? group.type : null
    const rules = group.rules.map((rule) => {
      const row = rowOfRule(rule)
      keepReading(row, { id, type }, row.id === rule.id ? rule : { ...rule, id: row.id })
      return row
    })
    const taken = new Set(rules.map((row) => row.id))
    for (const rule of unread.get(id) ?? []) {
      const row = rowOfUnread(rule, taken)
      if (!row) continue
      taken.add(row.id)
      rules.push(row)
    }
    return { id, name, type, innerAccess, vpcId, complete, rules }
  })
}
