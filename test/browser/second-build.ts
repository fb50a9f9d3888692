import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'

const text = /\.(?:html|js|css|json|txt|xml)$/

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function digestOf(path: string): string {
  return `sha256-${createHash('sha256').update(readFileSync(path)).digest('base64')}`
}

/**
 * The site as another build would write it: every file whose name changes with its content has another name, and the build,
 * too. A real build of changed sources takes a minute and does the same.
 */
export function secondBuild(out: string): { readonly folder: string; readonly id: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-second-'))
  cpSync(out, folder, { recursive: true })
  const chunks = new Set(filesBelow(join(folder, '_next', 'static', 'chunks')).map((file) => basename(file)))
  const first = /"buildId":"([\w-]+)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1] ?? ''
  const id = [...first].reverse().join('')
  for (const file of filesBelow(folder)) {
    if (!text.test(file)) continue
    const before = readFileSync(file, 'utf8')
    const after = before
      .replace(/[\w.~-]+\.(?:js|css)\b/g, (name) => (chunks.has(name) ? `second-${name}` : name))
      .replaceAll(first, id)
    if (after !== before) writeFileSync(file, after)
    if (chunks.has(basename(file))) renameSync(file, join(dirname(file), `second-${basename(file)}`))
  }
  for (const part of ['static', 'data']) renameSync(join(folder, '_next', part, first), join(folder, '_next', part, id))
  renewDigests(folder)
  return { folder, id, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Writes the digests anew that the service worker holds files against. */
function renewDigests(folder: string) {
  const worker = join(folder, 'sw.js')
  let script = readFileSync(worker, 'utf8')
  for (const list of filesBelow(join(folder, 'offline')).filter((file) => file.endsWith('.json'))) {
    const content: { others: [string, string][] } = JSON.parse(readFileSync(list, 'utf8'))
    const others = content.others.map(([path]) => {
      const file = path.endsWith('/') ? `${path}index.html` : path
      return [path, digestOf(join(folder, file))]
    })
    writeFileSync(list, JSON.stringify({ ...content, others }))
    const name = `/${relative(folder, list)}`
    script = script.replace(/"([^"]+)",\s*"(sha256-[^"]+)"/g, (pair, path: string) =>
      path === name ? `"${name}","${digestOf(list)}"` : pair,
    )
  }
  writeFileSync(worker, script)
}
