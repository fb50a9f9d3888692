import { expect, it } from 'vitest'
import { onOwnLine } from '@/components/reachability/own-line'
import { diagnose, parseTarget } from '@/lib/reachability'

const sockets = `[root@web ~]# ss -lntp
State   Recv-Q  Send-Q   Local Address:Port   Peer Address:Port  Process
LISTEN  0       511            0.0.0.0:80          0.0.0.0:*      users:(("nginx",pid=1207,fd=6))
[root@web ~]# `
const group =
  '{"SecurityGroupId":"sg-1","VpcId":"vpc-1","InnerAccessPolicy":"Accept","Permissions":{"Permission":[{"SecurityGroupRuleId":"sgr-22","Direction":"ingress","IpProtocol":"TCP","PortRange":"22/22","Policy":"Accept","Priority":1,"NicType":"intranet","SourceCidrIp":"0.0.0.0/0"}]}}'
const end = (text: string) => [text.length, text.length] as const

it('a document that is pasted behind a prompt is read', () => {
  const target = parseTarget({ protocol: 'tcp', port: 80 })
  if (!target.ok) throw new Error('the target cannot be read')
  const text = onOwnLine(sockets, end(sockets), group)
  expect(text).toBe(`${sockets}\n${group}`)
  expect(diagnose({ target: target.target, evidence: [text ?? ''] }).cause).toBe('security-group')
})

it.each([
  ['lines behind a line', 'curl: (7) Failed', 'LISTEN 0\nLISTEN 1\n', 'curl: (7) Failed\nLISTEN 0\nLISTEN 1\n'],
  ['into nothing', '', group, null],
  ['on a line of its own', 'curl: (7) Failed\n', group, null],
  ['a word', 'ssh 10.0.0.', '1', null],
  ['what begins a line itself', 'curl', '\nLISTEN 0\n', null],
])('%s', (_, text, pasted, joined) => {
  expect(onOwnLine(text, end(text), pasted)).toBe(joined)
})

it('in the middle of a text it goes where it was put', () => {
  expect(onOwnLine('ab', [1, 1], group)).toBeNull()
})
