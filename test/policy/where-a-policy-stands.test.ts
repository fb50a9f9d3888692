import { describe, expect, it } from 'vitest'
import {
  actionsOfSecurityGroups,
  decidePolicy,
  gatherTemplate,
  isPolicyYaml,
  readPolicy,
  readPolicyWith,
  readRefusal,
} from '@/lib/policy'
import { isOnAllOnly, neverHolds, onAllResources } from '@/lib/policy/lint'
import { isTerraformText } from '@/lib/policy/read/terraform-text'
import { isPlanText } from '@/lib/text'
import { readYaml } from '@/lib/text/yaml'

const dollar = (name: string) => '$'.concat(`{${name}}`)
const document = (Effect = 'Deny') => ({ Version: '1', Statement: [{ Effect, Action: 'ecs:*', Resource: '*' }] })
const good = JSON.stringify(document())
/** A document with one fault, whose place tells where the document was found. */
const bad = JSON.stringify(document('deny'))
const deny = { found: '"deny"' }

/** What was read, in short: shape, name and effects of each policy; or faults with their places. */
function told(given: unknown) {
  const reading = readPolicy(given, { yaml: readYaml })
  if (reading.ok && reading.problems.length === 0) {
    return reading.policies.map(({ shape, name, statements }) => [
      shape,
      name,
      ...statements.map(({ effect }) => effect),
    ])
  }
  return reading.problems.map(({ code, params, place: { path, within, line, column } }) => [
    code,
    params,
    within === null ? path : `${within} | ${path}`,
    ...(line === null ? [] : [`${line}:${column}`]),
  ])
}

const policy = 'alicloud_ram_policy'
const attachment = 'alicloud_ram_user_policy_attachment'
const data = 'alicloud_ram_policy_document'
const modules = (resources: object[], child_modules: object[] = []) => ({ root_module: { resources, child_modules } })
const changes = (...after: [type: string, values: object][]) => ({
  resource_changes: after.map(([type, values]) => ({ type, change: { after: values } })),
})
const planned = 'resource_changes[0].change.after'
const statement = { effect: 'Allow', action: ['ecs:*'], resource: ['*'] }

describe('policy 3: what Terraform prints as JSON', () => {
  it.each<[string, unknown, unknown]>([
    [
      'a plan, in modules of modules',
      {
        planned_values: modules(
          [{ type: policy, values: { policy_document: good } }],
          [{}, { resources: [{}, { type: policy, values: { policy_name: 'n', name: 'b', document: bad } }] }],
        ),
      },
      [
        [
          'unknown-effect',
          deny,
          'planned_values.root_module.child_modules[1].resources[1].values.document | Statement[0].Effect',
          '1:39',
        ],
      ],
    ],
    [
      'the argument of older providers where the current one is empty',
      {
        values: modules([
          { type: policy, values: { policy_name: 'a', policy_document: null, document: good } },
          { type: policy, values: { name: 'b', policy_document: '', document: good } },
          { type: policy, values: { policy_document: good, document: bad } },
        ]),
      },
      [
        ['terraform-json', 'a', 'Deny'],
        ['terraform-json', 'b', 'Deny'],
        ['terraform-json', null, 'Deny'],
      ],
    ],
    [
      'a state, each instance',
      {
        resources: [
          {},
          { type: policy, instances: [{ attributes: { document: good } }, { attributes: { document: bad } }] },
        ],
      },
      [['unknown-effect', deny, 'resources[1].instances[1].attributes.document | Statement[0].Effect', '1:39']],
    ],
    ['resources of something else', { resources: [{ type: policy }] }, [['no-policy', {}, '']]],
    [
      'system policies that are attached',
      changes(
        [attachment, { policy_name: 'AliyunECSReadOnlyAccess', policy_type: 'System' }],
        [attachment, { policy_name: 'ops', policy_type: 'Custom' }],
        [attachment, { policy_type: 'System' }],
      ),
      [['system', 'AliyunECSReadOnlyAccess', 'Allow', 'Allow']],
    ],
    [
      'a policy of the account that is attached',
      changes([attachment, { policy_name: 'ops', policy_type: 'Custom' }]),
      [['no-policy', {}, '']],
    ],
    [
      'a system policy that is not kept here',
      changes([attachment, { policy_name: 'Ops', policy_type: 'System' }]),
      [['unknown-system', { found: 'Ops' }, planned]],
    ],
    [
      'a document that the plan does not know yet',
      changes([policy, { policy_name: 'x' }], [policy, {}]),
      [
        ['elsewhere', { found: 'x' }, planned],
        ['elsewhere', { found: policy }, 'resource_changes[1].change.after'],
      ],
    ],
    [
      'statement blocks',
      changes([
        data,
        {
          version: '1',
          name: 'd',
          statement: [
            { ...statement, condition: [{ operator: 'StringEquals', variable: 'acs:Service', values: ['x'] }] },
          ],
        },
      ]),
      [['terraform-json', 'd', 'Allow']],
    ],
    [
      'statement blocks without a version',
      changes([data, { version: null, statement: [statement] }]),
      [['terraform-json', null, 'Allow']],
    ],
    [
      'a statement block with faults',
      changes([
        data,
        { version: '2', statement: [{ ...statement, effect: 'allow', condition: [{ variable: 'k', values: ['x'] }] }] },
      ]),
      [
        ['bad-version', { found: '"2"' }, `${planned}.Version`],
        ['unknown-effect', { found: '"allow"' }, `${planned}.Statement[0].Effect`],
        ['operator', { found: '' }, `${planned}.Statement[0].Condition.`],
      ],
    ],
    [
      'a version that is a number',
      changes([data, { version: 1, statement: [statement] }]),
      [['version-number', {}, `${planned}.Version`]],
    ],
    [
      'a policy of the account with the name of one of Alibaba Cloud',
      changes([policy, { policy_name: 'AliyunECSReadOnlyAccess', policy_type: 'System', policy_document: document() }]),
      [['terraform-json', 'AliyunECSReadOnlyAccess', 'Deny']],
    ],
    ['values that are none', { resource_changes: [{ type: policy, change: { after: 'x' } }] }, [['no-policy', {}, '']]],
    [
      'an expression with something behind it',
      { resource: { [policy]: { p: { policy_document: `${dollar('jsonencode({})')}x` } } } },
      [['elsewhere', { found: `${dollar('jsonencode({})')}x` }, `resource.${policy}.p.policy_document`]],
    ],
    ['no statement blocks', changes([data, { statement: [] }]), [['elsewhere', { found: data }, planned]]],
    [
      'a condition without values, and arguments without a value',
      changes([
        data,
        { statement: [{ ...statement, not_action: null, condition: [{ operator: 'Bool', variable: 'k' }] }] },
      ]),
      [['terraform-json', null, 'Allow']],
    ],
    [
      'a text that only holds an expression',
      { resource: { [policy]: { p: { policy_document: `x ${dollar(`jsonencode(${good})`)}` } } } },
      [['no-policy', {}, `resource.${policy}.p.policy_document`]],
    ],
    ['no list of statements', changes([data, { statement: 'x' }]), [['elsewhere', { found: data }, planned]]],
    [
      'configuration as JSON',
      { resource: { [policy]: { p: { policy_document: bad }, q: { policy_document: dollar('var.x') } }, x: 1 } },
      [
        ['unknown-effect', deny, `resource.${policy}.p.policy_document | Statement[0].Effect`, '1:39'],
        ['elsewhere', { found: dollar('var.x') }, `resource.${policy}.q.policy_document`],
      ],
    ],
    [
      'configuration as JSON that encodes its document, with blanks',
      { resource: { [policy]: { p: { policy_document: dollar(` jsonencode(${good}) `) } } } },
      [['terraform', null, 'Deny']],
    ],
  ])('%s', (_, given, expected) => {
    expect(told(given)).toEqual(expected)
  })
})

describe('policy 3: files of Terraform', () => {
  const block = (type: string, body: string, kind = 'resource', name = ' "p"') =>
    `${kind} "${type}"${name} {\n${body}\n}\n`
  const own = '  statement {\n    effect = "Deny"\n    action = ["ecs:*"]\n    resource = ["*"]\n  }'
  it.each<[string, string, unknown]>([
    [
      'a block without statements',
      block(data, '', 'data'),
      [['elsewhere', { found: `${data}.p` }, `${data}.p`, '1:1']],
    ],
    [
      'statements that are worked out, beside written ones',
      block(data, `${own}\n  dynamic "statement" {\n    for_each = x\n  }`, 'data'),
      [['elsewhere', { found: `${data}.p` }, `${data}.p`, '7:3']],
    ],
    [
      'something else that is worked out',
      block(data, `${own}\n  dynamic "x" {\n    for_each = x\n  }`, 'data'),
      [['terraform', null, 'Deny']],
    ],
    [
      'a reference',
      block(policy, '  policy_name = "n"\n  policy_document = var.policy'),
      [['elsewhere', { found: 'var.policy' }, `${policy}.p.policy_document`, '3:21']],
    ],
    [
      'a reference to a block of another type that has the name',
      block(policy, `  policy_document = data.${data}.d.json`) + block('alicloud_ram_users', '', 'data', ' "d"'),
      [['elsewhere', { found: `data.${data}.d.json` }, `${policy}.p.policy_document`, '2:21']],
    ],
    [
      'names, of the current argument first, and a block without one',
      block(policy, `  policy_name = "n"\n  name = "m"\n  policy_document = jsonencode(${good})`) +
        block(policy, `  name = "m"\n  document = jsonencode(${good})`) +
        block(policy, `  document = jsonencode(${good})`, 'resource', ''),
      [
        ['terraform', 'n', 'Deny'],
        ['terraform', 'm', 'Deny'],
        ['terraform', null, 'Deny'],
      ],
    ],
    [
      'a fault in a block without a name',
      block(policy, `  document = jsonencode(${bad})`, 'resource', ''),
      [['unknown-effect', deny, `${policy}..document.Statement[0].Effect`, '2:63']],
    ],
    [
      'a system policy that is not kept here',
      block(attachment, '  policy_name = "Ops"\n  policy_type = "System"'),
      [['unknown-system', { found: 'Ops' }, `${attachment}.p`, '2:17']],
    ],
    [
      'something else that is called statement',
      block(data, `${own}\n  other "statement" {\n  }`, 'data'),
      [['terraform', null, 'Deny']],
    ],
    [
      'who may take a role',
      block('alicloud_ram_role', '  document = jsonencode({ Version = "1", Statement = [{ Principal = {} }] })'),
      [
        ['trust', {}, 'alicloud_ram_role.p.document', '2:25'],
        ['only-trust', {}, ''],
      ],
    ],
    [
      'no name, and one that is a number',
      block(attachment, '  policy_type = "System"') + block(attachment, '  policy_name = 1\n  policy_type = "System"'),
      [['no-policy', {}, '', '1:1']],
    ],
    [
      'a name that is worked out',
      block(attachment, '  policy_name = var.x\n  policy_type = "System"'),
      [['no-policy', {}, '', '1:1']],
    ],
    [
      'a reference to another block of the type',
      block(policy, `  policy_document = data.${data}.d.json`) + block(data, own, 'data', ' "e"'),
      [['elsewhere', { found: `data.${data}.d.json` }, `${policy}.p.policy_document`, '2:21']],
    ],
    [
      'a resource that only looks like an attachment',
      block('alicloud_other', '  policy_name = "AliyunECSReadOnlyAccess"\n  policy_type = "System"'),
      [['no-policy', {}, '', '1:1']],
    ],
    ['a call behind blanks', `\n  jsonencode(${good})`, [['terraform', null, 'Deny']]],
    [
      'blocks that are indented',
      `  ${block(policy, `  document = jsonencode(${good})`)}`,
      [['terraform', null, 'Deny']],
    ],
  ])('%s', (_, given, expected) => {
    expect(told(given)).toEqual(expected)
  })
})

describe('policy 3: templates of ROS, part by part', () => {
  const template = (resources: Record<string, [type: string, properties: unknown]>, more = {}) => ({
    ...more,
    Resources: Object.fromEntries(
      Object.entries(resources).map(([name, [type, Properties]]) => [name, { Type: `ALIYUN::${type}`, Properties }]),
    ),
  })
  it.each<[string, unknown, unknown]>([
    [
      'names of policies, or else of resources; other resources are none',
      template({
        P: ['RAM::ManagedPolicy', { PolicyName: 'n', PolicyDocumentUnchecked: document() }],
        Q: ['ResourceManager::Policy', { PolicyDocument: document('Allow') }],
        R: ['ECS::Instance', { PolicyDocument: document('deny') }],
        S: ['RAM::User', 1],
      }),
      [
        ['ros', 'n', 'Deny'],
        ['ros', 'Q', 'Allow'],
      ],
    ],
    [
      'policies inside a role, and system policies that are not kept here',
      template({
        P: [
          'RAM::Role',
          {
            Policies: [{ PolicyName: 'in', PolicyDocument: document('deny') }, 'x'],
            PolicyAttachments: { System: ['Ops', 1] },
          },
        ],
      }),
      [
        ['unknown-effect', deny, 'Resources.P.Properties.Policies[0].PolicyDocument.Statement[0].Effect'],
        ['unknown-system', { found: 'Ops' }, 'Resources.P.Properties.PolicyAttachments.System'],
      ],
    ],
    [
      'system policies that are attached',
      template({
        P: ['RAM::AttachPolicyToUser', { PolicyName: 'AliyunECSReadOnlyAccess', PolicyType: 'System' }],
        Q: ['RAM::AttachPolicyToUser', { PolicyName: 'ops', PolicyType: 'Custom' }],
      }),
      [['system', 'AliyunECSReadOnlyAccess', 'Allow', 'Allow']],
    ],
    ['resources that are none', { ROSTemplateFormatVersion: 'x', Resources: 'y' }, [['no-policy', {}, '']]],
    ['no resources', { ROSTemplateFormatVersion: 'x' }, [['no-policy', {}, '']]],
    ['a document beside them', { ROSTemplateFormatVersion: 'x', PolicyDocument: document() }, [['no-policy', {}, '']]],
  ])('%s', (_, given, expected) => {
    expect(told(given)).toEqual(expected)
  })

  it('functions that can be worked out, and those that cannot', () => {
    const resources = (Resource: unknown[], more = {}) => {
      const Statement = [{ Effect: 'Deny', Action: 'ecs:*', Resource }]
      const given = template({ P: ['RAM::ManagedPolicy', { PolicyDocument: { Version: '1', Statement } }] }, more)
      const reading = readPolicy(given)
      return reading.ok && reading.policies[0]?.statements[0]?.resource.patterns.map(({ text }) => text)
    }
    const functions = [
      { 'Fn::Join': [':', ['acs', 'ecs']] },
      { 'Fn::Join': [1, ['acs:', 'x']] },
      { 'Fn::Join': [{ Ref: 'X' }] },
      { 'Fn::Join': [':', ['acs', 1]] },
      { 'Fn::Join': ':' },
      { 'Fn::Join': [':', 'x'] },
      { 'Fn::GetAtt': ['a', ['b']] },
      { 'Fn::Sub': [`acs:${dollar('X')}`, {}] },
      { 'Fn::Sub': 1 },
      { Ref: 1 },
    ]
    const unknown = (name: string, times: number) => Array.from({ length: times }, () => dollar(name))
    expect(resources(functions)).toEqual([
      'acs:ecs',
      'acs:x',
      dollar('Fn::Join'),
      'acs:1',
      ...unknown('Fn::Join', 2),
      dollar('Fn::GetAtt'),
      `acs:${dollar('X')}`,
      dollar('Fn::Sub'),
      dollar('Ref'),
    ])
    const Parameters = { A: { Default: '' }, B: { Default: null }, C: { Default: 'c' }, D: { Default: 1 }, E: {} }
    const references = ['A', 'B', 'C', 'D', 'E'].map((Ref) => ({ Ref }))
    expect(resources(references, { Parameters })).toEqual([dollar('A'), dollar('B'), 'c', '1', dollar('E')])
  })

  it('a text that was worked out has no places inside', () => {
    const text = JSON.stringify(
      template(
        {
          P: [
            'RAM::ManagedPolicy',
            { PolicyDocument: { Version: '1', Statement: [{ Effect: 'Deny', Action: { Ref: 'A' }, Resource: '*' }] } },
          ],
        },
        { Parameters: { A: { Default: 'ecs：x' } } },
      ),
    )
    expect(told(text)).toContainEqual([
      'full-width-inside',
      { found: '：' },
      'Resources.P.Properties.PolicyDocument.Statement[0].Action',
      `1:${text.indexOf('{"Ref"') + 1}`,
    ])
  })
})

/** An answer that holds a text with an answer, so many times, and a document within. */
function nested(times: number): unknown {
  return times === 0 ? document() : { PolicyDocument: JSON.stringify(nested(times - 1)) }
}

describe('answers of the RAM API, part by part', () => {
  const versions = (...PolicyVersion: object[]) => ({ PolicyVersions: { PolicyVersion } })
  it.each<[string, unknown, unknown]>([
    [
      'versions: the default ones',
      versions(
        { IsDefaultVersion: false, PolicyDocument: bad },
        { IsDefaultVersion: true, PolicyDocument: good },
        { PolicyDocument: bad },
        { IsDefaultVersion: 'false', PolicyDocument: bad },
        { IsDefaultVersion: 'true', PolicyDocument: bad },
      ),
      [['unknown-effect', deny, 'PolicyVersions.PolicyVersion[4].PolicyDocument | Statement[0].Effect', '1:39']],
    ],
    [
      'versions without a default',
      versions({ IsDefaultVersion: false, PolicyDocument: good }),
      [['no-policy', {}, '']],
    ],
    ['a bare list', { PolicyVersions: [{ IsDefaultVersion: true, PolicyDocument: good }] }, [['answer', null, 'Deny']]],
    ['an empty list', { Policies: { Policy: [] } }, [['no-policy', {}, '']]],
    ['no list', { Policies: 'x' }, [['no-policy', {}, '']]],
    [
      'several documents in one text',
      { PolicyDocument: `${good}\n${bad}` },
      [['unknown-effect', deny, 'PolicyDocument | [1].Statement[0].Effect', '2:39']],
    ],
    [
      'a place inside a text that is written without escapes',
      `{"PolicyName":"n","PolicyDocument":'${bad}'}`,
      [
        ['quote', { found: "'" }, '', '1:36'],
        ['quote', { found: "'" }, '', '1:116'],
        ['unknown-effect', deny, 'PolicyDocument.Statement[0].Effect', '1:75'],
      ],
    ],
    ['a name in a list', ['AdministratorAccess'], [['system', 'AdministratorAccess', 'Allow']]],
    ['a document alone', document(), [['document', null, 'Deny']]],
    ['a document in four texts', nested(4), [['answer', null, 'Deny']]],
    ['a document in five texts', nested(5), [['no-policy', {}, 'PolicyDocument | PolicyDocument', '1:19']]],
    ['a refusal by its details', { Code: 'x', AccessDeniedDetail: {} }, [['only-refusal', {}, '']]],
    ['a refusal by its action', { AuthAction: 'x' }, [['only-refusal', {}, '']]],
    ['a refusal by its code', { Code: 'Forbidden.RAM' }, [['only-refusal', {}, '']]],
    [
      'a refusal beside a trust policy',
      [
        { AuthAction: 'x' },
        { Version: '1', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: {} }] },
      ],
      [
        ['trust', {}, '[1]'],
        ['only-trust', {}, ''],
      ],
    ],
    [
      'a refusal beside a trust policy and a policy',
      [{ AuthAction: 'x' }, { Version: '1', Statement: [{ Principal: {} }] }, document()],
      [['trust', {}, '[1]']],
    ],
    [
      'the name of a policy of Alibaba Cloud',
      { PolicyName: 'AliyunECSReadOnlyAccess' },
      [['system', 'AliyunECSReadOnlyAccess', 'Allow', 'Allow']],
    ],
    [
      'one that is not named after a product',
      { PolicyName: 'AdministratorAccess' },
      [['system', 'AdministratorAccess', 'Allow']],
    ],
    [
      'one that is not kept here',
      { PolicyName: 'AliyunNothingAccess' },
      [['unknown-system', { found: 'AliyunNothingAccess' }, '']],
    ],
    ['a name of the account', { PolicyName: 'ops' }, [['no-policy', {}, '']]],
    ['a name in brackets of Japanese', '「AdministratorAccess」', [['system', 'AdministratorAccess', 'Allow']]],
    ['a broken template', 'Version: "1"\nStatement: [', [['yaml', {}, '', '2:13']]],
  ])('%s', (_, given, expected) => {
    expect(told(given)).toEqual(expected)
  })
})

const of = (more: object) => ({ Version: '1', Statement: [{ ...document().Statement[0], ...more }] })

describe('what is written in a document', () => {
  it.each<[string, unknown, unknown]>([
    [
      'values of conditions',
      of({ Condition: { Bool: { 'acs:MFAPresent': [true, {}] }, X: { k: 'v' } } }),
      [
        ['unquoted-value', { found: 'true' }, 'Statement[0].Condition.Bool.acs:MFAPresent[0]'],
        ['type', { expected: 'condition-value', found: '{…}' }, 'Statement[0].Condition.Bool.acs:MFAPresent[1]'],
        ['operator', { found: 'X' }, 'Statement[0].Condition.X'],
      ],
    ],
    [
      'no value',
      of({ Condition: { IpAddress: { 'acs:SourceIp': [] } } }),
      [['empty-list', {}, 'Statement[0].Condition.IpAddress.acs:SourceIp']],
    ],
    [
      'a time with something behind it',
      of({ Condition: { DateLessThan: { 'acs:CurrentTime': ['2026-01-01T00:00:00+0800', '2026-01-01T00:00:00Zx'] } } }),
      [
        [
          'condition-value',
          { found: '2026-01-01T00:00:00Zx', key: 'acs:CurrentTime' },
          'Statement[0].Condition.DateLessThan.acs:CurrentTime',
        ],
      ],
    ],
    [
      'an operator of another type than a tag',
      of({ Condition: { NumericEquals: { 'ecs:tag/owner': '1', 'acs:Service': '1' } } }),
      [
        [
          'operator-type',
          { found: 'NumericEquals', key: 'ecs:tag/owner', meant: 'StringEquals' },
          'Statement[0].Condition.NumericEquals.ecs:tag/owner',
        ],
        [
          'operator-type',
          { found: 'NumericEquals', key: 'acs:Service', meant: 'StringEquals' },
          'Statement[0].Condition.NumericEquals.acs:Service',
        ],
      ],
    ],
    [
      'numbers and times with signs and blanks',
      of({
        Condition: {
          NumericEquals: { 'oss:MaxKeys': ['+1', '-1.', '.5', ' 1 '] },
          DateLessThan: { 'acs:CurrentTime': ' 2026-01-01T00:00:00Z ' },
        },
      }),
      [['document', null, 'Deny']],
    ],
    ...['x1', '1x', '.', '1..2', ''].map((found): [string, unknown, unknown] => [
      `${JSON.stringify(found)} is no number`,
      of({ Condition: { NumericEquals: { k: found } } }),
      [['condition-value', { found, key: 'k' }, 'Statement[0].Condition.NumericEquals.k']],
    ]),
    [
      'no second factor, of another key',
      of({ Condition: { Bool: { 'acs:SecureTransport': 'false' } } }),
      [['document', null, 'Deny']],
    ],
    [
      'what only looks like a value to fill in',
      of({
        Effect: 'Allow',
        Action: 'ecs:StopInstance',
        Resource: ['acs:ecs:Cn:1a:securitygroup/GROUP_IDS', 'acs:ecs:*:*:securitygroup/sg-1'],
      }),
      [['document', null, 'Allow']],
    ],
    [
      'operators of another type than their keys',
      of({
        Condition: {
          StringNotEquals: { 'acs:MFAPresent': 'true', 'acs:CurrentTime': 'x', 'acs:SourceIp': 'x' },
          Bool: { 'acs:SourceIp': 'true' },
        },
      }),
      [
        ['acs:MFAPresent', 'Bool'],
        ['acs:CurrentTime', 'DateNotEquals'],
        ['acs:SourceIp', 'NotIpAddress'],
        ['acs:SourceIp', 'IpAddress'],
      ].map(([key, meant], index) => {
        const found = index < 3 ? 'StringNotEquals' : 'Bool'
        return ['operator-type', { found, key, meant }, `Statement[0].Condition.${found}.${key}`]
      }),
    ],
    [
      'names with blanks, in lower case, and with neighbours swapped twice',
      of({ Action: [' ecs:RunInstances ', 'ecs:describe*', 'ecs:RunInstnacse'] }),
      [
        ['white-space', { found: 'ecs:RunInstances' }, 'Statement[0].Action[0]'],
        ['unknown-action', { found: 'ecs:RunInstnacse', meant: 'ecs:RunInstances' }, 'Statement[0].Action[2]'],
      ],
    ],
    [
      'lists and objects in place of texts, long and short',
      { Version: ['1'], Statement: [{ Effect: {}, Action: [1], Resource: '*' }, 'z'.repeat(60), 'z'.repeat(61)] },
      [
        ['bad-version', { found: '[…]' }, 'Version'],
        ['type', { expected: 'effect', found: '{…}' }, 'Statement[0].Effect'],
        ['type', { expected: 'text', found: '1' }, 'Statement[0].Action[0]'],
        ['type', { expected: 'statement', found: `"${'z'.repeat(60)}"` }, 'Statement[1]'],
        ['type', { expected: 'statement', found: `"${'z'.repeat(60)}…"` }, 'Statement[2]'],
      ],
    ],
    [
      'versions that are none',
      [
        { Version: true, Statement: [] },
        { Version: 2, Statement: {} },
      ],
      [
        ['bad-version', { found: 'true' }, '[0].Version'],
        ['empty-list', {}, '[0].Statement'],
        ['bad-version', { found: '2' }, '[1].Version'],
        ['type', { expected: 'statements', found: '{…}' }, '[1].Statement'],
      ],
    ],
  ])('%s', (_, given, expected) => {
    expect(told(given)).toEqual(expected)
  })

  it('actions and resources, each with its place', () => {
    const actions = ['ecs：x', 'x', '', 'ecs:AuthorizeSecurityGroups', 'ecs:RunInstnaces', 'ecs:Nothing*', 'ecs:Zzzzzz']
    const given = JSON.stringify(of({ Action: actions, Resource: ['x', ''], Foo: 1, Condition: {} }))
    const place = (text: string) => `1:${given.indexOf(text) + 1}`
    const action = (index: number) => `Statement[0].Action[${index}]`
    expect(told(given)).toEqual([
      ['unknown-key', { found: 'Foo' }, 'Statement[0].Foo', place('"Foo"')],
      ['empty-string', {}, action(2), place('""')],
      ['full-width-inside', { found: '：' }, action(0), place('：')],
      ['action-format', { found: 'x' }, action(1), place('"x"')],
      ['unknown-action', { found: actions[3], meant: 'ecs:AuthorizeSecurityGroup' }, action(3), place('"ecs:Auth')],
      ['unknown-action', { found: actions[4], meant: 'ecs:RunInstances' }, action(4), place('"ecs:RunI')],
      ['no-such-action', { found: 'ecs:Nothing*' }, action(5), place('"ecs:Noth')],
      ['no-such-action', { found: 'ecs:Zzzzzz' }, action(6), place('"ecs:Zz')],
      ['empty-string', {}, 'Statement[0].Resource[1]', `1:${given.indexOf('""],"Foo') + 1}`],
      ['resource-format', { found: 'x' }, 'Statement[0].Resource[0]', `1:${given.indexOf('["x"') + 2}`],
      ['empty-condition', {}, 'Statement[0].Condition', place('{}')],
    ])
  })
})

describe('a decision at its limits', () => {
  const allows = (Condition: object, context: Record<string, string>) => {
    const reading = readPolicy({
      Version: '1',
      Statement: [{ Effect: 'Allow', Action: 'ecs:*', Resource: '*', Condition }],
    })
    return reading.ok && decidePolicy(reading.policies, { action: 'ecs:RunInstances', context }).effect
  }
  it('a truth is compared with a truth alone', () => {
    const secure = (wanted: string, given: string) =>
      allows({ Bool: { 'acs:SecureTransport': wanted } }, { 'acs:SecureTransport': given })
    expect([secure(' true ', 'true'), secure('true', ' true ')]).toEqual(['allow', 'allow'])
    expect([secure('true', 'TRUE'), secure('true', 'false'), secure('true', 'x'), secure('x', 'false')]).toEqual([
      'allow',
      'implicit-deny',
      'depends',
      'depends',
    ])
  })
  it('an address of one family is in no block of the other', () => {
    const from = (wanted: string, given: string) =>
      allows({ IpAddress: { 'acs:SourceIp': wanted } }, { 'acs:SourceIp': given })
    expect([from('0.0.0.0/0', '::1'), from('::/0', '10.0.0.1'), from('0.0.0.0/0', '10.0.0.1')]).toEqual([
      'implicit-deny',
      'implicit-deny',
      'allow',
    ])
  })
  it('the first and the last address of a block are said to belong to it by one operator alone', () => {
    const from = (operator: string, given: string) =>
      allows({ [operator]: { 'acs:SourceIp': '10.0.0.0/8' } }, { 'acs:SourceIp': given })
    for (const edge of ['10.0.0.0', '10.255.255.255']) {
      expect([from('IpAddress', edge), from('IpAddressIncludeBorder', edge)]).toEqual(['depends', 'allow'])
    }
  })
  it('of several values any or all have to match, as the operator says', () => {
    const asked = (set: string, ...given: string[]) => {
      const reading = readPolicy(of({ Effect: 'Allow', Condition: { [`${set}:NumericEquals`]: { k: '1' } } }))
      return reading.ok && decidePolicy(reading.policies, { action: 'ecs:RunInstances', context: { k: given } }).effect
    }
    const each = [
      ['1', 'x'],
      ['2', 'x'],
      ['1', '2'],
      ['1', '1'],
    ]
    expect(each.map((given) => asked('ForAnyValue', ...given))).toEqual(['allow', 'depends', 'allow', 'allow'])
    expect(each.map((given) => asked('ForAllValues', ...given))).toEqual([
      'depends',
      'implicit-deny',
      'implicit-deny',
      'allow',
    ])
  })
  it('an action that is not filled in may be any, in any case', () => {
    const reading = readPolicy(of({ Effect: 'Allow', Action: `ecs:authorize${dollar('what')}` }))
    const asked = (action: string) => reading.ok && decidePolicy(reading.policies, { action }).effect
    expect([asked('ecs:AuthorizeSecurityGroup'), asked('ecs:RunInstances')]).toEqual(['depends', 'implicit-deny'])
  })
  it('a resource may have as many characters as are compared, and no more', () => {
    const asked = (length: number) =>
      decidePolicy([], { action: 'ecs:RunInstances', resource: 'x'.repeat(length) }).effect
    expect(asked(1024)).toBe('implicit-deny')
    expect(() => asked(1025)).toThrow('resource: too long')
  })
})

describe('what a text is', () => {
  it('YAML by a key that begins a line, with blanks before its colon or not', () => {
    expect(['Version : "1"', 'x: 1\nStatement:', 'MyVersion: 1', '{\nVersion: 1'].map(isPolicyYaml)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
  it('a plan by its signs, Terraform by its blocks, its call or its argument', () => {
    expect(['  +  resource  "a" "b" {', '  -/+ data "a" {', '  + x'].map(isPlanText)).toEqual([true, true, false])
    const yes = ['"${' + ' jsonencode(', '"${' + 'jsonencode('].map((call) => `{"a": ${call}`)
    expect([...yes, 'policy_document   = x', 'document=x', 'locals {'].map(isTerraformText)).toEqual(
      yes.map(() => true).concat(true, true, true),
    )
    expect(['{"a": 1}\nlocals {', 'x = jsonencode(', 'my document = x'].map(isTerraformText)).toEqual([
      false,
      false,
      false,
    ])
  })
  it('a bracket inside a text closes no document', () => {
    const refusal = 'ErrorCode: NoPermission\nMessage: You are not authorized. AuthAction: ecs:RunInstances\n'
    const given = JSON.stringify({ '}': '}', ...of({ Effect: 'Allow' }) })
    expect(told(`${given}\n${refusal}`)).toEqual([
      ['around', {}, '', '1:1'],
      ['unknown-key', { found: '}' }, '}', '1:2'],
    ])
  })
  it('a refusal by a policy of the organisation or of the session, which no Allow of a user mends', () => {
    const smallest = (kind: string) =>
      readRefusal(
        `ErrorCode: NoPermission AuthAction: ecs:RunInstances NoPermissionType: ImplicitDeny PolicyType: ${kind}`,
      )?.smallest ?? null
    expect(smallest('AccountLevelIdentityBasedPolicy')).not.toBeNull()
    expect([smallest('ControlPolicy'), smallest('SessionPolicy')]).toEqual([null, null])
  })
  it('a refusal tells its resource where it is one in full, and whether it has a message to decode', () => {
    const refusal = (resource: string) =>
      readRefusal(
        `ErrorCode: NoPermission AuthAction: ecs:StopInstance AuthResource: ${resource} NoPermissionType: ImplicitDeny`,
      )
    const full = 'acs:ecs:cn-hangzhou:1:instance/i-1'
    expect([full, 'x', '*'].map((each) => refusal(each)?.smallest?.Statement[0]?.Resource)).toEqual([full, '*', '*'])
    expect(refusal(full)?.encoded).toBe(false)
    expect(readRefusal('ErrorCode: NoPermission EncodedDiagnosticMessage: x')?.encoded).toBe(true)
  })
  it('every resource, or an exception of actions, is not limited (P-1)', () => {
    const pattern = (text: string) => ({ text, loose: null })
    const on = [
      '*',
      'acs:ecs:*:*:*',
      'acs:ecs:cn-hangzhou:1:*',
      'acs:ecs:*:*:?',
      'acs:ecs:*:*:instance/*',
      'acs:ecs:a:1:*x',
    ]
    expect(on.map((text) => onAllResources(pattern(text)))).toEqual(['yes', 'yes', 'maybe', 'no', 'no', 'no'])
    const only = actionsOfSecurityGroups.filter(({ action }) => isOnAllOnly(action)).map(({ action }) => action)
    const limited = { not: false, patterns: [pattern('acs:ecs:*:*:instance/*')] }
    const never = (not: boolean) =>
      neverHolds({ effect: 'Deny', action: { not, patterns: only.map(pattern) }, resource: limited })
    expect(only.length).toBeGreaterThan(0)
    expect([never(false), never(true)]).toEqual([only, []])
    const all = { not: false, patterns: [pattern('*'), ...limited.patterns] }
    expect(neverHolds({ effect: 'Deny', action: { not: false, patterns: only.map(pattern) }, resource: all })).toEqual(
      [],
    )
  })
})

describe('pieces of a file of Terraform', () => {
  it.each(['policy_document', 'document'])('an argument alone: %s', (name) => {
    const call = 'jsonencode({ Version = "1", Statement = [{ Effect = "Deny", Action = "ecs:*", Resource = "*" }] })'
    expect(told(`${name} = ${call}\ndescription = "x"\n`)).toEqual([['terraform', null, 'Deny']])
    expect(told(`${name} = ${call}\ndescription = ${call}\n`)).toEqual([['terraform', null, 'Deny']])
  })

  it('a policy of the account is none of the system, whatever it is called', () => {
    const attached = (type: string) =>
      `resource "${attachment}" "a" {\n  policy_name = "AliyunECSReadOnlyAccess"\n  policy_type = "${type}"\n  user_name = "u"\n}\n`
    expect(told(attached('System'))).toEqual([['system', 'AliyunECSReadOnlyAccess', 'Allow', 'Allow']])
    expect(told(attached('Custom')).map(([code]) => code)).toEqual(['no-policy'])
  })

  it('a call in a plan that nobody reads is said to be elsewhere', () => {
    const call = dollar('jsonencode({ Version = "1" })')
    const plan = JSON.stringify(changes([policy, { policy_name: 'a', policy_document: call }]))
    expect(readPolicyWith(plan, { template: gatherTemplate }).problems.map(({ code }) => code)).toEqual(['elsewhere'])
  })
})
