import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assemble } from '@/components/rules/draft/assembly'
import { doubtsOf, setupOf } from '@/components/rules/draft/documents'
import { asidesOf, remarksOf, withRemarks } from '@/components/rules/workbench/panels/remarks'
import { messages as en } from '@/content/en/messages'
import { commandLines, placeholdersIn, read, toCli, toConsoleImport, toRos, toTerraform } from '@/lib/rules'
import { visible } from '@/lib/text'
import { anyHostile, hostile } from '../text/quote/hostile'

const configuration = `
variable "admin_cidr" {}
resource "alicloud_security_group" "web" { vpc_id = "vpc-1" }
resource "alicloud_security_group_rule" "https" {
  security_group_id = alicloud_security_group.web.id
  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "443/443"
  cidr_ip           = "0.0.0.0/0"
}
resource "alicloud_security_group_rule" "admin" {
  for_each          = toset(["22", "3389"])
  security_group_id = alicloud_security_group.web.id
  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "\${each.value}/\${each.value}"
  cidr_ip           = var.admin_cidr
}
resource "alicloud_security_group_rule" "db" {
  for_each          = toset(["3306"])
  security_group_id = alicloud_security_group.web.id
  type              = "egress"
  ip_protocol       = "tcp"
  port_range        = "\${each.value}/\${each.value}"
  cidr_ip           = "10.0.0.0/8"
}
`
const reading = read(configuration)
const setup = setupOf(reading.ruleSet, doubtsOf(reading))
const assembly = assemble(setup)

describe('rules of a configuration go by their addresses', () => {
  it('in the table, in findings, and in verdicts', () => {
    expect(reading.ruleSet.groups[0]?.rules.map(({ id }) => id)).toEqual([
      'alicloud_security_group_rule.https',
      'alicloud_security_group_rule.db["3306"]',
    ])
    expect(assembly.rows.map(({ row }) => row.id)).toContain('alicloud_security_group_rule.https')
  })
  it('by their positions where a caller wants them', () => {
    const { ruleSet } = read(configuration, { byPlace: true })
    expect(ruleSet.groups[0]?.rules.map(({ id }) => id)).toEqual(['0', '3'])
  })
  it('and keep their names on the way back to Terraform', () => {
    const { groups } = assembly.ruleSet
    const { text } = toTerraform(
      groups.flatMap(({ rules }) => rules),
      { groups },
    )
    expect(text.match(/^resource .*\{$/gm)).toEqual([
      'resource "alicloud_security_group" "web" {',
      'resource "alicloud_security_group_rule" "https" {',
      'resource "alicloud_security_group_rule" "db_3306" {',
    ])
    expect(text).toContain('= alicloud_security_group.web.id')
  })
})

describe('a variable without a value', () => {
  it('is named once, with where its value may come from', () => {
    const told = reading.warnings.filter(({ code }) => code === 'variable-not-given')
    expect(told.map(({ params }) => params)).toEqual([{ name: 'var.admin_cidr' }])
  })
  it('stands in the rows that wait for it', () => {
    expect(assembly.unread.map(({ row }) => [row.ports, row.peer])).toEqual([
      ['22/22', `\${var.admin_cidr}`],
      ['3389/3389', `\${var.admin_cidr}`],
    ])
  })
})

/**
 * The words that `:` is given when the lines are typed into a shell without comments, as an interactive zsh is; what they run
 * would leave a file.
 */
function passedOverBy(shell: readonly [string, ...string[]], lines: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'remarks-'))
  try {
    const out = execFileSync(shell[0], shell.slice(1), {
      cwd: folder,
      input: `PS1=; PS2=; :() { printf '%s\\0' "$@"; }\n${lines}\n`,
      env: { ...process.env, LC_ALL: 'C.UTF-8', HISTFILE: '/dev/null' },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    expect(readdirSync(folder)).toEqual([])
    return out.toString().split('\0').slice(0, -1)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const bashWithoutComments = ['bash', '--norc', '-i', '+O', 'interactive_comments'] as const

describe('an export says at its head what it lacks', () => {
  const lost = { rows: assembly.unread, places: assembly.unread.length + 1 }
  it('each rule, in lines that are comments', () => {
    const text = withRemarks('resource …', remarksOf(lost, [], en.workbench, en.rules), 'configuration')
    expect(text).toMatch(/^# Not complete: .*\(3\)/)
    expect(text.match(/^# - .*\$\{var\.admin_cidr\}/gm)).toHaveLength(2)
    expect(text).toMatch(/^# - Elsewhere in what was pasted: 1\n\nresource …$/m)
  })
  it('a hostile name cannot leave its comment', () => {
    const text = withRemarks('x', ['a\nrm -rf /\u2028b\r\u0085c'], 'configuration')
    expect(text.split(/[\n\r\u0085\u2028]/)).toHaveLength(3)
  })
  it('to a shell as words that nothing runs, for one without comments, too (review 3)', () => {
    const names = [
      'web; touch owned; true',
      '$(touch owned)',
      '`touch owned`',
      "'; touch owned #",
      'x\ntouch owned',
      ...hostile,
      ...fc.sample(anyHostile, { numRuns: 300, seed: 3 }),
    ]
    const rows = assembly.unread.slice(0, 1)
    const remarks = names.flatMap((name) =>
      remarksOf(
        { rows: rows.map((row) => ({ ...row, group: { ...row.group, name } })), places: 1 },
        [],
        en.workbench,
        en.rules,
      ),
    )
    const head = withRemarks('', remarks, 'shell')
    expect(passedOverBy(bashWithoutComments, head)).toEqual(remarks.map(visible))
  })
  it('which is tried in a shell that does run what stands behind the sign of a comment', () => {
    expect(() => passedOverBy(bashWithoutComments, '# web; touch owned; true')).toThrow(/owned/)
  })
  it('and nothing where it is whole', () => {
    expect(withRemarks('x', remarksOf({ rows: [], places: 0 }, [], en.workbench, en.rules), 'shell')).toBe('x')
  })
})

describe('an export says what is not as it was', () => {
  const tf = `variable "office" { default = "203.0.113.0/24" }
resource "alicloud_security_group" "web" { vpc_id = "vpc-1" }
resource "alicloud_security_group" "lb" { vpc_id = "vpc-1" }
resource "alicloud_security_group_rule" "open" {
  for_each = toset(["80/80", "443/443"])
  type = "ingress"
  ip_protocol = "tcp"
  port_range = each.value
  cidr_ip = var.office
  security_group_id = alicloud_security_group.web.id
}
resource "alicloud_security_group_rule" "from_lb" {
  type = "ingress"
  ip_protocol = "tcp"
  port_range = "8080/8080"
  source_security_group_id = alicloud_security_group.lb.id
  security_group_id = alicloud_security_group.web.id
}`
  const reading = read(tf)
  const { ruleSet } = reading
  const rules = ruleSet.groups.flatMap((group) => group.rules)
  const told = (written: string) =>
    asidesOf({ ruleSet, notes: doubtsOf(reading).notes, written }, en.workbench, en.rules, en.warnings)

  it('for_each that was written out, and a variable that was taken for its default', () => {
    expect(told(toTerraform(rules, { groups: ruleSet.groups }).text)).toEqual(
      expect.arrayContaining([
        'Written out one rule at a time, where alicloud_security_group_rule.open had count or for_each.',
        'var.office was taken for its default. Another value changes what was read.',
      ]),
    )
  })
  it('an address of Terraform is no id: a place-holder stands in each shape, and is told', () => {
    const missing = '<security-group-id of alicloud_security_group.lb>'
    const console = toConsoleImport(rules)
      .files.map(({ text }) => text)
      .join('')
    expect(console).toContain(`"SourceGroupId": "${missing}"`)
    for (const text of [console, toRos(rules).text, commandLines(toCli(rules).commands)]) {
      expect(text).not.toContain('"alicloud_security_group.lb"')
      expect(told(text).at(-1)).toContain('Put the real value in place of ')
      expect(told(text).at(-1)).toContain(missing)
    }
  })
  it('a name within a template is no id either, nor an address of a prefix list', () => {
    const ros = JSON.stringify({
      ROSTemplateFormatVersion: '2015-09-01',
      Resources: {
        Web: {
          Type: 'ALIYUN::ECS::SecurityGroup',
          Properties: {
            VpcId: 'vpc-1',
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', PortRange: '80/80', SourcePrefixListId: { Ref: 'Offices' } },
              { IpProtocol: 'tcp', PortRange: '81/81', SourceCidrIp: '10.0.0.0/8' },
            ],
          },
        },
        Offices: { Type: 'ALIYUN::ECS::PrefixList', Properties: { MaxEntries: 1, AddressFamily: 'IPv4' } },
      },
    })
    const { groups } = read(ros).ruleSet
    const text = commandLines(toCli(groups.flatMap((group) => group.rules)).commands)
    expect(placeholdersIn(text)).toEqual(
      expect.arrayContaining(['<region-id>', '<security-group-id of Web>', '<prefix-list-id of Offices>']),
    )
  })
})
