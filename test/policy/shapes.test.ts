import { describe, expect, it } from 'vitest'
import { decidePolicy, readPolicy } from '@/lib/policy'
import { linesOf } from '@/lib/text'
import { readYaml } from '@/lib/text/yaml'

const read = (given: unknown) => readPolicy(given, { yaml: readYaml })
const codes = (given: unknown) => read(given).problems.map(({ code }) => code)
const dollar = (name: string) => '$'.concat(`{${name}}`)

function effect(given: unknown, action: string): string {
  const reading = read(given)
  if (!reading.ok) return `unread: ${reading.problems.map(({ code }) => code).join()}`
  return decidePolicy(reading.policies, { action }).effect
}

const document = (Effect: string, Action: string | string[] = 'ecs:AuthorizeSecurityGroup') => ({
  Version: '1',
  Statement: [{ Effect, Action, Resource: '*' }],
})
const text = (Effect: string) => JSON.stringify(document(Effect), null, 2)

const heredoc = `resource "alicloud_ram_policy" "ops" {
  policy_name     = "ops"
  policy_document = <<EOF
${text('Deny')}
EOF
  description     = "a } in a text, # and no comment"
  force           = true // a comment
}
`
const encoded = `
locals {
  actions = ["ecs:AuthorizeSecurityGroup", "ecs:RevokeSecurityGroup"]
}

resource "alicloud_ram_policy" "ops" {
  policy_document = jsonencode({
    "Version" : "1",
    Statement = concat([
      { Effect = "Deny", Action = local.actions, Resource = "*" }, # the rules
    ], [{
      Effect = "Allow"
      Action = ["ecs:*"]
      Resource = ["acs:ecs:*:*:instance/${dollar('var.id')}", "*"]
    }])
  })
}
`
const blocks = `data "alicloud_ram_policy_document" "doc" {
  version = "1"
  statement {
    effect   = "Deny"
    action   = ["ecs:AuthorizeSecurityGroup"]
    resource = ["*"]
    condition {
      operator = "StringEquals"
      variable = "ecs:SecurityGroupSourceCidrIps"
      values   = ["0.0.0.0/0"]
    }
  }
  statement {
    effect   = "Allow"
    action   = ["ecs:*"]
    resource = ["*"]
  }
}

resource "alicloud_ram_policy" "ops" {
  policy_name     = "ops"
  policy_document = data.alicloud_ram_policy_document.doc.json
}
`

describe('policy 3: Terraform', () => {
  it.each([
    ['a heredoc', heredoc, 'deny'],
    ['an indented heredoc', heredoc.replace('<<EOF', '<<-EOF').replace('\nEOF', '\n    EOF'), 'deny'],
    ['the argument of older providers', heredoc.replace('policy_document', 'document'), 'deny'],
    ['a file with line ends of Windows', heredoc.replaceAll('\n', '\r\n'), 'deny'],
    ['jsonencode with locals and concat', encoded, 'deny'],
    ['statement blocks of a data source', blocks, 'depends'],
  ])('%s', (_, given, wanted) => {
    expect(effect(given, 'ecs:AuthorizeSecurityGroup')).toBe(wanted)
  })

  it('a condition of a statement block is one of RAM', () => {
    const reading = read(blocks)
    if (!reading.ok) throw new Error(codes(blocks).join())
    const asked = (block: string) =>
      decidePolicy(reading.policies, {
        action: 'ecs:AuthorizeSecurityGroup',
        context: { 'ecs:SecurityGroupSourceCidrIps': block },
      }).effect
    expect(asked('0.0.0.0/0')).toBe('deny')
    expect(asked('10.0.0.0/8')).toBe('allow')
    expect(reading.policies).toHaveLength(1)
  })

  it('a place inside a heredoc is a place in the file', () => {
    const wrong = heredoc.replace('"Deny"', '"deny"')
    const [problem] = read(wrong).problems
    expect(problem?.code).toBe('unknown-effect')
    const at = wrong.indexOf('"deny"')
    expect(problem?.place).toMatchObject({ at, ...linesOf(wrong).placeOf(at), within: null })
  })

  it('a value that the file does not tell is not guessed', () => {
    const resource = (value: string) => `resource "alicloud_ram_policy" "p" {\n  policy_document = ${value}\n}\n`
    expect(codes(resource('file("policy.json")'))).toEqual(['elsewhere'])
    expect(codes(resource('var.policy'))).toEqual(['elsewhere'])
    expect(codes(resource('data.alicloud_ram_policy_document.other.json'))).toEqual(['elsewhere'])
    expect(codes('resource "alicloud_ram_policy" "p" {\n  policy_document = \n}')).toEqual(['terraform'])
    expect(codes('resource "alicloud_instance" "p" {\n}')).toEqual(['no-policy'])
    const action = encoded.replace('local.actions', `["ecs:Authorize${dollar('var.suffix')}"]`)
    expect(effect(action, 'ecs:AuthorizeSecurityGroup')).toBe('depends')
    expect(effect(action, 'ecs:RevokeSecurityGroup')).toBe('allow')
  })

  it('variables by their defaults, which is said, and what they come to in texts, lists and conditions', () => {
    const file = (last: string) => `variable "instance" { default = "i-1" }
variable "open" { default = true }
resource "alicloud_ram_policy" "p" {
  policy_document = jsonencode({
    Version = "1"
    Statement = [for action in ["Start", "Stop"] : {
      Effect   = var.open ? "Allow" : "Deny"
      Action   = format("ecs:%sInstance", action)
      Resource = "acs:ecs:*:*:instance/${dollar('var.instance')}"
    }]${last}
  })
}`
    expect(codes(file(''))).toEqual(['default-taken', 'default-taken'])
    const reading = read(file(''))
    const on = (group: string) =>
      reading.ok &&
      decidePolicy(reading.policies, {
        action: 'ecs:StopInstance',
        resource: `acs:ecs:cn-hangzhou:1:instance/${group}`,
      }).effect
    expect([on('i-1'), on('i-2')]).toEqual(['allow', 'implicit-deny'])
    expect(codes(file('...'))).toContain('terraform')
  })

  it('a piece of a file that holds a document, with its places', () => {
    const call = 'jsonencode({ Version = "1", Statement = [{ Effect = "Deny", Action = "*", Resource = "*" }] })'
    expect(effect(call, 'ecs:AuthorizeSecurityGroup')).toBe('deny')
    expect(effect(`  policy_document = ${call}`, 'ecs:AuthorizeSecurityGroup')).toBe('deny')
    const wrong = call.replace('Deny', 'deny')
    expect(read(wrong).problems[0]?.place.at).toBe(wrong.indexOf('"deny"'))
  })

  it('system policies that are attached by name', () => {
    const given = `resource "alicloud_ram_user_policy_attachment" "a" {
  policy_name = "AliyunECSReadOnlyAccess"
  policy_type = "System"
  user_name   = "dev"
}`
    expect(effect(given, 'ecs:DescribeSecurityGroups')).toBe('allow')
    expect(effect(given, 'ecs:AuthorizeSecurityGroup')).toBe('implicit-deny')
  })

  it('terraform show -json, of a state and of a plan, modules too', () => {
    const values = { policy_name: 'x', policy_document: text('Deny'), document: '' }
    const resources = [{ address: 'x', type: 'alicloud_ram_policy', values }]
    const module = { child_modules: [{ resources }] }
    expect(effect({ format_version: '1.0', values: { root_module: module } }, 'ecs:AuthorizeSecurityGroup')).toBe(
      'deny',
    )
    const plan = { planned_values: { root_module: { resources } }, prior_state: {} }
    expect(effect(JSON.stringify(plan), 'ecs:AuthorizeSecurityGroup')).toBe('deny')
    const state = {
      terraform_version: '1.9.0',
      resources: [{ type: 'alicloud_ram_policy', instances: [{ attributes: { policy_document: text('Deny') } }] }],
    }
    expect(effect(state, 'ecs:AuthorizeSecurityGroup')).toBe('deny')
    expect(codes({ values: { root_module: { resources: [] } } })).toEqual(['no-policy'])
  })
})

describe('policy 3: templates of ROS', () => {
  const template = (properties: object, Type = 'ALIYUN::RAM::ManagedPolicy') => ({
    ROSTemplateFormatVersion: '2015-09-01',
    Resources: { P: { Type, Properties: properties } },
  })

  it('JSON: managed policies, policies of roles, functions as values that are not known', () => {
    expect(effect(template({ PolicyDocument: document('Deny') }), 'ecs:AuthorizeSecurityGroup')).toBe('deny')
    const role = template(
      {
        AssumeRolePolicyDocument: {
          Version: '1',
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: ['ecs.aliyuncs.com'] } }],
        },
        Policies: [{ PolicyName: 'x', PolicyDocument: document('Allow') }],
        PolicyAttachments: { System: ['AliyunECSReadOnlyAccess'] },
      },
      'ALIYUN::RAM::Role',
    )
    expect(effect(role, 'ecs:AuthorizeSecurityGroup')).toBe('allow')
    expect(effect(role, 'ecs:DescribeInstances')).toBe('allow')
    expect(codes(role)).toEqual(['trust'])
    const Resource = { 'Fn::Join': ['', ['acs:ecs:*:*:securitygroup/', { Ref: 'Group' }]] }
    const joined = { Version: '1', Statement: [{ Effect: 'Deny', Action: 'ecs:RevokeSecurityGroup', Resource }] }
    const reading = read(template({ PolicyDocument: joined }))
    expect(reading.ok && reading.policies[0]?.statements[0]?.resource.patterns).toEqual([
      { text: `acs:ecs:*:*:securitygroup/${dollar('Group')}`, loose: 'acs:ecs:*:*:securitygroup/*' },
    ])
  })

  it('YAML, with short functions and places', () => {
    const yaml = `ROSTemplateFormatVersion: '2015-09-01'
Resources:
  P:
    Type: ALIYUN::RAM::ManagedPolicy
    Properties:
      PolicyName: x
      PolicyDocument:
        Version: 1
        Statement:
          - Effect: Deny
            Action:
              - ecs:AuthorizeSecurityGroup
              - !Sub 'ecs:${dollar('Other')}'
            Resource: '*'
`
    expect(effect(yaml, 'ecs:AuthorizeSecurityGroup')).toBe('deny')
    expect(codes(yaml)).toEqual(['version-number', 'placeholder'])
    const wrong = yaml.replace('Deny', 'deny')
    const problem = read(wrong).problems.find(({ code }) => code === 'unknown-effect')
    expect(problem?.place).toMatchObject({ at: wrong.indexOf('deny'), line: 10 })
    expect(codes('Resources: [')).toEqual(['yaml'])
  })

  it('YAML that would grow without end is refused', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)
    expect(codes(`a0: &a0 [x, x]\n${lines.join('\n')}\nResources: *a40\n`)).toEqual(['yaml'])
    expect(codes(`Resources: ${'['.repeat(5_000)}`)).toEqual(['yaml'])
  })
})

describe('answers of the RAM API', () => {
  it('lists of policies: one of Alibaba Cloud is known by its name, one of the account needs its document', () => {
    const list = (...Policy: object[]) => ({ RequestId: 'r', Policies: { Policy } })
    const system = { PolicyName: 'AliyunECSFullAccess', PolicyType: 'System', AttachDate: '2026-01-01T00:00:00Z' }
    expect(effect(list(system), 'ecs:RunInstances')).toBe('allow')
    expect(codes(list(system, { PolicyName: 'ops', PolicyType: 'Custom' }))).toEqual(['no-document'])
    expect(codes(list({ PolicyName: 'AliyunNewFullAccess', PolicyType: 'System' }))).toEqual(['unknown-system'])
  })

  it('several shapes one after the other', () => {
    const both = `${text('Allow')}\n${JSON.stringify({ PolicyVersion: { PolicyDocument: text('Deny') } })}`
    expect(effect(both, 'ecs:AuthorizeSecurityGroup')).toBe('deny')
  })
})

describe('a document with something around it', () => {
  it.each([
    [
      'a prompt and a command before an answer',
      `$ aliyun ram GetPolicy --PolicyName ops --PolicyType Custom\n${JSON.stringify({ Policy: { PolicyName: 'ops' }, DefaultPolicyVersion: { PolicyDocument: text('Deny') } })}\n$ `,
    ],
    ['a command that makes it', `aliyun ram CreatePolicy --PolicyName ops --PolicyDocument '${text('Deny')}'`],
    ['words of a ticket', `Please check:\n\n${text('Deny')}\n\nThanks`],
  ])('%s is read, and what was skipped is told', (_, given) => {
    expect(effect(given, 'ecs:AuthorizeSecurityGroup')).toBe('deny')
    expect(codes(given)).toEqual(['around'])
  })

  it('keeps its places', () => {
    const given = `Please check:\n${text('deny')}\n`
    const problem = read(given).problems.find(({ code }) => code === 'unknown-effect')
    expect(problem?.place.at).toBe(given.indexOf('"deny"'))
  })
})

describe('policy 7: names of system policies', () => {
  it.each([
    'AliyunECSFullAccess',
    '"AliyunECSFullAccess"',
    'AliyunVPCReadOnlyAccess, AliyunECSFullAccess',
    'AdministratorAccess\n',
  ])('%j is read as what it stands for', (given) => {
    expect(effect(given, 'ecs:AuthorizeSecurityGroup')).toBe('allow')
    expect(codes(given)).toEqual([])
  })

  it('one that is not kept here is said to be so', () => {
    expect(codes('AliyunNothingFullAccess')).toEqual(['unknown-system'])
  })
})

describe('policy 8: trust policies', () => {
  const trust = {
    Version: '1',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { RAM: ['acs:ram::123:root'] } }],
  }

  it('alone say nothing about permissions; no word of a missing Resource', () => {
    expect(codes(trust)).toEqual(['trust', 'only-trust'])
  })

  it('beside others are left out', () => {
    expect(effect([trust, document('Deny')], 'ecs:AuthorizeSecurityGroup')).toBe('deny')
    expect(effect([trust, document('Deny')], 'sts:AssumeRole')).toBe('implicit-deny')
  })
})

describe('what the text says besides the document', () => {
  const limited = (account: string) =>
    `{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:RevokeSecurityGroup","Resource":"acs:ecs:*:${account}:securitygroup/*"}]}`
  const request = { action: 'ecs:RevokeSecurityGroup', resource: 'acs:ecs:cn-hangzhou:123456:securitygroup/sg-1' }
  const decided = (given: unknown) => {
    const reading = read(given)
    return reading.ok ? decidePolicy(reading.policies, request).effect : codes(given).join()
  }

  it('policy 3: the default of a variable of Terraform is taken, and told', () => {
    const text = `variable "account" {\n  default = "123456"\n}\nresource "alicloud_ram_policy" "p" {\n  policy_document = <<EOF\n${limited(dollar('var.account'))}\nEOF\n}\n`
    expect(decided(text)).toBe('allow')
    expect(codes(text)).toContain('default-taken')
    expect(decided(text.replace('default = "123456"', 'type = string'))).toBe('depends')
  })
  it('policy 3: the default of a parameter of a template is taken, and told', () => {
    const template = (parameter: object) => ({
      ROSTemplateFormatVersion: '2015-09-01',
      Parameters: { Account: { Type: 'String', ...parameter } },
      Resources: {
        P: {
          Type: 'ALIYUN::RAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '1',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: ['ecs:RevokeSecurityGroup'],
                  Resource: [{ 'Fn::Sub': `acs:ecs:*:${dollar('Account')}:securitygroup/*` }],
                },
              ],
            },
          },
        },
      },
    })
    expect(decided(template({ Default: 123456 }))).toBe('allow')
    expect(codes(template({ Default: 123456 }))).toContain('default-taken')
    expect(decided(template({}))).toBe('depends')
  })
  it('policy 3: a state without the version of its program, and a configuration as JSON that encodes its document', () => {
    const state = {
      version: 4,
      resources: [{ type: 'alicloud_ram_policy', name: 'p', instances: [{ attributes: { document: text('Deny') } }] }],
    }
    expect(effect(state, 'ecs:AuthorizeSecurityGroup')).toBe('deny')
    const configuration = {
      resource: { alicloud_ram_policy: { p: { policy_document: `$\{jsonencode(${text('Deny')})}` } } },
    }
    expect(effect(configuration, 'ecs:AuthorizeSecurityGroup')).toBe('deny')
    expect(effect(JSON.stringify(configuration), 'ecs:AuthorizeSecurityGroup')).toBe('deny')
  })
  it('policy 3: the text of terraform plan, by what will be', () => {
    const plan = `  # alicloud_ram_policy.p will be updated in-place
  ~ resource "alicloud_ram_policy" "p" {
        id              = "p"
      ~ policy_document = jsonencode(
          ~ {
              ~ Statement = [
                  ~ {
                      ~ Action   = [
                          - "ecs:RevokeSecurityGroup",
                          + "ecs:AuthorizeSecurityGroup",
                        ]
                      ~ Effect   = "Allow" -> "Deny"
                        Resource = "*"
                    },
                  + {
                      + Action   = "*"
                      + Effect   = "Allow"
                      + Resource = "*"
                    },
                ]
                Version   = "1"
            }
        )
    }
`
    expect(effect(plan, 'ecs:AuthorizeSecurityGroup')).toBe('deny')
    expect(effect(plan, 'ecs:RevokeSecurityGroup')).toBe('allow')
  })
  it('policy 7: system policies that commands attach', () => {
    const command = 'aliyun ram AttachPolicyToUser --PolicyType System --PolicyName AliyunECSFullAccess --UserName a\n'
    expect(effect(command, 'ecs:AuthorizeSecurityGroup')).toBe('allow')
    expect(effect(command.replace('ECSFull', 'ECSReadOnly'), 'ecs:AuthorizeSecurityGroup')).toBe('implicit-deny')
  })
  describe('a refusal beside a policy does not keep the policy from being judged', () => {
    const details = '{"AuthAction":"ecs:AuthorizeSecurityGroup","AuthResource":"*","NoPermissionType":"ImplicitDeny"}'
    const answer = `{"RequestId":"A","Code":"Forbidden.RAM","Message":"User not authorized","AccessDeniedDetail":${details}}`
    const printed = `ERROR: SDK.ServerError\nErrorCode: NoPermission\nMessage: You are not authorized. [a] AccessDeniedDetail: ${details}\n`
    it.each([
      ['an answer behind it', `${text('Allow')}\n${answer}`],
      ['an answer before it', `${answer}\n${text('Allow')}`],
      ['what a program prints, behind it', `${text('Allow')}\n${printed}`],
      ['what a program prints, before it', `${printed}\n${text('Allow')}\n`],
    ])('%s', (_, given) => {
      expect(effect(given, 'ecs:AuthorizeSecurityGroup')).toBe('allow')
      expect(effect(given, 'ecs:RevokeSecurityGroup')).toBe('implicit-deny')
    })
    it('alone it is no policy', () => {
      expect(codes(answer)).toEqual(['only-refusal'])
      expect(codes(printed)).not.toEqual([])
    })
  })
})
