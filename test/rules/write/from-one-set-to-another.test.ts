import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockAt } from '@/lib/cidr'
import {
  changeSteps,
  commandLine,
  type Group,
  type Packet,
  type Rule,
  type RuleSet,
  readDocuments,
  toDocuments,
} from '@/lib/rules'
import { anyRuleSet } from '../any-rule-set'
import { plainOutcomes } from '../plain-reference'
import { callsOf } from './aliyun'
import { Cloud, contents } from './cloud'

const accept: Rule = {
  id: 'sgr-1',
  group: 'sg-1',
  direction: 'ingress',
  protocol: 'tcp',
  ports: { kind: 'range', start: 80, end: 80 },
  sourcePorts: { kind: 'any' },
  peer: { kind: 'cidr', block: blockAt(4, 0n, 0) },
  self: null,
  action: 'accept',
  priority: 10,
  description: '',
  place: { document: 0, path: '' },
}
const drop: Rule = { ...accept, id: 'sgr-2', action: 'drop', priority: 1 }

function group(rules: readonly Rule[], rest: Partial<Group> = {}): Group {
  return {
    id: 'sg-1',
    name: '',
    type: 'basic',
    typeKnown: true,
    innerAccess: 'accept',
    vpcId: 'vpc-1',
    complete: true,
    rules,
    ...rest,
  }
}

function setOf(...groups: Group[]): RuleSet {
  return { groups, prefixLists: new Map(), portLists: new Map(), unread: [] }
}

function plan(before: readonly Rule[], after: readonly Rule[]) {
  const { steps, notes, refusals } = changeSteps(setOf(group(before)), setOf(group(after)), {
    region: 'ap-northeast-1',
  })
  return { lines: steps.map(({ command }) => commandLine(command)), notes: notes.map(({ code }) => code), refusals }
}

const start = 'aliyun ecs'
const of = '--RegionId ap-northeast-1 --SecurityGroupId sg-1'

describe('a rule', () => {
  it('equal sets need no step, also when the rules have other ids', () => {
    expect(plan([accept, drop], [{ ...drop, id: '7' }, accept])).toEqual({ lines: [], notes: [], refusals: [] })
  })
  it('F-19 new rules of one action go in one call', () => {
    const { lines } = plan([], [accept, { ...accept, ports: { kind: 'any' }, priority: 20 }])
    expect(lines).toEqual([
      `${start} AuthorizeSecurityGroup ${of} --Permissions.1.IpProtocol TCP --Permissions.1.PortRange 80/80 --Permissions.1.SourceCidrIp 0.0.0.0/0 --Permissions.1.Policy accept --Permissions.1.Priority 10 \\\n` +
        '  --Permissions.2.IpProtocol TCP --Permissions.2.PortRange 1/65535 --Permissions.2.SourceCidrIp 0.0.0.0/0 --Permissions.2.Policy accept --Permissions.2.Priority 20 --method POST --force',
    ])
  })
  it('F-19 a call holds at most 100 rules', () => {
    const many = Array.from({ length: 150 }, (_, index) => ({
      ...accept,
      id: String(index),
      ports: { kind: 'range' as const, start: index + 1, end: 9000 },
    }))
    const { steps } = changeSteps(setOf(group([])), setOf(group(many)))
    expect(steps.map((step) => (step.kind === 'authorize' ? step.rules.length : 0))).toEqual([100, 50])
  })
  it('F-15 that goes is named by its id', () => {
    expect(plan([accept], []).lines).toEqual([`${start} RevokeSecurityGroup ${of} --SecurityGroupRuleId.1 sgr-1`])
  })
  it('that goes and has no id is named by its fields', () => {
    expect(plan([{ ...accept, id: '0' }], []).lines).toEqual([
      `${start} RevokeSecurityGroup ${of} --Permissions.1.IpProtocol TCP --Permissions.1.PortRange 80/80 --Permissions.1.SourceCidrIp 0.0.0.0/0 --Permissions.1.Policy accept --Permissions.1.Priority 10 --method POST --force`,
    ])
  })
  it('whose priority changes is changed in place', () => {
    expect(plan([accept], [{ ...accept, priority: 5 }]).lines).toEqual([
      `${start} ModifySecurityGroupRule ${of} --SecurityGroupRuleId sgr-1 --Policy accept --Priority 5`,
    ])
  })
  it('whose block changes is changed in place when nothing else does', () => {
    const elsewhere: Rule = { ...accept, peer: { kind: 'cidr', block: blockAt(4, 0x0a000000n, 8) } }
    expect(plan([accept, drop], [elsewhere, drop]).lines).toEqual([
      `${start} ModifySecurityGroupRule ${of} --SecurityGroupRuleId sgr-1 --SourceCidrIp 10.0.0.0/8 --Policy accept --Priority 10`,
    ])
  })
  it('whose other end becomes a group is made anew first and then deleted: its kind cannot change', () => {
    const named: Rule = { ...accept, peer: { kind: 'group', groupId: 'sg-9', account: null } }
    expect(plan([accept], [named]).lines.map((line) => line.split(' ')[2])).toEqual([
      'AuthorizeSecurityGroup',
      'RevokeSecurityGroup',
    ])
  })
  it('F-16 whose description alone changes is described anew, by its fields when it has no id', () => {
    const [byId] = plan([accept], [{ ...accept, description: 'web' }]).lines
    const [byFields] = plan([{ ...accept, id: '0' }], [{ ...accept, id: '0', description: 'web' }]).lines
    expect(byId).toBe(
      `${start} ModifySecurityGroupRule ${of} --SecurityGroupRuleId sgr-1 --Policy accept --Priority 10 --Description web`,
    )
    expect(byFields).toContain('--SourceCidrIp 0.0.0.0/0 --Policy accept --Priority 10 --Description web')
  })
  it('F-16 a description cannot be emptied: that is said', () => {
    expect(plan([{ ...accept, description: 'web' }], [accept])).toMatchObject({
      lines: [],
      notes: ['description-kept'],
    })
  })
  it('F-19 a second rule that is equal is not written, and said', () => {
    expect(plan([accept], [accept, { ...accept, id: '9' }])).toMatchObject({ lines: [], notes: ['already-there'] })
  })
  it('F-7 priority 110 is refused, and the rule that it would replace stays', () => {
    const { lines, refusals } = plan([accept], [{ ...accept, priority: 110 }])
    expect([lines, refusals.map(({ code }) => code)]).toEqual([[], ['priority-110']])
  })
  it('M-13 a rule that names its own group is refused', () => {
    const own: Rule = { ...accept, peer: { kind: 'group', groupId: 'sg-1', account: null } }
    expect(plan([], [own]).refusals.map(({ code }) => code)).toEqual(['self-reference'])
  })
  it('M-12 a rule of an advanced group that names a group is refused', () => {
    const named: Rule = { ...accept, peer: { kind: 'group', groupId: 'sg-9', account: null } }
    const { refusals } = changeSteps(
      setOf(group([], { type: 'advanced' })),
      setOf(group([named], { type: 'advanced' })),
    )
    expect(refusals.map(({ code }) => code)).toEqual(['group-in-advanced'])
  })
})

describe('the order', () => {
  it('what replaces an accept is there before the accept goes', () => {
    const two: Rule[] = [443, 80].map((port) => ({
      ...accept,
      id: `new-${port}`,
      peer: { kind: 'cidr', block: blockAt(4, 0x0a000000n, 8) },
      ports: { kind: 'range', start: port, end: port },
    }))
    expect(plan([accept], two).lines.map((line) => line.split(' ')[2])).toEqual([
      'AuthorizeSecurityGroup',
      'RevokeSecurityGroup',
    ])
  })
  it('a stronger accept comes before the drop that would close it', () => {
    const all: Rule = { ...drop, id: 'a', protocol: 'all', ports: { kind: 'any' }, priority: 2 }
    const { steps } = changeSteps(
      setOf(group([accept])),
      setOf(group([accept, all, { ...accept, id: 'b', priority: 1 }])),
    )
    expect(steps.map((step) => step.kind === 'authorize' && step.rules.map(({ action }) => action))).toEqual([
      ['accept'],
      ['drop'],
    ])
  })
  it('G-4 members are connected first and isolated last', () => {
    const kinds = (from: 'accept' | 'drop', to: 'accept' | 'drop') =>
      changeSteps(setOf(group([], { innerAccess: from })), setOf(group([accept], { innerAccess: to }))).steps.map(
        ({ kind }) => kind,
      )
    expect(kinds('accept', 'drop')).toEqual(['authorize', 'inner-access'])
    expect(kinds('drop', 'accept')).toEqual(['inner-access', 'authorize'])
  })
})

describe('what the steps cannot do is said', () => {
  it.each([
    ['G-16 another type', setOf(group([])), setOf(group([], { type: 'advanced' })), 'type-changed'],
    ['G-11 a group that the interface is not in yet', setOf(), setOf(group([])), 'group-new'],
    ['G-11 a group that the interface leaves', setOf(group([])), setOf(), 'group-gone'],
    ['P-7 a group of which more exists', setOf(group([], { complete: false })), setOf(group([])), 'incomplete'],
  ] as const)('%s', (_, before, after, code) => {
    expect(changeSteps(before, after).notes).toEqual([{ code, group: 'sg-1', rule: null }])
  })
})

/** Lists whose entries are all known, so that every verdict is definite. */
const lists: Pick<RuleSet, 'prefixLists' | 'portLists'> = {
  prefixLists: new Map(
    ['pl-known', 'pl-missing'].map((id, index) => [
      id,
      { id, name: '', family: 4, maxEntries: 10, blocks: [blockAt(4, 0x0a000000n + BigInt(index), 30 + index)] },
    ]),
  ),
  portLists: new Map(
    ['prl-known', 'prl-missing'].map((id, index) => [id, { id, ranges: [{ start: 80 - index * 27, end: 80 }] }]),
  ),
}

/** A set that the API could hold: ids of its own, no rule twice, nothing that it refuses. */
function holdable(set: RuleSet, ids: 'api' | 'none'): RuleSet {
  const groups = set.groups.map((each): Group => {
    const seen = new Set<string>()
    const rules = each.rules.filter((rule) => {
      if (
        rule.priority > 100 ||
        (rule.peer.kind === 'group' && (each.type === 'advanced' || rule.peer.groupId === each.id))
      )
        return false
      const [content = ''] = contents(setOf(group([{ ...rule, description: '' }])))
      if (seen.has(content)) return false
      seen.add(content)
      return true
    })
    return {
      ...each,
      rules: rules.map((rule, index) => ({ ...rule, id: ids === 'api' ? `sgr-${each.id}-${index}` : String(index) })),
    }
  })
  return { groups, ...lists, unread: [] }
}

type Edits = readonly { readonly priority: number; readonly action: Rule['action']; readonly what: number }[]

/** The same set with some rules changed a little: the usual work. */
function edited(set: RuleSet, edits: Edits): RuleSet {
  return {
    ...set,
    groups: set.groups.map((each) => ({
      ...each,
      rules: each.rules.map((rule, index) => {
        const { what = 0, priority = 1, action = 'accept' } = edits[index] ?? {}
        if (what === 1) return { ...rule, priority }
        if (what === 2) return { ...rule, action }
        if (what === 3) return { ...rule, description: `number ${priority}` }
        if (what === 4 && rule.ports.kind === 'range') return { ...rule, ports: { ...rule.ports, end: 65535 } }
        if (what === 5 && rule.ports.kind === 'range')
          return { ...rule, ports: { ...rule.ports, end: rule.ports.start } }
        if (what === 6 && rule.ports.kind === 'range')
          return { ...rule, priority, ports: { ...rule.ports, end: 65535 } }
        if (what === 7 && rule.ports.kind === 'range')
          return { ...rule, priority, ports: { ...rule.ports, end: rule.ports.start } }
        return rule
      }),
    })),
  }
}

/** Rules that nearly all meet: one direction and protocol, few blocks, ports and priorities. */
const anyCrowd: fc.Arbitrary<RuleSet> = fc
  .array(
    fc.record({
      priority: fc.constantFrom(1, 2, 3),
      action: fc.constantFrom('accept' as const, 'drop' as const),
      end: fc.constantFrom(80, 443, 65535),
      prefix: fc.constantFrom(0, 8, 32),
      of: fc.constantFrom('sg-a', 'sg-b'),
    }),
    { maxLength: 9 },
  )
  .map((rules) =>
    setOf(
      ...['sg-a', 'sg-b'].map((id) =>
        group(
          rules
            .filter(({ of }) => of === id)
            .map(({ priority, action, end, prefix }) => ({
              ...accept,
              group: id,
              priority,
              action,
              ports: { kind: 'range', start: 80, end },
              peer: { kind: 'cidr', block: blockAt(4, 0x0a000000n, prefix) },
            })),
          { id },
        ),
      ),
    ),
  )

const anyEdits: fc.Arbitrary<Edits> = fc.array(
  fc.record({
    priority: fc.constantFrom(1, 2, 50, 99),
    action: fc.constantFrom('accept' as const, 'drop' as const),
    what: fc.integer({ min: 0, max: 8 }),
  }),
  { minLength: 6, maxLength: 6 },
)

const anyWay = fc
  .record({
    sets: fc.oneof(fc.tuple(anyCrowd, anyCrowd), fc.tuple(anyRuleSet, anyRuleSet)),
    edits: anyEdits,
    ids: fc.constantFrom('api' as const, 'none' as const),
    rewrite: fc.boolean(),
  })
  .map(({ sets: [one, other], edits, ids, rewrite }) => {
    const before = holdable(one, ids)
    const [type] = before.groups.map((each) => each.type)
    const replaced = {
      ...other,
      groups: before.groups.map((each): Group => {
        const found = other.groups.find(({ id }) => id === each.id) ?? { ...each, rules: [] }
        return { ...found, type: type ?? 'basic', innerAccess: type === 'advanced' ? 'drop' : found.innerAccess }
      }),
    }
    return { before, after: holdable(rewrite ? replaced : edited(before, edits), ids) }
  })

/** Packets at the corners of every rule, from every address that a rule or list starts at. */
function packetsFor(...sets: readonly RuleSet[]): Packet[] {
  const rules = sets.flatMap(({ groups }) => groups.flatMap((each) => each.rules))
  const blocks = [
    ...rules.flatMap(({ peer }) => (peer.kind === 'cidr' ? [peer.block] : [])),
    ...[...lists.prefixLists.values()].flatMap((list) => list.blocks),
  ]
  const addresses = new Map(blocks.map(({ family, first }) => [`${family} ${first}`, { family, peer: first }]))
  const packets = new Map<string, Packet>()
  for (const rule of rules) {
    const protocol = rule.protocol === 'all' ? 'tcp' : rule.protocol
    const hasPorts = protocol === 'tcp' || protocol === 'udp'
    const ports = hasPorts ? (rule.ports.kind === 'range' ? [rule.ports.start, rule.ports.end] : [80]) : [null]
    for (const address of addresses.values()) {
      for (const port of ports) {
        const packet: Packet = {
          direction: rule.direction,
          protocol,
          ...address,
          port,
          sourcePort: hasPorts && rule.sourcePorts.kind === 'range' ? rule.sourcePorts.start : null,
          self: rule.self?.family === address.family ? rule.self.first : null,
          peerGroups: rule.peer.kind === 'group' ? [rule.peer.groupId] : [],
          internal: rule.peer.kind === 'group',
        }
        packets.set(Object.values(packet).join(), packet)
      }
    }
  }
  return [...packets.values()]
}

describe('any set to any other', () => {
  it('ends at the other set, and no packet on the way sees a verdict that neither set gives', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(anyWay, ({ before, after }) => {
        const packets = packetsFor(before, after)
        const types = Object.fromEntries(before.groups.map((each) => [each.id, each.type]))
        const cloud = new Cloud(toDocuments(before))
        const now = () => ({ ...readDocuments(cloud.describe(), { groupTypes: types }).ruleSet, ...lists })
        const { steps, notes } = changeSteps(before, after, { region: 'r' })
        // Under either reading of what official pages say of members (G-4).
        const verdicts = (set: RuleSet) => packets.flatMap((packet) => plainOutcomes(set, packet, true))
        const [first, last] = [verdicts(before), verdicts(after)]
        for (const call of callsOf(steps.map(({ command }) => commandLine(command)))) {
          cloud.run(call)
          for (const [index, verdict] of verdicts(now()).entries()) {
            expect([first[index], last[index]]).toContain(verdict)
          }
        }
        expect(verdicts(now())).toEqual(last)
        if (notes.length === 0) expect(contents(now())).toEqual(contents(after))
      }),
      { numRuns: 500 },
    )
  })
})
