import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const client = 'from 198.51.100.7'
const causeOf = (target: string, ...evidence: string[]) => ask(`${target} ${client}`, ...evidence).cause

describe('what is shown beside what is asked about', () => {
  it.each([
    ['example.net does not load over https.', 'files.example.net', 'unknown'],
    ['https の example.net が開けません。', 'files.example.net', 'unknown'],
    ['example.net 打不开。', 'files.example.net', 'unknown'],
    ['example.net does not load over https.', 'www.example.net', 'dns'],
    ['files.example.net does not load, and nginx.conf is fine.', 'files.example.net', 'dns'],
    ['Nothing loads, see site.conf for what fails.', 'files.example.net', 'dns'],
  ])('%s — %s is not found: %s', (told, name, cause) => {
    const dig = `$ dig ${name}\n;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 9`
    expect(causeOf('tcp/443', `${told}\n${dig}`)).toBe(cause)
  })

  it('a name that the one they miss stands for is theirs', () => {
    const dig = '$ dig edge.example.com\n;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 9'
    expect(causeOf('tcp/443', `shop.example.net does not load, it is a CNAME to edge.example.com.\n${dig}`)).toBe('dns')
  })

  const upstream =
    '2026/01/02 08:00:03 [error] 21#0: *3 connect() failed (111: Connection refused) while connecting to upstream, client: 192.0.2.8, server: a.example.com, request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:9000/"'

  it.each([
    ['The page on port 80 gives 502:', 'My question is about the other site on port 8081, which hangs.', 'unknown'],
    ['80 番のほうは 502 で:', '聞きたいのは別の 8081 で、つながりません。', 'unknown'],
    ['80 的那个一直 502:', '我问的是另一个 8081,连不上。', 'unknown'],
    ['Port 8081:', 'I get 502 Bad Gateway, and there is the other site on port 8081, too.', 'service-error'],
    ['Log of port 80:', 'I get 502 Bad Gateway, 8081 goes through it as well.', 'service-error'],
  ])('%s … %s: %s', (head, question, cause) => {
    expect(causeOf('tcp/8081', `${head}\n${upstream}\n${question}`)).toBe(cause)
  })
})

describe('what was, and holds no more', () => {
  const inUse = 'java.net.BindException: Address already in use (Bind failed)'

  it.each([
    ['It happened last month too, and the log said at that time', 'unknown'],
    ['先月も同じことがあり、その時のログは', 'unknown'],
    ['上次也是连不上,当时报错', 'unknown'],
    ['The log says', 'not-listening'],
    ['日志是', 'not-listening'],
  ])('%s: %s', (head, cause) => {
    expect(causeOf('tcp/8088', `8088 refuses me.\n${head}\n${inUse}`)).toBe(cause)
  })

  const rules =
    'Chain INPUT (policy ACCEPT)\ntarget     prot opt source     destination\nDROP       tcp  --  anywhere   anywhere'

  it.each([
    ["I've since run iptables -F, and it still times out.", 'unknown'],
    ['After that I ran `sudo nft flush ruleset` but it still times out.', 'unknown'],
    ['その後 iptables -F を実行しましたが、まだタイムアウトします。', 'unknown'],
    ['后来执行了 iptables -F,还是超时。', 'unknown'],
    ['Should I run iptables -F?', 'host-firewall'],
    ['iptables -F を実行すべきでしょうか。', 'host-firewall'],
    ['Since then I ran iptables -L once more.', 'host-firewall'],
  ])('rules, and below them: %s', (told, cause) => {
    expect(causeOf('tcp/9000', `${rules}\n\n${told}`)).toBe(cause)
  })
})

it.each([
  ['sshd が落ちてるのかなと思ってます。', 'unknown'],
  ['我怀疑 sshd 挂了', 'unknown'],
  ['I suspect sshd is not running', 'unknown'],
  ['sshd が落ちています。', 'not-listening'],
  ['sshd 挂了', 'not-listening'],
])('a service that somebody supposes to be down, or sees so: %s', (told, cause) => {
  expect(causeOf('tcp/22', told)).toBe(cause)
})

describe('what is shown in forms that people paste', () => {
  const refused = (port: number) => `curl: (7) Failed to connect to 203.0.113.9 port ${port}: Connection refused`

  it('the only container has another port of the host, of the same kind, and nothing is at the one that refuses', () => {
    const ps = (ports: string) =>
      `$ docker compose ps\nNAME       IMAGE   SERVICE   STATUS         PORTS\nblog-1     ghost   blog      Up 3 minutes   ${ports}`
    const free = '$ sudo lsof -i :8080\n$ '
    expect(causeOf('tcp/8080', refused(8080), `${ps('0.0.0.0:8081->80/tcp')}\n${free}`)).toBe('wrong-port')
    expect(causeOf('tcp/8080', refused(8080), `${ps('0.0.0.0:5432->5432/tcp')}\n${free}`)).toBe('not-listening')
    expect(causeOf('tcp/8080', refused(8080), `${ps('0.0.0.0:8081->8081/tcp')}\n${free}`)).toBe('not-listening')
    expect(causeOf('tcp/8080', refused(8080), `${ps('127.0.0.1:8081->80/tcp')}\n${free}`)).toBe('not-listening')
    const answers = '$ curl -sI http://203.0.113.9:8081/\nHTTP/1.1 200 OK'
    expect(causeOf('tcp/8080', refused(8080), `${ps('0.0.0.0:8081->80/tcp')}\n${free}\n${answers}`)).not.toBe(
      'wrong-port',
    )
  })

  it('a list of Compose with its heads in capitals', () => {
    const ps = (state: string) =>
      `NAME      COMMAND                 STATE                PORTS\nstore     /entrypoint.sh          Up 3 minutes (healthy)\nnginx     nginx -g daemon off;    ${state}`
    expect(causeOf('tcp/80', refused(80), ps('Restarting (1) 4 seconds ago'))).toBe('not-listening')
    expect(causeOf('tcp/80', refused(80), ps('Up 3 minutes'))).toBe('unknown')
  })

  it('one row of a listing, and the address of the other protocol of IP refuses', () => {
    const row =
      'netstat says:\ntcp    0   0 0.0.0.0:80    0.0.0.0:*    LISTEN   77/nginx: master\ntcp6   0   0 :::22    :::*    LISTEN   12/sshd'
    const tried = '* connect to 2001:db8::5 port 80 failed: Connection refused'
    const six = (...evidence: string[]) => ask('tcp/80 from 2001:db8:9::7', ...evidence).cause
    expect(six(tried, row)).toBe('ipv4-only')
    expect(six(row)).toBe('unknown')
    expect(six(tried.replace('Connection refused', 'Connection timed out'), row)).toBe('unknown')
  })

  it('the registry of Windows has another port for the desktop, at which something listens', () => {
    const key =
      'C:\\>reg query "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp" /v PortNumber\n    PortNumber    REG_DWORD    0x8ca0'
    const rows = (port: number) =>
      `C:\\>netstat -an | findstr LISTENING\n  TCP    0.0.0.0:135      0.0.0.0:0     LISTENING\n  TCP    0.0.0.0:${port}     0.0.0.0:0     LISTENING\nTermService 是运行状态`
    expect(causeOf('tcp/3389', `${key}\n${rows(36000)}`)).toBe('wrong-port')
    expect(causeOf('tcp/3389', `${key}\n${rows(3389)}`)).not.toBe('wrong-port')
    expect(causeOf('tcp/3389', `${key}\n${rows(5985)}`)).toBe('unknown')
  })

  it('the lists of a network ACL without what stood around them, their entries by name', () => {
    const acl = (policy: string) =>
      `"IngressAclEntries":{"IngressAclEntry":[\n {"NetworkAclEntryName":"first","Protocol":"tcp","Port":"443/443","SourceCidrIp":"0.0.0.0/0","Policy":"${policy}"},\n {"NetworkAclEntryName":"rest","Protocol":"all","Port":"-1/-1","SourceCidrIp":"0.0.0.0/0","Policy":"accept"}]},\n"EgressAclEntries":{"EgressAclEntry":[\n {"Protocol":"all","Port":"-1/-1","DestinationCidrIp":"0.0.0.0/0","Policy":"accept"}]},`
    expect(causeOf('tcp/443', acl('drop'))).toBe('network-acl')
    expect(causeOf('tcp/443', acl('accept'))).toBe('unknown')
  })

  it('the log of a container through a pipe is that of the container', () => {
    const ps =
      'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n0a7be1d2c390   app   "/run"   6 minutes ago   Up 6 minutes   0.0.0.0:9090->9090/tcp   panel'
    const log = (name: string) =>
      `$ docker logs ${name} | tail -2\n[2026-01-02 03:04:05 +0000] [7] [INFO] Listening at: http://0.0.0.0:8080 (7)`
    expect(causeOf('tcp/9090', `$ docker ps\n${ps}\n${log('panel')}`)).toBe('wrong-port')
    expect(causeOf('tcp/9090', `$ docker ps\n${ps}\n${log('other')}`)).toBe('unknown')
  })

  it('what the kernel logs while somebody tries from a machine that they name with its address', () => {
    const log =
      '[ 88.440193] [UFW BLOCK] IN=eth0 OUT= MAC=00:16:3e:00:00:01 SRC=198.51.100.7 DST=172.24.1.9 LEN=52 TOS=0x00 PREC=0x00 TTL=113 ID=4 DF PROTO=TCP SPT=51722 DPT=8123 WINDOW=64240 RES=0x00 SYN URGP=0'
    expect(causeOf('tcp/8123', `自宅のPC(198.51.100.7)からつないだら出たログ:\n${log}`)).toBe('host-firewall')
    expect(causeOf('tcp/8123', `自宅のPCの dmesg:\n${log}`)).toBe('unknown')
  })

  it('a network in a sentence is no server with a port', () => {
    const told = 'curl: (28) Connection timed out, though 198.51.100.0/24 may come in.'
    expect(ask(`tcp/24 ${client}`, told).met).toBe(ask(`tcp/9200 ${client}`, told).met)
  })

  it('sockets that are listed where the prompt has the id of a container are not those of the host', () => {
    const shown = (inside: number) =>
      `$ docker ps\nCONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n3fa81c20d9b7   site    "/run"    9 min ago   Up 9 minutes   0.0.0.0:80->${inside}/tcp   web\nroot@3fa81c20d9b7:/# netstat -lnt\nActive Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State\ntcp6       0      0 :::80                   :::*                    LISTEN`
    expect(causeOf('tcp/80', shown(8080), refused(80))).toBe('wrong-port')
    expect(causeOf('tcp/80', shown(80), refused(80))).not.toBe('wrong-port')
  })

  it('an entry of the list of traffic on one line, with the names of its columns', () => {
    const entry = (action: string, port = 9200) =>
      `方向 入方向  源IP 198.51.100.7  目的IP 203.0.113.9  目的端口 ${port}  协议 TCP  动作 ${action}  规则名称 last`
    expect(causeOf('tcp/9200', entry('丢弃'))).toBe('cloud-firewall')
    expect(causeOf('tcp/9200', entry('放行'))).toBe('unknown')
    expect(causeOf('tcp/9200', entry('丢弃', 9201))).toBe('unknown')
  })

  it('Java that is too old for the server of a game', () => {
    const ended =
      'Error: LinkageError occurred while loading main class net.minecraft.bundler.Main\n\tjava.lang.UnsupportedClassVersionError: net/minecraft/bundler/Main has been compiled by a more recent version of the Java Runtime'
    expect(causeOf('tcp/25565', refused(25565), ended)).toBe('not-listening')
    expect(causeOf('tcp/3306', refused(3306), ended)).toBe('unknown')
  })

  it('Redis answers that it keeps clients out, wherever it was bound since', () => {
    const denied =
      '-DENIED Redis is running in protected mode because protected mode is enabled. In this mode connections are only accepted from the loopback interface.'
    expect(causeOf('tcp/6379', `telnet 203.0.113.9 6379\n${denied}\nbind 已经改成 0.0.0.0 重启过了`)).toBe(
      'service-error',
    )
  })
})
