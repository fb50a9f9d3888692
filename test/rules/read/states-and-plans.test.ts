import { describe, expect, it } from 'vitest'
import { read } from '@/lib/rules'
import { ruleValues } from './documents'

type Fields = Readonly<Record<string, unknown>>

const groupValues = (fields: Fields = {}) => ({ id: 'sg-1', vpc_id: 'vpc-1', ...fields })
const ruleType = 'alicloud_security_group_rule'
const groupType = 'alicloud_security_group'

const groupsOf = (text: string) =>
  read(text).ruleSet.groups.map(({ id, rules }) => [id, ...rules.map((rule) => `${rule.id} @ ${rule.place.path}`)])
const codes = (text: string) =>
  read(text)
    .warnings.filter(({ severity }) => severity !== 'hint')
    .map(({ code }) => code)

describe('states of Terraform, wherever the resources stand', () => {
  const resource = (type: string, name: string, values: Fields, module = '') => ({
    type,
    address: `${module}${type}.${name}`,
    values,
  })
  it('what terraform show prints, with modules within modules, in their order', () => {
    const text = JSON.stringify({
      values: {
        root_module: {
          resources: [resource(groupType, 'g', groupValues()), 5, { type: groupType }],
          child_modules: [
            {
              resources: [resource(ruleType, 'a', ruleValues(), 'module.x.')],
              child_modules: [
                { resources: [resource(ruleType, 'b', ruleValues({ priority: 2 }), 'module.x.module.y.')] },
              ],
            },
            'no module',
            { resources: [resource(ruleType, 'c', ruleValues({ priority: 3 }), 'module.z.')] },
          ],
        },
      },
    })
    expect(groupsOf(text)).toEqual([
      [
        'sg-1',
        `module.x.${ruleType}.a @ values.root_module.child_modules[0].resources[0].values`,
        `module.x.module.y.${ruleType}.b @ values.root_module.child_modules[0].child_modules[0].resources[0].values`,
        `module.z.${ruleType}.c @ values.root_module.child_modules[2].resources[0].values`,
      ],
    ])
  })

  it('a state file, with the keys of count and for_each, and what an upgrade left flat', () => {
    const text = JSON.stringify({
      version: 4,
      resources: [
        { type: groupType, name: 'g', instances: [{ attributes: groupValues() }] },
        {
          module: 'module.net',
          type: ruleType,
          name: 'r',
          instances: [
            { index_key: 0, attributes: ruleValues() },
            { index_key: 'web', attributes_flat: ruleValues({ priority: '2' }) },
            { index_key: null, attributes: ruleValues({ priority: 3 }) },
            'nothing',
            { index_key: 9 },
          ],
        },
        'nothing',
        { type: ruleType, name: 'none' },
      ],
    })
    expect(groupsOf(text)).toEqual([
      [
        'sg-1',
        `module.net.${ruleType}.r[0] @ resources[1].instances[0].attributes`,
        `module.net.${ruleType}.r["web"] @ resources[1].instances[1].attributes`,
        `module.net.${ruleType}.r @ resources[1].instances[2].attributes`,
      ],
    ])
  })

  it('a state file of version 3, with modules, numbers of count and lists in flat names', () => {
    const text = JSON.stringify({
      version: 3,
      modules: [
        {
          path: ['root'],
          resources: {
            [`${groupType}.g`]: { type: groupType, primary: { attributes: groupValues() } },
            'alicloud_instance.i': {
              type: 'alicloud_instance',
              primary: {
                attributes: {
                  id: 'i-1',
                  'security_groups.#': '2',
                  'security_groups.11': 'sg-1',
                  'security_groups.7': 'sg-2',
                },
              },
            },
            [`${ruleType}.none`]: { type: ruleType },
            nothing: 5,
          },
        },
        {
          path: ['root', 'net', 'deep'],
          resources: { [`${ruleType}.r.12`]: { type: ruleType, primary: { attributes: ruleValues() } } },
        },
        5,
      ],
    })
    const { memberships } = read(text)
    expect([...memberships]).toEqual([['alicloud_instance.i', ['sg-1', 'sg-2']]])
    expect(groupsOf(text)).toEqual([
      ['sg-1', `module.net.module.deep.${ruleType}.r[12] @ modules[1].resources.${ruleType}.r.12.primary.attributes`],
    ])
  })

  it.each([
    ['a state of other things', { values: { root_module: { resources: [] } } }],
    ['a state file of other things', { terraform_version: '1.9.0', resources: [] }],
    ['a state of version 3 of other things', { modules: [{ path: ['root'], resources: {} }] }],
  ])('%s is told to have no groups', (_, document) => {
    expect(codes(JSON.stringify(document))).toEqual(['no-terraform-groups'])
  })

  it('before the first apply there was nothing, which is no fault', () => {
    const plan = { planned_values: { root_module: { resources: [resource(groupType, 'g', groupValues())] } } }
    const side = (which: 'planned' | 'prior') =>
      read(JSON.stringify(plan), { plan: which })
        .warnings.map(({ code }) => code)
        .includes('no-terraform-groups')
    expect([side('planned'), side('prior')]).toEqual([false, false])
    expect(read(JSON.stringify(plan), { plan: 'prior' }).recognised).toMatchObject([
      { kind: 'terraform-plan', read: 0 },
    ])
  })

  it('of a plan what will be, or what was', () => {
    const at = (priority: number) => ({
      root_module: {
        resources: [resource(groupType, 'g', groupValues()), resource(ruleType, 'r', ruleValues({ priority }))],
      },
    })
    const text = JSON.stringify({ planned_values: at(5), prior_state: { values: at(6) } })
    const told = (plan: 'planned' | 'prior') =>
      read(text, { plan }).ruleSet.groups.flatMap(({ rules }) => rules.map((rule) => [rule.priority, rule.place.path]))
    expect(told('planned')).toEqual([[5, 'planned_values.root_module.resources[1].values']])
    expect(told('prior')).toEqual([[6, 'prior_state.values.root_module.resources[1].values']])
  })

  it('of a plan that is cut to its changes, after and before', () => {
    const change = (name: string, type: string, before: unknown, after: unknown) => ({
      address: `${type}.${name}`,
      type,
      change: { before, after },
    })
    const text = JSON.stringify({
      resource_changes: [
        change('g', groupType, groupValues(), groupValues()),
        change('r', ruleType, ruleValues({ priority: 6 }), ruleValues({ priority: 5 })),
        change('new', ruleType, null, ruleValues({ port_range: '80/80' })),
        change('gone', ruleType, ruleValues({ port_range: '81/81' }), null),
        'nothing',
        { address: 'x' },
      ],
    })
    const told = (plan: 'planned' | 'prior') =>
      read(text, { plan }).ruleSet.groups.flatMap(({ rules }) =>
        rules.map((rule) => [rule.id, rule.priority, rule.place.path]),
      )
    expect(told('planned')).toEqual([
      [`${ruleType}.r`, 5, 'resource_changes[1].change.after'],
      [`${ruleType}.new`, 1, 'resource_changes[2].change.after'],
    ])
    expect(told('prior')).toEqual([
      [`${ruleType}.r`, 6, 'resource_changes[1].change.before'],
      [`${ruleType}.gone`, 1, 'resource_changes[3].change.before'],
    ])
  })
})

describe('whose rule it is that is not applied yet', () => {
  /** A plan with groups and one rule whose group is told by an expression. */
  function plan(references: readonly string[], more: Fields = {}, addresses = [`${groupType}.a`, `${groupType}.b`]) {
    return JSON.stringify({
      planned_values: {
        root_module: {
          resources: [
            ...addresses.map((address) => ({ type: groupType, address, values: { vpc_id: 'vpc-1' } })),
            { type: ruleType, address: `${ruleType}.r`, values: ruleValues({ security_group_id: null, ...more }) },
          ],
        },
      },
      resource_changes: [
        { address: `${ruleType}.r`, change: { after_unknown: { security_group_id: true, id: true, priority: false } } },
      ],
      configuration: {
        root_module: {
          resources: [{ address: `${ruleType}.r`, expressions: { security_group_id: { references } } }],
        },
      },
    })
  }
  const owners = (text: string) => read(text).ruleSet.groups.flatMap(({ id, rules }) => (rules.length > 0 ? [id] : []))

  it('the one that its expression names', () => {
    expect(owners(plan([`${groupType}.b.id`, `${groupType}.b`]))).toEqual([`${groupType}.b`])
    expect(owners(plan([`${groupType}.a`]))).toEqual([`${groupType}.a`])
  })
  it('nobody’s, where that is told by nothing', () => {
    const { ruleSet, warnings } = read(plan([]))
    expect(owners(plan([]))).toEqual([])
    expect(ruleSet.unread.map(({ group, place }) => [group, place.path])).toEqual([
      [null, 'planned_values.root_module.resources[2].values.security_group_id'],
    ])
    expect(warnings.map(({ code }) => code)).toContain('known-after-apply')
  })
  it('that of the only group there is, which is told', () => {
    const text = plan([], {}, [`${groupType}.a`])
    expect(owners(text)).toEqual([`${groupType}.a`])
    expect(read(text).warnings).toContainEqual({
      code: 'group-by-only',
      severity: 'hint',
      subject: `${ruleType}.r`,
      place: { document: 0, path: 'planned_values.root_module.resources[1].values.security_group_id' },
      params: { rule: `${ruleType}.r`, group: `${groupType}.a` },
    })
  })
  it('through a variable of a module, what the module is called with', () => {
    const inner = (expressions: unknown) =>
      JSON.stringify({
        planned_values: {
          root_module: {
            resources: ['a', 'b'].map((name) => ({ type: groupType, address: `${groupType}.${name}`, values: {} })),
            child_modules: [
              {
                resources: [
                  {
                    type: ruleType,
                    address: `module.net.${ruleType}.r`,
                    values: ruleValues({ security_group_id: null }),
                  },
                ],
              },
            ],
          },
        },
        configuration: {
          root_module: {
            module_calls: {
              net: {
                expressions,
                module: {
                  resources: [
                    { address: `${ruleType}.r`, expressions: { security_group_id: { references: ['var.group'] } } },
                  ],
                },
              },
            },
          },
        },
      })
    expect(owners(inner({ group: { references: [`${groupType}.b.id`, `${groupType}.b`] } }))).toEqual([
      `${groupType}.b`,
    ])
    expect(owners(inner({ other: { references: [`${groupType}.b.id`] } }))).not.toContain(`${groupType}.b`)
    expect(owners(inner(null))).not.toContain(`${groupType}.b`)
  })
})

describe('what a rule’s id says where its fields are missing (P-20)', () => {
  const ruleOfId = (id: string, fields: Fields = {}) => {
    const text = JSON.stringify({
      values: {
        root_module: {
          resources: [
            { type: groupType, address: `${groupType}.g`, values: groupValues() },
            { type: ruleType, address: `${ruleType}.r`, values: { id, ...fields } },
          ],
        },
      },
    })
    const [rule] = read(text).ruleSet.groups[0]?.rules ?? []
    if (!rule) return null
    const { direction, protocol, ports, peer, action, priority } = rule
    const range = ports.kind === 'range' ? `${ports.start}/${ports.end}` : ports.kind
    const end =
      peer.kind === 'cidr'
        ? `${peer.block.family} ${peer.block.prefix}`
        : peer.kind === 'group'
          ? peer.groupId
          : peer.id
    return [direction, protocol, range, end, action, priority].join(' ')
  }
  it.each([
    ['sg-1:ingress:tcp:22/22:intranet:10.0.0.0/8', 'ingress tcp 22/22 4 8 accept 1'],
    ['sg-1:egress:udp:53/53:intranet:10.0.0.0/8:drop:7', 'egress udp 53/53 4 8 drop 7'],
    ['sg-1:ingress:tcp:22/22:intranet:2001_db8__/32:accept:2', 'ingress tcp 22/22 6 32 accept 2'],
    ['sg-1:ingress:tcp:22/22:intranet:sg-2:accept:2', 'ingress tcp 22/22 sg-2 accept 2'],
    ['sg-1:ingress:tcp:22/22:intranet:pl-2:accept:2', 'ingress tcp 22/22 pl-2 accept 2'],
    ['sg-1:ingress:tcp:22/22:intranet', null],
    ['sg-1:ingress:tcp:22/22:intranet:10.0.0.0/8:accept:1:more', null],
  ])('%s', (id, expected) => {
    expect(ruleOfId(id)).toBe(expected)
  })
  it('what the fields say comes first', () => {
    const id = 'sg-1:ingress:tcp:22/22:intranet:10.0.0.0/8:accept:1'
    expect(ruleOfId(id, { priority: 9, cidr_ip: '10.0.0.0/16' })).toBe('ingress tcp 22/22 4 16 accept 9')
    expect(ruleOfId(id, { source_security_group_id: 'sg-3' })).toBe('ingress tcp 22/22 sg-3 accept 1')
    expect(ruleOfId(id, { priority: null, policy: '' })).toBe('ingress tcp 22/22 4 8 accept 1')
  })
})

describe('groups of Terraform’s language', () => {
  const groupOf = (body: string) => read(`resource "${groupType}" "g" {\n${body}\n}`)
  it.each([
    ['vpc_id = "vpc-1"', 'vpc-1'],
    ['vpc_id = alicloud_vpc.net.id', 'alicloud_vpc.net'],
    ['vpc_id = var.vpc', 'var.vpc'],
    ['', ''],
  ])('G-18 the VPC of %s', (body, vpcId) => {
    expect(groupOf(body).ruleSet.groups).toMatchObject([{ vpcId }])
  })
  it('G-18 VPCs that resources are differ by their names, what a variable gives may be either', () => {
    const two = (first: string, second: string) =>
      codes(
        `resource "${groupType}" "a" {\n  vpc_id = ${first}\n}\nresource "${groupType}" "b" {\n  vpc_id = ${second}\n}`,
      ).includes('mixed-vpcs')
    expect(two('alicloud_vpc.x.id', 'alicloud_vpc.y.id')).toBe(true)
    expect(two('alicloud_vpc.x.id', 'alicloud_vpc.x.id')).toBe(false)
    expect(two('"vpc-1"', '"vpc-2"')).toBe(true)
    expect(two('var.x', '"vpc-2"')).toBe(false)
  })
  it.each([
    ['inner_access_policy = "Drop"', 'drop'],
    ['inner_access_policy = "Accept"', 'accept'],
    ['inner_access = false', 'drop'],
    ['inner_access = true', 'accept'],
    ['inner_access_policy = "Drop"\n  inner_access = true', 'drop'],
    ['', 'accept'],
  ])('G-4 %s', (body, innerAccess) => {
    expect(groupOf(body).ruleSet.groups).toMatchObject([{ innerAccess }])
  })
  it('G-4, G-15 what is none is told, by the provider’s name', () => {
    const wrong = (body: string) =>
      groupOf(body)
        .warnings.filter(({ severity }) => severity === 'error')
        .map(({ code, place, params }) => [code, place?.path, params])
    expect(wrong('inner_access_policy = "Maybe"')).toEqual([
      ['inner-access', `${groupType}.g.inner_access_policy`, { field: 'inner_access_policy', found: 'Maybe' }],
    ])
    expect(wrong('security_group_type = "huge"')).toEqual([
      ['group-type', `${groupType}.g.security_group_type`, { field: 'security_group_type', found: 'huge' }],
    ])
  })
  it.each([
    ['count = 2', ['g[0]', 'g[1]']],
    ['count = "2"', ['g[0]', 'g[1]']],
    ['count = 0', []],
    ['for_each = toset(["a", "b"])', ['g["a"]', 'g["b"]']],
    ['for_each = { x = 1, y = 2 }', ['g["x"]', 'g["y"]']],
  ])('%s makes instances with their keys', (body, names) => {
    expect(groupOf(body).ruleSet.groups.map(({ id }) => id)).toEqual(names.map((name) => `${groupType}.${name}`))
  })
  it.each(['count = 1.5', 'count = -1', 'count = "two"', 'count = var.n', 'count = 1000000'])(
    '%s makes rules of which nobody knows how many there are',
    (body) => {
      const { ruleSet, warnings } = read(
        `resource "${groupType}" "g" {\n  vpc_id = "vpc-1"\n}\nresource "${ruleType}" "r" {\n  ${body}\n  type = "ingress"\n  ip_protocol = "tcp"\n  port_range = "22/22"\n  cidr_ip = "10.0.0.0/8"\n  security_group_id = ${groupType}.g.id\n}`,
      )
      expect(ruleSet.groups.flatMap(({ rules }) => rules)).toEqual([])
      expect(ruleSet.unread.map(({ group, known }) => [group, known.direction])).toEqual([
        [`${groupType}.g`, 'ingress'],
      ])
      expect(warnings.map(({ code, place }) => [code, place?.path])).toContainEqual([
        'known-after-apply',
        `${ruleType}.r.count`,
      ])
    },
  )
})

describe('the functions for blocks of Terraform’s language', () => {
  const sourceOf = (expression: string) => {
    const { ruleSet } = read(
      `resource "${groupType}" "g" {\n  vpc_id = "vpc-1"\n}\nresource "${ruleType}" "r" {\n  type = "ingress"\n  ip_protocol = "tcp"\n  port_range = "22/22"\n  cidr_ip = ${expression}\n  security_group_id = ${groupType}.g.id\n}`,
    )
    const [peer] = ruleSet.groups[0]?.rules.map((rule) => rule.peer) ?? []
    if (peer?.kind !== 'cidr') return null
    const { first, prefix } = peer.block
    return `${[24n, 16n, 8n, 0n].map((shift) => (first >> shift) & 255n).join('.')}/${prefix}`
  }
  it.each([
    ['cidrsubnet("10.0.0.0/8", 8, 3)', '10.3.0.0/16'],
    ['cidrsubnet("10.0.0.0/8", 8, 0)', '10.0.0.0/16'],
    ['cidrsubnet("10.0.0.0/8", 8, 255)', '10.255.0.0/16'],
    ['cidrsubnet("10.0.0.0/8", 8, 256)', null],
    ['cidrsubnet("10.0.0.0/8", 0, 0)', '10.0.0.0/8'],
    ['cidrsubnet("10.0.0.0/8", 24, 1)', '10.0.0.1/32'],
    ['cidrsubnet("10.0.0.0/8", 25, 1)', null],
    ['cidrsubnet("10.0.0.0/8", -1, 0)', null],
    ['cidrsubnet("10.0.0.0/8", 8, -1)', null],
    ['cidrsubnet("10.0.0.0/8", 1.5, 0)', null],
    ['cidrsubnet("10.0.0.0/8", 8, 0.5)', null],
    ['cidrsubnet("10.0.0.0/8", "x", 0)', null],
    ['cidrsubnet("10.0.0.0/8", 8, "x")', null],
    ['cidrsubnet("no block", 8, 0)', null],
    ['cidrsubnet(5, 8, 0)', null],
    ['"${cidrhost("10.0.0.0/30", 3)}/32"', '10.0.0.3/32'],
    ['"${cidrhost("10.0.0.0/30", 4)}/32"', null],
    ['"${cidrhost("10.0.0.0/30", -1)}/32"', '10.0.0.3/32'],
    ['"${cidrhost("10.0.0.0/30", -4)}/32"', '10.0.0.0/32'],
    ['"${cidrhost("10.0.0.0/30", -5)}/32"', null],
    ['"${cidrhost("10.0.0.0/30", 0.5)}/32"', null],
    ['"${cidrhost("no block", 1)}/32"', null],
  ])('%s', (expression, expected) => {
    expect(sourceOf(expression)).toBe(expected)
  })
})
