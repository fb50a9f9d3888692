import type { RuleReader } from './describe'
import type { Recognised } from './gathered'

/** What a text holds in another language than JSON, and the text without it. */
export interface Taken {
  /** The text with spaces in the place of what was taken. */
  readonly rest: string
  read(document: number, reader: RuleReader): Recognised
}

/** Spaces in place of a text, so that the lines and columns of what follows stay. */
export function blank(text: string): string {
  return text
    .split('\n')
    .map((line) => ' '.repeat(line.length))
    .join('\n')
}
