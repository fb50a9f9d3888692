import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { locales } from '../../../build'
import { root } from '../../../scripts/root.mjs'

/** An answer that stands for those that are added. */
const pattern = 'deny-ram-users'

/** What a checkout need not bring along. */
const left = new Set(['.git', '.next', 'out', 'test'])

function changed(path: string, change: (text: string) => string) {
  writeFileSync(path, change(readFileSync(path, 'utf8')))
}

/**
 * A copy of this project with as many answers more as make up a number of pages in all languages together. What was copied
 * before is used again.
 *
 * @param work the folder that holds it
 * @param pages how many pages of answers are added
 * @returns its folder
 */
export function grownCheckout(work: string, pages: number): string {
  const folder = join(work, 'sekisho')
  if (!existsSync(join(folder, 'node_modules')))
    cpSync(join(root, 'node_modules'), join(folder, 'node_modules'), { recursive: true, verbatimSymlinks: true })
  for (const name of readdirSync(root)) {
    if (left.has(name) || name === 'node_modules') continue
    rmSync(join(folder, name), { recursive: true, force: true })
    cpSync(join(root, name), join(folder, name), { recursive: true, verbatimSymlinks: true })
  }
  for (const name of ['.next', 'out']) rmSync(join(folder, name), { recursive: true, force: true })
  mkdirSync(join(folder, 'test'), { recursive: true })
  const languages = locales()
  const slugs = Array.from({ length: Math.ceil(pages / languages.length) }, (_, index) => `grown-${index}`)
  const content = join(folder, 'content')
  changed(join(content, 'topics.ts'), (text) =>
    text.replace('slugs: [', () => `slugs: [\n${slugs.map((slug) => `      '${slug}',`).join('\n')}`),
  )
  changed(join(content, 'tasks.ts'), (text) =>
    text.replace(
      'Record<Slug, Task>> = {',
      (start) => `${start}\n${slugs.map((slug) => `  '${slug}': 'know',`).join('\n')}`,
    ),
  )
  for (const language of languages) {
    changed(join(content, 'asks', language, 'cases.json'), (text) => {
      const cases: Record<string, unknown> = JSON.parse(text)
      return JSON.stringify({ ...cases, ...Object.fromEntries(slugs.map((slug) => [slug, cases[pattern]])) })
    })
    const text = readFileSync(join(content, language, 'faq', `${pattern}.mdx`), 'utf8')
    for (const slug of slugs) writeFileSync(join(content, language, 'faq', `${slug}.mdx`), text)
  }
  return folder
}
