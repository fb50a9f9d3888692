/** Makes the exported pages light: see `components/runtime/late` for what their reader gets in return. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { compileAhead } from './compiled'
import { criticalStyle } from './critical'
import { alikeOf } from './groups'
import { hasIslands, makeIslands } from './islands'
import { lightPage, loadsOf, policyHash, propsOf, wakesAtOnce } from './page'
import { inlineScripts } from './script'

/** Pages of one kind: a tool each, all answers, all lessons… */
export function kindOfPage(path: string): string {
  const [, section = 'home', page] = path.split(sep)
  if (page === undefined) return section
  return section === 'tools' ? `${section}/${page}` : `${section}/*`
}

/** `ja/faq/` of the file `ja/faq/index.html`, without the slash; `404` of `404.html`. */
const pathOf = (file: string) =>
  file
    .split(sep)
    .join('/')
    .replace(/(?:^|\/)index\.html$|\.html$/, '')

function pagesIn(out: string): Map<string, string[]> {
  const kinds = new Map<string, string[]>()
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue
    const file = join(entry.parentPath, entry.name)
    const folder = relative(out, entry.parentPath)
    const kind = kindOfPage(folder)
    kinds.set(kind, [...(kinds.get(kind) ?? []), file])
  }
  return kinds
}

const sheetsOf = (pages: readonly { readonly html: string }[]) => [
  ...new Set(pages.flatMap(({ html }) => loadsOf(html).styles)),
]

/** Writes all style of some pages into one file, which is one request, and returns its address. */
function lateSheet(out: string, css: string): string {
  const digest = createHash('sha256').update(css).digest('hex').slice(0, 16)
  const path = `/_next/static/chunks/late-${digest}.css`
  writeFileSync(join(out, path), css)
  return path
}

/** Addresses of the scripts of pages whose scripts come at once. */
const calledAtOnce = (pages: readonly { readonly html: string }[]) => [
  ...new Set(pages.filter(({ html }) => isWhole(html)).flatMap(({ html }) => loadsOf(html).scripts)),
]

/** A page whose scripts come at once needs all of its style at once: no byte of it comes a second time. */
const isWhole = (html: string) => html.includes(` ${wakesAtOnce}=`)

/** Rewrites every page of `out`, and lets `out/_headers` allow exactly the inline style and script that they hold. */
export async function makeLight(root: string): Promise<void> {
  const out = join(root, 'out')
  const scripts = await inlineScripts(root)
  const { dataOf, ...made } = await makeIslands(root)
  const islandsIn = (html: string, path: string) =>
    hasIslands(html) ? { ...made, data: dataOf(readFileSync(join(out, propsOf(html, path)), 'utf8')) } : undefined
  const styleHashes = new Set<string>()
  const scriptHashes = new Set<string>()
  for (const files of pagesIn(out).values()) {
    const exported = files.map((file) => ({ file, html: readFileSync(file, 'utf8') }))
    await compileAhead(out, calledAtOnce(exported))
    const read = (sheets: readonly string[]) => sheets.map((sheet) => readFileSync(join(out, sheet), 'utf8'))
    const all = read(sheetsOf(exported)).join('')
    for (const group of alikeOf(
      all,
      exported.map(({ html }) => html),
    )) {
      const pages = group.flatMap((index) => exported[index] ?? [])
      const css = read(sheetsOf(pages))
      const whole = pages.some(({ html }) => isWhole(html))
      const style = whole
        ? css.join('')
        : await criticalStyle(
            css,
            pages.map(({ html }) => html),
          )
      const late = whole ? [] : [lateSheet(out, css.join(''))]
      styleHashes.add(policyHash(style))
      for (const { file, html } of pages) {
        const path = pathOf(relative(out, file))
        const islands = islandsIn(html, path)
        const [main = ''] = html.split('</main>')
        const has = {
          screens: html.includes(' data-screens='),
          islands: islands !== undefined,
          asks: main.includes('<search'),
        }
        const script = whole ? scripts.ofTool : scripts.ofText(has)
        scriptHashes.add(policyHash(script))
        writeFileSync(file, lightPage(html, path, { style, script, late, islands }))
      }
    }
  }
  const headers = join(out, '_headers')
  writeFileSync(
    headers,
    readFileSync(headers, 'utf8')
      .replace("script-src 'self'", `script-src 'self' ${[...scriptHashes].join(' ')}`)
      .replace("style-src 'self'", `style-src 'self' ${[...styleHashes].join(' ')}`),
  )
}
