import { describe, expect, it } from 'vitest'
import { gather } from '@/lib/reachability/read/gather'
import { ask, stateOf } from './ask'

const target = 'tcp/8080 from 198.51.100.7'
const hops = (last: string) => ` 1  192.168.1.1 (192.168.1.1)  0.512 ms  0.498 ms  0.471 ms\n 2  * * *\n ${last}`
const linux = (last: string) => `traceroute to 203.0.113.9 (203.0.113.9), 30 hops max, 60 byte packets\n${hops(last)}`
const windows = (last: string) =>
  `Tracing route to web.example.net [203.0.113.9]\nover a maximum of 30 hops:\n\n  1    <1 ms    <1 ms    <1 ms  192.168.1.1\n${last}\n\nTrace complete.`
const mtr = (last: string) =>
  `$ mtr -rwn -c 10 203.0.113.9\nStart: 2026-11-30T10:00:00+0000\nHOST: desk                Loss%   Snt   Last   Avg  Best  Wrst StDev\n  1.|-- 192.168.1.1        0.0%    10    0.5   0.5   0.4   0.6   0.1\n${last}\n$ `

describe('a trace', () => {
  it.each([
    ['traceroute', linux(' 3  203.0.113.9 (203.0.113.9)  12.1 ms  12.0 ms  11.9 ms')],
    ['traceroute -n', linux(' 3  203.0.113.9  12.1 ms  12.0 ms  11.9 ms')],
    ['traceroute, by name', linux(' 3  web.example.net (203.0.113.9)  12.1 ms  12.0 ms  11.9 ms')],
    ['tracert', windows('  2    12 ms    11 ms    12 ms  203.0.113.9')],
    ['tracert, by name', windows('  2    12 ms    11 ms    12 ms  web.example.net [203.0.113.9]')],
    ['mtr', mtr('  2.|-- 203.0.113.9        0.0%    10   12.1  12.2  11.9  13.0   0.3')],
  ])('that ends at its address: somebody is there: %s', (_, text) => {
    expect(gather([text]).traces.map(({ arrived }) => arrived)).toEqual([true])
    const found = ask(target, text)
    expect([stateOf(found, 'public-address'), stateOf(found, 'instance')]).toEqual(['pass', 'pass'])
    // Of a port it says nothing.
    expect([found.cause, stateOf(found, 'security-group'), stateOf(found, 'host-firewall')]).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ])
  })

  it.each([
    ['traceroute', linux(' 3  * * *')],
    ['its address is the beginning of the last hop', linux(' 3  203.0.113.99  12.1 ms  12.0 ms  11.9 ms')],
    ['a router before it', linux(' 3  203.0.113.1 (203.0.113.1)  12.1 ms !H  12.0 ms !H  11.9 ms !H')],
    ['nothing but its first line', linux('').split('\n')[0] ?? ''],
    ['tracert', windows('  2     *        *        *     Request timed out.')],
    ['mtr', mtr('  2.|-- ???               100.0    10    0.0   0.0   0.0   0.0   0.0')],
  ])('that ends before says nothing: %s', (_, text) => {
    expect(gather([text]).traces.map(({ arrived }) => arrived)).toEqual([false])
    const found = ask(target, text)
    expect([stateOf(found, 'public-address'), stateOf(found, 'instance')]).toEqual(['unknown', 'unknown'])
  })

  it('to another address than was dialled, or out of the instance, is none of the way in', () => {
    const arrived = linux(' 3  203.0.113.9  12.1 ms  12.0 ms  11.9 ms')
    const met = 'ssh: connect to host 203.0.113.77 port 8080: Connection timed out'
    expect(stateOf(ask(target, arrived, met), 'public-address')).toBe('unknown')
    expect(stateOf(ask(target, arrived, met.replace('.77', '.9')), 'public-address')).toBe('pass')
    expect(stateOf(ask('egress tcp/443 from 203.0.113.9', arrived), 'instance')).toBe('unknown')
  })
})

describe('the mode of SELinux', () => {
  const denied =
    'type=AVC msg=audit(1764500000.123:456): avc:  denied  { name_bind } for  pid=812 comm="nginx" src=8080 scontext=system_u:system_r:httpd_t:s0 tcontext=system_u:object_r:unreserved_port_t:s0 tclass=tcp_socket'
  const status = (mode: string) =>
    `$ sestatus\nSELinux status:                 enabled\nSELinuxfs mount:                /sys/fs/selinux\nCurrent mode:                   ${mode}\nMode from config file:          enforcing\n$ `

  it.each(['$ getenforce\nPermissive\n$ ', '$ getenforce\nDisabled\n$ ', status('permissive')])(
    'off, or logging alone: what it has logged has kept nobody from a port: %s',
    (mode) => {
      expect(ask(target, denied, mode).cause).toBe('unknown')
      expect(ask(target, mode, denied).cause).toBe('unknown')
    },
  )

  it.each(['$ getenforce\nEnforcing\n$ ', status('enforcing')])('on: %s', (mode) => {
    expect(ask(target, denied, mode).cause).toBe('not-listening')
  })

  it('a program that says itself that it may not is kept off by something else', () => {
    const says = 'nginx: [emerg] bind() to 0.0.0.0:8080 failed (13: Permission denied)'
    expect(ask(target, says, '$ getenforce\nDisabled\n$ ').cause).toBe('not-listening')
  })

  it('both are read as what they are', () => {
    const facts = gather([status('permissive'), '$ getenforce\nEnforcing\n$ ']).facts.map(({ fact }) => fact)
    expect(facts.toSorted()).toEqual(['selinux-off', 'selinux-on'])
  })
})
