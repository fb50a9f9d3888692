import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBlock } from '@/lib/cidr'
import { decide, exposed, parsePacket, type Reading, read, readDocuments } from '@/lib/rules'
import { readYaml } from '@/lib/text/yaml'
import { cpuTime } from '../../cpu-time'

function tenth() {
  const parsed = parseBlock('10.0.0.0/8')
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return parsed.value
}

/** What stands beside rules and changes them: files of variables, modules, stacks, events; and dialects of objects. */

const errorsOf = ({ warnings }: Reading) => warnings.flatMap((each) => (each.severity === 'error' ? [each] : []))
const codesOf = (reading: Reading) => errorsOf(reading).map(({ code }) => code)

function verdictOf({ ruleSet }: Reading, peer: string, port: number, protocol = 'tcp') {
  const parsed = parsePacket({ direction: 'ingress', protocol, peer, port })
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return decide(ruleSet, parsed.packet).verdict
}

const group = 'resource "alicloud_security_group" "g" {\n  vpc_id = "vpc-1"\n}\n'
const rule = (more: string, of = 'alicloud_security_group.g.id') =>
  `resource "alicloud_security_group_rule" "r" {\n  type = "ingress"\n  ip_protocol = "tcp"\n  security_group_id = ${of}\n${more}}\n`
const office = `variable "office" {}\n${group}${rule('  port_range = "22/22"\n  cidr_ip = var.office\n')}`

describe('files of variables beside a configuration', () => {
  it.each([
    ['behind it', [`${office}\n# terraform.tfvars\noffice = "203.0.113.0/24"\nregion = "cn-hangzhou"\n`]],
    ['before it', [`office = "203.0.113.0/24"\n${office}`]],
    ['as a text of its own', [office, '# ours\noffice = "203.0.113.0/24"\n']],
    ['as a text of its own, before it', ['office = "203.0.113.0/24"\n', office]],
  ])('%s give their values', (_, texts) => {
    const reading = readDocuments(texts)
    expect(errorsOf(reading)).toEqual([])
    expect([verdictOf(reading, '203.0.113.9', 22), verdictOf(reading, '198.51.100.1', 22)]).toEqual(['accept', 'drop'])
  })
  it('outdo defaults, in lists over several lines, and what stands behind is still read', () => {
    const text = `variable "cidrs" { default = ["0.0.0.0/0"] }\n${group}${rule('  count = length(var.cidrs)\n  port_range = "22/22"\n  cidr_ip = var.cidrs[count.index]\n')}cidrs = [\n  "203.0.113.0/24",\n  "198.51.100.0/24",\n]\naliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-1 --IpProtocol tcp --PortRange 80/80 --SourceCidrIp 0.0.0.0/0\n`
    const reading = read(text)
    expect(errorsOf(reading)).toEqual([])
    expect(reading.ruleSet.groups.map(({ rules }) => rules.length)).toEqual([2, 1])
    expect(reading.warnings.some(({ code }) => code === 'default-taken')).toBe(false)
  })
  const admin = `variable "admin" { default = "10.0.0.0/8" }\n${group}${rule('  port_range = "22/22"\n  cidr_ip = var.admin\n')}`
  const outside = 'admin = "203.0.113.5/32"\n'
  it.each([
    ['a comment', `/*\n${outside}*/\n`],
    ['a remark', `# ${outside}`],
    ['a map of another name', `tags = {\n  ${outside}}\n`],
    ['a list of another name', `tags = [{\n  ${outside}}]\n`],
    ['a heredoc of another name', `note = <<EOT\n${outside}EOT\n`],
    ['a block that is none of a configuration', `run "x" {\n  ${outside}}\n`],
  ])('assign nothing within %s, beside the text or in one of its own', (_, text) => {
    for (const texts of [[`${admin}\n${text}`], [`${text}\n${admin}`], [admin, `region = "x"\n${text}`]]) {
      const reading = readDocuments(texts)
      expect(reading.warnings.some(({ code }) => code === 'default-taken')).toBe(true)
      expect([verdictOf(reading, '203.0.113.5', 22), verdictOf(reading, '10.1.1.1', 22)]).toEqual(['drop', 'accept'])
    }
  })
  it('that differ leave the variable open, in any order; alike, they are one', () => {
    const other = 'admin = "198.51.100.0/24"\n'
    for (const texts of [[admin, outside, other], [admin, other, outside], [admin + outside + other]]) {
      const reading = readDocuments(texts)
      expect(reading.warnings.some(({ code }) => code === 'assigned-twice')).toBe(true)
      expect(verdictOf(reading, '203.0.113.5', 22)).toBe('depends')
    }
    const alike = readDocuments([admin, outside, outside])
    expect([errorsOf(alike), verdictOf(alike, '203.0.113.5', 22)]).toEqual([[], 'accept'])
  })
  it.each([
    ['another value than the default', '"203.0.113.0/24"', 'depends'],
    ['the default', '"10.0.0.0/8"', 'drop'],
    ['its own variable of that name', 'var.admin', 'drop'],
  ])('a module beside the files is given %s', (_, value, verdict) => {
    const call = `module "web" {\n  source = "./modules/sg"\n  admin = ${value}\n}\n`
    expect(verdictOf(read(call + admin), '203.0.113.5', 22)).toBe(verdict)
    expect(verdictOf(read(admin + call), '203.0.113.5', 22)).toBe(verdict)
  })
  it('a module gives the variables of its files their values', () => {
    const reading = read(`module "web" {\n  source = "./sg"\n  office = "203.0.113.0/24"\n}\n${office}`)
    expect([errorsOf(reading), verdictOf(reading, '203.0.113.9', 22)]).toEqual([[], 'accept'])
  })
  it('a text of assignments without a configuration is told', () => {
    expect(codesOf(readDocuments(['office = "203.0.113.0/24"\n', 'x']))).not.toEqual([])
  })
})

describe('optional attributes of variables', () => {
  it('come to their defaults, and to nothing without one', () => {
    const text = `variable "rules" {
  type = list(object({
    port     = string
    protocol = optional(string, "tcp")
    cidr     = optional(string, "10.0.0.0/8")
    policy   = optional(string)
  }))
  default = [
    { port = "22/22" },
    { port = "53/53", protocol = "udp", cidr = "192.168.0.0/16", policy = "drop" },
  ]
}
${group}resource "alicloud_security_group_rule" "r" {
  for_each          = { for i, r in var.rules : i => r }
  type              = "ingress"
  ip_protocol       = each.value.protocol
  port_range        = each.value.port
  cidr_ip           = each.value.cidr
  policy            = each.value.policy
  security_group_id = alicloud_security_group.g.id
}
`
    const reading = read(text)
    expect(errorsOf(reading)).toEqual([])
    const rules = reading.ruleSet.groups.flatMap((each) => each.rules)
    expect(rules.map(({ protocol, action }) => [protocol, action])).toEqual([
      ['tcp', 'accept'],
      ['udp', 'drop'],
    ])
  })
})

it('typed variables cost no more for each mention than untyped ones', { tags: ['timed'] }, () => {
  const items = Array.from({ length: 1000 }, (_, index) => `{ port = "${index + 1}/${index + 1}" }`).join(', ')
  const text = `variable "rules" {\n  type = list(object({ port = string, cidr = optional(string, "10.0.0.0/8") }))\n  default = [${items}]\n}\n${group}${rule('  count = length(var.rules)\n  port_range = var.rules[count.index].port\n  cidr_ip = var.rules[count.index].cidr\n')}`
  const spent = cpuTime()
  const reading = read(text)
  expect(reading.ruleSet.groups.map(({ rules }) => rules.length)).toEqual([1000])
  // Worked out anew for each mention, these took half a minute.
  expect(spent()).toBeLessThan(3000)
})

describe('rules 2: what is given a group and may add rules to it', () => {
  const rules = `${group}${rule('  port_range = "443/443"\n  cidr_ip = "0.0.0.0/0"\n')}`
  it.each([
    ['a module', 'module "more" {\n  source = "./more"\n  security_group_id = alicloud_security_group.g.id\n}\n'],
    ['a module of rules', 'module "x" {\n  source = "./sg-rules"\n  groups = [alicloud_security_group.g.id]\n}\n'],
    [
      'a module of rules, in a map',
      'module "rules" {\n  source = "./x"\n  groups = { web = { id = alicloud_security_group.g.id } }\n}\n',
    ],
  ])('%s of Terraform: its rules may decide', (_, module) => {
    const reading = read(rules + module)
    expect(codesOf(reading)).toEqual(['part-not-read'])
    expect([verdictOf(reading, '198.51.100.1', 443), verdictOf(reading, '198.51.100.1', 22)]).toEqual([
      'depends',
      'depends',
    ])
    expect(reading.recognised[0]).toMatchObject({ read: 1, skipped: 1 })
  })
  it('a module that puts instances into groups adds none', () => {
    const module =
      'module "ecs" {\n  source = "x/ecs-instance/alicloud"\n  security_group_ids = [alicloud_security_group.g.id]\n}\n'
    expect(codesOf(read(rules + module))).toEqual([])
  })
  it.each([
    [
      'a stack',
      {
        Type: 'ALIYUN::ROS::Stack',
        Properties: { TemplateURL: 'oss://b/rules.yaml', Parameters: { Group: { Ref: 'SG' }, Name: 'x' } },
      },
    ],
    [
      'a module of rules, in a list',
      { Type: 'MODULE::Org::SecurityGroupRules::Default', Properties: { GroupIds: [{ Ref: 'SG' }] } },
    ],
    [
      'a module of rules, in a map',
      { Type: 'MODULE::Org::Firewall::Default', Properties: { Groups: { Web: [{ Ref: 'SG' }] } } },
    ],
  ])('%s inside a template', (_, inside) => {
    const reading = readDocuments([
      {
        ROSTemplateFormatVersion: '2015-09-01',
        Resources: {
          SG: {
            Type: 'ALIYUN::ECS::SecurityGroup',
            Properties: {
              VpcId: 'vpc-1',
              SecurityGroupIngress: [{ IpProtocol: 'tcp', PortRange: '443/443', SourceCidrIp: '0.0.0.0/0' }],
            },
          },
          Extra: inside,
        },
      },
    ])
    expect(codesOf(reading)).toEqual(['part-not-read'])
    expect(verdictOf(reading, '198.51.100.1', 22)).toBe('depends')
  })
})

describe('events of the audit log', () => {
  const fields = { SecurityGroupId: 'sg-1', IpProtocol: 'tcp', PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' }
  it('one that adds a rule has it', () => {
    const reading = readDocuments([{ eventName: 'AuthorizeSecurityGroup', requestParameters: fields }])
    expect([codesOf(reading), reading.counts.rules]).toEqual([[], 1])
  })
  it.each([
    ['takes it away', { eventName: 'RevokeSecurityGroup', requestParameters: fields }],
    ['changes it', { event: { eventName: 'ModifySecurityGroupRule', requestParameters: fields } }],
    ['was refused', { eventName: 'AuthorizeSecurityGroup', errorCode: 'Forbidden.RAM', requestParameters: fields }],
  ])('one that %s has none, and is told', (_, event) => {
    const reading = readDocuments([event])
    expect([codesOf(reading), reading.counts.rules]).toEqual([['event-not-read'], 0])
  })
})

describe('objects as Node.js prints them', () => {
  const printed = `{
  headers: { 'content-type': 'application/json' },
  statusCode: 200,
  body: DescribeSecurityGroupAttributeResponseBody {
    innerAccessPolicy: 'Accept',
    nextToken: undefined,
    permissions: Permissions {
      permission: [
        Permission { direction: 'ingress', ipProtocol: 'TCP', portRange: '22/22', sourceCidrIp: '10.0.0.0/8', description: "it's {ours}" }
      ]
    },
    securityGroupId: 'sg-1',
    vpcId: 'vpc-1'
  }
}`
  it('are read, classes and all', () => {
    const reading = read(printed)
    expect(errorsOf(reading)).toEqual([])
    expect(exposed(reading.ruleSet, tenth(), 'tcp').ports).toEqual([[22, 22]])
    expect(reading.ruleSet.groups[0]?.rules[0]?.description).toBe("it's {ours}")
  })
  it('with comments and commas at the end, as in a source', () => {
    const text = `{\n  // it's ours\n  SecurityGroupId: "sg-1", VpcId: "vpc-1", /* "x": { */\n  Permissions: { Permission: [ { Direction: "ingress", IpProtocol: "TCP", PortRange: "22/22", SourceCidrIp: "10.0.0.0/8", }, ] },\n}`
    const reading = read(text)
    expect([codesOf(reading), reading.counts.rules]).toEqual([[], 1])
  })
  it.each(['permission: [ [Object] ]', "permission: [ { direction: 'ingress' }, ... 3 more items ]"])(
    'what they cut off is told: %s',
    (cut) => {
      expect(codesOf(read(`{ securityGroupId: 'sg-1', permissions: { ${cut} } }`))).not.toEqual([])
    },
  )
  it('any value of JSON is the same in that spelling', () => {
    const print = (value: unknown): string => {
      if (Array.isArray(value)) return `[ ${value.map(print).join(', ')} ]`
      if (typeof value === 'object' && value !== null) {
        return `{ ${Object.entries(value)
          .map(([name, held]) => `${/^[a-z]\w*$/i.test(name) ? name : JSON.stringify(name)}: ${print(held)}`)
          .join(', ')} }`
      }
      return typeof value === 'string'
        ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
        : String(value)
    }
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z '"{}[\]:,\\]{0,20}$/), fc.nat(100), (description, priority) => {
        const document = {
          SecurityGroupId: 'sg-1',
          VpcId: 'vpc-1',
          Permissions: {
            Permission: [
              {
                Direction: 'ingress',
                IpProtocol: 'tcp',
                PortRange: '1/2',
                SourceCidrIp: '10.0.0.0/8',
                Description: description,
                Priority: priority,
              },
            ],
          },
        }
        // Brackets in texts of single quotes are not told from others where a paste is cut into documents.
        fc.pre(!/[{}[\]]/.test(description))
        expect(read(print(document)).ruleSet).toEqual(read(JSON.stringify(document)).ruleSet)
      }),
      { numRuns: 100 },
    )
  })
})

it('facts of an inventory name their groups by group_id', () => {
  const rules = [{ direction: 'ingress', ip_protocol: 'tcp', port_range: '22/22', source_cidr_ip: '0.0.0.0/0' }]
  const reading = readDocuments([{ changed: false, security_groups: [{ group_id: 'sg-1', vpc_id: 'vpc-1', rules }] }])
  expect([codesOf(reading), reading.counts.rules]).toEqual([[], 1])
})

it('a list that a query names in brackets is no document', () => {
  const text =
    'aliyun ecs DescribeSecurityGroupAttribute --output cols=Direction rows=Permissions.Permission[]\nDirection | IpProtocol | PortRange | SourceCidrIp\n--- | --- | --- | ---\ningress | TCP | 22/22 | 10.0.0.0/8\n'
  const reading = readDocuments([text], { yaml: readYaml })
  expect([codesOf(reading), reading.counts.rules]).toEqual([[], 1])
})

describe('modules that the text does not show', () => {
  const own = 'alicloud_security_group.g'
  const errors = (source: string, more: string, name = 'web') =>
    read(
      `resource "alicloud_security_group" "g" {\n  vpc_id = "vpc-1"\n}\nmodule "${name}" {\n  source = ${source}\n  ${more}\n}\n`,
    ).warnings.flatMap(({ code, severity, params }) => (severity === 'error' ? [[code, params]] : []))
  const id = `id = ${own}.id`
  const list = `ids = [${own}.id]`
  const within = `ids = { a = [${own}.id] }`
  const part = (name: string) => [['part-not-read', { name: `module.${name}`, group: own }]]
  const made = [['module-not-read', { name: 'web' }]]
  it.each([
    [
      'made for groups, by its name in one word',
      '"terraform-alicloud-modules/securitygroup/alicloud"',
      '',
      'web',
      made,
    ],
    ['with a hyphen', '"./security-group"', id, 'web', made],
    ['with an underscore, in capitals', '"./Security_Group"', list, 'web', made],
    ['two words are no such name', '"./security net group"', '', 'web', []],
    ['one that is given a group', '"./net"', id, 'web', part('web')],
    ['by a variable', 'var.path', id, 'web', part('web')],
    ['one that takes a list of groups, as instances do', '"./net"', list, 'web', []],
    ['one of rules that does, by its path', '"./rules"', list, 'web', part('web')],
    ['one of rules that does, by its name', '"./net"', within, 'sg-rules', part('sg-rules')],
    ['one that is given none', '"./net"', 'size = 2', 'web', []],
  ])('%s', (_, source, more, name, expected) => {
    expect(errors(source, more, name)).toEqual(expected)
  })

  it('a block that is no resource of ours makes no group', () => {
    const others =
      'resource {\n}\ndata "alicloud_security_group" "x" {\n  id = "sg-9"\n}\nmodule "alicloud_security_group" {\n  source = "./x"\n}\n'
    expect(read(`${others}resource "alicloud_security_group" "g" {\n  vpc_id = "vpc-1"\n}\n`).counts.groups).toBe(1)
  })
})
