import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause
const refusedAt = (port: number) => `http://203.0.113.9:${port}/ : ERR_CONNECTION_REFUSED`

describe('a program whose start names another port than the page was asked for at', () => {
  it.each([
    ['[2026-01-02 03:04:05 +0000] [7] [INFO] Listening at: http://0.0.0.0:8100 (7)'],
    ['* Listening on http://0.0.0.0:9292'],
    ['      Now listening on: http://[::]:5010'],
    ['[GIN-debug] Listening and serving HTTP on :9292'],
    ['2026-01-02 INFO 7 --- [main] o.s.b.w.e.n.NettyWebServer : Netty started on port 9292'],
    ['2026-01-02 INFO 7 --- [main] o.s.b.w.e.t.TomcatWebServer : Tomcat started on port(s): 9292 (http)'],
    ['Jan 02 03:04:05 box my-panel[77]: INFO - web server run http on [::]:9292'],
  ])('%s', (line) => {
    expect(causeOf('tcp/7070', refusedAt(7070), line)).toBe('wrong-port')
    // Who was not refused may have met something else.
    expect(causeOf('tcp/7070', line)).toBe('unknown')
  })

  it('no program of the web where it was no page that was asked for', () => {
    const line = '[2026-01-02 03:04:05 +0000] [7] [INFO] Listening at: http://0.0.0.0:8100 (7)'
    const refused = 'psql: error: connection to server at "203.0.113.9", port 7070 failed: Connection refused'
    expect(causeOf('tcp/7070', refused, line)).toBe('unknown')
  })
})

describe('lists that were taken out of answers under other names', () => {
  const entry = (address: string, policy: string, port = '-1/-1') =>
    `{"NetworkAclEntryId":"nae-1","Policy":"${policy}","Protocol":"all","${address}":"0.0.0.0/0","Port":"${port}"}`
  const acl = (a: string, b: string) => `{"a": [${a}], "b": [${b}]}`
  const [open, shut] = [entry('SourceCidrIp', 'accept'), entry('DestinationCidrIp', 'drop')]

  it.each([
    ['entries in, and those out, which drop what goes back', acl(open, shut), 'network-acl'],
    ['entries that let all through', acl(open, entry('DestinationCidrIp', 'accept')), 'unknown'],
    ['a list without an entry, of which nothing tells what it is', acl(entry('SourceCidrIp', 'drop'), ''), 'unknown'],
  ])('%s', (_, text, cause) => {
    expect(causeOf('tcp/8443', text)).toBe(cause)
  })
})

describe('the state of an instance with how it was stopped', () => {
  it.each([
    ['实例 ID/名称\t状态\t可用区\tIP 地址', '已停止 节省停机模式', 'instance-stopped'],
    ['实例 ID/名称\t状态\t可用区\tIP 地址', '已停止 普通停机模式', 'instance-stopped'],
    ['Instance ID/Name\tStatus\tZone\tIP Address', 'Stopped Economical Mode', 'instance-stopped'],
    ['インスタンス ID/名前\tステータス\tゾーン\tIP アドレス', '停止済み 節約モード', 'instance-stopped'],
    ['实例 ID/名称\t状态\t可用区\tIP 地址', '运行中', 'unknown'],
  ])('%s: %s', (head, state, cause) => {
    expect(causeOf('tcp/22', `${head}\ni-bp1example7 / web\t${state}\tX\t172.16.0.7(私有)`)).toBe(cause)
  })
})

describe('a frontend of HAProxy', () => {
  const line = (front: string) =>
    `Jan  2 03:04:05 lb haproxy[7]: 198.51.100.7:50100 [02/Jan/2026:03:04:05.118] ${front} app/<NOSRV> 0/-1/-1/-1/0 503 221 - - SC-- 1/1/0/0/0 0/0 "GET / HTTP/1.1"`
  it('speaks TLS where a tilde says so', () => {
    expect(causeOf('tcp/443 from 198.51.100.7', line('front~'))).toBe('service-error')
    expect(causeOf('tcp/443 from 198.51.100.7', line('front'))).toBe('unknown')
  })
})

describe('sockets that were asked for within a container are its own', () => {
  const client = 'from 198.51.100.7'
  const listing = (command: string, address: string) =>
    `[root@web ~]# ${command}\nState  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\nLISTEN 0      511        ${address}:3000        0.0.0.0:*    users:(("node",pid=7,fd=18))\n[root@web ~]# `
  const rows =
    'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\naa11bb22cc33   shop:2   "node"   1 day ago   Up 1 day   0.0.0.0:9080->3000/tcp   shop\n'
  const refused = 'curl: (56) Recv failure: Connection reset by peer'

  it.each([
    'docker exec shop ss -lntp',
    'sudo docker exec -it shop ss -lntp',
    'docker exec -u root shop netstat -tlnp',
    'docker container exec aa11bb22cc33 ss -lntp',
    'podman exec -i shop ss -lnt',
  ])('%s', (command) => {
    const closed = ask(`tcp/9080 ${client}`, rows, listing(command, '127.0.0.1'), refused)
    expect(closed.cause).toBe('loopback-only')
    expect(closed.layers.find(({ state }) => state === 'fail')?.because?.code).toBe('inside-loopback')
    // That the host has no such socket is not what it shows.
    expect(ask(`tcp/9080 ${client}`, rows, listing(command, '0.0.0.0')).cause).toBe('unknown')
    expect(ask(`tcp/9090 ${client}`, listing(command, '0.0.0.0')).cause).toBe('unknown')
  })

  it.each(['kubectl exec web-0 -- ss -lntp', 'nsenter -t 812 -n ss -lntp', 'docker exec shop ss -lntp'])(
    'alone, at the very port: %s',
    (command) => {
      expect(ask(`tcp/3000 ${client}`, listing(command, '127.0.0.1')).cause).toBe('loopback-only')
      expect(ask(`tcp/8080 ${client}`, listing(command, '127.0.0.1')).cause).toBe('unknown')
    },
  )

  it('the host beside it is asked about by its own', () => {
    const host = listing('ss -lntp', '0.0.0.0')
    expect(ask(`tcp/9080 ${client}`, host, listing('docker exec shop ss -lntp', '127.0.0.1')).cause).toBe(
      ask(`tcp/9080 ${client}`, host).cause,
    )
  })
})

describe('containers', () => {
  const row = (image: string, ports: string) =>
    `CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n0123456789ab   ${image}   "run"   2 hours ago   Up 2 hours   ${ports}   it`
  const refused = 'telnet: connect to address 203.0.113.9: Connection refused'
  it.each([
    ['tcp/9848', 'example/nacos-server:v2', '0.0.0.0:8848->8848/tcp', 'not-listening'],
    ['tcp/9848', 'redis:7', '0.0.0.0:6379->6379/tcp', 'unknown'],
  ])('%s of %s, which publishes %s', (target, image, ports, cause) => {
    expect(causeOf(target, row(image, ports), `$ telnet 203.0.113.9 ${target.slice(4)}\n${refused}`)).toBe(cause)
    expect(causeOf(target, row(image, ports))).toBe('unknown')
  })

  const zone =
    'public (active)\n  target: default\n  interfaces: eth0\n  sources: \n  services: ssh\n  ports: \n  protocols: \n  masquerade: no\n  forward-ports: \n  rich rules: \n'
  it('a published port that firewalld rejects all the same', () => {
    const list = row('nginx', '0.0.0.0:8080->80/tcp').replace('CONTAINER', '$ podman ps\nCONTAINER')
    const met = (words: string) => `curl: (7) Failed to connect to 203.0.113.9 port 8080 after 7 ms: ${words}`
    expect(causeOf('tcp/8080', met('No route to host'), list, zone)).toBe('host-firewall')
    expect(causeOf('tcp/8080', met('Connection timed out'), list, zone)).toBe('unknown')
  })
})

describe('two families', () => {
  const both = (six: string) =>
    `$ curl -4 -sI https://www.example.net/\nHTTP/2 200\n$ curl -6 -sI https://www.example.net/\n${six}`
  const refused = 'curl: (7) Failed to connect to www.example.net port 443 after 9 ms: Connection refused'
  const listing = (rows: string) => `# netstat -an | grep LISTEN\n${rows}\n# `
  const four = 'tcp4       0      0 *.443                  *.*                    LISTEN'
  const six = 'tcp6       0      0 *.443                  *.*                    LISTEN'
  it('the one that a command was limited to is missed where the other is served', () => {
    expect(causeOf('tcp/443', both(refused), listing(four))).toBe('ipv4-only')
    expect(causeOf('tcp/443', both(refused), listing(`${four}\n${six}`))).toBe('unknown')
    expect(causeOf('tcp/443', both('HTTP/2 200'), listing(four))).toBe('none-found')
  })
})

describe('notices of a penalty', () => {
  const reset = 'ERR_CONNECTION_RESET'
  it.each([
    ['tcp/80', '您的网站因涉嫌违规内容,现已对该 IP 的 80、443 端口进行阻断。', 'icp-or-penalty'],
    ['tcp/443', '因网站存在违法信息,该域名已被屏蔽。', 'icp-or-penalty'],
    ['tcp/80', 'Access to the website has been blocked because of illegal content.', 'icp-or-penalty'],
    ['tcp/80', '法令違反のコンテンツがあるため、ウェブサイトへのアクセスを遮断しました。', 'icp-or-penalty'],
    ['tcp/8022', '您的网站因涉嫌违规内容,现已对该 IP 的 80、443 端口进行阻断。', 'unknown'],
    ['tcp/80', '如不处理违规内容,将被阻断。', 'unknown'],
    ['tcp/80', '可能是因为违规内容已被阻断。', 'unknown'],
  ])('%s: %s', (target, notice, cause) => {
    expect(causeOf(target, `${notice}\n\n${reset}`)).toBe(cause)
  })

  it('not of a site that answers', () => {
    const served = '$ curl -sI http://203.0.113.9/\nHTTP/1.1 200 OK'
    expect(causeOf('tcp/80', '因网站存在违法信息,该域名已被屏蔽。', served)).toBe('none-found')
  })
})

describe('an EIP with some of its fields', () => {
  const host =
    '$ ss -lntp | grep 8080\nLISTEN 0 128 172.16.0.8:8080 0.0.0.0:* users:(("java",pid=7,fd=4))\n$ ip -br -4 addr\nlo UNKNOWN 127.0.0.1/8\neth0 UP 172.16.0.7/24\neth1 UP 172.16.0.8/24\n$ '
  const eip = (side: string) =>
    `{"IpAddress":"203.0.113.9","Status":"InUse","InstanceType":"EcsInstance","InstanceId":"i-bp1example7","PrivateIpAddress":"${side}"}`
  const words = 'From the outside it is refused.'
  it.each([
    ['another interface of the machine', words, '172.16.0.7', 'wrong-address'],
    ['the interface itself', words, '172.16.0.8', 'unknown'],
    ['another machine', words, '172.16.0.99', 'unknown'],
    ['another interface, of which nobody says who comes there', 'It is refused.', '172.16.0.7', 'unknown'],
  ])('leads to %s', (_, sentence, side, cause) => {
    expect(causeOf('tcp/8080', sentence, host, eip(side))).toBe(cause)
  })
})

describe('rules whose hyphens a page has made dashes of', () => {
  const rules = (last: string) =>
    `*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [3:210]\n-A INPUT -i lo -j ACCEPT\n–A INPUT –p tcp -m tcp –dport 22 -j ACCEPT\n${last}\nCOMMIT`
  it('are read as they were', () => {
    const text = rules('-A INPUT -j REJECT —reject-with icmp-host-prohibited')
    expect(causeOf('tcp/8081', text)).toBe('host-firewall')
    expect(causeOf('tcp/22', text)).toBe('unknown')
    expect(causeOf('tcp/8081', rules('-A INPUT -p tcp -m tcp –dport 8081 -j ACCEPT'))).toBe('unknown')
  })
})

describe('a command that starts a container', () => {
  const missed = 'I try to open http://myhost:8080 and it wont load'
  it.each([
    ['docker run -d -p 8099:8080 shop/app:2', missed, 'wrong-port'],
    ['docker run -d \\\n  --name shop \\\n  -p 8099:8080 \\\n  shop/app:2', missed, 'wrong-port'],
    ['docker run -d -p 8080:8080 shop/app:2', missed, 'unknown'],
    ['docker run -d -p 8099:8080 shop/app:2', 'It works well at http://myhost:8099', 'unknown'],
    // Nothing tells that it was this port that was missed.
    ['docker run -d -p 8099:8080 shop/app:2', 'Sometimes the page wont load', 'unknown'],
  ])('%s: %s', (command, sentence, cause) => {
    expect(causeOf('tcp/8080', `${command}\n\n${sentence}`)).toBe(cause)
  })

  it('and has ended since', () => {
    const head = 'CONTAINER ID   IMAGE      COMMAND     CREATED         STATUS                     PORTS     NAMES'
    const row = (state: string, name = 'shop1') =>
      `0f1e2d3c4b5a   shop/app   "/bin/sh"   9 seconds ago   ${state}   ${name}`
    const text = (...rows: string[]) =>
      `mac:shop me$ docker run -p 2300:4100 --name shop1 shop/app\nmac:shop me$ docker ps -a\n${head}\n${rows.join('\n')}`
    expect(causeOf('tcp/2300', text(row('Exited (0) 8 seconds ago')))).toBe('not-listening')
    expect(causeOf('tcp/2301', text(row('Exited (0) 8 seconds ago')))).toBe('unknown')
    expect(causeOf('tcp/2300', text(row('Exited (0) 8 seconds ago', 'other9')))).toBe('unknown')
    expect(causeOf('tcp/2300', text(row('Exited (0) 8 seconds ago'), row('Up 4 seconds')))).toBe('unknown')
  })

  it('whose program says that it listens elsewhere within', () => {
    const log = (port: number) =>
      `docker run -p 9292:9292 shop_api\n\n* Running on http://127.0.0.1:${port}/ (Press CTRL+C to quit)`
    expect(causeOf('tcp/9292', log(5001))).toBe('wrong-port')
    expect(causeOf('tcp/9292', log(9292))).toBe('loopback-only')
  })
})

describe('a file of Compose that nobody has shown to run', () => {
  const compose = (port: string) =>
    `services:\n  shop:\n    image: shop/app\n    ports:\n      - "${port}"\n    restart: always\n`
  it.each([
    ['127.0.0.1:6090:6090', 'On my other server I cannot access anything.', 'loopback-only'],
    ['127.0.0.1:6090:6090', 'It runs well on my server.', 'unknown'],
    ['127.0.0.1:6090:6090', 'On the server I cannot access it, not even at localhost.', 'unknown'],
    ['6090:6090', 'On my other server I cannot access anything.', 'unknown'],
    ['7070:6090', 'http://myhost:6090 is not reachable.', 'wrong-port'],
    ['7070:80', 'http://myhost:6090 is not reachable.', 'unknown'],
  ])('%s: %s', (port, sentence, cause) => {
    expect(causeOf('tcp/6090', `${compose(port)}\n${sentence}`)).toBe(cause)
    expect(causeOf('tcp/6090', `${sentence}\n\n${compose(port)}`)).toBe(cause)
  })

  it('a list of other things is none of ports', () => {
    expect(causeOf('tcp/6090', 'pairs:\n  - 7070:6090\n\nhttp://myhost:6090 is not reachable.')).toBe('unknown')
  })
})

describe('a server that a command starts at loopback', () => {
  const refused = 'curl: (7) Failed to connect to 172.16.0.9 port 8123: Connection refused'
  it.each([
    ['python3 -m http.server 8123 -b 127.0.0.1', 'loopback-only'],
    ['uvicorn app:app --host 127.0.0.1 --port 8123', 'loopback-only'],
    ['php -S localhost:8123 -t public', 'unknown'],
    ['python3 -m http.server 8123 -b 0.0.0.0', 'unknown'],
    ['python3 -m http.server 8124 -b 127.0.0.1', 'unknown'],
    ['mysql --bind-address 127.0.0.1 -P 8123', 'unknown'],
  ])('%s', (command, cause) => {
    expect(causeOf('tcp/8123', `$ ${command}`, refused)).toBe(cause)
    expect(causeOf('tcp/8123', `$ ${command}`)).toBe('unknown')
  })
})

describe('a host that says that its firewall prohibits', () => {
  const sent = (to: string) => `11:22:33.100000 IP 192.168.7.9.40100 > ${to}.23: Flags [S], seq 77, win 29200, length 0`
  const said = (by: string, of: string) =>
    `11:22:33.140000 IP ${by} > 192.168.7.9: ICMP host ${of} unreachable - admin prohibited, length 68`
  it('by the name under which it was asked', () => {
    const name = 'bbs.example.com'
    expect(causeOf('tcp/23', `${sent(name)}\n${said(name, name)}`)).toBe('host-firewall')
    expect(causeOf('tcp/23', `${sent(name)}\n${said('gw.example.net', name)}`)).toBe('unknown')
    expect(causeOf('tcp/23', `${sent(name)}\n${sent(name)}\n${sent(name)}`)).toBe('unknown')
  })
})

describe('a proxy that was asked at a port of the same number as its backend', () => {
  const line = (host: string) =>
    `2026/01/02 03:04:05 [error] 7#7: *3 connect() failed (111: Connection refused) while connecting to upstream, client: 172.20.0.1, server: , request: "GET / HTTP/1.1", upstream: "http://172.20.0.7:9010/"${host}`
  it('is not what it does not reach', () => {
    expect(causeOf('tcp/9010', `${line('')}\n${line(', host: "203.0.113.9:9010"')}`)).toBe('service-error')
    expect(causeOf('tcp/9010', line(''))).not.toBe('service-error')
  })

  it('has its words copied without a server', () => {
    const own = line(', host: "203.0.113.9:8080"')
    expect(causeOf('tcp/8080', `Connection refused by the upstream nodes\n\n${own}`)).toBe('service-error')
    expect(
      causeOf('tcp/8080', `curl: (7) Failed to connect to 203.0.113.9 port 8080: Connection refused\n\n${own}`),
    ).not.toBe('service-error')
  })
})

describe('what an output should be', () => {
  const text = (sentence: string) =>
    `\`\`\`\nTrying 203.0.113.9...\ntelnet: connect to address 203.0.113.9: Connection refused\n\`\`\`\n${sentence}\n\`\`\`\nTrying 203.0.113.9...\nConnected to 203.0.113.9.\n\`\`\`\n\n## netstat\n\`\`\`\nnetstat -anpt | grep 27017\n\`\`\`\n\`\`\`\ntcp   0   0 127.0.0.1:27017   0.0.0.0:*   LISTEN   7/mongod\n\`\`\``
  it.each([
    ['PS：正确的结果应该是', 'loopback-only'],
    ['The right output should look like this', 'loopback-only'],
    ['From the other room', 'unknown'],
  ])('%s', (sentence, cause) => {
    expect(causeOf('tcp/27017', text(sentence))).toBe(cause)
  })
})

describe('a failure to bind whose place stands above it', () => {
  const log = (place: string) =>
    `10:11:12.1 [DEBUG]  Game:  Bind IP : ${place}\n10:11:13.2 [INFO]   Game:  Error binding server endpoint: The requested address is not valid in its context`
  it('is one of that place, for either protocol', () => {
    for (const protocol of ['udp', 'tcp']) {
      expect(causeOf(`${protocol}/27055`, log('203.0.113.9:27055'))).toBe('wrong-address')
      expect(causeOf(`${protocol}/27056`, log('203.0.113.9:27055'))).toBe('unknown')
    }
  })
})

describe('a server of a game that says only that it failed to bind', () => {
  const log = (where: string, why: string) =>
    `[10:11:12] [INFO] Starting Minecraft server on ${where}\n[10:11:12] [WARNING] **** FAILED TO BIND TO PORT!\n[10:11:12] [WARNING] The exception was: java.net.BindException: ${why}\n[10:11:12] [WARNING] Perhaps a server is already running on that port?`
  it('does not listen at the place that it names', () => {
    expect(causeOf('tcp/25570', log('127.0.0.1:25570', 'Address\n already in use: bind'))).toBe('not-listening')
    expect(causeOf('tcp/25570', log('203.0.113.9:25570', 'Cannot assign requested address'))).toBe('wrong-address')
    expect(causeOf('tcp/25571', log('127.0.0.1:25570', 'Address\n already in use: bind'))).toBe('unknown')
  })
})

describe('a failure to bind as a document on a line', () => {
  const line =
    '{"t":"2026-01-02T03:04:05","s":"E","id":20568,"msg":"Error setting up listener","attr":{"error":{"code":9001,"errmsg":"Address already in use"}}}'
  it('names no port by the numbers of its fields', () => {
    expect(causeOf('tcp/27017', line)).toBe('not-listening')
    expect(causeOf('tcp/9001', `${line}\nbind: "listen": ":7080"`)).not.toBe('wrong-port')
  })
})

describe('a program that has announced how to call it, and could not take its port', () => {
  const failed = 'Error: listen EADDRINUSE :::3030'
  it('does not listen', () => {
    expect(causeOf('tcp/3030', `[10:11:12] The server is running at http://localhost:3030/\n${failed}`)).toBe(
      'not-listening',
    )
    // One that says at which address it listens may be the one that has it.
    expect(causeOf('tcp/3030', `[10:11:12] Listening on 0.0.0.0:3030\n${failed}`)).toBe('unknown')
    expect(causeOf('tcp/3030', '[10:11:12] The server is running at http://localhost:3030/')).toBe('unknown')
  })
})
