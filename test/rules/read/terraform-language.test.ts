import { describe, expect, it } from 'vitest'
import { read, toTerraform } from '@/lib/rules'
import { group, rule } from './documents'

const web = `resource "alicloud_security_group" "web" {
  security_group_name = "web"
  inner_access_policy = "Drop"
}
`

function ruleBlock(args: string, name = 'http'): string {
  return `resource "alicloud_security_group_rule" "${name}" {
  security_group_id = alicloud_security_group.web.id
  type = "ingress"
  ip_protocol = "tcp"
  port_range = "80/80"
  ${args}
}
`
}

function codes(text: string) {
  return read(text).warnings.map(({ code }) => code)
}

describe('a .tf file', () => {
  it.each([
    ['contains', 'contains([var.nobody], "a") ? "10.0.0.0/8" : "0.0.0.0/0"'],
    ['distinct', 'distinct([var.nobody, "10.0.0.0/8"])[0]'],
    ['setproduct', 'setproduct([var.nobody], ["10.0.0.0/8"])[0][0]'],
    ['zipmap', 'zipmap(["a"], [var.nobody])["a"]'],
    ['sort', 'sort([var.nobody, "10.0.0.0/8"])[0]'],
    ['try', 'try(var.nobody, "10.0.0.0/8")'],
  ])('a function of a value that the paste does not say tells nothing: %s', (_, expression) => {
    const { ruleSet } = read(`variable "nobody" {}\n${web}${ruleBlock(`cidr_ip = ${expression}`)}`)
    expect(ruleSet.groups[0]?.rules).toEqual([])
    expect(ruleSet.unread).toHaveLength(1)
  })
  it('groups and rules, with everything else that stands in it', () => {
    const text = `# the site { of the company }
terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud", version = "~> 1.262" }
  }
}
variable "office" { default = "203.0.113.0/24" }
locals { ports = ["80/80", "443/443"] }
${web}
data "alicloud_vpcs" "all" { name_regex = "^x\\{" }
${ruleBlock('cidr_ip = "0.0.0.0/0" // everyone\n  priority = 10\n  lifecycle { create_before_destroy = true }')}
output "id" { value = "\${alicloud_security_group.web.id}" }
`
    const { ruleSet, warnings, recognised } = read(text)
    expect(ruleSet.groups).toMatchObject([
      {
        id: 'alicloud_security_group.web',
        name: 'web',
        type: 'basic',
        typeKnown: true,
        innerAccess: 'drop',
        rules: [{ id: 'alicloud_security_group_rule.http', priority: 10, action: 'accept' }],
      },
    ])
    expect(warnings).toEqual([])
    expect(recognised).toEqual([{ document: 0, kind: 'terraform-source', read: 1, skipped: 0 }])
  })
  it('beside documents of the API', () => {
    const { ruleSet, recognised } = read(`${JSON.stringify(group([rule]))}\n${web}`)
    expect(ruleSet.groups.map(({ id }) => id)).toEqual(['sg-1', 'alicloud_security_group.web'])
    expect(recognised.map(({ document, kind }) => [document, kind])).toEqual([
      [0, 'group'],
      [1, 'terraform-source'],
    ])
  })
  it('a place is the address and the argument', () => {
    const { warnings } = read(web + ruleBlock('cidr_ip = "10.0.0.300"'))
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'address',
        place: { document: 0, path: 'alicloud_security_group_rule.http.cidr_ip' },
        params: expect.objectContaining({ field: 'cidr_ip' }),
      }),
    )
  })
  it.each([
    ['an id', '"sg-7"', 'sg-7'],
    ['a resource', 'alicloud_security_group.web.id', 'alicloud_security_group.web'],
    ['a resource with a key', 'alicloud_security_group.web[0].id', 'alicloud_security_group.web[0]'],
    ['an item of a list that is not told', 'element(var.groups, 0)', 'var.groups[0]'],
    ['a template of one resource', `"\${alicloud_security_group.web.id}"`, 'alicloud_security_group.web'],
    ['a variable', 'var.group', 'var.group'],
    ['an output of a module', 'module.net.group_id', 'module.net.group_id'],
  ])('a group that is named by %s, at either end', (_, expression, id) => {
    const text = ruleBlock(`source_security_group_id = ${expression}`).replace(
      'alicloud_security_group.web.id',
      expression,
    )
    expect(read(text).ruleSet.groups).toMatchObject([{ id, rules: [{ peer: { kind: 'group', groupId: id } }] }])
  })
  it('what named a group is written again as it was', () => {
    const { ruleSet } = read(ruleBlock('source_security_group_id = var.peer'))
    const { text } = toTerraform(ruleSet.groups.flatMap(({ rules }) => rules))
    expect(text).toContain('security_group_id        = alicloud_security_group.web.id')
    expect(text).toContain('source_security_group_id = var.peer')
  })
})

describe('what the text does not say is not guessed', () => {
  it.each([
    ['a variable as a block', 'cidr_ip = var.office', 'cidr_ip'],
    ['a template', `cidr_ip = "\${var.office}/32"`, 'cidr_ip'],
    ['a function', 'cidr_ip = cidrsubnets("10.0.0.0/8", 8, 1)[0]', 'cidr_ip'],
    ['a condition', 'cidr_ip = "0.0.0.0/0"\n policy = var.open ? "accept" : "drop"', 'policy'],
    ['a number of instances', 'count = var.many\n cidr_ip = "0.0.0.0/0"', 'count'],
    ['instances of a map', 'for_each = var.blocks\n cidr_ip = "0.0.0.0/0"', 'for_each'],
  ])('%s', (_, args, name) => {
    const { counts, warnings } = read(web + ruleBlock(args))
    expect(counts.rules).toBe(0)
    expect(warnings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'known-after-apply', params: { field: name } },
    ])
  })
  it('a type that is computed is assumed to be basic, and said to be', () => {
    expect(codes(web.replace('}', '  security_group_type = var.type\n}'))).toContain('type-assumed')
  })
  it('a group that is computed', () => {
    expect(
      codes(ruleBlock('cidr_ip = "0.0.0.0/0"').replace('alicloud_security_group.web.id', 'chomp(var.group)')),
    ).toEqual(['known-after-apply'])
  })
  it('two blocks of one address: Terraform refuses them', () => {
    expect(codes(web + web)).toContain('repeated-block')
  })
  it('a block that is not closed', () => {
    expect(codes((web + ruleBlock('cidr_ip = "0.0.0.0/0"')).slice(0, -3))).toContain('block-cut-off')
  })
})

describe('texts', () => {
  it.each([
    ['marks and letters', '"say \\"hi\\" \\\\ \\u3042 \\U0001F600"', 'say "hi" \\ あ 😀'],
    ['templates that are escaped', `"$\${x} %%{y}"`, `\${x} %{y}`],
    ['brackets and comments inside', '"} { # // /* ["', '} { # // /* ['],
  ])('%s', (_, written, description) => {
    const { ruleSet } = read(web + ruleBlock(`cidr_ip = "0.0.0.0/0"\n description = ${written} # why`))
    expect(ruleSet.groups[0]?.rules[0]?.description).toBe(description)
  })
})
