import { type CodePart, codeParts } from '@/content/code-parts'

/** A part of a code as it is written there, and what it says. */
export interface ReadPart {
  readonly written: string
  readonly part: CodePart
}

const anyForm = new RegExp(codeParts.map(([, form]) => `(${form})`).join('|'), 'g')

/** What the parts of a code's name say, each once, in the order written; parts that are not known are passed over. */
export function codePartsIn(code: string): readonly ReadPart[] {
  const found = new Map<CodePart, ReadPart>()
  for (const match of code.matchAll(anyForm)) {
    const part = codeParts[match.slice(1).findIndex((group) => group !== undefined)]?.[0]
    if (part !== undefined && !found.has(part)) found.set(part, { written: match[0], part })
  }
  return [...found.values()]
}
