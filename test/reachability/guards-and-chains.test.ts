import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause
const client = '198.51.100.23'

describe('rules that hold for others', () => {
  const head = 'Chain INPUT (policy ACCEPT)\nnum  target     prot opt source               destination'
  const row = (number: number, text: string) => `\n${number}    ${text}`
  const stop = 'REJECT     all  --  0.0.0.0/0            0.0.0.0/0            reject-with icmp-host-prohibited'
  it('one for who begins at the port of a service is met by no client of another one', () => {
    const rules = (port: number) =>
      head +
      row(1, 'ACCEPT     all  --  0.0.0.0/0            0.0.0.0/0            state RELATED,ESTABLISHED') +
      row(2, `ACCEPT     udp  --  0.0.0.0/0            0.0.0.0/0            udp spt:${port}`) +
      row(3, stop) +
      row(4, 'ACCEPT     udp  --  0.0.0.0/0            0.0.0.0/0            udp dpt:51820')
    expect(causeOf(`udp/51820 from ${client}`, rules(123))).toBe('host-firewall')
    expect(causeOf(`udp/51820 from ${client}`, rules(51_820))).toBe('unknown')
  })

  it('a chain that is not shown, by what those who make it put there', () => {
    const rules = (name: string) =>
      `-P INPUT ACCEPT\n-A INPUT -i lo -j ACCEPT\n-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT\n-A INPUT -j ${name}\n-A INPUT -j ACCEPT`
    expect(causeOf(`tcp/8080 from ${client}`, rules('LOGDROPIN'))).toBe('host-firewall')
    expect(causeOf(`tcp/8080 from ${client}`, rules('MY-OWN'))).toBe('unknown')
    expect(causeOf(`tcp/22 from ${client}`, rules('LOGDROPIN'))).toBe('unknown')
  })

  it('chains of firewalld that were left out let nobody in', () => {
    const rules = (more: string) =>
      `-P INPUT ACCEPT\n-A INPUT -i lo -j ACCEPT\n-A INPUT -j INPUT_direct\n-A INPUT -j INPUT_ZONES\n-A INPUT -j REJECT --reject-with icmp-host-prohibited\n-A INPUT_ZONES -g IN_public\n-A IN_public -j IN_public_deny\n-A IN_public -j IN_public_allow\n-N IN_public_allow${more}`
    const ssh = '\n-A IN_public_allow -p tcp -m tcp --dport 22 -j ACCEPT'
    expect(causeOf(`tcp/8080 from ${client}`, rules(ssh))).toBe('host-firewall')
    expect(causeOf(`tcp/22 from ${client}`, rules(ssh))).toBe('unknown')
  })

  it('chains that were asked for one by one', () => {
    const user = 'Chain USER-IN (1 references)\ntarget     prot opt source               destination'
    const input = `$ sudo iptables -nL INPUT\nChain INPUT (policy DROP)\ntarget     prot opt source               destination\nUSER-IN    all  --  0.0.0.0/0            0.0.0.0/0`
    const accept = '\nACCEPT     tcp  --  0.0.0.0/0            0.0.0.0/0            tcp dpt:8080'
    const asked = (rows: string) => `${input}\n$ sudo iptables -nL USER-IN\n${user}${rows}\n$ `
    expect(causeOf(`tcp/8080 from ${client}`, asked(''))).toBe('host-firewall')
    expect(causeOf(`tcp/8080 from ${client}`, asked(accept))).toBe('unknown')
  })

  it('what is dropped for all containers is dropped for each', () => {
    const chain = (network: string) =>
      `$ docker ps\nCONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n0a1b2c3d4e5f   web   "run"   2 hours ago   Up 2 hours   0.0.0.0:8080->80/tcp   web\n$ sudo iptables -S DOCKER-USER\n-N DOCKER-USER\n-A DOCKER-USER -d ${network} -p tcp -j DROP\n-A DOCKER-USER -j RETURN\n$ `
    expect(causeOf(`tcp/8080 from ${client}`, chain('172.16.0.0/12'))).toBe('host-firewall')
    expect(causeOf(`tcp/8080 from ${client}`, chain('10.0.0.0/8'))).toBe('unknown')
  })
})

describe('a ban', () => {
  const banned = `NOTICE  [sshd] Ban ${client}`
  const rules = (ports: string) =>
    `-N f2b-sshd\n-A INPUT -p tcp -m multiport --dports ${ports} -j f2b-sshd\n-A f2b-sshd -s ${client}/32 -j REJECT\n-A f2b-sshd -j RETURN`
  it('is for the ports that lead to its chain', () => {
    expect(causeOf(`tcp/2222 from ${client}`, banned)).toBe('host-firewall')
    expect(causeOf(`tcp/2222 from ${client}`, banned, rules('22,2222'))).toBe('host-firewall')
    expect(causeOf(`tcp/2222 from ${client}`, banned, rules('22'))).toBe('unknown')
  })

  it('by the chain of a jail to which all is led', () => {
    const chains = (more: string) =>
      `-N DOCKER-USER\n-N f2b-vault\n-A DOCKER-USER -p tcp${more} -j f2b-vault\n-A DOCKER-USER -j RETURN\n-A f2b-vault -s ${client}/32 -j REJECT\n-A f2b-vault -j RETURN`
    expect(causeOf(`tcp/443 from ${client}`, chains(''))).toBe('host-firewall')
    expect(causeOf(`tcp/443 from ${client}`, chains(' -m tcp --dport 8000'))).toBe('unknown')
    expect(causeOf('tcp/443 from 203.0.113.9', chains(''))).toBe('unknown')
  })

  const daemon = (what: string) => `Feb  3 04:05:06 box lfd[77]: ${what}`
  it('of the daemon of csf holds until it is taken back', () => {
    const blocked = daemon(`(CT) IP ${client} (XX/-/-) found to have 301 connections - *Blocked in csf* for 3600 secs`)
    const removed = daemon(`Incoming IP ${client} temporary block removed`)
    expect(causeOf(`tcp/80 from ${client}`, `${removed}\n${blocked}`)).toBe('host-firewall')
    expect(causeOf(`tcp/80 from ${client}`, `${blocked}\n${removed}`)).toBe('unknown')
  })
})

describe('a service that has turned the very client away, by its own log', () => {
  it.each([
    [445, `Feb  3 04:05:06 box smbd[77]: Denied connection from ${client} (${client})`],
    [873, `2026/02/03 04:05:06 [77] rsync denied on module data from UNKNOWN (${client})`],
    [10_000, `[03/Feb/2026:04:05:06 +0000] Access denied for ${client}`],
    [8123, `WARNING (MainThread) [homeassistant.components.http.ban] Banned IP ${client} for too many login attempts`],
  ])('at port %i', (port, line) => {
    expect(causeOf(`tcp/${port} from ${client}`, line)).toBe('service-error')
    expect(causeOf(`tcp/${port} from ${client}`, line.replaceAll(client, '203.0.113.77'))).toBe('unknown')
    expect(causeOf(`tcp/3306 from ${client}`, line)).toBe('unknown')
  })
})

describe('what filters say', () => {
  it('of replies that they do not let in, is of what the machine asks', () => {
    const line = (from: number, to: number) =>
      `Feb  3 04:05:06 box kernel: Firewall: *UDP_IN Blocked* IN=eth0 OUT= SRC=203.0.113.53 DST=192.0.2.8 LEN=80 PROTO=UDP SPT=${from} DPT=${to} LEN=60`
    expect(causeOf('egress udp/53', line(53, 41_000))).toBe('host-firewall')
    expect(causeOf('egress udp/53', line(41_000, 53))).toBe('unknown')
  })
  it('to a client that they prohibit, in a capture at its own end', () => {
    const said = (who: string) =>
      `04:05:06.1 IP ${client}.40001 > 203.0.113.20.8080: Flags [S], seq 1, win 64240, length 0\n04:05:06.2 IP ${who} > ${client}: ICMP host 203.0.113.20 unreachable - admin prohibited, length 68`
    expect(causeOf(`tcp/8080 from ${client}`, said('203.0.113.20'))).toBe('host-firewall')
    expect(causeOf(`tcp/8080 from ${client}`, said('203.0.113.1'))).toBe('unknown')
  })
})

describe('who stands in front of a site', () => {
  it.each([
    ['Server: CloudWAF', 'waf'],
    ['cf-mitigated: challenge', 'waf'],
    ['<title id="title">访问被拦截！</title>', 'waf'],
    ['Location: https://dnspod.qcloud.com/static/webblock.html?d=shop.example', 'icp-or-penalty'],
    ['Location: https://www.example.com/beian', 'unknown'],
    ['Server: nginx', 'unknown'],
  ])('%s', (line, cause) => {
    expect(causeOf(`tcp/80 from ${client}`, line)).toBe(cause)
  })
})

it('takes a server that has no room left for one that has none for anybody', () => {
  const line = 'debug1: ssh_exchange_identification: Exceeded MaxStartups'
  expect(causeOf(`tcp/22 from ${client}`, `$ ssh -v root@10.0.0.8\n${line}`)).toBe('service-error')
})

it("takes Caddy's answer for what it did not reach, in its form for a console", () => {
  const line = (status: number, who = client) =>
    `1.5e+09\terror\thttp.log.error\tread tcp 127.0.0.1:40001->127.0.0.1:5443: read: connection reset by peer\t{"request": {"remote_addr": "${who}:40002", "host": "shop.example"}, "status": ${status}}`
  expect(causeOf(`tcp/443 from ${client}`, line(502))).toBe('service-error')
  expect(causeOf(`tcp/443 from ${client}`, line(200))).toBe('unknown')
  expect(causeOf(`tcp/443 from ${client}`, line(502, '203.0.113.77'))).toBe('unknown')
})

it('takes no greeting of SSH for the answer of the port that has just failed', () => {
  const tries =
    '`telnet 203.0.113.20 3000`\n`Connecting To 203.0.113.20...Could not open connection to the host, on port 3000: Connect failed`\n\nthe other gives `SSH-2.0-OpenSSH_9.6`'
  expect(causeOf(`tcp/3000 from ${client}`, tries, 'Listening on localhost:3000, CTRL+C to stop')).toBe('loopback-only')
})
