import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { blockAt } from '@/lib/cidr'
import {
  commandLine,
  commandLines,
  consoleSteps,
  type Group,
  type NewRule,
  placeholders,
  readDocuments,
  toCli,
  toRequests,
  toRos,
  toTerraform,
} from '@/lib/rules'
import { readYaml } from '@/lib/text/yaml'
import { callsOf } from './aliyun'

const http: NewRule = {
  group: 'sg-1',
  direction: 'ingress',
  protocol: 'tcp',
  ports: { kind: 'range', start: 80, end: 80 },
  sourcePorts: { kind: 'any' },
  peer: { kind: 'cidr', block: blockAt(4, 0n, 0) },
  self: null,
  action: 'accept',
  priority: 1,
  description: '',
}
const everything: NewRule = {
  ...http,
  direction: 'egress',
  protocol: 'all',
  ports: { kind: 'any' },
  peer: { kind: 'cidr', block: blockAt(6, 0n, 0) },
  action: 'drop',
  priority: 100,
}
const own: NewRule = {
  ...http,
  self: blockAt(4, 0x0a000005n, 32),
  sourcePorts: { kind: 'range', start: 1024, end: 65535 },
}
const listed: NewRule = { ...http, ports: { kind: 'list', id: 'prl-1' } }
const fromGroup: NewRule = { ...http, peer: { kind: 'group', groupId: 'sg-2', account: '1234567' } }

const group: Group = {
  id: 'sg-1',
  name: 'web',
  type: 'basic',
  typeKnown: true,
  innerAccess: 'drop',
  vpcId: 'vpc-1',
  complete: true,
  rules: [],
}

function lines(...rules: readonly NewRule[]) {
  return toCli(rules, { region: 'ap-northeast-1' }).commands.map(commandLine)
}

describe('commands of the CLI', () => {
  it('F-3 a range that starts with a hyphen is joined by an equals sign: the CLI takes it for an option otherwise', () => {
    expect(lines(everything)).toEqual([
      'aliyun ecs AuthorizeSecurityGroupEgress --RegionId ap-northeast-1 --SecurityGroupId sg-1 --Permissions.1.IpProtocol ALL --Permissions.1.PortRange=-1/-1 --Permissions.1.Ipv6DestCidrIp ::/0 --Permissions.1.Policy drop --Permissions.1.Priority 100 --method POST --force',
    ])
  })
  it('F-4 M-9 the own end of a five-tuple rule', () => {
    expect(lines(own)[0]).toContain(
      '--Permissions.1.SourcePortRange 1024/65535 --Permissions.1.SourceCidrIp 0.0.0.0/0 --Permissions.1.DestCidrIp 10.0.0.5/32',
    )
  })
  it('F-13 a port list', () => {
    expect(lines(listed)[0]).toContain('--Permissions.1.PortRangeListId prl-1 ')
  })
  it('F-11 F-14 a group of another account, and the network that the API asks for beside it', () => {
    expect(lines(fromGroup)[0]).toContain(
      '--Permissions.1.SourceGroupId sg-2 --Permissions.1.SourceGroupOwnerId 1234567 --Permissions.1.NicType intranet',
    )
  })
  it('M-4 every port of TCP is written 1/65535', () => {
    expect(lines({ ...http, ports: { kind: 'any' } })[0]).toContain('--Permissions.1.PortRange 1/65535 ')
  })
  it('a call for each group and direction', () => {
    const other = { ...http, group: 'sg-9' }
    expect(toCli([http, everything, listed, other]).commands.map(({ operation }) => operation)).toEqual([
      'AuthorizeSecurityGroup',
      'AuthorizeSecurityGroupEgress',
      'AuthorizeSecurityGroup',
    ])
  })
})

describe('security F9: a list of calls', () => {
  /** The operations that a shell runs when the CLI refuses one of them. */
  function run(shell: string, script: string, refused: string): string[] {
    const stub = `aliyun() { echo "$2"; [ "$2" != ${refused} ]; }\n`
    return spawnSync(shell, ['-c', stub + script], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n')
  }
  const script = commandLines(toCli([http, everything, { ...listed, group: 'sg-9' }]).commands)

  it.each(['bash', 'dash'])('ends in %s with the call that fails, and runs whole when none does', (shell) => {
    expect(run(shell, script, 'AuthorizeSecurityGroupEgress')).toEqual([
      'AuthorizeSecurityGroup',
      'AuthorizeSecurityGroupEgress',
    ])
    expect(run(shell, script, 'none')).toHaveLength(3)
  })
})

describe('what is not known has a place-holder that says what belongs there', () => {
  it('region, and a group that was pasted without its id', () => {
    const { ruleSet } = readDocuments([[{ IpProtocol: 'TCP', PortRange: '80/80', SourceCidrIp: '0.0.0.0/0' }]], {
      direction: 'ingress',
    })
    const { commands } = toCli(ruleSet.groups[0]?.rules ?? [])
    expect(commands[0]?.parameters.slice(0, 2)).toEqual([
      ['RegionId', placeholders.region],
      ['SecurityGroupId', placeholders.group],
    ])
  })
  it('a group of a plan is named by its address', () => {
    const { commands } = toCli([{ ...http, group: 'module.net.alicloud_security_group.web' }])
    expect(commandLine(commands[0] ?? { operation: 'AuthorizeSecurityGroup', parameters: [] })).toContain(
      "--SecurityGroupId '<security-group-id of module.net.alicloud_security_group.web>'",
    )
  })
  it('no shell takes it for a file: it stands in quotes', () => {
    const [call] = callsOf(toCli([http]).commands.map(commandLine))
    expect(call?.parameters.get('RegionId')).toBe('<region-id>')
  })
})

describe('values that a shell could act on', () => {
  it.each([
    ['a plain text', 'web', 'web'],
    ['spaces', 'a b', "'a b'"],
    ['a quote', "it's", "'it'\\''s'"],
    ['a command', '$(rm -rf ~) `id`; x', "'$(rm -rf ~) `id`; x'"],
    ['an end of line', 'a\nb', "$'a\\x0ab'"],
    ['a key that interrupts, with what would run after it', "\u0003id\n'!", "$'\\x03id\\x0a\\x27\\x21'"],
    ['letters that turn the line round', 'a\u202eb', "$'a\\xe2\\x80\\xaeb'"],
    ['NUL and a lone surrogate, which no argument can hold', 'a\0\ud800', 'a\ufffd\ufffd'],
  ])('%s', (_, description, written) => {
    const [line = ''] = lines({ ...http, description })
    const shown = written.includes('\ufffd') ? `'${written}'` : written
    expect(line.endsWith(`--Permissions.1.Description ${shown} --method POST --force`)).toBe(true)
  })
})

describe('Terraform', () => {
  it('a group and its rules, which name it by reference', () => {
    expect(toTerraform([http], { groups: [group] })).toEqual({
      refusals: [],
      text: `resource "alicloud_security_group" "web" {
  security_group_name = "web"
  security_group_type = "normal"
  vpc_id              = "vpc-1"
  inner_access_policy = "Drop"
}

resource "alicloud_security_group_rule" "web_ingress_accept_tcp_80" {
  security_group_id = alicloud_security_group.web.id
  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "80/80"
  policy            = "accept"
  priority          = 1
  nic_type          = "intranet"
  cidr_ip           = "0.0.0.0/0"
}
`,
    })
  })
  it('rules of a group that exists name it by its id, and no two blocks have one name', () => {
    const { text } = toTerraform([http, { ...http, priority: 2 }])
    expect(text.match(/^resource .*$/gm)).toEqual([
      'resource "alicloud_security_group_rule" "ingress_accept_tcp_80" {',
      'resource "alicloud_security_group_rule" "ingress_accept_tcp_80_2" {',
    ])
    expect(text).toContain('security_group_id = "sg-1"')
  })
  it('G-9 the inner access of an advanced group is not written: a change is ignored', () => {
    expect(toTerraform([], { groups: [{ ...group, type: 'advanced' }] }).text).not.toContain('inner_access_policy')
  })
})

describe('what cannot be written is told, and nothing else is left out', () => {
  const old: NewRule = { ...http, priority: 110 }
  const itself: NewRule = { ...http, peer: { kind: 'group', groupId: 'sg-1', account: null } }
  const long: NewRule = { ...http, description: 'x'.repeat(513) }

  it('F-7 F-16 M-13 by the API', () => {
    const expected = {
      refusals: [
        { rule: old, code: 'priority-110' },
        { rule: itself, code: 'self-reference' },
        { rule: long, code: 'description-length' },
      ],
    }
    const cli = toCli([old, http, itself, own, long])
    const requests = toRequests([old, http, itself, own, long])
    expect([cli, requests]).toMatchObject([expected, expected])
    expect(requests.requests.map(({ body }) => body.Permissions.length)).toEqual([2])
  })
  it('M-12 by the API, for a group that is known to be advanced', () => {
    expect(toCli([fromGroup], {}, [{ ...group, type: 'advanced' }]).refusals).toEqual([
      { rule: fromGroup, code: 'group-in-advanced' },
    ])
    expect(toCli([fromGroup]).refusals).toEqual([])
  })
  it('P-21 by Terraform', () => {
    expect(toTerraform([own, listed, http]).refusals).toEqual([
      { rule: own, code: 'five-tuple' },
      { rule: listed, code: 'port-list' },
    ])
  })
  it('a template holds five-tuple rules where Permissions of its resources do, never in a group', () => {
    const set = { ...group, id: own.group, rules: [] }
    const made = toRos([own, http], { groups: [set] })
    expect(made.refusals).toEqual([])
    const [inside = '', beside = ''] = made.text.split(/^ {2}\w+Ingresses:$/m)
    expect(inside).toMatch(/SecurityGroupIngress:\n +- IpProtocol/)
    expect(inside).not.toMatch(/SourcePortRange|DestCidrIp/)
    expect(beside).toMatch(/SecurityGroupId: \{Ref: \w+\}/)
    expect(beside).toMatch(/SourcePortRange|DestCidrIp/)
    const read = readDocuments([made.text], { yaml: readYaml }).ruleSet.groups.flatMap(({ rules }) => rules)
    expect(read.map(({ self, sourcePorts }) => [self, sourcePorts])).toEqual(
      [http, own].map(({ self, sourcePorts }) => [self, sourcePorts]),
    )
    expect(toRos([listed]).refusals).toEqual([{ rule: listed, code: 'port-list' }])
  })
  it('F-4 by the form of the console', () => {
    expect(consoleSteps(own)).toEqual({ steps: [], refused: 'five-tuple' })
  })
})

describe('steps in the console', () => {
  it('name every field of the form with its value', () => {
    const { steps } = consoleSteps({ ...fromGroup, description: 'from the proxy' })
    expect(steps.map(({ code, params }) => [code, ...Object.values(params)])).toEqual([
      ['open', 'sg-1'],
      ['direction', 'ingress'],
      ['action', 'accept'],
      ['priority', '1'],
      ['protocol', 'tcp'],
      ['ports', '80/80'],
      ['peer', '1234567/sg-2', 'group'],
      ['description', 'from the proxy'],
      ['save'],
    ])
  })
})
