import { Visitor } from 'oxc-parser'
import { whySlow } from './slow'
import { isScript, type LintFault, lineAt, parse, type Sources } from './sources'

/** A regular expression of the project, where it is written or put together. */
export interface LintedPattern {
  readonly path: string
  /** From 1. */
  readonly line: number
  readonly source: string
  readonly flags: string
}

/** Rooms whose patterns meet what a reader types or pastes, what a document holds, or what a client sends. */
const watched = /^(?:lib|components|build|pages|scripts\/serve)\//

/** Every pattern that is written as a literal. */
export function writtenPatterns(sources: Sources): LintedPattern[] {
  return [...sources]
    .filter(([path]) => watched.test(path) && isScript(path))
    .flatMap(([path, text]) => {
      const found: LintedPattern[] = []
      new Visitor({
        Literal: (node) => {
          if (!('regex' in node)) return
          found.push({ path, line: lineAt(text, node.start), source: node.regex.pattern, flags: node.regex.flags })
        },
      }).visit(parse(path, text).program)
      return found
    })
}

/**
 * Every pattern that `new RegExp` puts together while something runs, such as the loading of the engines.
 *
 * @param root the project's folder, with a separator at its end
 */
export async function builtPatterns(root: string, run: () => Promise<unknown>): Promise<LintedPattern[]> {
  const original = globalThis.RegExp
  const found: LintedPattern[] = []
  globalThis.RegExp = new Proxy(original, {
    construct(target, given, newTarget) {
      const made = Reflect.construct(target, given, newTarget)
      const { path, line } = caller(root, new Error().stack ?? '')
      if (watched.test(path)) found.push({ path, line, source: made.source, flags: made.flags })
      return made
    },
  })
  try {
    await run()
  } finally {
    globalThis.RegExp = original
  }
  return found
}

/** The first place of the project, outside of this file, that a stack names. */
function caller(root: string, stack: string): { path: string; line: number } {
  for (const frame of stack.split('\n').slice(1)) {
    const start = frame.indexOf(root)
    const [path = '', line = ''] = frame.slice(start + root.length).split(':')
    if (start >= 0 && !path.startsWith('scripts/lint/') && !path.startsWith('node_modules/'))
      return { path, line: Number(line) }
  }
  return { path: '', line: 0 }
}

/** The patterns that may need more than a time that grows with the text. */
export function slowPatterns(patterns: readonly LintedPattern[]): LintFault[] {
  return patterns.flatMap(({ path, line, source, flags }) => {
    const why = whySlow(source, flags)
    const shown = `/${source}/${flags}`
    return why === null ? [] : [{ path, line, key: `slow: ${shown}`, message: `${shown} is ${why}` }]
  })
}
