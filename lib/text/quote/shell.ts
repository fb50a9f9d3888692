import { unseen, withoutHalves } from './unseen'

/** What no shell reads as anything but itself, wherever it stands. Not `=`: zsh looks for a command where a word begins with it. */
const plain = /^[A-Za-z0-9_@+:,./-]+$/

/**
 * One argument as it is typed into **bash or zsh**: the shell reads exactly the value, whatever it is, and nothing in it
 * can run a command, end the line or move the cursor. NUL and lone surrogates, which no argument can hold, become U+FFFD.
 *
 * Where the value has no character of `unseen`, the word reads the same in **sh, dash and fish**: quotes are left for
 * `'` and for `\`, which fish takes for an escape inside of them. Where it has one, `$'…'` is written, which dash takes
 * for text and fish refuses; `portableShellWord` is for these.
 *
 * @example shellWord("it's") // `'it'\''s'`
 */
export function shellWord(value: string): string {
  const text = withoutHalves(value)
  if (plain.test(text)) return text
  return unseen.test(text) ? ansiWord(text) : quotedWord(text)
}

/**
 * As `shellWord`, for **sh, dash, bash, zsh and fish (3.4)** alike: where the value has a character of `unseen`, it is
 * written by `printf`.
 */
export function portableShellWord(value: string): string {
  const text = withoutHalves(value)
  if (plain.test(text)) return text
  return unseen.test(text) ? printedWord(text) : quotedWord(text)
}

function quotedWord(text: string): string {
  if (text === '') return "''"
  return text.replace(/[^\\']+|[\\']/g, (part) => (part === '\\' || part === "'" ? `\\${part}` : `'${part}'`))
}

function bytesOf(character: string): readonly number[] {
  return [...new TextEncoder().encode(character)]
}

function ansiWord(text: string): string {
  const escaped = text.replace(/[\\'!]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/gu, (character) =>
    bytesOf(character)
      .map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`)
      .join(''),
  )
  return `$'${escaped}'`
}

/** `$(…)` drops line breaks at the end: they stand in quotes behind it. */
function printedWord(text: string): string {
  const end = trailingBreaks(text)
  const octal = text.slice(0, end).replace(/[^A-Za-z0-9_@+:,./ -]/gu, (character) =>
    character === '%'
      ? '%%'
      : bytesOf(character)
          .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
          .join(''),
  )
  // A format that begins with a hyphen would be an option.
  const format = octal.startsWith('-') ? `\\055${octal.slice(1)}` : octal
  const printed = format === '' ? '' : `"$(printf '${format}')"`
  return end < text.length ? `${printed}'${text.slice(end)}'` : printed
}

function trailingBreaks(text: string): number {
  let end = text.length
  while (end > 0 && text[end - 1] === '\n') end -= 1
  return end
}
