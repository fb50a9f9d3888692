import { dirname, join } from 'node:path/posix'
import { isScript, type LintFault, lineAt, type Sources } from './sources'

const isModule = (path: string) => path.endsWith('.module.css')

/** Classes that are named where the style sheet has none: a script gets nothing for them, and says nothing. */
export function missingClasses(sources: Sources): LintFault[] {
  const classes = new Map(
    [...sources]
      .filter(([path]) => isModule(path))
      .map(([path, text]) => [path, new Set([...text.matchAll(/\.([a-zA-Z]\w*)/g)].map(([, name]) => name))]),
  )
  const missing = (path: string, text: string, at: number, sheet: string, name: string): LintFault[] =>
    classes.get(sheet)?.has(name) === false
      ? [{ path, line: lineAt(text, at), key: `${path} names ${name}`, message: `${sheet} has no class ${name}` }]
      : []
  return [...sources].flatMap(([path, text]) => {
    const at = (from: string) => (from.startsWith('@/') ? from.slice(2) : join(dirname(path), from))
    if (isModule(path))
      return [...text.matchAll(/composes: (\w+) from "([^"]+)"/g)].flatMap(({ index, 1: name = '', 2: from = '' }) =>
        missing(path, text, index, at(from), name),
      )
    if (!isScript(path)) return []
    return [...text.matchAll(/^import (\w+) from '([^']+\.module\.css)'/gm)].flatMap(([, styles = '', from = '']) =>
      [...text.matchAll(/\b(\w+)\.(\w+)/g)]
        .filter(([, object]) => object === styles)
        .flatMap(({ index, 2: name = '' }) => missing(path, text, index, at(from), name)),
    )
  })
}
