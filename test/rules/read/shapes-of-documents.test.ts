import { describe, expect, it } from 'vitest'
import { read, readDocuments } from '@/lib/rules'
import { group, request, rule } from './documents'

const document = group([rule])
const flat = JSON.stringify(document)

/** How an SDK in another language spells the same names. */
function respelt(text: string, spell: (name: string) => string): string {
  return text.replace(/"([A-Z]\w+)":/g, (_, name) => `"${spell(name)}":`)
}

function codes(text: string) {
  return read(text).warnings.map(({ code }) => code)
}

describe('one group, in any shape', () => {
  it.each([
    ['flat, as the CLI prints it', flat],
    ['in the envelope of an SDK', `{"headers":{},"statusCode":200,"body":${flat}}`],
    ['in an array', `[${flat}]`],
    ['in an envelope in an array', `[{"body":${flat}}]`],
    [
      'after a prompt in brackets',
      `[root@web-1 ~]# aliyun ecs DescribeSecurityGroupAttribute\n${flat}\n[root@web-1 ~]# `,
    ],
    ['after a prompt with a variable', `$ aliyun ecs Describe… --RegionId \${REGION}\n${flat}\n$ exit`],
    ['after a time in brackets', `[2026-11-25 10:00:00] ${flat}`],
    ['with comments', flat.replace('{', '{ // the group {\n /* all of it " */')],
    ['with a comment before it', `// the group [1]\n${flat}`],
    ['with the spaces of a web page', flat.replaceAll(':{', ':\u00a0{').replaceAll(',', ',\u3000')],
    [
      'with a byte order mark and Windows line ends',
      `\ufeff${JSON.stringify(document, null, 2).replaceAll('\n', '\r\n')}`,
    ],
    ['1b with lower-camel names', respelt(flat, (name) => name.charAt(0).toLowerCase() + name.slice(1))],
    [
      'with the names of a table',
      respelt(flat, (name) => name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase()),
    ],
    [
      '5 as rows of Steampipe',
      JSON.stringify({
        rows: [
          {
            security_group_id: 'sg-1',
            vpc_id: 'vpc-1',
            type: 'normal',
            inner_access_policy: 'accept',
            permissions: [rule],
          },
        ],
      }),
    ],
    [
      '1a with the newer members',
      JSON.stringify({
        ...document,
        RequestId: 'x',
        RegionId: 'r',
        NextToken: '',
        SnapshotPolicyIds: { SnapshotPolicyId: [] },
      }),
    ],
  ])('%s', (_, text) => {
    const { ruleSet, warnings, counts } = read(text)
    expect(ruleSet.groups).toMatchObject([{ id: 'sg-1', type: 'basic', innerAccess: 'accept', rules: [{ id: '0' }] }])
    expect(warnings.map(({ code }) => code).filter((code) => code !== 'json-note')).toEqual(['one-direction'])
    expect(counts).toMatchObject({ documents: 1, groups: 1, rules: 1 })
  })

  it('3 a console export may be the list of rules alone', () => {
    const { ruleSet } = read(JSON.stringify([rule, { ...rule, PortRange: '443/443' }]))
    expect(ruleSet.groups).toMatchObject([{ id: 'sg-pasted', rules: [{ id: '0' }, { id: '1' }] }])
    expect(read(JSON.stringify({ Permission: [rule] })).counts).toMatchObject({ groups: 1, rules: 1 })
  })
  it('P-3 P-6 InnerAccessPolicy in any case; no VpcId marks the classic network', () => {
    const { ruleSet, warnings } = readDocuments([group([rule], { InnerAccessPolicy: 'drop', VpcId: '' })])
    expect(ruleSet.groups[0]?.innerAccess).toBe('drop')
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'no-vpc', place: { document: 0, path: 'VpcId' } }))
  })
  it('P-5 G-15 a response does not say the type: basic is assumed, and said', () => {
    const { SecurityGroupType: _, ...silent } = document
    const { ruleSet, warnings } = readDocuments([silent])
    expect(ruleSet.groups[0]).toMatchObject({ type: 'basic', typeKnown: false })
    expect(warnings.map(({ code }) => code)).toContain('type-assumed')
  })
})

describe('several documents', () => {
  const other = JSON.stringify({ ...document, SecurityGroupId: 'sg-2' })
  it.each([
    ['one a line', `${flat}\n${other}`],
    ['one after another', `${flat}${other}`],
    ['with commas between', `${flat},\n${other},`],
  ])('1c %s', (_, text) => {
    expect(read(text).ruleSet.groups.map(({ id }) => id)).toEqual(['sg-1', 'sg-2'])
  })
  it('1c in an array: places say which one is meant', () => {
    const wrong = group([rule, { ...rule, Policy: 'Allow' }], { SecurityGroupId: 'sg-2' })
    const { warnings } = read(JSON.stringify([document, { statusCode: 200, body: wrong }]))
    expect(warnings.find(({ code }) => code === 'policy')).toMatchObject({
      subject: '1',
      place: { document: 0, path: '[1].body.Permissions.Permission[1].Policy' },
      params: { field: 'Policy', found: 'Allow' },
    })
  })
})

describe('1d rules in request shape', () => {
  const body = { RegionId: 'r', SecurityGroupId: 'sg-1', Permissions: [request(rule)] }

  it.each([
    ['the body of a request', JSON.stringify(body), 'sg-1'],
    ['the array alone', JSON.stringify(body.Permissions), 'sg-pasted'],
    ['one rule', JSON.stringify(body.Permissions[0]), 'sg-pasted'],
    [
      'the sample of the documentation: comments, and no braces around',
      `"RegionId":"r", //region\n"Permissions":[\n { "SourceCidrIp":"10.0.0.0/8", //源端 "IPv4" {}\n "PortRange":"22/22", "IpProtocol":"TCP", "Policy":"Accept" } ]`,
      'sg-pasted',
    ],
  ])('%s: F-17 a source alone makes the rule an inbound one', (_, text, id) => {
    const told = read(text)
    expect(told.ruleSet.groups).toMatchObject([{ id, rules: [{ direction: 'ingress' }] }])
    expect(told.warnings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
  it.each([
    ['a rule with both ends asks for the direction, and takes it', { ...request(rule), DestCidrIp: '10.0.0.1' }],
  ])('%s', (_, both) => {
    const asked = readDocuments([[both]])
    expect(asked.counts.rules).toBe(0)
    expect(asked.warnings).toContainEqual(expect.objectContaining({ code: 'ask-direction', severity: 'error' }))
    const told = readDocuments([[both]], { direction: 'ingress' })
    expect(told.ruleSet.groups).toMatchObject([{ rules: [{ direction: 'ingress' }] }])
  })
  it('the other direction is noticed: the rule has no destination', () => {
    expect(read(JSON.stringify(body), { direction: 'egress' }).warnings.map(({ code }) => code)).toContain('no-peer')
  })
  it('a rule that says its direction keeps it', () => {
    const egress = { ...rule, Direction: 'egress', SourceCidrIp: '', DestCidrIp: '10.0.0.0/8' }
    const { ruleSet } = read(JSON.stringify([egress, request(rule)]), { direction: 'ingress' })
    expect(ruleSet.groups[0]?.rules.map(({ direction }) => direction)).toEqual(['egress', 'ingress'])
  })
  it('F-19 more than 100 rules are more than one request takes', () => {
    const many = Array.from({ length: 101 }, () => request(rule))
    expect(readDocuments([{ Permissions: many }], { direction: 'ingress' }).warnings).toContainEqual(
      expect.objectContaining({ code: 'too-many-per-request', params: { limit: 100, found: 101 } }),
    )
  })
})

describe('5 a template of Resource Orchestration Service', () => {
  const template = {
    ROSTemplateFormatVersion: '2015-09-01',
    Resources: {
      Web: {
        Type: 'ALIYUN::ECS::SecurityGroup',
        Properties: { SecurityGroupName: 'web', VpcId: 'vpc-1', SecurityGroupIngress: [request(rule)] },
      },
      More: {
        Type: 'ALIYUN::ECS::SecurityGroupIngresses',
        Properties: { SecurityGroupId: { Ref: 'Web' }, Permissions: [{ ...request(rule), PortRange: '443/443' }] },
      },
      Out: {
        Type: 'ALIYUN::ECS::SecurityGroupEgress',
        Properties: {
          SecurityGroupId: { 'Fn::GetAtt': ['Web', 'SecurityGroupId'] },
          IpProtocol: 'all',
          PortRange: '-1/-1',
          DestCidrIp: '0.0.0.0/0',
        },
      },
      Late: {
        Type: 'ALIYUN::ECS::SecurityGroupIngress',
        Properties: { SecurityGroupId: { Ref: 'Web' }, ...request(rule), SourceCidrIp: { Ref: 'Office' } },
      },
    },
  }
  it('is read with its references, and a rule whose value a parameter gives is named', () => {
    const { ruleSet, warnings, recognised } = readDocuments([template])
    expect(ruleSet.groups).toMatchObject([{ id: 'Web', name: 'web', type: 'basic' }])
    expect(ruleSet.groups[0]?.rules.map(({ direction, ports }) => [direction, ports])).toEqual([
      ['ingress', { kind: 'range', start: 80, end: 80 }],
      ['ingress', { kind: 'range', start: 443, end: 443 }],
      ['egress', { kind: 'any' }],
    ])
    expect(recognised).toEqual([{ document: 0, kind: 'template', read: 3, skipped: 1 }])
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'known-after-apply',
        place: { document: 0, path: 'Resources.Late.Properties.SourceCidrIp' },
      }),
    )
  })
})

describe('what is no document is said to be none', () => {
  it.each([
    ['prose', 'port 80 does not answer', 'no-json'],
    ['a bracket in prose', 'see [the manual] and ask', 'no-json'],
    ['XML', '<DescribeSecurityGroupAttributeResponse></DescribeSecurityGroupAttributeResponse>', 'xml'],
    ['CSV', 'protocol,port,source\ntcp,80,0.0.0.0/0\n', 'csv'],
    ['another document', '{"Instances":{"Instance":[]}}', 'unknown-document'],
    ['an array of numbers', '[[1,2]]', 'unknown-document'],
    ['names in single quotes alone', "{'SecurityGroupId': 1;}", 'json-syntax'],
    ['a response without rules', '{"SecurityGroupId":"sg-1","VpcId":"v"}', 'no-permissions'],
    ['an empty paste', ' \n', undefined],
  ])('%s', (_, text, code) => {
    const { ruleSet, warnings } = read(text)
    expect(ruleSet.groups.flatMap(({ rules }) => rules)).toEqual([])
    expect(warnings.find(({ severity }) => severity === 'error')?.code).toBe(code)
  })
  it.each([
    ['the end', flat.slice(0, -30), 'json-syntax'],
    ['the beginning', flat.slice(30), 'cut-off'],
  ])('a paste that lacks %s is cut off', (_, text, code) => {
    expect(codes(text)).toContain(code)
  })
  it('a name that stands twice is reported, since only the last can be read', () => {
    const twice = flat.replace('"SourceCidrIp":', '"SourceCidrIp":"10.0.0.0/8","SourceCidrIp":')
    expect(read(twice).warnings).toContainEqual(
      expect.objectContaining({
        code: 'repeated-name',
        severity: 'error',
        params: expect.objectContaining({ field: 'SourceCidrIp' }),
      }),
    )
  })
  const rules = (ends: string) =>
    `[{"Direction":"ingress","IpProtocol":"TCP","PortRange":"22/22","SourceCidrIp":"0.0.0.0/0","Priority":1,${ends}}]`
  it.each<readonly [string, (ends: string) => string]>([
    ['plainly', (ends) => `{"SecurityGroupId":"sg-1","Permissions":{"Permission":${rules(ends)}}}`],
    [
      'as a text in its field',
      (ends) => JSON.stringify({ SecurityGroupId: 'sg-1', Permissions: `{"Permission":${rules(ends)}}` }),
    ],
    ['as a list in a text', (ends) => JSON.stringify({ id: 'sg-1', ingress_rules: rules(ends) })],
    [
      'as a document in a text',
      (ends) =>
        JSON.stringify({ item: { body: `{"SecurityGroupId":"sg-1","Permissions":{"Permission":${rules(ends)}}}` } }),
    ],
    [
      'as a document in a text of a document in a text',
      (ends) => {
        const inner = JSON.stringify({ SecurityGroupId: 'sg-1', Permissions: rules(ends) })
        return JSON.stringify({ item: { body: inner } })
      },
    ],
    [
      'in a command',
      (ends) => `aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-1 --Permissions '${rules(ends)}'`,
    ],
    [
      'in a command of PowerShell',
      (ends) =>
        `aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-1 --Permissions '${rules(ends).replaceAll('"', '\\"')}'`,
    ],
  ])('a name that stands twice is reported wherever its rules stand: %s (review 16)', (_, written) => {
    const once = read(written('"Policy":"Accept"'))
    expect(once.ruleSet.groups.flatMap((group) => group.rules.map(({ action }) => action))).toEqual(['accept'])
    expect(codes(written('"Policy":"Accept"'))).not.toContain('repeated-name')
    const told = read(written('"Policy":"Drop","Policy":"Accept"')).warnings.filter(
      ({ code }) => code === 'repeated-name',
    )
    expect(told).toMatchObject([{ severity: 'error', params: { field: 'Policy' } }])
  })
  it('a syntax error is placed by line and column', () => {
    const { warnings } = read('{\n  "SecurityGroupId": "sg-1",\n  "Permissions": { "Permission": [ } }\n')
    expect(warnings[0]).toMatchObject({ code: 'json-syntax', params: { line: 3, column: 36 } })
  })
})
