/** Makes the exported pages light: see `components/runtime/late.ts` for what their reader gets in return. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { criticalStyle } from './critical'
import { lightPage, loadsOf, policyHash, wakesAtOnce } from './page'
import { lateScript } from './script'

/** Pages that share one inline style: a tool each, all answers, all lessons… */
export function kindOfPage(path: string): string {
  const [, section = 'home', page] = path.split(sep)
  if (page === undefined) return section
  return section === 'tools' ? `${section}/${page}` : `${section}/*`
}

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

/** Rewrites every page of `out`, and lets `out/_headers` allow exactly the inline style and script that they hold. */
export async function makeLight(root: string): Promise<void> {
  const out = join(root, 'out')
  const script = await lateScript(root)
  const styleHashes = new Set<string>()
  for (const files of pagesIn(out).values()) {
    const pages = files.map((file) => readFileSync(file, 'utf8'))
    const sheets = [...new Set(pages.flatMap((page) => loadsOf(page).styles))]
    const css = sheets.map((sheet) => readFileSync(join(out, sheet), 'utf8'))
    // A page whose scripts come at once needs all of its style at once: no byte of it comes a second time.
    const whole = pages.some((page) => page.includes(` ${wakesAtOnce}=`))
    const style = whole ? css.join('') : await criticalStyle(css, pages)
    styleHashes.add(policyHash(style))
    for (const [index, file] of files.entries())
      writeFileSync(file, lightPage(pages[index] ?? '', style, script, whole))
  }
  const headers = join(out, '_headers')
  writeFileSync(
    headers,
    readFileSync(headers, 'utf8')
      .replace("script-src 'self'", `script-src 'self' ${policyHash(script)}`)
      .replace("style-src 'self'", `style-src 'self' ${[...styleHashes].join(' ')}`),
  )
}
