import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('what is shown of another machine, or of none', () => {
  const deferred = 'postfix/smtp[9]: connect to mx.example.net[198.51.100.25]:25: Connection timed out'
  it.each([
    ['Tried the image on my laptop first, I have not deployed it to the server yet.', 'unknown'],
    ['手元の PC で試しました。まだサーバーには載せていません。', 'unknown'],
    ['在家里的电脑上跑的,云服务器上还没部署。', 'unknown'],
    ['Mail has been stuck on the server since yesterday.', 'platform-port-25'],
  ])('a mail server that runs at home: %s', (sentence, cause) => {
    expect(causeOf('egress tcp/25', `${sentence}\n\n${deferred}`)).toBe(cause)
  })

  const group =
    '{"SecurityGroupId":"sg-a","VpcId":"vpc-1","InnerAccessPolicy":"Accept","Permissions":{"Permission":[{"Direction":"ingress","IpProtocol":"TCP","PortRange":"22/22","SourceCidrIp":"0.0.0.0/0","Policy":"Accept","Priority":1}]}}'
  it.each([
    ["This is the group of the old server, I haven't got permission to see the new one:", 'unknown'],
    ['旧サーバのセキュリティグループです。新しいほうは権限がないため見られません。', 'unknown'],
    ['这是旧服务器的安全组,新的我没有权限看:', 'unknown'],
    ['Here is the security group of the instance:', 'security-group'],
  ])('a group of the machine before: %s', (sentence, cause) => {
    expect(causeOf('tcp/8000 from 198.51.100.7', `${sentence}\n\n${group}`)).toBe(cause)
  })

  const listing = (at: string) =>
    `[root@${at} ~]# ss -lntp\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      128          0.0.0.0:22        0.0.0.0:*     users:(("sshd",pid=9,fd=3))\n[root@${at} ~]# `
  it.each([
    ['app02 の 8080 番につながりません。', 'cache01', 'unknown'],
    ['I cannot connect to app02.', 'cache01', 'unknown'],
    ['连不上 app02 的 8080 端口。', 'cache01', 'unknown'],
    ['app02 の 8080 番につながりません。', 'app02', 'not-listening'],
    ['cache01 cannot reach app02.', 'app02', 'not-listening'],
    ['App 8080 cannot be reached.', 'cache01', 'not-listening'],
  ])('%s, and the listing of %s', (sentence, at, cause) => {
    expect(causeOf('tcp/8080', `${sentence}\n\n${listing(at)}`)).toBe(cause)
  })

  const row = 'LISTEN 0 128 127.0.0.1:8080 0.0.0.0:* users:(("node",pid=7,fd=20))'
  it.each([
    ['ChatGPT said the output would probably be this:', 'unknown'],
    ['AI の回答では、おそらく次のようになるはずです。', 'unknown'],
    ['DeepSeek 说应该会显示成这样:', 'unknown'],
    ['ss -lnt prints this:', 'loopback-only'],
    ['ChatGPT told me to run ss, this is what my server prints:', 'loopback-only'],
  ])('an output that was made up: %s', (sentence, cause) => {
    expect(causeOf('tcp/8080', `${sentence}\n\n${row}`)).toBe(cause)
  })
})
