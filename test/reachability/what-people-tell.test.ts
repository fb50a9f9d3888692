import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose, parseTarget } from '@/lib/reachability'
import { ask } from './ask'

const client = 'from 198.51.100.7'
const causeOf = (target: string, ...evidence: string[]) => ask(`${target} ${client}`, ...evidence).cause
const kinds = ({ fix }: Diagnosis) => fix.map(({ kind }) => kind)
const silent = 'The browser says ERR_CONNECTION_TIMED_OUT.'
const refused = (port: number) => `curl: (7) Failed to connect to 203.0.113.9 port ${port}: Connection refused`

it('the firewall of the host was switched off by its name, and the service opened', () => {
  expect(causeOf('tcp/8888', 'firewalld を停止したらアクセスできました。')).toBe('host-firewall')
  expect(causeOf('tcp/8888', 'firewalld を停止してもアクセスできません。')).toBe('unknown')
})

describe('a service that is said not to be there', () => {
  const unit = (name: string) =>
    `● ${name}.service - A service\n   Active: failed (Result: exit-code) since Fri 2026-01-02 08:32:13 UTC; 2min ago`

  it('the only unit that is shown has failed, and no other service has the port for its own', () => {
    expect(causeOf('tcp/8096', unit('jellyfin'))).toBe('not-listening')
    expect(causeOf('tcp/3306', unit('jellyfin'))).toBe('unknown')
    expect(causeOf('tcp/80', unit('jellyfin'))).toBe('unknown')
    // It connects to the port, and does not serve it.
    expect(causeOf('tcp/7000', unit('frpc'))).toBe('unknown')
  })

  it.each([
    ['tcp/8096', "I can't see it listening on port 8096."],
    ['tcp/8080', '8080 端口没有监听。'],
    ['tcp/8080', '8080番ポートで待ち受けていません。'],
    ['udp/51820', ':: [ERR] WireGuard is not listening, try to restart now? [Y/n] Y'],
  ])('%s: %s', (target, line) => {
    expect(causeOf(target, line)).toBe('not-listening')
    expect(causeOf('tcp/9999', line)).toBe('unknown')
  })

  it('its container has ended, and the port refuses', () => {
    const told = 'when I list the containers, I see that the container is exited with status 1.'
    expect(causeOf('tcp/3000', refused(3000), told)).toBe('not-listening')
    expect(causeOf('tcp/3000', told)).toBe('unknown')
  })

  it('the only container that is shown has the port and publishes none', () => {
    const ps =
      'CONTAINER ID   IMAGE    COMMAND       CREATED          STATUS          PORTS      NAMES\nd833c8457f11   app      "/bin/bash"   46 minutes ago   Up 34 minutes   7860/tcp   cohen'
    expect(causeOf('tcp/7860', ps)).toBe('not-listening')
    expect(causeOf('tcp/80', ps.replace('7860', '80'))).toBe('not-listening')
  })

  it('frpc asks for another port than that of frps', () => {
    const both = 'server_addr = 203.0.113.9\nserver_port = 7388\n\n# frps.ini\n[common]\nbind_port = 7700'
    expect(causeOf('tcp/7388', both)).toBe('wrong-port')
    expect(causeOf('tcp/7388', both.replace('7700', '7388'))).toBe('unknown')
    expect(causeOf('tcp/7388', both.replace('bind_port', '# bind'))).toBe('unknown')
  })

  it('a setting of PostgreSQL behind a mark leaves it at its own machine', () => {
    const psql =
      'psql: error: could not connect to server: Connection refused\n\tIs the server running on host "203.0.113.9" and accepting\n\tTCP/IP connections on port 5432?'
    expect(causeOf('tcp/5432', "#listen_addresses = '*'", psql)).toBe('loopback-only')
    expect(causeOf('tcp/5432', "listen_addresses = '*'", psql)).toBe('unknown')
  })
})

describe('what still holds', () => {
  const local = 'tcp        0      0 127.0.0.1:3306          0.0.0.0:*               LISTEN      849/mysqld'
  const rules =
    'Status: active\n\nTo                         Action      From\n--                         ------      ----\n22/tcp                     ALLOW       Anywhere'
  const failed =
    '● nginx.service - nginx\n   Active: failed (Result: exit-code) since Mon 2026-01-02 10:00:00 CST; 2min ago'
  const stopped =
    '{"Instances":{"Instance":[{"InstanceId":"i-bp1","Status":"Stopped","EipAddress":{"IpAddress":"203.0.113.9"}}]}}'

  it.each([
    ['tcp/3306', local, '后来我把 bind-address 改成 0.0.0.0 并重启了,还是连不上。'],
    [
      'tcp/3306',
      `It was listening on localhost only:\n${local}`,
      'I changed bind-address to 0.0.0.0 and restarted, but it still times out.',
    ],
    ['tcp/80', rules, 'I have since disabled ufw completely and it still does not load.'],
    ['tcp/80', failed, 'I fixed the config and nginx starts now, but it still times out.'],
    ['tcp/3389', stopped, '扩容完已经启动了,但是远程桌面还是连不上。'],
    ['tcp/8888', `ss 的结果(重启面板前):\n${local.replace('3306', '8888')}`, '重启面板之后没再看过。'],
  ])('%s: %s … %s', (target, output, sentence) => {
    expect(causeOf(target, `${output}\n\n${sentence}\n${silent}`)).toBe('unknown')
    expect(
      causeOf(
        target,
        output
          .split('\n')
          .filter((line) => !line.endsWith('前):'))
          .join('\n'),
      ),
    ).not.toBe('unknown')
  })

  it.each([
    ['my config says bind-address = 0.0.0.0, but netstat still shows this.', local],
    ["I can't ssh in, here is what I get by VNC:", local],
    ['From my laptop it times out. On the server:', local],
    ['The name is resolved to 203.0.113.9.', local],
  ])('and what does: %s', (sentence, output) => {
    expect(causeOf('tcp/3306', `${sentence}\n\n${output}`)).toBe('loopback-only')
  })

  it.each([
    [
      'tcp/3000',
      `Locally (on my Mac) it runs:\n  ➜  Local:   http://localhost:3000/\n  ➜  Network: use --host to expose\nOn the server I use pm2.`,
    ],
    [
      'tcp/3306',
      '自分の PC で netstat を見ましたが何も出ません。\nC:\\Users\\me> netstat -an | findstr 3306\nC:\\Users\\me>',
    ],
    ['tcp/8080', `公司另一台测试机的监听是 127.0.0.1:8080。出问题的这台还没登录看。\n${local.replace('3306', '8080')}`],
    ['tcp/8080', `I assume mine is:\n${local.replace('3306', '8080')}`],
    [
      'tcp/80',
      'root@web:~# docker exec web iptables -L\nChain INPUT (policy DROP)\ntarget     prot opt source               destination\nChain FORWARD (policy ACCEPT)\ntarget     prot opt source               destination\nChain OUTPUT (policy ACCEPT)\ntarget     prot opt source               destination',
    ],
  ])('and whose it is: %s %s', (target, text) => {
    expect(causeOf(target, `${text}\n${silent}`)).toBe('unknown')
  })

  it('what the platform announces for later has not come to be', () => {
    expect(causeOf('tcp/22', '实例 i-bp1234567 已欠费，将于三天后停机。')).toBe('unknown')
  })
})

describe('what else a log says', () => {
  it('the answer to what the host itself began is dropped', () => {
    const line =
      'kernel: [73608.06] iptables denied: IN=eth0 OUT= MAC= SRC=198.51.100.120 DST=xx.xx.xx.xx LEN=44 PROTO=TCP SPT=443 DPT=50966 WINDOW=8192 RES=0x00 ACK SYN URGP=0'
    expect(ask('egress tcp/443', line).cause).toBe('host-firewall')
    expect(ask('egress tcp/80', line).cause).toBe('unknown')
    expect(ask('tcp/443', line).cause).toBe('unknown')
  })

  it('Flask listens at all addresses, of which it lists its own', () => {
    const flask = (first: string) => ` * Running on ${first}\n * Running on http://127.0.0.1:82\nPress CTRL+C to quit`
    expect(ask(`tcp/82 ${client}`, flask('all addresses (0.0.0.0)')).cause).toBe('unknown')
    expect(ask(`tcp/82 ${client}`, flask('http://172.16.0.5:82')).cause).toBe('unknown')
    expect(ask(`tcp/82 ${client}`, ' * Running on http://127.0.0.1:82\nPress CTRL+C to quit').cause).toBe(
      'loopback-only',
    )
  })

  it('a mail server that cannot reach itself by its public name', () => {
    const log = (host: string) =>
      `Nov  3 18:05:55 mail postfix/qmgr[1434]: 81571C2D: from=<root@mail.example.com>, size=642, nrcpt=1 (queue active)\nNov  3 18:06:25 mail postfix/smtp[1436]: connect to ${host}[203.0.113.123]:25: Connection timed out`
    expect(ask('egress tcp/25', log('mail.example.com')).cause).toBe('unknown')
    expect(ask('egress tcp/25', log('mx1.example.net')).cause).toBe('platform-port-25')
  })

  it.each([
    ['tcp/80', 'I get a 502 Bad Gateway when I open the site.'],
    ['tcp/80', '`502 Bad Gateway'],
    ['tcp/7860', 'http://203.0.113.44:7860 triggered HTTP ERROR 503.'],
    ['tcp/80', '浏览器显示 502 Bad Gateway'],
    [
      'tcp/443',
      'caddy | {"level":"error","logger":"http.log.error.log0","msg":"dial tcp 127.0.0.1:4040: connect: connection refused","request":{"remote_addr":"172.30.0.1:31302","proto":"HTTP/2.0"},"status":502}',
    ],
  ])('%s: %s', (target, line) => {
    expect(ask(target, line).cause).toBe('service-error')
  })

  it('nginx could not load a certificate, and refuses', () => {
    const log =
      '2026/05/18 16:50:43 [emerg] 37#37: cannot load certificate "/etc/nginx/ssl/crt.pem": BIO_new_file() failed'
    expect(causeOf('tcp/443', log, refused(443))).toBe('not-listening')
    expect(causeOf('tcp/443', log)).toBe('unknown')
  })
})

describe('out of the instance, and into a cluster', () => {
  it('the machine has no default route, and shows so', () => {
    const target = parseTarget({ protocol: 'tcp', port: 443 })
    if (!target.ok) throw new Error(target.problem.code)
    const pasted = (routes: string) =>
      diagnose({
        target: target.target,
        undirected: true,
        evidence: [
          `[root@web ~]# curl https://mirrors.example.com\ncurl: (7) Failed to connect to mirrors.example.com port 443: Network is unreachable\n[root@web ~]# ip route\n${routes}\n[root@web ~]# `,
        ],
      })
    const own = '192.168.0.0/24 dev eth0 proto kernel scope link src 192.168.0.5'
    const found = pasted(own)
    expect([found.cause, found.way.direction, kinds(found)]).toEqual([
      'no-public-address',
      'egress',
      ['add-default-route'],
    ])
    expect(pasted(`default via 192.168.0.253 dev eth0\n${own}`).cause).toBe('unknown')
  })

  it('a Service without pods, and no commands of Docker for it', () => {
    const endpoints = 'NAME   ENDPOINTS   AGE\nweb    <none>      3d'
    const found = ask(`tcp/80 ${client}`, endpoints)
    expect([found.cause, kinds(found)]).toEqual(['not-listening', ['repair-pods']])
    expect(JSON.stringify(found.fix)).not.toContain('docker')
    const running = endpoints.replace('<none>', '10.42.0.7:80')
    expect(ask(`tcp/80 ${client}`, running).cause).toBe('unknown')
  })

  it('RDP at its own port, and a number made of it tried', () => {
    const listing =
      'PS C:\\> netstat -ano | findstr LISTENING\n  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       900\n  TCP    0.0.0.0:3389           0.0.0.0:0              LISTENING       1040\nPS C:\\> '
    expect(causeOf('tcp/33890', listing)).toBe('wrong-port')
    expect(causeOf('tcp/8080', listing)).toBe('not-listening')
  })

  it('a database of Windows gets no tunnel by ssh', () => {
    const listing =
      'PS C:\\> netstat -ano | findstr :1433\n  TCP    127.0.0.1:1433         0.0.0.0:0              LISTENING       4120\nPS C:\\> '
    const found = ask(`tcp/1433 ${client}`, listing)
    expect(found.cause).toBe('loopback-only')
    expect(JSON.stringify(found.fix)).not.toContain('ssh ')
  })
})

describe('the address that people say they come from', () => {
  it.each([
    'My public ip is 198.51.100.7.',
    'source ip 198.51.100.7',
    'client: inet 198.51.100.7/24',
    '私の IP は 198.51.100.7',
    '本机外网 IP:198.51.100.7',
    '我的出口IP是198.51.100.7',
  ])('%s', (line) => {
    const rules =
      '{"SecurityGroupId":"sg-a","VpcId":"vpc-1","InnerAccessPolicy":"Accept","Permissions":{"Permission":[{"Direction":"ingress","IpProtocol":"TCP","PortRange":"80/80","SourceCidrIp":"192.0.2.0/24","Policy":"Accept","Priority":1,"NicType":"intranet"}]}}'
    const met = 'curl: (28) Failed to connect to 203.0.113.9 port 80 after 10002 ms: Timeout was reached'
    expect(ask('tcp/80', rules, `${line}\n${met}`).cause).toBe('security-group')
    expect(ask('tcp/80', rules, `${line.replace('198.51.100', '192.0.2')}\n${met}`).cause).not.toBe('security-group')
  })
})

describe('a program that is said to listen at loopback alone', () => {
  const local = (text: string) => {
    const target = parseTarget({ protocol: 'tcp', port: 80 })
    if (!target.ok) throw new Error(target.problem.code)
    const { cause, judged } = diagnose({ target: target.target, assumed: true, evidence: [text] })
    return [cause, judged.port]
  }

  it.each([
    ['My Flask app runs on 127.0.0.1:5000. From outside I get connection refused.', 5000],
    ['Flask で作ったアプリを 127.0.0.1:5000 で起動しています。外からは繋がりません。', 5000],
    ['Flask 项目在 127.0.0.1:5000 上运行，外面访问被拒绝。', 5000],
    ['I start it with `python3 manage.py runserver 8000`. I cannot open the site from outside.', 8000],
    ['サーバー上で python manage.py runserver 8000 を実行しました。ブラウザからは接続できません。', 8000],
    ['服务器上用 flask run 启动了项目，端口 5000，外网访问不了。', 5000],
    ['redis 只监听 127.0.0.1，端口 6379，外面 telnet 不通。', 6379],
    ['MySQL は 127.0.0.1 にバインドされています。外部から 3306 番に接続できません。', 3306],
    ['The bind-address is 127.0.0.1 in my.cnf, port 3306. I cannot connect from my laptop.', 3306],
  ])('%s', (text, port) => {
    expect(local(text)).toEqual(['loopback-only', port])
  })

  it.each([
    'python manage.py runserver 0.0.0.0:8000 で起動しましたが、ブラウザから 8000 番に接続できません。',
    'nginx proxies to the app, which runs on 127.0.0.1:3000. From outside port 80 times out.',
    'Should I run my app on 127.0.0.1:3000? I cannot reach port 3000 from outside.',
    'I changed it from 127.0.0.1:3000 to 0.0.0.0:3000 but it is still not reachable from outside.',
    '本地电脑上 127.0.0.1:3000 运行正常，服务器 3000 端口访问不了。',
    '我把代码部署到服务器，curl 127.0.0.1:3000 正常，外面 3000 端口访问不了。',
  ])('not by: %s', (text) => {
    expect(local(text)[0]).not.toBe('loopback-only')
  })
})

describe('a port that was in use when its program started', () => {
  const listing = (program: string) =>
    `LISTEN 0      100                *:80               *:*     users:(("${program}",pid=41,fd=12))`
  const nginx = 'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)'
  const spring = 'Web server failed to start. Port 80 was already in use.'

  it('is held by another, which a listing names', () => {
    expect(causeOf('tcp/80', nginx, listing('java'))).toBe('service-error')
    expect(causeOf('tcp/80', spring, listing('nginx'))).toBe('service-error')
    // It may be the very program, started before.
    expect(causeOf('tcp/80', spring, listing('java'))).toBe('unknown')
    expect(causeOf('tcp/80', nginx, listing('nginx'))).toBe('unknown')
  })
})

describe('whom the evidence names', () => {
  const of = (...evidence: string[]) => ask('tcp/3306', ...evidence)
  it('the client in the words of the service that turns it away', () => {
    const found = of("ERROR 1130 (HY000): Host '198.51.100.7' is not allowed to connect to this MySQL server")
    expect([found.client, found.fix[1]?.ways[0]?.text.includes("@'198.51.100.7'")]).toEqual(['198.51.100.7', true])
    expect(of("ERROR 1130 (HY000): Host 'db-client' is not allowed to connect to this MySQL server").client).toBeNull()
  })

  it('of several ports of a proxy, what fails behind it is the same', () => {
    const log =
      '2026/01/05 10:00:00 [error] 8#8: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 198.51.100.7, server: example.com, request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:3000/", host: "example.com"'
    const listing =
      'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      511          0.0.0.0:80         0.0.0.0:*     users:(("nginx",pid=8,fd=3))\nLISTEN 0      511          0.0.0.0:443        0.0.0.0:*     users:(("nginx",pid=8,fd=3))'
    const target = parseTarget({ protocol: 'tcp', port: 80 })
    if (!target.ok) throw new Error(target.problem.code)
    const found = diagnose({ target: target.target, assumed: true, evidence: [log, listing] })
    expect([found.cause, found.judged.by, found.client]).toEqual(['service-error', 'evidence', '198.51.100.7'])
  })
})

describe('what people say to have mended it', () => {
  it.each([
    ['tcp/80', 'Added the http rule in the security group, works now. Thanks!', 'security-group'],
    ['tcp/8080', '在安全组里放行 8080 之后就能访问了，谢谢', 'security-group'],
    ['tcp/8080', '原来是安全组没放行 8080，已解决。', 'security-group'],
    ['tcp/8080', 'セキュリティグループで 8080 番を許可したらつながりました。', 'security-group'],
    ['tcp/8080', '原因はセキュリティグループの許可忘れでした。', 'security-group'],
    [
      'tcp/6000',
      'That was it, my hoster does have an external firewall. Opened it there, everything works now.',
      'security-group',
    ],
    ['tcp/3389', 'Found it: it was Windows Firewall that blocked me. Closing.', 'host-firewall'],
    [
      'tcp/8080',
      'Turned out firewalld was blocking the port. `firewall-cmd --add-port=8080/tcp` fixed it.',
      'host-firewall',
    ],
    ['tcp/4666', '搞定了，敲了这两条就能进了：\niptables -P INPUT ACCEPT\niptables -F', 'host-firewall'],
    ['tcp/22', '`sudo ufw allow ssh` を打っておきました。\n\n今つながりました！', 'host-firewall'],
  ])('%s: %s', (target, text, cause) => {
    expect(causeOf(target, text)).toBe(cause)
  })

  it.each([
    ['tcp/8080', '安全组配置好了，端口也开了，外网还是访问不了。'],
    ['tcp/8080', '安全组已经放行 8080，现在可以 ping 通，网页打不开。'],
    ['tcp/8080', '原因是不是安全组没放行？'],
    ['tcp/8080', 'I opened the port in the security group and the service works fine locally.'],
    ['tcp/8080', 'I added an inbound rule for 8080 to the security group, but it does not work.'],
    ['tcp/8080', 'Security group is open, ufw is disabled and nginx works. What else?'],
    ['tcp/8080', '> The problem is your security group blocks port 8080.'],
    ['tcp/443', 'I opened port 80 in the security group and it works now. 443 does not.'],
    ['tcp/80', 'セキュリティグループを設定し、SSHでは接続できます。\n80番はつながりません。'],
    ['tcp/8080', 'SSHはセキュリティグループを開けたら接続できましたが、8080はつながりません。'],
  ])('not by: %s: %s', (target, text) => {
    expect(causeOf(target, text)).toBe('unknown')
  })
})

describe('what threads show', () => {
  it('a listing in words', () => {
    for (const line of [
      'netstat -ano|findstr 7500 什么都没有。是不是 windows 上不支持？',
      'ss -lntp | grep 7500 shows nothing.',
      'ss -lntp | grep 7500 を実行しても何も出ません。',
    ])
      expect([line, causeOf('tcp/7500', line)]).toEqual([line, 'not-listening'])
    expect(causeOf('tcp/7500', 'Does it mean that netstat -ano | findstr 7500 shows nothing?')).toBe('unknown')
  })

  it('addresses that were hidden', () => {
    const log = (client: string) =>
      `2026/01/05 10:00:00 [error] 8#8: *1 connect() failed (111: Connection refused) while connecting to upstream, client: ${client}, server: _, request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:88/", host: "x"`
    expect(ask('tcp/80', log('xxx.xx.xx.xx')).cause).toBe('service-error')
    const kernel = (source: string) =>
      `May  2 18:00:18 ecs kernel: [UFW DOCKER BLOCK] IN=eth0 OUT=br-28 SRC=${source} DST=172.22.0.4 LEN=60 PROTO=TCP SPT=33762 DPT=81 SYN URGP=0`
    expect(ask('tcp/81', kernel('XXX.XXX.XXX.XXX')).cause).toBe('host-firewall')
    expect(causeOf('tcp/81', kernel('203.0.113.77'))).toBe('unknown')
  })

  it('a port that a cluster has by its rules, and a program that was ended before somebody looked', () => {
    const svc =
      'NAME    TYPE       CLUSTER-IP      EXTERNAL-IP   PORT(S)        AGE\nweb     NodePort   10.43.201.170   <none>        80:30080/TCP   4s'
    const free = (at: string, port: number) => `[root@${at} ~]# ss -lntp | grep ${port}\n[root@${at} ~]# `
    expect(causeOf('tcp/30080', `[root@k3s ~]# kubectl get svc\n${svc}\n${free('k3s', 30080)}`)).toBe('unknown')
    const run = (end: string) => `[root@a ~]# ./app\nserver listening on :7001\n${end}${free('a', 7001)}`
    expect(causeOf('tcp/7001', run('^C\n'))).toBe('unknown')
  })

  it('no route to one port of an address that is there', () => {
    const tried = (port: number, said: string) => `$ telnet 203.0.113.58 ${port}\nTrying 203.0.113.58...\n${said}`
    const lost = tried(10086, 'telnet: connect to address 203.0.113.58: No route to host')
    const found = ask('tcp/10086', lost, tried(80, 'Connected to 203.0.113.58.'))
    expect([found.cause, found.fix.length > 0]).toEqual(['host-firewall', true])
    expect(ask('tcp/10086', lost).cause).toBe('unknown')
  })

  it('of two servers that were tried, the one that fails', () => {
    const tried = (address: string, said: string) => `$ nc -vz ${address} 22\n${said}`
    const refused = tried('203.0.113.211', 'nc: connect to 203.0.113.211 port 22 (tcp) failed: Connection refused')
    const other = tried('203.0.113.42', 'Connection to 203.0.113.42 22 port [tcp/ssh] succeeded!')
    const found = ask('tcp/22', refused, other)
    expect([found.cause, found.met]).toEqual(['unknown', 'refused'])
    const hangs =
      '%ssh -v u@203.0.113.200\ndebug1: Connecting to 203.0.113.200 [203.0.113.200] port 22.\ndebug3: set_sock_tos: set socket 3 IP_TOS 0x48\n\n%ssh 203.0.113.26\nu@203.0.113.26: Permission denied (publickey).'
    expect([ask('tcp/22', hangs).cause, ask('tcp/22', hangs).met]).toEqual(['unknown', 'timeout'])
  })

  it('a file of Compose beside what its container says', () => {
    const file = 'services:\n  website:\n    image: a/b\n    ports:\n      - "3010:8080"\n    restart: always'
    const log = '容器的日志里是：\nstart web server, port:8089'
    const found = ask('tcp/3010', `${file}\n\n${log}`)
    expect([found.cause, found.layers.find(({ state }) => state === 'fail')?.because?.params.found]).toEqual([
      'wrong-port',
      '8089',
    ])
    expect(ask('tcp/3010', `${file}\n\n${log.replace('8089', '8080')}`).cause).toBe('unknown')
    const reset = '$ curl http://127.0.0.1:3010\ncurl: (56) Recv failure: Connection reset by peer'
    expect(ask('tcp/3010', `I set \`host: "127.0.0.1"\` in its settings.\n${file}\n\n${reset}`).cause).toBe(
      'loopback-only',
    )
  })

  it('a program that does not answer its own machine, and a page that it does', () => {
    const curl =
      '$ curl -v http://127.0.0.1:7500/\n* Connected to 127.0.0.1 (127.0.0.1) port 7500 (#0)\n> GET / HTTP/1.1'
    expect(ask('tcp/7500', `${curl}\n...一直卡住`).cause).toBe('service-error')
    expect(ask('tcp/7500', `${curl}\n(hangs forever)`).cause).toBe('service-error')
    expect(ask('tcp/7500', curl).cause).toBe('unknown')
  })

  it('what a bind error is worth once everywhere was tried, and of which protocol it is', () => {
    const error = '[Errno 99] Cannot assign requested address'
    const line = `OSError: ${error}`
    expect(causeOf('udp/23301', line)).toBe('wrong-address')
    expect(causeOf('tcp/8080', `${line}\nWith 0.0.0.0 no error at start, but then calls time out.`)).toBe('unknown')
  })

  it('a service that is not there by IPv6, a name that an authority did not find, a page of a proxy in a sentence', () => {
    const six =
      'It does not listen on ipv6.\n\n$ telnet example.com 443\nTrying 2001:db8:7::2aa...\ntelnet: Unable to connect to remote host: Connection refused'
    expect(ask('tcp/443 from 2001:db8::5', six).cause).toBe('ipv4-only')
    expect(
      causeOf(
        'tcp/80',
        '[Mon May 30 16:00:45 CST 2026] www.aa.example:Verify error:DNS problem: NXDOMAIN looking up A for www.aa.example',
      ),
    ).toBe('dns')
    expect(causeOf('tcp/80', 'third install and again 502 Bad Gateway nginx/1.10.3')).toBe('service-error')
  })

  it('mail that does not go out beside a trial of the own server', () => {
    const lost = (address: string) =>
      `May 24 08:25:55 mail postfix/smtp[4198]: connect to mx.google.com[${address}]:25: Connection timed out`
    const own =
      'telnet mail.example.kg 25 from home works:\nConnected to mail.example.kg.\n220 mail.example.kg ESMTP Postfix'
    expect(ask('egress tcp/25', `${lost('203.0.113.26')}\n${lost('203.0.113.27')}\n\n${own}`).cause).toBe(
      'platform-port-25',
    )
  })
})
