import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { argumentOf, hclBlocksIn, hclString, namesOf, plainOf, readHcl, resolved } from '@/lib/text'
import { cpuTime } from '../../cpu-time'
import { anyHostile } from '../quote/hostile'

const dollar = (name: string) => '$'.concat(`{${name}}`)

/** The value of `a`, as plain data; what the text does not tell is a text `${…}`. */
function argumentA(text: string): unknown {
  const { body, broken } = readHcl(text)
  if (broken !== null) return `broken at ${broken}`
  const attribute = argumentOf(body, 'a')
  return attribute ? plainOf(resolved(attribute.value, namesOf(body.blocks))) : undefined
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
    ['a = jsonencode ({ b = ["c"] })', { b: ['c'] }],
    ['a = concat(["b"], ["c"])', ['b', 'c']],
    ['locals {\n  x = ["y"]\n}\na = toset(local.x)', ['y']],
    ['a = <<EOF\nb\n  c\nEOF\n', 'b\n  c'],
    ['a = <<-EOF\n  b\n  EOF\n', '  b'],
    ['a = <<EOF\nEOF\n', ''],
    ['a = (1)', 1],
    ['a = 1 + 2 * 3 == 7 && !false', true],
    [`a = [for k, v in { x = 1, y = 2 } : "${dollar('k')}-${dollar('v')}" if v > 1]`, ['y-2']],
    ['a = { for v in ["x"] : upper(v) => v }', { X: 'x' }],
    ['variable "v" {\n default = { k = ["z"] }\n}\na = var.v.k[0]', 'z'],
    [`a = <<-EOF\n  b ${dollar('1 + 1')}\n    c\n  EOF\n`, '  b 2\n    c'],
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

type Tree = number | { readonly sign: '+' | '-' | '*'; readonly left: Tree; readonly right: Tree }

const strength = { '+': 1, '-': 1, '*': 2 } as const

/** Written with no more brackets than the signs' strengths ask for. */
function writtenTree(tree: Tree, around = 0): string {
  if (typeof tree === 'number') return String(tree)
  const own = strength[tree.sign]
  const text = `${writtenTree(tree.left, own)} ${tree.sign} ${writtenTree(tree.right, own + 1)}`
  return own < around ? `(${text})` : text
}

function valueOfTree(tree: Tree): number {
  if (typeof tree === 'number') return tree
  const [a, b] = [valueOfTree(tree.left), valueOfTree(tree.right)]
  return tree.sign === '+' ? a + b : tree.sign === '-' ? a - b : a * b
}

describe('an expression', () => {
  test('binds as its signs do: any tree comes to what it comes to by hand', () => {
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.nat({ max: 9 }),
        fc.record({
          sign: fc.constantFrom('+' as const, '-' as const, '*' as const),
          left: tie('tree'),
          right: tie('tree'),
        }),
      ),
    }))
    fc.assert(fc.property(tree, (given) => argumentA(`a = ${writtenTree(given)}`) === valueOfTree(given)))
  })

  test('what is not understood is unclear as a whole, and what stands around it is read', () => {
    const { body, broken } = readHcl('b = 1\na = [1, = 2]\nc = 3\n')
    expect(body.attributes.map(({ name, value }) => [name, value.kind])).toEqual([
      ['b', 'other'],
      ['a', 'unclear'],
      ['c', 'other'],
    ])
    expect(broken).toBe(14)
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

  test.each([
    ['a list', (count: number) => `a = [\n${'  { b = "x", c = [1, 2, 3] },\n'.repeat(count)}]`],
    ['heredocs without an end', (count: number) => '<<E\n'.repeat(count)],
    ['heredocs without an end in templates', (count: number) => `a = <<F\n${'$'.concat('{<<E\n}').repeat(count)}\nF\n`],
    ['lists without an end in templates', (count: number) => `a = <<F\n${'$'.concat('{[1, 2}').repeat(count)}\nF\n`],
    ['blocks without an end', (count: number) => 'resource "a" "b" {\n'.repeat(count)],
    ['a chain of signs', (count: number) => `a = ${'1 + '.repeat(count)}1`],
  ])('twice the text costs twice the work: %s', { tags: ['timed'] }, (_, textOf) => {
    const cost = (count: number) => {
      const text = textOf(count)
      const used = cpuTime()
      readHcl(text)
      hclBlocksIn(text)
      return used()
    }
    cost(500)
    const each = [1_500, 6_000].map((count) => Math.min(cost(count), cost(count), cost(count)) / count)
    expect((each[1] ?? 0) / (each[0] ?? 1)).toBeLessThan(4)
  })
})
