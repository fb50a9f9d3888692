import { describe, expect, it } from 'vitest'
import { read, readDocuments } from '@/lib/rules'
import { isAssignments, isRulesYaml } from '@/lib/rules/read/documents'
import { readYaml } from '@/lib/text/yaml'

const call =
  'aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-1 --IpProtocol tcp --PortRange 22/22 --SourceCidrIp 10.0.0.0/8'
const rules = '- IpProtocol: tcp\n  PortRange: 22/22\n  SourceCidrIp: 10.0.0.0/8\n  Direction: ingress'
const json = '{"SecurityGroupId":"sg-1","Permissions":{"Permission":[]}}'

/** The kinds of documents that a text holds, or else why it holds none. */
function taken(text: string): string {
  const { recognised, warnings } = read(text, { yaml: readYaml })
  const kinds = recognised.map(({ kind, read: count }) => `${kind} ${count}`)
  return kinds.length > 0
    ? kinds.join(', ')
    : (warnings.find(({ severity }) => severity === 'error')?.code ?? 'nothing')
}

describe('what a text is taken for', () => {
  it.each<readonly [text: string, what: string]>([
    // names of YAML that stand within something else
    [`# made by ali_security_group: no\n${call}`, 'commands 1'],
    [`${call} --Description "IpProtocol: tcp"`, 'commands 1'],
    [`echo Resources: ALIYUN::ECS\n${call}`, 'commands 1'],
    [`echo ROSTemplateFormatVersion: 1\n${call}`, 'commands 1'],
    // Ansible: by the module alone, within a list, with its collection
    [
      'ali_security_group:\n  rules:\n  - ip_protocol: tcp\n    port_range: 22/22\n    source_cidr_ip: 10.0.0.0/8\n  security_group_name: web',
      'group 1',
    ],
    [
      '- alibaba.alicloud.ali_security_group :\n    security_group_name: web\n    rules:\n    - ip_protocol: tcp\n      port_range: 22/22\n      source_cidr_ip: 10.0.0.0/8',
      'group 1',
    ],
    // a command that printed what stands below it
    [`$ cat rules.yml\n${rules}`, 'rule-list 1'],
    [`root@host:~# cat rules.yml\n${rules}`, 'rule-list 1'],
    [`PS C:\\Users\\me> type rules.yml\n${rules}`, 'rule-list 1'],
    [`> cat rules.yml\n${rules}`, 'rule-list 1'],
    // blocks of code
    [`\`\`\`\n${call}\n\`\`\``, 'commands 1'],
    [`~~~yaml\n${rules}\n~~~`, 'rule-list 1'],
    [`Text.\n\`\`\`yaml\n${rules}\n\`\`\`\n${call}\n\`\`\`\n${json}\n\`\`\``, 'group 0, commands 1, rule-list 1'],
    // programs
    ['import x from "y"\nconst a = 1', 'program'],
    ["import { x } from 'y'", 'program'],
    ['package main', 'program'],
    ['package com.example;\n', 'program'],
    ['request := &ecs.AuthorizeSecurityGroupRequest{', 'program'],
    ['request := ecs.AuthorizeSecurityGroupRequest{', 'program'],
    ['Client client = new Client(config)', 'program'],
    ['he said import a from "b"', 'no-json'],
    ['package holds three things', 'no-json'],
    [`import x from "y"\nconst a = ${json}`, 'group 0'],
    [`package main\nvar a = ${json.replaceAll('"', "'")}`, 'group 0'],
    // neither
    ['<Response/>', 'xml'],
    ['  <Response/>', 'xml'],
    ['see <Response/>', 'no-json'],
    ['a,b,c\n1,2,3', 'csv'],
    ['\n\na,b,c', 'csv'],
    ['a,b\n1,2,3', 'no-json'],
    ['hello', 'no-json'],
    ['"hello"', 'no-json'],
    ['', 'nothing'],
    ['  \n ', 'nothing'],
    // a text within a text, colours of a terminal
    [JSON.stringify(json), 'group 0'],
    [JSON.stringify(`\n${json}`), 'group 0'],
    [`\u001b[32m${call}\u001b[0m`, 'commands 1'],
    [`\u001b[1;31;40m${json}\u001b[m`, 'group 0'],
  ])('%j: %s', (text, what) => {
    expect(taken(text)).toBe(what)
  })

  it('a place in a block of code is told by the line of the whole text', () => {
    const { warnings } = read('One.\nTwo.\n```yaml\nIpProtocol: tcp\n  - x: [\n```', { yaml: readYaml })
    const broken = warnings.find(({ code }) => code === 'yaml-syntax')
    expect(broken?.params).toMatchObject({ line: 4 })
    expect(broken?.place?.path).toMatch(/^line 4, column \d+$/)
  })
  it('of several texts the one that is none is named, the only one need not be', () => {
    const placesOf = (...texts: string[]) =>
      readDocuments(texts)
        .warnings.filter(({ severity }) => severity === 'error')
        .map(({ code, place }) => [code, place])
    expect(placesOf('hello')).toEqual([['no-json', null]])
    expect(placesOf('hello', json)).toEqual([['no-json', { document: 0, path: '' }]])
    expect(placesOf(json, '<a/>')).toEqual([['xml', { document: 1, path: '' }]])
  })
  it('YAML waits for its reader, and says so', () => {
    expect(read(rules).warnings.map(({ code }) => code)).toEqual(['yaml-unread'])
  })
})

describe('YAML with rules in it', () => {
  it.each<readonly [text: string, expected: boolean]>([
    ['IpProtocol: tcp', true],
    ['- ipProtocol : "tcp"', true],
    ['  -  ip_protocol: -1', true],
    ['x IpProtocol: tcp', false],
    ['IpProtocol:\n  tcp', false],
    ['Resources:\n  A:\n    Type: ALIYUN::ECS::SecurityGroup', true],
    ['Resources:\n  A:\n    Type: AWS::EC2::SecurityGroup', false],
    ['ROSTemplateFormatVersion: "2015-09-01"', true],
    ['x Resources: ALIYUN::ECS', false],
    // what begins as another language does, whatever stands in it
    ['{IpProtocol: tcp}', false],
    ['{\nIpProtocol: tcp', false],
    ['[\nIpProtocol: tcp', false],
    ['<a>\nIpProtocol: tcp', false],
    // an object that Node.js prints
    ['Permission {\n  IpProtocol: tcp', false],
    ['a: Permission {\r\n  IpProtocol: tcp', false],
    ['permission {\n  IpProtocol: tcp', true],
    ['Permission { IpProtocol: 1 }\nIpProtocol: tcp', true],
  ])('%j: %s', (text, expected) => {
    expect(isRulesYaml(text)).toBe(expected)
  })
})

describe('a file of variables', () => {
  it.each<readonly [text: string, expected: boolean]>([
    ['a = 1', true],
    ['# note\n// another\n\nmy-block = "10.0.0.0/8"\nlist = ["a"]', true],
    ['a == 1', false],
    ['a = 1\nresource "x" "y" {}', false],
    ['resource "x" "y" {}', false],
    ['1a = 1', false],
    ['a = [', false],
    ['a: 1', false],
    ['', false],
    [`a = "${'x'.repeat(199_994)}"`, true],
    [`a = "${'x'.repeat(199_995)}"`, false],
  ])('%#: %s', (text, expected) => {
    expect(isAssignments(text), text.slice(0, 100)).toBe(expected)
  })
})
