import { describe, expect, it } from 'vitest'
import { decidePolicy, readPolicy } from '@/lib/policy'

const action = 'ecs:AuthorizeSecurityGroup'

/** What policies say of adding a rule, or the codes of what keeps them from being read. */
function said(text: string, context = {}) {
  const reading = readPolicy(text)
  if (reading.ok) return decidePolicy(reading.policies, { action, context }).effect
  return reading.problems.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []))
}

const document = (statements: string) => `data "alicloud_ram_policy_document" "d" {\n${statements}}\n`
const deny = '    effect = "Deny"\n    action = ["ecs:*"]\n    resource = ["*"]\n'

describe('blocks that `dynamic` makes', () => {
  const condition = (each: string, more = '') =>
    document(`  statement {\n${deny}    dynamic "condition" {
      for_each = ${each}
${more}      content {
        operator = "NotIpAddress"
        variable = "acs:SourceIp"
        values   = [${more === '' ? 'condition' : 'block'}.value]
      }
    }
  }
`)
  it('a condition counts as one that is written', () => {
    for (const text of [condition('["192.0.2.0/24"]'), condition('["192.0.2.0/24"]', '      iterator = block\n')]) {
      expect(said(text)).toBe('implicit-deny')
      expect(said(text, { 'acs:SourceIp': '192.0.2.9' })).toBe('implicit-deny')
      expect(said(text, { 'acs:SourceIp': '198.51.100.9' })).toBe('deny')
    }
  })
  it('none is made of an empty list', () => {
    expect(said(condition('[]'))).toBe('deny')
  })
  it('a statement for each of a map', () => {
    const text = document(`  dynamic "statement" {
    for_each = { allow = "Allow", deny = "Deny" }
    content {
      effect   = statement.value
      action   = [statement.key == "deny" ? "ecs:*" : "*"]
      resource = ["*"]
    }
  }
`)
    expect(said(text)).toBe('deny')
  })
  it.each(['var.nobody', 'data.alicloud_vpcs.all.ids'])('which are not known: nothing is answered: %s', (each) => {
    expect(said(condition(each))).toEqual(['elsewhere'])
  })
})

describe('instances of a policy', () => {
  const policy = (more: string, effect = '"Deny"') =>
    `resource "alicloud_ram_policy" "p" {\n${more}  policy_document = jsonencode({ Version = "1", Statement = [{ Effect = ${effect}, Action = "ecs:*", Resource = "*" }] })\n}\n`
  const allow = policy('', '"Allow"').replace('"p"', '"q"')

  it.each([['  count = var.on ? 1 : 0\n'], ['  for_each = var.on ? { a = 1 } : {}\n']])(
    'none counts where none is made: %s',
    (more) => {
      const variable = (on: boolean) => `variable "on" {\n  default = ${on}\n}\n`
      expect(said(variable(false) + policy(more) + allow)).toBe('allow')
      expect(said(variable(true) + policy(more) + allow)).toBe('deny')
    },
  )
  it('each has its own values', () => {
    expect(said(policy('  for_each = toset(["Allow", "Deny"])\n', 'each.value'))).toBe('deny')
  })
  it('a number that is not known counts as one', () => {
    expect(said(policy('  count = var.nobody\n'))).toBe('deny')
  })
  it('no policy of Alibaba Cloud is attached where its attachment is not made', () => {
    const attach = (count: number) =>
      `resource "alicloud_ram_user_policy_attachment" "a" {\n  count = ${count}\n  policy_type = "System"\n  policy_name = "AdministratorAccess"\n}\n`
    expect([said(attach(1)), said(attach(0))]).toEqual(['allow', ['no-policy']])
  })
})

describe('the same in the JSON syntax (.tf.json)', () => {
  const policy = (effect: string, more: object = {}) => ({
    ...more,
    policy_document: JSON.stringify({ Version: '1', Statement: [{ Effect: effect, Action: 'ecs:*', Resource: '*' }] }),
  })
  const configuration = (more: object, on?: boolean) =>
    JSON.stringify({
      ...(on === undefined ? {} : { variable: { on: { default: on } } }),
      locals: { users: on ? ['a'] : [] },
      resource: { alicloud_ram_policy: { p: policy('Deny', more), q: policy('Allow') } },
    })

  it.each([
    { count: 0 },
    { count: '0' },
    { count: '${0}' },
    { for_each: {} },
    { for_each: [] },
    { for_each: '${toset([])}' },
    { for_each: '${local.users}' },
  ])('none counts where none is made: %j', (more) => {
    expect(said(configuration(more))).toBe('allow')
  })

  it.each([{}, { count: 1 }, { count: '2' }, { for_each: { a: 1 } }, { count: '${var.nobody}' }])(
    'one that is made counts, and one of which that is not known: %j',
    (more) => {
      expect(said(configuration(more))).toBe('deny')
    },
  )

  it('by the default of a variable, which is told', () => {
    const text = (on: boolean) => configuration({ count: '${var.on ? 1 : 0}' }, on)
    expect([said(text(false)), said(text(true))]).toEqual(['allow', 'deny'])
    expect(readPolicy(text(false)).problems).toEqual([
      expect.objectContaining({ code: 'default-taken', params: { name: 'var.on' } }),
    ])
  })

  it('an attachment that is not made attaches nothing', () => {
    const attach = (count: number) =>
      JSON.stringify({
        resource: {
          alicloud_ram_user_policy_attachment: {
            a: { count, policy_type: 'System', policy_name: 'AdministratorAccess' },
          },
        },
      })
    expect([said(attach(1)), said(attach(0))]).toEqual(['allow', ['no-policy']])
  })

  it('blocks that stand in lists', () => {
    const lists = (more: object) =>
      JSON.stringify({
        resource: [
          { alicloud_ram_policy: [{ p: [policy('Deny', more)] }] },
          { alicloud_ram_policy: { q: policy('Allow') } },
        ],
      })
    expect([said(lists({})), said(lists({ count: 0 }))]).toEqual(['deny', 'allow'])
  })

  it('where all that there is is not made, that is said', () => {
    const none = { resource: { alicloud_ram_policy: { p: policy('Deny', { count: 0 }) } } }
    expect(said(JSON.stringify(none))).toEqual(['no-policy'])
  })
})

describe('what a plan hides of a document', () => {
  const plan = (statements: string, after = '') => `  ~ resource "alicloud_ram_policy" "p" {
        id              = "p"
      ~ policy_document = jsonencode(
          ~ {
              ~ Statement = [
${statements}                ]
                Version   = "1"
            }
        )
${after}        # (4 unchanged attributes hidden)
    }
`
  const added =
    '                  + {\n                      + Action   = "ecs:*"\n                      + Effect   = "Allow"\n                      + Resource = "*"\n                    },\n'
  const gone = added.replaceAll('+ ', '- ').replace('Allow', 'Deny')

  it('nothing: it is read, and what goes is not', () => {
    expect(said(plan(added + gone))).toBe('allow')
    expect(
      said(plan(added, '      ~ tags            = {\n          # (1 unchanged element hidden)\n        }\n')),
    ).toBe('allow')
  })
  it.each([
    ['a statement', `${added}                    # (1 unchanged element hidden)\n`],
    [
      'a part of one',
      added.replace(
        '                    },',
        '                        # (1 unchanged attribute hidden)\n                    },',
      ),
    ],
  ])('%s: nothing is answered', (_, statements) => {
    expect(said(plan(statements))).toEqual(['hidden-part'])
  })
  it('statements that stand as blocks', () => {
    const blocks = (more: string) =>
      `  ~ resource "alicloud_ram_policy" "p" {\n        id = "p"\n      + statement {\n          + effect   = "Allow"\n          + action   = ["ecs:*"]\n          + resource = ["*"]\n        }\n${more}    }\n`
    expect(said(blocks('        # (3 unchanged attributes hidden)\n'))).toBe('allow')
    expect(said(blocks('        # (1 unchanged block hidden)\n'))).toEqual(['hidden-part'])
  })
})
