import { describe, expect, it } from 'vitest'
import { ask, stateOf } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(`${target} from 198.51.100.7`, ...evidence).cause
const row = (address: string, port: number) =>
  `LISTEN 0      128        ${address}:${port}      0.0.0.0:*    users:(("app",pid=77,fd=5))`
const at = (host: string, port: number, address: string) =>
  `ops@${host}:~$ ss -lntp | grep ${port}\n${row(address, port)}`
const wall =
  '-P INPUT DROP\n-A INPUT -i lo -j ACCEPT\n-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT\n-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT'

describe('several machines by their names: the one that is said to fail is asked about', () => {
  it.each([
    [
      'at prompts',
      (own: string, other: string) =>
        `${at('shop1', 9000, other)}\n${at('shop2', 9000, own)}\n\nNobody reaches shop2 on port 9000. shop1 is fine.`,
    ],
    [
      'under labels',
      (own: string, other: string) =>
        `staging (works):\n${row(other, 9000)}\n\nprod:\n${row(own, 9000)}\n\nprod can't be reached on port 9000.`,
    ],
    [
      'by letters',
      (own: string, other: string) =>
        `A: the vps\n\n${row(own, 9000)}\n\nB: the nas\n\n${row(other, 9000)}\n\nclients of the vps can't connect to port 9000.`,
    ],
    [
      'by the address that it tells',
      (own: string, other: string) =>
        `${at('app-a', 9000, other)}\n${at('app-b', 9000, own)}\nops@app-b:~$ hostname -I\n203.0.113.61\n\n$ curl http://203.0.113.61:9000/\ncurl: (7) Failed to connect to 203.0.113.61 port 9000: Connection refused`,
    ],
    [
      'by the one from which it is tried',
      (own: string, other: string) =>
        `${at('hop', 9000, other)}\nops@hop:~$ nc -vz 203.0.113.62 9000\nnc: connect to 203.0.113.62 port 9000 (tcp) failed: Connection refused\n${at('core', 9000, own)}`,
    ],
  ])('%s', (_, text) => {
    expect(causeOf('tcp/9000', text('127.0.0.1', '0.0.0.0'))).toBe('loopback-only')
    expect(causeOf('tcp/9000', text('0.0.0.0', '127.0.0.1'))).not.toBe('loopback-only')
  })

  it('under headings without a colon, which differ in one word', () => {
    const shown = (own: string, other: string) =>
      `host blue\n$ ss -lnt | grep 9000\n${row(other, 9000)}\n\nhost green\n$ ss -lnt | grep 9000\n${row(own, 9000)}\n\ngreen is the one that does not answer on port 9000`
    expect(causeOf('tcp/9000', shown('127.0.0.1', '0.0.0.0'))).toBe('loopback-only')
    expect(causeOf('tcp/9000', shown('0.0.0.0', '127.0.0.1'))).toBe('unknown')
    const named = `broker-1\n${row('0.0.0.0', 9000)}\nbroker-2\n${row('127.0.0.1', 9000)}\n\nclients can't connect to`
    expect(causeOf('tcp/9000', `${named} broker-2:9000`)).toBe('loopback-only')
    expect(causeOf('tcp/9000', `${named} broker-1:9000`)).toBe('unknown')
  })

  it('letters of who speaks in a dialogue are none of machines', () => {
    const text = `A: I get connection refused.\nB: show ss\nA:\n${row('127.0.0.1', 9000)}\nB: there you go, the server works for A`
    expect(causeOf('tcp/9000', text)).toBe('loopback-only')
  })

  it('in pieces of their own', () => {
    const works = at('vm1', 9000, '0.0.0.0')
    const asked = `box2 is the one I ask about:\n\n${at('box2', 9000, '127.0.0.1')}`
    expect(causeOf('tcp/9000', works, asked)).toBe('loopback-only')
    expect(causeOf('tcp/9000', asked, works)).toBe('loopback-only')
  })

  it('a machine that does not get to another is the client: its rules stop nobody else', () => {
    const text = `joiner can't reach 9000 of donor\n\nroot@joiner:~# iptables -S\n${wall}\nroot@donor:~# iptables -S\n-P INPUT ACCEPT`
    expect(causeOf('tcp/9000', text)).toBe('unknown')
    expect(
      causeOf('tcp/9000', text.replace("joiner can't reach 9000 of donor", "donor can't reach 9000 of joiner")),
    ).toBe('host-firewall')
  })

  it('what one that works shows clears no layer of the other', () => {
    const text = `On the old one (which works):\n\n${at('app-1', 9000, '0.0.0.0')}\n\nops@app-2:~$ uptime\n 10:00:01 up 2 min\n\nThe new one times out.`
    expect(stateOf(ask('tcp/9000 from 198.51.100.7', text), 'listening-socket')).toBe('unknown')
  })

  it('labels of parts of one machine tell none apart', () => {
    expect(
      causeOf(
        'tcp/9000',
        `containers:\nnone\n\nsockets:\n${row('127.0.0.1', 9000)}\n\nThe server does not answer on port 9000.`,
      ),
    ).toBe('loopback-only')
  })
})

describe('rules that were changed below their list', () => {
  const listed =
    'root@vps:~# ufw status\nStatus: active\n\nTo                         Action      From\n--                         ------      ----\n22/tcp                     ALLOW       Anywhere'

  it('decide nothing any more', () => {
    expect(causeOf('tcp/8443', `${listed}\n\nroot@vps:~# ufw allow 8443/tcp\nRule added\nRule added (v6)`)).toBe(
      'unknown',
    )
    const zone =
      '# firewall-cmd --list-all\npublic (active)\n  target: default\n  interfaces: eth0\n  sources: \n  services: ssh\n  ports: \n  rich rules: '
    expect(causeOf('tcp/8443', `${zone}\n# firewall-cmd --add-port=8443/tcp\nsuccess`)).toBe('unknown')
    // What is only kept is not in force before the rules are read again.
    expect(causeOf('tcp/8443', `${zone}\n# firewall-cmd --permanent --add-port=8443/tcp\nsuccess`)).toBe(
      'host-firewall',
    )
    expect(
      causeOf(
        'tcp/8443',
        `${zone}\n# firewall-cmd --permanent --add-port=8443/tcp\nsuccess\n# firewall-cmd --reload\nsuccess`,
      ),
    ).toBe('unknown')
  })

  it('still decide where another port was opened, or the list comes later', () => {
    expect(causeOf('tcp/8443', `${listed}\n\nroot@vps:~# ufw allow 9443/tcp\nRule added`)).toBe('host-firewall')
    expect(causeOf('tcp/8443', `root@vps:~# ufw allow 9443/tcp\nRule added\n${listed}`)).toBe('host-firewall')
  })

  it('a list of before is replaced by that of since', () => {
    expect(
      causeOf(
        'tcp/8443',
        `root@vps:~# ufw status\nStatus: inactive\nroot@vps:~# ufw enable\nFirewall is active and enabled on system startup\n${listed}`,
      ),
    ).toBe('host-firewall')
  })
})

describe('a label of now ends what was before', () => {
  it.each(['today:', 'after:', 'now:'])('%s', (label) => {
    const unit = (state: string) =>
      `● mysqld.service - MySQL Server\n     Active: ${state} since Wed 2026-02-07 08:11:03 UTC; 5min ago`
    const text = (first: string, second: string) =>
      `yesterday it was so:\n${unit(first)}\n\n${label}\n${unit(second)}\n\nPort 3306 does not answer.`
    expect(causeOf('tcp/3306', text('active (running)', 'failed (Result: exit-code)'))).toBe('not-listening')
    expect(causeOf('tcp/3306', text('failed (Result: exit-code)', 'active (running)'))).toBe('unknown')
  })
})

describe('what a program said before it was set otherwise and started anew', () => {
  it('holds no more', () => {
    const begun = (second: number, mode: string) =>
      `17000000${second}: mosquitto version 2.0.11 starting\n17000000${second}: ${mode}\n17000000${second}: Opening ipv4 listen socket on port 1883.`
    const local = begun(
      10,
      'Starting in local only mode. Connections will only be possible from clients running on this machine.',
    )
    const open = begun(40, 'Config loaded from /etc/mosquitto/mosquitto.conf.')
    const between = 'Then I added a listener and restarted:'
    expect(causeOf('tcp/1883', local)).toBe('loopback-only')
    expect(causeOf('tcp/1883', `${local}\n\n${between}\n${open}`)).toBe('unknown')
  })
})

describe('documentation that is set in is all of it', () => {
  it('whatever stands below its first sentence', () => {
    const shown = 'Chain INPUT (policy DROP)\ntarget     prot opt source               destination\n'
    expect(
      causeOf(
        'tcp/8080',
        `The wiki says:\n\n  By default, it will block all incoming connections.\n  ${shown.replaceAll('\n', '\n  ')}\n\nWe never enabled it. Port 8080 hangs.`,
      ),
    ).toBe('unknown')
  })
})

describe('a ban that was lifted', () => {
  const ban = '2026-02-19 22:31:40,620 fail2ban.actions        [765]: NOTICE  [sshd] Ban 198.51.100.7'

  it('keeps nobody out', () => {
    expect(causeOf('tcp/22', ban)).toBe('host-firewall')
    expect(
      causeOf(
        'tcp/22',
        `${ban}\n2026-02-19 22:41:40,620 fail2ban.actions        [765]: NOTICE  [sshd] Unban 198.51.100.7`,
      ),
    ).toBe('unknown')
    expect(causeOf('tcp/22', `${ban}\n# fail2ban-client set sshd unbanip 198.51.100.7\n1`)).toBe('unknown')
  })

  it('but one that came again does, and one of somebody else tells nothing', () => {
    expect(
      causeOf('tcp/22', `${ban}\n# fail2ban-client set sshd unbanip 198.51.100.7\n1\n${ban.replace('22:31', '23:59')}`),
    ).toBe('host-firewall')
    expect(causeOf('tcp/22', `${ban}\n# fail2ban-client set sshd unbanip 192.0.2.9\n1`)).toBe('host-firewall')
  })
})

describe('a proxy that does not reach what is behind it', () => {
  const error = (upstream: string) =>
    `2026/03/02 10:11:40 [error] 31#31: *5 connect() failed (111: Connection refused) while connecting to upstream, client: 198.51.100.7, server: _, request: "GET / HTTP/1.1", upstream: "http://${upstream}/", host: "203.0.113.5"`
  const answer = (status: number) =>
    `198.51.100.7 - - [02/Mar/2026:10:11:40 +0000] "GET / HTTP/1.1" ${status} 612 "-" "curl/8.4.0"`

  it('and goes on to the next address has served its client', () => {
    expect(causeOf('tcp/80', `${error('[::1]:9000')}\n${answer(200)}`)).not.toBe('service-error')
    expect(causeOf('tcp/80', `${error('[::1]:9000')}\n${error('127.0.0.1:9000')}\n${answer(502)}`)).toBe(
      'service-error',
    )
  })

  it('by a tunnel says nothing of the port at which the service itself is open', () => {
    const tunnel =
      '2026-05-25T13:42:19Z ERR Request failed error="Unable to reach the origin service. The service may be down or it may not be responding to traffic from cloudflared: dial tcp 127.0.0.1:5244: connect: connection refused" connIndex=1 dest=https://files.example.org/ event=0 type=http'
    const open = '17ff63bb3b54   files:1   "/start.sh"   3 days ago    Up 3 days    0.0.0.0:5244->5244/tcp   files'
    const head = 'CONTAINER ID   IMAGE     COMMAND       CREATED       STATUS       PORTS                    NAMES\n'
    expect(causeOf('tcp/5244', `${tunnel}\n${head}${open}`)).toBe('unknown')
    expect(causeOf('tcp/443', tunnel)).toBe('service-error')
  })

  it('for another site than the one that is missed', () => {
    const tunnel = (site: string) =>
      `2026-07-10T17:08:33Z ERR Request failed error="Unable to reach the origin service. The service may be down or it may not be responding to traffic from cloudflared: dial tcp 192.168.3.180:3000: connect: connection refused" connIndex=0 dest=https://${site}/ event=0 type=http`
    expect(causeOf('tcp/443', `home.example.net does not open.\n${tunnel('graphs.example.net')}`)).toBe('unknown')
    expect(causeOf('tcp/443', `graphs.example.net does not open.\n${tunnel('graphs.example.net')}`)).toBe(
      'service-error',
    )
  })

  it('before it was set otherwise and started anew', () => {
    const failed =
      '2026/09/02 14:54:39 [E] [proxy.go:581] [e4a01fde3ab7765f] [ssh] connect to local service [192.168.25.41:6002] error: dial tcp 192.168.25.41:6002: connect: connection refused'
    const begun = '2026/09/03 10:12:20 [I] [control.go:179] [bc5e19ab3276935c] [ssh] start proxy success'
    expect(causeOf('tcp/6002', failed)).toBe('service-error')
    expect(causeOf('tcp/6002', `${failed}\n\nI changed local_port to 3389 and restarted frpc:\n${begun}`)).toBe(
      'unknown',
    )
    expect(causeOf('tcp/6002', `${begun}\n\nI changed local_port and restarted frpc:\n${failed}`)).toBe('service-error')
  })
})

describe('a part that ends again and again', () => {
  const log = (line: string, time: string) => `[2026-06-28T01:45:${time}] ${line}`

  it('does not end the program that goes on', () => {
    const parts = [
      log('[INFO] system - http server listening on 8888', '20'),
      log('[FATAL] system - updater is disconnected', '21'),
      log('[INFO] system - start updater pid: 2269', '22'),
      log('[FATAL] system - updater is disconnected', '23'),
    ]
    expect(causeOf('tcp/8888', parts.join('\n'))).toBe('unknown')
    // It begins anew each time: it is the program that ends.
    expect(
      causeOf(
        'tcp/8888',
        [
          log('[FATAL] system - config is broken', '21'),
          log('[INFO] system - starting', '22'),
          log('[FATAL] system - config is broken', '23'),
        ].join('\n'),
      ),
    ).toBe('not-listening')
  })
})

describe('mail that goes out by another address', () => {
  it('shows that the port is open', () => {
    const silent = 'Cannot connect to 2001:db8:4003:c00::1b:25 (mx.example.com) (Net::OpenTimeout: execution expired)'
    expect(ask('egress tcp/25', silent).cause).toBe('platform-port-25')
    expect(ask('egress tcp/25', `${silent}\nConnected to 192.0.2.27:25 (mx.example.com)`).cause).not.toBe(
      'platform-port-25',
    )
  })
})
