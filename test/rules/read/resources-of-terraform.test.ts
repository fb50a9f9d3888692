import { describe, expect, it } from 'vitest'
import { read } from '@/lib/rules'
import { ruleValues as values } from './documents'

type Fields = Readonly<Record<string, unknown>>

const group = 'alicloud_security_group'
const rule = 'alicloud_security_group_rule'

/** A state with resources, each by its address and its values. */
const state = (...resources: readonly (readonly [string, Fields])[]) =>
  read(
    JSON.stringify({
      values: {
        root_module: {
          resources: resources.map(([address, of]) => ({
            type: address.split('.').findLast((part) => part.startsWith('alicloud_')),
            address,
            values: of,
          })),
        },
      },
    }),
  )

/** Blocks of the language. */
const code = (...blocks: readonly string[]) => read(blocks.join('\n'))
const groupBlock = (name: string, more = 'vpc_id = "vpc-1"') => `resource "${group}" "${name}" {\n  ${more}\n}`
const ruleBlock = (name: string, owner: string, more = '') =>
  `resource "${rule}" "${name}" {\n  type = "ingress"\n  ip_protocol = "tcp"\n  port_range = "22/22"\n  cidr_ip = "10.0.0.0/8"\n  security_group_id = ${owner}\n  ${more}\n}`

const owners = ({ ruleSet }: ReturnType<typeof read>) =>
  Object.fromEntries(ruleSet.groups.map(({ id, rules }) => [id, rules.map(({ id: name }) => name)]))

describe('what resources are known by', () => {
  it('the id that a state says, with blanks around it, or the address', () => {
    expect(
      owners(state([`${group}.a`, { id: 'sg-1' }], [`${rule}.r`, values({ security_group_id: ' sg-1 ' })])),
    ).toEqual({
      'sg-1': [`${rule}.r`],
    })
    expect(owners(code(groupBlock('a'), ruleBlock('r', `${group}.a.id`)))).toEqual({ [`${group}.a`]: [`${rule}.r`] })
  })

  it.each<readonly [string, string, string, string]>([
    ['g.id of one with a count', 'count = 1', `${group}.a.id`, `${group}.a[0]`],
    ['g[0].id of one without', '', `${group}.a[0].id`, `${group}.a`],
    ['g[0].id of one with a count', 'count = 1', `${group}.a[0].id`, `${group}.a[0]`],
    ['another one', '', `${group}.b.id`, `${group}.b`],
  ])('%s', (_, count, owner, expected) => {
    const found = owners(code(groupBlock('a', `vpc_id = "vpc-1"\n  ${count}`), groupBlock('ab'), ruleBlock('r', owner)))
    expect(found[expected]).toEqual([`${rule}.r`])
  })

  it('g.id of several is none of them', () => {
    const found = owners(code(groupBlock('a', 'vpc_id = "vpc-1"\n  count = 2'), ruleBlock('r', `${group}.a.id`)))
    expect(found[`${group}.a[0]`]).toEqual([])
    expect(found[`${group}.a[1]`]).toEqual([])
  })
})

describe('data of a group that stands already', () => {
  const data = (of: Fields) => state([`data.${group}_rules.d`, of])
  const item = {
    direction: 'ingress',
    ip_protocol: 'tcp',
    port_range: '22/22',
    policy: 'Accept',
    priority: 1,
    source_cidr_ip: '10.0.0.0/8',
  }
  it('its rules, with their places and the name of the group', () => {
    const { ruleSet, recognised } = data({
      group_id: 'sg-1',
      group_name: 'web',
      rules: [item, { ...item, priority: 2 }, { ...item, priority: 'x' }],
    })
    expect(
      ruleSet.groups.map(({ id, name, rules }) => [
        id,
        name,
        rules.map(({ place }) => place.path.replace(/.*values\./, '')),
      ]),
    ).toEqual([['sg-1', 'web', ['rules[0]', 'rules[1]']]])
    expect(recognised).toMatchObject([{ read: 2, skipped: 1 }])
  })
  it.each([{ rules: [item] }, { group_id: '', rules: [item] }])('without its group they are nobody’s', (of) => {
    const { ruleSet, recognised } = data(of)
    expect(ruleSet.groups).toEqual([])
    expect(recognised).toMatchObject([{ read: 0, skipped: 1 }])
  })
  it('without rules there are none', () => {
    expect(data({ group_id: 'sg-1' }).ruleSet.groups.map(({ id, rules }) => [id, rules.length])).toEqual([['sg-1', 0]])
  })
})

describe('what is told of a group', () => {
  const first = (of: Fields, more: Fields = {}) =>
    state([`${group}.a`, { id: 'sg-1', ...of }], [`${rule}.r`, values(more)]).ruleSet.groups[0]
  it.each<readonly [string, Fields, unknown]>([
    ['a policy', { inner_access_policy: 'Drop' }, 'drop'],
    ['in any case', { inner_access_policy: 'ACCEPT' }, 'accept'],
    ['a flag', { inner_access: false }, 'drop'],
    ['a flag that is set', { inner_access: true }, 'accept'],
    ['the policy before the flag', { inner_access_policy: 'Accept', inner_access: false }, 'accept'],
    ['neither', {}, 'accept'],
  ])('whether its members reach each other: %s', (_, of, expected) => {
    expect(first(of)?.innerAccess).toBe(expected)
  })
  it.each<readonly [string, Fields, string]>([
    ['its name', { name: 'web' }, 'web'],
    ['its newer name first', { name: 'web', security_group_name: 'db' }, 'db'],
    ['none', {}, ''],
  ])('%s', (_, of, expected) => {
    expect(first(of)?.name).toBe(expected)
  })
  it.each<readonly [string, Fields, string, boolean]>([
    ['basic where nothing is written', {}, 'basic', true],
    ['basic', { security_group_type: 'normal' }, 'basic', true],
    ['advanced', { security_group_type: 'enterprise' }, 'advanced', true],
  ])('its type: %s', (_, of, type, typeKnown) => {
    expect(first(of)).toMatchObject({ type, typeKnown })
  })
  it.each<readonly [string, string, string, boolean]>([
    ['a policy that is none', 'inner_access_policy = "maybe"', 'inner-access', true],
    ['a type that is none', 'security_group_type = "big"', 'group-type', true],
    ['a type that is computed', 'security_group_type = var.type', 'group-type', false],
  ])('%s', (_, written, fault, isTold) => {
    const { warnings } = code(groupBlock('a', `vpc_id = "vpc-1"\n  ${written}`), ruleBlock('r', `${group}.a.id`))
    expect(warnings.some(({ code: told, subject }) => told === fault && subject === `${group}.a`)).toBe(isTold)
  })
  it.each<readonly [string, string, string]>([
    ['an id', 'vpc_id = "vpc-1"', 'vpc-1'],
    ['another resource', 'vpc_id = alicloud_vpc.main.id', 'alicloud_vpc.main'],
    ['a variable', 'vpc_id = var.vpc', 'var.vpc'],
    ['nothing', 'vpc_id = ""', ''],
  ])('its VPC: %s', (_, written, expected) => {
    expect(code(groupBlock('a', written)).ruleSet.groups[0]?.vpcId).toBe(expected)
  })
})

describe('members', () => {
  it.each<readonly [string, string, string, readonly string[]]>([
    ['alicloud_instance', 'i', `security_groups = [${group}.a.id, "sg-9"]`, [`${group}.a`, 'sg-9']],
    ['alicloud_instance', 'i', `security_groups = ${group}.a.*.id`, [`${group}.a`]],
    ['alicloud_ecs_network_interface', 'n', `security_group_ids = [${group}.a.id]`, [`${group}.a`]],
    ['alicloud_ecs_network_interface', 'n', 'security_groups = ["sg-9"]', ['sg-9']],
    ['alicloud_network_interface', 'n', 'security_groups = ["sg-9", ""]', ['sg-9']],
  ])('%s %s: %s', (type, name, written, expected) => {
    const { memberships } = code(groupBlock('a'), `resource "${type}" "${name}" {\n  ${written}\n}`)
    expect([...memberships]).toEqual([[`${type}.${name}`, expected]])
  })
  it.each([
    ['alicloud_instance', 'security_groups = []'],
    ['alicloud_instance', 'security_groups = null'],
    ['alicloud_instance', 'name = "web"'],
    ['alicloud_vswitch', 'security_groups = ["sg-9"]'],
  ])('%s with %s is a member of none', (type, written) => {
    expect([...code(groupBlock('a'), `resource "${type}" "x" {\n  ${written}\n}`).memberships]).toEqual([])
  })
  it('the newer field of an interface, where a state has both', () => {
    const both = (ids: unknown) => [
      ...state(
        ['alicloud_ecs_network_interface.n', { security_group_ids: ids, security_groups: ['sg-9'] }],
        [`${rule}.r`, values()],
      ).memberships,
    ]
    expect(both(['sg-8'])).toEqual([['alicloud_ecs_network_interface.n', ['sg-8']]])
    expect(both(null)).toEqual([['alicloud_ecs_network_interface.n', ['sg-9']]])
  })
})

describe('the only group of a module is that of its rules which are not applied yet', () => {
  /** A plan whose rules do not know their groups. */
  const plan = (groups: readonly string[], rules: readonly string[]) =>
    read(
      JSON.stringify({
        planned_values: {
          root_module: {
            resources: [
              ...groups.map((address) => ({ type: group, address, values: { vpc_id: 'vpc-1' } })),
              ...rules.map((address) => ({ type: rule, address, values: values({ security_group_id: null }) })),
            ],
          },
        },
        resource_changes: rules.map((address) => ({ address, change: { after_unknown: { security_group_id: true } } })),
      }),
    )
  it.each<readonly [string, readonly string[], string, string | null]>([
    ['the same module', ['module.a.', 'module.b.'], 'module.b.', 'module.b.'],
    ['a module within it', ['module.a.', 'module.a.module.b.'], 'module.a.module.b.', 'module.a.module.b.'],
    ['the root', ['', 'module.a.'], '', ''],
    ['one of several of a module', ['module.a[0].', 'module.a["x.y"].'], 'module.a["x.y"].', 'module.a["x.y"].'],
    ['elsewhere, where there is but one', ['module.a.'], 'module.b.', 'module.a.'],
    ['elsewhere, where there are two', ['module.a.', 'module.b.'], 'module.c.', null],
    ['none', [], 'module.c.', null],
  ])('%s', (_, modules, of, expected) => {
    const { ruleSet } = plan(
      modules.map((module) => `${module}${group}.g`),
      [`${of}${rule}.r`],
    )
    const found = ruleSet.groups.flatMap(({ id, rules }) => (rules.length > 0 ? [id] : []))
    expect(found).toEqual(expected === null ? [] : [`${expected}${group}.g`])
  })
})

describe('P-20 the id of a rule', () => {
  it.each<readonly [string, string, boolean]>([
    ['six parts', 'sg-1:ingress:tcp:22/22:intranet:10.0.0.0/8', true],
    ['eight', 'sg-1:ingress:tcp:22/22:intranet:10.0.0.0/8:accept:1', true],
    ['five', 'sg-1:ingress:tcp:22/22:intranet', false],
    ['nine', 'sg-1:ingress:tcp:22/22:intranet:10.0.0.0/8:accept:1:x', false],
    ['a description with underscores is none', 'sg-1:ingress:tcp:22/22:intranet:sg-a_b', true],
  ])('of %s', (_, id, isRead) => {
    const { ruleSet } = state([`${rule}.r`, { id }], [`${group}.g`, { id: 'sg-1' }])
    expect(ruleSet.groups.flatMap(({ rules }) => rules)).toHaveLength(isRead ? 1 : 0)
  })
})

describe('a value that a state says is null', () => {
  it('is one that is not said', () => {
    const said = state([`${group}.a`, { id: 'sg-1' }], [`${rule}.r`, values()])
    const more = {
      prefix_list_id: null,
      source_security_group_id: null,
      ipv6_cidr_ip: null,
      description: null,
      port_range_list_id: null,
    }
    const withNull = state([`${group}.a`, { id: 'sg-1' }], [`${rule}.r`, values(more)])
    expect(withNull.ruleSet).toEqual(said.ruleSet)
    expect(withNull.warnings).toEqual(said.warnings)
  })
})
