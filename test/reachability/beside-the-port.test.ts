import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (port: number, ...lines: string[]) => ask(`tcp/${port} from 198.51.100.7`, lines.join('\n')).cause

describe('a ban whose rules shut other ports', () => {
  const ban = '2025-01-01 10:00:00,941 fail2ban.actions        [860]: NOTICE  [sshd] Ban 198.51.100.7'
  const rules = (ports: string) => [
    '# iptables -S | grep f2b',
    '-N f2b-sshd',
    `-A INPUT -p tcp -m multiport --dports ${ports} -j f2b-sshd`,
    '-A f2b-sshd -s 198.51.100.7/32 -j REJECT --reject-with icmp-port-unreachable',
    '-A f2b-sshd -j RETURN',
  ]

  it('keeps nobody from this one', () => {
    expect(causeOf(2022, ban, ...rules('22'))).toBe('unknown')
    expect(causeOf(2022, ban, ...rules('22,2022'))).toBe('host-firewall')
    expect(causeOf(22, ban, ...rules('22'))).toBe('host-firewall')
  })
})

describe('a number that is searched for where names are printed', () => {
  it.each(['netstat -l', 'netstat -tl', 'ss -lt', 'lsof -i'])('%s', (command) => {
    expect(causeOf(9999, `$ ${command} | grep 9999`, '$ uptime', ' 10:00:00 up 1 day')).toBe('unknown')
  })

  it.each(['netstat -ltn', 'netstat -ltpn', 'ss -ltn', 'lsof -i -P -n'])('%s', (command) => {
    expect(causeOf(9999, `$ ${command} | grep 9999`, '$ uptime', ' 10:00:00 up 1 day')).toBe('not-listening')
  })
})

describe('what a program in a container calls its address', () => {
  const start = ['$ docker run --rm -p 3000:3000 example/stream:1', 'Starting app on http://127.0.0.1:3000']
  const list = (address: string) => [
    'root@c0ffee:/app# netstat -tlpn',
    'Active Internet connections (only servers)',
    'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name',
    `tcp6       0      0 ${address}:3000                 :::*                    LISTEN      1/node`,
  ]

  it('counts less than its socket', () => {
    expect(causeOf(3000, ...start, ...list('::'))).not.toBe('loopback-only')
    expect(causeOf(3000, ...start)).toBe('loopback-only')
  })

  it('is told by the settings of its image', () => {
    const command = 'Executing the command: jupyter lab'
    expect(causeOf(8888, command)).toBe('unknown')
  })
})

describe('ports that an image uses beside the one that is published', () => {
  const row = (image: string, ports: string) =>
    `CONTAINER ID   IMAGE     COMMAND   CREATED      STATUS      PORTS     NAMES\nbb2ecc7633aa   ${image}   "run"   3 days ago   Up 3 days   ${ports}   shop`
  const cut = '$ curl localhost:80\ncurl: (56) Recv failure: Connection reset by peer'

  it('are no mistake of whoever published its usual one', () => {
    expect(causeOf(80, row('nginx', '0.0.0.0:80->80/tcp, 443/tcp'), cut)).not.toBe('wrong-port')
    expect(causeOf(80, row('example/app', '0.0.0.0:80->80/tcp, 3000/tcp'), cut)).toBe('wrong-port')
  })

  it('nor is the port of an engine in a list of machines', () => {
    const machines =
      'NAME      ACTIVE   DRIVER       STATE     URL                         SWARM   DOCKER    ERRORS\ndefault   -        virtualbox   Running   tcp://192.168.99.100:2376           v1.12.0'
    expect(causeOf(3308, row('example/dd', '0.0.0.0:3308->3306/tcp'), machines)).toBe('unknown')
  })
})
