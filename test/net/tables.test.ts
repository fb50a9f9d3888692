import ipaddr from 'ipaddr.js'
import { describe, expect, it } from 'vitest'
import {
  addressClasses,
  blocksOfClass,
  hasPorts,
  platformBlocks,
  protocols,
  services,
  servicesAt,
  usualPort,
} from '@/lib/net'

describe('the table of services', () => {
  it('has each name once, and each port of a service once', () => {
    const names = services.map(({ name }) => name.toLowerCase())
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    for (const { name, ports } of services) {
      const written = ports.map(({ port, protocol }) => `${port}/${protocol}`)
      expect([name, new Set(written).size]).toEqual([name, written.length])
    }
  })

  it('names are names in every language: no description, no note, no word of English prose', () => {
    const prose =
      /[()]|(?<![a-z])(?:and|or|alternative|server|mapper|debugger|printing|dev|registry|submission)(?![a-z])/
    const described = services.map(({ name }) => name).filter((name) => prose.test(name) && name !== 'SQL Server')
    expect(described).toEqual([])
  })

  it('no name leads to two services', () => {
    const owners = new Map<string, string>()
    for (const { name, aliases } of services) {
      for (const alias of [name, ...aliases]) {
        const key = alias.normalize('NFKC').toLowerCase()
        expect([alias, owners.get(key) ?? name]).toEqual([alias, name])
        owners.set(key, name)
      }
    }
  })

  it('ports and moved ports are 1–65535', () => {
    for (const { name, ports, moved } of services) {
      const numbers = [...ports.map(({ port }) => port), ...moved]
      expect([name, ports.length > 0]).toEqual([name, true])
      expect([name, numbers.filter((port) => !(Number.isInteger(port) && port >= 1 && port <= 65535))]).toEqual([
        name,
        [],
      ])
    }
  })

  it.each([
    22, 23, 135, 137, 139, 445, 873, 1433, 2049, 2181, 2375, 2379, 3306, 3389, 4505, 5432, 5500, 5601, 5900, 5985,
  ])('port %i is known as one that scanners report', (port) =>
    expect(servicesAt(port).some(({ risk }) => risk === 'high')).toBe(true),
  )

  it.each([6379, 6443, 7180, 8020, 8088, 8848, 8983, 9042, 9092, 9200, 10250, 11211, 15672, 27017, 50070])(
    'port %i is known as one that scanners report',
    (port) => expect(servicesAt(port).some(({ risk }) => risk === 'high')).toBe(true),
  )

  it('services of one port: the one whose clients use it comes first', () => {
    expect(servicesAt(7001)[0]?.name).toBe('WebLogic')
    expect(servicesAt(53, 'tcp').map(({ name }) => name)).toEqual(['DNS'])
    expect(servicesAt(161, 'tcp')).toEqual([])
    expect(services.filter((service) => !servicesAt(usualPort(service).port).includes(service))).toEqual([])
  })
})

describe('the table of address classes', () => {
  const all = addressClasses.flatMap(({ name, blocks }) => blocks.map((block) => ({ name, block })))

  it('blocks are canonical and stand once', () => {
    expect(new Set(all.map(({ block }) => block)).size).toBe(all.length)
    for (const { block } of all) {
      const [address, prefix] = ipaddr.parseCIDR(block)
      const network =
        address.kind() === 'ipv4'
          ? ipaddr.IPv4.networkAddressFromCIDR(block)
          : ipaddr.IPv6.networkAddressFromCIDR(block)
      expect(`${network.toString()}/${prefix}`).toBe(block)
    }
  })

  it('agrees with ipaddr.js about what an address is for', () => {
    const theirs: Record<string, string> = {
      private: 'private',
      loopback: 'loopback',
      'link-local': 'linkLocal',
      multicast: 'multicast',
      'shared-cgnat': 'carrierGradeNat',
      broadcast: 'broadcast',
      'unique-local': 'uniqueLocal',
      unspecified: 'unspecified',
      'this-network': 'unspecified',
      'ipv4-mapped': 'ipv4Mapped',
      '6to4': '6to4',
    }
    for (const { name, block } of all) {
      const wanted = theirs[name]
      if (wanted !== undefined) expect([block, ipaddr.parseCIDR(block)[0].range()]).toEqual([block, wanted])
    }
  })

  it('blocks are found by the names of their classes', () => {
    expect(blocksOfClass('loopback', 'unique-local')).toEqual(['127.0.0.0/8', '::1/128', 'fc00::/7'])
  })

  it('the platform lives in the shared space', () => {
    const shared = ipaddr.parseCIDR(blocksOfClass('shared-cgnat')[0] ?? '')
    for (const block of Object.values(platformBlocks)) expect(ipaddr.parseCIDR(block)[0].match(shared)).toBe(true)
  })
})

it('TCP and UDP have ports, nothing else has', () => {
  expect(protocols.filter(hasPorts)).toEqual(['tcp', 'udp'])
  expect(hasPorts('all') || hasPorts('other') || hasPorts('')).toBe(false)
})
