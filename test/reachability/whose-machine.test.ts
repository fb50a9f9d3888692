import { describe, expect, it } from 'vitest'
import { ask, stateOf } from './ask'

const client = 'from 198.51.100.7'
const silent = 'curl: (28) Failed to connect to 203.0.113.9 port 80 after 10002 ms: Connection timed out'

describe('what the connecting machine lists of itself says nothing of the instance', () => {
  const mac =
    'Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)\ntcp4       0      0  127.0.0.1.631          *.*                    LISTEN\ntcp4       0      0  *.5000                 *.*                    LISTEN\ntcp4       0      0  *.7000                 *.*                    LISTEN'

  it('a Mac, by what it prints and by what it runs', () => {
    const found = ask(`tcp/80 ${client}`, `% netstat -anp tcp\n${mac}\n% curl -m 10 http://203.0.113.9/\n${silent}`)
    expect([found.cause, stateOf(found, 'listening-socket')]).toEqual(['unknown', 'unknown'])
    // A server of FreeBSD prints the same way.
    const server = mac.replace('*.5000 ', '*.22   ').replace('*.7000 ', '*.8080 ')
    expect(ask(`tcp/80 ${client}`, `% netstat -anp tcp\n${server}\n% `).cause).toBe('wrong-port')
  })

  it.each(['taro-laptop', 'DESKTOP-4F7K2QX', 'MacBook-Pro'])('%s, by its name', (name) => {
    const listing = (at: string) =>
      `taro@${at}:~$ ss -lnt\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      128        127.0.0.1:631        0.0.0.0:*\ntaro@${at}:~$ sudo ufw status\nStatus: active\n\nTo                         Action      From\n--                         ------      ----\n22/tcp                     ALLOW       Anywhere\ntaro@${at}:~$ `
    expect(ask(`tcp/80 ${client}`, listing(name)).cause).toBe('unknown')
    expect(ask(`tcp/80 ${client}`, listing('web01')).cause).not.toBe('unknown')
  })

  it('one at whose prompt a private address met silence that is not its own', () => {
    const rows =
      'State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      128          0.0.0.0:22         0.0.0.0:*'
    const tried = (end: string) =>
      `[root@app01 ~]# ss -lnt\n${rows}\n[root@app01 ~]# nc -vz -w 5 172.16.0.12 3306\n${end}\n[root@app01 ~]# `
    const timedOut = 'nc: connect to 172.16.0.12 port 3306 (tcp) timed out: Operation now in progress'
    expect(ask('tcp/3306 from 172.16.0.9', tried(timedOut)).cause).toBe('unknown')
    // It is the server's where the address is its own: `ip addr` says so.
    const own = '[root@app01 ~]# ip -br addr\neth0             UP             172.16.0.12/24\n[root@app01 ~]# '
    expect(ask('tcp/3306 from 172.16.0.9', tried(timedOut), own).cause).toBe('not-listening')
  })

  it('Windows that tries, beside a server that is none', () => {
    const windows = `PS C:\\Users\\taro> netstat -ano | findstr :22\nPS C:\\Users\\taro> Test-NetConnection 203.0.113.9 -Port 22\n\nComputerName     : 203.0.113.9\nRemoteAddress    : 203.0.113.9\nRemotePort       : 22\nTcpTestSucceeded : False\n`
    const server =
      'root@ecs:~# ss -lntp\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      128          0.0.0.0:22         0.0.0.0:*     users:(("sshd",pid=800,fd=3))\nroot@ecs:~# '
    const found = ask(`tcp/22 ${client}`, windows, server)
    expect([found.cause, stateOf(found, 'listening-socket')]).toEqual(['unknown', 'pass'])
  })
})

describe('conclusions from two things together', () => {
  it('HTTP is answered where TLS is not spoken: the port speaks plain', () => {
    const tls = '$ curl https://203.0.113.9:9443/\ncurl: (35) error:0A00010B:SSL routines::wrong version number'
    const plain = (scheme: string) => `$ curl -sI ${scheme}://203.0.113.9:9443/\nHTTP/1.1 200 OK\nServer: nginx`
    const found = ask(`tcp/9443 ${client}`, tls, plain('http'))
    expect([found.cause, found.fix[0]?.kind]).toEqual(['service-error', 'speak-plain'])
    // Once TLS is answered, too, it has been mended.
    expect(ask(`tcp/9443 ${client}`, tls, plain('http'), plain('https')).cause).toBe('none-found')
  })

  it('a NAT gateway that translates for others alone', () => {
    const table = (block: string, total = 1) =>
      JSON.stringify({
        TotalCount: total,
        SnatTableEntries: { SnatTableEntry: [{ SnatEntryId: 'snat-1', SourceCIDR: block, SnatIp: '203.0.113.40' }] },
      })
    const instance = JSON.stringify({
      InstanceId: 'i-example',
      Status: 'Running',
      PublicIpAddress: { IpAddress: [] },
      EipAddress: { IpAddress: '', AllocationId: '' },
      VpcAttributes: { PrivateIpAddress: { IpAddress: ['10.8.4.20'] } },
    })
    const tried = '# curl -m 5 https://www.example.com\ncurl: (28) Connection timed out after 5001 milliseconds'
    const cause = (block: string, total?: number) => ask('egress tcp/443', tried, table(block, total), instance).cause
    expect(cause('10.8.0.0/24')).toBe('no-public-address')
    expect(cause('10.8.4.0/24')).toBe('unknown')
    // Of a list in pages, the others may.
    expect(cause('10.8.0.0/24', 12)).toBe('unknown')
    expect(
      ask('egress tcp/443', tried.replace('www.example.com', 'repo.vpc.example.com'), table('10.8.0.0/24'), instance)
        .cause,
    ).toBe('unknown')
  })

  it('the name stands for another address, and the own one answers for it', () => {
    const eip = JSON.stringify({
      EipAddresses: { EipAddress: [{ AllocationId: 'eip-1', IpAddress: '203.0.113.88', Status: 'InUse' }] },
    })
    const dig = (address: string) => `$ dig +short shop.example.org\n${address}`
    const curl = (option: string) => `$ curl -sI ${option}https://shop.example.org/\nHTTP/2 200`
    const pinned = '--resolve shop.example.org:443:203.0.113.88 '
    expect(ask('tcp/443', dig('198.51.100.45'), curl(pinned), eip).cause).toBe('dns')
    expect(ask('tcp/443', dig('203.0.113.88'), curl(pinned), eip).cause).toBe('none-found')
    expect(ask('tcp/443', dig('198.51.100.45'), curl(''), eip).cause).toBe('none-found')
  })

  it('O-2 a mail server that refuses has been reached', () => {
    expect(
      stateOf(
        ask('egress tcp/25 from 192.0.2.9', 'telnet: connect to address 192.0.2.9: Connection refused'),
        'platform',
      ),
    ).toBe('pass')
  })
})

describe('what was shown before it was changed decides nothing', () => {
  const rules =
    '-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT\n-A INPUT -j DROP'
  const wall = (...typed: string[]) =>
    ask(`tcp/80 ${client}`, `# iptables -S\n${rules}\n${typed.map((command) => `# ${command}\n`).join('')}# `).cause

  it('rules that have been taken away since', () => {
    expect(wall()).toBe('host-firewall')
    expect(wall('iptables -F')).toBe('unknown')
    expect(wall('systemctl restart nginx')).toBe('host-firewall')
    // A policy that drops stays when rules are flushed, and drops what they have let through.
    const policy = (command: string) =>
      ask(
        `tcp/80 ${client}`,
        `# iptables -S\n${rules.replace('INPUT ACCEPT', 'INPUT DROP').replace(/\n-A INPUT -j DROP/, '')}\n# ${command}\n# `,
      ).cause
    expect(policy('iptables -F')).toBe('host-firewall')
    expect(policy('iptables -P INPUT ACCEPT')).toBe('unknown')
  })

  it('a service that has been started since', () => {
    const stopped = (typed: string) =>
      ask(
        `tcp/80 ${client}`,
        `# systemctl status nginx\n○ nginx.service - A high performance web server\n     Active: inactive (dead)\n# ${typed}\n# `,
        'curl: (7) Failed to connect to 203.0.113.9 port 80: Connection refused',
      ).cause
    expect(stopped('ls')).toBe('not-listening')
    expect(stopped('systemctl start nginx')).toBe('unknown')
    expect(stopped('systemctl start redis')).toBe('not-listening')
  })

  it.each(['...', '[snip]', '（中略）'])('rules of which some are left out: %s', (gap) => {
    expect(
      ask(`tcp/80 ${client}`, `# iptables -S\n${rules.replace('\n-A INPUT -p', `\n${gap}\n-A INPUT -p`)}\n# `).cause,
    ).toBe('unknown')
  })

  it('O-2 port 25 of a neighbour is not the one that the platform closes', () => {
    const lost = (address: string) => `nc: connect to ${address} port 25 (tcp) timed out: Operation now in progress`
    expect(ask('egress tcp/25', lost('10.1.0.25')).cause).toBe('unknown')
    expect(ask('egress tcp/25', lost('192.0.2.25')).cause).toBe('platform-port-25')
  })

  it('one whose own address is the client’s', () => {
    const listed =
      '[root@app01 ~]# ip -br a\neth0             UP             10.0.0.5/24\n[root@app01 ~]# ss -lnt\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      128          0.0.0.0:22         0.0.0.0:*\n[root@app01 ~]# nc -zv 10.0.0.9 3306\nNcat: Connection refused.\n[root@app01 ~]# '
    expect(ask('tcp/3306 from 10.0.0.5', listed).cause).toBe('unknown')
    expect(ask('tcp/3306 from 10.0.0.77', listed.replaceAll('10.0.0.9', '10.0.0.5')).cause).toBe('not-listening')
  })
})

it('a program that names its port and no address, while another refuses', () => {
  const started = (port: number) =>
    `2026-11-20T10:00:00.000+08:00  INFO 1188 --- [main] o.s.b.w.embedded.tomcat.TomcatWebServer  : Tomcat started on port ${port} (http) with context path ''`
  const refused = 'curl: (7) Failed to connect to 203.0.113.5 port 8080 after 20 ms: Connection refused'
  expect(ask(`tcp/8080 ${client}`, started(8091), refused).cause).toBe('wrong-port')
  expect(ask(`tcp/8080 ${client}`, started(8080), refused).cause).toBe('unknown')
  expect(ask(`tcp/8080 ${client}`, started(8091)).cause).toBe('unknown')
})

it('a word of TLS that names no server, beside a server that is silent: nothing is named', () => {
  const silent = 'curl: (28) Failed to connect to 203.0.113.9 port 443 after 10001 ms: Timeout was reached'
  expect(ask(`tcp/443 ${client}`, 'ERR_SSL_PROTOCOL_ERROR', silent).cause).toBe('unknown')
  expect(ask(`tcp/443 ${client}`, 'ERR_SSL_PROTOCOL_ERROR').cause).toBe('service-error')
})

it('a service is known by its name where it has moved', () => {
  const rows = (program: string) =>
    `# ss -lntp\nState  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process\nLISTEN 0      4096               *:3100             *:*     users:(("${program}",pid=931,fd=11))\n# `
  expect(ask(`tcp/9090 ${client}`, rows('prometheus')).cause).toBe('wrong-port')
  expect(ask(`tcp/9090 ${client}`, rows('loki')).cause).toBe('not-listening')
})

describe('what a second look at the evidence tells', () => {
  it('a program that was searched for by its name has no other socket', () => {
    const rows = (command: string) =>
      `$ sudo ss -tlnp | ${command}\nLISTEN 0      512          0.0.0.0:8096      0.0.0.0:*    users:(("mediad",pid=2231,fd=289))\n$ `
    const refused = 'curl: (7) Failed to connect to 2001:db8:40::1f port 8096 after 2 ms: Connection refused'
    const cause = (command: string) => ask('tcp/8096 from 2001:db8::9', rows(command), refused).cause
    expect(cause('grep mediad')).toBe('ipv4-only')
    expect(cause('grep mediad | head -1')).toBe('unknown')
  })

  it('a star may be the wildcard of either family: a client of IPv6 is not told that it is IPv4 alone', () => {
    const rows = '# ss -lnt | grep 443\nLISTEN 0      511                *:443             *:*\n# '
    expect(ask('tcp/443 from 2001:db8::9', rows).cause).not.toBe('ipv4-only')
    expect(ask('tcp/443 from 2001:db8::9', rows.replace(/\*:/g, '0.0.0.0:')).cause).toBe('ipv4-only')
  })

  it('a database that is told to open no port is at no other', () => {
    const said =
      "mysql> show variables where variable_name in ('port','bind_address');\n+---------------+-------+\n| Variable_name | Value |\n+---------------+-------+\n| bind_address  | *     |\n| port          | 0     |\n+---------------+-------+"
    const refused = "ERROR 2003 (HY000): Can't connect to MySQL server on '203.0.113.9:3306' (111)"
    expect(ask(`tcp/3306 ${client}`, said, refused).cause).toBe('unknown')
  })

  it('no public address, and no NAT gateway at all', () => {
    const instance =
      '{"InstanceId":"i-example","Status":"Running","PublicIpAddress":{"IpAddress":[]},"EipAddress":{"IpAddress":"","AllocationId":""}}'
    const lost = '# curl -m 5 https://pypi.org/\ncurl: (28) Connection timed out after 5001 milliseconds'
    const gateways = (list: string) =>
      `$ aliyun vpc DescribeNatGateways --VpcId vpc-1 | jq .\n{\n  "TotalCount": 0,\n  "NatGateways": {\n    "NatGateway": [${list}]\n  }\n}`
    expect(ask('egress tcp/443', lost, instance, gateways('')).cause).toBe('no-public-address')
    expect(ask('egress tcp/443', lost, instance, gateways('{"NatGatewayId":"ngw-1"}')).cause).toBe('unknown')
  })

  it('cut off by its name, answered by its address: nothing is clear', () => {
    const named =
      '$ curl https://blog.example.org\n* Connected to blog.example.org (203.0.113.75) port 443\ncurl: (35) Recv failure: Connection reset by peer'
    const address = '$ curl -k -sI https://203.0.113.75\nHTTP/1.1 200 OK'
    expect(ask(`tcp/443 ${client}`, named, address).cause).toBe('unknown')
    expect(ask(`tcp/443 ${client}`, named, '$ curl -sI https://blog.example.org\nHTTP/1.1 200 OK').cause).toBe(
      'none-found',
    )
  })
})

describe('from where a private address was refused', () => {
  const mysql = (at: string) =>
    `[root@${at} ~]# mysql -h 172.16.0.12 -u app -p\nERROR 2003 (HY000): Can't connect to MySQL server on '172.16.0.12:3306' (111)`
  const listing = (at: string, ...rows: string[]) =>
    `[root@${at} ~]# ss -lntp\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n${['LISTEN 0      128          0.0.0.0:22         0.0.0.0:*     users:(("sshd",pid=8,fd=3))', ...rows].join('\n')}\n[root@${at} ~]# `
  const local = 'LISTEN 0      151        127.0.0.1:3306       0.0.0.0:*     users:(("mysqld",pid=9,fd=3))'
  const open = (at: string) => `${listing(at).replace('-lntp', '-antp')}`
  const own = (at: string, address: string) => `[root@${at} ~]# hostname -I\n${address}\n[root@${at} ~]# `

  it('its own sockets say nothing where it may be a neighbour of the one that was tried', () => {
    const found = ask('tcp/3306', mysql('app01'), listing('app01'))
    expect([found.cause, found.next?.kind]).toEqual(['unknown', 'sockets'])
    // It tried itself by the loopback address, too: it is the server that is meant.
    const self = `[root@app01 ~]# nc -vz 127.0.0.1 3306\nnc: connect to 127.0.0.1 port 3306 (tcp) failed: Connection refused`
    expect(ask('tcp/3306', mysql('app01'), self, listing('app01')).cause).toBe('not-listening')
  })

  it('its addresses tell which it is', () => {
    expect(ask('tcp/3306', mysql('app01'), listing('app01'), own('app01', '172.16.0.12')).cause).toBe('not-listening')
    expect(ask('tcp/3306', mysql('app01'), listing('app01', local), own('app01', '172.16.0.20')).cause).toBe('unknown')
    expect(ask('tcp/3306', mysql('app01'), listing('app01', local)).cause).toBe('loopback-only')
    // A name says as much, and so does a connection that it holds.
    expect(ask('tcp/3306', mysql('ip-172-16-0-20'), listing('ip-172-16-0-20', local)).cause).toBe('unknown')
    expect(ask('tcp/3306', mysql('ip-172-16-0-12'), listing('ip-172-16-0-12')).cause).toBe('not-listening')
    const held = 'ESTAB  0      0       172.16.0.20:22   198.51.100.7:51234     users:(("sshd",pid=8,fd=4))'
    expect(
      ask(
        'tcp/3306',
        mysql('app01'),
        `${open('app01').replace(/\n\[root@app01 ~\]# $/, `\n${held}\n${local}\n[root@app01 ~]# `)}`,
      ).cause,
    ).toBe('unknown')
  })

  it('a refusal of a neighbour has come through its group', () => {
    const found = ask('tcp/3306', mysql('app01'), own('app01', '172.16.0.20'), listing('app01'))
    expect([found.met, stateOf(found, 'security-group')]).toEqual(['refused', 'pass'])
    expect(ask('tcp/3306', mysql('app01'), listing('db01', local)).cause).toBe('loopback-only')
  })

  it('the twin of the machine that was tried by its name', () => {
    const tried = `[root@app01 ~]# mysql -h db01 -u app -p\nERROR 2003 (HY000): Can't connect to MySQL server on 'db01:3306' (111)`
    expect(ask('tcp/3306', tried, listing('db02', local)).cause).toBe('unknown')
    expect(ask('tcp/3306', tried, listing('db01', local)).cause).toBe('loopback-only')
    expect(ask('tcp/3306', tried, listing('ecs-4', local)).cause).toBe('loopback-only')
  })

  it('two outputs without a name', () => {
    const at = (text: string) => text.replaceAll(/\[root@\S+ ~\]#/g, '$')
    const pasted = (address: string) => at(`${mysql('a')}\n${own('a', address)}\n${listing('a')}`)
    expect(ask('tcp/3306', pasted('172.16.0.20')).cause).toBe('unknown')
    expect(ask('tcp/3306', pasted('172.16.0.12')).cause).toBe('not-listening')
  })
})
