import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assemble } from '@/components/rules/draft/assembly'
import { documentsOf } from '@/components/rules/draft/documents'
import { example } from '@/components/rules/draft/example'
import { portsAsWritten } from '@/components/rules/draft/ports-text'

describe('ports as a reader types them', () => {
  it.each([
    ['80', '80/80'],
    [' 80 ', '80/80'],
    ['80-90', '80/90'],
    ['80/90', '80/90'],
    ['80 – 90', '80/90'],
    ['80〜90', '80/90'],
    ['８０', '80/80'],
    ['*', '1/65535'],
    ['22-99999', '22/99999'],
    ['80,443', '80,443'],
    ['ssh', 'ssh'],
    ['', ''],
  ])('%j is %s', (typed, ports) => {
    expect(portsAsWritten(typed, 'tcp')).toBe(ports)
  })

  it('are left alone where a protocol has none', () => {
    expect(portsAsWritten('80', 'icmp')).toBe('80')
  })

  it('any two ports are read as they are meant', () => {
    const port = fc.integer({ min: 1, max: 65535 })
    fc.assert(
      fc.property(port, port, fc.constantFrom('-', '/', '–', '~'), (a, b, dash) => {
        const [start, end] = a < b ? [a, b] : [b, a]
        expect(portsAsWritten(`${start}${dash}${end}`, 'udp')).toBe(`${start}/${end}`)
      }),
    )
  })

  it('are read by the engine: no error for 80', () => {
    const groups = example.groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) => ({ ...rule, ports: '80' })),
    }))
    const { unread, ruleSet } = assemble({ groups, lists: [] })
    expect(unread).toEqual([])
    expect(ruleSet.groups[0]?.rules.map(({ ports }) => ports)).toEqual(
      groups[0]?.rules.map(() => ({ kind: 'range', start: 80, end: 80 })),
    )
    expect(JSON.stringify(documentsOf({ groups, lists: [] }))).toContain('"PortRange":"80/80"')
  })
})
