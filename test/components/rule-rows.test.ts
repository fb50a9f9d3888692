import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roadOf } from '@/components/gate/road'
import { assemble } from '@/components/rules/draft/assembly'
import { documentsOf, setupOf, withUnread } from '@/components/rules/draft/documents'
import { changed, type GroupDraft, newRule, type RuleDraft } from '@/components/rules/draft/model'
import { ownAddressOf, withOwnAddress } from '@/components/rules/draft/own-address'
import { fieldOf } from '@/components/rules/draft/rows'
import { keeps, unfiltered } from '@/components/rules/editor/filter'
import { inOrder } from '@/components/rules/editor/order'
import { repairsOf } from '@/components/rules/editor/repairs'
import { judgeForPage } from '@/components/rules/verdict/judge'
import { answer } from '@/components/rules/work/questions'
import { regionIn } from '@/components/rules/work/region-in'
import { groupFindings, removableOf } from '@/components/rules/workbench/panels/finding-groups'
import { decide, parsePacket, read } from '@/lib/rules'

const group = (rules: readonly RuleDraft[], part: Partial<GroupDraft> = {}): GroupDraft => ({
  id: 'sg-a',
  name: 'web',
  type: 'basic',
  innerAccess: 'accept',
  vpcId: 'vpc-a',
  complete: true,
  rules,
  ...part,
})
const row = (part: Partial<RuleDraft> = {}): RuleDraft =>
  changed(newRule('sgr-a'), { ports: '443/443', peer: '0.0.0.0/0', ...part })
const setup = (...rules: readonly RuleDraft[]) => ({ groups: [group(rules)], lists: [] })

function packet(peer = '203.0.113.5', port = 22) {
  const parsed = parsePacket({ direction: 'ingress', protocol: 'tcp', peer, port })
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return parsed.packet
}

const options = { port25Unblocked: false, lost: 0 }

describe('the own end of a rule', () => {
  it('stands under the name of its direction and family, and goes along when the direction turns', () => {
    const own = withOwnAddress(row(), '10.0.0.9/32')
    expect(own.rest).toEqual({ DestCidrIp: '10.0.0.9/32' })
    const turned = changed(own, { direction: 'egress' })
    expect(turned.rest).toEqual({ SourceCidrIp: '10.0.0.9/32' })
    expect(ownAddressOf(turned)).toBe('10.0.0.9/32')
    expect(withOwnAddress(turned, '2001:db8::9').rest).toEqual({ Ipv6SourceCidrIp: '2001:db8::9' })
    expect(withOwnAddress(turned, '').rest).toEqual({})
  })

  it('that cannot be read is told of its own field, and could be any', () => {
    const bad = withOwnAddress(row({ ports: '22/22' }), '10.0.0.300')
    const { reading } = assemble(setup(bad)).unread[0] ?? {}
    expect(reading?.warnings.map((warning) => fieldOf(warning, bad))).toContain('self')
    expect(judgeForPage(assemble(setup(bad)), packet(), options)?.decision.verdict).toBe('depends')
    expect(judgeForPage(assemble(setup(bad)), packet('203.0.113.5', 80), options)?.decision.verdict).toBe('drop')
  })
})

describe('rows put together', () => {
  it('of a paste go on with what they were read as: nothing is read a second time (code A6)', () => {
    const reading = read(
      JSON.stringify({
        SecurityGroupId: 'sg-a',
        VpcId: 'v',
        Permissions: {
          Permission: [
            {
              SecurityGroupRuleId: 'sgr-a',
              Direction: 'ingress',
              IpProtocol: 'TCP',
              PortRange: '22/22',
              SourceCidrIp: '10.0.0.0/8',
            },
            { Direction: 'ingress', IpProtocol: 'TCP', PortRange: '80/80', SourceCidrIp: '0.0.0.0/0' },
          ],
        },
      }),
    )
    const { rules } = assemble(setupOf(reading.ruleSet))
    const [first, second] = reading.ruleSet.groups[0]?.rules ?? []
    expect(rules[0]).toBe(first)
    // Without an id of its own a rule has one name in table, gate and sentences: its place, counted from one.
    expect(rules[1]).toEqual({ ...second, id: 'rule-2' })
  })

  it('an edit reads its own row alone: every other rule is the same object as before (code A6)', () => {
    const rules = Array.from({ length: 300 }, (_, at) => row({ id: `sgr-${at}`, peer: `10.0.${at % 256}.0/24` }))
    const before = assemble(setup(...rules))
    const after = assemble(setup(...rules.with(7, changed(rules[7] ?? row(), { ports: '80' }))))
    expect(after.rules.filter((rule, at) => rule !== before.rules[at])).toHaveLength(1)
    expect(after.rules[7]?.ports).toEqual({ kind: 'range', start: 80, end: 80 })
  })

  it('a peer by reference stays what it is until it is typed over', () => {
    const reading = read(`resource "alicloud_security_group" "a" {
  vpc_id = "v"
}
resource "alicloud_security_group_rule" "r" {
  security_group_id        = alicloud_security_group.a.id
  type                     = "ingress"
  ip_protocol              = "tcp"
  port_range               = "22/22"
  nic_type                 = "intranet"
  priority                 = 1
  source_security_group_id = alicloud_security_group.other.id
}`)
    const [made] = setupOf(reading.ruleSet).groups
    const [first] = made?.rules ?? []
    if (!made || !first) throw new Error('the rule is read')
    const described = { ...first, rest: { Description: 'x' } }
    expect(assemble({ groups: [{ ...made, rules: [described] }], lists: [] }).rules[0]?.peer.kind).toBe('group')
    const typed = changed(first, { peer: '10.0.0.0/8' })
    expect(assemble({ groups: [{ ...made, rules: [typed] }], lists: [] }).rules[0]?.peer.kind).toBe('cidr')
  })

  it('a row that cannot be read comes back from a link as it was typed, in its place', () => {
    const rules = [row({ id: 'sgr-1' }), row({ id: 'sgr-2', ports: 'ssh' }), row({ id: 'sgr-3', peer: 'office' })]
    const [document] = documentsOf(setup(...rules))
    const [made] = setupOf(assemble(setup(...rules)).ruleSet).groups
    if (!made) throw new Error('a group is there')
    expect(withUnread(made, document).rules.map(({ id, ports, peer }) => [id, ports, peer])).toEqual(
      rules.map(({ id, ports, peer }) => [id, ports, peer]),
    )
  })
})

describe('the verdict over rows that cannot be read', () => {
  const readable = fc.record({
    ports: fc.constantFrom('22/22', '80/80', '1/65535'),
    peer: fc.constantFrom('0.0.0.0/0', '10.0.0.0/8'),
    action: fc.constantFrom('accept' as const, 'drop' as const),
    priority: fc.constantFrom('1', '2', '3'),
  })
  const fields = fc.constantFrom('ports' as const, 'peer' as const, 'priority' as const)
  const possible = {
    ports: ['22/22', '80/80', '1/65535'],
    peer: ['0.0.0.0/0', '10.0.0.0/8'],
    priority: ['1', '2', '3'],
  }

  it('is definite only if nothing that the row may come to say would turn it', () => {
    fc.assert(
      fc.property(fc.array(readable, { maxLength: 4 }), readable, fields, (others, bad, field) => {
        const rules = others.map((each) => row(each))
        const broken = row({ ...bad, [field]: 'nonsense' })
        const judged = judgeForPage(assemble(setup(...rules, broken)), packet(), options)
        const verdicts = [null, ...possible[field]].map((value) => {
          const all = value === null ? rules : [...rules, row({ ...bad, [field]: value })]
          return decide(assemble(setup(...all)).ruleSet, packet()).verdict
        })
        expect(judged?.decision.verdict === 'depends').toBe(new Set(verdicts).size > 1)
      }),
    )
  })

  it('draws what is not known as it was written, never as every address', () => {
    const tf = `resource "alicloud_security_group" "web" { vpc_id = "vpc-1" }
resource "alicloud_security_group_rule" "ssh" {
  security_group_id = alicloud_security_group.web.id
  type        = "ingress"
  ip_protocol = "tcp"
  port_range  = var.port
  cidr_ip     = data.http.office.body
}`
    const judged = judgeForPage(assemble(setupOf(read(tf).ruleSet)), packet(), options)
    if (!judged) throw new Error('The paste has a group')
    expect(judged.decision.verdict).toBe('depends')
    const { decision, standIns } = judged
    const { items } = roadOf([{ name: 'web', decision, packet: packet(), ruleSet: read(tf).ruleSet, unread: standIns }])
    expect(items.flatMap((item) => (item.kind === 'board' ? [item.unread] : []))).toEqual([
      { ports: 'var.port', peer: 'data.http.office.body' },
    ])
  })

  it('is never definite where rules were lost before they became rows', () => {
    const judged = judgeForPage(assemble(setup(row({ ports: '22/22' }))), packet(), { ...options, lost: 1 })
    expect(judged?.decision.verdict).toBe('depends')
    expect(judged?.certain.verdict).toBe('accept')
  })
})

describe('the table', () => {
  const rows = assemble(
    setup(
      row({ id: 'sgr-1', priority: '20', action: 'drop', ports: '22/22' }),
      row({ id: 'sgr-2', priority: '20', ports: '8000/8100', peer: '10.20.0.0/16' }),
      row({ id: 'sgr-3', priority: '3', direction: 'egress' }),
      row({ id: 'sgr-4', priority: '5', peer: 'office' }),
    ),
  ).rows
  const found = (text: string) => rows.filter(keeps({ ...unfiltered, text }, () => false)).map(({ row: { id } }) => id)

  it('stands in the order of decision: inbound first, deny before allow', () => {
    expect(inOrder(rows).map(({ at, order }) => `${order} ${at.row.id}`)).toEqual([
      '1 sgr-4',
      '2 sgr-1',
      '3 sgr-2',
      '1 sgr-3',
    ])
  })

  it.each([
    ['8080', ['sgr-2']],
    ['10.20.7.9', ['sgr-1', 'sgr-2', 'sgr-3']],
    ['office', ['sgr-4']],
    ['sgr-3', ['sgr-3']],
    ['nothing of the kind', []],
  ])('%j is found', (text, ids) => {
    expect(found(text)).toEqual(ids)
  })

  it.each([
    ['22-99999', ['22/65535', '22/22']],
    ['90-80', ['80/90', '90/90']],
    ['0', ['1/1']],
    ['ssh', []],
    ['', []],
  ])('%j may have been meant as one of these', (ports, repairs) => {
    expect(repairsOf(row({ ports }), 'ports')).toEqual(repairs)
  })
})

describe('findings', () => {
  it('stand together by the rule that covers them, those that repeat the default last', () => {
    const by = (rule: string) => ({ kind: 'rule' as const, group: 'sg-a', rule })
    const explained = (rule: string) => ({
      blockers: [{ by: by(rule), action: 'accept' as const, size: 1n }],
      opposite: null,
      otherwise: 0,
      sameGroup: true,
      packet: null,
      raise: null,
    })
    const finding = (rule: number, why: 'covered' | 'repeats-default') => ({ rule, why, twins: [] })
    const groups = groupFindings(
      [finding(0, 'repeats-default'), finding(1, 'covered'), finding(2, 'covered'), finding(3, 'covered')],
      new Map([
        [1, explained('sgr-x')],
        [2, explained('sgr-y')],
        [3, explained('sgr-y')],
      ]),
    )
    expect(groups.map((each) => [each.by?.rule, each.findings.length])).toEqual([
      ['sgr-y', 2],
      ['sgr-x', 1],
      [undefined, 1],
    ])
  })
})

describe('a rule of which an equal action covers but a sliver', () => {
  const group = (id: string, Permission: object[]) => ({
    SecurityGroupId: id,
    VpcId: 'vpc-a',
    SecurityGroupType: 'normal',
    InnerAccessPolicy: 'Drop',
    Permissions: { Permission },
  })
  const rule = (id: string, source: string, Policy: string, Priority: number) => ({
    SecurityGroupRuleId: id,
    Direction: 'ingress',
    IpProtocol: 'TCP',
    PortRange: '22/22',
    Policy,
    Priority,
    NicType: 'intranet',
    SourceCidrIp: source,
  })
  const { ruleSet } = read(
    JSON.stringify(
      group('sg-a', [
        rule('sgr-sliver', '10.0.0.0/24', 'Accept', 1),
        rule('sgr-deny', '10.0.0.0/8', 'Drop', 2),
        rule('sgr-hidden', '10.0.0.0/16', 'Accept', 3),
        rule('sgr-inner', '10.0.0.0/25', 'Accept', 4),
      ]),
    ),
  )

  it('is not said to be covered: it stands with who decides most, and what share', () => {
    const { redundant } = answer({ kind: 'findings', question: ruleSet }, () => {})
    const rules = redundant.map((each) => each.rule)
    const explanations = answer({ kind: 'explanations', question: { set: ruleSet, rules } }, () => {})
    const groups = groupFindings(redundant, explanations)
    expect(groups.map(({ why, by, findings }) => [why, by?.rule, findings.map((each) => each.rule)])).toEqual([
      ['split', 'sgr-deny', [2]],
      ['covered', 'sgr-sliver', [3]],
    ])
    expect(explanations.get(2)?.otherwise).toBeCloseTo(255 / 256, 3)
    // Before it is worked out nothing is said of the action.
    expect(groupFindings(redundant, undefined).map(({ explained }) => explained)).toEqual([false])
  })
})

describe('a rule that drops behind one that lets in what it names', () => {
  const rules = (...list: object[]) => {
    const fields = { Direction: 'ingress', IpProtocol: 'TCP', PortRange: '22/22', NicType: 'intranet' }
    const text = { SecurityGroupId: 'sg-a', VpcId: 'vpc-a', SecurityGroupType: 'normal', InnerAccessPolicy: 'Accept' }
    const Permission = list.map((each, at) => ({ SecurityGroupRuleId: `sgr-${at}`, ...fields, ...each }))
    return read(JSON.stringify({ ...text, Permissions: { Permission } })).ruleSet
  }
  const everyone = { SourceCidrIp: '0.0.0.0/0', Policy: 'Accept', Priority: 1 }
  const blocked = { SourceCidrIp: '203.0.113.0/24', Policy: 'Drop', Priority: 2 }
  const private_ = { SourceCidrIp: '10.0.0.0/8', Policy: 'Accept', Priority: 5 }

  it('stands first as a block that does not work, is not counted among what can go, and says where it would work', () => {
    const question = rules(everyone, private_, blocked)
    const found = answer({ kind: 'findings', question }, () => {})
    const explanations = answer({ kind: 'explanations', question: { set: question, rules: [1, 2] } }, () => {})
    expect(groupFindings(found.redundant, explanations).map(({ why, by }) => [why, by?.rule])).toEqual([
      ['blocks-nothing', 'sgr-0'],
      ['covered', 'sgr-0'],
    ])
    expect(removableOf(found)).toBe(1)
    expect(explanations.get(2)?.raise).toBe(1)
  })

  it.each([
    ['one that denies all that the other allows: which is meant is not known', { SourceCidrIp: '0.0.0.0/0' }],
    ['one of the other direction', { Direction: 'egress', SourceCidrIp: '', DestCidrIp: '203.0.113.0/24' }],
  ])('no priority is proposed for %s', (_, fields) => {
    const question = rules(everyone, { ...blocked, ...fields })
    const explanations = answer({ kind: 'explanations', question: { set: question, rules: [1] } }, () => {})
    expect(explanations.get(1)?.raise).toBeNull()
  })
})

describe('the region of a text', () => {
  it.each([
    ['{"RegionId": "ap-northeast-1"}', 'ap-northeast-1'],
    ["aliyun ecs AuthorizeSecurityGroup --RegionId 'cn-hangzhou'", 'cn-hangzhou'],
    ['{"RegionId":"ap-northeast-1"} {"RegionId":"cn-hangzhou"}', ''],
    ['{"RegionId":"x;rm"}', ''],
    ['', ''],
  ])('%j', (text, region) => {
    expect(regionIn(text)).toBe(region)
  })
})
