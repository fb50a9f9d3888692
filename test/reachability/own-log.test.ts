import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const client = 'from 198.51.100.7'
const listens = (port: number, program: string) =>
  `State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0 9 0.0.0.0:${port} 0.0.0.0:* users:(("${program}",pid=1,fd=2))\n`
const empty = (port: number) =>
  `* Connected to 203.0.113.9 (203.0.113.9) port ${port}\ncurl: (52) Empty reply from server`

describe('a service that fails is looked for in its own log, on the system that it runs on', () => {
  it.each([
    ['Remote Desktop', 3389, ['An internal error has occurred.'], 'Get-WinEvent -LogName System'],
    [
      'a container',
      8080,
      [
        empty(8080),
        'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\nab12cd34ef56   web   "x"   1 hour ago   Up 1 hour   0.0.0.0:8080->80/tcp   web-1\n',
      ],
      'docker logs --tail 50 web-1',
    ],
    ['nginx', 80, [empty(80), listens(80, 'nginx')], 'sudo tail -n 50 /var/log/nginx/error.log'],
    [
      'MariaDB',
      3306,
      [
        "ERROR 2013 (HY000): Lost connection to server at 'reading initial communication packet', system error: 0",
        listens(3306, 'mariadbd'),
      ],
      'sudo journalctl -u mysql -u mysqld -u mariadb',
    ],
    ['sshd', 22, ['kex_exchange_identification: Connection closed by remote host'], 'sudo journalctl -u ssh -u sshd'],
    ['one that is not known', 9999, [empty(9999)], 'sudo journalctl -e'],
  ])('%s', (_, port, evidence, command) => {
    const { cause, fix } = ask(`tcp/${port} ${client}`, ...evidence)
    expect([cause, fix.map(({ kind }) => kind)]).toEqual(['service-error', ['service-log']])
    expect(fix[0]?.ways[0]?.text).toContain(command)
  })

  it('of a port that Windows serves, nothing is asked for that Linux has', () => {
    const { next } = ask(`tcp/3389 ${client}`, 'nc: connect to 203.0.113.9 port 3389 (tcp) failed: Connection refused')
    expect(next?.command).toBe('netstat -ano | findstr :3389')
  })
})
