import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { gather } from '@/lib/reachability/read/gather'

const folder = new URL('../fixtures/reachability/', import.meta.url)

/** All that the tests paste: captured outputs, and the evidence of every case. */
const pieces: readonly string[] = [
  ...['outputs/', 'captured/'].flatMap((name) =>
    readdirSync(new URL(name, folder)).map((file) => readFileSync(new URL(`${name}${file}`, folder), 'utf8')),
  ),
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl') && name !== 'clients.jsonl')
    .flatMap((name) =>
      readFileSync(new URL(name, folder), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .flatMap((line): unknown[] => JSON.parse(line).request.evidence)
        .filter((piece) => typeof piece === 'string'),
    ),
]

/** Each tool whose output is read, and a mark that only its output has. */
const tools: readonly (readonly [tool: string, mark: RegExp])[] = [
  ['docker ps', /^CONTAINER ID\s+IMAGE\s+COMMAND/m],
  ['docker compose ps', /^NAME\s+IMAGE\s+COMMAND\s+SERVICE/m],
  ['docker inspect', /"HostIp": ?"/],
  ['docker port', /^\d+\/tcp -> /m],
  ['kubectl get svc', /CLUSTER-IP\s+EXTERNAL-IP/],
  ['kubectl get pods', /READY\s+STATUS\s+RESTARTS/],
  ['kubectl get endpoints', /^NAME\s+ENDPOINTS\s+AGE/m],
  ['systemctl status', /Active: failed/],
  ['journalctl', /systemd\[1\]: .*Failed with result/],
  ['a program that listens', /Listening at: http/],
  ['bind error 13', /\(13: ?Permission denied\)/],
  ['bind error 98', /\(98: ?Address already in use\)/],
  ['bind error 99', /\(99: ?Cannot assign requested address\)/],
  ['bind errors of Windows', /\b100(?:13|48|49)\b/],
  ['a crash loop', /CrashLoopBackOff/],
  ['SELinux', /avc:\s+denied\s+\{ name_bind \}/],
  ['the error log of nginx', /while connecting to upstream/],
  ['the error log of Apache', /AH00072/],
  ['the error log of Caddy', /"http\.log\.error/],
  ['nginx -t', /test failed/],
  ['ufw in the kernel log', /\[UFW BLOCK\]/],
  ['nft or iptables in the kernel log', /kernel: (?!.*UFW).*IN=eth0/],
  ['fail2ban-client status', /Status for the jail/],
  ['hosts.deny', /hosts\.deny/],
  ['tcpdump', /Flags \[S\]/],
  ['ss, half open', /SYN[-_]RECV/],
  ['conntrack', /\[UNREPLIED\]|\[ASSURED\]/],
  ['ip addr', /inet \d[\d.]+\/\d+ .*scope global/],
  ['ip route', /^default via /m],
  ['ifconfig', /inet \d[\d.]+\s+netmask/],
  ['ipconfig', /IPv4 (?:Address|アドレス|地址)/],
  ['traceroute', /^traceroute to /m],
  ['mtr', /^\s+\d+\.\|-- /m],
  ['tracert', /Tracing route to|へのルートをトレース|通过最多 \d+ 个跃点/],
  ['nmap', /^PORT\s+STATE\s+SERVICE/m],
  ['dig', /;; ->>HEADER<<-/],
  ['nslookup', /Non-authoritative answer|Server:\s+\S+/],
  ['getenforce', /^Enforcing$/m],
  ['netstat of macOS and the BSDs', /^tcp4\s+\d+\s+\d+\s+\S+\.\d+\s/m],
  ['lsof -i', /^COMMAND\s+PID\s+USER\s+FD/m],
  ['netstat of Windows', /^\s*TCP\s+0\.0\.0\.0:\d+\s+\S+:0\s+LISTENING/m],
  ['netstat -b', /^\s*\[\w+\.exe\]/m],
  ['Get-NetTCPConnection', /LocalAddress\s+LocalPort/],
  ['Test-NetConnection', /TcpTestSucceeded/],
  ['Invoke-WebRequest', /Invoke-WebRequest ?:|^iwr :/m],
  ['Remote Desktop, English', /Remote Desktop can.t connect/],
  ['Remote Desktop, Japanese', /リモート デスクトップ/],
  ['Remote Desktop, Chinese', /远程桌面/],
  ['PuTTY', /Network error: Connection/],
  ['Xshell', /Could not connect to '[\d.]+' \(port \d+\)/],
  ['Tera Term', /Tera Term|ホストに接続できません/],
  ['FileZilla', /(?:状態|状态|Status):/],
  ['curl of old', /Failed connect to \S+; /],
  ['curl of today', /after \d+ ms: Couldn't connect to server/],
  ['Node.js', /connect E(?:CONNREFUSED|TIMEDOUT)/],
  ['Go', /dial tcp [\d.:]+: /],
  ['Java', /java\.net\.\w+Exception/],
  ['Python', /\[Errno 111\]|requests\.exceptions/],
  ['PHP', /SQLSTATE\[HY000\] \[2002\]/],
  ['.NET', /actively refused/],
  ['Rust', /\(os error \d+\)|ConnectionRefused/],
  ['mysql', /ERROR 2003 \(HY000\)/],
  ['psql', /connection to server at "/],
  ['redis-cli', /Could not connect to Redis|NOAUTH/],
  ['mongosh', /MongoServerSelectionError|MongoNetworkError|ECONNREFUSED [\d.]+:27017/],
  ['sqlcmd', /SQL Server/],
  ['certbot', /^\s+Detail: /m],
  ['CDN codes', /\b52[0-6]\b/],
  ['Chrome and Edge', /ERR_CONNECTION_/],
  ['Firefox', /Firefox/],
  ['Safari', /Safari/],
  ['the block page of WAF', /causes? potential threats|对网站造成安全威胁/],
  ['pages without a filing', /Non-compliance ICP Filing|Server: ?Beaver/],
  ['DescribeInstances', /"Instances": ?\{ ?"Instance"/],
  ['DescribeInstanceAttribute', /"InstanceNetworkType"/],
  ['DescribeNetworkInterfaces', /"NetworkInterfaceSets"/],
  ['DescribeEipAddresses', /"EipAddresses"/],
  ['DescribeNetworkAclAttributes', /"NetworkAclAttribute"/],
  ['NIS', /"NetworkReachableAnalysisStatus"/],
  ['VPC flow logs', /\b(?:ACCEPT|REJECT) OK\b|"action": ?"(?:ACCEPT|REJECT)"/],
  ['access logs', /" 200 \d+ "-"/],
  ['Squid', /TCP_DENIED\/403/],
  ['sshd of its logins', /sshd\[\d+\]: Failed password/],
  ['ps', /redis-server 127\.0\.0\.1:6379/],
  ['sshd -T', /^listenaddress /m],
  ['sockstat', /USER\s+COMMAND\s+PID\s+FD PROTO/],
  ['nft -j', /\{"nftables": \[/],
  ['Compose, ports in the long syntax', /^\s+host_ip: /m],
  ['terraform state show of a network ACL', /^resource "alicloud_network_acl"/m],
  ['an answer of the API as Python prints it', /^\{'InstanceId': '/m],
  ['the log of the firewall of Windows', /^[\d-]{10} [\d:]{8} DROP TCP /m],
  ['events of what Windows has blocked', /Windows Filtering Platform has blocked/],
  ['Get-Service, one field a line', /^StartType\s+: \w/m],
  ['sc query, Japanese and Chinese', /^\s+(?:状態|状态)\s+: 1 {2}STOPPED/m],
  ['Get-NetFirewallPortFilter', /^DynamicTarget : /m],
  ['netsh interface portproxy', /^Listen on ipv4:/m],
  ['kubectl describe pod', /^Containers:$/m],
  ['the log of MariaDB', /Server socket created on IP: /],
  ['Spring, as YAML', /^server:$/m],
  ['bt default', /^BT-Panel default info!/m],
  ['coturn', /Trying to bind fd \d+ to </],
  ['rabbitmqctl status', /^Interface: \S+, port: \d+/m],
  ['the log of SQL Server', /Server is listening on \[ /],
  ['vncserver in a list of processes', /Xtigervnc :\d/],
  ['rsync, turned away', /^@ERROR: access denied to /m],
  ['emqx ctl listeners', /^ {2}listen_on +: /m],
  ["the list of Cloud Firewall's policies", /访问源.*应用|送信元.*アプリケーション/],
  ['ipset list', /^Number of entries: \d/m],
  ['ipset save', /^create \S+ hash:ip /m],
  ['grpcurl', /^grpc\.health\.v1/m],
  ['access logs of a load balancer', /"upstream_status":"/],
  ['the log of WAF', /^final_action: block$/m],
  ['addresses alone, by awk', /awk '\{print \$4\}'/],
]

/** Named where readers look for help, and not read: what each would tell, another output above does. */
const notRead: Readonly<Record<string, RegExp>> = {
  'crictl ps': /^CONTAINER\s+IMAGE\s+CREATED\s+STATE\s+NAME\s+ATTEMPT/m,
  '/proc/net/tcp': /local_address rem_address/,
  'ss -s': /^Total: \d+/m,
}

describe('each tool that is named has output in the tests, and that output is understood', () => {
  it.each(tools)('%s', (_, mark) => {
    const own = pieces.filter((piece) => mark.test(piece)).slice(0, 5)
    expect(own.length).toBeGreaterThan(0)
    expect(own.some((piece) => gather([piece]).understood.some(({ as }) => as.length > 0))).toBe(true)
  })

  it.each(Object.entries(notRead))('%s is not read: once it is, it belongs above', (_, mark) => {
    for (const piece of pieces.filter((text) => mark.test(text)))
      expect(gather([piece]).sockets.flatMap(({ sockets }) => sockets)).toEqual([])
  })
})
