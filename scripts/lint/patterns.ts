import { Visitor } from 'oxc-parser'
import { isScript, lineAt, parse, type Sources } from './sources'

/** A regular expression of the project, where it is written. */
export interface Pattern {
  readonly path: string
  /** From 1. */
  readonly line: number
  readonly source: string
  readonly flags: string
}

/** Rooms whose patterns meet what a reader types or pastes, or what a client sends. */
const watched = /^(?:lib|components|build|pages|scripts\/serve)\//

/** Every pattern that is written as a literal, or as the text that `new RegExp` is given. */
export function readPatterns(sources: Sources): Pattern[] {
  return [...sources]
    .filter(([path]) => watched.test(path) && isScript(path))
    .flatMap(([path, text]) => patternsOf(path, text))
}

function patternsOf(path: string, text: string): Pattern[] {
  const found: Pattern[] = []
  const add = (at: number, source: string, flags: string) => found.push({ path, line: lineAt(text, at), source, flags })
  new Visitor({
    Literal: (node) => {
      if ('regex' in node) add(node.start, node.regex.pattern, node.regex.flags)
    },
  }).visit(parse(path, text).program)
  return found
}
