import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose, parseTarget } from '@/lib/reachability'
import { group } from './ask'

/** Diagnoses where nobody has chosen anything: the form stands at TCP 80, into the instance. */
function unasked(...evidence: string[]): Diagnosis {
  const target = parseTarget({ protocol: 'tcp', port: 80 })
  if (!target.ok) throw new Error(target.problem.code)
  return diagnose({ target: target.target, evidence, assumed: true, undirected: true })
}

const portOf = (text: string) => {
  const { by, port } = unasked(text).judged
  return `${by} ${port}`
}

describe('an address in a sentence names its port by its scheme', () => {
  it.each([
    ['https://www.example.net times out', 443],
    ['http://203.0.113.20/ times out', 80],
    ['I cannot open https://www.example.net/admin from home', 443],
    ['https://www.example.net 打不开', 443],
    ['访问 http://203.0.113.20/ 一直超时', 80],
    ['http://203.0.113.20/ が開かない', 80],
    ['https://www.example.net/ に繋がりません。http://www.example.net/ は表示されます。', 443],
    ['https://www.example.net:9443 times out', 9443],
    ['curl http:// で 200 が返るのに、https:// は ERR_CONNECTION_REFUSED になります', 443],
    ['curl http://www.example.net returns 200 but https://www.example.net is ERR_CONNECTION_REFUSED', 443],
    ['http://www.example.net 可以打开，但是 https://www.example.net 连接被拒绝', 443],
  ])('%s', (text, port) => {
    expect(portOf(text)).toBe(`evidence ${port}`)
  })

  it('an address of somebody else, or one beside a port that is told, names none', () => {
    expect(portOf('same as https://github.com/a/b/issues/1, it does not work')).not.toContain('443')
    expect(portOf('I followed https://docs.example.org/guide but port 9000 times out')).toBe('evidence 9000')
  })

  it('what is shown decides then', () => {
    const ufw =
      '$ sudo ufw status\nStatus: active\n\nTo                         Action      From\n--                         ------      ----\n80/tcp                     ALLOW       Anywhere'
    expect(unasked(`https://www.example.net が開けません\n${ufw}`).cause).toBe('host-firewall')
    expect(
      unasked('https://www.example.net 打不开', group({ PortRange: '80/80', SourceCidrIp: '0.0.0.0/0' })).cause,
    ).toBe('security-group')
  })

  it('alone above the page of a browser, too', () => {
    const page = 'This site can’t be reached\nwww.example.net refused to connect.\nERR_CONNECTION_REFUSED'
    expect(portOf(`https://www.example.net/login\n${page}`)).toBe('evidence 443')
  })
})

describe('who names a service and no port has named no port', () => {
  it.each([
    'このサイトにアクセスできません\nwww.example.net で接続が拒否されました。\nERR_CONNECTION_REFUSED',
    'My website is unreachable',
    '网站打不开',
  ])('%s', (text) => {
    const { by, port, offered } = unasked(text).judged
    expect([by, port, offered.map((one) => one.port)]).toEqual(['assumed', null, [80, 443]])
  })

  it('one with a single port has', () => {
    expect(portOf('RDP does not work')).toBe('evidence 3389')
  })
})

describe('a sentence that names what fails is understood', () => {
  it.each([
    ['port 9000 times out', 'timeout'],
    ['RDP to 3389 times out', 'timeout'],
    ['9000 番がタイムアウトします', 'timeout'],
    ['9000 端口连接超时', 'timeout'],
    ['http://203.0.113.20:9000/ が開きません', null],
    ['203.0.113.20:9000 打不开', null],
  ])('%s', (text, met) => {
    const found = unasked(text)
    expect(found.understood.every(({ as }) => as.length > 0)).toBe(true)
    expect(found.met).toBe(met)
  })

  it('one of nothing in particular is not', () => {
    expect(unasked('it is a lovely day').understood.map(({ as }) => as)).toEqual([[]])
  })
})

describe('what needs no port says what it shows', () => {
  const kinds = ({ fix }: Diagnosis) => fix.map(({ kind }) => kind)

  it('an answer has its fix, whichever port it came from', () => {
    expect(kinds(unasked('curl: (60) SSL certificate problem: certificate has expired'))).toEqual(['renew-certificate'])
    expect(unasked('curl: (60) SSL certificate problem: certificate has expired').fix[0]?.check).toContain(':443 ')
    for (const text of ['HTTP/1.1 403 Forbidden', '502 Bad Gateway', 'curl: (52) Empty reply from server'])
      expect(kinds(unasked(text)), text).toEqual(['service-log'])
  })

  it('a program that does not run has none at any port', () => {
    const failed = (unit: string) =>
      `● ${unit}.service - A server\n     Loaded: loaded (/lib/systemd/system/${unit}.service; enabled)\n     Active: failed (Result: exit-code) since Fri 2026-10-02 10:00:00 UTC; 2h ago`
    const site = unasked(failed('nginx'))
    expect([site.cause, site.judged.port, kinds(site)]).toEqual(['not-listening', null, ['repair-service']])
    const database = unasked(failed('postgresql'))
    expect([database.cause, database.judged.port]).toEqual(['not-listening', 5432])
    const pods =
      'NAME                    READY   STATUS             RESTARTS   AGE\nblog-7c9d5f6b8-qwert    0/1     CrashLoopBackOff   9          20m'
    expect(unasked(pods).cause).toBe('not-listening')
  })

  it('a name that the instance does not find leads to its resolver', () => {
    const apt = "Err:1 http://deb.debian.org/debian stable InRelease\n  Temporary failure resolving 'deb.debian.org'"
    const found = unasked(apt)
    expect([found.cause, kinds(found)]).toEqual(['dns', ['check-resolver']])
    const site = unasked('curl: (6) Could not resolve host: www.example.net')
    expect(site.fix[0]?.ways[0]?.text).toBe('nslookup www.example.net')
  })

  it('a capture names the port that it was limited to', () => {
    const none =
      '$ sudo tcpdump -ni eth0 tcp port 9000\nlistening on eth0, link-type EN10MB (Ethernet)\n0 packets captured\n0 packets received by filter'
    expect(portOf(none)).toBe('evidence 9000')
  })
})

describe('what was recognised is concluded from', () => {
  it('ping without its summary', () => {
    const linux = '64 bytes from 203.0.113.20: icmp_seq=1 ttl=52 time=4.1 ms'
    const mac =
      'PING www.example.net (203.0.113.20): 56 data bytes\n64 bytes from 203.0.113.20: icmp_seq=0 ttl=52 time=4.1 ms'
    for (const text of [`$ ping -c 2 203.0.113.20\n${linux}`, `I pinged it:\n${mac}`]) {
      const found = unasked(text)
      expect(found.layers.find(({ layer }) => layer === 'public-address')?.state, text).toBe('pass')
    }
    const silent =
      'PING 203.0.113.20 (203.0.113.20): 56 data bytes\nRequest timeout for icmp_seq 0\nRequest timeout for icmp_seq 1'
    expect(unasked(silent).judged.protocol).toBe('icmp')
    const late = `${silent}\n64 bytes from 203.0.113.20: icmp_seq=2 ttl=52 time=4.1 ms`
    expect(unasked(late).layers.find(({ layer }) => layer === 'public-address')?.state).toBe('pass')
  })

  it('all is blocked always: no rule of Windows helps', () => {
    const profile = (name: string) =>
      `${name} Profile Settings:\n----------------------------------------------------------------------\nState                                 ON\nFirewall Policy                       BlockInboundAlways,AllowOutbound\n`
    const found = unasked(`RDP to 3389 times out\n${['Domain', 'Private', 'Public'].map(profile).join('\n')}`)
    expect(found.cause).toBe('host-firewall')
    expect(found.fix[0]?.ways[0]?.text).toContain('firewallpolicy blockinbound,allowoutbound')
    expect(found.fix[0]?.undo).toContain('firewallpolicy blockinboundalways,allowoutbound')
  })

  it('more connections wait than a socket may hold', () => {
    const ss = (waiting: number) =>
      `$ ss -lnt\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN ${waiting} 511    0.0.0.0:9000       0.0.0.0:*`
    expect(unasked(`port 9000 times out\n${ss(512)}`).cause).toBe('service-error')
    expect(unasked(`port 9000 times out\n${ss(3)}`).cause).toBe('unknown')
  })

  it('a document that breaks off is said to, and asked for whole', () => {
    const cut = unasked(group({ PortRange: '443/443', SourceCidrIp: '0.0.0.0/0' }).slice(0, 200))
    expect(cut.understood.every(({ as }) => as.includes('JSON'))).toBe(true)
    expect(cut.layers.find(({ layer }) => layer === 'security-group')?.because?.code).toBe('cut-off')
    expect(cut.next?.kind).toBe('security-group')
  })
})
