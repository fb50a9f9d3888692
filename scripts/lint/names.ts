import { Visitor } from 'oxc-parser'
import { isScript, type LintFault, lineAt, parse, type Sources } from './sources'

interface Declared {
  readonly name: string
  readonly kind: 'type' | 'value'
  readonly path: string
  readonly line: number
}

/** Rooms in which a name means one thing. What is in a locale's folder is said there in its language, under the same names. */
const rooms = /^(?:lib|components|build|scripts)\/|^content\/[^/]+$/

/** What a file declares and exports; what it hands on from elsewhere is declared there. */
function declaredIn(path: string, text: string): Declared[] {
  const found: Declared[] = []
  const add = (name: string, kind: Declared['kind'], at: number) =>
    found.push({ name, kind, path, line: lineAt(text, at) })
  new Visitor({
    ExportNamedDeclaration: ({ declaration }) => {
      if (!declaration) return
      if (declaration.type === 'TSInterfaceDeclaration' || declaration.type === 'TSTypeAliasDeclaration') {
        add(declaration.id.name, 'type', declaration.start)
      } else if (declaration.type === 'VariableDeclaration') {
        for (const { id } of declaration.declarations) {
          if (id.type === 'Identifier') add(id.name, 'value', declaration.start)
        }
      } else if (
        (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') &&
        declaration.id !== null
      ) {
        add(declaration.id.name, 'value', declaration.start)
      }
    },
  }).visit(parse(path, text).program)
  return found
}

/**
 * Names that two files export for two things: which one is meant could then be told from the imports alone. A type and a
 * component may share a name, as a thing and what shows it do.
 */
export function namesakes(sources: Sources): LintFault[] {
  const first = new Map<string, Declared>()
  const found: LintFault[] = []
  for (const [path, text] of sources) {
    if (!rooms.test(path) || !isScript(path) || path.includes('.generated.')) continue
    for (const declared of declaredIn(path, text)) {
      const { name, kind, line } = declared
      const other = first.get(`${kind} ${name}`)
      if (!other) first.set(`${kind} ${name}`, declared)
      else if (other.path !== path) {
        found.push({
          path,
          line,
          key: `${path} names a ${kind} ${name}`,
          message: `${name} is the name of another ${kind} in ${other.path}:${other.line}: one concept, one name`,
        })
      }
    }
  }
  return found
}
