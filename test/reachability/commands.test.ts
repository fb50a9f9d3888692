import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose, parseTarget } from '@/lib/reachability'
import { ask, group } from './ask'

/** What an author of a paste could write where an id or a name is expected. */
const hostile = [
  ';touch PWNED',
  '$(touch PWNED)',
  '`touch PWNED`',
  '\ntouch PWNED\n',
  "';touch PWNED;'",
  '";touch PWNED;"',
  "\\';touch PWNED;#",
  '|touch PWNED',
  '&touch PWNED',
  '>PWNED',
  ' --flag',
  '=touch',
  '*',
  '%COMSPEC%',
  `${' '.repeat(300)};touch PWNED`,
]

/** Everything that a page or the harness gives out to be typed into a shell of Linux. */
function commandsOf({ next, fix, layers }: Diagnosis): string[] {
  const looks = layers.flatMap(({ look }) => (look ? [look.command] : []))
  const typed = fix.flatMap(({ ways, check, undo }) => [
    ...ways.filter(({ how }) => how === 'shell' || how === 'cli').map(({ text }) => text),
    ...(check === null ? [] : [check]),
    ...(undo === null ? [] : [undo]),
  ])
  return next ? [next.command, ...typed, ...looks] : [...typed, ...looks]
}

const client = 'from 198.51.100.7'
const listed = (port: string, program = 'nginx') =>
  `State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0 9 ${port} 0.0.0.0:* users:(("${program}",pid=1,fd=2))\n`

/** Pastes that hold a hostile text in each place from which a command takes one. */
function pastes(evil: string): Diagnosis[] {
  const json = (value: unknown) => JSON.stringify(value)
  const rule = { PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' }
  const named = (id: string, more: Record<string, unknown> = {}) =>
    json({ ...JSON.parse(group(rule)), SecurityGroupId: id, ...more })
  return [
    ask(
      `tcp/22 ${client}`,
      named(`sg-bp1${evil}`, { NextToken: 'x' }),
      'ssh: connect to host 203.0.113.9 port 22: Connection timed out',
    ),
    ask(`tcp/22 ${client}`, group({ PortRange: '22/22', SourcePrefixListId: `pl-bp1${evil}`, SourceCidrIp: '' })),
    ask(`tcp/80 ${client}`, named(`sg-bp1${evil}`)),
    ask(
      `tcp/80 ${client}`,
      group({ ...rule, PortRange: '80/80', Policy: 'Drop', SecurityGroupRuleId: `sgr-bp1${evil}` }),
    ),
    ask(
      `tcp/80 ${client}`,
      json({
        Instances: {
          Instance: [
            { InstanceId: `i-bp1${evil}`, Status: 'Stopped', PublicIpAddress: { IpAddress: [`203.0.113.9${evil}`] } },
          ],
        },
      }),
    ),
    ask(
      `tcp/80 ${client}`,
      `table ip my${evil.replace(/\s/g, '')} {\n\tchain in${evil.replace(/\s/g, '')} {\n\t\ttype filter hook input priority 0; policy drop;\n\t}\n}\n`,
    ),
    ask(
      `tcp/22 ${client}`,
      `-P INPUT ACCEPT\n-A INPUT -p tcp --dport 22 -j f2b-sshd${evil}\n-A f2b-sshd${evil} -s 198.51.100.7/32 -j REJECT\n`,
    ),
    ask(
      `tcp/22 ${client}`,
      `Status for the jail: sshd${evil}\n|- Filter\n\`- Actions\n   \`- Banned IP list:   198.51.100.7\n`,
    ),
    ask(
      `tcp/80 ${client}`,
      `CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS                    PORTS   NAMES\naa11bb22cc33   nginx   "x"       1 day     Exited (1) 3 hours ago           web${evil.replace(/\s/g, '')}\n`,
    ),
    ask(
      `tcp/80 ${client}`,
      `Jan 11 16:37:23 web01 systemd[1]: nginx${evil.replace(/\n/g, '')}.service: Failed with result 'exit-code'.\n`,
    ),
    ask(
      `tcp/3306 ${client}`,
      `ERROR 1130 (HY000): Host '198.51.100.7${evil}' is not allowed to connect to this MySQL server`,
    ),
    ask(`tcp/3306 ${client}`, listed('127.0.0.1:3306', `mysqld${evil.replace(/\s/g, '')}`)),
    ask(`tcp/80 ${client}`, listed('127.0.0.1:80', `nginx${evil.replace(/\s/g, '')}`)),
    ask(
      'tcp/443',
      `* Trying 203.0.113.9${evil}:443...\ncurl: (28) Failed to connect to x${evil} port 443 after 5 ms: Couldn't connect to server`,
    ),
    ask(
      `tcp/80 ${client}`,
      json({ InstanceId: 'i-1', EipAddress: {}, SecurityGroupIds: { SecurityGroupId: ['sg-example', `sg-2${evil}`] } }),
      group(rule),
    ),
    ask(
      `tcp/8080 ${client}`,
      `CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS       PORTS                  NAMES\naa11bb22cc33   nginx   "x"       1 day     Up 3 hours   0.0.0.0:8080->80/tcp   web${evil.replace(/\s/g, '')}\n`,
      'Example app listening on port 3000',
      '$ curl localhost:8080\ncurl: (56) Recv failure: Connection reset by peer',
    ),
    ask(
      `tcp/80 ${client}`,
      json({
        NetworkAclAttribute: {
          NetworkAclId: `nacl-bp1${evil}`,
          IngressAclEntries: {
            IngressAclEntry: [
              {
                NetworkAclEntryName: `a${evil}`,
                Description: evil,
                EntryType: evil,
                Policy: 'drop',
                Protocol: 'tcp',
                Port: '80/80',
                SourceCidrIp: '0.0.0.0/0',
              },
              { Policy: `accept${evil}`, Protocol: evil, Port: `1/2${evil}`, SourceCidrIp: evil },
            ],
          },
        },
      }),
    ),
    ask(
      `tcp/80 ${client}`,
      json({
        Policys: [
          { AclUuid: evil, Direction: 'in', Order: `1${evil}`, Source: '0.0.0.0/0', AclAction: 'drop', Proto: 'ANY' },
        ],
      }),
    ),
    ask(`tcp/22 ${client}`, `$ cat /etc/hosts.deny\nsshd: 198.51.100.7\nsshd${evil}: ALL\n`),
    ask(`tcp/9092 ${client}`, `WARN Connection to node 1 (/172.16.0.12${evil}:9092) could not be established.`),
    ask(`tcp/80 ${client}`, `{"SecurityGroupId":"sg-1","Permissions":{"Permission":[`, named(`sg-2${evil}`)),
  ]
}

const fixtures = readFileSync(new URL('../fixtures/reachability/cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): { request: { target: Record<string, unknown>; evidence: unknown[] } } => JSON.parse(line))

/** Commands of all cases there are, with every id in them made hostile. */
function ofFixtures(evil: string): string[] {
  const inJson = JSON.stringify(evil).slice(1, -1)
  return fixtures.flatMap(({ request }) => {
    const target = parseTarget(request.target)
    const evidence = request.evidence
      .filter((piece) => typeof piece === 'string')
      .map((piece) => piece.replace(/\b((?:sg|sgr|pl|i|eni|nacl)-[a-z0-9]{2,30})\b/g, `$1${inJson}`))
    return target.ok ? commandsOf(diagnose({ target: target.target, evidence })) : []
  })
}

const programs =
  'sudo aliyun docker curl curl.exe nc ping ssh openssl dig mysqladmin systemctl service nft iptables ufw firewall-cmd netfilter-persistent fail2ban-client gunicorn uvicorn touch reboot ip tail journalctl netstat findstr netsh Test-NetConnection ipconfig ss ausearch semanage sh grep redis-cli pm2 supervisorctl sed tee'.split(
    ' ',
  )

/** Runs each command in the shell, in an empty folder, with programs that do nothing; gives what else came to be there. */
function run(shell: string, commands: readonly string[]): { readonly files: string[]; readonly found: boolean } {
  const folder = mkdtempSync(join(tmpdir(), 'reach-commands-'))
  const [bin, work, texts] = ['bin', 'work', 'texts'].map((name) => join(folder, name))
  if (!bin || !work || !texts) throw new Error('three folders were made')
  for (const each of [bin, work, texts]) mkdirSync(each)
  for (const name of programs) {
    writeFileSync(join(bin, name), name === 'touch' ? '#!/bin/sh\n: > "$1"\n' : '#!/bin/sh\nexit 0\n', { mode: 0o755 })
  }
  for (const [index, text] of commands.entries()) writeFileSync(join(texts, `${index}.sh`), `${text}\n`)
  const loop = shell.endsWith('fish')
    ? `for f in ${texts}/*; source $f; end`
    : `for f in ${texts}/*; do eval "$(/bin/cat "$f")"; done`
  const { error } = spawnSync(shell, ['-c', loop], {
    cwd: work,
    env: { NODE_ENV: 'test', PATH: bin, HOME: work },
    timeout: 60_000,
  })
  const noShell = error !== undefined && 'code' in error && error.code === 'ENOENT'
  const files = readdirSync(work).filter((name) => name !== '.config' && name !== '.local' && name !== '.cache')
  rmSync(folder, { recursive: true })
  return { files, found: !noShell }
}

/** Where Debian puts the shells: the programs' own folder is all that the commands may see. */
const shells = ['/bin/bash', '/bin/dash', '/usr/bin/zsh', '/usr/bin/fish']

describe('security F1: no text of a paste becomes a command', () => {
  const commands = [
    ...new Set([
      ...hostile.flatMap((evil) => pastes(evil).flatMap(commandsOf)),
      ...hostile.slice(0, 4).flatMap(ofFixtures),
    ]),
  ]

  it('there are many commands, of every kind', () => {
    expect(commands.length).toBeGreaterThan(100)
    for (const name of [
      'aliyun ecs Describe',
      'aliyun vpc Update',
      'aliyun cloudfw Add',
      'hosts.allow',
      'Authorize',
      'nft insert',
      'ufw',
      'firewall-cmd',
      'ss -lntp',
    ])
      expect(
        commands.some((command) => command.includes(name)),
        name,
      ).toBe(true)
  })

  it.each(shells)('in %s', { timeout: 120_000 }, (shell) => {
    const { files, found } = run(shell, commands)
    if (found) expect(files).toEqual([])
  })

  it.each(shells)('the instrument sees in %s what is not quoted', (shell) => {
    const { files, found } = run(shell, ['aliyun ecs X --Id sg-1;touch PWNED'])
    if (found) expect(files).toEqual(['PWNED'])
  })

  it('ids that are no plain ids become placeholders', () => {
    for (const command of commands) {
      if (!command.startsWith('aliyun ecs Describe')) continue
      expect(command).toMatch(
        /^aliyun ecs Describe[A-Za-z]+ --RegionId (?:REGION_ID|[a-z]{2}-[a-z]+(?:-\d)?) (?:--InstanceNetworkType vpc )?--[A-Za-z]+ (?:[A-Za-z0-9_-]+|'\["[A-Za-z0-9_.:-]+"\]')(?: --Direction all)?$/,
      )
    }
  })
})

describe('netsh takes the name of a rule as it is, or PowerShell does', () => {
  const blocked = (name: string) =>
    ask(
      `tcp/22 ${client}`,
      `Rule Name:                            ${name}\nEnabled:                              Yes\nDirection:                            In\nProfiles:                             Domain,Private,Public\nLocalIP:                              Any\nRemoteIP:                             Any\nProtocol:                             TCP\nLocalPort:                            22\nRemotePort:                           Any\nAction:                               Block\n`,
    )
  it.each([
    ['Block SSH', 'netsh advfirewall firewall set rule name="Block SSH" new enable=no'],
    ['Block SSH$(calc.exe)', "Set-NetFirewallRule -DisplayName 'Block SSH$(calc.exe)' -Enabled False"],
    ["Block '); calc.exe #", 'netsh advfirewall firewall set rule name="Block \'); calc.exe #" new enable=no'],
    ['%COMSPEC%', "Set-NetFirewallRule -DisplayName '%COMSPEC%' -Enabled False"],
    ['a`calc`’b', "Set-NetFirewallRule -DisplayName 'a`calc`’’b' -Enabled False"],
  ])('%s', (name, command) => {
    const [first] = blocked(name).fix
    expect(first?.kind).toBe('disable-block-rule')
    expect(first?.ways.map(({ text }) => text)).toEqual([command])
  })
})
