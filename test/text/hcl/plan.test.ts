import { describe, expect, it } from 'vitest'
import { configurationOfPlan, hiddenInPlan, readHcl } from '@/lib/text'

const lines = (text: string) => configurationOfPlan(text).split('\n')
const plain = (text: string) => lines(text).map((line) => line.trim())

describe('a plan as the configuration that it leads to', () => {
  it('keeps the place of every character that stays', () => {
    const text = '  ~ resource "a" "b" {\n      ~ x = "1" -> "2" # forces replacement\n      + y = true\n    }'
    expect(lines(text)).toEqual([
      '    resource "a" "b" {',
      '        x =        "2" # forces replacement',
      '        y = true',
      '    }',
    ])
  })
  it.each([
    ['a block', '      - entry {\n          - cidr = "10.0.0.0/8" -> null\n        }'],
    [
      'a block within one',
      '      - entry {\n          - inner {\n              - a = 1 -> null\n            }\n        }',
    ],
    ['an object of a list', '              - {\n                  - Effect = "Allow"\n                },'],
    ['a list', '      - ids = [\n          - "a",\n        ] -> null'],
    ['a heredoc', '      - note = <<-EOT\n            { "a" = 1\n        EOT -> null'],
    [
      'a call',
      '      - document = jsonencode(\n            {\n              - a = 1\n            }\n        ) -> null',
    ],
    ['an argument', '      - name = "a {" -> null'],
  ])('leaves out what goes, to its end: %s', (_, gone) => {
    const text = `  ~ resource "a" "b" {\n${gone}\n      + kept = 1\n    }`
    expect(plain(text).filter((line) => line !== '')).toEqual(['resource "a" "b" {', 'kept = 1', '}'])
    expect(readHcl(configurationOfPlan(text)).broken).toBeNull()
  })
  it.each([
    ['an arrow in a text', '~ x = "a -> b" -> "c -> d"', 'x = "c -> d"'],
    ['an arrow in a text that stays', 'x = "a -> b"', 'x = "a -> b"'],
    ['a quote in a text', '~ x = "a\\" -> b" -> "c"', 'x = "c"'],
    ['a sign of equality in a name', '~ "a=b" = 1 -> 2', '"a=b" = 2'],
    ['an item of a list', '~ "a" -> "b",', '"b",'],
  ])('takes what will be: %s', (_, written, read) => {
    expect(plain(`      ${written}`).join('').replace(/ {2,}/g, ' ')).toBe(read)
  })
  it.each(['(known after apply)', '(sensitive value)', '(sensitive)'])(
    'a value that is not told is none: %s',
    (told) => {
      const { body, broken } = readHcl(configurationOfPlan(`      ~ x = "a" -> ${told}`))
      expect([broken, body.attributes[0]?.value.kind]).toEqual([null, 'call'])
    },
  )
  it('tells what it hides', () => {
    const text =
      '# (2 unchanged attributes hidden)\n  # (1 unchanged block hidden)\n# (3 unchanged elements hidden)\n# (x)'
    expect(hiddenInPlan(text)).toEqual([
      { at: 0, kind: 'attribute', written: '# (2 unchanged attributes hidden)' },
      { at: 36, kind: 'block', written: '# (1 unchanged block hidden)' },
      { at: 65, kind: 'element', written: '# (3 unchanged elements hidden)' },
    ])
  })
})
