import { describe, expect, it } from 'vitest'
import { read, readDocuments } from '@/lib/rules'
import { cpuTime, expectWithin } from '../../cpu-time'
import { group, rule } from './documents'

const five = 5 * 1024 * 1024
/** Milliseconds of the processor, which other work on the machine does not lengthen as it does the clock's. */
const time = 2000

function repeat(text: string, around: readonly [string, string] = ['', ''], size = five): string {
  return around[0] + text.repeat(Math.floor((size - around[0].length - around[1].length) / text.length)) + around[1]
}

const flat = JSON.stringify(rule)
const inGroup = ['{"SecurityGroupId":"sg-1","VpcId":"v","Permissions":{"Permission":[', '{}]}}'] as const
const terraform = ['{"values":{"root_module":{"resources":[', '{}]}}}'] as const

describe('security F4: a paste of 5 MB is answered in time, and a limit is named', () => {
  it.each([
    ['brackets that open a million levels', repeat('['), 'too-deep', '64'],
    ['objects nested a hundred thousand levels', '{"a":'.repeat(100_000) + '}'.repeat(100_000), 'too-deep', '64'],
    ['a million empty rules', repeat('{},', inGroup), 'too-many-rules', '20000'],
    ['rules that are numbers', repeat('1,', inGroup), 'too-many-rules', '20000'],
    [
      'rules that are refused for each field',
      repeat('{"IpProtocol":"x","Policy":"y","Priority":"z","PortRange":"?"},', inGroup),
      'too-many-rules',
      '20000',
    ],
    ['as many sound rules as fit', repeat(`${flat},`, inGroup), 'too-many-rules', '20000'],
    ['rules of one id', repeat(`{"SecurityGroupRuleId":"a",${flat.slice(1)},`, inGroup), 'too-many-rules', '20000'],
    ['a document a rule', repeat(`${flat}\n`), 'too-many-documents', '2000'],
    ['a million empty documents', repeat('{}\n'), 'too-many-documents', '2000'],
    ['documents that break', repeat('{"a"\n}'), 'too-many-documents', '2000'],
    [
      'a group a document',
      repeat(`{"SecurityGroupId":"sg-1","Permissions":[${flat}]}\n`),
      'too-many-documents',
      '2000',
    ],
    [
      'groups in one array',
      `[${Array.from({ length: 60_000 }, (_, index) => `{"SecurityGroupId":"sg-${index}","Permissions":[]}`).join()}]`,
      'too-many-groups',
      '1000',
    ],
    [
      'entries of a list',
      repeat('{"Cidr":"10.0.0.0/8"},', ['{"PrefixListId":"pl-1","Entries":{"Entry":[', '{}]}}']),
      'too-many-entries',
      '20000',
    ],
    [
      'lists, each of them small',
      `[${repeat('{"PrefixListId":"pl-1","Entries":{"Entry":[{"Cidr":"::/0"}]}},', ['', '{}]'])}`,
      'too-many-entries',
      '20000',
    ],
    [
      'resources of Terraform',
      repeat('{"type":"alicloud_security_group_rule","values":{"security_group_id":"sg-1"}},', terraform),
      'too-many-rules',
      '20000',
    ],
    [
      'modules side by side',
      repeat('{"resources":[]},', ['{"values":{"root_module":{"child_modules":[', '{}]}}}']),
      'no-terraform-groups',
      null,
    ],
    ['interfaces', repeat('{"SecurityGroupIds":[]},', ['{"NetworkInterfaceSets":[', '{}]}']), 'no-membership', null],
    [
      'a number of a million digits',
      `{"SecurityGroupId":"sg-1","Permissions":[${flat.replace('"Priority":1', `"Priority":${'9'.repeat(1_000_000)}`)}]}`,
      'priority',
      null,
    ],
    ['a text of five million characters', `[${flat.replace('0.0.0.0/0', '1'.repeat(five - 200))}]`, 'address', null],
    [
      'a range of five million digits',
      `[${flat.replace('80/80', `80/${'8'.repeat(five - 200)}`)}]`,
      'port-range',
      null,
    ],
    [
      'a list of ports of five million characters',
      `[${flat.replace('80/80', '80/80,'.repeat(800_000))}]`,
      'port-range',
      null,
    ],
    [
      'a name of five million characters',
      `[{"Direction":"egress","IpProtocol":"tcp","${'x'.repeat(five - 200)}":1}]`,
      'unknown-field',
      null,
    ],
    [
      'a million names of one object',
      `[{"Direction":"egress","IpProtocol":"tcp",${Array.from({ length: 400_000 }, (_, index) => `"f${index}":1`).join()}}]`,
      'unknown-field',
      null,
    ],
    [
      'one name a million times',
      `[{"IpProtocol":"tcp",${repeat('"a":1,', ['', '"b":1'])}}]`.slice(0, five),
      'repeated-name',
      null,
    ],
    ['an unclosed text', `{"a":"${'x'.repeat(five - 10)}`, 'json-syntax', null],
    ['quotes and backslashes without end', `{${'"\\'.repeat(five / 2 - 1)}`, 'json-syntax', null],
    ['comments without end', repeat('/*', ['{', '']), 'json-syntax', null],
    ['a comment a character', repeat('/**/', ['{', '}']), 'unknown-document', null],
    ['slashes at the start of lines', repeat('/\n//\n'), 'no-json', null],
    ['quotes without a document', repeat('"'), 'no-json', null],
    ['brackets that close', repeat('0]'), 'cut-off', null],
    ['prompts', repeat('[a@b ~]# $'.concat('{X} ')), 'no-json', null],
    ['spaces after a bracket', `[${' '.repeat(five - 10)}`, 'json-syntax', null],
    ['commands', repeat('aliyun ecs AuthorizeSecurityGroup --IpProtocol tcp\n'), 'too-many-commands', '2000'],
    [
      'a command of a million words',
      repeat('--Permissions.1.PortRange $a ', ['aliyun ecs AuthorizeSecurityGroup ', '']),
      'known-after-apply',
      null,
    ],
    [
      'quotes of a command without end',
      repeat(`'"$'`, ['aliyun ecs AuthorizeSecurityGroup --IpProtocol ', '']),
      'protocol',
      null,
    ],
    ['blocks of Terraform', repeat('resource "alicloud_security_group_rule" "a" {\n}\n'), 'repeated-block', null],
    [
      'a block of Terraform that is not closed',
      repeat('a = "$'.concat('{'), ['resource "alicloud_security_group" "a" {\n', '']),
      'block-cut-off',
      null,
    ],
    [
      'a block of Terraform with an argument a line',
      repeat('a = [1, "x"] # y\n', ['resource "alicloud_security_group" "a" {\n', '}']),
      'inner-access-assumed',
      null,
    ],
    [
      'a block of Terraform with heredocs',
      repeat('a = <<A\n', ['resource "alicloud_security_group" "a" {\n', '}']),
      'block-cut-off',
      null,
    ],
    [
      'a list of the console',
      repeat('允许\t1\t自定义 TCP\t目的:22/22\t源:10.0.0.0/8\t-\n', [
        '入方向\n授权策略\t优先级\t协议类型\t端口范围\t授权对象\t描述\n',
        '',
      ]),
      'too-many-rules',
      '20000',
    ],
    [
      'a table of Markdown',
      repeat('| ingress | TCP | 80/80 | 10.0.0.0/8 |\n', [
        '| Direction | IpProtocol | PortRange | SourceCidrIp |\n|---|---|---|---|\n',
        '',
      ]),
      'too-many-rules',
      '20000',
    ],
    [
      'a table of commas',
      repeat('ingress,TCP,80/80,10.0.0.0/8\n', ['Direction,IpProtocol,PortRange,SourceCidrIp\n', '']),
      'too-many-rules',
      '20000',
    ],
    ['calls as addresses', repeat('https://x/?Action=AuthorizeSecurityGroup&IpProtocol=tcp\n'), null, null],
    [
      'the text of a plan',
      repeat('  + resource "alicloud_security_group_rule" "a" {\n      + type = "ingress"\n    }\n'),
      'no-group',
      null,
    ],
    ['a dictionary of Python', repeat("'a': None, ", ['{', '}']), null, null],
    ['quotes of Python without end', repeat("'\\", ["{'", '']), null, null],
    ['an object of Node.js', repeat("a: Some { b: 'c' }, ", ['{ ', '}']), null, null],
    ['quotes of Node.js without end', repeat("'\\", ['{ a: ', '']), null, null],
    ['names of Node.js', repeat('a', ['{ a: ', '']), null, null],
    [
      'assignments beside a configuration',
      repeat('office = "x"\n', ['variable "office" {}\nresource "alicloud_security_group" "g" {}\n', '']),
      null,
      null,
    ],
    [
      'assignments that stay open',
      repeat('office = [\n', ['variable "office" {}\nresource "alicloud_security_group" "g" {}\n', '']),
      null,
      null,
    ],
    ['commas', repeat(','), 'csv', null],
    ['text that is not JSON', repeat('x{'), 'too-deep', '64'],
    ['too much', ' '.repeat(five + 1), 'too-large', String(five)],
  ])('%s', { tags: ['timed'] }, (_, text, code, limit) => {
    const used = cpuTime()
    const { warnings, ruleSet } = read(text)
    expectWithin(used(), time)
    expect(text.length).toBeLessThanOrEqual(five + 1)
    const found = warnings.find((warning) => warning.code === code)
    if (code !== null)
      expect(
        found,
        warnings
          .slice(0, 3)
          .map((warning) => warning.code)
          .join(),
      ).toBeDefined()
    if (limit !== null) {
      expect(found?.params).toMatchObject({ limit: Number(limit) })
    }
    expect(ruleSet.groups.flatMap(({ rules }) => rules).length).toBeLessThanOrEqual(20_000)
    expect(warnings.length).toBeLessThan(2000)
  })
})

describe('documents that are parsed already', () => {
  it('nested a hundred thousand levels, in every way that is unwrapped', () => {
    for (const [before, after] of [
      ['[', ']'],
      ['{"body":', '}'],
      ['{"rows":[', ']}'],
      ['{"values":{"root_module":{"child_modules":[', ']}}}'],
    ] as const) {
      const text = `${before.repeat(100_000)}1${after.repeat(100_000)}`
      expect(readDocuments([JSON.parse(text)]).counts.rules).toBe(0)
    }
  })
  it('a rule whose fields are nested a hundred thousand levels', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    const { warnings } = readDocuments([group([{ ...rule, SourceCidrIp: deep }, deep])])
    expect(warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['wrong-type', 'not-a-rule']))
  })
})

describe('names that objects have by themselves', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is a name like any other', (name) => {
    const text = `{"SecurityGroupId":"${name}","${name}":{"SecurityGroupId":"x"},"VpcId":"v","Permissions":{"Permission":[{"${name}":1,${flat.slice(1)}]}}`
    const { ruleSet, warnings } = read(text, { groupTypes: JSON.parse(`{"${name}":"advanced"}`) })
    expect(ruleSet.groups).toMatchObject([{ id: name, type: 'advanced', rules: [{ protocol: 'tcp' }] }])
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'unknown-field', params: { field: name } }))
    expect(Object.keys({})).toEqual([])
  })
  it('a field of a prototype is no field', () => {
    expect(
      read('{"SecurityGroupId":"sg-1","__proto__":{"Permissions":[]}}').warnings.map(({ code }) => code),
    ).toContain('no-permissions')
  })
})

describe('text that is not well formed', () => {
  it('lone surrogates are kept, and shown in messages', () => {
    const { ruleSet, warnings } = read(
      JSON.stringify(
        group([
          { ...rule, Description: '\ud800', Policy: '\udc00' },
          { ...rule, Description: '\ud800' },
        ]),
      ),
    )
    expect(ruleSet.groups[0]?.rules.map(({ description }) => description)).toEqual(['\ud800'])
    expect(warnings.map(({ code }) => code)).toContain('policy')
  })
  it('a message shows the beginning of a long value', () => {
    const { warnings } = readDocuments([group([{ ...rule, Policy: 'x'.repeat(1_000_000) }])])
    expect(warnings.find(({ code }) => code === 'policy')?.params).toMatchObject({
      found: expect.stringMatching(/^x{1,60}…$/),
    })
  })
})
