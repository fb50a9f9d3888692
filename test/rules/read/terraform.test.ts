import { describe, expect, it } from 'vitest'
import { readDocuments } from '@/lib/rules'

const rule = {
  security_group_id: 'sg-1',
  type: 'ingress',
  ip_protocol: 'tcp',
  port_range: '80/80',
  policy: 'accept',
  priority: 1,
  nic_type: 'intranet',
  cidr_ip: '0.0.0.0/0',
  ipv6_cidr_ip: '',
  source_security_group_id: '',
  prefix_list_id: null,
}

const web = {
  address: 'alicloud_security_group.web',
  type: 'alicloud_security_group',
  values: {
    id: 'sg-1',
    security_group_name: 'web',
    security_group_type: 'normal',
    inner_access_policy: 'Accept',
    vpc_id: 'vpc-1',
  },
}

function resource(values: Readonly<Record<string, unknown>>, address = 'alicloud_security_group_rule.http') {
  return { address, type: 'alicloud_security_group_rule', values }
}

function state(...resources: readonly unknown[]) {
  return { format_version: '1.0', values: { root_module: { resources } } }
}

function readRule(values: Readonly<Record<string, unknown>>) {
  const reading = readDocuments([state(web, resource(values))])
  return { rule: reading.ruleSet.groups[0]?.rules[0], warnings: reading.warnings }
}

describe('a state', () => {
  it('a group with its rules', () => {
    const { ruleSet, recognised, warnings } = readDocuments([state(web, resource(rule))])
    expect(ruleSet.groups).toMatchObject([
      {
        id: 'sg-1',
        name: 'web',
        type: 'basic',
        typeKnown: true,
        vpcId: 'vpc-1',
        rules: [{ id: 'alicloud_security_group_rule.http', protocol: 'tcp' }],
      },
    ])
    expect(recognised).toEqual([{ document: 0, kind: 'terraform', read: 1, skipped: 0 }])
    expect(warnings).toEqual([])
  })

  it.each([
    ['P-22 an IPv6 block', { cidr_ip: null, ipv6_cidr_ip: '2001:db8::/32' }, { kind: 'cidr', block: { family: 6 } }],
    [
      'P-22 a group',
      { cidr_ip: '', source_security_group_id: 'sg-2', source_group_owner_id: '123' },
      { kind: 'group', groupId: 'sg-2', account: '123' },
    ],
    ['P-22 a prefix list', { cidr_ip: '', prefix_list_id: 'pl-1' }, { kind: 'prefix-list', id: 'pl-1' }],
  ])('%s as the other end', (_, values, peer) => {
    expect(readRule({ ...rule, ...values }).rule?.peer).toMatchObject(peer)
    expect(readRule({ ...rule, ...values, type: 'egress' }).rule).toMatchObject({ direction: 'egress', peer })
  })

  it('P-21 a rule has neither own addresses nor source ports', () => {
    expect(readRule(rule).rule).toMatchObject({ self: null, sourcePorts: { kind: 'any' } })
  })
  it('P-22 without an other end a rule is refused, at the name that Terraform has', () => {
    const { warnings } = readRule({ ...rule, cidr_ip: '' })
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'no-peer',
        place: { document: 0, path: 'values.root_module.resources[1].values.cidr_ip' },
        params: expect.objectContaining({ field: 'cidr_ip' }),
      }),
    )
  })
  it('P-23 an advanced group has no egress rule by itself: all is closed', () => {
    const closed = { ...web, values: { ...web.values, security_group_type: 'enterprise' } }
    const { ruleSet } = readDocuments([state(closed)])
    expect(ruleSet.groups).toMatchObject([{ type: 'advanced', innerAccess: 'drop', rules: [] }])
  })
  it('older names: name, inner_access', () => {
    const old = { ...web, values: { id: 'sg-1', name: 'old', inner_access: false, vpc_id: 'vpc-1' } }
    expect(readDocuments([state(old)]).ruleSet.groups).toMatchObject([
      { name: 'old', type: 'basic', innerAccess: 'drop' },
    ])
  })

  it.each([
    [
      'of eight parts',
      'sg-1:egress:udp:53/53:intranet:10.0.0.0/8:drop:7',
      { direction: 'egress', protocol: 'udp', action: 'drop', priority: 7 },
    ],
    [
      'of six parts',
      'sg-1:ingress:tcp:22/22:intranet:10.0.0.0/8',
      { direction: 'ingress', action: 'accept', priority: 1 },
    ],
    [
      'of IPv6, its colons as underscores',
      'sg-1:ingress:tcp:22/22:intranet:2001_db8__/32:accept:1',
      { peer: { block: { family: 6, prefix: 32 } } },
    ],
    ['of a group', 'sg-1:ingress:tcp:22/22:intranet:sg-2:accept:1', { peer: { kind: 'group', groupId: 'sg-2' } }],
    [
      'of a prefix list',
      'sg-1:ingress:tcp:22/22:intranet:pl-2:accept:1',
      { peer: { kind: 'prefix-list', id: 'pl-2' } },
    ],
  ])('P-20 an id %s fills in what the state lacks', (_, id, expected) => {
    expect(readRule({ id }).rule).toMatchObject(expected)
  })

  it('child modules in the order of the document', () => {
    const child = (...ports: number[]) => ({
      resources: ports.map((port) =>
        resource({ ...rule, port_range: `${port}/${port}` }, `module.m.alicloud_security_group_rule.p${port}`),
      ),
    })
    const nested = {
      values: {
        root_module: { resources: [web], child_modules: [child(1, 2), { child_modules: [child(3)] }, child(4)] },
      },
    }
    const { ruleSet } = readDocuments([nested])
    expect(
      ruleSet.groups[0]?.rules.map(({ id, ports, place }) => [id, ports.kind === 'range' && ports.start, place.path]),
    ).toEqual([
      ['module.m.alicloud_security_group_rule.p1', 1, 'values.root_module.child_modules[0].resources[0].values'],
      ['module.m.alicloud_security_group_rule.p2', 2, 'values.root_module.child_modules[0].resources[1].values'],
      [
        'module.m.alicloud_security_group_rule.p3',
        3,
        'values.root_module.child_modules[1].child_modules[0].resources[0].values',
      ],
      ['module.m.alicloud_security_group_rule.p4', 4, 'values.root_module.child_modules[2].resources[0].values'],
    ])
  })

  it('P-24 the data source has the names of the API in snake case', () => {
    const data = {
      address: 'data.alicloud_security_group_rules.all',
      type: 'alicloud_security_group_rules',
      values: {
        group_id: 'sg-9',
        group_name: 'read',
        rules: [
          {
            direction: 'ingress',
            ip_protocol: 'tcp',
            port_range: '22/22',
            policy: 'accept',
            priority: 1,
            nic_type: 'intranet',
            source_cidr_ip: '10.0.0.0/8',
            dest_cidr_ip: '',
            source_group_id: '',
          },
          {
            direction: 'egress',
            ip_protocol: 'all',
            port_range: '-1/-1',
            policy: 'drop',
            priority: 2,
            ipv6_dest_cidr_ip: '::/0',
          },
        ],
      },
    }
    const { ruleSet, warnings } = readDocuments([state(data)])
    expect(ruleSet.groups).toMatchObject([
      {
        id: 'sg-9',
        name: 'read',
        rules: [{ direction: 'ingress' }, { direction: 'egress', peer: { block: { family: 6 } } }],
      },
    ])
    expect(warnings.map(({ code }) => code)).toEqual(['type-assumed', 'inner-access-assumed'])
  })

  it('a state file is read like what Terraform shows of it', () => {
    const file = {
      version: 4,
      terraform_version: '1.9.0',
      resources: [
        { mode: 'managed', type: 'alicloud_security_group', name: 'web', instances: [{ attributes: web.values }] },
        {
          mode: 'managed',
          module: 'module.m',
          type: 'alicloud_security_group_rule',
          name: 'http',
          instances: [{ index_key: 'a', attributes: rule }],
        },
      ],
    }
    expect(readDocuments([file]).ruleSet.groups).toMatchObject([{ id: 'sg-1', rules: [{ protocol: 'tcp' }] }])
  })

  it('a state without security groups is said to have none', () => {
    expect(readDocuments([state()]).warnings.map(({ code }) => code)).toEqual(['no-terraform-groups'])
  })
})

describe('a plan, in which ids are not known yet', () => {
  const { id: _, ...planned } = web.values
  const { security_group_id: __, ...late } = rule

  /** A plan of one module instance with a group and a rule, and the expressions of the rule in the configuration. */
  function plan(
    rules: readonly {
      key?: string
      values: Readonly<Record<string, unknown>>
      unknown?: Readonly<Record<string, unknown>>
    }[],
    expressions: Readonly<Record<string, unknown>>,
    groups = [''],
  ) {
    const address = (name: string, key = '') => `module.net["tokyo"].${name}${key}`
    return {
      planned_values: {
        root_module: {
          child_modules: [
            {
              resources: [
                ...groups.map((key) => ({
                  ...web,
                  address: address('alicloud_security_group.web', key),
                  values: planned,
                })),
                ...rules.map(({ key, values }) => resource(values, address('alicloud_security_group_rule.http', key))),
              ],
            },
          ],
        },
      },
      resource_changes: rules.map(({ key, unknown = {} }) => ({
        address: address('alicloud_security_group_rule.http', key),
        change: { after_unknown: { id: true, ...unknown } },
      })),
      configuration: {
        root_module: {
          module_calls: {
            net: { module: { resources: [{ address: 'alicloud_security_group_rule.http', expressions }] } },
          },
        },
      },
    }
  }

  const group = 'module.net["tokyo"].alicloud_security_group.web'
  const reference = { references: ['alicloud_security_group.web.id', 'alicloud_security_group.web'] }

  it('the group of a rule is the resource that the configuration names', () => {
    const document = plan([{ values: late, unknown: { security_group_id: true } }], { security_group_id: reference })
    const { ruleSet, recognised } = readDocuments([document])
    expect(ruleSet.groups).toMatchObject([
      { id: group, name: 'web', rules: [{ id: 'module.net["tokyo"].alicloud_security_group_rule.http', group }] },
    ])
    expect(recognised[0]?.kind).toBe('terraform-plan')
  })
  it('so is the group at the other end', () => {
    const { cidr_ip: ___, ...open } = late
    const expressions = { security_group_id: reference, source_security_group_id: reference }
    const document = plan([{ values: open, unknown: { source_security_group_id: true } }], expressions)
    expect(readDocuments([document]).ruleSet.groups[0]?.rules[0]?.peer).toMatchObject({ kind: 'group', groupId: group })
  })
  it('with count, each rule belongs to the group of its own key', () => {
    const keys = ['[0]', '[1]']
    const document = plan(
      keys.map((key) => ({ key, values: late })),
      { security_group_id: { references: ['alicloud_security_group.web', 'count.index'] } },
      keys,
    )
    expect(readDocuments([document]).ruleSet.groups.map(({ id, rules }) => [id, rules.length])).toEqual([
      [`${group}[0]`, 1],
      [`${group}[1]`, 1],
    ])
  })
  it('a group that a variable names is known by that name', () => {
    const { ruleSet } = readDocuments([plan([{ values: late }], { security_group_id: { references: ['var.group'] } })])
    expect(ruleSet.groups.find(({ id }) => id.endsWith('.var.group'))).toMatchObject({
      rules: [{ id: 'module.net["tokyo"].alicloud_security_group_rule.http' }],
    })
  })
  it('a rule whose group nothing names is not read', () => {
    const { counts, warnings } = readDocuments([plan([{ values: late }], {})])
    expect([counts.rules, warnings.map(({ code }) => code)]).toEqual([0, ['no-group']])
  })
  it('a value that is known only after apply is named, and the rule is not read', () => {
    const { cidr_ip: ___, ...open } = rule
    const { counts, warnings } = readDocuments([plan([{ values: open, unknown: { cidr_ip: true } }], {})])
    expect(counts.rules).toBe(0)
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'known-after-apply',
        place: { document: 0, path: 'planned_values.root_module.child_modules[0].resources[1].values.cidr_ip' },
      }),
    )
  })

  it('what will be and what was before', () => {
    const both = {
      planned_values: { root_module: { resources: [web, resource({ ...rule, port_range: '443/443' })] } },
      prior_state: {
        values: { root_module: { resources: [web, resource(rule), resource(rule, 'alicloud_security_group_rule.b')] } },
      },
    }
    const ports = (side: 'planned' | 'prior') =>
      readDocuments([both], { plan: side }).ruleSet.groups[0]?.rules.map(
        ({ ports: of }) => of.kind === 'range' && of.start,
      )
    expect([ports('planned'), ports('prior')]).toEqual([[443], [80, 80]])
  })
  it('before the first apply there was nothing', () => {
    const { ruleSet, warnings } = readDocuments([{ planned_values: { root_module: { resources: [web] } } }], {
      plan: 'prior',
    })
    expect([ruleSet.groups, warnings]).toEqual([[], []])
  })
})
