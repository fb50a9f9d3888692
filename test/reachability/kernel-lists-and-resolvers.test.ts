import { describe, expect, it } from 'vitest'
import { ask, stateOf } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe("the kernel's own list of sockets", () => {
  const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'
  const row = (address: string, port: string, state = '0A') =>
    `   0: ${address}:${port} ${address.replace(/./g, '0')}:0000 ${state} 00000000:00000000 00:00000000 00000000  1000        0 41233 1 0000000000000000 100 0 0 10 0`

  it('has loopback, and every address, of either family', () => {
    expect(causeOf('tcp/8080', `${head}\n${row('0100007F', '1F90')}`)).toBe('loopback-only')
    expect(causeOf('tcp/8080', `${head}\n${row('00000000000000000000000001000000', '1F90')}`)).toBe('loopback-only')
    expect(causeOf('tcp/8080', `${head}\n${row('0000000000000000FFFF00000100007F', '1F90')}`)).toBe('loopback-only')
    expect(stateOf(ask('tcp/8080', `${head}\n${row('00000000', '1F90')}`), 'listening-socket')).toBe('pass')
    expect(causeOf('tcp/8080', `${head}\n${row('0100007F', '1F90', '06')}`)).toBe('unknown')
  })

  it('one of a family says nothing of the other', () => {
    const six = row('00000000000000000000000001000000', '1F90')
    expect(causeOf('tcp/8081', `${head}\n${row('0100007F', '1F90')}`)).toBe('unknown')
    expect(causeOf('tcp/8081', `${head}\n${row('0100007F', '1F90')}\n${head}\n${six}`)).toBe('not-listening')
  })

  it('its head is no failure', () => {
    expect(ask('tcp/8080', `$ curl -v http://203.0.113.9:8080/\n${head}`).met).toBeNull()
  })
})

describe('sockstat, a family at a time', () => {
  const head = 'USER     COMMAND    PID   FD PROTO  LOCAL ADDRESS         FOREIGN ADDRESS'
  const list = (family: number, port: number) =>
    `root@nas:/ # sockstat -${family} -l\n${head}\nroot     shared     5112 1${family} tcp${family}   *:${port}                *:*`
  it('both of them tell which one has no socket', () => {
    expect(causeOf('tcp/5600 from 192.0.2.7', list(4, 21989), list(6, 5600))).toBe('ipv6-only')
    expect(causeOf('tcp/5600 from 192.0.2.7', list(6, 5600))).toBe('unknown')
    expect(causeOf('tcp/5600 from 192.0.2.7', list(4, 5600), list(6, 5600))).toBe('unknown')
  })
})

describe('files of settings of which one goes over another', () => {
  const found = (main: string, part: string) =>
    `root@db:~# grep -r bind-address /etc/mysql/\n/etc/mysql/my.cnf:bind-address = ${main}\n/etc/mysql/mysql.conf.d/mysqld.cnf:bind-address            = ${part}\n/etc/mysql/mysql.conf.d/mysqld.cnf:mysqlx-bind-address     = 127.0.0.1`
  it('the one that is included holds, in whatever order', () => {
    expect(causeOf('tcp/3306 from 10.0.4.12', found('0.0.0.0', '127.0.0.1'))).toBe('loopback-only')
    expect(causeOf('tcp/3306 from 10.0.4.12', found('127.0.0.1', '0.0.0.0'))).toBe('unknown')
    const refused = "ERROR 2003 (HY000): Can't connect to MySQL server on '10.0.4.9' (111)"
    expect(causeOf('tcp/3306', 'bind-address = 127.0.0.1\nbind-address = 0.0.0.0', refused)).toBe('unknown')
    expect(causeOf('tcp/3306', 'bind-address = 0.0.0.0\nbind-address = 127.0.0.1', refused)).toBe('loopback-only')
  })
})

describe('resolvers in a capture', () => {
  const answer = (said: string, id: number) =>
    `01:01:0${id}.989197 eth0  In  IP 198.41.0.4.53 > 192.168.7.14.73${id}3: 2788${id} ${said} (28)`
  it('all of which fail', () => {
    const failed = [1, 2, 3].map((id) => answer('ServFail 0/0/1', id))
    expect(causeOf('egress tcp/443', failed.join('\n'))).toBe('dns')
    expect(causeOf('egress tcp/443', failed.slice(1).join('\n'))).toBe('unknown')
    expect(causeOf('egress tcp/443', [...failed, answer('1/0/1 A 203.0.113.9', 4)].join('\n'))).toBe('unknown')
  })
})

describe('what a host does not let out of what it says to its clients', () => {
  const line = (prefix: string, flags: string) =>
    `Apr  2 18:10:05 ns2 kernel: [402.11] ${prefix}:IN= OUT=eno0 SRC=X.X.X.X DST=Y.Y.Y.Y LEN=104 TTL=64 ID=118 DF PROTO=TCP SPT=65222 DPT=5120 WINDOW=22 RES=0x00 ${flags} URGP=0`
  it('is of the traffic to its own port', () => {
    expect(causeOf('tcp/65222', line('Shorewall:OUTPUT:REJECT', 'ACK PSH'))).toBe('host-firewall')
    expect(causeOf('tcp/65222', line('[UFW BLOCK]', 'ACK SYN'))).toBe('host-firewall')
    expect(causeOf('tcp/5120', line('Shorewall:OUTPUT:REJECT', 'ACK PSH'))).toBe('unknown')
    expect(causeOf('tcp/65222', line('Shorewall:OUTPUT:REJECT', 'SYN'))).toBe('unknown')
  })
})

describe('chains that are not shown, and that let nobody in', () => {
  const listed = (chain: string) =>
    `Chain INPUT (policy ACCEPT)\ntarget     prot opt source               destination\n${chain}  all  --  anywhere             anywhere             ctstate NEW\nACCEPT     all  --  anywhere             anywhere             state RELATED,ESTABLISHED\nACCEPT     tcp  --  anywhere             anywhere             tcp dpt:ssh\nREJECT     all  --  anywhere             anywhere             reject-with icmp-host-prohibited`
  it('are no way in', () => {
    expect(causeOf('tcp/6443 from 198.51.100.7', listed('KUBE-EXTERNAL-SERVICES'))).toBe('host-firewall')
    expect(causeOf('tcp/6443 from 198.51.100.7', listed('cali-INPUT'))).toBe('unknown')
    expect(stateOf(ask('tcp/22 from 198.51.100.7', listed('f2b-sshd')), 'host-firewall')).not.toBe('pass')
  })
})

describe('words of other libraries', () => {
  it('those of musl', () => {
    expect(
      causeOf(
        'egress tcp/80',
        '$ curl -v http://six.example.net/\n* Immediate connect fail for 2001:db8:f::195: Network unreachable',
      ),
    ).toBe('ipv4-only')
    expect(causeOf('tcp/8080', 'bind to 203.0.113.9:8080 failed: Address not available')).toBe('wrong-address')
    expect(
      causeOf(
        'tcp/8080',
        'bind to 0.0.0.0:8080 failed: Address in use\ncurl: (7) Failed to connect to 203.0.113.9 port 8080: Connection refused',
      ),
    ).toBe('not-listening')
  })

  it('an address of which parts are hidden has its family', () => {
    const line =
      'check: cURL returned 7 for the host on port 443: Failed to connect to 2a0*:*40:*00::6a: Network is unreachable'
    expect(causeOf('egress tcp/443', line)).toBe('ipv4-only')
  })

  it('Ansible of a login, and servers that have no address to listen at', () => {
    const login =
      '    "msg": "Failed to connect to the host via ssh: admin@203.0.113.47: Permission denied (publickey).",'
    expect(causeOf('tcp/22 from 198.51.100.7', login)).toBe('service-error')
    const elastic =
      'java.lang.IllegalArgumentException: No up-and-running site-local (private) addresses found, got [name:lo (lo)]'
    expect(causeOf('tcp/9200', elastic)).toBe('wrong-address')
    expect(causeOf('tcp/25', 'info: startup\nfatal: smtpd: socket: Protocol not supported')).toBe('not-listening')
    expect(causeOf('tcp/6006', 'TensorBoard 1.12.0 at http://127.0.0.1:6006 (Press CTRL+C to quit)')).toBe(
      'loopback-only',
    )
  })

  it('TLS that fails on the machine itself fails for everybody', () => {
    const line =
      "500 Can't connect to 127.0.0.1:4723 (SSL connect attempt failed error:1408F10B:SSL routines:ssl3_get_record:wrong version number)"
    expect(causeOf('tcp/4723 from 127.0.0.1', line)).toBe('service-error')
  })
})

describe('a name that leads elsewhere', () => {
  it('than to the address that the machine has on its interface', () => {
    const dig = '$ dig +short shop.example.com\n198.51.100.99'
    const met = 'curl: (28) Failed to connect to shop.example.com port 80 after 130000 ms: Connection timed out'
    const own = (address: string) =>
      `root@web:~# ip -4 addr show eth0\n2: eth0: <UP> mtu 1500\n    inet ${address}/24 scope global eth0`
    expect(causeOf('tcp/80', dig, met, own('203.0.113.5'))).toBe('dns')
    expect(causeOf('tcp/80', dig, met, own('198.51.100.99'))).toBe('unknown')
    expect(causeOf('tcp/80', dig, met, own('10.0.0.5'))).toBe('unknown')
  })
})

describe('code that says where a program listens', () => {
  const refused = (port: number) =>
    `curl: (7) Failed to connect to 192.0.2.61 port ${port} after 3 ms: Connection refused`
  it.each([
    'server.listen(8080, "localhost");',
    "app.listen(8080, '127.0.0.1', () => console.log('up'))",
    "server.listen({ port: 8080, host: '127.0.0.1' })",
    "app.run(host='127.0.0.1', port=8080)",
    'app.run(port=8080, debug=True)',
    'uvicorn.run(app, port=8080, reload=True)',
    "s.bind(('localhost', 8080))",
    "httpd = HTTPServer(('127.0.0.1', 8080), Handler)",
    '\tlog.Fatal(http.ListenAndServe("127.0.0.1:8080", nil))',
    'ln, err := net.Listen("tcp", "localhost:8080")',
    'let listener = TcpListener::bind("127.0.0.1:8080").await?;',
    'new ServerSocket(8080, 50, InetAddress.getByName("127.0.0.1"))',
  ])('at loopback: %s', (line) => {
    expect(causeOf('tcp/8080', line, refused(8080))).toBe('loopback-only')
    expect(causeOf('tcp/8081', line, refused(8081))).toBe('unknown')
  })

  it.each([
    'app.listen(8080)',
    "app.listen(8080, '0.0.0.0')",
    "app.run(port=8080, host='0.0.0.0')",
    'uvicorn.run(app, port=8080, host="0.0.0.0")',
    'http.ListenAndServe(":8080", nil)',
    'app.listen(port, host)',
    "s.connect(('localhost', 8080))",
    "# app.run(host='127.0.0.1', port=8080)",
    'new ServerSocket(8080)',
  ])('everywhere, or nowhere that it says: %s', (line) => {
    expect(causeOf('tcp/8080', line, refused(8080))).toBe('unknown')
  })

  it('but it is no more than is written', () => {
    expect(causeOf('tcp/8080', 'server.listen(8080, "localhost");')).toBe('unknown')
  })
})

describe('other filters, resolvers and routers', () => {
  it.each([
    'firewall,info drop input: in:ether1 out:(unknown 0), src-mac aa:bb:cc:dd:ee:ff, proto TCP (SYN), 198.51.100.7:51234->203.0.113.9:25565, len 60',
    'May  3 10:00:00 gw filterlog[1234]: 5,,,1000000103,igb0,match,block,in,4,0x0,,52,4321,0,DF,6,tcp,60,198.51.100.7,203.0.113.9,51234,25565,0,S,123456,,64240,,mss',
  ])('the log of a filter: %s', (line) => {
    expect(causeOf('tcp/25565 from 198.51.100.7', line)).toBe('host-firewall')
    expect(causeOf('tcp/443 from 198.51.100.7', line)).toBe('unknown')
    expect(causeOf('tcp/25565 from 198.51.100.7', line.replace('drop', 'note').replace('block', 'pass'))).toBe(
      'unknown',
    )
    expect(causeOf('tcp/25565 from 198.51.100.7', line.replace('(SYN)', '(ACK,PSH)').replace(',S,', ',PA,'))).toBe(
      'unknown',
    )
  })

  it.each([
    '$ host shop.example.com\n;; connection timed out; no servers could be reached',
    '$ resolvectl query shop.example.com\nshop.example.com: resolve call failed: DNSSEC validation failed: no-signature',
  ])('none of which answers: %s', (text) => {
    expect(causeOf('egress tcp/443', text)).toBe('dns')
  })

  it('but a resolver that was named, and port 53 itself, are others', () => {
    const none = ';; connection timed out; no servers could be reached'
    expect(causeOf('egress tcp/443', `$ dig @203.0.113.53 shop.example.com\n${none}`)).toBe('unknown')
    expect(causeOf('egress udp/53', `$ host shop.example.com\n${none}`)).toBe('unknown')
  })

  it('a router without an address of the Internet', () => {
    const at = (address: string) => `$ upnpc -l\nLocal LAN ip address : 192.168.1.33\nExternalIPAddress = ${address}`
    expect(causeOf('tcp/1111 from 198.51.100.7', at('100.64.31.20'))).toBe('no-public-address')
    expect(causeOf('tcp/1111 from 198.51.100.7', at('203.0.113.20'))).toBe('unknown')
  })

  it.each([
    "fatal: unable to access 'https://git.example.com/x.git/': gnutls_handshake() failed: Handshake failed",
    'psql: error: connection to server at "db.example.com" (203.0.113.9), port 443 failed: server does not support SSL, but SSL was required',
  ])('TLS does not come about: %s', (line) => {
    expect(causeOf('tcp/443 from 198.51.100.7', line)).toBe('service-error')
  })

  it('libraries that write their words as one, and resolvers that answer as data', () => {
    const ssl =
      'error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER (external/boringssl/src/ssl/tls_record.c:192)'
    expect(causeOf('tcp/443 from 198.51.100.7', ssl)).toBe('service-error')
    expect(
      causeOf('egress tcp/443', '{\n  "OPCODE": "StandardQuery",\n  "RCODE": "NameError",\n  "ANCOUNT": 0\n}'),
    ).toBe('dns')
    expect(causeOf('egress tcp/443', '{\n  "OPCODE": "StandardQuery",\n  "RCODE": "NoError",\n  "ANCOUNT": 1\n}')).toBe(
      'unknown',
    )
  })

  it('systemd says by what a unit failed, and no client', () => {
    expect(
      ask('tcp/1935', 'Active: failed (Result: timeout) since Tue 2025-02-04 15:51:23 UTC; 1min 28s ago').met,
    ).toBeNull()
  })
})
