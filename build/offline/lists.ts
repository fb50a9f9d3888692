import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { islandFolder, loadsOf } from '../light/page'

/** What is kept in a browser for one language: see `components/offline/service-worker.ts`. */
export interface List {
  /** Paths of files whose names change with their content, or with the build. */
  readonly hashed: readonly string[]
  /** Paths of others, each with its digest (Subresource Integrity, 3.1). */
  readonly others: readonly (readonly [path: string, digest: string])[]
}

/** Files at the root that every language needs: `/` leads to the reader's own, and one page says that there is no network. */
const shared = ['offline/', 'around.js', 'around.css', 'locale.js', 'site.webmanifest', 'icon.svg', 'icon-192.png']

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

export function digestOf(bytes: Buffer): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`
}

/**
 * The lists of a built site, by language. A script that only pages of other languages name is not in a language's list.
 *
 * @param out the built site, before its pages were made light
 */
export function scriptsByPage(out: string): ReadonlyMap<string, readonly string[]> {
  const pages = filesBelow(out).filter((file) => file.endsWith('/index.html'))
  return new Map(pages.map((page) => [page, loadsOf(readFileSync(join(out, page), 'utf8')).scripts]))
}

/**
 * @param out the built site
 * @param scripts the scripts that each page names
 * @param languages tags of the languages that the site has
 */
export function listsOf(
  out: string,
  scripts: ReadonlyMap<string, readonly string[]>,
  languages: readonly string[],
): ReadonlyMap<string, List> {
  const files = filesBelow(out)
  const chunks = files.filter((file) => /^_next\/static\/.*\.(?:js|css)$/.test(file)).map((file) => `/${file}`)
  const named = new Map<string, Set<string>>()
  for (const [page, loads] of scripts) {
    const [language = ''] = page.split('/')
    for (const script of loads) named.set(script, (named.get(script) ?? new Set()).add(language))
  }
  return new Map(
    languages.map((language) => {
      const isForeign = (script: string) => {
        const by = named.get(script)
        return by !== undefined && !by.has(language) && [...by].every((other) => languages.includes(other))
      }
      const own = [language, `${language}.json`, 'index.json']
      const isData = (file: string) =>
        (file.startsWith('_next/data/') && own.includes(file.split('/')[3] ?? '')) ||
        file.startsWith(`${islandFolder}/${language}/`)
      const pages = files.filter((file) => file.startsWith(`${language}/`) && file.endsWith('/index.html'))
      const paths = [
        '',
        ...pages.map((page) => page.replace(/index\.html$/, '')),
        `ask/${language}.json`,
        `${language}/around.json`,
        ...shared,
      ]
      const fileOf = (path: string) => (path === '' || path.endsWith('/') ? `${path}index.html` : path)
      return [
        language,
        {
          hashed: [...chunks.filter((chunk) => !isForeign(chunk)), ...files.filter(isData).map((file) => `/${file}`)],
          others: paths.map((path) => [`/${path}`, digestOf(readFileSync(join(out, fileOf(path))))] as const),
        },
      ]
    }),
  )
}
