import { describe, expect, it } from 'vitest'
import { ask, group } from './ask'

const client = 'from 198.51.100.7'
const local =
  'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port  Process\nLISTEN   0        128              0.0.0.0:22            0.0.0.0:*      users:(("sshd",pid=811,fd=3))\nLISTEN   0        511            127.0.0.1:8080          0.0.0.0:*      users:(("node",pid=1450,fd=19))'
const none = local.split('\n').slice(0, 2).join('\n')
const wall =
  'Status: active\n\nTo                         Action      From\n--                         ------      ----\n22/tcp                     ALLOW       Anywhere'
const chains =
  'Chain INPUT (policy DROP)\ntarget     prot opt source               destination\nACCEPT     tcp  --  anywhere             anywhere             tcp dpt:ssh\n\nChain FORWARD (policy DROP)\ntarget     prot opt source               destination\n\nChain OUTPUT (policy ACCEPT)\ntarget     prot opt source               destination'
const unit =
  '● nginx.service - nginx server\n     Loaded: loaded (/lib/systemd/system/nginx.service; enabled)\n     Active: failed (Result: exit-code) since Mon 2026-11-23 09:12:01 UTC; 3min ago'
const container =
  'CONTAINER ID   IMAGE        COMMAND      CREATED       STATUS       PORTS                      NAMES\nd833c8457f11   app:latest   "/start.sh"  2 hours ago   Up 2 hours   127.0.0.1:8080->80/tcp     app'
const closed = group({ PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' })
const stopped = JSON.stringify(
  {
    Instances: {
      Instance: [{ InstanceId: 'i-example', Status: 'Stopped', PublicIpAddress: { IpAddress: ['203.0.113.9'] } }],
    },
  },
  null,
  1,
)

const causeOf = (text: string, port = 8080) => ask(`tcp/${port} ${client}`, text).cause

describe('what was shown before it was changed shows nothing of now', () => {
  it.each([
    [80, unit, 'I have since started nginx, now the browser just hangs.'],
    [8080, wall, 'I have since allowed 8080 there. It is still not reachable.'],
    [8080, local, 'After that I changed the bind address to 0.0.0.0 and restarted the app. No change.'],
    [8080, closed, 'I added the rule for 8080 afterwards, but the browser still says nothing.'],
    [8080, container, 'I recreated the container with -p 8080:80 since. Times out from home.'],
    [22, stopped, 'I started the instance again an hour ago. SSH: nothing.'],
    [80, none, "nginx was not installed at the time; it's installed and running now."],
    [80, chains, 'Those rules are gone now, I flushed everything an hour ago.'],
    [8080, local, 'その後、0.0.0.0に変えて再起動しましたが、まだつながりません。'],
    [80, unit, 'その後、設定ファイルを直して nginx は復旧しています。ですが外からは見られません。'],
    [80, wall, 'このあと80番を許可しました。まだタイムアウトします。'],
    [8080, closed, 'その後8080番のルールを追加しました。'],
    [8080, container, 'その後 -p 8080:80 でコンテナを作り直しました。'],
    [22, stopped, 'このあとインスタンスを起動しました。SSHはまだできません。'],
    [8080, local, '后来把监听地址改成 0.0.0.0 重启了,还是不行。'],
    [80, unit, '后来配置改好了,nginx 已经修复,能跑了,外网还是打不开。'],
    [80, wall, '之后已经放行了 80,还是超时。'],
    [8080, closed, '后来加上了8080的规则,仍然不通。'],
    [80, wall, 'EDIT: added 80 to ufw and reloaded, does not help'],
    [8080, closed, 'UPDATE 2: 8080 is in the group now too. Same.'],
    [8080, local, '追記: bind を 0.0.0.0 にして再起動しました。変わらずつながりません。'],
    [8080, closed, '追記:8080も追加しました。症状は同じです。'],
    [8080, local, '补充:bind 已改成 0.0.0.0,重启过了,外网照样连不上'],
    [8080, closed, '更新:8080 也加进安全组了,还是一样'],
    [22, stopped, '刚才已经把实例启动了,SSH 还是连不上。'],
  ])('%i: %s … %s', (port, output, sentence) => {
    expect(causeOf(`${output}\n\n${sentence}`, port)).toBe('unknown')
    // It counts where it was shown after that.
    expect(causeOf(`${sentence}\n\n${output}`, port)).not.toBe('unknown')
    expect(causeOf(output, port)).not.toBe('unknown')
  })

  it.each([
    'nginx was not running this morning. I started it, yet the page still hangs.',
    'The instance was stopped for a resize last night. It is running again, the page times out.',
    '昨夜はリサイズのためインスタンスが停止中でした。今は起動していますが開けません。',
    '昨晚变配的时候实例是已停止状态,后来启动了,还是连不上。',
    "Until this morning only 22 was allowed in the security group; I've added 80. Still times out.",
    '今朝までセキュリティグループは22だけ許可でしたが、80も追加しました。まだだめです。',
    '之前安全组只放行了22,现在80也加上了,还是不行。',
    'My ECS had no public IP at first. I bound an EIP yesterday. The page does not open.',
    '今朝はnginxが停止していました。起動しましたが、まだページが開きません。',
    '早上发现 nginx 没启动,已经启动了,页面还是打不开。',
  ])('nor does what was told: %s', (sentence) => {
    expect(causeOf(sentence, 80)).toBe('unknown')
  })
})

describe('what is planned, asked, taken back or done elsewhere changes nothing', () => {
  it.each([
    [wall, 'Should I allow 8080 there? I have not changed anything yet.', 'host-firewall'],
    [wall, 'I already opened 8080 in the security group of the console.', 'host-firewall'],
    [local, '0.0.0.0に変えて再起動すればよいでしょうか。', 'loopback-only'],
    [local, '是不是要改成 0.0.0.0 再重启?', 'loopback-only'],
    [
      local,
      'I tried to change the bind address to 0.0.0.0 but the app refuses to start with it, so it is back to what you see.',
      'loopback-only',
    ],
    [local, 'I changed the bind address and restarted, but it still shows the above.', 'loopback-only'],
    [local, 'The app is running but nobody reaches it from outside.', 'loopback-only'],
    [local, 'I opened 8080 in the security group and in ufw, still refused.', 'loopback-only'],
    [local, 'セキュリティグループは8080を追加済み、ufwも停止済みです。それでもつながりません。', 'loopback-only'],
    [local, '安全组已经放行了8080,防火墙也关了,就是连不上。', 'loopback-only'],
    [local, '重启过很多次了,还是不行。', 'loopback-only'],
    [local, 'I restarted everything, no change.', 'loopback-only'],
  ])('%s … %s', (output, sentence, cause) => {
    expect(causeOf(`${output}\n\n${sentence}`)).toBe(cause)
  })
})

describe('of what is shown anew below a change, only the later counts, in each language', () => {
  const sockets = (address: string) =>
    `State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      200    ${address}      0.0.0.0:*         users:(("ruby",pid=2207,fd=9))\nLISTEN 0      128    0.0.0.0:22      0.0.0.0:*         users:(("sshd",pid=640,fd=3))`
  const rules = (rule: string) =>
    `Chain INPUT (policy ACCEPT)\ntarget     prot opt source               destination\n${rule}\n\nChain FORWARD (policy ACCEPT)\ntarget     prot opt source               destination\n\nChain OUTPUT (policy ACCEPT)\ntarget     prot opt source               destination`
  const silent = 'curl: (28) Failed to connect to 203.0.113.61 port 9292 after 75004 ms: Connection timed out'
  const refused = 'curl: (7) Failed to connect to 203.0.113.61 port 9292 after 8 ms: Connection refused'
  const gateway = 'HTTP/1.1 502 Bad Gateway\nServer: nginx/1.22.1'

  const words: readonly (readonly [string, string])[] = [
    ['First I saw this:', 'Then I took that line out, restarted puma, and now it is:'],
    ['At first:', 'I then changed the settings and restarted. Now it shows:'],
    ['最初の表示：', 'その後その行を消して puma を再起動したら、今はこうです：'],
    ['はじめはこれでした：', 'そのあと設定を変更して再起動しました。現在は'],
    ['我先看到的是：', '后来我把那一行去掉、重启了 puma，现在是：'],
    ['一开始：', '之后改了配置并重启，目前变成'],
  ]

  it.each(words)('%s … %s', (first, then) => {
    const told = (earlier: string, later: string) => causeOf(`${first}\n${earlier}\n\n${then}\n${later}`, 9292)
    expect(told(sockets('127.0.0.1:9292'), `${sockets('0.0.0.0:9292')}\n${silent}`)).toBe('unknown')
    expect(told(sockets('0.0.0.0:9292'), sockets('127.0.0.1:9292'))).toBe('loopback-only')
    expect(told(rules('DROP       tcp  --  anywhere             anywhere             tcp dpt:9292'), rules(''))).toBe(
      'unknown',
    )
    expect(told(gateway, silent)).toBe('unknown')
    for (const earlier of [silent, refused, sockets('127.0.0.1:9292')])
      expect(told(earlier, gateway)).toBe('service-error')
  })

  it.each([
    'At first 502 Bad Gateway. Then I fixed the upstream and restarted it, now it times out.',
    '最初は 502 Bad Gateway でした。その後アプリを再起動して、今はタイムアウトします。',
    '先看到 502 Bad Gateway。后来把上游改了、重启了，现在是超时。',
  ])('told in one line: %s', (text) => {
    expect(causeOf(text, 80)).toBe('unknown')
  })

  it('what was not changed between, or is met as before, still counts', () => {
    const local = sockets('127.0.0.1:9292')
    expect(causeOf(`First I saw this:\n${local}\n\nThen I looked at it from home, now:\n${silent}`, 9292)).toBe(
      'loopback-only',
    )
    expect(
      causeOf(
        `我先看到的是：\n${local}\n\n后来重启了 puma，现在本机是：\n$ curl -I localhost:9292\nHTTP/1.1 200 OK`,
        9292,
      ),
    ).toBe('loopback-only')
  })
})
