import { createHash } from 'node:crypto'

/** Id of the JSON block in which a page names the files that come later. */
export const listing = 'runtime'

/** Attribute of a page whose scripts come right after its first paint: `readsAtOnce` of components/runtime. */
export const wakesAtOnce = 'data-live-now'

/** Attribute of a part that can live without the page's scripts: `isIsland` of components/runtime. */
export const islandMark = 'data-island'

/** Where the scripts and data of such parts are. */
export const islandFolder = '_next/static/islands'

/** What an exported page loads, in the order of its HTML. */
export interface Loads {
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
  /** What the bundler's runtime is told of the page: which files make it up, and where they begin. */
  readonly entries: readonly unknown[]
}

/** What Next tells its own scripts of the page: `__NEXT_DATA__`. */
const nextData = /(<script id="__NEXT_DATA__" type="application\/json">)([^<]*)(<\/script>)/

/** The bundler's runtime is one file for all pages; what is a page's own stands in its HTML as calls, one a line. */
const entryScript = /<script>(\(globalThis\["TURBOPACK"\][^<>]*)<\/script>/g
const entryCall = '.push('

const styleLink = /<link rel="(?:stylesheet|preload)" href="(\/_next\/[^"<>]+\.css)"[^<>]*>/g
const scriptTag =
  /<script(?: defer=""| async="")? src="(\/(?:_next\/[^"<>]+|theme|reading|screens)\.js)"[^<>]*><\/script>/g

/**
 * What the page itself asks of the browser: no text becomes script or HTML but by the policy in components/runtime/trusted.ts.
 * It stands in the page and not in the headers, which hold for workers, too: these fetch their parts by plain addresses.
 * `nextjs` is the router's own, which only its loader of scripts can reach.
 */
const trusted = `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'; trusted-types default nextjs"/>`

const unique = (texts: Iterable<string>) => [...new Set(texts)]

export function loadsOf(html: string): Loads {
  const found = (pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '')
  return {
    styles: unique(found(styleLink)),
    scripts: unique(found(scriptTag)).filter((src) => src.startsWith('/_next/')),
    entries: found(entryScript).flatMap((calls) => calls.split('\n').map(entryOf)),
  }
}

/**
 * What the exported page gives its scripts, without its props: these are the file that Next also writes for whoever comes from
 * another page (`/_next/data`). A reader who only reads does not need them.
 */
function dataOf(html: string): { readonly build: string; readonly rest: string } {
  const { props: _, ...rest } = JSON.parse(nextData.exec(html)?.[2] ?? '{}')
  if (typeof rest.buildId !== 'string') throw new Error('the exported page names no build')
  return { build: rest.buildId, rest: JSON.stringify(rest).replaceAll('<', '\\u003c') }
}

/** @throws when a call is none that hands data over */
function entryOf(call: string): unknown {
  return JSON.parse(call.slice(call.indexOf(entryCall) + entryCall.length, call.lastIndexOf(')')))
}

/** What a page gets in the place of its files. */
export interface Inside {
  readonly style: string
  readonly script: string
  /** Addresses of the sheets that are fetched with its scripts: none where the style inside is all that the page has. */
  readonly late: readonly string[]
  /** The script and the data of its islands, where it has some. */
  readonly islands?: { readonly script: string; readonly begins: string; readonly data: string } | undefined
}

/**
 * The page with its style inline, one inline script, and a list of the rest that the script fetches when it is needed.
 *
 * @param path the page's path without slashes around it, as in `out`
 * @throws when the export has a form that this does not know, so that no page keeps a blocking file unseen
 */
export function lightPage(html: string, path: string, { style, script, late, islands }: Inside): string {
  const loads = loadsOf(html)
  if (loads.styles.length === 0 || loads.scripts.length === 0 || !html.includes('<head>') || !html.includes('</head>'))
    throw new Error('the exported page names no style sheet or no script')
  const { build, rest } = dataOf(html)
  const light = html
    .replace(nextData, (_, start, __, end) => `${start}${rest}${end}`)
    .replace(styleLink, '')
    .replace(scriptTag, '')
    .replace(entryScript, '')
    .replace(/<noscript data-n-css="[^"]*"><\/noscript>/, '')
  // The page at `/` keeps one script of its own: it leads on before there is anything to paint.
  const left = /<script [^<>]*src="(?!\/locale\.js)|<link [^<>]*rel="(?:stylesheet|preload)"/.exec(light)
  if (left) throw new Error(`the exported page still loads a file before its first paint: ${left[0]}`)
  const data = JSON.stringify({ ...loads, styles: late, data: dataPath(build, path), islands }).replaceAll(
    '<',
    '\\u003c',
  )
  return light
    .replace('<head>', `<head>${trusted}`)
    .replace(
      '</head>',
      () =>
        `<style>${style}</style><script>${script}</script><script type="application/json" id="${listing}">${data}</script></head>`,
    )
}

/** Where Next wrote the props of an exported page. */
export function propsOf(html: string, path: string): string {
  return dataPath(dataOf(html).build, path)
}

/** Where Next writes the props of a page. */
function dataPath(build: string, path: string): string {
  return `/_next/data/${build}/${path === '' ? 'index' : path}.json`
}

/** A text's hash as a Content-Security-Policy names it (CSP Level 3, 2.3.1). */
export function policyHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
