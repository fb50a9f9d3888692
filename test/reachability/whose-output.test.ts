import { describe, expect, it } from 'vitest'
import { ask, group } from './ask'

const client = 'from 198.51.100.7'
const sockets = (port: number, program = 'node') =>
  `State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port  Process\nLISTEN   0        128              0.0.0.0:22            0.0.0.0:*      users:(("sshd",pid=811,fd=3))\nLISTEN   0        511            127.0.0.1:${port}          0.0.0.0:*      users:(("${program}",pid=1450,fd=19))`
const wall =
  'Status: active\n\nTo                         Action      From\n--                         ------      ----\n22/tcp                     ALLOW       Anywhere'
const zone =
  'public (active)\n  target: default\n  icmp-block-inversion: no\n  interfaces: eth0\n  sources: \n  services: dhcpv6-client ssh\n  ports: \n  protocols: \n  forward: yes\n  masquerade: no\n  forward-ports: \n  source-ports: \n  icmp-blocks: \n  rich rules: '
const container =
  'CONTAINER ID   IMAGE        COMMAND      CREATED       STATUS       PORTS                      NAMES\nd833c8457f11   app:latest   "/start.sh"  2 hours ago   Up 2 hours   127.0.0.1:8080->80/tcp     app'
const unit =
  '● nginx.service - A high performance web server and a reverse proxy server\n     Loaded: loaded (/lib/systemd/system/nginx.service; enabled; vendor preset: enabled)\n     Active: failed (Result: exit-code) since Mon 2026-11-23 09:12:01 UTC; 3min ago'
const closed = group({ PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' })

const causeOf = (port: number, text: string) => ask(`tcp/${port} ${client}`, text).cause

describe('what another machine shows decides nothing', () => {
  it.each([
    [8080, 'I deployed to the ECS and 8080 times out.', 'On my laptop:', sockets(8080)],
    [8080, 'Port 8080 of my instance is not reachable.', 'This is from another server:', wall],
    [80, 'The site does not open.', 'On the database server:', sockets(3306, 'mysqld')],
    [8080, '8080 does not answer on the new box.', 'Output of a server that works:', zone],
    [443, '443 hangs on production.', 'For comparison, the staging box:', wall],
    [8080, 'The cloud server does not answer.', '**dev machine**', sockets(8080)],
    [8080, 'Web app on port 8080 times out.', 'Running it at home first:', container],
    [8080, 'I cannot open 203.0.113.9:8080.', 'Second server (this one is fine):', zone],
    [8080, 'Port 8080 of the ECS is silent.', 'This is the staging group:', closed],
    [80, 'Nothing opens on 203.0.113.9.', "On a friend's VPS it looks like this:", unit],
    [8080, 'ECSの8080番につながりません。', '自宅のPC:', sockets(8080)],
    [8080, '本番の8080番にアクセスできません。', 'ローカル環境では以下のようになっています。', container],
    [80, 'Webサイトが表示されません。', 'データベースサーバー側:', sockets(3306, 'mysqld')],
    [443, '443番がタイムアウトします。', '正常に動いている別サーバーの設定です。', wall],
    [80, '203.0.113.9が開けません。', '知人のVPSではこうなっていました。', unit],
    [8080, '本番の8080番につながりません。', 'ステージングのセキュリティグループはこちらです:', closed],
    [8080, '云服务器 8080 访问不了。', '测试机:', sockets(8080)],
    [8080, '服务器 8080 端口打不开。', '我家里的电脑:', container],
    [8080, 'ECS 的 8080 端口连不上。', '本地电脑:', sockets(8080)],
    [443, '线上 443 超时。', '另一台的防火墙:', wall],
    [8080, '正式环境的 8080 连不上。', '这是测试环境的安全组:', closed],
    [8080, 'Tomcat works in dev and fails in prod.', 'dev:', sockets(8080, 'java')],
    [3306, "The replica can't be reached from the office.", 'primary:', sockets(3306, 'mysqld')],
    [443, 'ssh to prod hangs.', "Here is ufw from the sibling node in another region, in case it's relevant:", wall],
    [8080, 'Nobody reaches 203.0.113.9:8080.', "my homelab NAS runs the same thing and there it's", sockets(8080)],
    [443, '1号機は問題なくつながります。つながらないのは2号機です。', '1号機:', wall],
    [443, '新環境のECSで443番がタイムアウトします。', '旧環境(別の会社のVPS)のufwです。', wall],
    [443, '两台服务器,A能访问,B不能访问。', 'A的防火墙:', wall],
    [443, '新买的ECS 443 超时。', '以前那台的防火墙是这样的:', wall],
    [8080, 'My own instance times out on 8080.', 'The cluster at work has it like so:', container],
    [
      8080,
      'The new ECS does not answer.',
      "On the self-hosted box that we're migrating away from, ss gives",
      sockets(8080),
    ],
    [443, 'The production one times out.', 'I compared with a fresh instance I spun up for testing:', wall],
    [8080, 'Mine is managed by somebody else.', 'Security group of the other project:', closed],
    [
      8080,
      'クラウド(ECS)の8080がタイムアウトします。',
      '自社のオンプレサーバでは以下のように見えます。',
      sockets(8080),
    ],
    [8080, 'ECSの8080番につながりません。', '開発用のWSLで動かすと', sockets(8080)],
    [8080, 'ECS 8080 访问超时。', '公司内网那台跑得好好的,监听如下', sockets(8080)],
    [8080, '出问题的这台 8080 打不开。', '【对比】另一个地域正常的ECS的安全组', closed],
    [8080, 'ECS上的tomcat 8080外网打不开。', '我在自己的虚拟机里看到的是:', sockets(8080)],
    [443, '443 on my instance times out.', 'a guy on the forum with the same error posted', zone],
    [443, 'Nobody gets an answer on 443.', 'Somebody else with a very similar problem showed:', wall],
    [443, 'ECSの443番がタイムアウトします。', '同じエラーが出ている知人のVPSの設定です。', zone],
    [443, '服务器 443 打不开。', '论坛上报错一样的网友贴的:', wall],
  ])('%i: %s %s', (port, asked, label, output) => {
    expect(causeOf(port, `${asked}\n\n${label}\n\n${output}\n`)).toBe('unknown')
    // Said of the machine itself, it decides.
    const back = /[\u3040-\u30ff]/.test(label)
      ? '本番サーバーでは:'
      : /[\u4e00-\u9fff]/.test(label)
        ? '服务器上:'
        : 'On the server itself:'
    expect(causeOf(port, `${asked}\n\n${label}\n\n${output}\n\n${back}\n\n${output}\n`)).not.toBe('unknown')
  })

  it.each([
    "A colleague's server had the same symptom; there nginx was not running.",
    'My colleague has the same setup, and on her server nginx is not running.',
    'On his machine the security group did not allow port 80.',
    '同僚のサーバーではnginxが停止していたそうです。',
    '同事那台服务器是 nginx 没启动,安全组没有放行80端口。',
  ])('nor does what is told of it: %s', (told) => {
    expect(causeOf(80, `${told} What can I check on mine?`)).toBe('unknown')
  })
})

describe('what is called so and is the machine that is asked about decides', () => {
  it.each([
    [8080, 'It works on my laptop. On the ECS:', sockets(8080), 'loopback-only'],
    [8080, "From the staging server, that is the one I can't reach:", sockets(8080), 'loopback-only'],
    [8080, `On my laptop it runs fine:\n\n${container}\n\nOn the server itself:`, container, 'loopback-only'],
    [8080, '自宅のPCでは動きます。ECS上では次のとおりです。', sockets(8080), 'loopback-only'],
    [8080, '本地电脑上没问题。服务器上:', sockets(8080), 'loopback-only'],
    [
      3306,
      "My app server can't connect to the database server.\n\nOn the database server:",
      sockets(3306),
      'loopback-only',
    ],
    [3306, 'データベースサーバーの3306番に接続できません。\n\nデータベースサーバー側:', sockets(3306), 'loopback-only'],
    [3306, '数据库服务器的3306连不上。\n\n数据库服务器上:', sockets(3306), 'loopback-only'],
    [80, "My test server does not answer on port 80. This is the test server's firewall:", wall, 'host-firewall'],
    [80, '検証環境のサーバーの80番につながりません。\n\n検証環境:', wall, 'host-firewall'],
    [80, '测试服务器的 80 端口打不开。\n\n测试服务器:', wall, 'host-firewall'],
    [8080, 'The other server in the VPC gets the same.\n\nss on the instance:', sockets(8080), 'loopback-only'],
    [8080, 'dev works, prod does not.\n\nprod:', sockets(8080), 'loopback-only'],
    [443, '1号機は問題なくつながりますが、2号機の443番につながりません。\n\n2号機:', wall, 'host-firewall'],
    [443, 'A能访问,B不能访问。\n\nB的防火墙:', wall, 'host-firewall'],
    [8080, 'I asked a friend to test from his place, same thing. Here is what the box says:', wall, 'host-firewall'],
    [8080, '友人にも試してもらいましたがだめでした。サーバーの状態です。', wall, 'host-firewall'],
    [8080, '同事也连不上。服务器上看到:', wall, 'host-firewall'],
    [8080, "My other sites on this server work fine. Only port 8080 doesn't:", sockets(8080), 'loopback-only'],
    [8080, "I'm on the second instance of the two, the one with the problem:", sockets(8080), 'loopback-only'],
    [8080, "I followed a friend's advice and checked the server:", sockets(8080), 'loopback-only'],
    [8080, '同僚に教わったとおりに確認しました。', sockets(8080), 'loopback-only'],
    [8080, '按同事说的查了一下:', sockets(8080), 'loopback-only'],
    [8080, 'テスト環境として立てたECSの8080につながりません。', sockets(8080), 'loopback-only'],
    [8080, '我的测试服务器,8080打不开:', sockets(8080), 'loopback-only'],
    [8080, "It's my dev server on Alibaba Cloud, port 8080 unreachable:", sockets(8080), 'loopback-only'],
    [443, "My friend's server times out on 443. His firewall:", wall, 'host-firewall'],
    [443, 'I get the same error on my server:', wall, 'host-firewall'],
    [3001, "Sharing my mac mini dev server (it's a cloud mac):", sockets(3001), 'loopback-only'],
  ])('%i: %s', (port, label, output, cause) => {
    expect(causeOf(port, `${label}\n\n${output}\n`)).toBe(cause)
  })

  it('what a client meets is met wherever it is met', () => {
    const lost = 'curl: (28) Failed to connect to 203.0.113.9 port 80 after 130412 ms: Connection timed out'
    const found = ask(
      `tcp/80 ${client}`,
      `On my laptop:\n\n$ curl http://203.0.113.9/\n${lost}\n\n$ ss -lntp\n${sockets(80)}`,
    )
    expect([found.cause, found.met]).toEqual(['unknown', 'timeout'])
  })
})

describe('a prompt says at which machine something was printed', () => {
  const at = (host: string) => `root@${host}:~# ss -lntp\n${sockets(8080)}\nroot@${host}:~# `
  it.each([
    ["web-a is fine, web-b isn't reachable on 8080.", 'web-a', 'unknown'],
    ["web-a is fine, web-b isn't reachable on 8080.", 'web-b', 'loopback-only'],
    ['客户端连 node1(203.0.113.11:8080)超时,能登录的只有 node2:', 'node2', 'unknown'],
    ['It times out.', 'laptop', 'unknown'],
    ['It times out.', 'web', 'loopback-only'],
  ])('%s %s', (text, host, cause) => {
    expect(causeOf(8080, `${text}\n\n${at(host)}`)).toBe(cause)
  })
})
