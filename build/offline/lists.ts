import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { islandFolder, loadsOf } from '../light/page'

/** What is kept in a browser for one language, in the order in which it comes: see `components/offline/service-worker.ts`. */
export interface List {
  /** Paths of what is read, each with its digest (Subresource Integrity, 3.1): pages can be read without anything else. */
  readonly others: readonly (readonly [path: string, digest: string])[]
  /** Paths of files whose names change with their content, or with the build: what tools need before they are used, then the rest. */
  readonly hashed: readonly string[]
}

/** Files at the root that every language needs: `/` leads to the reader's own, and one page says that there is no network. */
const shared = ['around.js', 'around.css', 'locale.js', 'site.webmanifest', 'icon.svg', 'icon-192.png']

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
      const dataOf = [language, `${language}.json`, 'index.json']
      const isData = (file: string) =>
        (file.startsWith('_next/data/') && dataOf.includes(file.split('/')[3] ?? '')) ||
        file.startsWith(`${islandFolder}/${language}/`)
      const pages = files.filter((file) => file.startsWith(`${language}/`) && file.endsWith('/index.html'))
      const isTool = (file: string) => file.includes(`/${language}/tools/`) || file.startsWith(`${language}/tools/`)
      const atOnce = new Set(pages.filter(isTool).flatMap((page) => scripts.get(page) ?? []))
      const paths = [
        'offline/',
        '',
        `${language}/`,
        ...foremost(pages, isTool).map((page) => page.replace(/index\.html$/, '')),
        ...shared,
        `${language}/around.json`,
        `ask/${language}.json`,
      ]
      const fileOf = (path: string) => (path === '' || path.endsWith('/') ? `${path}index.html` : path)
      const own = [...chunks.filter((chunk) => !isForeign(chunk)), ...files.filter(isData).map((file) => `/${file}`)]
      return [
        language,
        {
          others: [...new Set(paths)].map(
            (path) => [`/${path}`, digestOf(readFileSync(join(out, fileOf(path))))] as const,
          ),
          hashed: foremost(own, (file) => atOnce.has(file) || isTool(file)),
        },
      ]
    }),
  )
}

/** Those of which something holds go first; else the order stays. */
function foremost<T>(all: readonly T[], holds: (each: T) => boolean): T[] {
  return [...all.filter(holds), ...all.filter((each) => !holds(each))]
}
