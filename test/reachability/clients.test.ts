import { describe, expect, it } from 'vitest'
import { ask, group, output, stateOf, web } from './ask'

const client = 'from 198.51.100.7'

describe('what one try says, and what it does not', () => {
  const unknown: readonly [string, string, string][] = [
    ['a refusal', 'tcp/81', output('curl-refused')],
    ['a refusal without -v', 'tcp/81', output('curl-refused-short')],
    ['a timeout', 'tcp/81', output('curl-timeout')],
    ['no route', 'tcp/80', output('curl-unreach')],
    ['nc, refused', 'tcp/81', output('nc-refused')],
    ['telnet, refused', 'tcp/81', output('telnet-refused')],
    ['ssh, refused', 'tcp/81', output('ssh-refused')],
    ['ssh, a timeout', 'tcp/22', output('ssh-timeout')],
    ['ssh -v, refused', 'tcp/81', output('ssh-v-refused')],
    ['bash, refused', 'tcp/81', output('bash-tcp')],
    ['wget, refused', 'tcp/81', output('wget-refused')],
    ['ping answers, TCP is another matter', 'tcp/80', output('ping-ok')],
    ['ping does not answer', 'tcp/80', output('ping-fail')],
    ['another port', 'tcp/80', output('nc-ok')],
    ['UDP: nc cannot tell', 'udp/53', output('nc-udp')],
    [
      'a reset',
      'tcp/443',
      '* Connected to www.example.com (203.0.113.80) port 443 (#0)\ncurl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to www.example.com:443 ',
    ],
    [
      'curl to the host itself',
      'tcp/80',
      '[root@web ~]# curl -I http://localhost/\nHTTP/1.1 200 OK\nServer: nginx\n[root@web ~]# ',
    ],
    [
      'a site of its own with a link to the filing register',
      'tcp/81',
      '<a href="https://beian.miit.gov.cn/">浙ICP备00000000号</a>\n',
    ],
    [
      'Test-NetConnection',
      'tcp/80',
      'WARNING: TCP connect to (203.0.113.80 : 80) failed\r\n\r\nComputerName           : 203.0.113.80\r\nRemoteAddress          : 203.0.113.80\r\nRemotePort             : 80\r\nInterfaceAlias         : Ethernet\r\nPingSucceeded          : True\r\nTcpTestSucceeded       : False\r\n',
    ],
    [
      'Chrome, timeout',
      'tcp/80',
      'このサイトにアクセスできません\nwww.example.com からの応答時間が長すぎます。\nERR_CONNECTION_TIMED_OUT',
    ],
    ['Chrome, refused', 'tcp/80', '无法访问此网站\nwww.example.com 拒绝了我们的连接请求。\nERR_CONNECTION_REFUSED'],
    ['Safari', 'tcp/80', 'Safari can’t connect to the server'],
    ['Firefox', 'tcp/80', '接続がタイムアウトしました'],
  ]
  for (const [name, target, evidence] of unknown) {
    it(`names no cause: ${name}`, () => {
      const diagnosis = ask(`${target} ${client}`, evidence)
      expect(diagnosis.cause).toBe('unknown')
      expect(diagnosis.next).not.toBeNull()
      expect(diagnosis.fix).toEqual([])
    })
  }

  it('F-5 a refusal clears the layers that only drop', () => {
    const refused = ask(`tcp/81 ${client}`, output('curl-refused'))
    expect(stateOf(refused, 'security-group')).toBe('pass')
    expect(stateOf(refused, 'network-acl')).toBe('pass')
    expect(stateOf(refused, 'listening-socket')).toBe('unknown')
    expect(refused.next?.layer).toBe('listening-socket')
    const silent = ask(`tcp/81 ${client}`, output('curl-timeout'))
    expect(stateOf(silent, 'security-group')).toBe('unknown')
    expect(silent.next?.layer).toBe('security-group')
  })

  it('a name without an address', () => {
    for (const name of ['curl-dns', 'ssh-dns']) expect(ask(`tcp/80 ${client}`, output(name)).cause).toBe('dns')
    expect(ask(`tcp/443 ${client}`, 'DNS_PROBE_FINISHED_NXDOMAIN').cause).toBe('dns')
    expect(ask(`tcp/443 ${client}`, 'サーバーの IP アドレスが見つかりませんでした。').cause).toBe('dns')
  })

  it('a connection that opens', () => {
    expect(ask(`tcp/8080 ${client}`, output('nc-ok')).cause).toBe('none-found')
    const telnet = `$ telnet 203.0.113.80 8080\n${output('telnet-ok')}`
    expect(ask(`tcp/8080 ${client}`, telnet).cause).toBe('none-found')
  })

  it('a service that answers with an error, or not at all', () => {
    expect(ask(`tcp/8080 ${client}`, output('curl-connected-hang')).cause).toBe('service-error')
    expect(ask(`tcp/22 ${client}`, output('ssh-banner-timeout')).cause).toBe('service-error')
    expect(
      ask(`tcp/443 ${client}`, 'curl: (35) error:1408F10B:SSL routines:ssl3_get_record:wrong version number').cause,
    ).toBe('service-error')
    expect(ask(`tcp/443 ${client}`, 'curl: (60) SSL certificate problem: certificate has expired').cause).toBe(
      'service-error',
    )
    expect(ask(`tcp/80 ${client}`, 'curl: (52) Empty reply from server').cause).toBe('service-error')
    for (const status of ['403 Forbidden', '502 Bad Gateway', '504 Gateway Time-out']) {
      expect(ask(`tcp/80 ${client}`, `HTTP/1.1 ${status}\r\nServer: nginx\r\n`).cause).toBe('service-error')
    }
    expect(ask(`tcp/80 ${client}`, 'HTTP/1.1 404 Not Found\r\nServer: nginx\r\n').cause).toBe('none-found')
  })

  it('a page that the edge puts in the way', () => {
    expect(
      ask(`tcp/80 ${client}`, 'HTTP/1.1 403 Forbidden\r\nServer: Beaver\r\nContent-Type: text/html\r\n').cause,
    ).toBe('icp-or-penalty')
    expect(ask(`tcp/80 ${client}`, '<h1>该网站未完成备案，暂时无法访问</h1>').cause).toBe('icp-or-penalty')
  })

  it('a private address from the Internet', () => {
    const tried = '*   Trying 172.16.0.5:80...\n* connect to 172.16.0.5 port 80 failed: Connection timed out\n'
    expect(ask(`tcp/80 ${client}`, tried).cause).toBe('no-public-address')
    expect(ask('tcp/80 from 172.16.9.9', tried).cause).toBe('unknown')
    expect(ask('tcp/80', tried).cause).toBe('unknown')
  })

  it('O-2 outbound TCP 25', () => {
    const silent =
      '[root@iZexample ~]# nc -vz -w 5 smtp.example.net 25\nnc: connect to smtp.example.net (198.51.100.25) port 25 (tcp) timed out: Operation now in progress\n'
    expect(ask('egress tcp/25', silent).cause).toBe('platform-port-25')
    expect(ask('egress tcp/465', silent.replaceAll('25 ', '465 ')).cause).toBe('unknown')
    expect(ask('egress tcp/25').cause).toBe('unknown')
    expect(
      ask(
        'egress tcp/25',
        '[root@iZexample ~]# nc -vz smtp.example.net 25\nConnection to smtp.example.net 25 port [tcp/smtp] succeeded!\n',
      ).cause,
    ).toBe('none-found')
    expect(
      ask(
        'tcp/25 from 198.51.100.7',
        'nc: connect to 203.0.113.80 port 25 (tcp) timed out: Operation now in progress\n',
      ).cause,
    ).toBe('unknown')
  })

  it('refused on the host itself and from elsewhere', () => {
    const local =
      '[root@web ~]# curl http://127.0.0.1:81/\ncurl: (7) Failed to connect to 127.0.0.1 port 81: Connection refused\n[root@web ~]# '
    expect(ask(`tcp/81 ${client}`, local).cause).toBe('unknown')
    expect(ask(`tcp/81 ${client}`, local, output('curl-refused')).cause).toBe('not-listening')
  })
})

describe('security groups', () => {
  const only22 = group({ PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' })
  const office = group({ PortRange: '80/80', SourceCidrIp: '198.51.100.0/24' })

  it('G-1 no rule: dropped, whoever asks', () => {
    expect(ask(`tcp/80 ${client}`, only22).cause).toBe('security-group')
    expect(ask('tcp/80', only22).cause).toBe('security-group')
  })

  it('needs the client where rules depend on it', () => {
    expect(ask('tcp/80', office).cause).toBe('unknown')
    expect(ask('tcp/80', office).next?.kind).toBe('source-address')
    expect(ask('tcp/80 from 203.0.113.9', office).cause).toBe('security-group')
    expect(stateOf(ask(`tcp/80 ${client}`, office), 'security-group')).toBe('pass')
  })

  it('M-6 a rule for IPv4 does not cover IPv6', () => {
    expect(ask('tcp/80 from 2001:db8::7', web).cause).toBe('security-group')
  })

  it('M-14 a list whose entries are missing', () => {
    const list = group({ PortRange: '80/80', SourcePrefixListId: 'pl-example' })
    expect(ask(`tcp/80 ${client}`, list).cause).toBe('unknown')
    expect(ask(`tcp/80 ${client}`, list).next?.command).toContain('pl-example')
  })

  it('M-10 a client that may be a member', () => {
    const member = group({ PortRange: '80/80', SourceGroupId: 'sg-other' })
    expect(ask('tcp/80 from 10.0.0.5', member).cause).toBe('unknown')
    expect(ask(`tcp/80 ${client}`, member).cause).toBe('security-group')
  })

  it('a document that says there is more, or that breaks off', () => {
    expect(
      ask(`tcp/80 ${client}`, only22.replace('"SecurityGroupId"', '"NextToken": "abc", "SecurityGroupId"')).cause,
    ).toBe('unknown')
    expect(ask(`tcp/80 ${client}`, only22.slice(0, 300)).cause).toBe('unknown')
  })

  it('fixes with the least privilege first', () => {
    const { fix } = ask(`tcp/3306 ${client}`, only22)
    expect(fix[0]?.params.peer).toBe('198.51.100.7/32')
    expect(fix[0]?.ways[0]?.text).toContain('AuthorizeSecurityGroup')
    expect(fix.some(({ params }) => params.peer === '0.0.0.0/0')).toBe(false)
  })
})

describe('layers together', () => {
  const open = output('iptS-empty')
  const sockets = output('ss-lntp')

  it('all that can be seen passes', () => {
    expect(ask(`tcp/8080 ${client}`, web, open, sockets).cause).toBe('none-found')
    expect(ask(`tcp/8080 ${client}`, web, sockets).cause).toBe('unknown')
    expect(ask(`tcp/8080 ${client}`, web, open).cause).toBe('unknown')
    expect(ask(`tcp/8080 ${client}`, open, sockets).cause).toBe('unknown')
  })

  it('the first failing layer of the path', () => {
    expect(ask(`tcp/3306 ${client}`, web, output('iptS-order'), sockets).cause).toBe('security-group')
    expect(ask(`tcp/80 ${client}`, web, output('iptS-order'), sockets).cause).toBe('host-firewall')
    expect(ask(`tcp/443 ${client}`, web, open, sockets).cause).toBe('not-listening')
  })

  it('everything in one paste, with prompts, colours and CRLF', () => {
    const paste = `Last login: Tue Nov 24 09:00:00 2026\r\n\u001b[01;32m[root@web ~]#\u001b[0m ss -lntp\r\n${sockets}[root@web ~]# iptables -S\r\n${output('iptS-order')}[root@web ~]# cat group.json\r\n${web}\r\n[root@web ~]# `
    const diagnosis = ask(`tcp/80 ${client}`, paste.replaceAll(/\r?\n/g, '\r\n'))
    expect(diagnosis.cause).toBe('host-firewall')
    expect(diagnosis.understood.flatMap(({ as }) => as)).toEqual(
      expect.arrayContaining(['security-group', 'ss', 'iptables']),
    )
    expect(stateOf(diagnosis, 'security-group')).toBe('pass')
  })

  it('contradictions decide nothing', () => {
    const answers = '* Connected to 203.0.113.80 (203.0.113.80) port 443 (#0)\n< HTTP/1.1 200 OK\n'
    expect(ask(`tcp/443 ${client}`, answers, sockets).cause).toBe('unknown')
    expect(ask(`tcp/3306 ${client}`, answers.replaceAll('443', '3306'), web).cause).toBe('unknown')
    expect(ask(`tcp/81 ${client}`, output('curl-refused'), web).cause).toBe('unknown')
    expect(ask(`tcp/8080 ${client}`, web, open, sockets, output('curl-refused').replaceAll('81', '8080')).cause).toBe(
      'unknown',
    )
  })

  it('Docker publishes past the firewall of the host', () => {
    const docker =
      'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0 128 0.0.0.0:8080 0.0.0.0:* users:(("docker-proxy",pid=1,fd=4))\n'
    expect(
      ask(
        `tcp/8080 ${client}`,
        docker,
        'Status: active\nDefault: deny (incoming), allow (outgoing), disabled (routed)\n\nTo  Action  From\n--  ------  ----\n22/tcp   ALLOW IN    Anywhere\n',
      ).cause,
    ).toBe('unknown')
  })

  it('the network ACL and Cloud Firewall', () => {
    const acl = JSON.stringify({
      NetworkAclAttribute: {
        IngressAclEntries: {
          IngressAclEntry: [
            {
              Policy: 'drop',
              Protocol: 'tcp',
              Port: '80/80',
              SourceCidrIp: '0.0.0.0/0',
              NetworkAclEntryName: 'no-web',
            },
            { Policy: 'accept', Protocol: 'all', Port: '-1/-1', SourceCidrIp: '0.0.0.0/0' },
          ],
        },
        EgressAclEntries: {
          EgressAclEntry: [{ Policy: 'accept', Protocol: 'all', Port: '-1/-1', DestinationCidrIp: '0.0.0.0/0' }],
        },
      },
    })
    expect(ask(`tcp/80 ${client}`, acl, web).cause).toBe('network-acl')
    expect(stateOf(ask(`tcp/443 ${client}`, acl), 'network-acl')).toBe('pass')
    expect(ask(`tcp/443 ${client}`, acl.replaceAll(/"accept"(?=[^{]*DestinationCidrIp)/g, '"drop"')).cause).toBe(
      'network-acl',
    )
    const wall = JSON.stringify({
      Policys: [
        {
          AclAction: 'drop',
          Order: 2,
          Direction: 'in',
          Proto: 'TCP',
          DestPort: '80/80',
          Source: '0.0.0.0/0',
          Destination: '0.0.0.0/0',
        },
        {
          AclAction: 'accept',
          Order: 1,
          Direction: 'in',
          Proto: 'TCP',
          DestPort: '80/80',
          Source: '198.51.100.0/24',
          Destination: '0.0.0.0/0',
        },
      ],
    })
    expect(ask('tcp/80 from 192.0.2.1', wall).cause).toBe('cloud-firewall')
    expect(stateOf(ask(`tcp/80 ${client}`, wall), 'edge')).toBe('pass')
  })

  it('an instance without a public address', () => {
    const instance =
      '{"Instances":{"Instance":[{"InstanceId":"i-example","PublicIpAddress":{"IpAddress":[]},"EipAddress":{"IpAddress":"","AllocationId":""}}]}}'
    expect(ask(`tcp/80 ${client}`, instance).cause).toBe('no-public-address')
    expect(ask('tcp/80 from 10.0.0.9', instance).cause).toBe('unknown')
    expect(ask(`tcp/80 ${client}`, instance.replace('"IpAddress":""', '"IpAddress":"203.0.113.80"')).cause).toBe(
      'unknown',
    )
  })
})
