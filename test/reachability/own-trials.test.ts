import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose, type LayerName, parseTarget } from '@/lib/reachability'
import { ask, stateOf } from './ask'

const client = 'from 198.51.100.7'
const reasonOf = ({ layers }: Diagnosis, name: LayerName) => layers.find(({ layer }) => layer === name)?.because?.code

describe('what people tell of their own trial: it works with the firewall of the host switched off', () => {
  it.each([
    'It works when I disable ufw, so I am lost.',
    'If I stop firewalld everything works.',
    'After disabling the firewall I can connect from my laptop.',
    'The page loads fine now. It works as soon as I turn off ufw.',
    '关闭防火墙后就可以访问了',
    '只有在命令行关闭防火墙才能访问。',
    '目前把防火牆關閉後問題就解決,有沒有辦法開著它？',
    '把firewalld停掉就能连上了',
    'ufwを無効にするとつながります。',
    'ファイアウォールを止めたら接続できました',
    'After uninstalling shorewall I can connect again.',
    '卸载防火墙后就可以访问了',
  ])('%s', (told) => {
    const found = ask(`tcp/8080 ${client}`, told)
    expect([found.cause, reasonOf(found, 'host-firewall')]).toEqual(['host-firewall', 'works-without-firewall'])
  })

  it.each([
    '关闭防火墙后还是无法访问',
    '防火墙已经关闭，本地可以访问，外网不行',
    'I disabled the firewall but it still does not work',
    'The firewall is off, it works locally',
    'ファイアウォールを止めてもつながりません',
    'ufw は無効です。ローカルでは接続できます',
    'Would it work if I disable ufw?',
    '如果关闭防火墙就可以了吗',
    '关闭防火墙就可以了吗',
    '关闭防火墙，重启后可以ping通，但8080不行',
    'The firewall is off and ssh works, only port 8080 does not.',
    'Try disabling the firewall and see if it works.',
    '防火墙关了，ssh可以连接',
    '关闭防火墙后网站可以打开，但8080不行',
    'With the cloud firewall disabled it works',
    'ファイアウォールを無効にしたら接続できますか',
  ])('proves nothing: %s', (told) => {
    expect(ask(`tcp/8080 ${client}`, told).cause).toBe('unknown')
  })

  it.each([
    'It works when I stop firewalld, but as soon as I start it again port 9000 times out from my laptop.',
    'When I stop firewalld it works on port 9000.',
    'It works when I turn off ufw. port 9000',
    '关闭防火墙就能访问9000了，打开防火墙就访问超时',
    'systemctl stop firewalld 之后 9000 端口就可以访问了',
  ])('names the port, and that it is the firewall again is no contrast: %s', (told) => {
    const target = parseTarget({ protocol: 'tcp', port: 80, direction: 'ingress' })
    if (!target.ok) throw new Error(target.problem.code)
    const found = diagnose({ target: target.target, evidence: [told], assumed: true })
    expect([found.cause, found.judged.port]).toEqual(['host-firewall', 9000])
  })

  it('a listing that lets the traffic through goes before the story', () => {
    const listing = 'root@ecs:~# ufw status\nStatus: inactive'
    expect(ask(`tcp/8080 ${client}`, 'It works when I disable ufw.', listing).cause).not.toBe('host-firewall')
  })

  it('the fix opens the port in the program that was named, and names none where none was', () => {
    const [open] = ask(`tcp/8080 ${client}`, 'ufwを無効にするとつながります。').fix
    expect(open?.ways[0]?.text).toContain('sudo ufw insert 1 allow')
    expect(ask(`tcp/8080 ${client}`, '关闭防火墙后就可以访问了').fix).toEqual([])
  })
})

describe('programs that serve a port by their own documentation', () => {
  const status = (unit: string) =>
    `$ systemctl status ${unit}\n× ${unit}.service - Media\n     Loaded: loaded (/usr/lib/systemd/system/${unit}.service; enabled)\n     Active: failed (Result: exit-code) since Sun 2026-02-01 15:45:36 JST; 6s ago`

  it.each([
    ['jellyfin', 8096],
    ['grafana-server', 3000],
    ['frps', 7000],
    ['code-server', 8080],
    ['shop-api', 8200],
  ])('the failed unit %s is why nothing listens at %i', (unit, port) => {
    expect(ask(`tcp/${port} ${client}`, status(unit)).cause).toBe('not-listening')
  })

  it.each([
    ['frpc', 8200],
    ['node_exporter', 8200],
    ['jellyfin', 5432],
    ['rustdesk-client', 8200],
    ['mysqld', 8096],
  ])('a failed %s says nothing of %i', (unit, port) => {
    expect(ask(`tcp/${port} ${client}`, status(unit)).cause).toBe('unknown')
  })
})

describe('addresses that a poster or a program has covered up', () => {
  it.each(['[server ip]', '<our address>', '198.51.*.*', 'x.x.x.x'])('a try at %s that hangs was silent', (host) => {
    const found = ask(`tcp/8443 ${client}`, `$ telnet ${host} 8443\nTrying ${host}...\n^C`)
    expect([found.met, found.next?.kind]).toEqual(['timeout', 'security-group'])
    expect(ask(`tcp/8443 ${client}`, `$ telnet ${host} 8443\nTrying ${host}...\nConnected to ${host}.`).met).not.toBe(
      'timeout',
    )
  })

  it('the words of a library in C name the port behind any address', () => {
    const log = '0: : Trying to bind fd 18 to MyPublicIP:3478: errno=99'
    expect(ask(`tcp/3478 ${client}`, log).cause).toBe('wrong-address')
  })

  it('`Running on all addresses` of werkzeug goes before the loopback that it lists as one way', () => {
    const log =
      ' * Running on all addresses (0.0.0.0)\n * Running on http://127.0.0.1:82\n * Running on http://xxxxx:82\nPress CTRL+C to quit'
    expect(stateOf(ask(`tcp/82 ${client}`, log), 'listening-socket')).toBe('pass')
    const loopback = ' * Running on http://127.0.0.1:82\nPress CTRL+C to quit'
    expect(ask(`tcp/82 ${client}`, loopback).cause).toBe('loopback-only')
  })
})

describe('what Markdown puts around', () => {
  it.each(['`502 Bad Gateway\n\nnginx/1.25.3`', '```502 Bad Gateway\nnginx/1.25.3\n```'])('%j', (page) => {
    expect(ask(`tcp/80 ${client}`, `The page says\n\n${page}\n\nsince today.`).cause).toBe('service-error')
  })

  it("Chrome's own words stand in a sentence", () => {
    const told = 'Opening http://203.0.113.44:7860 triggered HTTP ERROR 503.'
    expect(ask(`tcp/7860 ${client}`, told).cause).toBe('service-error')
    expect(ask(`tcp/7860 ${client}`, 'HTTP ERROR 503-B is no status').cause).toBe('unknown')
  })
})

describe('what the connecting machine lists of itself', () => {
  const timeout = 'curl: (28) Connection timed out after 5001 milliseconds'
  const mac = `me@mac ~ % curl -m 5 http://203.0.113.22:8080/\n${timeout}\nme@mac ~ % lsof -i :8080 -P\nCOMMAND  PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME\nnode    4412 me   23u  IPv4 0x1f 0t0  TCP 127.0.0.1:8080 (LISTEN)`
  const wifi =
    'PS C:\\Users\\me> netstat -ano | findstr :8080\n  TCP    127.0.0.1:8080         0.0.0.0:0              LISTENING       4412\nPS C:\\Users\\me> Test-NetConnection 203.0.113.22 -Port 8080\nWARNING: TCP connect to (203.0.113.22 : 8080) failed\n\nComputerName     : 203.0.113.22\nRemoteAddress    : 203.0.113.22\nRemotePort       : 8080\nInterfaceAlias   : Wi-Fi\nSourceAddress    : 192.168.1.23\nPingSucceeded    : False\nTcpTestSucceeded : False'
  const ufw =
    'Status: active\n\nTo                         Action      From\n--                         ------      ----\n22/tcp                     ALLOW       Anywhere'

  it.each([
    ['a Mac by its prompt', mac],
    ['a laptop by its wireless way out', wifi],
    [
      'a server that waits for another one',
      `root@web:~# curl http://10.0.1.9:8080/\n${timeout}\nroot@web:~# ufw status\n${ufw}`,
    ],
  ])('is not held against the instance: %s', (_, paste) => {
    expect(ask(`tcp/8080 ${client}`, paste).cause).toBe('unknown')
  })

  it('is that of the instance where its interfaces or a prompt of another machine say so', () => {
    const wired = wifi.replace('InterfaceAlias   : Wi-Fi', 'InterfaceAlias   : Ethernet')
    expect(ask(`tcp/8080 ${client}`, wired).cause).toBe('loopback-only')
    const two = `me@home:~$ curl http://203.0.113.22:8080/\n${timeout}\nroot@web:~# ufw status\n${ufw}`
    expect(ask(`tcp/8080 ${client}`, two).cause).toBe('host-firewall')
  })
})
