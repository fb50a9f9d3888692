import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { argumentOf, hclString, localsOf, plainOf, readHcl, resolved } from '@/lib/text'
import { anyHostile } from '../quote/hostile'

const dollar = (name: string) => '$'.concat(`{${name}}`)

/** The value of `a`, as plain data; what the text does not tell is a text `${…}`. */
function argumentA(text: string): unknown {
  const { body, broken } = readHcl(text)
  if (broken !== null) return `broken at ${broken}`
  const attribute = argumentOf(body, 'a')
  return attribute ? plainOf(resolved(attribute.value, localsOf(body))) : undefined
}

describe('an argument', () => {
  test.each<[string, unknown]>([
    ['a = 1', 1],
    ['a = -1.5e2 # note', -150],
    ['a = true // note', true],
    ['a = null', null],
    ['a = "x\\n\\u0041\\"" /* note */', 'x\nA"'],
    ['a = ["x", 2, [true],\n]', ['x', 2, [true]]],
    ['a = [ # first\n "x" // second\n]', ['x']],
    ['a = { b = 1, "c d" : [2]\n e = { f = "g" } }', { b: 1, 'c d': [2], e: { f: 'g' } }],
    ['a = {\n  b = 1\n  c = 2\n}', { b: 1, c: 2 }],
    ['a = jsonencode({ b = ["c"] })', { b: ['c'] }],
    ['a = concat(["b"], ["c"])', ['b', 'c']],
    ['locals {\n  x = ["y"]\n}\na = toset(local.x)', ['y']],
    ['a = <<EOF\nb\n  c\nEOF\n', 'b\n  c'],
    ['a = <<-EOF\n  b\n  EOF\n', '  b'],
    ['a = <<EOF\nEOF\n', ''],
    ['a = (1)', 1],
  ])('%j', (text, wanted) => {
    expect(argumentA(text)).toEqual(wanted)
  })

  test.each([
    ['a = var.x', dollar('var.x')],
    ['a = "b-$'.concat('{var.x}-c"'), `b-${dollar('var.x')}-c`],
    ['a = "$$'.concat('{x} %%{y}"'), `${dollar('x')} %{y}`],
    ['a = file("x.json")', dollar('file("x.json")')],
    ['a = var.x ? "b" : "c"', dollar('var.x ? "b" : "c"')],
    ['a = [for x in var.y : x.id]', dollar('[for x in var.y : x.id]')],
    ['a = var.x["k"].z[0].*.id', dollar('var.x["k"].z[0].*.id')],
    ['a = 1 + 2', dollar('1 + 2')],
    ['a = local.missing', dollar('local.missing')],
  ])('%j has to be worked out, and is never guessed', (text, wanted) => {
    expect(argumentA(text)).toBe(wanted)
  })

  test.each(['a =', 'a = [', 'a = {b', 'a = "x', 'a = <<EOF\nx', 'a = "x" "y"', '= 1', 'a = )', 'b {', 'b {\n a = 1'])(
    '%j is broken, and where is told',
    (text) => {
      expect(readHcl(text).broken).not.toBeNull()
    },
  )

  test('what stands before a fault is read', () => {
    const { body, broken } = readHcl('resource "x" "y" {\n  b = 1\n}\na = = 2\n')
    expect(body.blocks).toHaveLength(1)
    expect(broken).toBe(33)
  })

  test('blocks have labels, arguments and blocks', () => {
    const { body } = readHcl('data "x" y {\n  b = 1\n  c "d" {\n    e = 2\n  }\n  c {}\n}')
    expect(body.blocks).toMatchObject([
      {
        kind: 'data',
        labels: ['x', 'y'],
        body: {
          attributes: [{ name: 'b' }],
          blocks: [
            { kind: 'c', labels: ['d'] },
            { kind: 'c', labels: [] },
          ],
        },
      },
    ])
  })
})

describe('hostile text', () => {
  test('a string that hclString wrote is read as it was', () => {
    fc.assert(
      fc.property(anyHostile, (value) => {
        expect(argumentA(`a = ${hclString(value)}`)).toBe(value.replace(/\0|\p{Cs}/gu, '\ufffd'))
      }),
    )
  })

  test('no text throws, however deep or long', () => {
    const pieces = fc.constantFrom(
      'a = ',
      'b {',
      '}',
      '[',
      ']',
      '(',
      ')',
      '"',
      '<<E\n',
      'E\n',
      '\n',
      '# ',
      '/*',
      '$'.concat('{'),
      ', ',
      '1',
      'x.y',
      '? ',
      ': ',
      '\\',
    )
    fc.assert(fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => readHcl(parts.join('')).body !== null))
    for (const part of ['[', '{a=', '(', 'f(', 'b {', '!', '-', '"$'.concat('{')]) {
      expect(readHcl(`a = ${part.repeat(100_000)}`).broken).not.toBeNull()
    }
  })

  test('twice the text costs twice the work', () => {
    const cost = (count: number) => {
      const text = `a = [\n${'  { b = "x", c = [1, 2, 3] },\n'.repeat(count)}]`
      const before = process.cpuUsage()
      expect(readHcl(text).broken).toBeNull()
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    cost(1_000)
    const each = [4_000, 16_000].map((count) => Math.min(cost(count), cost(count), cost(count)) / count)
    expect((each[1] ?? 0) / (each[0] ?? 1)).toBeLessThan(4)
  })
})
