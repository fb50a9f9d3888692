import { describe, expect, it } from 'vitest'
import { firstSearch, queryOf } from '@/components/rules/workbench/panels/search-form'

const services = [
  { name: 'MySQL', protocol: 'tcp' as const, ports: [{ start: 3306, end: 3306 }], sensitive: true, use: 'database' },
  { name: 'HTTP', protocol: 'tcp' as const, ports: [{ start: 80, end: 80 }], sensitive: false, use: 'web' },
]

describe('a search as it is written', () => {
  it('asks for the ports of a use that content names', () => {
    expect(queryOf(firstSearch, services)).toMatchObject({
      verdict: 'accept',
      ports: [{ start: 3306, end: 3306 }],
      protocols: ['tcp', 'udp'],
      members: false,
    })
  })

  it.each([
    ['80', [{ start: 80, end: 80 }]],
    [
      '80, 8000-8100 443/444',
      [
        { start: 80, end: 80 },
        { start: 8000, end: 8100 },
        { start: 443, end: 444 },
      ],
    ],
  ])('reads the ports %s', (ports, expected) => {
    expect(queryOf({ ...firstSearch, portUse: 'given', ports }, services)).toMatchObject({ ports: expected })
  })

  it.each([
    ['0', '0'],
    ['80, 65536', '65536'],
    ['100-90', '100-90'],
    ['http', 'http'],
    ['', ''],
  ])('names the port that cannot be read in “%s”', (ports, text) => {
    expect(queryOf({ ...firstSearch, portUse: 'given', ports }, services)).toEqual({ field: 'ports', text })
  })

  it.each([
    ['10.0.0.0/8, 10.0.0.300', '10.0.0.300'],
    ['', ''],
  ])('names the block that cannot be read in “%s”', (blocks, text) => {
    expect(queryOf({ ...firstSearch, blocks }, services)).toEqual({ field: 'blocks', text })
  })
})
