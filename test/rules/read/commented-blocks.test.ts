import { expect, it } from 'vitest'
import { read } from '@/lib/rules'
import { cpuTime, expectWithin } from '../../cpu-time'
import { inShort } from './in-short'

const block = (name: string, port: number) => `resource "alicloud_security_group_rule" "${name}" {
  type = "ingress"
  ip_protocol = "tcp"
  port_range = "${port}/${port}"
  security_group_id = "sg-1"
  cidr_ip = "10.0.0.0/8"
}
`
const live = 'sg-1 in accept 1 tcp 22-22 10.0.0.0/8'

it.each([
  ['between slashes and stars', `/*\n${block('b', 80)}*/\n${block('a', 22)}`],
  ['behind a block', `${block('a', 22)}\n  /* off:\n${block('b', 80)}\n${block('c', 81)}*/\n`],
  ['behind signs', `${block('b', 80).replace(/^/gm, '# ')}\n${block('a', 22)}`],
])('a block of Terraform in a comment makes no rule: %s', (_, text) => {
  expect(inShort(read(text))).toEqual([live])
})

it.each([
  ['a comment that ends before it', `/* a */\n${block('a', 22)}`],
  ['a sign in a line of text', `see modules/*\n${block('a', 22)}`],
  ['a comment that nothing ends', `/* a\n${block('a', 22)}`],
])('%s hides no block', (_, text) => {
  expect(inShort(read(text))).toEqual([live])
})

it('comments without end cost no more than their length', { tags: ['timed'] }, () => {
  const used = cpuTime()
  read('/*\nresource "alicloud_security_group_rule" "a" {\n}\n'.repeat(20_000))
  expectWithin(used(), 2000)
})
