import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const out = join(process.cwd(), 'out')

/** Kinds of pages: those of one kind are made by one file of `pages/`, and weigh alike. */
export const kinds = {
  root: '/',
  home: '/{locale}/',
  answers: '/{locale}/faq/',
  answer: '/{locale}/faq/{slug}/',
  lessons: '/{locale}/learn/',
  lesson: '/{locale}/learn/{slug}/',
  ask: '/{locale}/ask/',
  changes: '/{locale}/changes/',
  glossary: '/{locale}/glossary/',
  all: '/{locale}/all/',
  text: '/{locale}/all/{slug}/',
  cidr: '/{locale}/tools/cidr/',
  policy: '/{locale}/tools/policy/',
  reachability: '/{locale}/tools/reachability/',
  rules: '/{locale}/tools/rules/',
  missing: '/404/',
  offline: '/offline/',
  other: '',
} as const

export type Kind = keyof typeof kinds

/** Every file of the built site by its path, such as `/ja/faq/index.html`. */
export const files: readonly string[] = readdirSync(out, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `/${relative(out, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
  .sort()

/** Every page of the built site by its path, such as `/ja/faq/`. */
export const pages: readonly string[] = files
  .filter((path) => path.endsWith('/index.html'))
  .map((path) => path.slice(0, -'index.html'.length))
  .sort()

/** The languages of the built site. */
export const locales: readonly string[] = pages.flatMap(
  (path) => /^\/([a-z]{2,3}(?:-[A-Za-z]+)*)\/faq\/$/.exec(path)?.[1] ?? [],
)

const patterns = Object.entries(kinds).map(([kind, path]) => {
  const [start = '', end = ''] = path.replace('{locale}', '[a-z-]+').split('{slug}')
  return { kind, pattern: new RegExp(path.includes('{slug}') ? `^${start}[^/]+${end}$` : `^${start}$`) }
})

export function kindOf(path: string): Kind {
  const found = patterns.find(({ pattern }) => pattern.test(path))?.kind ?? 'other'
  const kind = (Object.keys(kinds) as Kind[]).find((name) => name === found)
  return path.endsWith('/404/') ? 'missing' : (kind ?? 'other')
}

/** A page of each kind, in turn of one language and another. */
export function onePageEach(): readonly { readonly kind: Kind; readonly path: string }[] {
  const found = new Map<Kind, string[]>()
  for (const path of pages) found.set(kindOf(path), [...(found.get(kindOf(path)) ?? []), path])
  return [...found]
    .filter(([kind]) => kind !== 'other')
    .map(([kind, paths], index) => {
      const locale = locales[index % locales.length] ?? ''
      const own = paths.filter((path) => path.startsWith(`/${locale}/`))
      return { kind, path: (own.length > 0 ? own : paths)[0] ?? '/' }
    })
}

/** A page of each kind in each language. */
export function onePageOfEachKindAndLanguage(): readonly string[] {
  const firsts = new Map<string, string>()
  for (const path of pages) {
    const key = `${kindOf(path)} ${path.split('/')[1]}`
    if (kindOf(path) !== 'root' && kindOf(path) !== 'other' && !firsts.has(key)) firsts.set(key, path)
  }
  return [...firsts.values()]
}

export function htmlOf(path: string): string {
  return readFileSync(join(out, path, 'index.html'), 'utf8')
}

export function fileOf(path: string): Buffer {
  return readFileSync(join(out, path))
}
