import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose, parseTarget } from '@/lib/reachability'
import { ask, group, stateOf } from './ask'

/** Diagnoses where nobody has chosen anything: the form stands at TCP 80, into the instance. */
function unasked(...evidence: string[]): Diagnosis {
  const target = parseTarget({ protocol: 'tcp', port: 80 })
  if (!target.ok) throw new Error(target.problem.code)
  return diagnose({ target: target.target, evidence, assumed: true, undirected: true })
}

const open4 = (port: number) => group({ PortRange: `${port}/${port}`, SourceCidrIp: '0.0.0.0/0' })
const open6 = (port: number) => group({ PortRange: `${port}/${port}`, Ipv6SourceCidrIp: '::/0' })

describe('the group is judged for the protocol of IP that was dialled', () => {
  const tries: readonly (readonly [what: string, port: number, text: string])[] = [
    ['curl', 8443, 'curl: (28) Failed to connect to 2400:3200::1a port 8443 after 75002 ms: Timeout was reached'],
    [
      'curl -v',
      443,
      '$ curl -6 -v https://www.example.net/\n*   Trying [2400:3200::1a]:443...\n* connect to 2400:3200::1a port 443 failed: Connection timed out',
    ],
    ['ssh', 22, '$ ssh admin@2400:3200::1a\nssh: connect to host 2400:3200::1a port 22: Connection timed out'],
    [
      'nc',
      5432,
      '$ nc -vz 2400:3200::1a 5432\nnc: connect to 2400:3200::1a port 5432 (tcp) failed: Connection timed out',
    ],
  ]

  it.each(tries)('%s over IPv6: a rule for 0.0.0.0/0 does not let it in, one for ::/0 does', (_, port, text) => {
    const shut = unasked(open4(port), text)
    expect(shut.cause).toBe('security-group')
    expect(shut.fix[0]?.ways[0]?.text).toContain('--Permissions.1.Ipv6SourceCidrIp CLIENT_ADDRESS/128')
    expect(shut.fix[0]?.ways[1]?.text).toContain('ipv6_cidr_ip      = "CLIENT_ADDRESS/128"')
    const open = unasked(open6(port), text)
    expect(stateOf(open, 'security-group')).toBe('pass')
    expect(open.next?.command).toContain('ip6tables -S')
  })

  it('a rule for ::/0 does not let in who dials over IPv4', () => {
    expect(ask('tcp/22', open6(22), 'ssh: connect to host 47.96.10.9 port 22: Connection timed out').cause).toBe(
      'security-group',
    )
  })

  it('people name an address of IPv6 as theirs, in each language', () => {
    const [, , lost] = tries[0] ?? ['', 0, '']
    const own = group({ PortRange: '8443/8443', Ipv6SourceCidrIp: '2400:da00::/32' })
    for (const said of ['my IP is 2409:8a1e::77', '私のIPは 2409:8a1e::77 です。', '我的IP是 2409:8a1e::77']) {
      const found = unasked(own, `${said}\n${lost}`)
      expect(found.client, said).toBe('2409:8a1e::77')
      expect(found.cause, said).toBe('security-group')
    }
    // With an address of IPv4 nobody dials one of IPv6.
    expect(unasked(own, `my IP is 203.0.113.7\n${lost}`).client).toBeNull()
  })
})

describe('what is proposed names the end that it is for', () => {
  const none = group({ PortRange: '22/22', SourceCidrIp: '203.0.113.0/24' }).replace(
    '"VpcId"',
    '"SecurityGroupType": "enterprise", "VpcId"',
  )

  it('out of the instance it is the server', () => {
    const lost = 'curl: (28) Failed to connect to pypi.org port 443 after 130000 ms: Connection timed out'
    const { cause, way, fix } = unasked(none, `root@web# curl https://pypi.org\n${lost}`)
    expect([cause, way.direction]).toEqual(['security-group', 'egress'])
    expect(fix[0]?.params.peer).toBe('SERVER_ADDRESS/32')
    expect(JSON.stringify(fix)).not.toContain('CLIENT_ADDRESS')
    const wall = ask(
      'egress tcp/25',
      '$ sudo iptables -S\n-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT DROP\n-A OUTPUT -o lo -j ACCEPT',
    )
    expect(wall.cause).toBe('host-firewall')
    expect(wall.fix[0]?.ways[0]?.text).toBe(
      'sudo iptables -I OUTPUT 1 -d SERVER_ADDRESS/32 -p tcp --dport 25 -j ACCEPT',
    )
  })

  it("who tries an address at root's prompt may stand on the instance: the other direction is offered", () => {
    const lost = 'curl: (28) Failed to connect to 20.205.243.166 port 443 after 130000 ms: Connection timed out'
    for (const prompt of ['root@app#', '[root@app ~]#', 'root@app:~#'])
      expect(unasked(none, `${prompt} curl https://20.205.243.166\n${lost}`).way.offered, prompt).toBe('egress')
    expect(unasked(none, `me@laptop:~$ curl https://20.205.243.166\n${lost}`).way.offered).toBeNull()
  })
})
