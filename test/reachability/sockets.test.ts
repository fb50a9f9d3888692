import { describe, expect, it } from 'vitest'
import { ask, output, stateOf } from './ask'

const client = 'from 198.51.100.7'
const six = 'from 2001:db8::7'
const socket = (target: string, ...evidence: string[]) => {
  const diagnosis = ask(target, ...evidence)
  return [diagnosis.cause, stateOf(diagnosis, 'listening-socket')]
}

describe('the same sockets, listed by different commands', () => {
  const whole = [
    'ss-lnt',
    'ss-lntp',
    'ss-tulpn',
    'ss-ant',
    'ss-ant-est',
    'ss-ltp',
    'ss-lntu-e',
    'netstat-tlnp',
    'netstat-tulpn',
    'netstat-an',
    'netstat-tl',
    'netstat-ant-est',
  ]
  for (const name of whole) {
    it(`${name}: nothing on 443, loopback on 3306, every address on 22 and 8080`, () => {
      expect(socket(`tcp/443 ${client}`, output(name))).toEqual(['not-listening', 'fail'])
      expect(socket(`tcp/3306 ${client}`, output(name))).toEqual(['loopback-only', 'fail'])
      expect(socket(`tcp/22 ${client}`, output(name))).toEqual(['unknown', 'pass'])
      expect(socket(`tcp/8080 ${client}`, output(name))).toEqual(['unknown', 'pass'])
      expect(socket(`tcp/8080 ${six}`, output(name))).toEqual(['unknown', 'pass'])
    })
    it(`${name}: an IPv4-mapped loopback address, ::1, the bridge of Docker, IPv4 alone`, () => {
      expect(socket(`tcp/8005 ${client}`, output(name))).toEqual(['loopback-only', 'fail'])
      expect(socket(`tcp/631 ${client}`, output(name))).toEqual(['loopback-only', 'fail'])
      expect(socket(`tcp/9000 ${client}`, output(name))).toEqual(['wrong-address', 'fail'])
      expect(socket(`tcp/22 ${six}`, output(name))).toEqual(['ipv4-only', 'fail'])
    })
  }

  it('ss tells a socket for IPv6 alone from one for both', () => {
    expect(socket(`tcp/80 ${client}`, output('ss-lnt'))).toEqual(['ipv6-only', 'fail'])
    expect(socket(`tcp/80 ${six}`, output('ss-lnt'))).toEqual(['unknown', 'pass'])
  })

  it('netstat does not: :::80 usually serves IPv4 too', () => {
    expect(socket(`tcp/80 ${client}`, output('netstat-tlnp'))).toEqual(['unknown', 'pass'])
  })

  it('ss without -n prints the names of services, also those with hyphens', () => {
    const named = `State  Recv-Q Send-Q Local Address:Port          Peer Address:Port
LISTEN 0      2            0.0.0.0:ms-wbt-server      0.0.0.0:*
LISTEN 0      128        127.0.0.1:moira-db           0.0.0.0:*
`
    expect(socket(`tcp/3389 ${client}`, named)).toEqual(['unknown', 'pass'])
    expect(socket(`tcp/775 ${client}`, named)).toEqual(['loopback-only', 'fail'])
  })

  it('older ss prints * for IPv4 and :::80 for IPv6', () => {
    const old = `State      Recv-Q Send-Q Local Address:Port               Peer Address:Port
LISTEN     0      128          *:22                       *:*
LISTEN     0      128         :::80                      :::*
LISTEN     0      128    127.0.0.1:25                       *:*
`
    expect(socket(`tcp/22 ${client}`, old)).toEqual(['unknown', 'pass'])
    expect(socket(`tcp/80 ${client}`, old)).toEqual(['unknown', 'pass'])
    expect(socket(`tcp/25 ${client}`, old)).toEqual(['loopback-only', 'fail'])
    expect(socket(`tcp/443 ${client}`, old)).toEqual(['not-listening', 'fail'])
  })
})

describe('what a listing does not show, it does not prove', () => {
  const shell = (command: string, text: string) => `[root@web ~]# ${command}\n${text}[root@web ~]# `

  it('established connections are no listeners', () => {
    expect(socket(`tcp/443 ${client}`, output('ss-est'))[0]).toBe('unknown')
    expect(socket(`tcp/443 ${client}`, output('netstat-tn'))[0]).toBe('unknown')
    expect(socket(`tcp/22 ${client}`, output('ss-est'))).toEqual(['unknown', 'unknown'])
  })

  it('a listing of TCP says nothing about UDP, and the other way round', () => {
    expect(socket(`udp/443 ${client}`, output('ss-lnt'))[0]).toBe('unknown')
    expect(socket(`tcp/443 ${client}`, output('ss-lnu'))[0]).toBe('unknown')
    expect(socket(`udp/123 ${client}`, output('ss-tulpn'))[0]).toBe('loopback-only')
    expect(socket(`udp/53 ${client}`, output('netstat-tulpn'))).toEqual(['unknown', 'pass'])
    expect(socket(`udp/514 ${client}`, output('netstat-tulpn'))[0]).toBe('not-listening')
  })

  it('a filter covers only the ports that would match it', () => {
    expect(socket(`tcp/80 ${client}`, shell('ss -lntp | grep :80', ''))[0]).toBe('not-listening')
    expect(socket(`tcp/443 ${client}`, shell('ss -lntp | grep :80', ''))[0]).toBe('unknown')
    expect(socket(`tcp/443 ${client}`, shell('ss -lntp | grep nginx', ''))[0]).toBe('unknown')
    expect(socket(`tcp/443 ${client}`, shell('netstat -tlnp | head -3', output('netstat-tlnp')))[0]).toBe('unknown')
    expect(socket(`tcp/443 ${client}`, shell("ss -lnt 'sport = :80'", output('ss-lnt-sport')))[0]).toBe('unknown')
    expect(
      socket(
        `tcp/81 ${client}`,
        shell("ss -lnt 'sport = :81'", 'State Recv-Q Send-Q Local Address:Port Peer Address:Port\n'),
      )[0],
    ).toBe('not-listening')
    expect(socket(`tcp/443 ${client}`, shell('ss -nt', output('ss-est')))[0]).toBe('unknown')
    expect(socket(`tcp/443 ${client}`, shell('ss -4lnt', output('ss-l4')))[0]).toBe('unknown')
    expect(socket(`tcp/443 ${client}`, shell('ss -lntp', output('ss-lntp')))[0]).toBe('not-listening')
    expect(socket(`tcp/8080 ${client}`, shell('ss -lntp | grep -v sshd', output('ss-lntp')))).toEqual([
      'unknown',
      'pass',
    ])
  })

  it('an empty result at the end of a paste may be one whose output was not copied', () => {
    expect(socket(`tcp/80 ${client}`, '[root@web ~]# ss -lntp | grep :80\n')[0]).toBe('unknown')
    expect(socket(`tcp/80 ${client}`, '[root@web ~]# ss -lntp\nbash: ss: command not found\n[root@web ~]# ')[0]).toBe(
      'unknown',
    )
  })

  it('a table that breaks off proves no absence', () => {
    const text = output('netstat-tlnp')
    expect(socket(`tcp/443 ${client}`, text.slice(0, text.indexOf(':::8080') + 3))[0]).toBe('unknown')
    expect(socket(`tcp/443 ${client}`, `${text.slice(0, 400)}\n--More--`)[0]).toBe('unknown')
    expect(socket(`tcp/3306 ${client}`, text.slice(0, text.indexOf(':::8080') + 3))[0]).toBe('loopback-only')
  })

  it('one row shows what it shows: the other family may have a row of its own', () => {
    const row = (address: string) =>
      `tcp        0      0 ${address}            0.0.0.0:*               LISTEN      12/nginx\n`
    expect(socket(`tcp/80 ${six}`, row('0.0.0.0:80'))[0]).toBe('unknown')
    expect(socket(`tcp/80 ${client}`, row('172.17.0.1:80'))[0]).toBe('unknown')
    expect(socket(`tcp/80 ${client}`, row('127.0.0.1:80'))[0]).toBe('loopback-only')
  })

  it('lines in comments are no output', () => {
    const commented = output('ss-lnt').replace(/^/gm, '# ')
    expect(socket(`tcp/443 ${client}`, commented)).toEqual(['unknown', 'unknown'])
  })

  it('two listings that disagree decide nothing', () => {
    const later = output('ss-lnt').replace('127.0.0.1:3306', '0.0.0.0:3306')
    expect(socket(`tcp/3306 ${client}`, output('ss-lnt'), later)).toEqual(['unknown', 'unknown'])
  })

  it('a socket at one private address is decided by what else is shown', () => {
    const bound =
      'State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 128 192.168.0.11:80 0.0.0.0:*\nLISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n'
    expect(socket(`tcp/80 ${client}`, bound)).toEqual(['unknown', 'unknown'])
    const addresses = '2: eth0: <BROADCAST,UP> mtu 1500\n    inet 192.168.0.11/24 brd 192.168.0.255 scope global eth0\n'
    expect(socket(`tcp/80 ${client}`, bound, addresses)).toEqual(['unknown', 'pass'])
    expect(socket(`tcp/80 ${client}`, bound, addresses.replaceAll('eth0', 'docker0'))).toEqual([
      'wrong-address',
      'fail',
    ])
    expect(
      socket(
        'tcp/80 from 192.168.0.7',
        bound,
        'nc: connect to 192.168.0.10 port 80 (tcp) failed: Connection refused',
      )[0],
    ).toBe('wrong-address')
  })
})

describe('a service at another port', () => {
  const listing = (...rows: string[]) =>
    [
      'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process',
      ...rows.map((row) => `LISTEN 0 128 ${row}`),
      '',
    ].join('\n')
  const sshd = '0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=1,fd=3))'

  it('names the port only where the program is of the kind', () => {
    expect(socket(`tcp/80 ${client}`, listing(sshd, '0.0.0.0:8000 0.0.0.0:* users:(("nginx",pid=2,fd=6))'))[0]).toBe(
      'wrong-port',
    )
    expect(socket(`tcp/3306 ${client}`, listing(sshd, '*:3307 *:* users:(("mysqld",pid=2,fd=6))'))[0]).toBe(
      'wrong-port',
    )
    expect(socket(`tcp/2222 ${client}`, listing(sshd))[0]).toBe('wrong-port')
    expect(socket(`tcp/80 ${client}`, listing(sshd, '*:3306 *:* users:(("mysqld",pid=2,fd=6))'))[0]).toBe(
      'not-listening',
    )
    expect(socket(`tcp/443 ${client}`, listing(sshd, '0.0.0.0:80 0.0.0.0:* users:(("nginx",pid=2,fd=6))'))[0]).toBe(
      'not-listening',
    )
    expect(socket(`tcp/8080 ${client}`, listing(sshd, '127.0.0.1:8005 0.0.0.0:* users:(("java",pid=2,fd=6))'))[0]).toBe(
      'not-listening',
    )
  })
})

describe('Windows, in three languages', () => {
  const rows = `  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       968
  TCP    0.0.0.0:3389           0.0.0.0:0              LISTENING       1220
  TCP    127.0.0.1:8080         0.0.0.0:0              LISTENING       6120
  TCP    172.16.0.5:3389        198.51.100.7:51234     ESTABLISHED     1220
  TCP    [::]:3389              [::]:0                 LISTENING       1220
  UDP    0.0.0.0:123            *:*                                    1044
`
  const headers = [
    '\nActive Connections\n\n  Proto  Local Address          Foreign Address        State           PID\n',
    '\nアクティブな接続\n\n  プロトコル  ローカル アドレス      外部アドレス           状態            PID\n',
    '\n活动连接\n\n  协议  本地地址          外部地址        状态           PID\n',
  ]
  for (const header of headers) {
    it(`netstat -ano with the header ${header.trim().split('\n')[0]}`, () => {
      const text = (header + rows).replaceAll('\n', '\r\n')
      expect(socket(`tcp/3389 ${client}`, text)).toEqual(['unknown', 'pass'])
      expect(socket(`tcp/8080 ${client}`, text)[0]).toBe('loopback-only')
      expect(socket(`tcp/80 ${client}`, text)[0]).toBe('not-listening')
      expect(socket(`udp/161 ${client}`, text)[0]).toBe('not-listening')
    })
  }

  it('findstr without a hit', () => {
    expect(
      socket(
        `tcp/80 ${client}`,
        'C:\\Users\\Administrator>netstat -ano | findstr :80\r\n\r\nC:\\Users\\Administrator>',
      )[0],
    ).toBe('not-listening')
    expect(socket(`tcp/443 ${client}`, 'C:\\>netstat -ano | findstr :80\r\n\r\nC:\\>')[0]).toBe('unknown')
  })

  it('Get-NetTCPConnection', () => {
    const table = `PS C:\\> Get-NetTCPConnection -State Listen

LocalAddress                        LocalPort RemoteAddress                       RemotePort State       AppliedSetting OwningProcess
------------                        --------- -------------                       ---------- -----       -------------- -------------
::                                  3389      ::                                  0          Listen                     1220
0.0.0.0                             3389      0.0.0.0                             0          Listen                     1220
127.0.0.1                           8080      0.0.0.0                             0          Listen                     6120

PS C:\\> `
    expect(socket(`tcp/3389 ${client}`, table)).toEqual(['unknown', 'pass'])
    expect(socket(`tcp/8080 ${client}`, table)[0]).toBe('loopback-only')
    expect(socket(`tcp/80 ${client}`, table)[0]).toBe('not-listening')
    const none = `PS C:\\> Get-NetTCPConnection -LocalPort 80 -State Listen
Get-NetTCPConnection : No matching MSFT_NetTCPConnection objects found by CIM query for instances of the
ROOT/StandardCimv2/MSFT_NetTCPConnection class on the  CIM server
PS C:\\> `
    expect(socket(`tcp/80 ${client}`, none)[0]).toBe('not-listening')
    expect(socket(`tcp/81 ${client}`, none)[0]).toBe('unknown')
  })
})
