import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { type JsonNode, plainOf } from '@/lib/text'
import { readYaml } from '@/lib/text/yaml'

function read(text: string): readonly unknown[] | number {
  const reading = readYaml(text)
  return reading.ok ? reading.nodes.map(plainOf) : reading.at
}

describe('readYaml', () => {
  test('reads what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        // YAML has no minus zero that JSON keeps.
        const plain: unknown = JSON.parse(JSON.stringify(value))
        expect(read(stringify(plain))).toEqual([plain])
      }),
    )
  })

  test('several documents, anchors, and short functions of templates', () => {
    expect(read('a: 1\n---\nb: 2\n')).toEqual([{ a: 1 }, { b: 2 }])
    expect(read('a: &x [1]\nb: *x\n')).toEqual([{ a: [1], b: [1] }])
    expect(read('a: !Ref B\nb: !GetAtt [C, D]\nc: !Sub "x"\n')).toEqual([
      { a: { Ref: 'B' }, b: { 'Fn::GetAtt': ['C', 'D'] }, c: { 'Fn::Sub': 'x' } },
    ])
    expect(read('v: 2015-09-01\n')).toEqual([{ v: '2015-09-01' }])
  })

  test('names and values have their places', () => {
    const text = 'a:\n  - b: "c"\n'
    const reading = readYaml(text)
    const found: [string, number | null][] = []
    const walk = (node: JsonNode) => {
      if (node.kind === 'object') {
        for (const { key, at, value } of node.members) {
          found.push([key, at])
          walk(value)
        }
      } else if (node.kind === 'list') node.items.forEach(walk)
      else found.push([String(node.value), node.at])
    }
    if (reading.ok) reading.nodes.forEach(walk)
    expect(found).toEqual([
      ['a', 0],
      ['b', text.indexOf('b')],
      ['c', text.indexOf('"c"')],
    ])
  })

  test('what breaks says where; nothing throws or grows without end', () => {
    expect(read('a: [1')).toBeTypeOf('number')
    expect(read('a: 1\na: 2\n')).toBe(5)
    expect(read('['.repeat(20_000))).toBeTypeOf('number')
    const bomb = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)
    expect(read(`a0: &a0 x\n${bomb.join('\n')}\n`)).toBeTypeOf('number')
    fc.assert(fc.property(fc.string(), (text) => typeof readYaml(text).ok === 'boolean'))
  })
})
