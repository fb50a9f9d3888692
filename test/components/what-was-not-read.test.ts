import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doubtsOf } from '@/components/rules/draft/documents'
import { notesInWords } from '@/components/rules/workbench/panels/remarks'
import { warnings as en } from '@/content/en/messages/warnings'
import { read, readDocuments } from '@/lib/rules'

const sound = { Direction: 'ingress', IpProtocol: 'TCP', PortRange: '22/22', SourceCidrIp: '10.0.0.0/8', Priority: '1' }

function groupOf(rules: readonly Readonly<Record<string, string>>[], id = 'sg-bp1') {
  return JSON.stringify({ SecurityGroupId: id, VpcId: 'vpc-bp1', Permissions: { Permission: rules } })
}

describe('how much is said not to be read', () => {
  const fault = fc.constantFrom<Readonly<Record<string, string>>>(
    { PortRange: '99999/99999' },
    { SourceCidrIp: '10.0.0.300' },
    { Priority: '999' },
    { Policy: 'Maybe' },
  )
  const faults = fc.array(fault, { maxLength: 4 }).map((all) => Object.assign({}, ...all))

  it('is the number of rules, however many fields of each are at fault, with ids and without', () => {
    const rules = fc.array(fc.tuple(faults, fc.boolean()), { maxLength: 6 })
    fc.assert(
      fc.property(rules, rules, (...documents) => {
        const texts = documents.map((all, document) =>
          groupOf(
            all.map(([bad, named], at) => ({
              ...sound,
              ...(named ? { SecurityGroupRuleId: `sgr-bp${document}${at}` } : {}),
              ...bad,
            })),
            `sg-bp${document}`,
          ),
        )
        const bad = documents.flat().filter(([each]) => Object.keys(each).length > 0).length
        expect(doubtsOf(readDocuments(texts)).unread).toBe(bad)
      }),
    )
  })

  it.each([
    [
      'Terraform',
      'resource "alicloud_security_group_rule" "a" {\n type = "ingress"\n ip_protocol = "tcp"\n port_range = "99999"\n priority = 999\n security_group_id = "sg-bp1"\n cidr_ip = "10.0.0.300"\n}',
    ],
    [
      'the CLI',
      'aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-bp1 --Permissions.1.IpProtocol TCP --Permissions.1.PortRange 99999/99999 --Permissions.1.SourceCidrIp 10.0.0.300',
    ],
  ])('in %s, too', (_, text) => {
    expect(doubtsOf(read(text)).unread).toBe(1)
  })
})

describe('what was read as something else', () => {
  const rule = (name: string, ports: string, peer: string) =>
    `resource "alicloud_security_group_rule" "${name}" {\n type = "ingress"\n ip_protocol = "tcp"\n policy = "accept"\n port_range = "${ports}"\n priority = 1\n security_group_id = "sg-bp1"\n cidr_ip = "${peer}"\n}\n`
  const told = (text: string) => notesInWords(doubtsOf(read(text)).notes, en)

  it.each([
    [rule('a', '22', '10.0.0.0/8'), 'port_range is "22"; it was read as 22/22. The API wants it in that form.'],
    [
      rule('a', '22/22', '10.0.0.9/8'),
      'cidr_ip is "10.0.0.9/8" with bits set after the prefix; it was read as 10.0.0.0/8.',
    ],
    [
      rule('a', '22/22', '10.0.0.0/255.0.0.0'),
      'cidr_ip is "10.0.0.0/255.0.0.0" with a mask; it was read as 10.0.0.0/8.',
    ],
  ])('is said beside every answer, also once the box is folded: %#', (text, note) => {
    expect(told(text)).toContain(note)
  })

  it('each once, the first of many; and of what was read as it stands nothing is said', () => {
    const twice = rule('a', '22', '10.0.0.0/8') + rule('b', '22', '10.0.0.0/8')
    expect(told(twice).filter((note) => note.includes('22/22'))).toHaveLength(1)
    const many = ['22', '80', '443', '3306', '6379'].map((port) => rule(`p${port}`, port, '10.0.0.0/8')).join('')
    expect(told(many).filter((note) => note.includes('was read as'))).toHaveLength(3)
    expect(told(many)).toContain('2 more findings are not listed.')
    expect(told(rule('a', '22/22', '10.0.0.0/8')).filter((note) => note.includes('was read as'))).toEqual([])
  })
})
