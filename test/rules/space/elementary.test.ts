import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastOf } from '@/lib/cidr'
import {
  type ChangedRegion,
  compare,
  decide,
  exposed,
  type FoundPackets,
  type Packet,
  type Rule,
  type RuleSet,
  reachMap,
  redundant,
  search,
} from '@/lib/rules'
import { smallRuleSet, twoSmallRuleSets, wideBlock } from './any-small-set'
import { fateOf, matches, type Point, points } from './elementary'

/** How often each is tried; `RUNS` multiplies it for a long night. */
const times = Number(process.env.RUNS ?? 1)
const runs = (count: number) => ({ numRuns: count * times })
const patience = 600_000 * times

type Where = Pick<ChangedRegion, 'direction' | 'family' | 'protocols' | 'ports' | 'peers' | 'sourcePorts' | 'selves'>

function inside({ direction, family, protocols, ports, peers, sourcePorts, selves }: Where, point: Point): boolean {
  return (
    direction === point.direction &&
    family === point.family &&
    protocols.includes(point.protocol) &&
    (ports === null || ports.some(({ start, end }) => start <= point.port && point.port <= end)) &&
    peers.some(({ first, last }) => first <= point.peer && point.peer <= last) &&
    (sourcePorts === null ||
      sourcePorts.some(({ start, end }) => start <= point.sourcePort && point.sourcePort <= end)) &&
    (selves === null || selves.some(({ first, last }) => first <= point.self && point.self <= last))
  )
}

/** What a region asks of its packets. */
function needsOf({ groups, lists, disputed }: Pick<ChangedRegion, 'groups' | 'lists' | 'disputed'>): string[] {
  return [
    ...(disputed ? ['dispute G-4'] : []),
    ...groups.map((id) => `group ${id}`),
    ...lists.map((id) => `${id.startsWith('prl') ? 'port' : 'prefix'}-list ${id}`),
  ]
}

function isSubset(names: readonly string[], of: ReadonlySet<string>): boolean {
  return names.every((name) => of.has(name))
}

function packetOf({ fulfilled, ...point }: Point): Packet {
  const peerGroups = [...fulfilled].flatMap((name) => (name.startsWith('group ') ? [name.slice(6)] : []))
  const withPorts = point.protocol === 'tcp' || point.protocol === 'udp'
  const ports = withPorts ? {} : { port: null, sourcePort: null }
  return { ...point, ...ports, peerGroups, internal: peerGroups.length > 0 }
}

function rulesOf(set: RuleSet): Rule[] {
  return set.groups.flatMap((group) => group.rules)
}

describe('against every packet that could matter to a small set', () => {
  it(
    'decide: what the reference says, and `depends` where missing lists turn it',
    () => {
      fc.assert(
        fc.property(smallRuleSet, (set) => {
          const verdicts = new Map<string, Set<string>>()
          const packets = new Map<string, Packet>()
          for (const point of points([set])) {
            const packet = packetOf(point)
            const key = JSON.stringify(packet, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))
            packets.set(key, packet)
            verdicts.set(key, (verdicts.get(key) ?? new Set()).add(fateOf(set, point).action))
          }
          for (const [key, packet] of packets) {
            const { verdict } = decide(set, packet, { rulesAlone: true })
            const [only, other] = verdicts.get(key) ?? []
            expect(verdict).toBe(other ? 'depends' : only)
          }
        }),
        runs(40),
      )
    },
    patience,
  )

  it(
    'redundant: no false one and none missed, and why',
    () => {
      fc.assert(
        fc.property(smallRuleSet, (set) => {
          const needed = new Set<Rule>()
          const seen = new Map(rulesOf(set).map((rule) => [rule, new Set<string>()]))
          for (const point of points([set])) {
            const fate = fateOf(set, point)
            for (const group of set.groups) {
              for (const rule of group.rules) {
                if (!matches(set, rule, group.type === 'advanced', point)) continue
                const without = fateOf(set, point, rule)
                if (without.action !== fate.action) needed.add(rule)
                if (fate.by === 'in-group') continue
                if (fate.by === rule) seen.get(rule)?.add(without.by === 'default' ? 'default' : 'first')
                seen.get(rule)?.add(without.action === rule.action ? 'same' : 'other')
              }
            }
          }
          const found = redundant(set)
          expect(found.redundant.map(({ rule }) => rule.id)).toEqual(
            rulesOf(set).flatMap((rule) => (needed.has(rule) ? [] : [rule.id])),
          )
          expect(found.needed.map(({ rule }) => rule)).toEqual(rulesOf(set).filter((rule) => needed.has(rule)))
          for (const { rule, why } of found.redundant) {
            const of = seen.get(rule) ?? new Set()
            if (why === 'unreachable') expect(of.has('same') || of.has('default') || of.has('first')).toBe(false)
            if (why === 'repeats-default') expect(of.has('default')).toBe(true)
            if (why === 'covered' && of.size > 0) expect(of.has('same')).toBe(true)
          }
        }),
        runs(150),
      )
    },
    patience,
  )

  it(
    'compare: equal means equal; every difference is in a region, and every packet of a region differs',
    () => {
      fc.assert(
        fc.property(twoSmallRuleSets, ([a, b]) => {
          const comparison = compare(a, b)
          const regions = comparison?.regions ?? []
          const needs = regions.map(needsOf)
          const told = new Set<ChangedRegion>()
          const wrong: unknown[] = []
          for (const point of points([a, b])) {
            const [before, after] = [fateOf(a, point).action, fateOf(b, point).action]
            let missed = before !== after
            regions.forEach((region, index) => {
              const of = needs[index] ?? []
              if (!isSubset(of, point.fulfilled) || !inside(region, point)) return
              if (region.before === before) missed = false
              if (of.length !== point.fulfilled.size) return
              told.add(region)
              if (region.before !== before || region.after !== after) wrong.push({ point, region })
            })
            if (missed) wrong.push({ point, before, after })
          }
          expect(wrong).toEqual([])
          // Each region holds a packet that needs all that it names: none tells of what cannot be.
          expect(told.size).toBe(regions.length)
          expect(regions.length > 0).toBe(comparison !== null)
          expect(comparison?.complete ?? true).toBe(true)
          const total = (after: string) =>
            regions.reduce((sum, region) => (region.after === after ? sum + region.size : sum), 0n)
          expect(comparison?.opened ?? 0n).toBe(total('accept'))
          expect(comparison?.closed ?? 0n).toBe(total('drop'))
        }),
        runs(150),
      )
    },
    patience,
  )

  it(
    'search: what is found is so, and what is not found is not',
    () => {
      const query = { ports: [{ start: 22, end: 100 }], outside: [wideBlock] }
      const outside = (point: Point) =>
        point.family === 6 || point.peer < wideBlock.first || point.peer > lastOf(wideBlock)
      fc.assert(
        fc.property(smallRuleSet, fc.constantFrom('accept' as const, 'drop' as const), (set, verdict) => {
          const found: FoundPackets | null = search(set, { ...query, verdict })
          for (const point of points([set])) {
            const withPorts = point.protocol === 'tcp' || point.protocol === 'udp'
            const asked = outside(point) && (!withPorts || (point.port >= 22 && point.port <= 100))
            const here = (found?.regions ?? []).filter(
              (region) => isSubset(needsOf(region), point.fulfilled) && inside(region, point),
            )
            const { action } = fateOf(set, point)
            if (asked && action === verdict) expect(here.length).toBeGreaterThan(0)
            for (const region of here) {
              expect(asked).toBe(true)
              if (needsOf(region).length === point.fulfilled.size) expect(action).toBe(verdict)
            }
          }
        }),
        runs(100),
      )
    },
    patience,
  )

  it(
    'search: a verdict depends where missing lists turn it, and nowhere else',
    () => {
      fc.assert(
        fc.property(smallRuleSet, (set) => {
          const regions = search(set, { verdict: 'depends' })?.regions ?? []
          for (const point of points([set])) {
            const groups = [...point.fulfilled].filter((name) => name.startsWith('group '))
            const here = regions.filter((region) => isSubset(needsOf(region), point.fulfilled) && inside(region, point))
            const turned = fateOf(set, point).action !== fateOf(set, { ...point, fulfilled: new Set(groups) }).action
            if (turned) expect(here.length).toBeGreaterThan(0)
            if (here.some((region) => needsOf(region).length === point.fulfilled.size)) expect(turned).toBe(true)
          }
        }),
        runs(100),
      )
    },
    patience,
  )

  it(
    'the map: each packet from outside lies in one area, which says what happens',
    () => {
      fc.assert(
        fc.property(smallRuleSet, fc.constantFrom('tcp' as const, 'gre' as const), (set, protocol) => {
          for (const direction of ['ingress', 'egress'] as const) {
            for (const family of [4, 6] as const) {
              const { areas } = reachMap(set, { direction, protocol, family })
              for (const point of points([set])) {
                if (point.fulfilled.size > 0 || point.direction !== direction) continue
                if (point.protocol !== protocol || point.family !== family) continue
                const here = areas.filter((area) => inside(area, point))
                expect(here.map(({ action }) => action)).toEqual([fateOf(set, point).action])
              }
            }
          }
        }),
        runs(60),
      )
    },
    patience,
  )

  it(
    'exposed: all, or some, addresses of a block',
    () => {
      fc.assert(
        fc.property(smallRuleSet, (set) => {
          const { ports, partly } = exposed(set, wideBlock, 'tcp')
          const verdicts = new Map<number, Set<string>>()
          const within = (list: readonly (readonly [number, number])[], port: number) =>
            list.some(([start, end]) => start <= port && port <= end)
          const asked: RuleSet = { ...set, groups: [...set.groups, witness(set)] }
          for (const point of points([set, asked])) {
            if (point.direction !== 'ingress' || point.protocol !== 'tcp' || point.family !== 4) continue
            if (point.peer < wideBlock.first || point.peer > lastOf(wideBlock)) continue
            if ([...point.fulfilled].some((name) => name.startsWith('group '))) continue
            const of = verdicts.get(point.port) ?? new Set()
            verdicts.set(point.port, of.add(fateOf(set, point).action))
          }
          for (const [port, of] of verdicts) {
            expect(within(ports, port)).toBe(of.has('accept') && of.size === 1)
            expect(within(partly, port)).toBe(of.size === 2)
          }
        }),
        runs(100),
      )
    },
    patience,
  )
})

/** A group whose only use is that its rule cuts the space at the edges of the block. */
function witness(set: RuleSet) {
  const [group] = set.groups
  if (!group) throw new Error('a set has a group')
  const rule: Rule = {
    id: 'edge',
    group: group.id,
    direction: 'ingress',
    protocol: 'tcp',
    ports: { kind: 'any' },
    sourcePorts: { kind: 'any' },
    peer: { kind: 'cidr', block: wideBlock },
    self: null,
    action: 'accept',
    priority: 1,
    description: '',
    place: { document: 0, path: '' },
  }
  return { ...group, rules: [rule] }
}
