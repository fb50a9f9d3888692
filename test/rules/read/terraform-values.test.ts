import { describe, expect, it } from 'vitest'
import { formatBlock } from '@/lib/cidr'
import { read } from '@/lib/rules'

const group = 'resource "alicloud_security_group" "g" {}\n'

function rule(args: string, name = 'r'): string {
  return `resource "alicloud_security_group_rule" "${name}" {
  type = "ingress"
  ip_protocol = "tcp"
  security_group_id = alicloud_security_group.g.id
${args}}
`
}

/** What a configuration comes to: the other end and the priority of each rule, and how many may exist beside. */
function told(text: string) {
  const { ruleSet } = read(group + text)
  const rules = ruleSet.groups.flatMap((each) => each.rules)
  return {
    rules: rules.map(({ peer, priority }) => [peer.kind === 'cidr' ? formatBlock(peer.block) : peer.kind, priority]),
    open: ruleSet.unread.length,
  }
}

/** A rule from a block that is worked out. */
const from = (cidr: string, more = '') => rule(`  port_range = "22/22"\n  cidr_ip = ${cidr}\n${more}`)

describe('values come out as they do in Terraform', () => {
  it.each([
    ['a function that is not worked out here', 'trimprefix("x10.0.0.0/8", "x")'],
    ['a part of what is not known', 'data.alicloud_vpcs.all.vpcs[0].cidr_block'],
  ])('`try` takes nothing in place of what is only not known: %s', (_, first) => {
    expect(told(from(`try(${first}, "0.0.0.0/0")`))).toEqual({ rules: [], open: 1 })
  })

  it.each([
    ['an attribute', 'local.office.cidr'],
    ['an item', 'local.blocks[3]'],
    ['an attribute of nothing', 'local.nothing.cidr'],
  ])('`try` takes what stands behind a part that is surely not there: %s', (_, first) => {
    const locals = 'locals {\n  office = { port = 22 }\n  blocks = ["192.0.2.0/24"]\n  nothing = null\n}\n'
    expect(told(`${locals}${from(`try(${first}, "10.0.0.0/8")`)}`)).toEqual({ rules: [['10.0.0.0/8', 1]], open: 0 })
  })

  it.each([
    ['bool', '"true"', 'var.given == true'],
    ['bool', '"1"', 'var.given == true'],
    ['bool', '"false"', 'var.given == false'],
    ['string', '22', 'var.given == "22"'],
    ['string', 'true', 'var.given == "true"'],
    ['number', '"22"', 'var.given == 22'],
    ['list(number)', '["22"]', 'var.given[0] == 22'],
    ['object({ port = string })', '{ port = 22 }', 'var.given.port == "22"'],
    ['map(string)', '{ port = 22 }', 'var.given["port"] == "22"'],
    ['set(number)', '["22", 22]', 'length(var.given) == 1'],
  ])('a variable has its type: %s by default %s', (type, byDefault, condition) => {
    const variable = `variable "given" {\n  type = ${type}\n  default = ${byDefault}\n}\n`
    const text = `${variable}${from('"10.0.0.0/8"', `  count = ${condition} ? 1 : 0\n`)}`
    expect(told(text)).toEqual({ rules: [['10.0.0.0/8', 1]], open: 0 })
  })

  it('an object has the attributes that its type names, and no others', () => {
    const variable =
      'variable "office" {\n  type = object({ port = number })\n  default = { port = 22, cidr = "0.0.0.0/0" }\n}\n'
    expect(told(`${variable}${from('try(var.office.cidr, "10.0.0.0/8")')}`).rules).toEqual([['10.0.0.0/8', 1]])
  })

  it('a map is gone through in the order of its keys, numbers too', () => {
    const locals = `locals {
  blocks = { web = "192.0.2.0/24", "80" = "198.51.100.0/24", "443" = "203.0.113.0/24" }
  list   = [for name, block in local.blocks : block]
}
`
    const text = `${locals}${from('local.list[count.index]', '  count = 3\n  priority = count.index + 1\n')}`
    expect(told(text).rules).toEqual([
      ['203.0.113.0/24', 1],
      ['198.51.100.0/24', 2],
      ['192.0.2.0/24', 3],
    ])
  })

  it('a set of texts is in their order', () => {
    expect(told(from('tolist(toset(["203.0.113.0/24", "192.0.2.0/24"]))[0]')).rules).toEqual([['192.0.2.0/24', 1]])
  })

  it.each([
    ['{ a = 1, b = [2] } == { b = [2], a = 1 }', 1],
    ['{ a = 1 } == { a = 1, b = 2 }', 0],
    ['["a", "b"] == ["b", "a"]', 0],
    ['"22" == 22', 0],
    ['{ a = 1 } != { a = 2 }', 1],
  ])('equality is that of values: %s', (condition, count) => {
    expect(told(from('"10.0.0.0/8"', `  count = ${condition} ? 1 : 0\n`)).rules).toHaveLength(count)
  })

  it('two items of one key are no map: none of them is taken for both', () => {
    const each = (first: string) =>
      from(
        'each.value',
        `  for_each = { for r in [{ n = "${first}", c = "10.0.0.0/8" }, { n = "x", c = "0.0.0.0/0" }] : r.n => r.c }\n`,
      )
    expect(told(each('x'))).toEqual({ rules: [], open: 1 })
    expect(told(each('a')).rules).toHaveLength(2)
  })

  it('no number is made of a text that says none', () => {
    expect(told(from('"10.0.0.0/8"', '  priority = tonumber("") + 5\n'))).toEqual({ rules: [], open: 1 })
  })
})

describe('names that the files of several modules declare', () => {
  const narrow = 'variable "office" {\n  default = "10.0.0.0/8"\n}\n'
  const wide = 'variable "office" {\n  default = "0.0.0.0/0"\n}\n'
  const required = 'variable "office" {}\n'
  const disputes = (text: string) =>
    read(group + text).warnings.flatMap(({ code, params }) => (code === 'assigned-twice' ? [params] : []))

  it.each([
    ['variables', narrow + wide, 'var.office'],
    ['locals', 'locals {\n  office = "10.0.0.0/8"\n}\nlocals {\n  office = "0.0.0.0/0"\n}\n', 'local.office'],
  ])('differ, so that a rule may have either value: %s', (_, declared, name) => {
    const text = declared + from(name)
    expect(told(text)).toEqual({ rules: [], open: 1 })
    expect(disputes(text)).toEqual([{ name, first: '"10.0.0.0/8"', second: '"0.0.0.0/0"' }])
  })

  it.each([
    ['twice alike', narrow + narrow],
    ['once without a default', narrow + required],
    ['first without a default', required + narrow],
  ])('are one: %s', (_, declared) => {
    expect(told(declared + from('var.office'))).toEqual({ rules: [['10.0.0.0/8', 1]], open: 0 })
  })

  it('are not told where no rule asks for them, or a file of variables says which', () => {
    expect(disputes(narrow + wide + from('"10.0.0.0/8"'))).toEqual([])
    const assigned = `${narrow}${wide}${from('var.office')}office = "192.0.2.0/24"\n`
    expect([told(assigned).rules, disputes(assigned)]).toEqual([[['192.0.2.0/24', 1]], []])
  })
})

describe('instances of all blocks together', () => {
  it('are bounded: a text of a few lines makes no millions of rules', () => {
    const blocks = Array.from({ length: 12 }, (_, index) =>
      rule('  count = 20000\n  port_range = "22/22"\n  cidr_ip = "10.0.0.0/8"\n', `r${index}`),
    )
    const [found] = read(group + blocks.join('')).recognised
    expect(found?.read).toBe(20_000)
    expect(found?.skipped).toBeLessThan(180_020)
  })
})

describe('a prefix list that a plan changes in place', () => {
  const plan = (entries: string) => `  ~ resource "alicloud_ecs_prefix_list" "office" {
        id               = "pl-1"
${entries}    }
  + resource "alicloud_security_group_rule" "r" {
      + ip_protocol       = "tcp"
      + port_range        = "22/22"
      + prefix_list_id    = "pl-1"
      + security_group_id = "sg-1"
      + type              = "ingress"
    }
`
  const added = '      + entry {\n          + cidr = "203.0.113.0/24"\n        }\n'
  const blocks = (text: string) => read(text).ruleSet.prefixLists.get('pl-1')?.blocks.map(formatBlock)

  it('has what is shown, without what goes', () => {
    const gone = '      - entry {\n          - cidr = "0.0.0.0/0" -> null\n        }\n'
    expect(blocks(plan(gone + added))).toEqual(['203.0.113.0/24'])
  })
  it('is not known where the plan hides blocks of it', () => {
    expect(blocks(plan(`${added}\n        # (2 unchanged blocks hidden)\n`))).toBeUndefined()
  })
})
