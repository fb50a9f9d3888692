import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { parseSync } from 'oxc-parser'

/** The project's own files by their paths from its root, with `/` on every system. A test may put a planted file among them. */
export type Sources = ReadonlyMap<string, string>

/** What a check has found. `key` says what and where without a line number, so that it stays what it is when lines move. */
export interface LintFault {
  readonly path: string
  /** From 1. */
  readonly line: number
  readonly key: string
  readonly message: string
}

const rooms = ['build', 'components', 'content', 'lib', 'pages', 'scripts', 'test']
const skipped = new Set(['node_modules', 'fixtures'])

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(path)
    return [path]
  })
}

/** Reads every file of the project's rooms that a check looks at: TypeScript, scripts and style sheets. */
export function readSources(root: string): Sources {
  return new Map(
    rooms
      .flatMap((room) => filesBelow(join(root, room)))
      .filter((path) => /\.(?:tsx?|mjs|css|mdx|json)$/.test(path))
      .map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  )
}

export function isScript(path: string): boolean {
  return /\.(?:tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts')
}

const parsed = new Map<string, { text: string; result: ReturnType<typeof parseSync> }>()

/**
 * The syntax tree of a file, and its imports and exports.
 *
 * @throws an error that names the file when it is no TypeScript
 */
export function parse(path: string, text: string) {
  const known = parsed.get(path)
  if (known?.text === text) return known.result
  const result = parseSync(path, text)
  const [error] = result.errors
  if (error) throw new Error(`${path}: ${error.message}`)
  parsed.set(path, { text, result })
  return result
}

/** The line of a place in a text, from 1. */
export function lineAt(text: string, place: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
