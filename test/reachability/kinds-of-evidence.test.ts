import { describe, expect, it } from 'vitest'
import { ask, stateOf } from './ask'

const cause = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('a proxy, or a tunnel, that does not reach what is behind it', () => {
  // https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/monitor-tunnels/logs/
  const cloudflared =
    'ERR Request failed error="Unable to reach the origin service. The service may be down or it may not be responding to traffic from cloudflared: dial tcp 127.0.0.1:4321: connect: connection refused" connIndex=1 dest=https://wiki.example.org/ type=http'

  it('writes so only where somebody has come through it', () => {
    expect(cause('tcp/443', `The site answers nobody.\n\n${cloudflared}`)).toBe('service-error')
    expect(cause('tcp/22', `I cannot get in.\n\n${cloudflared}`)).toBe('unknown')
  })

  it('a tunnel of frp speaks of the port that the words name, of a port of the web, or of its own', () => {
    const frpc =
      '[E] [proxy.go:332] [db] connect to local service [127.0.0.1:7700] error: dial tcp 127.0.0.1:7700: connect: connection refused'
    expect(cause('tcp/6100', `remote_port = 6100\n\n${frpc}`)).toBe('service-error')
    expect(cause('tcp/7700', frpc)).toBe('service-error')
    expect(cause('tcp/6100', frpc)).toBe('unknown')
  })

  // https://doc.traefik.io/traefik/observability/logs/
  it('Traefik names the answer that it gave, and what kept it', () => {
    const line = (said: string) =>
      `time="2025-04-05T06:07:08Z" level=debug msg="'504 Gateway Timeout' caused by: ${said}"`
    expect(cause('tcp/80', line('dial tcp 172.30.0.4:8000: i/o timeout'))).toBe('service-error')
    expect(cause('tcp/80', line('context canceled'))).toBe('unknown')
    // What is asked about is the program behind it.
    expect(cause('tcp/8000', line('dial tcp 172.30.0.4:8000: i/o timeout'))).not.toBe('service-error')
  })

  // https://www.haproxy.com/documentation/haproxy-configuration-manual/latest/#8.5
  it('HAProxy without a server that is up serves nobody, and with another one does', () => {
    const down = (left: number) =>
      `Mar 04 05:06:07 lb01 haproxy[811]: [WARNING] 062/050607 (811) : Server web/a is DOWN, reason: Layer4 connection problem, info: "Connection refused", check duration: 0ms. ${left} active and 0 backup servers left.`
    expect(cause('tcp/80', down(0))).toBe('service-error')
    expect(cause('tcp/80', down(1))).toBe('unknown')
  })

  // https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/log-format/
  it('the controller of an Ingress logs whom it asked in vain', () => {
    const row = (status: string) =>
      `"GET /a HTTP/1.1" ${status} 150 "-" "curl/8.5.0" [default-shop-80] [] 10.42.0.9:8080 0 0.000 ${status}`
    expect(cause('tcp/80', row('502'))).toBe('service-error')
    expect(cause('tcp/80', row('200'))).not.toBe('service-error')
    expect(
      cause(
        'tcp/80',
        'W0304 05:06:07.1 7 controller.go:916] Service "default/shop" does not have any active Endpoint.',
      ),
    ).toBe('service-error')
  })

  it('no connector of the tunnel is there: error 1033', () => {
    expect(cause('tcp/443', 'Cloudflare shows Error 1033 for wiki.example.org')).toBe('service-error')
    expect(cause('tcp/443', 'The build number is 1033 and nothing else')).toBe('unknown')
  })
})

describe('statuses of HTTP in sentences', () => {
  it.each([
    'Every request is a 502 since Monday',
    '部署后所有接口都是 502，日志没有报错',
    'After the upgrade we only get Gateway Timeout from the page',
    'サイトを開くと 503 になります',
    '打开是 502 Bad Gateway。',
  ])('%s', (line) => {
    expect(cause('tcp/443', line)).toBe('service-error')
    // What is met there says nothing of a database.
    expect(cause('tcp/3306', line)).toBe('unknown')
  })

  it.each([
    'I use port 502 for Modbus and cannot reach it',
    'There is no 502 any more, the page stays white',
    'The page has 503 items in the list',
    'error_page 502 503 504 /50x.html;',
    '503 5.5.1 bad sequence of commands',
    'If you get a 502 here, the backend is down.',
    '502 端口打不开',
  ])('is none: %s', (line) => {
    expect(cause('tcp/443', line)).not.toBe('service-error')
  })

  it('an error that the host itself has got is what everybody gets, and a redirect beside it is not', () => {
    const curl = (status: string) =>
      `$ curl -v http://127.0.0.1:80/\n* Connected to 127.0.0.1 (127.0.0.1) port 80 (#0)\n< HTTP/1.1 ${status}\n`
    expect(cause('tcp/80', curl('503 Service Unavailable'))).toBe('service-error')
    expect(cause('tcp/80', curl('403 Forbidden'))).toBe('unknown')
    expect(cause('tcp/80', `${curl('503 Service Unavailable')}${curl('200 OK')}`)).toBe('unknown')
  })

  it('a limit that somebody has raised is no timeout', () => {
    expect(stateOf(ask('tcp/80', '超时时间调大了也没效果。'), 'application')).toBe('unknown')
    expect(ask('tcp/80', 'I increased the timeout to 60 and nothing changed').met).toBeNull()
    expect(ask('tcp/80', 'curl: (28) Connection timed out after 30001 milliseconds').met).toBe('timeout')
  })

  it('who hands on to a container ends the connection where nothing is in it', () => {
    expect(cause('tcp/3000', 'Docker compose, the container is up.\n\nERR_EMPTY_RESPONSE')).not.toBe('service-error')
    expect(cause('tcp/3000', 'The program is up.\n\nERR_EMPTY_RESPONSE')).toBe('service-error')
    const listing =
      'Docker shows ERR_EMPTY_RESPONSE in the browser. Inside the container:\n\n# netstat -lnt\nActive Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State\ntcp        0      0 0.0.0.0:7474            0.0.0.0:*               LISTEN\n'
    expect(cause('tcp/8080', listing)).toBe('not-listening')
    expect(cause('tcp/7474', listing)).not.toBe('not-listening')
  })
})

describe('containers that are not there', () => {
  // https://docs.docker.com/engine/network/port-publishing/
  const taken =
    'Error response from daemon: driver failed programming external connectivity on endpoint shop-web-1 (0a1b2c): Bind for 0.0.0.0:80 failed: port is already allocated'

  it('the one that got no port has not started, where somebody misses it', () => {
    expect(cause('tcp/80', `The gateway does not come up.\n\n${taken}`)).toBe('not-listening')
    expect(cause('tcp/80', `Не стартует web_server\n\n${taken}`)).toBe('not-listening')
    expect(cause('tcp/80', taken)).toBe('unknown')
    const other = 'proxy-1   0.0.0.0:80->80/tcp, [::]:80->80/tcp'
    expect(cause('tcp/80', `The shop does not come up.\n\n${taken}\n\n${other}`)).toBe('not-listening')
    expect(cause('tcp/80', other)).not.toBe('not-listening')
  })

  it('what has the port at loopback keeps it from who wants it everywhere', () => {
    const row = 'tcp        0      0 127.0.0.53:53           0.0.0.0:*               LISTEN      742/systemd-resolve'
    const listing = `$ netstat -tulpn | grep LISTEN\n${row}\ntcp6       0      0 :::22                   :::*                    LISTEN      1/systemd\n$ `
    const error = 'Error starting userland proxy: listen tcp 0.0.0.0:53: bind: address already in use'
    expect(cause('tcp/53', error, listing)).toBe('not-listening')
    expect(cause('tcp/53', listing)).toBe('loopback-only')
  })

  it('a command without a port publishes none', () => {
    const refused = 'curl: (7) Failed to connect to localhost port 80: Connection refused'
    expect(cause('tcp/80', `docker run --name web1 -d nginx\n\nOn the host:\n${refused}`)).toBe('not-listening')
    expect(cause('tcp/80', `docker run --name web1 --network host -d nginx\n\nOn the host:\n${refused}`)).toBe(
      'unknown',
    )
    expect(cause('tcp/80', `docker run --name web1 -p 80:80 -d nginx\n\nOn the host:\n${refused}`)).toBe('unknown')
    expect(cause('tcp/8080', `docker run --name web1 -d nginx\n\nOn the host:\n${refused}`)).toBe('unknown')
  })

  it('its engine could not start it', () => {
    const said = 'Error: failed to start rootlessport process: fork/exec /proc/4711/exe: permission denied'
    expect(cause('tcp/8080', `podman run --rm -p 8080:80 nginx\n${said}`)).toBe('not-listening')
    expect(cause('tcp/9090', `podman run --rm -p 8080:80 nginx\n${said}`)).toBe('unknown')
  })

  it('it has ended, in words', () => {
    const words = 'docker run -dp 3000:3000 app, then the browser: ERR_CONNECTION_REFUSED.\n\n'
    expect(cause('tcp/3000', `${words}In the list mine has the status "Exited (1)".`)).toBe('not-listening')
    expect(cause('tcp/3000', `${words}In the list mine has the status "Up 3 minutes".`)).toBe('unknown')
  })

  it('its log says that its server did not open a socket', () => {
    const line = '2024/03/04 05:06:07 [emerg] 22#22: socket() 0.0.0.0:80 failed (13: Permission denied)'
    expect(cause('tcp/4999', `看容器日志，nginx 没有起来：\n\n${line}`)).toBe('not-listening')
    expect(cause('tcp/4999', line)).toBe('unknown')
    expect(cause('tcp/5432', `看容器日志，nginx 没有起来：\n\n${line}`)).toBe('unknown')
  })

  it('its log says that it listens elsewhere than where the file leads', () => {
    const file = 'services:\n  web:\n    image: example/app\n    ports:\n      - "3010:8080"\n'
    expect(cause('tcp/3010', '打不开，容器日志里是：start web server, port:8089', file)).toBe('wrong-port')
    expect(cause('tcp/3010', '打不开，容器日志里是：start web server, port:8080', file)).toBe('unknown')
  })
})

describe('services of a cluster without anything behind them', () => {
  // https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/
  const described = (endpoints: string) =>
    `$ kubectl describe service shop\nName:\t\t\tshop\nType:\t\t\tNodePort\nPort:\t\t\t<unset>\t80/TCP\nNodePort:\t\t<unset>\t30526/TCP\nEndpoints:\t\t${endpoints}\n`

  it('whether that was tried or not', () => {
    expect(cause('tcp/30526', described(''))).toBe('not-listening')
    expect(cause('tcp/30526', described('<none>'))).toBe('not-listening')
    expect(cause('tcp/30526', described('10.42.0.9:80'))).not.toBe('not-listening')
  })

  it('in words', () => {
    const listed =
      'NAME      TYPE       CLUSTER-IP      EXTERNAL-IP   PORT(S)          AGE\nshop      NodePort   10.43.229.219   <none>        3000:30000/TCP   42m\n'
    const tried = 'curl: (7) Failed to connect to 127.0.0.1 port 30000: Connection refused\n\n'
    expect(cause('tcp/30000', `${tried}${listed}\nThe endpoints list of shop stays empty.`)).toBe('not-listening')
    expect(cause('tcp/30000', `${tried}${listed}\nThe endpoints list of other stays empty.`)).toBe('unknown')
  })
})

describe('names that are not found', () => {
  it('a name among containers is the server of the port that it is known for, or named with', () => {
    const line = 'Error: getaddrinfo ENOTFOUND mysql'
    expect(cause('tcp/3306', line)).toBe('dns')
    expect(cause('tcp/80', line)).toBe('unknown')
    expect(cause('tcp/7199', 'Error: getaddrinfo ENOTFOUND ledger\n\nURL=http://ledger:7199')).toBe('dns')
    expect(cause('tcp/8080', 'Error: getaddrinfo ENOTFOUND ledger')).toBe('unknown')
  })

  it('in words', () => {
    expect(cause('egress tcp/443', '容器里 ping IP 是通的，ping 域名不行，解析不了域名。')).toBe('dns')
    expect(cause('egress tcp/443', 'Inside it DNS resolution fails, addresses work.')).toBe('dns')
    expect(cause('egress tcp/443', 'I cannot resolve this issue by myself.')).toBe('unknown')
  })
})

describe('what people say of the way', () => {
  it('the carrier gives no address of its own', () => {
    expect(cause('udp/51820', 'I learned that my line is under CG-NAT and nothing comes in.')).toBe('no-public-address')
    expect(cause('udp/51820', 'My line is not behind CG-NAT, they say.')).toBe('unknown')
    expect(cause('udp/51820', 'Maybe my line is under CG-NAT?')).toBe('unknown')
    expect(cause('udp/51820', '宽带没有公网 IPv4，有 IPv6，还是连不上。')).toBe('unknown')
  })

  it('it works without the rule of the host', () => {
    const line = 'As soon as I remove the last FORWARD rule it works.'
    expect(cause('tcp/3306', line)).toBe('host-firewall')
    expect(cause('tcp/3306', 'As soon as I remove the last FORWARD rule it still does not work.')).toBe('unknown')
  })

  it('by its name it is reached, and at 127.0.0.1 it is not', () => {
    expect(cause('tcp/3000', 'localhost 能开，127.0.0.1 打不开')).toBe('ipv6-only')
    expect(cause('tcp/3000', 'localhost 能开，127.0.0.1 也能开')).toBe('unknown')
  })

  it('a firewall log names the port within, and somebody the one outside', () => {
    const line =
      'May  2 18:00:18 box kernel: [  216.304748] [UFW DOCKER BLOCK] IN=enp6s0 OUT=br-280bbe3477ec SRC=203.0.113.20 DST=172.19.0.4 LEN=60 TTL=51 DF PROTO=TCP SPT=33762 DPT=80 WINDOW=64240 SYN URGP=0'
    expect(cause('tcp/81', `Opening port 81 (published to 80 in the container) fails.\n\n${line}`)).toBe(
      'host-firewall',
    )
    expect(cause('tcp/82', `Opening port 81 (published to 80 in the container) fails.\n\n${line}`)).toBe('unknown')
  })
})

describe('programs that have ended by a fault of their own', () => {
  const refused = 'curl: (7) Failed to connect to 203.0.113.9 port 8080: Connection refused'

  it.each([
    "Error: Cannot find module '/app/server.js'\n    at Module._resolveFilename (node:internal/modules/cjs/loader:1075:15)\n\nNode.js v18.17.0",
    "ModuleNotFoundError: No module named 'gunicorn'",
    'Exception in thread "main" java.lang.UnsupportedClassVersionError: com/example/App has been compiled by a more recent version',
    'panic: runtime error: invalid memory address or nil pointer dereference',
    "thread 'main' panicked at src/main.rs:12:5:",
    'Unhandled exception. System.IO.FileNotFoundException: Could not find file /app/settings.json',
    'Segmentation fault (core dumped)',
    'npm ERR! code ELIFECYCLE',
  ])('%s', (log) => {
    expect(cause('tcp/8080', `${log}\n\n${refused}`)).toBe('not-listening')
    expect(cause('tcp/8080', `The service does not start.\n\n${log}`)).toBe('not-listening')
    // It says nothing of whom it is, and nobody misses it.
    expect(cause('tcp/8080', log)).toBe('unknown')
    expect(cause('tcp/5432', `${log}\n\n${refused.replace('8080', '5432')}`)).toBe('unknown')
    // Whoever waits in vain is stopped by something else.
    expect(
      cause(
        'tcp/8080',
        `${log}\n\ncurl: (28) Failed to connect to 203.0.113.9 port 8080 after 130001 ms: Connection timed out`,
      ),
    ).toBe('unknown')
  })

  it.each([
    'Exception in thread "main" java.net.ConnectException: Connection refused (Connection refused)',
    'If you see panic: runtime error, update the program.',
    'worker_1  | ModuleNotFoundError: No module named x',
    'ValueError: bad date',
  ])('not the program in question: %s', (log) => {
    expect(cause('tcp/8080', `${log}\n\n${refused}`)).toBe('unknown')
  })

  it('a program that says that it listens is there', () => {
    const log = 'panic: runtime error: index out of range\n\nListening on 0.0.0.0:8080'
    expect(cause('tcp/8080', `${log}\n\n${refused}`)).toBe('unknown')
  })
})

describe('who is cut off at the port of a container', () => {
  it('whose program opens loopback alone', () => {
    const said = '<i> [webpack-dev-server] Loopback: http://localhost:8080/'
    expect(cause('tcp/8080', `In docker, mapped 8080:8080, ERR_EMPTY_RESPONSE\n\n${said}`)).toBe('loopback-only')
    expect(cause('tcp/8080', 'In docker, mapped 8080:8080, ERR_EMPTY_RESPONSE')).not.toBe('loopback-only')
  })
})

describe('more proxies that do not reach what is behind them', () => {
  it.each([
    'AH01102: error reading status line from remote server localhost:8080',
    'at=error code=H10 desc="App crashed" method=GET path="/" host=x.example.org status=503 bytes=',
    '{"level":"error","ts":1650000000.1,"logger":"http.log.error","msg":"dial tcp: lookup app on 127.0.0.11:53: no such host","status":502}',
    'GET https://x.example.org/api 502 (Bad Gateway)',
    'Failed to load resource: the server responded with a status of 503 ()',
  ])('%s', (line) => {
    expect(cause('tcp/443', line)).toBe('service-error')
    expect(cause('tcp/22', line)).toBe('unknown')
  })

  it('what their checks find well is none', () => {
    expect(cause('tcp/443', 'GET https://x.example.org/api 200 (OK)')).not.toBe('service-error')
  })
})
