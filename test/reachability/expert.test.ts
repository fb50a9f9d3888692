import { describe, expect, it } from 'vitest'
import type { Diagnosis } from '@/lib/reachability'
import { ask, stateOf } from './ask'

const client = 'from 198.51.100.7'
const commands = ({ fix }: Diagnosis) => fix.flatMap(({ ways }) => ways.map(({ text }) => text))
const kinds = ({ fix }: Diagnosis) => fix.map(({ kind }) => kind)
const listens = (address: string, program: string) =>
  `State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0 9 ${address} 0.0.0.0:* users:(("${program}",pid=1,fd=2))\n`

describe('a fix undoes no protection, and speaks the tool that runs the host', () => {
  it('a ban of fail2ban ends for this client alone', () => {
    const banned = ask(
      `tcp/22 ${client}`,
      '-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n-N f2b-sshd\n-A INPUT -p tcp -m multiport --dports 22 -j f2b-sshd\n-A f2b-sshd -s 198.51.100.7/32 -j REJECT --reject-with icmp-port-unreachable\n-A f2b-sshd -j RETURN\n',
    )
    expect(kinds(banned)).toEqual(['unban-client'])
    expect(commands(banned)).toEqual(['sudo fail2ban-client set sshd unbanip 198.51.100.7'])
    expect(banned.fix[0]?.undo).toBe('sudo fail2ban-client set sshd banip 198.51.100.7')
  })

  it('nftables: the table and the chain that there are', () => {
    const rules =
      'table ip filter {\n\tchain INPUT {\n\t\ttype filter hook input priority 0; policy drop;\n\t\ttcp dport 22 accept\n\t}\n}\n'
    expect(commands(ask(`tcp/80 ${client}`, rules))[0]).toBe(
      'sudo nft insert rule ip filter INPUT ip saddr 198.51.100.7/32 tcp dport 80 accept',
    )
  })

  it.each([
    [
      'ufw',
      '-A INPUT -j ufw-before-input\n-A ufw-before-input -p tcp --dport 22 -j ACCEPT',
      'sudo ufw insert 1 allow proto tcp',
    ],
    [
      'firewalld',
      '-A INPUT -j INPUT_ZONES\n-A INPUT_ZONES -j IN_public\n-A IN_public -p tcp --dport 22 -j ACCEPT',
      'firewall-cmd --permanent',
    ],
  ])('rules that %s wrote are changed by it', (_, chains, command) => {
    const own = [...chains.matchAll(/-j ((?:ufw|IN)\S+)/g)].map(([, name]) => `-N ${name}`).join('\n')
    const diagnosis = ask(`tcp/80 ${client}`, `-P INPUT DROP\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n${own}\n${chains}\n`)
    expect(diagnosis.cause).toBe('host-firewall')
    expect(commands(diagnosis)[0]).toContain(command)
  })

  it('rules of iptables are kept over a restart; each change says how it is seen and taken back', () => {
    const diagnosis = ask(`tcp/80 ${client}`, '-P INPUT DROP\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n')
    expect(kinds(diagnosis)).toEqual(['open-host-firewall', 'open-host-firewall-all', 'keep-rules'])
    expect(diagnosis.fix[0]?.check).toBe('sudo iptables -nvL INPUT --line-numbers')
    expect(diagnosis.fix[0]?.undo).toBe('sudo iptables -D INPUT -s 198.51.100.7/32 -p tcp --dport 80 -j ACCEPT')
  })

  it('a database gets a tunnel or the private address, never every address', () => {
    for (const program of ['mysqld', 'redis-server', 'mongod']) {
      const port = { mysqld: 3306, 'redis-server': 6379, mongod: 27017 }[program]
      expect(kinds(ask(`tcp/${port} ${client}`, listens(`127.0.0.1:${port}`, program)))).toEqual([
        'tunnel',
        'bind-own-address',
      ])
    }
  })

  it('a dead backend that the log names is looked for, not asked for again', () => {
    const diagnosis = ask(
      `tcp/80 ${client}`,
      '<html>\n<head><title>502 Bad Gateway</title></head>\n',
      '2026/01/01 00:00:00 [error] 12#12: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 198.51.100.7, server: _, request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:88/", host: "203.0.113.9"',
    )
    expect(kinds(diagnosis)).toEqual(['start-backend-at'])
    expect(commands(diagnosis).join('\n')).not.toContain('journalctl')
  })
})

describe('a redirect is an effect with its port', () => {
  const nat = (rule: string) =>
    `table ip nat {\n\tchain prerouting {\n\t\ttype nat hook prerouting priority dstnat; policy accept;\n\t\t${rule}\n\t}\n}\n`
  const ports = Array.from({ length: 80 }, (_, index) => 1000 + index).join(', ')
  it.each([
    `tcp dport { 80, ${ports} } redirect to :8080`,
    'tcp dport 80 redirect to :8080',
    'tcp dport 80 dnat to 127.0.0.1:8080',
  ])('%s', (rule) => {
    expect(stateOf(ask(`tcp/80 ${client}`, nat(rule), listens('0.0.0.0:8080', 'java')), 'listening-socket')).toBe(
      'pass',
    )
  })

  it('without a port it stays at the same one; to another machine it goes there', () => {
    expect(
      stateOf(
        ask(`tcp/8080 ${client}`, nat('tcp dport 8080 redirect'), listens('0.0.0.0:8080', 'java')),
        'listening-socket',
      ),
    ).toBe('pass')
    const away = ask(`tcp/80 ${client}`, nat('tcp dport 80 dnat to 172.17.0.2:80'), listens('0.0.0.0:80', 'nginx'))
    expect(away.layers.find(({ layer }) => layer === 'listening-socket')?.because?.code).toBe('forwarded')
  })

  it('a chain that somebody calls DNAT is a chain', () => {
    const rules =
      'table ip own {\n\tchain DNAT {\n\t\ttcp dport 80 drop\n\t}\n\tchain input {\n\t\ttype filter hook input priority 0; policy accept;\n\t\tjump DNAT\n\t}\n}\n'
    expect(ask(`tcp/80 ${client}`, rules).cause).toBe('host-firewall')
  })
})

describe('documents are read as JSON is read everywhere', () => {
  const acl = (note: string) =>
    `{"NetworkAclAttribute":{"IngressAclEntries":{"IngressAclEntry":[{"NetworkAclEntryName":"no","Policy":"drop","Protocol":"all","Port":"-1/-1","SourceCidrIp":"0.0.0.0/0"}${note}]}}}`
  it.each(['', ',', ' // the last one\n'])('with %j behind an entry', (note) => {
    expect(ask(`tcp/80 ${client}`, acl(note)).cause).toBe('network-acl')
  })
})

describe('the rule that decides is the one that is quoted', () => {
  it('the guard of 127/8 decides nothing for others', () => {
    const rules =
      'table ip filter {\n\tchain INPUT {\n\t\ttype filter hook input priority 0; policy drop;\n\t\tiif != lo ip daddr 127.0.0.1/8 counter drop\n\t\ttcp dport 22 accept\n\t}\n}\n'
    const wall = ask(`tcp/8080 ${client}`, rules).layers.find(({ layer }) => layer === 'host-firewall')
    expect([wall?.state, wall?.because?.line]).toEqual(['fail', 'chain INPUT: policy drop'])
  })

  it('a rule that accepts too late is named', () => {
    const wall = ask(
      `tcp/80 ${client}`,
      '-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n-A INPUT -p tcp --dport 22 -j ACCEPT\n-A INPUT -j REJECT --reject-with icmp-host-prohibited\n-A INPUT -p tcp --dport 80 -j ACCEPT\n',
    ).layers.find(({ layer }) => layer === 'host-firewall')
    expect(wall?.because?.code).toBe('firewall-late-rule')
    expect(wall?.because?.params.late).toBe('-A INPUT -p tcp --dport 80 -j ACCEPT')
  })
})

describe('what a paste speaks of', () => {
  it('offers its port, where the form says another', () => {
    const paste = 'dial tcp 203.0.113.9:7000: i/o timeout'
    expect(ask('tcp/80', paste).judged.offered).toEqual([{ protocol: 'tcp', port: 7000 }])
    expect(ask('tcp/7000', paste).judged.offered).toEqual([])
    expect(ask('tcp/80', paste, 'dial tcp 203.0.113.9:7500: i/o timeout').judged.offered).toEqual([])
  })

  it('lights the suspects as the button does', () => {
    expect(ask('tcp/80', 'ERR_CONNECTION_TIMED_OUT').met).toBe('timeout')
    expect(ask('tcp/80', 'HTTP/1.1 403 Forbidden').met).toBe('forbidden')
    expect(ask('tcp/80').met).toBeNull()
  })
})

describe('what to look at next', () => {
  it.each([
    [
      'ssh that is reset',
      `tcp/22 ${client}`,
      ['kex_exchange_identification: read: Connection reset by peer'],
      'journalctl -u ssh -u sshd',
    ],
    [
      'a container that restarts beside another',
      `tcp/80 ${client}`,
      [
        'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\naa11bb22cc33   app   "x"   1 day ago   Restarting (1) 3 seconds ago      shop\nbb22cc33dd44   jobs   "y"   1 day ago   Up 1 day      jobs',
      ],
      'docker logs --tail 50 shop',
    ],
    ['own addresses, where they decide', `tcp/8080 ${client}`, [listens('172.16.0.12:8080', 'java')], 'ip -br addr'],
    [
      'a try from elsewhere after one on the host',
      `tcp/80 ${client}`,
      ['[root@web ~]# curl -I http://127.0.0.1/\nHTTP/1.1 200 OK\n[root@web ~]# '],
      'PUBLIC_ADDRESS',
    ],
  ])('%s', (_, target, evidence, command) => {
    expect(ask(target, ...evidence).next?.command).toContain(command)
  })
})
