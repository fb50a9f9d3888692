import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { messages as english } from '@/content/en/messages'
import { messages as japanese } from '@/content/ja/messages'
import { messages as chinese } from '@/content/zh/messages'
import { changingNothing, type Diagnosis, type FixKind, undoneByHand } from '@/lib/reachability'
import { reachOps } from '../harness/reach'
import { ask, group, output } from './ask'

const client = 'from 198.51.100.7'
const waysOf = ({ fix }: Diagnosis, how: string) =>
  fix.flatMap(({ ways }) => ways.filter((way) => way.how === how).map(({ text }) => text))

describe('the commands of the cloud name the region that the paste tells', () => {
  const closed = (region: string) =>
    group({ PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' }).replace('{', `{"RegionId": ${JSON.stringify(region)},`)
  const commandsOf = ({ fix, next, layers }: ReturnType<typeof ask>) =>
    [
      ...fix.flatMap(({ ways, check }) => [...ways.map(({ text }) => text), check ?? '']),
      next?.command ?? '',
      ...layers.map(({ look }) => look?.command ?? ''),
    ].filter((text) => text.startsWith('aliyun '))

  it.each([
    ['in its document', [closed('cn-beijing')], 'cn-beijing'],
    ['in a command', ['$ aliyun ecs DescribeInstances --RegionId ap-northeast-1\n', closed('')], 'ap-northeast-1'],
    ['nowhere', ['ERR_CONNECTION_TIMED_OUT'], 'REGION_ID'],
    ['two of them', [closed('cn-beijing'), '--RegionId cn-hangzhou'], 'REGION_ID'],
    ['none that is one', [closed('x;touch y')], 'REGION_ID'],
  ])('%s', (_, evidence, region) => {
    const commands = commandsOf(ask('tcp/80 from 198.51.100.7', ...evidence))
    expect(commands.length).toBeGreaterThan(0)
    for (const command of commands) expect(command).toContain(`--RegionId ${region} `)
  })
})

describe('a rule that is missing', () => {
  const only22 = group({ PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' })

  it('for the client alone first; for everyone where the service is a public one', () => {
    const web = ask(`tcp/80 ${client}`, only22)
    expect(web.fix.map(({ kind, params }) => [kind, params.peer])).toEqual([
      ['accept-rule', '198.51.100.7/32'],
      ['accept-rule-open', '0.0.0.0/0'],
    ])
    expect(ask(`tcp/3306 ${client}`, only22).fix.map(({ kind }) => kind)).toEqual(['accept-rule'])
    expect(ask('tcp/443 from 2001:db8::7', only22).fix.map(({ params }) => params.peer)).toEqual([
      '2001:db8::7/128',
      '::/0',
    ])
  })

  it('as CLI, as Terraform, as fields of the console', () => {
    const { fix } = ask(`tcp/3306 ${client}`, only22)
    expect(fix[0]?.ways.map(({ how }) => how)).toEqual(['cli', 'terraform'])
    expect(fix[0]?.ways[0]?.text).toMatch(/^aliyun ecs AuthorizeSecurityGroup .*3306\/3306.*198\.51\.100\.7\/32/)
    expect(fix[0]?.ways[1]?.text).toMatch(/resource "alicloud_security_group_rule"/)
    expect(fix[0]?.console.map(({ code }) => code)).toContain('peer')
  })
})

describe('a rule that drops', () => {
  const drop = (priority: number) =>
    group(
      { PortRange: '80/80', SourceCidrIp: '0.0.0.0/0', Priority: 50 },
      {
        SecurityGroupRuleId: 'sgr-drop',
        PortRange: '80/80',
        SourceCidrIp: '0.0.0.0/0',
        Policy: 'Drop',
        Priority: priority,
      },
    )

  it('is outdone by a stronger one for the client, which opens least; then by its end', () => {
    const diagnosis = ask(`tcp/80 ${client}`, drop(10))
    expect(diagnosis.fix.map(({ kind }) => kind)).toEqual(['accept-rule', 'accept-rule-open', 'revoke-drop-rule'])
    expect(waysOf(diagnosis, 'cli')[0]).toMatch(/--Permissions\.1\.Priority 9/)
    expect(waysOf(diagnosis, 'cli')[2]).toMatch(/RevokeSecurityGroup .*sgr-drop/)
  })

  it('V-3 at priority 1 nothing outdoes it: its end is all that is offered', () => {
    expect(ask(`tcp/80 ${client}`, drop(1)).fix.map(({ kind }) => kind)).toEqual(['revoke-drop-rule'])
  })

  it('where its end alone does not mend it, a rule comes after', () => {
    const alone = group({ PortRange: '80/80', SourceCidrIp: '0.0.0.0/0', Policy: 'Drop', Priority: 1 })
    expect(ask(`tcp/80 ${client}`, alone).fix.map(({ kind }) => kind)).toEqual([
      'revoke-drop-rule',
      'accept-rule-after',
    ])
  })

  it('is quoted as it was said: no id is made up for one that has none', () => {
    const unnamed = `{"SecurityGroupId": "sg-1", "Permissions": {"Permission": [{"Direction": "ingress", "IpProtocol": "TCP",
      "PortRange": "80/80", "SourceCidrIp": "0.0.0.0/0", "Policy": "Drop"}]}}`
    const { because } = ask(`tcp/80 ${client}`, unnamed).layers.find(({ layer }) => layer === 'security-group') ?? {}
    expect(because?.line).toMatch(/^\{"Direction":"ingress"/)
  })

  it('a name in a document cannot become a command', () => {
    const evil = drop(10).replace('"sg-example"', '"sg-1; reboot $(id) `id`"')
    for (const text of waysOf(ask(`tcp/80 ${client}`, evil), 'cli')) expect(text).toContain(' GROUP_ID ')
  })
})

describe('commands of the host', () => {
  it.each([
    ['ufw', 'ufw-verbose', 'tcp/8080', 'sudo ufw insert 1 allow proto tcp from 198.51.100.7/32 to any port 8080'],
    ['firewalld', 'fw-public', 'tcp/8080', '--add-rich-rule='],
    ['iptables', 'iptS-order', 'tcp/80', 'sudo iptables -I INPUT 1 -s 198.51.100.7/32 -p tcp --dport 80 -j ACCEPT'],
    ['nft', 'nft-order', 'tcp/80', 'saddr 198.51.100.7/32 tcp dport 80 accept'],
  ])('%s, for the client alone first', (_, listing, target, command) => {
    const diagnosis = ask(`${target} ${client}`, output(listing))
    expect(diagnosis.cause).toBe('host-firewall')
    expect(waysOf(diagnosis, 'shell')[0]).toContain(command)
    expect(diagnosis.fix.map(({ kind }) => kind).slice(0, 2)).toEqual(['open-host-firewall', 'open-host-firewall-all'])
  })

  it('what the program is decides how it is told its address', () => {
    const sockets = (program: string) =>
      `State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0 80 127.0.0.1:3306 0.0.0.0:* users:(("${program}",pid=1,fd=2))\n`
    expect(waysOf(ask(`tcp/3306 ${client}`, sockets('mysqld')), 'config')).toEqual(['bind-address = PRIVATE_ADDRESS'])
    expect(waysOf(ask(`tcp/3306 ${client}`, sockets('nginx')), 'config')).toEqual(['listen PRIVATE_ADDRESS:3306;'])
  })

  it.each([
    [
      'nothing is shown of it',
      [],
      ['listen PRIVATE_ADDRESS:443 ssl;', 'listen 0.0.0.0:443 ssl;'],
      'listen 127.0.0.1:443 ssl;',
    ],
    [
      'its line is shown',
      ['server {\n    listen 127.0.0.1:443 ssl http2;\n    server_name example.com;\n}\n'],
      ['listen PRIVATE_ADDRESS:443 ssl http2;', 'listen 0.0.0.0:443 ssl http2;'],
      'listen 127.0.0.1:443 ssl http2;',
    ],
    [
      'its line says that there is no TLS',
      ['server {\n    listen 127.0.0.1:443;\n    server_name example.com;\n}\n'],
      ['listen PRIVATE_ADDRESS:443;', 'listen 0.0.0.0:443;'],
      'listen 127.0.0.1:443;',
    ],
  ])('nginx goes on to speak TLS: %s', (_, shown, ways, undo) => {
    const socket = 'LISTEN 0 511 127.0.0.1:443 0.0.0.0:* users:(("nginx",pid=1,fd=6))\n'
    const diagnosis = ask(`tcp/443 ${client}`, socket, ...shown)
    expect(waysOf(diagnosis, 'config')).toEqual(ways)
    expect(diagnosis.fix[0]?.undo).toContain(undo)
  })

  it('no fix without a cause', () => {
    expect(ask(`tcp/80 ${client}`, output('curl-timeout')).fix).toEqual([])
  })
})

describe('a database that admits no one from the address', () => {
  it('is closed to the Internet first, then admits this client alone, whose password no shell keeps', () => {
    const refusal = "ERROR 1130 (HY000): Host 'x' is not allowed to connect to this MySQL server"
    const mysql = ask(`tcp/3306 ${client}`, `$ mysql -h 203.0.113.9 -u shop -p\n${refusal}`)
    expect(mysql.fix.map(({ kind }) => kind)).toEqual(['close-port', 'admit-client'])
    const [typed = ''] = waysOf(mysql, 'shell')
    expect(typed.split('\n')).toEqual([
      'sudo mysql',
      "CREATE USER 'shop'@'198.51.100.7' IDENTIFIED BY 'PASSWORD';",
      "GRANT SELECT, INSERT, UPDATE, DELETE ON DATABASE.* TO 'shop'@'198.51.100.7';",
    ])
    expect(ask('tcp/3306 from 10.0.0.7', refusal).fix.map(({ kind }) => kind)).toEqual(['admit-client'])
  })

  it('is closed to the Internet whatever it has answered there', () => {
    const kinds = (target: string, text: string) => ask(target, text).fix.map(({ kind }) => kind)
    const redis = '-DENIED Redis is running in protected mode because protected mode is enabled'
    expect(kinds('tcp/6379', `$ redis-cli -h 203.0.113.9\n203.0.113.9:6379> ping\n(error) ${redis.slice(1)}`)).toEqual([
      'close-port',
      'leave-protected-mode',
    ])
    const login =
      "$ mysql -h 203.0.113.9 -u shop -p\nERROR 1045 (28000): Access denied for user 'shop'@'198.51.100.7' (using password: YES)"
    expect(kinds('tcp/3306', login)).toEqual(['close-port', 'check-login'])
  })

  it('by the names that it has said itself, as far as they are plain', () => {
    const entry = 'psql: FATAL:  no pg_hba.conf entry for host "2001:db8::7", user "app", database "app", SSL off'
    expect(waysOf(ask('tcp/5432 from 2001:db8::7', entry), 'config')).toEqual([
      '# pg_hba.conf (SHOW hba_file)\nhostssl app app 2001:db8::7/128 scram-sha-256',
    ])
    const odd = entry.replace('user "app"', 'user "a b;"')
    expect(waysOf(ask('tcp/5432 from 2001:db8::7', odd), 'config')[0]).toContain('hostssl app USER 2001:db8::7/128')
  })
})

describe('a fix speaks the tool that runs the program', () => {
  const shellOf = (diagnosis: Diagnosis) => waysOf(diagnosis, 'shell').join('\n')
  const refused = 'curl: (7) Failed to connect to 203.0.113.9 port 30080: Connection refused'

  it('pods by what they say, a service without any by its selector', () => {
    const pods =
      'NAME                    READY   STATUS             RESTARTS   AGE\nshop-6d5b5c9b5d-x2z7q   0/1     CrashLoopBackOff   7          12m'
    const service =
      'NAME   TYPE       CLUSTER-IP      EXTERNAL-IP   PORT(S)        AGE\nshop   NodePort   172.21.10.210   <none>        80:30080/TCP   12m'
    const down = ask(`tcp/30080 ${client}`, pods, service, refused)
    expect([down.cause, shellOf(down)]).toEqual([
      'not-listening',
      expect.stringContaining('kubectl logs shop-6d5b5c9b5d-x2z7q'),
    ])
    const none = ask(`tcp/30080 ${client}`, service, 'NAME   ENDPOINTS   AGE\nshop   <none>      12m', refused)
    expect(shellOf(none)).toContain('kubectl describe service shop')
    expect(shellOf(none)).not.toContain('docker')
  })

  it('a program inside a container by the log of the container', () => {
    const log = '$ docker logs web\nnginx: [emerg] socket() 0.0.0.0:80 failed (13: Permission denied)\n$ '
    const found = ask(`tcp/4999 ${client}`, log, refused.replace('30080', '4999'))
    expect(shellOf(found)).toContain('docker logs --tail 50 web')
    expect(shellOf(found)).not.toContain('systemctl')
  })

  it('a service of Windows by its name', () => {
    const found = ask(
      `tcp/80 ${client}`,
      'Status   Name    DisplayName\n------   ----    -----------\nStopped  W3SVC   World Wide Web Publishing Service',
      refused.replace('30080', '80'),
    )
    expect(waysOf(found, 'windows')).toEqual(['Start-Service -Name W3SVC'])
  })

  describe('what the reachability analyzer names is mended, too', () => {
    const asked = { sourceId: '198.51.100.7', sourceType: 'internetIp', protocol: 'tcp', targetPort: 443 }
    const result = { securityGroupData: { policy: 'drop', items: [{ securityGroupId: 'sg-bp1', policy: 'drop' }] } }
    const fixes = (parameter: unknown, found: unknown) =>
      ask(
        `tcp/443 ${client}`,
        JSON.stringify({
          NetworkReachableAnalysisId: 'nra-1',
          NetworkReachableAnalysisStatus: 'finish',
          Reachable: false,
          NetworkPathParameter: parameter,
          NetworkReachableAnalysisResult: found,
        }),
      ).fix.map(({ kind }) => kind)
    it('where its parts stand as objects, and where they stand as texts', () => {
      expect(fixes(asked, result)).toEqual(['accept-rule'])
      expect(fixes(JSON.stringify(asked), JSON.stringify(result))).toEqual(['accept-rule'])
    })
    it.each([
      ['cut off', (text: string) => text.slice(0, -3)],
      [
        'with a name that stands twice',
        (text: string) => text.replace(/\{/, '{"protocol":"udp","securityGroupData":1,'),
      ],
      ['with another behind it', (text: string) => `${text} ${text}`],
      ['broken', (text: string) => text.replace(':', '')],
    ])('nothing is made of a text that is broken: %s', (_, broken) => {
      expect(fixes(broken(JSON.stringify(asked)), result)).not.toContain('accept-rule')
      expect(fixes(asked, broken(JSON.stringify(result)))).not.toContain('accept-rule')
    })
  })

  it('a policy that decides is no rule that matches', () => {
    const wall = ask(`tcp/80 ${client}`, '-P INPUT DROP\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n').layers.find(
      ({ layer }) => layer === 'host-firewall',
    )
    expect(wall?.because?.code).toBe('firewall-default-deny')
  })

  it('after a failing test of Windows, which does not tell silence from a refusal, not the same test again', () => {
    const test =
      'PS C:\\> Test-NetConnection 203.0.113.9 -Port 22\nWARNING: TCP connect to (203.0.113.9 : 22) failed\n\nTcpTestSucceeded       : False\n'
    expect(ask(`tcp/22 ${client}`, test).next?.kind).toBe('security-group')
    const profiles =
      'Name    Enabled DefaultInboundAction\n----    ------- --------------------\nPublic     True                Block\n'
    expect(ask(`tcp/22 ${client}`, profiles).next?.command).toContain('show rule')
  })
})

describe('rules of the security group can be taken back', () => {
  it('one that was added by what it says, one that was deleted as it was', () => {
    const rules = group(
      { PortRange: '80/80', SourceCidrIp: '0.0.0.0/0', Priority: 50 },
      {
        SecurityGroupRuleId: 'sgr-drop',
        PortRange: '80/80',
        SourceCidrIp: '198.51.100.0/24',
        Policy: 'Drop',
        Priority: 10,
      },
    )
    const { fix } = ask(`tcp/80 ${client}`, rules)
    const [added] = fix
    const deleted = fix.find(({ kind }) => kind === 'revoke-drop-rule')
    expect(added?.undo).toBe(added?.ways[0]?.text.replace('AuthorizeSecurityGroup', 'RevokeSecurityGroup'))
    expect(deleted?.undo).toBe(
      'aliyun ecs AuthorizeSecurityGroup --RegionId REGION_ID --SecurityGroupId sg-example --Permissions.1.IpProtocol TCP --Permissions.1.PortRange 80/80 --Permissions.1.SourceCidrIp 198.51.100.0/24 --Permissions.1.Policy drop --Permissions.1.Priority 10 --method POST --force',
    )
  })

  it('whoever opens, admits or starts something learns how to take that back, and how to see that it worked', () => {
    const opening =
      /^(?:accept-rule|revoke-drop-rule|open-host-firewall|unban-client|admit-in-hosts-allow|acl-entry|cloud-firewall-policy|associate-eip|start-instance|disable-block-rule)/
    const stopped = JSON.stringify({ InstanceId: 'i-1', Status: 'Stopped', EipAddress: {}, PublicIpAddress: {} })
    const without = JSON.stringify({
      InstanceId: 'i-1',
      EipAddress: { IpAddress: '' },
      PublicIpAddress: { IpAddress: [] },
    })
    const fixes = [group({ PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' }), stopped, without, 'Status: active\n']
      .flatMap((evidence) => ask(`tcp/80 ${client}`, evidence).fix)
      .filter(({ kind }) => opening.test(kind))
    expect(fixes.length).toBeGreaterThan(3)
    for (const { kind, check, undo } of fixes) {
      expect(check, kind).not.toBeNull()
      expect(undo, kind).not.toBeNull()
    }
  })
})

describe('the network ACL and Cloud Firewall', () => {
  const entry = (policy: string, port: string, more: Record<string, string> = {}) => ({
    Policy: policy,
    Protocol: 'tcp',
    Port: port,
    ...more,
  })
  const anyone = { SourceCidrIp: '0.0.0.0/0' }
  const everywhere = { DestinationCidrIp: '0.0.0.0/0' }
  const acl = (ingress: object[], egress: object[]) => ({
    NetworkAclAttribute: {
      NetworkAclId: 'nacl-bp1',
      RegionId: 'cn-hangzhou',
      IngressAclEntries: { IngressAclEntry: ingress },
      EgressAclEntries: { EgressAclEntry: egress },
    },
  })
  const open = [entry('accept', '1/65535', everywhere)]
  const callOf = (document: object) => ask(`tcp/80 ${client}`, JSON.stringify(document)).fix[0]

  it('an entry for this client stands before those there are, and the call sets them all, as it replaces them', () => {
    const fix = callOf(acl([entry('drop', '80/80', anyone), entry('accept', '1/65535', anyone)], open))
    expect(fix?.ways.map(({ how, text }) => [how, text.split('\n')])).toEqual([
      [
        'cli',
        [
          'aliyun vpc UpdateNetworkAclEntries --RegionId cn-hangzhou --NetworkAclId nacl-bp1 --UpdateIngressAclEntries true \\',
          '  --IngressAclEntries.1.Policy accept --IngressAclEntries.1.Protocol tcp --IngressAclEntries.1.Port 80/80 --IngressAclEntries.1.SourceCidrIp 198.51.100.7/32 \\',
          '  --IngressAclEntries.2.Policy drop --IngressAclEntries.2.Protocol tcp --IngressAclEntries.2.Port 80/80 --IngressAclEntries.2.SourceCidrIp 0.0.0.0/0 \\',
          '  --IngressAclEntries.3.Policy accept --IngressAclEntries.3.Protocol tcp --IngressAclEntries.3.Port 1/65535 --IngressAclEntries.3.SourceCidrIp 0.0.0.0/0',
        ],
      ],
    ])
    expect(fix?.check).toBe('aliyun vpc DescribeNetworkAclAttributes --RegionId cn-hangzhou --NetworkAclId nacl-bp1')
    expect(fix?.undo).not.toContain('198.51.100.7')
    expect(fix?.undo).toContain('--IngressAclEntries.1.Policy drop')
  })

  it('replies are let out where they are dropped, and both ways where both are', () => {
    const dropped = [entry('drop', '1/65535', everywhere)]
    const replies = callOf(acl([entry('accept', '80/80', anyone)], dropped))?.ways[0]?.text ?? ''
    expect(replies).toContain(
      '--EgressAclEntries.1.Port 1024/65535 --EgressAclEntries.1.DestinationCidrIp 198.51.100.7/32',
    )
    expect(replies).not.toContain('Ingress')
    const both = callOf(acl([entry('drop', '80/80', anyone)], dropped))?.ways[0]?.text ?? ''
    expect(both).toContain('--UpdateIngressAclEntries true')
    expect(both).toContain('--UpdateEgressAclEntries true')
  })

  it('entries of the platform are not set; an entry that is not fully known makes no call', () => {
    const system = entry('accept', '1/65535', { ...anyone, EntryType: 'system' })
    expect(callOf(acl([entry('drop', '80/80', anyone), system], open))?.ways[0]?.text).not.toContain('Entries.3')
    expect(callOf(acl([entry('drop', '80/80', anyone), { Policy: 'accept' }], open))?.ways).toEqual([])
  })

  it('a policy of Cloud Firewall takes the place of the one that drops, for one client and one port', () => {
    const document = {
      Policys: [
        { Direction: 'in', Order: 3, Source: '0.0.0.0/0', Destination: '0.0.0.0/0', Proto: 'ANY', AclAction: 'drop' },
      ],
    }
    const silent = 'curl: (28) Failed to connect to 203.0.113.9 port 80 after 130000 ms: Connection timed out'
    expect(ask(`tcp/80 ${client}`, JSON.stringify(document), silent).fix).toMatchObject([
      {
        ways: [
          {
            how: 'cli',
            text: 'aliyun cloudfw AddControlPolicy --Direction in --AclAction accept --Source 198.51.100.7/32 --SourceType net --Destination 203.0.113.9/32 --DestinationType net --Proto TCP --DestPortType port --DestPort 80/80 --ApplicationName ANY --Description allow-tcp-80 --NewOrder 3',
          },
        ],
        check: 'aliyun cloudfw DescribeControlPolicy --Direction in --CurrentPage 1 --PageSize 50',
        undo: 'aliyun cloudfw DeleteControlPolicy --Direction in --AclUuid ACL_UUID',
      },
    ])
  })
})

describe('a guard lets one client in again, and every such step can be taken back', () => {
  it.each([
    ['hosts.deny', '$ cat /etc/hosts.deny\nsshd: 198.51.100.\n'],
    ['sshguard', 'Mar  1 10:11:12 web sshguard[812]: Blocking "198.51.100.7/32" for 120 secs (3 attacks in 4 secs)'],
    ['fail2ban', 'Status for the jail: sshd\n`- Actions\n   `- Banned IP list:   198.51.100.7\n'],
    ['csf', 'csf.deny: 198.51.100.7 # lfd: (sshd) Failed SSH login from 198.51.100.7'],
  ])('%s', (_, evidence) => {
    const { cause, fix } = ask(`tcp/22 ${client}`, evidence)
    expect(cause).toBe('host-firewall')
    for (const { ways, check, undo } of fix) {
      expect(ways.some(({ text }) => text.includes('198.51.100.7'))).toBe(true)
      expect(check).not.toBeNull()
      expect(undo).not.toBeNull()
    }
  })

  it('hosts.allow goes before hosts.deny: one line for one daemon and one client, of either family', () => {
    const ways = (from: string) => ask(`tcp/22 from ${from}`, '$ cat /etc/hosts.deny\nALL: ALL\n').fix[0]
    expect(ways('198.51.100.7')).toMatchObject({
      ways: [{ text: "echo 'sshd: 198.51.100.7' | sudo tee -a /etc/hosts.allow" }],
      undo: "sudo sed -i '/^sshd: 198[.]51[.]100[.]7$/d' /etc/hosts.allow",
    })
    expect(ways('2001:db8::7')?.ways[0]?.text).toBe("echo 'sshd: [2001:db8::7]' | sudo tee -a /etc/hosts.allow")
  })
})

describe('every fix says how it is taken back', () => {
  const files = ['cases', 'threads', 'posts', 'tools', 'pastes']
  const cases = files.flatMap((name) =>
    readFileSync(new URL(`../fixtures/reachability/${name}.jsonl`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): { readonly request: Record<string, unknown> } => JSON.parse(line)),
  )
  const every = cases.flatMap(({ request }) => {
    const diagnosis = reachOps['reach.diagnose']?.(request) as Diagnosis
    return diagnosis.fix
  })

  it('by a command, in words where there is none, or it changes nothing', () => {
    const known: readonly FixKind[] = [...undoneByHand, ...changingNothing]
    const without = every.filter(({ kind, undo }) => undo === null && !known.includes(kind))
    expect(without.map(({ kind }) => kind)).toEqual([])
    expect(new Set(every.map(({ kind }) => kind)).size).toBeGreaterThan(30)
  })

  it('one that changes nothing has no command that does', () => {
    const changing = /\b(?:restart|start|enable|add|insert|set|sed -i|tee|run|rm|delete|Authorize|Revoke|Update)\b/
    for (const { kind, ways } of every.filter((fix) => changingNothing.includes(fix.kind)))
      expect(ways.map(({ text }) => text).join('\n'), kind).not.toMatch(changing)
  })

  it('in each language', () => {
    for (const { reachUndo } of [english, japanese, chinese]) {
      for (const kind of undoneByHand) expect(reachUndo[kind]).toMatch(/\S/)
    }
  })

  it.each([
    ['nginx', 'listen 127.0.0.1:3306;'],
    ['redis-server', 'bind 127.0.0.1'],
    ['gunicorn', 'gunicorn --bind 127.0.0.1:3306 APP'],
  ])('an edit of the settings of %s by what stood there before', (program, before) => {
    const { fix } = ask(
      'tcp/3306 from 198.51.100.7',
      `LISTEN 0 128 127.0.0.1:3306 0.0.0.0:* users:(("${program}",pid=1,fd=6))`,
    )
    expect(fix.find(({ kind }) => kind === 'bind-own-address')?.undo).toBe(before)
  })

  it('rules that were saved by saving again without the rule; a published port by the new container alone', () => {
    const saved = ask('tcp/8080 from 198.51.100.7', output('iptS-centos')).fix.find(({ kind }) => kind === 'keep-rules')
    expect(saved?.undo).toMatch(/^sudo iptables -D INPUT -s 198\.51\.100\.7\/32 .*\n.*\bsave\b/)
    const rows =
      'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\nab12cd34ef56   web   "x"   1 hour ago   Up 1 hour   127.0.0.1:8080->8080/tcp   web\n'
    expect(ask('tcp/8080 from 198.51.100.7', rows).fix[0]).toMatchObject({
      kind: 'publish-port',
      undo: 'docker rm -f NEW_NAME',
    })
  })

  it('a container that holds the port of the host is stopped first, and started again to undo it', () => {
    const rows =
      'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\nab12cd34ef56   web   "x"   1 hour ago   Up 1 hour   0.0.0.0:8080->80/tcp   web\n'
    const inside = '$ docker logs web\nServer listening on port 3000\n$ '
    const found = ask('tcp/8080 from 198.51.100.7', rows, inside)
    expect([found.cause, found.fix[0]?.ways[0]?.text, found.fix[0]?.undo]).toEqual([
      'wrong-port',
      'docker stop web\ndocker run -d --name NEW_NAME -p 8080:3000 web',
      'docker rm -f NEW_NAME\ndocker start web',
    ])
  })

  describe('the image of the container is named as the paste names it', () => {
    const listed = (image: string, ports: string, name = 'depot') =>
      `CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n0a1b2c3d4e5f   ${image}   "/start"   3 days ago   Up 3 days   ${ports}   ${name}\n`
    const proxy =
      'State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process\nLISTEN 0      4096       127.0.0.1:5601       0.0.0.0:*    users:(("docker-proxy",pid=77,fd=4))\n'
    const runs = (...evidence: readonly string[]) => {
      const { fix } = ask('tcp/5601 from 198.51.100.7', ...evidence)
      const texts = fix.flatMap(({ ways, undo }) => [...ways.map(({ text }) => text), undo ?? ''])
      return texts.flatMap((text) => text.split('\n')).filter((text) => text.startsWith('docker run'))
    }
    const image = 'registry.example.net:5000/team/depot:2.4'
    const ends = (commands: readonly string[]) => [...new Set(commands.map((text) => text.split(' ').at(-1)))]

    it.each([
      ['published for the host alone', [listed(image, '127.0.0.1:5601->80/tcp')], image],
      ['so, and the proxy listens', [listed(image, '127.0.0.1:5601->80/tcp'), proxy], image],
      [
        'by its digest',
        [listed(`depot@sha256:${'0f'.repeat(32)}`, '127.0.0.1:5601->80/tcp')],
        `depot@sha256:${'0f'.repeat(32)}`,
      ],
      [
        'in the command that ran it',
        [`$ docker run -d --name depot -p 127.0.0.1:5601:80 ${image}\n${'0f'.repeat(32)}\n$ `],
        image,
      ],
      [
        'not published',
        [listed(image, '5601/tcp'), 'curl: (7) Failed to connect to 203.0.113.9 port 5601: Connection refused'],
        image,
      ],
    ])('%s', (_, evidence, expected) => {
      expect(ends(runs(...evidence))).toEqual([expected])
    })

    it.each([
      ['what a shell would run', [listed('depot;touch', '127.0.0.1:5601->80/tcp')]],
      ['an option', [listed('--privileged', '127.0.0.1:5601->80/tcp')]],
      ['nothing names it', [proxy]],
    ])('a placeholder where it is no plain name: %s', (_, evidence) => {
      expect(ends(runs(...evidence))).toEqual(['IMAGE'])
    })

    it('Compose makes it anew by its file, which names the image', () => {
      const list = 'Name   Command   State   Ports\nshop_web_1   entrypoint.sh node   Up   127.0.0.1:5601->80/tcp\n'
      expect(runs(list)).toEqual([])
      expect(waysOf(ask(`tcp/5601 ${client}`, list), 'config')).toHaveLength(1)
    })
  })

  it('every address is that of the family of who asks', () => {
    const sockets = 'LISTEN 0 2048 127.0.0.1:8080 0.0.0.0:* users:(("gunicorn",pid=1,fd=5))\n'
    const every = (from: string) =>
      ask(`tcp/8080 from ${from}`, sockets).fix.find(({ kind }) => kind === 'bind-every-address')?.ways[0]?.text
    expect([every('198.51.100.7'), every('2001:db8::5')]).toEqual([
      'gunicorn --bind 0.0.0.0:8080 APP',
      'gunicorn --bind [::]:8080 APP',
    ])
  })

  it('a port that a container publishes for the host alone goes to its own port inside, on one address', () => {
    const rows =
      'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\nab12cd34ef56   web   "x"   1 hour ago   Up 1 hour   127.0.0.1:8443->9443/tcp   web\n'
    const sockets =
      'State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process\nLISTEN 0      4096       127.0.0.1:8443       0.0.0.0:*    users:(("docker-proxy",pid=1423,fd=4))\n'
    const commands = (...evidence: readonly string[]) =>
      waysOf(ask('tcp/8443 from 198.51.100.7', ...evidence), 'shell').filter((text) => text.startsWith('docker run'))
    expect(commands(rows)).toEqual(['docker run -d --name NEW_NAME -p PRIVATE_ADDRESS:8443:9443 web'])
    expect(commands(rows, sockets)[0]).toContain('-p PRIVATE_ADDRESS:8443:9443 ')
    expect(commands(sockets)[0]).toContain('-p PRIVATE_ADDRESS:8443:PORT_NUMBER ')
  })
})

describe('entries of a network ACL that are not shown are not replaced', () => {
  it('where one direction alone is shown, the call sets that one', () => {
    const entry = { Policy: 'drop', Protocol: 'tcp', Port: '80/80', SourceCidrIp: '0.0.0.0/0' }
    const attribute = { NetworkAclId: 'nacl-bp1', IngressAclEntries: { IngressAclEntry: [entry] } }
    const open = { EgressAclEntries: { EgressAclEntry: [] } }
    const timeout = '$ curl http://203.0.113.10/\ncurl: (28) Connection timed out after 10001 milliseconds\n'
    const callsFor = (shown: object) =>
      waysOf(ask(`tcp/80 ${client}`, JSON.stringify({ NetworkAclAttribute: shown }), timeout), 'cli')
    const [one = ''] = callsFor(attribute)
    expect(one).toContain('--UpdateIngressAclEntries true')
    expect(one).not.toContain('Egress')
    const [both = ''] = callsFor({ ...attribute, ...open })
    expect(both).toContain('--UpdateEgressAclEntries true')
  })
})

describe('a group that was pasted without its id', () => {
  it('stands in every command, its check and its way back as a placeholder in capitals', () => {
    const drops =
      '{"Permissions":{"Permission":[{"Direction":"ingress","IpProtocol":"all","PortRange":"-1/-1","SourceCidrIp":"0.0.0.0/0","Policy":"drop","Priority":5}]}}'
    const { fix } = ask(`tcp/22 ${client}`, drops)
    const commands = fix.flatMap(({ ways, check, undo }) => [...ways.map(({ text }) => text), check ?? '', undo ?? ''])
    const ofGroups = commands.filter((text) => text.includes('SecurityGroupId'))
    expect(ofGroups.length).toBeGreaterThan(2)
    for (const text of ofGroups) expect(text).toMatch(/--SecurityGroupId GROUP_ID(?= |$)/m)
    expect(commands.join('\n')).not.toMatch(/sg-pasted|<security-group-id>/)
  })
})
