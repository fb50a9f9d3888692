import { describe, expect, it } from 'vitest'
import { parseTarget, type TargetFields } from '@/lib/reachability'

const web: TargetFields = { protocol: 'tcp', port: 80 }

describe('a target as it is written', () => {
  it('needs a protocol, and for TCP and UDP a port; it goes into the instance unless told otherwise', () => {
    expect(parseTarget(web)).toEqual({
      ok: true,
      target: { protocol: 'tcp', port: 80, from: null, direction: 'ingress' },
    })
    expect(parseTarget({ protocol: 'icmp', port: null, from: null })).toEqual({
      ok: true,
      target: { protocol: 'icmp', port: null, from: null, direction: 'ingress' },
    })
  })

  it('may say the other end and the direction', () => {
    expect(parseTarget({ ...web, from: '198.51.100.7', direction: 'egress' })).toEqual({
      ok: true,
      target: { protocol: 'tcp', port: 80, from: { family: 4, value: 0xc6336407n }, direction: 'egress' },
    })
  })
})

describe('a target that cannot be is refused at its field', () => {
  it.each<[string, TargetFields, keyof TargetFields, string]>([
    ['no protocol', { port: 80 }, 'protocol', 'protocol'],
    ['a protocol that is not diagnosed', { ...web, protocol: 'gre' }, 'protocol', 'protocol'],
    ['TCP without a port', { protocol: 'tcp' }, 'port', 'port'],
    ['port 0', { ...web, port: 0 }, 'port', 'port'],
    ['port 65536', { ...web, port: 65_536 }, 'port', 'port'],
    ['a port as text', { ...web, port: '80' }, 'port', 'port'],
    ['no number', { ...web, port: Number.NaN }, 'port', 'port'],
    ['a port where there are none', { protocol: 'icmp', port: 80 }, 'port', 'port-without-ports'],
    ['a direction that there is not', { ...web, direction: 'in' }, 'direction', 'direction'],
    ['another end that is no text', { ...web, from: 1 }, 'from', 'address'],
    ['another end that is a block', { ...web, from: '10.0.0.0/8' }, 'from', 'character'],
    ['another end that is a name', { ...web, from: 'example.com' }, 'from', 'character'],
  ])('%s', (_, fields, field, code) => {
    expect(parseTarget(fields)).toMatchObject({ ok: false, problem: { field, code } })
  })
})
