import { describe, expect, it } from 'vitest'
import { type PacketFields, parsePacket } from '@/lib/rules'

const ssh: PacketFields = { direction: 'ingress', protocol: 'tcp', peer: '198.51.100.7', port: 22 }
const ping: PacketFields = { direction: 'ingress', protocol: 'icmp', peer: '198.51.100.7' }

function read(fields: PacketFields) {
  const parsed = parsePacket(fields)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return parsed.packet
}

describe('a packet as it is written', () => {
  it('needs a direction, a protocol, a peer, and for TCP and UDP a port', () => {
    expect(read(ssh)).toEqual({
      direction: 'ingress',
      protocol: 'tcp',
      family: 4,
      peer: 0xc6336407n,
      port: 22,
      sourcePort: null,
      self: null,
      peerGroups: [],
      internal: false,
    })
    expect(read(ping)).toMatchObject({ protocol: 'icmp', port: null })
  })

  it('may say its source port, its own address, and where the peer is (M-9…M-11)', () => {
    expect(read({ ...ssh, sourcePort: 50_000, self: '10.0.0.5' })).toMatchObject({
      sourcePort: 50_000,
      self: 0x0a000005n,
    })
    expect(read({ ...ssh, peerNetwork: 'internal' }).internal).toBe(true)
    expect(read({ ...ssh, peerNetwork: 'public' }).internal).toBe(false)
    expect(read({ ...ssh, peerGroups: ['sg-a'] })).toMatchObject({ peerGroups: ['sg-a'], internal: true })
  })

  it('takes null for what is not said', () => {
    expect(read({ ...ping, port: null, sourcePort: null, self: null, peerGroups: null, peerNetwork: null })).toEqual(
      read(ping),
    )
  })
})

describe('a packet that cannot be is refused at its field', () => {
  it.each<[string, PacketFields, keyof PacketFields, string]>([
    ['no direction', { ...ssh, direction: 'in' }, 'direction', 'direction'],
    ['a protocol that no packet has', { ...ssh, protocol: 'all' }, 'protocol', 'protocol'],
    ['a peer that is no text', { ...ssh, peer: 1 }, 'peer', 'peer'],
    ['a peer that is no address', { ...ssh, peer: '198.51.100.256' }, 'peer', 'octet'],
    ['TCP without a port', { ...ssh, port: undefined }, 'port', 'port'],
    ['port 0', { ...ssh, port: 0 }, 'port', 'port'],
    ['port 65536', { ...ssh, port: 65_536 }, 'port', 'port'],
    ['half a port', { ...ssh, port: 22.5 }, 'port', 'port'],
    ['a port as text', { ...ssh, port: '22' }, 'port', 'port'],
    ['a port where there are none', { ...ping, port: 22 }, 'port', 'port-without-ports'],
    ['source port 0', { ...ssh, sourcePort: 0 }, 'sourcePort', 'port'],
    ['a source port where there are none', { ...ping, sourcePort: 1024 }, 'sourcePort', 'port'],
    ['ICMP to an IPv6 address (M-7)', { ...ping, peer: '2001:db8::7' }, 'peer', 'icmp-family'],
    ['ICMPv6 to an IPv4 address (M-7)', { ...ping, protocol: 'icmpv6' }, 'peer', 'icmp-family'],
    ['an own address that is no text', { ...ssh, self: 1 }, 'self', 'peer'],
    ['an own address that is none', { ...ssh, self: '10.0.0' }, 'self', 'short'],
    ['an own address of the other family (M-6)', { ...ssh, self: '2001:db8::5' }, 'self', 'mixed-families'],
    ['groups that are no list', { ...ssh, peerGroups: 'sg-a' }, 'peerGroups', 'peer-groups'],
    ['groups that are numbers', { ...ssh, peerGroups: [1] }, 'peerGroups', 'peer-groups'],
    ['a network that there is not', { ...ssh, peerNetwork: 'vpn' }, 'peerNetwork', 'peer-network'],
  ])('%s', (_, fields, field, code) => {
    expect(parsePacket(fields)).toMatchObject({ ok: false, problem: { field, code } })
  })
})
