/**
 * Writes what the bundler cannot find by itself, before every build, dev run and test:
 * the registries of MDX documents and of messages, and the search model of each locale.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCorpus } from './corpus'
import { modelOf } from './kept-model'
import { locales } from './locales'

const root = process.cwd()

function documents(locale: string, kind: string): string[] {
  const folder = join(root, 'content', locale, kind)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => name.slice(0, -'.mdx'.length))
    .sort()
}

/** Next follows `import()` only where its path is a literal: hence one line a file. */
function registry(kind: string): string {
  const lines = locales().flatMap((locale) =>
    documents(locale, kind).map(
      (name) => `  '${locale}/${name}': dynamic<MDXProps>(() => import('./${locale}/${kind}/${name}.mdx')),`,
    ),
  )
  return `{\n${lines.join('\n')}\n}`
}

const source = `// Written by build/generate.ts from the files of content/. Do not edit: \`npm run generate\`.
import type { MDXProps } from 'mdx/types'
import dynamic from 'next/dynamic'
import type { ComponentType } from 'react'

type Documents = Readonly<Record<string, ComponentType<MDXProps>>>

export const answers: Documents = ${registry('faq')}

export const lessons: Documents = ${registry('learn')}
`

/** Apart from the documents: a part that loads messages does not carry the list of all answers. */
const messages = `// Written by build/generate.ts from the files of content/. Do not edit: \`npm run generate\`.
import type { Messages } from './ja/messages'

export const messageLoaders: Readonly<Record<string, () => Promise<Messages>>> = {
${locales()
  .map((locale) => `  ${locale}: async () => (await import('./${locale}/messages')).messages,`)
  .join('\n')}
}
`

/** Apart from the other messages: a page that may need these does not carry the names of those. */
const mending = `// Written by build/generate.ts from the files of content/. Do not edit: \`npm run generate\`.
import type { Messages } from './ja/messages'

export const mendingLoaders: Readonly<
  Record<
    string,
    () => Promise<Pick<Messages, 'reachConsole' | 'reachFixes' | 'reachKinds' | 'reachReasons' | 'reachSteps' | 'reachUndo'>>
  >
> = {
${locales()
  .map((locale) => `  ${locale}: () => import('./${locale}/messages/mending'),`)
  .join('\n')}
}
`

/** The same for the sentences of figures: the question box is in every page. */
const figures = `// Written by build/generate.ts from the files of content/. Do not edit: \`npm run generate\`.
import type { Messages } from './ja/messages'

export const figureLoaders: Readonly<Record<string, () => Promise<Pick<Messages, 'figures'>>>> = {
${locales()
  .map((locale) => `  ${locale}: () => import('./${locale}/messages/figures'),`)
  .join('\n')}
}
`

/** A file that is as it should be is not touched: a check that runs beside a build may be reading it. */
function write(path: string, text: string) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
}

write(join(root, 'content', 'registry.generated.ts'), source)
write(join(root, 'content', 'messages.generated.ts'), messages)
write(join(root, 'content', 'mending.generated.ts'), mending)
write(join(root, 'content', 'figures.generated.ts'), figures)

const models = join(root, 'public', 'ask')
mkdirSync(models, { recursive: true })
for (const corpus of readCorpus()) {
  write(join(models, `${corpus.locale}.json`), JSON.stringify(modelOf(corpus)))
}
