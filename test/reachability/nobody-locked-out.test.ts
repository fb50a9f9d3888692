import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose, parseTarget } from '@/lib/reachability'
import { ask, group } from './ask'

const client = 'from 198.51.100.7'
const commands = ({ fix }: Diagnosis) => fix.flatMap(({ ways, undo }) => [...ways.map(({ text }) => text), undo ?? ''])

describe('no fix, and no way back from one, stops the service by which people log in', () => {
  const failed =
    '[root@web ~]# systemctl status sshd\n● sshd.service - OpenSSH server daemon\n   Loaded: loaded (/usr/lib/systemd/system/sshd.service; enabled)\n   Active: failed (Result: exit-code) since Sat 2026-11-28 10:00:00 CST; 1min ago\n'
  const refused = 'ssh: connect to host 203.0.113.9 port 22: Connection refused'

  it('sshd is tested and started; that is not taken back', () => {
    const found = ask(`tcp/22 ${client}`, failed, refused)
    expect(found.fix.map(({ kind, undo }) => [kind, undo])).toEqual([['start-remote', null]])
    expect(found.fix[0]?.ways[0]?.text).toContain('sudo sshd -t\nsudo systemctl restart sshd')
  })

  it('another service may be stopped again', () => {
    const nginx = failed.replaceAll('sshd', 'nginx').replace('OpenSSH server daemon', 'web')
    const found = ask(
      `tcp/80 ${client}`,
      nginx,
      'curl: (7) Failed to connect to 203.0.113.9 port 80: Connection refused',
    )
    expect(found.fix[0]?.undo).toBe('sudo systemctl stop nginx')
  })

  it('in none of the cases that are kept', () => {
    for (const name of ['cases', 'posts', 'threads', 'tools', 'pastes'])
      for (const line of readFileSync(new URL(`../fixtures/reachability/${name}.jsonl`, import.meta.url), 'utf8').split(
        '\n',
      )) {
        if (!/\bsshd?\b|3389|TermService/.test(line)) continue
        const { target, evidence } = JSON.parse(line).request
        const read = parseTarget(target)
        if (!read.ok || (read.target.port !== 22 && read.target.port !== 3389)) continue
        const found = diagnose({
          target: read.target,
          evidence: evidence.filter((piece: unknown) => typeof piece === 'string'),
        })
        expect(commands(found).join('\n')).not.toMatch(/systemctl stop (?:sshd?|SERVICE)\b|Stop-Service/)
      }
  })
})

describe('a rule without an id is deleted by all that it says', () => {
  it('with the call that writes it again', () => {
    const ofGroup: { Permissions: { Permission: Record<string, unknown>[] } } = JSON.parse(
      group(
        { PortRange: '80/80', SourceCidrIp: '198.51.100.0/24', Policy: 'Drop' },
        { PortRange: '80/80', SourceCidrIp: '0.0.0.0/0', Priority: 2 },
      ),
    )
    for (const rule of ofGroup.Permissions.Permission) delete rule.SecurityGroupRuleId
    const { fix } = ask(`tcp/80 ${client}`, JSON.stringify(ofGroup))
    const revoke = fix.find(({ kind }) => kind === 'revoke-drop-rule')
    expect(revoke?.ways[0]?.text).toMatch(
      /^aliyun ecs RevokeSecurityGroup .*--Permissions\.1\.PortRange 80\/80 --Permissions\.1\.SourceCidrIp 198\.51\.100\.0\/24 --Permissions\.1\.Policy drop/,
    )
    expect(revoke?.undo).toBe(revoke?.ways[0]?.text.replace('RevokeSecurityGroup', 'AuthorizeSecurityGroup'))
  })
})

describe('a listing of a firewall that breaks off is asked for whole', () => {
  it.each([
    [
      'firewalld',
      '[root@web ~]# firewall-cmd --list-all\npublic (active)\n  target: default\n  icmp-block-inversion: no\n  interfaces: eth0\n  sources: \n  services: dhcpv6-client ssh\n',
      'sudo firewall-cmd --list-all-zones',
    ],
    [
      'iptables',
      '[root@web ~]# iptables -nvL\nChain INPUT (policy DROP 0 packets, 0 bytes)\n pkts bytes target     prot opt in     out     source               destination\n   10   600 ACCEPT     tcp  --  *      *       0.0.0.0/0            0.0.0.0/0            tcp dpt:22\n',
      'sudo iptables -S',
    ],
  ])('%s', (_, listing, command) => {
    const found = ask(`tcp/8080 ${client}`, listing)
    expect(found.layers.find(({ layer }) => layer === 'host-firewall')?.because?.code).toBe('firewall-cut-off')
    expect([found.cause, found.next?.kind, found.next?.command]).toEqual(['unknown', 'host-firewall', command])
  })
})
