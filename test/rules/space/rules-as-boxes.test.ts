import { describe, expect, it } from 'vitest'
import { type Block, parseBlock } from '@/lib/cidr'
import { compare, explain, type PrefixList, type RuleFields, redundant, ruleSetOf, SpaceLimit } from '@/lib/rules'
import {
  type Atom,
  everySlot,
  numberedSlot,
  peersIn,
  ported,
  portSpans,
  slots,
  slotsIn,
  spanOf,
} from '@/lib/rules/space/boxes/extent'
import { layOut } from '@/lib/rules/space/boxes/layout'

function block(text: string): Block {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}
const cidr = (text: string) => ({ kind: 'cidr', block: block(text) }) as const
const ports = (start: number, end = start) => ({ kind: 'range', start, end }) as const
const rule = (fields: Partial<RuleFields> = {}): RuleFields => ({
  direction: 'ingress',
  protocol: 'tcp',
  peer: cidr('0.0.0.0/0'),
  ...fields,
})
const list = (id: string, family: 4 | 6, ...texts: readonly string[]): PrefixList => ({
  id,
  name: '',
  family,
  blocks: texts.map(block),
  maxEntries: null,
})
function made(fields: Partial<RuleFields>) {
  const [found] = ruleSetOf([{ id: 'sg-1', rules: [rule(fields)] }]).groups.flatMap(({ rules }) => rules)
  if (!found) throw new Error('no rule')
  return found
}

describe('M-2, M-7 protocols that a rule matches', () => {
  it.each<readonly [Partial<RuleFields>, v4: number, v6: number]>([
    [{ protocol: 'all' }, everySlot, everySlot],
    [{ protocol: 'tcp' }, slots.tcp, slots.tcp],
    [{ protocol: 'udp' }, slots.udp, slots.udp],
    [{ protocol: 'gre' }, slots.gre, slots.gre],
    [{ protocol: 'icmp' }, slots.icmp, 0],
    [{ protocol: 'icmpv6' }, 0, slots.icmp],
    [{ protocol: 50 }, numberedSlot(1), numberedSlot(1)],
    // One that looks at ports matches protocols with ports alone.
    [{ protocol: 'all', ports: ports(1, 9) }, ported, ported],
    [{ protocol: 'all', sourcePorts: ports(1, 9) }, ported, ported],
    [{ protocol: 'icmp', ports: ports(1, 9) }, 0, 0],
    [{ protocol: 50, sourcePorts: ports(1, 9) }, 0, 0],
    [{ protocol: 'tcp', ports: ports(1, 9) }, slots.tcp, slots.tcp],
  ])('%j', (fields, v4, v6) => {
    expect([slotsIn(made(fields), 4, [47, 50]), slotsIn(made(fields), 6, [47, 50])]).toEqual([v4, v6])
  })
})

describe('ports and peers of a rule, as spans', () => {
  const set = ruleSetOf([], {
    prefixLists: [list('pl-4', 4, '10.0.0.0/8', '10.0.0.0/9', '11.0.0.0/8'), list('pl-6', 6, '2001:db8::/32')],
    portLists: [
      {
        id: 'prl-1',
        ranges: [
          { start: 80, end: 90 },
          { start: 20, end: 25 },
          { start: 85, end: 87 },
          { start: 26, end: 30 },
          { start: 90, end: 95 },
        ],
      },
    ],
  })
  it('M-15 entries of a list of ports are put in order and joined; one that is missing may hold any', () => {
    const atoms: Atom[] = []
    expect(portSpans({ kind: 'list', id: 'prl-1' }, set, atoms)).toEqual([20, 31, 80, 96])
    expect(portSpans(ports(22, 23), set, atoms)).toEqual([22, 24])
    expect(portSpans({ kind: 'any' }, set, atoms)).toEqual([1, 65536])
    expect(atoms).toEqual([])
    expect(portSpans({ kind: 'list', id: 'prl-2' }, set, atoms)).toEqual([1, 65536])
    expect(atoms).toEqual([{ kind: 'port-list', id: 'prl-2' }])
  })
  it('M-6, M-10 to M-14 peers of a family, and what a packet needs beside', () => {
    const groups = new Map(ruleSetOf([{ id: 'sg-1' }]).groups.map((group) => [group.id, group]))
    const advanced = new Map(ruleSetOf([{ id: 'sg-1', type: 'advanced' }]).groups.map((group) => [group.id, group]))
    const of = (peer: RuleFields['peer'], family: 4 | 6, by = groups) => {
      const atoms: Atom[] = []
      const spans = peersIn(made({ peer }), set, family, by, atoms)
      return [spans && [...spans], ...atoms.map(({ kind, id }) => `${kind} ${id}`)]
    }
    expect(of(cidr('10.0.0.0/8'), 4)).toEqual([[0x0a00_0000, 0x0b00_0000]])
    expect(of(cidr('10.0.0.0/8'), 6)).toEqual([[]])
    expect(of({ kind: 'prefix-list', id: 'pl-4' }, 4)).toEqual([[0x0a00_0000, 0x0c00_0000]])
    expect(of({ kind: 'prefix-list', id: 'pl-4' }, 6)).toEqual([[]])
    expect(of({ kind: 'prefix-list', id: 'pl-6' }, 6)[0]).toHaveLength(2)
    expect(of({ kind: 'prefix-list', id: 'pl-9' }, 4)).toEqual([null, 'prefix-list pl-9'])
    const member = { kind: 'group', groupId: 'sg-2', account: null } as const
    expect(of(member, 4)).toEqual([null, 'group sg-2'])
    // An advanced group takes no groups as peers.
    expect(of(member, 4, advanced)).toEqual([[]])
    expect(spanOf(block('255.255.255.255/32'), 4)).toEqual([2 ** 32 - 1, 2 ** 32])
    expect(spanOf(block('::/0'), 6)).toEqual([0n, 1n << 128n])
  })
})

describe('rules laid out', () => {
  it('V-2, V-3 in order of decision: members, rules by priority, drops before allows, defaults', () => {
    const set = ruleSetOf([
      {
        id: 'sg-1',
        rules: [
          rule({ priority: 2 }),
          rule({ priority: 1 }),
          rule({ priority: 1, action: 'drop' }),
          rule({ peer: cidr('::/0') }),
        ],
      },
    ])
    const [v4, v6, out] = layOut([set]).layouts
    expect([...(v4?.owner ?? [])]).toEqual([-2, 2, 1, 0, -1])
    expect([...(v4?.accepts ?? [])]).toEqual([1, 0, 1, 1, 0])
    expect([...(v6?.owner ?? [])]).toEqual([-2, 3, -1])
    expect(out).toMatchObject({ direction: 'egress', family: 4, boxes: 2 })
    expect([...(out?.accepts ?? [])]).toEqual([1, 1])
  })
  it('a box for each pair of entries of the lists that a rule names', () => {
    const lists = {
      prefixLists: [list('pl-1', 4, '10.0.0.0/8', '12.0.0.0/8')],
      portLists: [{ id: 'prl-1', ranges: [1, 3, 5].map((start) => ({ start, end: start })) }],
    }
    const named = rule({ peer: { kind: 'prefix-list', id: 'pl-1' }, ports: { kind: 'list', id: 'prl-1' } })
    const [v4] = layOut([ruleSetOf([{ id: 'sg-1', type: 'advanced', rules: [named] }], lists)]).layouts
    expect(v4?.boxes).toBe(7)
  })
  it('more protocol numbers than are told apart are refused', () => {
    const of = (count: number) =>
      ruleSetOf([{ id: 'sg-1', rules: Array.from({ length: count }, (_, at) => rule({ protocol: 100 + at })) }])
    expect(redundant(of(25)).needed).toHaveLength(25)
    expect(() => redundant(of(26))).toThrow(SpaceLimit)
    expect(() => redundant(of(26))).toThrow('protocols: more than 25')
  })
})

describe('what two sets do differently', () => {
  const v4 = 2n ** 32n
  const setOf = (...rules: readonly RuleFields[]) => ruleSetOf([{ id: 'sg-1', rules }])
  it('is counted: what opens and what closes', () => {
    const before = setOf(rule({ ports: ports(22) }), rule({ ports: ports(80, 89) }))
    const after = setOf(rule({ ports: ports(80, 84) }), rule({ ports: ports(443), peer: cidr('10.0.0.0/8') }))
    const found = compare(before, after)
    expect([found?.opened, found?.closed]).toEqual([2n ** 24n, 6n * v4])
    expect(
      found?.regions.map(({ after: now, ports: of, size }) => [now, of?.map(({ start, end }) => [start, end]), size]),
    ).toEqual([
      [
        'drop',
        [
          [22, 22],
          [85, 89],
        ],
        6n * v4,
      ],
      ['accept', [[443, 443]], 2n ** 24n],
    ])
    expect(found?.complete).toBe(true)
    expect(found?.example).toMatchObject({ packet: { port: 22 }, verdicts: { before: 'accept', after: 'drop' } })
    expect(compare(after, before)).toMatchObject({ opened: 6n * v4, closed: 2n ** 24n })
    expect(compare(before, before)).toBeNull()
  })
  it('is nothing where rules are written otherwise', () => {
    const halves = setOf(rule({ peer: cidr('0.0.0.0/1') }), rule({ peer: cidr('128.0.0.0/1'), priority: 7 }))
    expect(compare(setOf(rule()), halves)).toBeNull()
  })
})

describe('why a rule is hidden', () => {
  it('by a rule of its own action somewhere, or by rules of the other one everywhere', () => {
    const set = ruleSetOf([
      {
        id: 'sg-1',
        rules: [
          rule({ ports: ports(1, 9), action: 'drop' }),
          rule({ ports: ports(10, 20) }),
          rule({ ports: ports(1, 15), priority: 2 }),
          rule({ ports: ports(1, 9), priority: 2 }),
          rule({ ports: ports(1, 10), priority: 2 }),
        ],
      },
    ])
    const why = new Map(redundant(set).redundant.map(({ rule: { id }, why: reason }) => [id, reason]))
    expect(why.get('2')).not.toBe(why.get('3'))
    expect(why.get('4')).toBe(why.get('2'))
    expect([why.has('0'), why.has('1')]).toEqual([false, false])
  })
  it('a rule of its own action beside it does not hide it', () => {
    const set = ruleSetOf([
      {
        id: 'sg-1',
        innerAccess: 'drop',
        rules: [
          rule({ ports: ports(1, 5), action: 'drop' }),
          rule({ ports: ports(6, 9), action: 'drop' }),
          rule({ ports: ports(10, 20) }),
          rule({ ports: ports(1, 9), priority: 2 }),
          rule({ ports: ports(1, 10), priority: 2 }),
        ],
      },
    ])
    const why = new Map(redundant(set).redundant.map(({ rule: { id }, why: reason }) => [id, reason]))
    expect(why.has('3') && why.has('4')).toBe(true)
    expect(why.get('3')).not.toBe(why.get('4'))
  })
  it('a missing list that is called as an interconnected group is no member of it', () => {
    const called = { kind: 'prefix-list', id: 'sg-1' } as const
    const members = { kind: 'group', groupId: 'sg-1', account: null } as const
    const set = ruleSetOf([
      {
        id: 'sg-1',
        rules: [
          rule({ action: 'drop' }),
          rule({ action: 'drop', peer: cidr('::/0') }),
          rule({ peer: called, priority: 2 }),
          rule({ peer: members, priority: 2 }),
        ],
      },
    ])
    const why = new Map(redundant(set).redundant.map(({ rule: { id }, why: reason }) => [id, reason]))
    expect(why.has('2') && why.has('3')).toBe(true)
    expect(why.get('2')).not.toBe(why.get('3'))
  })
  it('G-4 a rule that accepts members of an interconnected group stands behind its access', () => {
    const members = { kind: 'group', groupId: 'sg-1', account: null } as const
    const others = { kind: 'group', groupId: 'sg-2', account: null } as const
    const set = ruleSetOf([
      { id: 'sg-1', rules: [rule({ peer: members }), rule({ peer: others }), rule({ peer: members, action: 'drop' })] },
    ])
    const { redundant: gone, needed } = redundant(set)
    expect(needed.map(({ rule: { id } }) => id)).toEqual(['1'])
    const [first] = gone
    expect(first && explain(set, first.rule).blockers.map(({ by }) => by)).toEqual([
      { kind: 'in-group', group: 'sg-1' },
    ])
    expect(new Set(gone.map(({ why }) => why)).size).toBe(2)
  })
})
