import { withoutHalves } from './unseen'

const short: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/**
 * A string of Terraform's language that is exactly the value: no template of it is evaluated (HCL native syntax,
 * Template Literals and Quoted Literals).
 *
 * @example hclString('a ${b}') // '"a $${b}"'
 */
export function hclString(value: string): string {
  const escaped = withoutHalves(value)
    .replace(/[\\"]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/gu, (character) => short[character] ?? numbered(character))
    .replace(/[$%](?=\{)/g, '$&$&')
  return `"${escaped}"`
}

function numbered(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const digits = code.toString(16)
  return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`
}
