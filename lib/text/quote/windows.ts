import { unseen, withoutHalves } from './unseen'

/**
 * One argument as it is typed into **PowerShell** (5.1 and 7): a string in single quotes, whose quotes, also the curly
 * ones that PowerShell takes for them, are doubled; with a character of `unseen`, a string in double quotes that writes
 * it by its number (about_Quoting_Rules, about_Special_Characters).
 *
 * @example powershellWord("it's $(calc)") // "'it''s $(calc)'"
 */
export function powershellWord(value: string): string {
  const text = withoutHalves(value)
  if (!unseen.test(text)) return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`
  const escaped = text.replace(/[`"$\u201c-\u201e]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/gu, (character) =>
    unseen.test(character) ? unitsOf(character) : `\`${character}`,
  )
  return `"${escaped}"`
}

function unitsOf(character: string): string {
  return character
    .split('')
    .map((unit) => `$([char]${unit.charCodeAt(0)})`)
    .join('')
}

/** What no quotes of cmd keep from being read: variables, quotes, and what a code page may turn into one of these. */
const notForCmd = /["%!\uff02\uff05\uff01\u201c-\u201f\u02ba\u02dd\u2033\u3003\u301d-\u301f\u00a5\u20a9\uff3c]/

/**
 * One argument as it is typed into **cmd**, for a program that takes its arguments apart as Microsoft's C runtime does:
 * in double quotes, backslashes at the end doubled. Null where no quoting is safe: cmd replaces `%NAME%` inside quotes,
 * too, and has no escape for a quote. Say so and leave the value to the reader.
 */
export function cmdWord(value: string): string | null {
  const text = withoutHalves(value)
  if (unseen.test(text) || notForCmd.test(text)) return null
  return `"${text}${'\\'.repeat(backslashesAtEnd(text))}"`
}

/**
 * One argument that **cmd and PowerShell** read alike, for commands whose reader may use either, such as netsh's. Null
 * where there is none: then name the shell and use its own function.
 */
export function windowsWord(value: string): string | null {
  if (/[$`]/.test(value) || value.endsWith('\\')) return null
  return cmdWord(value)
}

function backslashesAtEnd(text: string): number {
  let count = 0
  while (count < text.length && text[text.length - 1 - count] === '\\') count += 1
  return count
}
