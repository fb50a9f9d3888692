import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const cause = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('what hands connections on, and does not reach what is behind it', () => {
  it.each([
    '2024/02/03 04:05:06.700 [W] [client.go:255]  connect to 127.0.0.1:5900 error dial tcp 127.0.0.1:5900: connect: connection refused',
    '2024-02-03T04:05:06Z  WARN rathole::client: Failed to run the data channel: Failed to connect to 127.0.0.1:5900: Connection refused (os error 111)',
    '2024-02-03T04:05:06Z  WARN bore_cli::client: connection exited with error err=could not connect to localhost:5900',
    '2024.02.03 04:05:06 LOG3[2]: s_connect: connect 127.0.0.1:5900: Connection refused (111)',
    '2024/02/03 04:05:06 socat[77] E connect(6, AF=2 127.0.0.1:5900, 16): Connection refused',
    'lvl=warn msg="failed to open private leg" privaddr=localhost:5900 err="dial tcp 127.0.0.1:5900: connect: connection refused"',
    '04:05:06 W ab12/desk [E0503] 连接映射目标 [127.0.0.1:5900] 失败, 请检查本地服务是否可访问',
    'ERROR error proxying: dial tcp 192.168.7.7:5900: connect: no route to host',
    '198.51.100.7 - - [03/Feb/2024 04:05:06] connecting to: localhost:5900\nhandler exception: [Errno 111] Connection refused',
  ])('has taken the connection: %s', (line) => {
    expect(cause('tcp/9443', `through port 9443 it closes at once\n\n${line}`)).toBe('service-error')
  })

  it('says so of the port at which it was asked, where it names one', () => {
    const forward =
      '2024/02/03 04:05:06 forward.go:98: [tcp] 198.51.100.7:50222 -> :9443 -> 127.0.0.1:443 : dial tcp 127.0.0.1:443: connect: connection refused'
    expect(cause('tcp/9443', `9443 and 6443 are dead\n\n${forward}`)).toBe('service-error')
    expect(cause('tcp/6443', `9443 and 6443 are dead\n\n${forward}`)).toBe('unknown')
  })

  it.each([
    'could not connect to database 127.0.0.1:5900: connection refused, the tunnel is up',
    '[W] login to server failed: dial tcp 203.0.113.9:7000: connect: connection refused',
    'does "tunnel: failed to connect to 127.0.0.1:5900" mean that the service is down?',
    '2024/02/03 04:05:06 [I] [desk] start proxy success',
  ])('is not meant by: %s', (line) => {
    expect(cause('tcp/9443', `through port 9443 it closes at once\n\n${line}`)).toBe('unknown')
  })

  it('has a port elsewhere, which the sockets of its own machine do not show', () => {
    const listing =
      'C:\\>netstat -ano\n\nActive Connections\n\n  Proto  Local Address   Foreign Address   State   PID\n  TCP    0.0.0.0:3389    0.0.0.0:0   LISTENING   1204\n\nC:\\>'
    const frpc =
      '[E] [proxy.go:791] [rdp] connect to local service [127.0.0.1:3390] error: dial tcp 127.0.0.1:3390: connectex: refused'
    expect(cause('tcp/18000', `mstsc to 18000 fails\n${frpc}\n\n${listing}`)).toBe('service-error')
    expect(cause('tcp/18000', `mstsc to 18000 fails\n\n${listing}`)).toBe('not-listening')
  })
})

describe('an address that a cluster alone has', () => {
  const services =
    'NAME   TYPE       CLUSTER-IP    EXTERNAL-IP   PORT(S)          AGE\nshop   NodePort   10.98.7.6     <none>        8000:31555/TCP   3d\n\n'
  const silent = (host: string, port: number) =>
    `$ curl http://${host}:${port}\ncurl: (28) Failed to connect to ${host} port ${port} after 130012 ms: Connection timed out`

  it('has the port of the Service, not that of the nodes', () => {
    expect(cause('tcp/31555 from 198.51.100.7', `${services}${silent('10.98.7.6', 31555)}`)).toBe('wrong-port')
    expect(cause('tcp/31555 from 198.51.100.7', `${services}${silent('203.0.113.9', 31555)}`)).toBe('unknown')
  })

  it('is no private address that somebody has dialled from the Internet', () => {
    expect(cause('tcp/8000 from 198.51.100.7', `${services}${silent('10.98.7.6', 8000)}`)).toBe('unknown')
    expect(cause('tcp/8000 from 198.51.100.7', silent('10.98.7.6', 8000))).toBe('no-public-address')
  })
})

describe('ports by their names', () => {
  it.each(['$ netstat -l | grep 8080\n$ ', '$ ss -lt | grep 3306\n$ ', '$ lsof -i | grep 6379\n$ '])(
    'are not found by their numbers: %s',
    (empty) => {
      const [port = ''] = /\d{4}/.exec(empty) ?? []
      expect(cause(`tcp/${port}`, empty)).toBe('unknown')
      expect(cause(`tcp/${port}`, empty.replace('-l', '-nl').replace('-i', '-nP -i'))).toBe('not-listening')
    },
  )

  it('a program at a number beside its own was given the wrong one', () => {
    const rows = (port: number, program: string) =>
      `# netstat -tlnp\nProto Recv-Q Send-Q Local Address  Foreign Address  State  PID/Program name\ntcp  0  0 0.0.0.0:${port}  0.0.0.0:*  LISTEN  88/${program}\n# `
    expect(cause('tcp/1883', rows(1833, 'mosquitto'))).toBe('wrong-port')
    expect(cause('tcp/8096', rows(8069, 'jellyfin'))).toBe('wrong-port')
    expect(cause('tcp/1883', rows(8123, 'java'))).toBe('not-listening')
    // Another port of its own says nothing of a mistake.
    expect(cause('tcp/1883', rows(18083, 'emqx'))).toBe('not-listening')
  })
})

describe('names for which an authority for certificates finds no address', () => {
  it.each([
    'Detail: DNS problem: SERVFAIL looking up A for wiki.example.org - the domain’s nameservers may be malfunctioning',
    'error="acme: error: 400 :: urn:ietf:params:acme:error:dns :: DNS problem: NXDOMAIN looking up A for wiki.example.org - check" ca="https://acme-v02.api.letsencrypt.org/directory"',
    'No valid IP addresses found for wiki.example.org',
  ])('lead nowhere: %s', (line) => {
    expect(cause('tcp/443', `wiki.example.org is unreachable\n${line}`)).toBe('dns')
  })

  it('say nothing of another name, nor do other records', () => {
    const curl =
      '$ curl https://example.org\ncurl: (28) Failed to connect to example.org port 443: Connection timed out'
    expect(cause('tcp/443', `DNS problem: NXDOMAIN looking up A for old.example.net - check\n${curl}`)).toBe('unknown')
    expect(cause('tcp/443', `DNS problem: SERVFAIL looking up CAA for example.org\n${curl}`)).toBe('unknown')
  })
})

describe('an address of IPv6 without brackets, and a container of one family', () => {
  const within = '# docker exec web netstat -tln\nProto Recv-Q Send-Q Local Address  Foreign Address  State\n'
  const four = 'tcp  0  0 0.0.0.0:80  0.0.0.0:*  LISTEN\n'
  const six = 'tcp6  0  0 :::80  :::*  LISTEN\n'
  const tries =
    '# telnet 172.17.0.9 80\nTrying 172.17.0.9...\nConnected to 172.17.0.9.\n# telnet 2001:db8:7::9 80\nTrying 2001:db8:7::9...\ntelnet: Unable to connect to remote host: Connection refused\n'

  it('is refused where the program within has that of the other alone', () => {
    expect(cause('tcp/80 from 2001:db8:1::1', `${tries}${within}${four}`)).toBe('ipv4-only')
    expect(cause('tcp/80 from 2001:db8:1::1', `${tries}${within}${six}`)).toBe('unknown')
  })

  it('is read from BusyBox’ wget', () => {
    const wget =
      "/ # wget -O- http://[2001:db8::5]:8080/\nConnecting to [2001:db8::5]:8080 ([2001:db8::5]:8080)\nwget: can't connect to remote host (2001:db8::5): Connection refused"
    expect(ask('tcp/8080', wget).met).toBe('refused')
    expect(ask('tcp/80', wget).met).toBeNull()
  })
})

describe('localhost, as the address that a program binds', () => {
  it.each([
    ['tcp/3000', '=> Rails 4.2.8 application starting in development on http://localhost:3000'],
    ['tcp/8180', 'INFO:oejs.AbstractConnector:main: Started ServerConnector@7f1a{HTTP/1.1,[http/1.1]}{localhost:8180}'],
    ['tcp/9207', '[INFO ][http ] [Node] bound_address {inet[/127.0.0.1:9207]}, publish_address {inet[/10.0.0.7:9207]}'],
    ['tcp/10801', 'INFO - start server, host: localhost, port: 10801'],
    ['tcp/9870', 'INFO NameNode: NameNode RPC up at: localhost/127.0.0.1:9870'],
  ])('%s: %s', (target, line) => {
    expect(cause(target, line)).toBe('loopback-only')
    expect(cause(target, line.replaceAll(/localhost(?:\/127\.0\.0\.1)?|127\.0\.0\.1/g, '0.0.0.0'))).toBe('unknown')
  })

  it('not in what a banner tells its reader', () => {
    expect(cause('tcp/3000', '=> Booting Puma\n=> Run `bin/rails server --help` for more startup options')).toBe(
      'unknown',
    )
    expect(cause('tcp/8000', 'INFO - connecting to server, host: localhost, port: 8000')).toBe('unknown')
  })
})
