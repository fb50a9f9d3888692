import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Everything that a reader of one language can be shown: answers, lessons, strings; in lower case. */
export function textsOf(locale: string): { readonly file: string; readonly text: string }[] {
  return readdirSync(join('content', locale), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(mdx|ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, text: readFileSync(file, 'utf8').toLowerCase() }))
}

/** The files that say one of some words or parts of sentences, without regard to case. */
export function saying(texts: ReturnType<typeof textsOf>, parts: readonly string[]): string[] {
  return parts.flatMap((part) =>
    texts.filter(({ text }) => text.includes(part.toLowerCase())).map(({ file }) => `${file}: ${part}`),
  )
}
