import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('groups of another cloud', () => {
  const silent = 'curl: (28) Failed to connect to 203.0.113.4 port 5985 after 129000 ms: Connection timed out'
  const plan = (block: string, from: number, to: number, more = '[]') =>
    [
      '  # aws_security_group.desk will be created',
      '  + resource "aws_security_group" "desk" {',
      '      + arn                    = (known after apply)',
      '      + egress                 = [',
      '          + {',
      '              + cidr_blocks      = [',
      '                  + "0.0.0.0/0",',
      '                ]',
      '              + from_port        = 0',
      '              + protocol         = "-1"',
      '              + to_port          = 0',
      '            },',
      '        ]',
      '      + ingress                = [',
      '          + {',
      '              + cidr_blocks      = [',
      `                  + "${block}",`,
      '                ]',
      `              + from_port        = ${from}`,
      '              + protocol         = "tcp"',
      `              + security_groups  = ${more}`,
      '              + self             = false',
      `              + to_port          = ${to}`,
      '            },',
      '        ]',
      '    }',
    ].join('\n')

  it('rules of a plan that let nobody in', () => {
    expect(causeOf('tcp/5985 from 198.51.100.7', plan('0.0.0.0/32', 5985, 5986))).toBe('security-group')
    expect(causeOf('tcp/5985 from 198.51.100.7', plan('0.0.0.0/0', 5985, 5986), silent)).toBe('unknown')
    expect(causeOf('tcp/443 from 198.51.100.7', plan('0.0.0.0/32', 5985, 5986))).toBe('unknown')
    expect(causeOf('tcp/5985 from 198.51.100.7', plan('0.0.0.0/32', 5985, 5986, '[\n + "sg-1",\n ]'))).toBe('unknown')
  })

  it('rules of a plan that let others in', () => {
    expect(causeOf('tcp/5985 from 198.51.100.7', plan('192.0.2.0/24', 5985, 5986), silent)).toBe('security-group')
    expect(causeOf('tcp/5985 from 198.51.100.7', plan('192.0.2.0/24', 5985, 5986))).toBe('unknown')
    expect(causeOf('tcp/5985', plan('192.0.2.0/24', 5985, 5986), silent)).toBe('unknown')
  })

  const code = (more: string) =>
    `resource "aws_security_group" "web" {\n  name = "web"\n  ingress {\n    from_port   = 8080\n    to_port     = 8080\n    protocol    = "tcp"\n${more}  }\n}`
  it('a rule without anybody, in code', () => {
    expect(causeOf('tcp/8080 from 198.51.100.7', code(''))).toBe('security-group')
    expect(causeOf('tcp/8080 from 198.51.100.7', code('    cidr_blocks = [var.office]\n'))).toBe('unknown')
    expect(causeOf('tcp/8080 from 198.51.100.7', code('    self = true\n'))).toBe('unknown')
    expect(causeOf('egress tcp/8080', code(''))).toBe('unknown')
  })

  it('answers of its API', () => {
    const answer = (rules: string) =>
      `{\n  "SecurityGroups": [\n    {\n      "GroupName": "desk",\n      "IpPermissions": ${rules},\n      "GroupId": "sg-0a1b2c3d",\n      "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]\n    }\n  ]\n}`
    const rule = (block: string) =>
      `[{"FromPort": 5985, "ToPort": 5985, "IpProtocol": "tcp", "IpRanges": [{"CidrIp": "${block}"}], "UserIdGroupPairs": []}]`
    expect(causeOf('tcp/5985 from 198.51.100.7', answer('[]'))).toBe('security-group')
    expect(causeOf('tcp/5985 from 198.51.100.7', answer(rule('0.0.0.0/32')))).toBe('security-group')
    expect(causeOf('tcp/5985 from 198.51.100.7', answer(rule('0.0.0.0/0')), silent)).toBe('unknown')
    expect(causeOf('tcp/22 from 198.51.100.7', answer(rule('0.0.0.0/0')))).toBe('security-group')
    expect(causeOf('tcp/5985 from 198.51.100.7', answer(rule('0.0.0.0/0')).slice(0, 130), silent)).toBe('unknown')
  })
})

describe('a scan that shows the service elsewhere', () => {
  const scan = (...rows: string[]) => `$ nmap -sV 10.0.2.31\nPORT     STATE  SERVICE\n${rows.join('\n')}`
  const closed = '22/tcp   closed ssh'
  it('by its name, or a number made of the usual one', () => {
    expect(causeOf('tcp/22', scan(closed, '80/tcp open http', '7022/tcp open ssh OpenSSH 9.2'))).toBe('wrong-port')
    const refused = 'ssh: connect to host 10.0.2.31 port 22: Connection refused'
    expect(causeOf('tcp/22', refused, scan('2222/tcp open EtherNetIP-1'))).toBe('wrong-port')
  })

  it('but not another service, nor where the port is silent', () => {
    expect(causeOf('tcp/22', scan(closed, '80/tcp open http'))).toBe('unknown')
    expect(causeOf('tcp/22', scan(closed.replace('closed', 'filtered'), '2222/tcp open ssh'))).toBe('unknown')
    expect(causeOf('tcp/8080', scan('8080/tcp closed http-proxy', '80/tcp open http'))).toBe('unknown')
  })
})

describe('a service that is reached and does not serve', () => {
  it.each([
    '425 Security: Bad IP connecting.',
    '425 Can\'t open data connection for transfer of "/"',
    'Response:\t425 Unable to build data connection: Connection timed out',
  ])('FTP: %s', (line) => {
    expect(
      causeOf('tcp/21', `230 Login successful.\nftp> ls\n229 Entering Extended Passive Mode (|||40000|)\n${line}`),
    ).toBe('service-error')
  })

  it.each([
    '2026-02-11 18:43:55 [debug]: failed to establish ssl session error=#<OpenSSL::SSL::SSLError: SSL_accept returned=1 errno=0 state=error: wrong version number>',
    'io.netty.handler.codec.DecoderException: io.netty.handler.ssl.NotSslRecordException: not an SSL/TLS record: 474554',
    'javax.net.ssl.SSLException: Unrecognized SSL message, plaintext connection?',
  ])('TLS, in its own log: %s', (line) => {
    expect(causeOf('tcp/24284', line)).toBe('service-error')
  })

  it('FTP, to the machine itself, whatever its greeting tells', () => {
    const greeting = '220 Welcome, see https://files.example.org/help/'
    const met = `Connected to localhost.\n${greeting}\n230 Login successful.\nftp> ls\n425 Security: Bad IP connecting.`
    expect(causeOf('tcp/21 from 127.0.0.1', met)).toBe('service-error')
    expect(causeOf('tcp/21 from 127.0.0.1', `Connected to localhost.\n${greeting}`)).not.toBe('service-error')
  })

  it('but not what somebody who looks for open ports has met', () => {
    const line =
      'SSL_accept() failed (SSL: http request) while SSL handshaking, client: 203.0.113.77, server: 0.0.0.0:24284'
    expect(causeOf('tcp/24284', line)).toBe('unknown')
  })
})
