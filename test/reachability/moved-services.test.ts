import { describe, expect, it } from 'vitest'
import type { Diagnosis } from '@/lib/reachability'
import { ask } from './ask'

const client = 'from 198.51.100.7'
const foundBy = ({ cause, layers }: Diagnosis) => {
  const reason = layers.find(({ layer }) => layer === 'listening-socket')?.because
  return [cause, reason?.code, reason?.params.found]
}

describe('a service that runs, on another port than the one that was tried', () => {
  const service = (status: string) =>
    `PS C:\\Windows\\system32> Get-Service TermService\n\nStatus   Name               DisplayName\n------   ----               -----------\n${status.padEnd(9)}TermService        Remote Desktop Services\n`
  const listing = (...ports: number[]) =>
    `PS C:\\Windows\\system32> netstat -ano | findstr LISTENING\n${ports.map((port) => `  TCP    0.0.0.0:${port}            0.0.0.0:0              LISTENING       1204`).join('\n')}\nPS C:\\Windows\\system32> `
  const registry = (port: number) =>
    `C:\\>reg query "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp" /v PortNumber\n\nHKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp\n    PortNumber    REG_DWORD    0x${port.toString(16)}\n`

  it('Remote Desktop that runs, and a port made of 3389: that port, and nothing is started', () => {
    const found = ask(`tcp/3389 ${client}`, `${service('Running')}\n${listing(135, 33890)}`)
    expect(foundBy(found)).toEqual(['wrong-port', 'wrong-port', '33890'])
    expect(found.fix.flatMap(({ ways }) => ways).some(({ text }) => text.includes('Start-Service'))).toBe(false)
    expect(found.fix.map(({ check }) => check)).not.toContain('sudo ss -lntp')
  })

  it('Remote Desktop that is stopped, or ports of other kinds: nothing listens', () => {
    expect(ask(`tcp/3389 ${client}`, `${service('Stopped')}\n${listing(135, 33890)}`).cause).toBe('not-listening')
    expect(ask(`tcp/3389 ${client}`, `${service('Running')}\n${listing(135, 8080)}`).cause).toBe('not-listening')
  })

  it('the registry names the port, and something listens there, or what listens there is not shown', () => {
    expect(foundBy(ask(`tcp/3389 ${client}`, registry(50123), listing(135, 50123)))).toEqual([
      'wrong-port',
      'set-elsewhere',
      '50123',
    ])
    const refused = 'nc: connect to 203.0.113.9 port 3389 (tcp) failed: Connection refused'
    expect(ask(`tcp/3389 ${client}`, registry(50123), refused).cause).toBe('wrong-port')
    // Set to the port that was tried, it says nothing; and where nothing has the port that it names, the service is not there.
    expect(ask(`tcp/3389 ${client}`, registry(3389), refused).cause).toBe('unknown')
    expect(ask(`tcp/3389 ${client}`, registry(50123), listing(135)).cause).toBe('not-listening')
    expect(ask(`tcp/3389 ${client}`, registry(50123)).cause).toBe('unknown')
  })

  it('PowerShell names the port of the registry', () => {
    const read = `PS C:\\> Get-ItemProperty -Path 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp' -Name PortNumber\n\nPortNumber   : 40010\nPSChildName  : RDP-Tcp\n`
    expect(foundBy(ask(`tcp/3389 ${client}`, read, listing(135, 40010)))).toEqual([
      'wrong-port',
      'set-elsewhere',
      '40010',
    ])
  })

  it('a file of settings and a whole listing agree on another port', () => {
    const settings = (port: number) => `# grep -E '^(bind|port)' /etc/redis/redis.conf\nbind 0.0.0.0\nport ${port}\n# `
    const rows = (port: number) =>
      `# ss -lnt\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      511          0.0.0.0:${port}       0.0.0.0:*\nLISTEN 0      128          0.0.0.0:22         0.0.0.0:*\n# `
    expect(foundBy(ask('tcp/6379 from 10.0.1.8', settings(7001), rows(7001)))).toEqual([
      'wrong-port',
      'set-elsewhere',
      '7001',
    ])
    expect(ask('tcp/6379 from 10.0.1.8', settings(7001), rows(9000)).cause).toBe('not-listening')
  })

  it('nginx speaks TLS at a number made of 443', () => {
    const rows = (port: number) =>
      `# ss -lntp\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      511          0.0.0.0:80         0.0.0.0:*     users:(("nginx",pid=9,fd=6))\nLISTEN 0      511          0.0.0.0:${port}       0.0.0.0:*     users:(("nginx",pid=9,fd=7))\n# `
    expect(foundBy(ask(`tcp/443 ${client}`, rows(4430)))).toEqual(['wrong-port', 'wrong-port', '4430'])
    expect(ask(`tcp/443 ${client}`, rows(8090)).cause).toBe('not-listening')
  })
})

describe('a panel that was given another port', () => {
  const refused = (port: number) =>
    `curl: (7) Failed to connect to 203.0.113.44 port ${port} after 9 ms: Connection refused`
  const sockets = (port: number, program: string) =>
    `State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      128    0.0.0.0:${port}      0.0.0.0:*         users:(("${program}",pid=902,fd=6))\nLISTEN 0      128    0.0.0.0:22      0.0.0.0:*         users:(("sshd",pid=640,fd=3))`
  const causeOf = (port: number, text: string) =>
    ask(`tcp/${port} from 198.51.100.7`, `${text}\n${refused(port)}`).cause

  it.each([
    [8888, '# bt default\nBT-Panel default info!\n外网面板地址: http://203.0.113.44:31877/7f0c\nusername: q', 31877],
    [8888, '# bt default\naaPanel default info!\naaPanel Internet Address: https://203.0.113.44:31877/7f0c', 31877],
    [10086, '# 1pctl user-info\n面板地址: http://$LOCAL_IP:27314/5be1\n面板用户: q', 27314],
    [10086, '# 1pctl user-info\nPanel address: http://10.0.3.4:27314/5be1', 27314],
  ])('%i, by what it says itself', (port, said, own) => {
    expect(causeOf(port, said)).toBe('wrong-port')
    expect(causeOf(own, said)).toBe('unknown')
  })

  it.each([
    [8888, 'BT-Panel', 31877],
    [10086, '1panel-core', 27314],
  ])('%i, by its socket', (port, program, own) => {
    expect(causeOf(port, sockets(own, program))).toBe('wrong-port')
    // Of what nobody takes for a panel's port it tells nothing.
    expect(causeOf(5601, sockets(own, program))).toBe('not-listening')
  })
})

describe('the only start that is shown, at another port than the one that somebody misses', () => {
  const start = (line: string, ...talk: string[]) => [...talk, '', line].join('\n')
  const puma = (port: number) => `* Listening on http://0.0.0.0:${port}`

  it.each([
    [
      'a page that does not load',
      start(
        '[4/2/2026, 7:08:09 AM] [UI] Panel v4 is listening on :: port 8085',
        'http://192.0.2.9:8585 does not load.',
      ),
      8585,
      '8085',
    ],
    [
      'a refusal told in a sentence',
      start(
        'info: Microsoft.Hosting.Lifetime[14]\n      Now listening on: http://[::]:8085',
        'http://192.0.2.9:5005 refuses.',
      ),
      5005,
      '8085',
    ],
    [
      'friends who are refused',
      start(
        '[07:08:09] [Server thread/INFO]: Starting minecraft server version 1.21\n[07:08:09] [Server thread/INFO]: Starting Minecraft server on *:25570',
        'My friends get "Connection refused" on 203.0.113.7:25565',
      ),
      25565,
      '25570',
    ],
  ] as const)('%s', (_, text, port, found) => {
    expect(foundBy(ask(`tcp/${port} ${client}`, text))).toEqual(['wrong-port', 'wrong-port', found])
  })

  it.each([
    ['where nobody misses the port', start(puma(3100), 'This is my log.'), 8585],
    [
      'where a proxy stands before it',
      start(puma(3100), 'My site at port 8585 does not load, it is behind nginx.'),
      8585,
    ],
    ['at a port for everyone, before which one may stand', start(puma(3100), 'Port 443 does not load.'), 443],
    [
      'of a container, whose port the host may have under another number',
      start(puma(3100), 'Port 8585 of my docker host does not load.'),
      8585,
    ],
    [
      'where another start has the port',
      start(`${puma(3100)}\n[INFO] Listening at: http://0.0.0.0:8585 (7)`, 'Port 8585 does not load.'),
      8585,
    ],
    [
      'of a front of development, which asks another one',
      start('  - Local:   http://0.0.0.0:3100', 'Port 8585 does not load.'),
      8585,
    ],
    [
      'where somebody speaks of the other port as well',
      start(puma(3100), 'http://203.0.113.9:8585 does not load, http://203.0.113.9:3100 works.'),
      8585,
    ],
    [
      'where another program is called by its name',
      start(
        'level=info msg="Start listening for connections" address=0.0.0.0:9190',
        'Grafana does not load at port 3000.',
      ),
      3000,
    ],
    [
      'where nothing comes back',
      start(puma(3100), 'curl: (28) Failed to connect to 203.0.113.9 port 8585: Connection timed out'),
      8585,
    ],
    [
      'of a client with a protocol of its own',
      start(puma(3100), 'psql: error: connection to server at "203.0.113.9", port 8585 failed: Connection refused'),
      8585,
    ],
  ] as const)('but not %s', (_, text, port) => {
    expect(ask(`tcp/${port} ${client}`, text).cause).not.toBe('wrong-port')
  })
})
