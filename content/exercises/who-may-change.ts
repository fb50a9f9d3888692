import type { ExerciseData } from './data'

/** What the users of these exercises have already: everything in ECS. */
const everything = JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: 'ecs:*', Resource: '*' }] })

const policy = (...statements: readonly Readonly<Record<string, unknown>>[]) =>
  JSON.stringify({ Version: '1', Statement: statements }, null, 2)

const denyOf = (actions: string | readonly string[], resource: string | readonly string[] = '*') =>
  policy({ Effect: 'Deny', Action: actions, Resource: resource })

/** The nine actions of the FAQ's policy. */
const nine = [
  'ecs:AuthorizeSecurityGroup',
  'ecs:AuthorizeSecurityGroupEgress',
  'ecs:RevokeSecurityGroup',
  'ecs:RevokeSecurityGroupEgress',
  'ecs:ModifySecurityGroupRule',
  'ecs:ModifySecurityGroupEgressRule',
  'ecs:ModifySecurityGroupPolicy',
  'ecs:ModifySecurityGroupAttribute',
  'ecs:ConfigureSecurityGroupPermissions',
]

/** The same with commas of the Japanese keyboard in it, as it is easily typed. */
const withWideCommas = denyOf(nine)
  .replace('"ecs:AuthorizeSecurityGroupEgress",', '"ecs:AuthorizeSecurityGroupEgress"、')
  .replace('"ecs:ModifySecurityGroupRule",', '"ecs:ModifySecurityGroupRule"、')

/** Which group something is in, and the lists that rules name. */
const roundabout = [
  'ecs:CreateSecurityGroup',
  'ecs:DeleteSecurityGroup',
  'ecs:JoinSecurityGroup',
  'ecs:LeaveSecurityGroup',
  'ecs:ModifyInstanceAttribute',
  'ecs:ModifyNetworkInterfaceAttribute',
  'ecs:CreatePrefixList',
  'ecs:ModifyPrefixList',
  'ecs:DeletePrefixList',
]

const daily = [
  'ecs:DescribeSecurityGroups',
  'ecs:DescribeSecurityGroupAttribute',
  'ecs:DescribePrefixLists',
  'ecs:DescribeInstances',
  'ecs:StartInstance',
  'ecs:StopInstance',
  'ecs:RebootInstance',
]

const on = (actions: readonly string[], resource?: string) =>
  actions.map((action) => (resource === undefined ? { action } : { action, resource }))

const production = 'acs:ecs:ap-northeast-1:1234567890:securitygroup/sg-example-prod'
const rehearsal = 'acs:ecs:ap-northeast-1:1234567890:securitygroup/sg-example-preprod'
const development = 'acs:ecs:ap-northeast-1:1234567890:securitygroup/sg-example-dev'
const guarded = ['ecs:DeleteSecurityGroup', 'ecs:RevokeSecurityGroup', 'ecs:RevokeSecurityGroupEgress']

/** Adding and editing inbound rules, with a source. */
const withSource = (source: string) =>
  ['ecs:AuthorizeSecurityGroup', 'ecs:ModifySecurityGroupRule'].map((action) => ({
    action,
    context: { 'ecs:SecurityGroupSourceCidrIps': [source] },
  }))

const denyOfSource = (operator: string, actions: readonly string[]) =>
  policy({
    Effect: 'Deny',
    Action: actions,
    Resource: '*',
    Condition: { [operator]: { 'ecs:SecurityGroupSourceCidrIps': ['0.0.0.0/0'] } },
  })

export const whoMayChange: readonly ExerciseData[] = [
  {
    kind: 'policy',
    id: 'a-wide-comma',
    granted: [everything],
    start: withWideCommas,
    deny: on(nine),
    keep: on([...daily, 'ecs:RunInstances']),
    solutions: [
      denyOf(nine),
      denyOf([
        'ecs:AuthorizeSecurityGroup*',
        'ecs:RevokeSecurityGroup*',
        'ecs:ModifySecurityGroup*',
        'ecs:ConfigureSecurityGroupPermissions',
      ]),
    ],
  },
  {
    kind: 'policy',
    id: 'what-stays-open',
    granted: [everything],
    start: denyOf(nine),
    deny: on([...nine, ...roundabout]),
    keep: on(daily),
    solutions: [
      denyOf([...nine, ...roundabout]),
      policy({
        Effect: 'Deny',
        NotAction: ['ecs:Describe*', 'ecs:StartInstance', 'ecs:StopInstance', 'ecs:RebootInstance'],
        Resource: '*',
      }),
    ],
  },
  {
    kind: 'policy',
    id: 'one-group-only',
    granted: [everything],
    start: denyOf(guarded),
    deny: on(guarded, production),
    keep: [...on(guarded, development), ...on(guarded, rehearsal), ...on(['ecs:DescribeSecurityGroups'], production)],
    solutions: [
      denyOf(guarded, 'acs:ecs:*:*:securitygroup/sg-example-prod'),
      denyOf(['ecs:DeleteSecurityGroup', 'ecs:RevokeSecurityGroup*'], [production]),
    ],
  },
  {
    kind: 'policy',
    id: 'not-for-everyone',
    granted: [everything],
    start: denyOf(['ecs:AuthorizeSecurityGroup', 'ecs:ModifySecurityGroupRule']),
    deny: withSource('0.0.0.0/0'),
    keep: [...['198.51.100.0/24', '203.0.113.10/32', '10.0.0.0/8'].flatMap(withSource), ...on(daily)],
    solutions: [
      denyOfSource('StringEquals', ['ecs:AuthorizeSecurityGroup', 'ecs:ModifySecurityGroupRule']),
      denyOfSource('StringLike', ['ecs:ModifySecurityGroupRule', 'ecs:AuthorizeSecurityGroup']),
    ],
  },
]
