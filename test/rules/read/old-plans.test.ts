import { describe, expect, it } from 'vitest'
import { read } from '@/lib/rules'
import { inShort } from './in-short'

const plan = (resources: string) =>
  `Terraform will perform the following actions:\n\n${resources}\n\nPlan: 1 to add, 0 to change, 0 to destroy.\n`

/** The arguments of a rule, as they are printed: `name: value`. */
const printed = (fields: Readonly<Record<string, string>> = {}) =>
  Object.entries({
    id: '<computed>',
    security_group_id: '"sg-1"',
    type: '"ingress"',
    ip_protocol: '"tcp"',
    port_range: '"22/22"',
    policy: '"accept"',
    priority: '"1"',
    nic_type: '"intranet"',
    cidr_ip: '"10.0.0.0/8"',
    ...fields,
  })
    .map(([name, value]) => `      ${`${name}:`.padEnd(20)} ${value}`)
    .join('\n')

const resource = (heading: string, fields?: Readonly<Record<string, string>>) => `${heading}\n${printed(fields)}`
const made = '  + alicloud_security_group_rule.web'
const usual = 'sg-1 in accept 1 tcp 22-22 10.0.0.0/8'
const idsOf = (text: string) => read(text).ruleSet.groups.flatMap(({ rules }) => rules.map(({ id }) => id))

describe('what terraform plan printed up to 0.11', () => {
  it('a resource a heading, a line an argument', () => {
    const reading = read(plan(resource(made)))
    expect(inShort(reading)).toEqual([usual])
    expect(reading.recognised).toEqual([{ document: 0, kind: 'terraform-plan-text', read: 1, skipped: 0 }])
    expect(inShort(read(plan(resource(made)).replaceAll('\n', '\r\n')))).toEqual([usual])
  })

  it.each<readonly [string, string, readonly string[]]>([
    ['made', '  + alicloud_security_group_rule.web', ['alicloud_security_group_rule.web']],
    ['made anew', '-/+ alicloud_security_group_rule.web (new resource required)', ['alicloud_security_group_rule.web']],
    [
      'tainted',
      '-/+ alicloud_security_group_rule.web (tainted) (new resource required)',
      ['alicloud_security_group_rule.web'],
    ],
    ['changed', '  ~ alicloud_security_group_rule.web', ['alicloud_security_group_rule.web']],
    ['destroyed', '  - alicloud_security_group_rule.web', []],
    ['only read', ' <= alicloud_security_group_rule.web', []],
    ['by tabs', '\t+\talicloud_security_group_rule.web\t', ['alicloud_security_group_rule.web']],
    ['one of several', '  + alicloud_security_group_rule.web[2]', ['alicloud_security_group_rule.web[2]']],
    ['by a key', '  + alicloud_security_group_rule.web["a"]', ['alicloud_security_group_rule.web["a"]']],
    [
      'one of several, as it was written first',
      '  + alicloud_security_group_rule.web.2',
      ['alicloud_security_group_rule.web[2]'],
    ],
    ['the eleventh', '  + alicloud_security_group_rule.web.10', ['alicloud_security_group_rule.web[10]']],
    ['in a module', '  + module.net.alicloud_security_group_rule.web', ['module.net.alicloud_security_group_rule.web']],
    [
      'in a module of a module',
      '  + module.a.module.b-2[0].alicloud_security_group_rule.web',
      ['module.a.module.b-2[0].alicloud_security_group_rule.web'],
    ],
    ['a name with a hyphen', '  + alicloud_security_group_rule.web-1', ['alicloud_security_group_rule.web-1']],
    ['of somebody else', '  + aws_security_group_rule.web', []],
    ['without its sign', '  alicloud_security_group_rule.web', []],
    ['with words behind it', '  + alicloud_security_group_rule.web is made', []],
  ])('a resource that is %s: %s', (_, heading, ids) => {
    expect(idsOf(plan(resource(heading)))).toEqual(ids)
  })

  it.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    ['the value that will be', { cidr_ip: '"10.0.0.0/8" => "10.0.0.0/9"' }, ['sg-1 in accept 1 tcp 22-22 10.0.0.0/9']],
    [
      'that forces a new resource',
      { cidr_ip: '"10.0.0.0/8" => "10.0.0.0/9" (forces new resource)' },
      ['sg-1 in accept 1 tcp 22-22 10.0.0.0/9'],
    ],
    [
      'that is new and forces it',
      { cidr_ip: '"10.0.0.0/9"  (forces new resource)' },
      ['sg-1 in accept 1 tcp 22-22 10.0.0.0/9'],
    ],
    ['nothing before', { cidr_ip: '"" => "10.0.0.0/9"' }, ['sg-1 in accept 1 tcp 22-22 10.0.0.0/9']],
    ['with an arrow in it', { description: '"a => b" => "c \\"=>\\" d"' }, [usual]],
    [
      'that is taken away, and another',
      { cidr_ip: '"10.0.0.0/8" => ""', source_security_group_id: '"" => "sg-2"' },
      ['sg-1 in accept 1 tcp 22-22 sg-2'],
    ],
    ['that is not known yet', { cidr_ip: '<computed>' }, []],
    ['that is not known any more', { cidr_ip: '"10.0.0.0/8" => <computed>' }, []],
    ['that is a secret', { cidr_ip: '<sensitive> => <sensitive> (attribute changed)' }, []],
    ['that is more than a text', { cidr_ip: '"10.0.0.0/8" and more' }, []],
    ['of a list, which no rule has', { 'tags.%': '"1"', 'tags.team': '"web"' }, [usual]],
  ])('an argument: %s', (_, fields, rules) => {
    const reading = read(plan(resource(made, fields)))
    expect(inShort(reading)).toEqual(rules)
    expect(reading.ruleSet.unread).toHaveLength(rules.length === 0 ? 1 : 0)
  })

  it('an argument that ends as a forced one, and is a text: it is that text', () => {
    const { ruleSet } = read(plan(resource(made, { description: '"(forces new resource)"' })))
    expect(ruleSet.groups[0]?.rules.map(({ description }) => description)).toEqual(['(forces new resource)'])
  })

  it('of a rule that is changed in place, what it does not show is not known', () => {
    const text = '  ~ alicloud_security_group_rule.web\n      cidr_ip: "10.0.0.0/8" => "0.0.0.0/0"'
    const { ruleSet, warnings } = read(plan(text))
    expect(ruleSet.groups).toEqual([])
    expect(ruleSet.unread).toHaveLength(1)
    expect(warnings.map(({ code }) => code)).toContain('known-after-apply')
    const whole = read(plan(text.replace('~', '+').concat('\n      security_group_id: "sg-1"')))
    expect(whole.warnings.map(({ code }) => code)).not.toContain('known-after-apply')
  })

  it('what is destroyed will not be there', () => {
    const text =
      '  - alicloud_security_group_rule.old\n\n  + alicloud_security_group.web\n      id: <computed>\n      name: "web"\n'
    expect(read(text).ruleSet.groups.map(({ id, rules }) => [id, rules.length])).toEqual([
      ['alicloud_security_group.web', 0],
    ])
  })

  it('several, and an argument that stands below none', () => {
    const two = `${resource(made)}\n\n${resource('  + alicloud_security_group_rule.db', { port_range: '"3306/3306"' })}`
    expect(inShort(read(plan(two)))).toEqual([usual, 'sg-1 in accept 1 tcp 3306-3306 10.0.0.0/8'])
    // An empty line ends a resource.
    const cut = resource(made).replace('      cidr_ip', '\n      cidr_ip')
    expect(inShort(read(plan(cut)))).toEqual([])
  })

  it('what stands beside the resources is read as what it is', () => {
    const beside = `{"SecurityGroupId":"sg-9","VpcId":"vpc-1","Permissions":{"Permission":[]}}`
    expect(
      read(`${plan(resource(made))}\n${beside}\n`)
        .ruleSet.groups.map(({ id }) => id)
        .sort(),
    ).toEqual(['sg-1', 'sg-9'])
  })
})
