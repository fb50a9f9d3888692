import { describe, expect, it } from 'vitest'
import { commandFrom } from '@/lib/rules/read/shell/words'

/** The words of a command: `?` behind one that a variable gives, `(` behind one that is open, `<>` behind one to fill in. */
function wordsOf(text: string): string[] {
  return commandFrom(text, 0).words.map(
    (word) => `${word.text}${word.known ? '' : '?'}${word.open ? '(' : ''}${word.filledIn ? '<>' : ''}`,
  )
}

const long = (length: number) => `<${'b'.repeat(length)}>`

describe('words of a command, as POSIX shells and bash take them', () => {
  it.each<readonly [text: string, ...words: string[]]>([
    [''],
    ['  \ta', 'a'],
    ['a  b\tc\r', 'a', 'b', 'c'],
    ['a\u00a0b', 'a\u00a0b'],
    ['a \u00a0 b', 'a', 'b'],
    // quotes
    ["a 'b c' d", 'a', 'b c', 'd'],
    ["a ''", 'a', ''],
    ["a '\\n$x`y`'", 'a', '\\n$x`y`'],
    ['a "b c" d', 'a', 'b c', 'd'],
    ['a "b\\"c" d', 'a', 'b"c', 'd'],
    ['a "b\\c"', 'a', 'b\\c'],
    ['a "b\\\\" c', 'a', 'b\\', 'c'],
    ['a "b\\$c\\`d"', 'a', 'b$c`d'],
    ['a "b\\\nc"', 'a', 'bc'],
    [`a b'c'"d"$'e'f`, 'a', 'bcdef'],
    // quotes that nothing closes
    ["a 'b c", 'a', 'b c('],
    ['a "b c', 'a', 'b c('],
    ['a "b\\', 'a', 'b\\('],
    ["a $'b", 'a', 'b('],
    ["a $'b\\'", 'a', "b'("],
    // what a variable or another command gives
    ['a $b c', 'a', '$b?', 'c'],
    ['a `b` c', 'a', '`b`?', 'c'],
    ['a "x$b"', 'a', '"x$b"?'],
    ['a "x`b`"', 'a', '"x`b`"?'],
    ['a $', 'a', '$?'],
    ['a "x"$b', 'a', '"x"$b?'],
    ['a "$b', 'a', '"$b?('],
    // a backslash
    ['a b\\ c', 'a', 'b c'],
    ["a \\'b", 'a', "'b"],
    ['a \\$b', 'a', '$b'],
    ['a b\\', 'a', 'b'],
    // bytes and letters
    ["a $'b\\n\\r\\t\\e\\a\\b\\f\\v\\q'", 'a', 'b\n\r\t\u001b\u0007\b\f\vq'],
    ["a $'\\x41\\x4 \\xe4\\xb8\\xad'", 'a', 'A\u0004 中'],
    ["a $'\\u4e2d\\u41'", 'a', '中A'],
    ["a $'中😀\\'c'", 'a', "中😀'c"],
    // lines that go on
    ['a b \\\nc', 'a', 'b', 'c'],
    ['a b\\\n  c', 'a', 'b', 'c'],
    ['a b \\ \t\r\n c', 'a', 'b', 'c'],
    ['a b `\nc', 'a', 'b', 'c'],
    ['a b ^\r\nc', 'a', 'b', 'c'],
    ['a ^ b', 'a', '^', 'b'],
    ['a \\\\\nb', 'a', '\\'],
    // what a guide leaves to its reader
    ['a <b c> d', 'a', '<b c><>', 'd'],
    ['a x<id>y', 'a', 'x<id>y<>'],
    ['a <您的IP>/32', 'a', '<您的IP>/32<>'],
    ["a '<x y>' z", 'a', '<x y><>', 'z'],
    ['a "<your id>"/32', 'a', '<your id>/32<>'],
    ["a 'x<y>'", 'a', 'x<y>'],
    [`a ${long(81)}`, 'a', `${long(81)}<>`],
    [`a ${long(82)}`, 'a'],
    [`a '${long(80)}' '${long(81)}'`, 'a', `${long(80)}<>`, long(81)],
  ])('%j', (text, ...words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it.each(['\n', ';', '&', '|', '<', '>', '(', ')'])('a command ends at %j, beside a word or behind it', (sign) => {
    for (const text of [`a bc${sign}d`, `a bc ${sign} d`, `a 'bc'${sign}d`]) {
      const { words, end } = commandFrom(text, 0)
      expect(words.map((word) => word.text)).toEqual(['a', 'bc'])
      expect(text.slice(end).trim()).toBe(`${sign}${text.slice(text.indexOf(sign) + 1)}`.trim())
    }
  })
  it('a remark begins with a word, not within one', () => {
    expect(wordsOf('a b#c')).toEqual(['a', 'b#c'])
    expect(commandFrom('a b #c', 0)).toMatchObject({ words: { length: 2 }, end: 4 })
  })
  it('no sign for a value that begins with a digit, or goes over lines and commands', () => {
    for (const text of ['a <1b> c', 'a <b\n> c', 'a <b|c>', 'a <b;c>', 'a <b&c>', 'a <b'])
      expect(wordsOf(text)).toEqual(['a'])
  })
  it('begins where it is told to, and ends behind the last character', () => {
    expect(commandFrom('x; a b', 2)).toMatchObject({ words: [{ text: 'a' }, { text: 'b' }], end: 6 })
    for (const text of ["a 'b", 'a "b', "a $'b", 'a b\\']) expect(commandFrom(text, 0).end).toBe(text.length)
  })
})
