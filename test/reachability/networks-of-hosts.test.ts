import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const client = '198.51.100.44'
const causeOf = (port: number, ...evidence: string[]) => ask(`tcp/${port} from ${client}`, ...evidence).cause

describe('sets of addresses that a rule keeps out', () => {
  const rules = (rule: string) =>
    `# iptables -nvL INPUT | head -3\nChain INPUT (policy DROP 9 packets, 540 bytes)\n pkts bytes target     prot opt in     out     source               destination\n   41  2460 ${rule}`
  const drop = 'DROP       all  --  *      *       0.0.0.0/0            0.0.0.0/0            match-set badguys src'
  const test = (of: string) => `# ipset test badguys ${of}\nWarning: ${of} is in set badguys.`
  it('and the client is in one', () => {
    expect(causeOf(8080, rules(drop), test(client))).toBe('host-firewall')
    expect(
      causeOf(
        8080,
        `# iptables -S | grep badguys\n-A INPUT -p tcp -m multiport --dports 80,8080 -m set --match-set badguys src -j REJECT`,
        `Name: badguys\nType: hash:ip\nNumber of entries: 1\nMembers:\n${client} timeout 311`,
      ),
    ).toBe('host-firewall')
  })
  it('but not another client, another port, a set that lets in, or one that is not named', () => {
    expect(causeOf(8080, rules(drop), test('192.0.2.7'))).toBe('unknown')
    expect(causeOf(8080, rules(drop), `# ipset test badguys ${client}\n${client} is NOT in set badguys.`)).toBe(
      'unknown',
    )
    expect(causeOf(8080, rules(drop.replace('badguys', 'others')), test(client))).toBe('unknown')
    expect(causeOf(8080, rules(drop.replace('DROP  ', 'ACCEPT')), test(client))).toBe('unknown')
    expect(
      causeOf(
        22,
        `-A INPUT -p tcp -m multiport --dports 80,8080 -m set --match-set badguys src -j REJECT`,
        test(client),
      ),
    ).toBe('unknown')
    expect(causeOf(8080, rules(drop.replace('badguys src', '! match-set badguys src')), test(client))).toBe('unknown')
  })
})

describe('decisions of CrowdSec', () => {
  const decision = `$ sudo cscli decisions list\n| 31 | crowdsec | Ip:${client} | crowdsecurity/http-bf | ban | NL | | 6 | 3h | 12 |`
  it('hold where something carries them out, as far as anybody shows', () => {
    expect(causeOf(443, decision)).toBe('host-firewall')
    expect(causeOf(443, decision, '$ sudo iptables -S INPUT\n-P INPUT ACCEPT\n-A INPUT -j CROWDSEC_CHAIN')).toBe(
      'host-firewall',
    )
  })
  it('not where no bouncer is there, or no chain has a rule', () => {
    expect(
      causeOf(
        443,
        decision,
        '$ sudo cscli bouncers list\n------------------------\n NAME  IP ADDRESS  VALID\n------------------------\n$ ',
      ),
    ).toBe('unknown')
    expect(causeOf(443, decision, '$ sudo iptables -S\n-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n$ ')).toBe(
      'unknown',
    )
  })
})

describe('other guards', () => {
  it.each([
    `May 23 20:20:05 h1 tallow[881]: Blocked ${client}`,
    `blocklistd[712]: blocked ${client}/32:22 for 86400 seconds`,
    `2026-03-02 10:01:11 denyhosts    : INFO     new denied hosts: ['${client}']`,
  ])('%s', (line) => {
    expect(causeOf(22, line)).toBe('host-firewall')
    expect(causeOf(22, line.replace(client, '203.0.113.250'))).toBe('unknown')
    expect(causeOf(22, `${line}\n${line.replace(/Blocked|blocked|new denied hosts/, 'released')}`)).toBe('unknown')
  })
})

describe('a flow log and the list of the network', () => {
  const flow = (deed: string) =>
    `2 123456789012 eni-0a1b2c ${client} 10.0.1.20 51022 9663 6 3 180 1772440000 1772440060 ${deed} OK`
  const list = (deed: string) =>
    `$ aws ec2 describe-network-acls --query 'NetworkAcls[].Entries[?Egress==\`false\`].[RuleNumber,Protocol,CidrBlock,RuleAction]' --output text\n100\t-1\t0.0.0.0/0\t${deed}\n32767\t-1\t0.0.0.0/0\tdeny`
  it('what the list lets in the group has stopped', () => {
    expect(causeOf(9663, flow('REJECT'), list('allow'))).toBe('security-group')
    expect(causeOf(9663, flow('REJECT'), list('deny'))).toBe('network-acl')
    expect(causeOf(9663, flow('REJECT'))).toBe('unknown')
    expect(causeOf(9663, flow('ACCEPT'), list('allow'))).toBe('unknown')
    expect(causeOf(9664, flow('REJECT'), list('allow'))).toBe('unknown')
  })
})

describe('rules of which some were left out', () => {
  const ufw = (filter: string, more = '') =>
    `$ sudo iptables -S | grep ${filter}\n-P INPUT DROP\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n-A INPUT -j ufw-before-input\n-A INPUT -j ufw-reject-input\n-A INPUT -j ufw-track-input\n-A ufw-before-input -i lo -j ACCEPT\n-A ufw-before-input -j ufw-not-local\n-A ufw-before-input -j ufw-user-input\n-A ufw-user-input -p tcp -m tcp --dport 22 -j ACCEPT${more}\n$ `
  it('those that log change nothing, and ufw lets nobody in by its own chains', () => {
    expect(causeOf(25565, ufw('-v logging'))).toBe('host-firewall')
    expect(causeOf(25565, ufw('-v logging', '\n-A ufw-user-input -p tcp -m tcp --dport 25565 -j ACCEPT'))).toBe(
      'unknown',
    )
    expect(causeOf(25565, ufw('-v udp'))).toBe('unknown')
  })
  it('the end of a chain says how firewalld turns away', () => {
    const parts = (last: string) =>
      `# iptables -nL IN_public_allow\nChain IN_public_allow (1 references)\ntarget     prot opt source               destination\nACCEPT     tcp  --  0.0.0.0/0            0.0.0.0/0            tcp dpt:22 ctstate NEW\n# iptables -nL INPUT | tail -1\n${last}\n`
    const met = (words: string) => `dial tcp 203.0.113.140:6443: connect: ${words}`
    const reject = 'REJECT     all  --  0.0.0.0/0            0.0.0.0/0            reject-with icmp-host-prohibited'
    expect(causeOf(6443, met('no route to host'), parts(reject))).toBe('host-firewall')
    expect(causeOf(6443, met('i/o timeout'), parts(reject))).toBe('unknown')
    expect(causeOf(6443, met('no route to host'), parts('ACCEPT     all  --  0.0.0.0/0            0.0.0.0/0'))).toBe(
      'unknown',
    )
  })
  it('by IPv6, where Docker has no rules of its own', () => {
    const six = (more: string) =>
      `# ip6tables -nvL\nChain INPUT (policy DROP 4 packets, 320 bytes)\n pkts bytes target     prot opt in     out     source               destination\n    9   720 ACCEPT     tcp      *      *       ::/0                 ::/0                 tcp dpt:22\n\nChain FORWARD (policy ACCEPT 0 packets, 0 bytes)\n pkts bytes target     prot opt in     out     source               destination\n${more}\nChain OUTPUT (policy ACCEPT 0 packets, 0 bytes)\n pkts bytes target     prot opt in     out     source               destination\n# ss -6tlnp\nLISTEN 0  4096  [::]:443  [::]:*  users:(("docker-proxy",pid=31,fd=4))`
    expect(ask('tcp/443 from 2001:db8::7', six('')).cause).toBe('host-firewall')
    expect(
      ask(
        'tcp/443 from 2001:db8::7',
        six(
          '    0     0 DOCKER     all      *      docker0  ::/0                 ::/0\n\nChain DOCKER (1 references)\n pkts bytes target     prot opt in     out     source               destination\n',
        ),
      ).cause,
    ).toBe('unknown')
  })
  it('by the tunnel in whose network the client is', () => {
    const rules =
      '# iptables -S INPUT\n-P INPUT DROP\n-A INPUT -i lo -j ACCEPT\n-A INPUT -i eth0 -p tcp -m tcp --dport 22 -j ACCEPT\n# ip -br a\neth0             UP             203.0.113.3/24\nwg0              UNKNOWN        10.8.0.1/24\n'
    expect(ask('tcp/22 from 10.8.0.2', rules).cause).toBe('host-firewall')
    expect(ask('tcp/22 from 10.8.0.2', rules.replace('-i eth0', '-i wg0')).cause).toBe('unknown')
    expect(ask('tcp/22 from 10.9.0.2', rules).cause).toBe('unknown')
  })
})

describe('listings without the port', () => {
  it('a port of a program for its own kind is not where clients go', () => {
    const table = (rows: string) =>
      `$ sudo netstat -tulpn\nProto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name\ntcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      801/sshd\n${rows}\n$ `
    expect(
      causeOf(8545, table('tcp6       0      0 :::30303                :::*                    LISTEN      14/geth')),
    ).toBe('not-listening')
    expect(
      causeOf(9200, table('tcp6       0      0 :::9300                 :::*                    LISTEN      14/java')),
    ).toBe('not-listening')
  })
  it('where the program of a port of UDP has another one', () => {
    const udp = (port: number) =>
      ask(
        'udp/1194',
        `# ss -lunp | grep openvpn\nUNCONN 0 0 0.0.0.0:${port} 0.0.0.0:* users:(("openvpn",pid=12,fd=6))\n# `,
      ).cause
    expect(udp(1195)).toBe('wrong-port')
    expect(udp(1194)).toBe('unknown')
  })
  it('of BSD, with its heads and sockets of other kinds', () => {
    const list = (port: number) =>
      `$ sockstat -l\nUSER     COMMAND    PID   FD PROTO  LOCAL ADDRESS         FOREIGN ADDRESS\nroot     sshd       201   3  tcp4   *:22                  *:*\nwww      nginx      188   6  tcp4   *:${port}                *:*\nroot     cron       179   5  dgram  -> /var/run/logpriv\n`
    expect(causeOf(9000, list(8443))).toBe('not-listening')
    expect(causeOf(9000, list(9000))).toBe('unknown')
  })
  it('of a container in which nothing but the resolver of Docker listens', () => {
    const ps =
      'NAME        IMAGE     COMMAND         SERVICE   CREATED         STATUS         PORTS\nlab-app-1   lab-app   "npm run start"   app       2 minutes ago   Up 2 minutes   0.0.0.0:3000->3000/tcp\n'
    const inside = (row: string) =>
      `$ docker compose exec app ss -lnt\nState    Recv-Q   Send-Q     Local Address:Port      Peer Address:Port\nLISTEN   0        4096          127.0.0.11:41233          0.0.0.0:*${row}\n$ docker compose ps\n${ps}`
    expect(causeOf(3000, inside(''))).toBe('not-listening')
    expect(causeOf(3000, inside('\nLISTEN   0        511                    *:3000                *:*'))).toBe(
      'unknown',
    )
  })
  it('of who asks another machine for the port', () => {
    expect(
      causeOf(
        8080,
        'C:\\>netstat -ano | findstr :8080\n  TCP    10.0.0.4:51220         203.0.113.9:8080       SYN_SENT        4120\n',
      ),
    ).toBe('unknown')
  })
})

describe('what is shown in part, with a second sign', () => {
  const rows = ['6379', '80', '22', '8008', '30303']
    .map(
      (port, at) =>
        `tcp 0 0 ${at === 0 ? '127.0.0.1' : '0.0.0.0'}:${port} 0.0.0.0:* LISTEN 1${at}/${at === 4 ? 'geth' : 'some'}`,
    )
    .join('\n')
  it('a table of sockets without head or command, where the machine itself is refused', () => {
    const met = 'pool: Post http://127.0.0.1:8545: dial tcp 127.0.0.1:8545: connect: connection refused'
    expect(causeOf(8545, `${met}\n\n${rows}\n`)).toBe('not-listening')
    expect(causeOf(8545, `${rows}\n`)).toBe('unknown')
    expect(causeOf(8545, `in docker\n${met}\n\n${rows}\n`)).toBe('unknown')
    expect(causeOf(8545, `${met}\n\n${rows.split('\n').slice(0, 2).join('\n')}\n`)).toBe('unknown')
  })
  it('the sockets of a container, to which the host hands on', () => {
    const list = (port: number) =>
      `ERR_EMPTY_RESPONSE on 8080. I went into the container:\n\nbash-5.1# netstat -an\nActive Internet connections (servers and established)\nProto Recv-Q Send-Q Local Address           Foreign Address         State\ntcp        0      0 0.0.0.0:7474            0.0.0.0:*               LISTEN\ntcp        0      0 0.0.0.0:${port}            0.0.0.0:*               LISTEN\n\nbash-5.1# `
    expect(causeOf(8080, list(7687))).toBe('not-listening')
    expect(causeOf(8080, list(8080))).toBe('unknown')
  })
  it('a rule that has rejected what was to be handed on', () => {
    const chain = (counted: string) =>
      `$ docker ps\nCONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n5a1d0e2f88aa   web   "run"   2 hours ago   Up 2 hours   0.0.0.0:8090->80/tcp   web\n$ sudo iptables -nvL FORWARD\nChain FORWARD (policy DROP 0 packets, 0 bytes)\n pkts bytes target     prot opt in     out     source               destination\n   61  8012 CNI-FORWARD  all  --  *      *       0.0.0.0/0            0.0.0.0/0\n${counted} REJECT     all  --  *      *       0.0.0.0/0            0.0.0.0/0            reject-with icmp-host-prohibited\n$ `
    const met = 'curl: (7) Failed to connect to 203.0.113.9 port 8090: No route to host'
    expect(causeOf(8090, chain('    4   240'), met)).toBe('host-firewall')
    expect(causeOf(8090, chain('    4   240'), 'from elsewhere only icmp host unreachable comes back')).toBe(
      'host-firewall',
    )
    expect(causeOf(8090, chain('    4   240'))).toBe('unknown')
    expect(causeOf(8090, chain('    0     0'), 'from elsewhere only icmp host unreachable comes back')).toBe('unknown')
    expect(causeOf(8091, chain('    4   240'), 'from elsewhere only icmp host unreachable comes back')).toBe('unknown')
  })
})

describe('addresses', () => {
  it('published at the star of IPv6 alone', () => {
    const row = (ports: string) =>
      `CONTAINER ID   IMAGE     COMMAND              CREATED          STATUS          PORTS                  NAMES\n8de2cc01f123   httpd     "httpd-foreground"   10 minutes ago   Up 10 minutes   ${ports}      web\n`
    expect(causeOf(8080, row('[::]:8080->80/tcp'))).toBe('ipv6-only')
    expect(causeOf(8080, row('0.0.0.0:8080->80/tcp, [::]:8080->80/tcp'))).toBe('unknown')
    expect(ask('tcp/8080 from 2001:db8::7', row('[::]:8080->80/tcp')).cause).toBe('unknown')
  })
  it('bound to the inner one of a machine that has a public one beside it', () => {
    const shown = (bound: string) =>
      `# ss -ltn\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 511 ${bound}:443 0.0.0.0:*\n# ip -4 -br addr\neth0             UP             203.0.113.20/24\neth1             UP             10.0.0.5/24\n`
    expect(causeOf(443, shown('10.0.0.5'))).toBe('wrong-address')
    expect(causeOf(443, shown('203.0.113.20'))).toBe('unknown')
    expect(ask('tcp/443 from 10.0.0.9', shown('10.0.0.5')).cause).toBe('unknown')
    expect(causeOf(443, `the load balancer is a SLB\n${shown('10.0.0.5')}`)).toBe('unknown')
  })
  it('that carriers share, at the side of a router that faces the Internet', () => {
    expect(causeOf(7777, 'GetExternalIP: 100.79.14.6\nTcp 7777 --> 192.168.1.20:7777 (game)')).toBe('no-public-address')
    expect(causeOf(7777, 'GetExternalIP: 203.0.113.6\nTcp 7777 --> 192.168.1.20:7777 (game)')).toBe('unknown')
    expect(causeOf(7777, 'tailscale: external ip 100.79.14.6')).toBe('unknown')
  })
  it('to which a name points, beside the one that the server is told from outside', () => {
    const shown = (own: string) =>
      `root@web:~# curl -s ifconfig.me; echo\n${own}\nroot@web:~# dig +short www.example.com\n192.0.2.200\n$ curl -v https://www.example.com\n*   Trying 192.0.2.200:443...\n* connect to 192.0.2.200 port 443 failed: Connection timed out\n`
    expect(causeOf(443, shown('203.0.113.50'))).toBe('dns')
    expect(causeOf(443, shown('192.0.2.200'))).toBe('unknown')
    expect(causeOf(443, shown('203.0.113.50').replaceAll('root@web:~#', 'kay@desk:~$'))).toBe('unknown')
  })
})

describe('logs of firewalls before the host', () => {
  it.each([
    `%ASA-4-106023: Deny tcp src outside:${client}/51022 dst inside:10.0.0.8/8080 by access-group "outside_in" [0x0, 0x0]`,
    `RT_FLOW: RT_FLOW_SESSION_DENY: session denied ${client}/51022->10.0.0.8/8080 0x0 junos-http-ext 6(0) deny-all`,
    `type="traffic" subtype="forward" srcip=${client} srcport=51022 srcintf="wan1" dstip=10.0.0.8 dstport=8080 proto=6 action="deny" service="tcp/8080"`,
  ])('%s', (line) => {
    expect(causeOf(8080, line)).toBe('host-firewall')
    expect(causeOf(8081, line)).toBe('unknown')
    expect(causeOf(8080, line.replace(client, '192.0.2.9'))).toBe('unknown')
    expect(causeOf(8080, line.replace(/Deny|denied|"deny"/, 'accept').replace('SESSION_DENY', 'SESSION_CREATE'))).toBe(
      'unknown',
    )
  })
})

it.each([
  ';; ->>HEADER<<- opcode: QUERY, rcode: NXDOMAIN, id: 40122\n;; QUESTION SECTION:\n;; www.example.com.\tIN\tA',
  '    HEADER:\n        opcode = QUERY, id = 2, rcode = NXDOMAIN\n    QUESTIONS:\n        www.example.com, type = A, class = IN',
])('a resolver that prints a code: %s', (answer) => {
  expect(causeOf(443, answer)).toBe('dns')
  expect(causeOf(443, answer.replace('NXDOMAIN', 'NOERROR'))).toBe('unknown')
})

describe('clusters of PostgreSQL', () => {
  const list = (...rows: string[]) =>
    `$ pg_lsclusters\nVer Cluster Port Status Owner    Data directory              Log file\n${rows.join('\n')}\n`
  const row = (port: number, state: string) =>
    `15  main    ${port} ${state} postgres /var/lib/postgresql/15/main /var/log/postgresql/postgresql-15-main.log`
  it('the one of the port is down', () => {
    expect(causeOf(5432, list(row(5432, 'down')))).toBe('not-listening')
    expect(causeOf(5432, list(row(5432, 'online')))).toBe('unknown')
    expect(causeOf(5432, list(row(5433, 'down'), row(5432, 'online')))).toBe('unknown')
  })
})

it('a library that is turned down by sshd has reached it', () => {
  const line =
    'Error: SSH authentication failed (deploy@203.0.113.36:22): ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey], no supported methods remain.'
  expect(causeOf(22, line)).toBe('service-error')
  expect(causeOf(2222, line)).toBe('unknown')
})
