import { describe, expect, it } from 'vitest'
import type { Diagnosis, LayerName } from '@/lib/reachability'
import { ask, stateOf } from './ask'

const reasonOf = ({ layers }: Diagnosis, name: LayerName) => layers.find(({ layer }) => layer === name)?.because?.code

describe('rules for a host of its own alone', () => {
  it('a rule that admits loopback admits nobody from elsewhere, whoever asks', () => {
    const ufw = (from: string) =>
      `$ sudo ufw status verbose\nStatus: active\nLogging: on (low)\nDefault: deny (incoming), allow (outgoing), disabled (routed)\nNew profiles: skip\n\nTo                         Action      From\n--                         ------      ----\n8443/tcp                   ALLOW IN    ${from}\n`
    expect(ask('tcp/8443', ufw('127.0.0.1')).cause).toBe('host-firewall')
    expect(ask('tcp/8443', ufw('127.0.0.0/8')).cause).toBe('host-firewall')
    expect(ask('tcp/8443', ufw('192.0.2.0/24')).cause).toBe('unknown')
    const rules = (from: string) =>
      `$ sudo iptables -S\n-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n-A INPUT ! -s ${from} -p tcp -m tcp --dport 6379 -j DROP\n$ `
    expect(ask('tcp/6379', rules('127.0.0.0/8')).cause).toBe('host-firewall')
    expect(ask('tcp/6379', rules('198.51.100.0/24')).cause).toBe('unknown')
  })
})

describe('proxies and tunnels that do not reach what stands behind them', () => {
  const nginx = (front: string, back: string) =>
    `2026/03/04 05:06:07 [error] 31#31: *4 connect() failed (111: Connection refused) while connecting to upstream, client: 10.9.8.7, server: localhost, request: "GET /login HTTP/1.1", upstream: "http://172.30.0.5:${back}/login", host: "10.9.8.2:${front}"`

  it('the host of the request is the port that was asked for, whatever its number', () => {
    expect(ask('tcp/3025', nginx('3025', '3000')).cause).toBe('service-error')
    expect(ask('tcp/9443', nginx('9443', '9443')).cause).toBe('service-error')
    expect(ask('tcp/9999', nginx('3025', '3000')).cause).toBe('unknown')
    expect(ask('tcp/3025', `**${nginx('3025', '3000')}**`).cause).toBe('service-error')
  })

  it('Caddy names its client with the port, where it is older', () => {
    const line =
      '{"level":"error","ts":1769900000.5,"logger":"http.log.error.log0","msg":"dial tcp 127.0.0.1:4040: connect: connection refused","request":{"remote_addr":"198.51.100.7:31302","proto":"HTTP/2.0","method":"GET","host":"www.example.com","uri":"/"},"status":502}'
    expect(ask('tcp/443 from 198.51.100.7', line).cause).toBe('service-error')
    // What is not there is there for nobody; what was slow once was so for whom the line names.
    expect(ask('tcp/443 from 198.51.100.8', line).cause).toBe('service-error')
    expect(ask('tcp/443 from 198.51.100.8', line.replace('connect: connection refused', 'i/o timeout')).cause).toBe(
      'unknown',
    )
  })

  it('a line of PostgreSQL that is left behind its mark does not hold, whatever it says', () => {
    const refused = 'psql: error: connection to server at "203.0.113.9", port 5432 failed: Connection refused'
    const file = (line: string) => `$ grep listen_addresses /etc/postgresql/16/main/postgresql.conf\n${line}\n$ `
    expect(ask('tcp/5432', file("#listen_addresses = '*'"), refused).cause).toBe('loopback-only')
    expect(ask('tcp/5432', file("listen_addresses = '*'"), refused).cause).toBe('unknown')
  })

  it('a line of nginx without its date, or cut off, is no refusal that a client has met', () => {
    for (const line of [
      'connect() failed (111: Connection refused) while connecting to upstream, client: 203.0.113.77,',
      'failed (111: connection refused) while connecting to upstream, client 203.0.113.77; upstream "10.0.0.5:80/"',
    ]) {
      const found = ask('tcp/80', `The page says 502 Bad Gateway.\n${line}`)
      expect([found.cause, stateOf(found, 'security-group')]).not.toContain('not-listening')
      expect(reasonOf(found, 'network-acl')).not.toBe('refused')
      expect(found.cause).toBe('service-error')
    }
  })

  it.each([
    [
      'frpc',
      '[E] [proxy/proxy_wrapper.go:260] [4be1] [desk] connect to local service [127.0.0.1:3389] error: dial tcp 127.0.0.1:3389: connectex: No connection could be made because the target machine actively refused it.',
    ],
    [
      'cloudflared',
      '2026-01-02T03:04:05Z ERR  error="Unable to reach the origin service. The service may be down or it may be responding to traffic with HTTPS: dial tcp [::1]:3000: connect: connection refused" connIndex=1 event=1',
    ],
    ['ssh -R', 'connect_to localhost port 3000: failed.'],
    ['ngrok', 'ERR_NGROK_8012'],
    ['localtunnel', 'Error: connection refused: localhost:3000 (check your firewall settings)'],
  ])('%s has not reached the service for a client that was cut off', (_, line) => {
    const cut = 'curl: (52) Empty reply from server'
    const found = ask('tcp/6100', `$ curl http://203.0.113.9:6100/\n${cut}\n`, line)
    expect([found.cause, reasonOf(found, 'application')]).toEqual(['service-error', 'upstream-failed'])
    // Which of its ports a line speaks of is not said.
    expect(ask('tcp/6100', line).cause).toBe('unknown')
  })

  it.each([
    '2026/01/02 03:04:05 http: proxy error: dial tcp 127.0.0.1:5001: connect: connection refused',
    '(gw_backend.c.315) establishing connection failed: socket: tcp:127.0.0.1:9000: Connection refused',
    '[HPM] Error occurred while proxying request 203.0.113.9:8080/api to http://localhost:5001/ [ECONNREFUSED]',
    'Proxy error: Could not proxy request /api/me from 203.0.113.9:8080 to http://localhost:5001.',
    'Failed to proxy http://127.0.0.1:5001/api/me Error: connect ECONNREFUSED 127.0.0.1:5001',
  ])('%s', (line) => {
    const found = ask('tcp/8080', `curl: (22) The requested URL returned error: 502\nHTTP/1.1 502 Bad Gateway\n${line}`)
    expect([found.cause, reasonOf(found, 'application')]).toEqual(['service-error', 'upstream-failed'])
  })
})

describe('containers by the command that started them', () => {
  const log = ' * Running on http://0.0.0.0:5000/ (Press CTRL+C to quit)'

  it('a program that says what it listens at runs, published as the command says', () => {
    const ran = `dev@web:~$ docker run --rm -p 8080:5000 shop\n${log}\n`
    const tried =
      'dev@web:~$ curl http://127.0.0.1:5000/\ncurl: (7) Failed to connect to 127.0.0.1 port 5000: Connection refused\ndev@web:~$ '
    const found = ask('tcp/5000', `${ran}${tried}`)
    expect([found.cause, reasonOf(found, 'listening-socket')]).toEqual(['wrong-port', 'published-elsewhere'])
    expect(stateOf(ask('tcp/8080', ran), 'listening-socket')).toBe('pass')
    // The command alone has not been run, as far as anybody sees.
    expect(ask('tcp/5000', `dev@web:~$ docker run --rm -p 8080:5000 shop\n${tried}`).cause).toBe('unknown')
  })

  it('set as code in a text, with a log that names localhost as its address', () => {
    const found = ask(
      'tcp/6001',
      'I start it with\n\n`docker run -p 6001:6001 registry.example/news:1.2`\n\ntime=2026-02-03T04:05:06Z level=INFO msg="Ready to serve requests" addr=http://localhost:6001\n\nlocalhost didn’t send any data.\nERR_EMPTY_RESPONSE',
    )
    expect([found.cause, reasonOf(found, 'listening-socket')]).toEqual(['loopback-only', 'inside-loopback'])
  })

  it('Docker prints an id, and that it could not have the port: nothing is published', () => {
    const failed = (why: string) =>
      `PS C:\\Users\\lee> docker run -d -p 8080:8088 tracker:9\n${'0af1'.repeat(16)}\ndocker: Error response from daemon: driver failed programming external connectivity on endpoint tracker (${'5c'.repeat(32)}): ${why}\n`
    const found = ask(
      'tcp/8080',
      failed('Error starting userland proxy: Bind for 0.0.0.0:8080: unexpected error Permission denied.'),
    )
    expect([found.cause, reasonOf(found, 'listening-socket')]).toEqual(['not-listening', 'bind-permission'])
    expect(
      reasonOf(ask('tcp/8080', failed('Bind for 0.0.0.0:8080 failed: port is already allocated.')), 'listening-socket'),
    ).not.toBe('published')
  })

  it('mongod warns at its start that it is bound to its own machine', () => {
    const line =
      '{"t":{"$date":"2026-03-01T09:13:03.328+02:00"},"s":"W",  "c":"CONTROL",  "id":22140,   "ctx":"initandlisten","msg":"This server is bound to localhost. Remote systems will be unable to connect to this server. Start the server with --bind_ip <address> to specify which IP addresses it should serve responses from","tags":["startupWarnings"]}'
    expect(ask('tcp/27017', line).cause).toBe('loopback-only')
    expect(ask('tcp/27018', line).cause).toBe('unknown')
  })
})

describe('outputs as forums set them', () => {
  const rows =
    'tcp        0      0 127.0.0.53:53           0.0.0.0:*               LISTEN      590/systemd-resolve\ntcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      796/sshd: /usr/sbin\ntcp6       0      0 :::22                   :::*                    LISTEN      796/sshd: /usr/sbin'

  it.each([
    ['`sudo netstat -plant | grep LISTEN` gives me this:', 'And what now?'],
    ['执行 `netstat -lntp` 的结果如下：', '请问该怎么办'],
    ['`netstat -lntp` の結果は以下の通りです。', '何が足りないのでしょうか'],
  ])('%s', (sentence, after) => {
    const told = `${sentence}\n\n\`\`\`\n${rows}\n\`\`\`\n${after}`
    expect(ask('tcp/8090', told).cause).toBe('not-listening')
    expect(ask('tcp/8090', told.replace(/`s?[^`\n]+`/, 'It')).cause).toBe('unknown')
  })

  it('what stands behind a fence is no more of the output in it', () => {
    expect(
      ask('tcp/8090', `\`\`\`\n$ ss -lntp\n${rows.replaceAll('tcp6', 'tcp ')}\n\`\`\`\nThanks in advance!`).cause,
    ).toBe('not-listening')
  })

  it('a command that is announced without its output shows nothing', () => {
    const prompt =
      'lee@web:~$ curl -I http://203.0.113.9:8090/\ncurl: (28) Failed to connect to 203.0.113.9 port 8090 after 75001 ms: Timeout was reached\n'
    expect(ask('tcp/8090', `I have looked at \`netstat -tlnp | grep 8090\`:\n\n${prompt}`).cause).toBe('unknown')
  })

  it('one line quoted by itself is what a program has said', () => {
    const said =
      '> e.message: cache failed; nested exception is io.lettuce.core.RedisConnectionException: DENIED Redis is running in protected mode because protected mode is enabled, no password is set for the default user.'
    expect(ask('tcp/6379', `Some of them get:\n\n${said}\n\nWhat is it?`).cause).toBe('service-error')
    // Within an output of curl it is a line that was sent.
    expect(ask('tcp/6379', `* Connected\n${said}\n* done`).cause).toBe('unknown')
  })
})

describe('programs that give up their start', () => {
  it.each([
    ['tcp/9200', 'es-1  | ERROR: [1] bootstrap checks failed'],
    [
      'tcp/9200',
      'es-1  | ERROR: Elasticsearch did not exit normally - check the logs at /var/log/elasticsearch/elasticsearch.log',
    ],
    ['tcp/8000', "[2026-02-01 11:38:08 +0000] [71] [ERROR] Can't connect to ('0.0.0.0', 8000)"],
    ['tcp/80', '[2026-02-01 11:38:08 +0000] [71] [INFO] Reason: Worker failed to boot.'],
    [
      'tcp/27017',
      '2026-02-01T11:38:08.000+0000 I STORAGE [initandlisten] exception in initAndListen: NonExistentPath: Data directory /data/db not found., terminating',
    ],
    ['tcp/3306', '2026-02-01T03:04:05.000000Z 0 [ERROR] [MY-010119] [Server] Aborting'],
    ['tcp/5432', 'FATAL:  could not create any TCP/IP sockets'],
    [
      'tcp/6379',
      "71:C 01 Feb 2026 03:04:05.000 # Fatal error, can't open config file '/etc/redis/redis.conf': No such file or directory",
    ],
    [
      'tcp/8080',
      '***************************\nAPPLICATION FAILED TO START\n***************************\n\nDescription:\n\nFailed to configure a DataSource',
    ],
    ['tcp/80', 'AH00014: Configuration check failed'],
    ['tcp/80', '[ALERT]    (71) : config : Fatal errors found in configuration.'],
    ['tcp/443', 'Error: loading initial config: loading new config: http app module: start: open certificate'],
    ['tcp/3000', '[nodemon] app crashed - waiting for file changes before starting...'],
    [
      'tcp/25565',
      '[11:38:08] [ServerMain/INFO]: You need to agree to the EULA in order to run the server. Go to eula.txt for more info.',
    ],
    [
      'tcp/443',
      '安装结束时会提示： job for nginx.service failed because the control process exited with error code. 网站无法访问',
    ],
  ])('%s: %s', (target, line) => {
    const found = ask(target, `$ ./start.sh\n${line}\n`)
    expect([found.cause, reasonOf(found, 'listening-socket')]).toEqual(['not-listening', 'service-failed'])
    // What such a program has to do with another port is not said.
    expect(ask('tcp/2222', line).cause).toBe('unknown')
  })

  it.each([
    '2026-02-13 01:32:33,846 INFO gave up: shadowsocks entered FATAL state, too many start retries too quickly',
    'PM2        | Script /srv/app/shadowsocks had too many unstable restarts (16). Stopped. "errored"',
  ])('who starts a program has given it up: %s', (line) => {
    const found = ask('tcp/8388', line)
    expect([found.cause, reasonOf(found, 'listening-socket')]).toEqual(['not-listening', 'service-failed'])
    expect(ask('tcp/3306', line).cause).toBe('unknown')
  })

  it('where another program has the port, something answers there', () => {
    const spring =
      '***************************\nAPPLICATION FAILED TO START\n***************************\n\nDescription:\n\n'
    for (const why of [
      'Web server failed to start. Port 8080 was already in use.',
      'The Tomcat connector configured to listen on port 8080 failed to start. The port may already be in use or the connector may be misconfigured.',
    ])
      expect(reasonOf(ask('tcp/8080', `${spring}${why}`), 'listening-socket')).not.toBe('service-failed')
    const taken = "[2026-02-01 11:38:08 +0000] [71] [ERROR] Connection in use: ('0.0.0.0', 8000)"
    const gave = "[2026-02-01 11:38:13 +0000] [71] [ERROR] Can't connect to ('0.0.0.0', 8000)"
    expect(reasonOf(ask('tcp/8000', `${taken}\n${gave}`), 'listening-socket')).not.toBe('service-failed')
  })

  it('gunicorn and an address that is not one of the machine', () => {
    expect(
      ask('tcp/8000', "[2026-02-01 11:38:08 +0000] [71] [ERROR] Invalid address: ('203.0.113.9', 8000)").cause,
    ).toBe('wrong-address')
  })

  it('a container that Compose has seen end', () => {
    const refused = 'curl: (7) Failed to connect to 203.0.113.9 port 8080: Connection refused'
    const up = (code: number) =>
      `Attaching to shop-web-1\nshop-web-1  | Error: Cannot find module 'express'\nshop-web-1 exited with code ${code}\n`
    expect(ask('tcp/8080', up(1), refused).cause).toBe('not-listening')
    expect(ask('tcp/8080', up(1)).cause).toBe('not-listening')
    // Nothing else was started: that it ended well leaves nobody there, either.
    expect(ask('tcp/8080', up(0)).cause).toBe('not-listening')
    expect(ask('tcp/8080', `web-2  | GET /\n${up(0)}`).cause).toBe('unknown')
  })

  it('pods of a Service, all of which crash: nobody is there, whether that was tried or not', () => {
    const svc =
      '$ kubectl get svc\nNAME         TYPE       CLUSTER-IP     EXTERNAL-IP   PORT(S)          AGE\nhub          NodePort   10.43.9.1      <none>        8081:32450/TCP   34m\n'
    const pods = (...rows: string[]) =>
      `$ kubectl get pods\nNAME                       READY   STATUS             RESTARTS      AGE\n${rows.join('\n')}\n$ `
    const crashed = 'hub-5f57d5bd65-wlw6r       0/1     CrashLoopBackOff   6 (4m ago)    10m'
    expect(ask('tcp/32450', svc + pods(crashed)).cause).toBe('not-listening')
    expect(
      ask('tcp/32450', svc + pods(crashed, 'hub-5f57d5bd65-x2x2x       1/1     Running            0             9m'))
        .cause,
    ).not.toBe('not-listening')
    // Another deployment whose name begins alike.
    expect(
      ask('tcp/32450', svc + pods('hub-db-5f57d5bd65-wlw6r    0/1     CrashLoopBackOff   6 (4m ago)    10m')).cause,
    ).not.toBe('not-listening')
  })

  it("RabbitMQ's page admits its first user from its own machine alone", () => {
    expect(ask('tcp/15672', 'When I open the page it says "User can only log in via localhost"').cause).toBe(
      'service-error',
    )
  })
})

describe('what is asked for next', () => {
  it('a container has the port and refuses: what it says, rather than the rules of the host', () => {
    const list =
      'CONTAINER ID   IMAGE      COMMAND                 CREATED          STATUS          PORTS                    NAMES\na3e502d39f39   shop_web   "python3 server.py"     12 minutes ago   Up 12 minutes   0.0.0.0:8080->8080/tcp   shop_web_1\n'
    const refused = 'curl: (7) Failed to connect to 203.0.113.9 port 8080: Connection refused'
    expect(ask('tcp/8080', list, refused).next).toMatchObject({
      kind: 'service-log',
      command: 'docker logs --tail 50 shop_web_1',
    })
    // Its log was pasted.
    expect(ask('tcp/8080', list, refused, ' * Running on http://0.0.0.0:8080/').next?.kind).not.toBe('service-log')
    expect(ask('tcp/8081', list, refused.replace('8080', '8081')).next?.kind).not.toBe('service-log')
  })

  it.each([
    '2026-02-11 18:41:54.154956: [TUN] [home] Handshake for peer 1 (203.0.113.9:51820) did not complete after 5 seconds, retrying (try 2)',
    'Sun Feb 01 16:22:00 2026 UDP link remote: [AF_INET]203.0.113.9:51820\nSun Feb 01 16:23:00 2026 TLS Error: TLS key negotiation failed to occur within 60 seconds (check your network connectivity)',
    'sending packet: from 192.168.1.2[500] to 203.0.113.9[51820] (972 bytes)\nretransmit 5 of request with message ID 0\ngiving up after 5 retransmits',
    'FATAL failed to initialize client {"error": "connect error: timeout: no recent network activity"}',
    'The network connection between your computer and the VPN server could not be established because the remote server is not responding.',
  ])('a VPN without an answer is a try, and is not asked for again: %s', (said) => {
    const found = ask('udp/51820', said)
    expect([found.cause, found.next?.kind]).toEqual(['unknown', 'security-group'])
    expect(ask('tcp/51820', said).next?.kind).toBe('probe')
  })

  it('a server of OpenVPN that says so of a client has met its packets', () => {
    const said =
      'Sun Feb 01 16:23:00 2026 198.51.100.7:50123 TLS Error: TLS key negotiation failed to occur within 60 seconds (check your network connectivity)'
    expect(ask('udp/1194', said).next?.kind).not.toBe('security-group')
  })
})

describe('what a server tries of itself, and an address that every machine has', () => {
  it('a server of mail that tries its own name has not met the platform', () => {
    const log = (host: string) =>
      `Nov  3 18:05:55 mail postfix/qmgr[1434]: 81571C2D: from=<root@mail.example.com>, size=642, nrcpt=1 (queue active)\nNov  3 18:06:25 mail postfix/smtp[1436]: connect to ${host}[203.0.113.123]:25: Connection timed out\n`
    expect(ask('egress tcp/25', log('mail.example.com')).cause).toBe('unknown')
    expect(ask('egress tcp/25', log('mx.example.org')).cause).toBe('platform-port-25')
  })

  it('a loopback address that cannot be had is nothing that another address mends', () => {
    const line = (at: string) => `listen tcp ${at}:12054: bind: cannot assign requested address`
    expect(ask('tcp/12054', line('127.0.0.1')).cause).toBe('not-listening')
    expect(ask('tcp/12054', line('203.0.113.9')).cause).toBe('wrong-address')
  })
})
