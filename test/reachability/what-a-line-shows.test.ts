import { describe, expect, it } from 'vitest'
import type { Diagnosis } from '@/lib/reachability'
import { setAside } from '@/lib/reachability/set-aside'
import { ask, stateOf } from './ask'

const client = 'from 198.51.100.7'
const kinds = ({ fix }: Diagnosis) => fix.map(({ kind }) => kind)
const reasonOf = ({ layers }: Diagnosis, name: string) => layers.find(({ layer }) => layer === name)?.because?.code
const refusedAt = (port: number) =>
  `curl: (7) Failed to connect to 203.0.113.9 port ${port} after 21 ms: Connection refused`
const silentAt = (port: number) =>
  `curl: (28) Failed to connect to 203.0.113.9 port ${port} after 10002 ms: Timeout was reached`

describe('a service that could not take its port', () => {
  it.each([
    ['Node.js', 3000, 'Error: listen EADDRINUSE: address already in use :::3000'],
    ['Go', 7000, 'create server listener error, listen tcp 0.0.0.0:7000: bind: address already in use'],
    [
      '.NET',
      8080,
      'System.IO.IOException: Failed to bind to address http://0.0.0.0:8080: address already in use.\n ---> System.Net.Sockets.SocketException (10048): Only one usage of each socket address is normally permitted.',
    ],
    [
      'Tomcat, by its trace',
      8090,
      'SEVERE [main] StandardService.initInternal Failed to initialize connector [Connector[HTTP/1.1-8090]]\n\tCaused by: java.net.BindException: Address already in use',
    ],
  ])('%s', (_, port, log) => {
    const found = ask(`tcp/${port} ${client}`, log)
    expect([found.cause, reasonOf(found, 'listening-socket'), kinds(found)]).toEqual([
      'not-listening',
      'bind-in-use',
      ['service-log'],
    ])
    // What was met at the port says otherwise.
    expect(ask(`tcp/${port} ${client}`, log, silentAt(port)).cause).toBe('unknown')
    expect(ask(`tcp/${port} ${client}`, log, `$ curl -I http://203.0.113.9:${port}/\nHTTP/1.1 200 OK`).cause).toBe(
      'none-found',
    )
  })

  it('a web server at a port of sites: another may show them, unless the port refuses', () => {
    const log = 'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)'
    expect(ask(`tcp/80 ${client}`, log).cause).toBe('unknown')
    expect(ask(`tcp/80 ${client}`, log, refusedAt(80)).cause).toBe('not-listening')
  })

  it('Tomcat was not permitted, and coturn has not the address', () => {
    const tomcat =
      'SEVERE [main] StandardService.initInternal Failed to initialize connector [Connector[HTTP/1.1-80]]\n\tLifecycleException: Protocol handler initialization failed\n\tCaused by: java.net.SocketException: Permission denied\n\t\tat java.base/sun.nio.ch.Net.bind0(Native Method)'
    expect(ask(`tcp/80 ${client}`, tomcat).cause).toBe('not-listening')
    const coturn =
      'turnserver[9]: 0: : Trying to bind fd 18 to <203.0.113.9:3478>: errno=99\nturnserver[9]: 0: : Cannot bind DTLS/UDP listener socket to addr 203.0.113.9:3478'
    expect(ask(`udp/3478 ${client}`, coturn).cause).toBe('wrong-address')
  })
})

describe('what the error log of a web server says of a request', () => {
  const nginx = (what: string, asked = 'GET / HTTP/1.1') =>
    `2026/01/02 10:11:12 [error] 12#12: *1 ${what}, client: 198.51.100.7, server: _, request: "${asked}", host: "203.0.113.9"`

  it.each([
    nginx('open() "/root/www/index.html" failed (13: Permission denied)'),
    nginx('"/root/www/index.html" is forbidden (13: Permission denied)'),
    nginx('directory index of "/srv/www/" is forbidden'),
    nginx('access forbidden by rule'),
    '[Fri Jan 02 10:11:12 2026] [core:error] [pid 9] (13)Permission denied: [client 198.51.100.7:5021] AH00132: file permissions deny server access: /srv/www/index.html',
    '[Fri Jan 02 10:11:12 2026] [authz_core:error] [pid 9] [client 198.51.100.7:5021] AH01630: client denied by server configuration: /srv/www/',
  ])('%s', (line) => {
    expect(ask(`tcp/80 ${client}`, line).cause).toBe('service-error')
    // Who was answered since then is answered.
    expect(ask(`tcp/80 ${client}`, line, '$ curl -I http://203.0.113.9/\nHTTP/1.1 200 OK').cause).toBe('none-found')
  })

  it.each([
    nginx('access forbidden by rule', 'GET /.env HTTP/1.1'),
    nginx('open() "/srv/www/favicon.ico" failed (2: No such file or directory)', 'GET /favicon.ico HTTP/1.1'),
    '[Fri Jan 02 10:11:12 2026] [authz_core:error] [pid 9] [client 198.51.100.7:5021] AH01630: client denied by server configuration: /srv/www/.htaccess',
  ])('what robots ask for shows nothing: %s', (line) => {
    expect(ask(`tcp/80 ${client}`, line).cause).toBe('unknown')
  })
})

describe("the kernel's table of connections", () => {
  const full = 'kernel: [12.5] nf_conntrack: nf_conntrack: table full, dropping packet'

  it('is full, and the client met silence', () => {
    const found = ask(`tcp/443 ${client}`, full, silentAt(443))
    expect([found.cause, kinds(found)]).toEqual(['host-firewall', ['raise-conntrack']])
    expect(ask(`tcp/443 ${client}`, full).cause).toBe('unknown')
    expect(ask(`tcp/443 ${client}`, full, refusedAt(443)).cause).toBe('unknown')
  })
})

describe('a service that is full', () => {
  it.each([
    ['tcp/22', 'debug1: Connection established.\nkex_exchange_identification: banner line 0: Exceeded MaxStartups'],
    ['tcp/3306', 'ERROR 1040 (HY000): Too many connections'],
    ['tcp/5432', 'psql: error: FATAL:  sorry, too many clients already'],
    ['tcp/6379', '(error) ERR max number of clients reached'],
    ['tcp/21', '421 There are too many connected users, please try again later.'],
    [
      'tcp/22',
      'Jan  2 10:11:12 web sshd[7]: drop connection #10 from [198.51.100.9]:5151 on [172.16.0.12]:22 past MaxStartups',
    ],
  ])('%s', (target, line) => {
    const found = ask(`${target} ${client}`, line)
    expect([found.cause, reasonOf(found, 'application'), kinds(found)]).toEqual([
      'service-error',
      'busy',
      ['service-log'],
    ])
  })
})

describe('a server that sends its clients on without an end', () => {
  it.each([
    'm.example.com でリダイレクトが繰り返し行われました。\nERR_TOO_MANY_REDIRECTS',
    'https -> 打不开，ERR_TOO_MANY_REDIRECTS',
    '该网页无法正常运作\nexample.com 将您重定向的次数过多。',
    'The page isn’t redirecting properly\nFirefox has detected that the server is redirecting the request in a way that will never complete.',
    '$ curl -sSL https://example.com/\ncurl: (47) Maximum (50) redirects followed',
    '20 redirections exceeded.',
    'requests.exceptions.TooManyRedirects: Exceeded 30 redirects.',
  ])('%s', (text) => {
    const found = ask(`tcp/443 ${client}`, text)
    expect([found.cause, reasonOf(found, 'application')]).toEqual(['service-error', 'error-answer'])
  })

  it('is not met where somebody asks, or speaks of it in general', () => {
    for (const text of ['Do you get ERR_TOO_MANY_REDIRECTS?', 'If you see ERR_TOO_MANY_REDIRECTS, clear the cookies.'])
      expect(ask(`tcp/443 ${client}`, text).cause).toBe('unknown')
  })
})

describe('what SELinux has written', () => {
  const record = (access: string, permissive: number) =>
    `type=AVC msg=audit(1709633472.001:123): avc:  denied  { ${access} } for  pid=701 comm="nginx" ${access === 'name_bind' ? 'src' : 'dest'}=8081 scontext=system_u:system_r:httpd_t:s0 tcontext=system_u:object_r:unreserved_port_t:s0 tclass=tcp_socket permissive=${permissive}`
  const answer = '$ curl -I http://203.0.113.9/\nHTTP/1.1 502 Bad Gateway'

  it('it kept a program from its port, or from what is behind it', () => {
    expect(ask(`tcp/8081 ${client}`, record('name_bind', 0)).cause).toBe('not-listening')
    const found = ask(`tcp/80 ${client}`, answer, record('name_connect', 0))
    expect([found.cause, reasonOf(found, 'application')]).toEqual(['service-error', 'upstream-failed'])
  })

  it('where it is permissive, it has kept nothing', () => {
    expect(ask(`tcp/8081 ${client}`, record('name_bind', 1)).cause).toBe('unknown')
    expect(reasonOf(ask(`tcp/80 ${client}`, answer, record('name_connect', 1)), 'application')).toBe('error-answer')
  })
})

describe('a service that is switched off by its own settings', () => {
  const off = (value: string) =>
    `C:\\>reg query "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /v fDenyTSConnections\n\nHKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\n    fDenyTSConnections    REG_DWORD    ${value}`
  const site = (state: string) =>
    `PS C:\\> Get-IISSite\n\nName             ID   State      Physical Path                  Bindings\n----             --   -----      -------------                  --------\nDefault Web Site 1    ${state}    %SystemDrive%\\inetpub\\wwwroot  http *:80:\n`

  it.each([
    ['Remote Desktop', 'tcp/3389', off('0x1'), off('0x0')],
    ['Remote Desktop, by PowerShell', 'tcp/3389', 'fDenyTSConnections : 1', 'fDenyTSConnections : 0'],
    ['a site of IIS', 'tcp/80', site('Stopped'), site('Started')],
  ])('%s', (_, target, shut, open) => {
    const found = ask(`${target} ${client}`, shut)
    expect([found.cause, reasonOf(found, 'listening-socket')]).toEqual(['not-listening', 'not-listening'])
    expect(ask(`${target} ${client}`, open).cause).toBe('unknown')
  })

  it('a site whose port another one has', () => {
    const both = `${site('Stopped')}Shop             2    Started    C:\\shop                        http *:80:\n`
    expect(ask(`tcp/80 ${client}`, both).cause).toBe('unknown')
  })
})

describe('who listens for a service, or beside it', () => {
  const unit = (state: string, ...at: string[]) =>
    `● ssh.socket - OpenBSD Secure Shell server socket\n     Loaded: loaded (/lib/systemd/system/ssh.socket; enabled; preset: enabled)\n     Active: ${state} since Tue 2026-01-02 10:11:12 UTC; 2min ago\n   Triggers: ● ssh.service\n     Listen: ${at.join(' (Stream)\n             ')} (Stream)`

  it('a socket of systemd', () => {
    expect(ask(`tcp/22 ${client}`, unit('active (listening)', '127.0.0.1:22', '[::1]:22')).cause).toBe('loopback-only')
    const open = ask(`tcp/22 ${client}`, unit('active (listening)', '127.0.0.1:22', '[::]:22'))
    expect([open.cause, reasonOf(open, 'listening-socket')]).toEqual(['unknown', 'says-listening'])
    expect(ask(`tcp/22 ${client}`, unit('inactive (dead)', '127.0.0.1:22')).cause).toBe('unknown')
    expect(ask(`tcp/22 ${client}`, unit('active (listening)', '/run/ssh-127.0.0.1.sock')).cause).toBe('unknown')
  })

  it('WireGuard, over UDP alone', () => {
    const shown = 'interface: wg0\n  public key: abc=\n  private key: (hidden)\n  listening port: 41194\n'
    const listed =
      '# ss -lnup\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nUNCONN 0      0            0.0.0.0:41194      0.0.0.0:*\n# '
    const found = ask(`udp/51820 ${client}`, shown, listed)
    expect([found.cause, reasonOf(found, 'listening-socket')]).toEqual(['wrong-port', 'wrong-port'])
    expect(reasonOf(ask(`udp/41194 ${client}`, shown), 'listening-socket')).toBe('says-listening')
    expect(reasonOf(ask(`tcp/41194 ${client}`, shown), 'listening-socket')).toBeUndefined()
    expect(ask(`tcp/7070 ${client}`, shown, refusedAt(7070)).cause).toBe('unknown')
  })

  it('a program that was ended by hand before its port was looked at', () => {
    const started = (end: string) =>
      `root@web:~# ./server -c config.yaml\n2026-01-02 INFO server up and running, listening on 0.0.0.0:8443\n${end}`
    const listed = 'root@web:~# netstat -tuln | grep 8443\nroot@web:~# '
    expect(ask(`tcp/8443 ${client}`, started('^C\n') + listed).cause).toBe('unknown')
    expect(ask(`tcp/8443 ${client}`, listed, started('^C\n')).cause).toBe('unknown')
    expect(ask(`tcp/8443 ${client}`, listed).cause).toBe('not-listening')
    // What is followed goes on when it is left.
    const followed = started('^C\n').replace('./server -c config.yaml', 'journalctl -fu server')
    expect(ask(`tcp/8443 ${client}`, followed + listed).cause).not.toBe('unknown')
  })
})

describe('ports of containers', () => {
  const ps = (ports: string, name = 'game') =>
    `CONTAINER ID   IMAGE    COMMAND     CREATED       STATUS       PORTS      NAMES\nc8f7bae81d5c   server   "/run.sh"   2 hours ago   Up 2 hours   ${ports}   ${name}`

  it('published for TCP alone, and asked for by UDP', () => {
    const found = ask(`udp/19132 ${client}`, ps('0.0.0.0:19132->19132/tcp'))
    expect([found.cause, found.fix[0]?.ways[0]?.text]).toEqual([
      'not-listening',
      'docker stop game\ndocker run -d --name NEW_NAME -p 19132:19132/udp -p 19132:19132 server',
    ])
    expect(ask(`udp/19132 ${client}`, ps('0.0.0.0:19132->19132/tcp, 0.0.0.0:19132->19132/udp')).cause).toBe('unknown')
    expect(ask(`tcp/51820 ${client}`, ps('0.0.0.0:51820->51820/udp')).cause).toBe('not-listening')
  })

  it('a packet that the host hands on has the port within', () => {
    const line =
      'kernel: [216.3] [UFW DOCKER BLOCK] IN=eth0 OUT=br-280bbe3477ec SRC=198.51.100.7 DST=172.19.0.4 LEN=60 PROTO=TCP SPT=33762 DPT=80 SYN'
    const found = ask(`tcp/81 ${client}`, line, ps('0.0.0.0:81->80/tcp'))
    expect(found.cause).toBe('host-firewall')
    expect(found.fix[0]?.ways[0]?.text).toBe(
      'sudo iptables -I DOCKER-USER 1 -s 198.51.100.7/32 -p tcp --dport 80 -j RETURN',
    )
    // What is for the host itself is of its own port 80.
    const own = line.replace('OUT=br-280bbe3477ec', 'OUT=')
    expect(ask(`tcp/81 ${client}`, own, ps('0.0.0.0:81->80/tcp')).cause).toBe('unknown')
  })

  it('a service of a cluster with several ports of the nodes', () => {
    const service =
      'NAME    TYPE       CLUSTER-IP      EXTERNAL-IP   PORT(S)                         AGE\nfront   NodePort   10.106.154.77   <none>        8000:30009/TCP,8080:30572/TCP   3h'
    const found = ask(`tcp/30000 ${client}`, service, refusedAt(30000))
    expect([found.cause, found.fix[0]?.params.found]).toEqual(['wrong-port', '30009, 30572'])
  })
})

describe('whose output it is', () => {
  const row = 'tcp        0      0 127.0.0.1:27017         0.0.0.0:*               LISTEN      1342/mongod'

  it.each([
    ['ブログには「次のように 127.0.0.1 だけで待ち受けていると届かない」とあって、', 'まだ自分では見ていません。'],
    ['网上的教程里贴了这样的示例，', '我这边还没看。'],
    ['The article has this in it.', 'I did not look at mine yet.'],
    ['', 'という例が載っていました。'],
    ['', '以上是教程里的输出。'],
    ['', 'The above is from the docs.'],
  ])('%s … %s', (above, below) => {
    expect(ask(`tcp/27017 ${client}`, `${above}\n\n${row}\n\n${below}`).cause).toBe('unknown')
  })

  it('what was before the system was installed anew', () => {
    const rules = '-P INPUT DROP\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT'
    for (const label of [
      '先週 OS を入れ直す前に控えた設定です。',
      '这是重装系统之前的规则。',
      'These are the rules from before I reinstalled the server.',
    ])
      expect(ask(`tcp/443 ${client}`, `${label}\n\n${rules}`).cause).toBe('unknown')
    expect(ask(`tcp/443 ${client}`, `今の設定です。\n\n${rules}`).cause).toBe('host-firewall')
  })

  it('who comes by way of another machine speaks of this one', () => {
    for (const label of [
      '从另一台机器登上去看了日志:',
      '別のサーバーから入って見たログ:',
      'From another server I get:',
    ])
      expect(setAside(`${label}\n${row}`)).toContain(row)
    expect(setAside(`另一台机器上:\n${row}`)).not.toContain(row)
  })
})

describe('what the platform writes to the owner', () => {
  it.each([
    'お客様の ECS インスタンス i-example は、お支払いの遅延により 2026-10-31 に停止されました。',
    '【阿里云】您的云服务器ECS i-example 因欠费已于今日停机，请尽快充值。',
    'Your ECS instance i-example has been stopped because of an overdue payment.',
  ])('%s', (line) => {
    const found = ask(`tcp/22 ${client}`, line)
    expect([found.cause, kinds(found)]).toEqual(['instance-stopped', ['pay-bill']])
    expect(ask(`tcp/22 ${client}`, line, 'ssh: connect to host 203.0.113.9 port 22: Connection refused').cause).toBe(
      'unknown',
    )
  })

  it.each([
    'お客様の ECS インスタンス i-example は、お支払いの遅延により停止されます。',
    '【阿里云】您的云服务器ECS i-example 已欠费，将于三天后停机。',
    'Your ECS instance i-example will be stopped if the payment stays overdue.',
  ])('what is to come has not come: %s', (line) => {
    expect(ask(`tcp/22 ${client}`, line).cause).toBe('unknown')
  })
})

describe('addresses that decide', () => {
  it('the one of several that Let’s Encrypt has used', () => {
    const record = (address: string) =>
      `Verify error:Fetching http://www.example.com/.well-known/acme-challenge/7Kx: Connection refused\n          "addressUsed": "${address}",`
    const listing =
      '# netstat -lnt\nActive Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State\ntcp        0      0 0.0.0.0:80              0.0.0.0:*               LISTEN\ntcp6       0      0 :::22                   :::*                    LISTEN\n# '
    expect(ask('tcp/80', record('2001:db8::1'), listing).cause).toBe('ipv4-only')
    expect(ask('tcp/80', record('203.0.113.9'), listing).cause).toBe('unknown')
  })

  it('the public one of the server, as people name it', () => {
    const policy = JSON.stringify({
      TotalCount: '1',
      Policys: [
        {
          AclAction: 'drop',
          AclUuid: 'a',
          DestPort: '0/0',
          Destination: '203.0.113.61/32',
          Direction: 'in',
          Order: 1,
          Proto: 'ANY',
          Release: 'true',
          Source: '0.0.0.0/0',
        },
      ],
    })
    for (const told of ['公開アドレスは 203.0.113.61 です。', '公网IP是203.0.113.61', 'The server IP is 203.0.113.61.'])
      expect(ask(`tcp/8000 ${client}`, policy, told).cause).toBe('cloud-firewall')
    expect(ask(`tcp/8000 ${client}`, policy).cause).toBe('unknown')
    expect(ask(`tcp/8000 ${client}`, policy, '公网IP是203.0.113.62').cause).not.toBe('cloud-firewall')
  })

  it('a database at the address of a tunnel alone', () => {
    const listing =
      '# ss -lntp | grep mysqld\nLISTEN 0      151          10.8.0.1:3306       0.0.0.0:*    users:(("mysqld",pid=1190,fd=21))\n# ip -4 -br a\nlo               UNKNOWN        127.0.0.1/8\neth0             UP             172.16.20.11/24\nwg0              UNKNOWN        10.8.0.1/24'
    const found = ask(`tcp/3306 ${client}`, listing)
    expect(found.cause).toBe('wrong-address')
    expect(found.fix[0]?.ways[0]?.text).toMatch(/^ssh -N -L 3306:10\.8\.0\.1:3306 /)
    // Who comes through the tunnel reaches it.
    expect(stateOf(ask('tcp/3306 from 10.8.0.2', listing), 'listening-socket')).not.toBe('fail')
  })
})

describe('turned away by the host, whoever comes', () => {
  it('by hosts.deny, unless hosts.allow is shown as well', () => {
    const closed = 'ssh_exchange_identification: Connection closed by remote host'
    const deny = '# cat /etc/hosts.deny\nsshd: ALL\n# '
    expect(ask('tcp/22', deny, closed).cause).toBe('host-firewall')
    expect(ask('tcp/22', `${deny}cat /etc/hosts.allow\nsshd: 192.0.2.1\n# `, closed).cause).not.toBe('host-firewall')
    expect(ask('tcp/22', deny.replace('ALL', '192.0.2.1'), closed).cause).not.toBe('host-firewall')
  })

  it('by firewalld, whose list lacks the port, and which rejects so', () => {
    const list = '# firewall-cmd --query-port=8080/tcp\nno\n# '
    const met = 'telnet: connect to address 203.0.113.9: No route to host'
    expect(ask('tcp/8080', list, met).cause).toBe('host-firewall')
    expect(ask('tcp/8080', list).cause).toBe('unknown')
    expect(ask('tcp/8080', list, silentAt(8080)).cause).toBe('unknown')
  })

  it('a daemon that ends says so itself', () => {
    const log = 'Jan  2 10:00:00 web sshd[1234]: fatal: no hostkeys available -- exiting.'
    expect(ask('tcp/22', log, 'ssh: connect to host 203.0.113.9 port 22: Connection refused').cause).toBe(
      'not-listening',
    )
  })
})
