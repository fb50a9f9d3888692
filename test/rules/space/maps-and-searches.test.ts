import { describe, expect, it } from 'vitest'
import { type Block, maxOf, parseBlock } from '@/lib/cidr'
import {
  decide,
  type Packet,
  type Query,
  type RuleFields,
  type RuleSet,
  reachMap,
  ruleSetOf,
  search,
} from '@/lib/rules'

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
const setOf = (...rules: readonly RuleFields[]): RuleSet => ruleSetOf([{ id: 'sg-1', rules }])

const v4 = 2n ** 32n

describe('the picture of ports and peers', () => {
  const tcp = { direction: 'ingress', protocol: 'tcp', family: 4 } as const
  const areasOf = (set: RuleSet, choice: Parameters<typeof reachMap>[1] = tcp) =>
    reachMap(set, choice).areas.map(({ action, by, size }) => [action, by?.kind === 'rule' ? by.rule : by?.kind, size])

  it('is filled by disjoint areas, the largest first, each with what decides it', () => {
    const set = setOf(rule({ ports: ports(22) }), rule({ ports: ports(80, 89), peer: cidr('10.0.0.0/8') }))
    const small = 10n * 2n ** 24n
    expect(areasOf(set)).toEqual([
      ['drop', 'default', 65524n * v4],
      ['drop', 'default', 10n * v4 - small],
      ['accept', '0', v4],
      ['accept', '1', small],
    ])
  })
  it('shows the chosen direction, protocol and family', () => {
    const set = setOf(
      rule({ ports: ports(22) }),
      rule({ protocol: 'udp', ports: ports(53) }),
      rule({ peer: cidr('::/0'), ports: ports(443) }),
      rule({ direction: 'egress', action: 'drop', ports: ports(25) }),
      rule({ protocol: 47 }),
    )
    const accepted = (choice: Partial<Parameters<typeof reachMap>[1]>) =>
      areasOf(set, { ...tcp, ...choice }).map(([action, by]) => `${action} ${by}`)
    expect(accepted({})).toEqual(['drop default', 'accept 0'])
    expect(accepted({ protocol: 'udp' })).toEqual(['drop default', 'accept 1'])
    expect(accepted({ family: 6 })).toEqual(['drop default', 'accept 2'])
    expect(accepted({ direction: 'egress' })).toEqual(['accept default', 'drop 3'])
    expect(accepted({ protocol: 'icmp' })).toEqual(['drop default'])
    expect(accepted({ protocol: 50 })).toEqual(['drop default'])
  })
  it('the other end is a member of no group, and missing lists hold nothing', () => {
    const set = setOf(
      rule({ ports: ports(22), peer: { kind: 'group', groupId: 'sg-2', account: null } }),
      rule({ ports: ports(23), peer: { kind: 'prefix-list', id: 'pl-1' } }),
    )
    expect(areasOf(set)).toEqual([['drop', 'default', 65535n * v4]])
  })
  it('where it has too many areas, tells them by what happens alone, and still fills the plane', () => {
    // Strips of ports that strips of peers cross, all of them let in, over a rule that lets in the rest.
    const strips = Array.from({ length: 50 }, (_, index) => [
      rule({ ports: ports(100 + 2 * index) }),
      rule({ peer: cidr(`${2 * index + 1}.0.0.0/8`), priority: 2 }),
    ])
    const set = setOf(
      ...strips.flat(),
      rule({ priority: 4 }),
      rule({ ports: ports(25), action: 'drop' }),
      rule({ ports: ports(27), peer: cidr('200.0.0.0/8'), action: 'drop', priority: 3 }),
    )
    const { areas, detail, complete } = reachMap(set, tcp)
    expect([detail, complete]).toEqual(['action', true])
    expect(areas.map(({ action, by, size }) => [action, by, size])).toEqual([
      ['accept', null, 65533n * v4],
      ['drop', null, v4],
      ['accept', null, v4 - 2n ** 24n],
      ['drop', null, 2n ** 24n],
    ])
    for (const { action, example } of areas) expect(decide(set, example.packet).verdict).toBe(action)
  })
})

describe('a search', () => {
  const set = setOf(
    rule({ ports: ports(22), peer: cidr('10.0.0.0/8') }),
    rule({ ports: ports(80, 89) }),
    rule({ protocol: 'udp', ports: ports(53), peer: cidr('2001:db8::/32') }),
    rule({ direction: 'egress', action: 'drop', ports: ports(25) }),
    rule({ ports: ports(3306), peer: { kind: 'group', groupId: 'sg-2', account: null } }),
  )
  const inbound = { verdict: 'accept', direction: 'ingress', members: false } as const
  const sizeOf = (query: Query, of = set) => search(of, query)?.size ?? null
  const web = 10n * v4
  const ssh = 2n ** 24n

  it('counts every packet once, over directions and families', () => {
    expect(sizeOf(inbound)).toBe(web + ssh + 2n ** 96n)
    expect(sizeOf({ ...inbound, family: 4 })).toBe(web + ssh)
    expect(sizeOf({ ...inbound, family: 6 })).toBe(2n ** 96n)
    expect(sizeOf({ verdict: 'drop', direction: 'egress', members: false })).toBe(v4)
  })
  it('of some ports, peers and protocols', () => {
    expect(sizeOf({ ...inbound, ports: [{ start: 22, end: 22 }] })).toBe(ssh)
    expect(sizeOf({ ...inbound, ports: [{ start: 20, end: 80 }] })).toBe(ssh + v4 + 2n ** 96n)
    expect(
      sizeOf({
        ...inbound,
        ports: [
          { start: 89, end: 90 },
          { start: 85, end: 85 },
        ],
      }),
    ).toBe(2n * v4)
    expect(sizeOf({ ...inbound, protocols: ['udp'] })).toBe(2n ** 96n)
    expect(sizeOf({ ...inbound, protocols: ['icmp'] })).toBeNull()
    expect(sizeOf({ ...inbound, inside: [block('10.0.0.0/7')] })).toBe(ssh + 10n * 2n ** 25n)
    expect(sizeOf({ ...inbound, inside: [block('10.0.0.0/7')], outside: [block('10.0.0.0/8')] })).toBe(10n * ssh)
    expect(sizeOf({ ...inbound, family: 4, outside: [block('10.0.0.0/8')] })).toBe(10n * (v4 - ssh))
    expect(sizeOf({ ...inbound, inside: [block('2001:db8::/33')] })).toBe(2n ** 95n)
    expect(sizeOf({ ...inbound, family: 6, inside: [block('10.0.0.0/8')] })).toBeNull()
    expect(sizeOf({ ...inbound, family: 6, outside: [{ family: 6, first: 0n, prefix: 0 }] })).toBeNull()
  })
  it('by the rule that decides, named by its group too', () => {
    expect(sizeOf({ verdict: 'accept', rule: { group: 'sg-1', rule: '1' } })).toBe(web)
    expect(sizeOf({ verdict: 'accept', rule: { group: 'sg-2', rule: '1' } })).toBeNull()
    expect(sizeOf({ verdict: 'drop', rule: { group: 'sg-1', rule: '1' } })).toBeNull()
    expect(sizeOf({ verdict: 'accept', rule: { group: 'sg-1', rule: '3' } })).toBeNull()
  })
  it('of members as well, unless they are left out', () => {
    const mysql = { ...inbound, ports: [{ start: 3306, end: 3306 }] }
    expect(search(set, mysql)).toBeNull()
    expect(search(set, { ...mysql, members: true })?.deciders).toContainEqual({
      kind: 'rule',
      group: 'sg-1',
      rule: '4',
    })
  })
  it('names what decides, and the most natural packet with its decider', () => {
    const found = search(set, { ...inbound, family: 4 })
    expect(found?.deciders).toEqual([
      { kind: 'rule', group: 'sg-1', rule: '0' },
      { kind: 'rule', group: 'sg-1', rule: '1' },
    ])
    expect(found?.example).toMatchObject({ packet: { port: 80 }, by: { kind: 'rule', rule: '1' } })
    expect(found?.complete).toBe(true)
  })
  it('finds what a missing list would turn, and only that', () => {
    const lists = setOf(
      rule({ ports: ports(22), peer: { kind: 'prefix-list', id: 'pl-1' } }),
      rule({ ports: ports(22, 23), peer: cidr('10.0.0.0/8'), priority: 2 }),
    )
    const found = search(lists, { verdict: 'depends', direction: 'ingress', family: 4 })
    // From the private network it is let in either way.
    expect(found?.size).toBe(v4 - ssh)
    expect(found?.regions.every(({ lists: needed }) => needed.join() === 'pl-1')).toBe(true)
    expect(sizeOf({ verdict: 'depends', rule: { group: 'sg-1', rule: '0' } }, lists)).not.toBeNull()
    expect(sizeOf({ verdict: 'depends', rule: { group: 'sg-1', rule: '1' } }, lists)).toBeNull()
    expect(sizeOf({ verdict: 'depends', direction: 'ingress' })).toBeNull()
    // G-4: whether members come before an outbound rule.
    expect(sizeOf({ verdict: 'depends' })).toBe(v4)
  })
  it('every packet that it shows is decided so', () => {
    for (const verdict of ['accept', 'drop'] as const) {
      const found = search(set, { verdict, members: false })
      const packets: Packet[] = found?.regions.map(({ example }) => example.packet) ?? []
      expect(packets.length).toBeGreaterThan(0)
      for (const packet of packets) expect(decide(set, packet, { rulesAlone: true }).verdict).toBe(verdict)
    }
  })
  it('tells its progress up to the end', () => {
    const told: number[] = []
    search(set, inbound, (share) => told.push(share))
    expect(told.every((share) => share >= 0 && share <= 1)).toBe(true)
    expect(maxOf(4)).toBe(v4 - 1n)
  })
})

describe('a rule set that code makes', () => {
  it('is basic, interconnected and whole, its rules for all ports, allowing, of priority 1', () => {
    expect(ruleSetOf([{ id: 'sg-1', rules: [rule(), rule({ id: 'own', priority: 7, description: 'x' })] }])).toEqual({
      groups: [
        {
          id: 'sg-1',
          name: '',
          type: 'basic',
          typeKnown: true,
          innerAccess: 'accept',
          vpcId: '',
          complete: true,
          rules: [
            {
              id: '0',
              group: 'sg-1',
              direction: 'ingress',
              protocol: 'tcp',
              peer: cidr('0.0.0.0/0'),
              ports: { kind: 'any' },
              sourcePorts: { kind: 'any' },
              self: null,
              action: 'accept',
              priority: 1,
              description: '',
              place: { document: 0, path: '[0]' },
            },
            expect.objectContaining({ id: 'own', priority: 7, description: 'x', place: { document: 0, path: '[1]' } }),
          ],
        },
      ],
      prefixLists: new Map(),
      portLists: new Map(),
      unread: [],
    })
  })
  it('G-9 an advanced group lets no members in; what is said otherwise stands', () => {
    const [advanced, isolated, named] = ruleSetOf([
      { id: 'a', type: 'advanced' },
      { id: 'b', innerAccess: 'drop' },
      { id: 'c', name: 'web', vpcId: 'vpc-1', complete: false, typeKnown: false, rules: [rule()] },
    ]).groups
    expect(advanced).toMatchObject({ type: 'advanced', innerAccess: 'drop', rules: [] })
    expect(isolated).toMatchObject({ type: 'basic', innerAccess: 'drop' })
    expect(named).toMatchObject({ name: 'web', vpcId: 'vpc-1', complete: false, typeKnown: false })
    expect(named?.rules[0]?.place).toEqual({ document: 2, path: '[0]' })
  })
  it('knows lists by their ids', () => {
    const list = { id: 'pl-1', name: '', family: 4, blocks: [block('10.0.0.0/8')], maxEntries: null } as const
    const portList = { id: 'prl-1', ranges: [{ start: 1, end: 2 }] }
    const made = ruleSetOf([], { prefixLists: [list], portLists: [portList] })
    expect([made.prefixLists.get('pl-1'), made.portLists.get('prl-1')]).toEqual([list, portList])
  })
})
