import { join } from 'node:path'
import { type Node, SyntaxKind } from 'typescript/unstable/ast'
import {
  isCallExpression,
  isElementAccessExpression,
  isExpression,
  isIdentifier,
  isObjectBindingPattern,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isStringLiteral,
  isTemplateHead,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is'
import {
  API,
  type Checker,
  type Symbol as Meaning,
  type NodeHandle,
  type Program,
  type Type,
} from 'typescript/unstable/sync'
import { type LintFault, lineAt, type Sources } from './sources'

const strings = /^content\/ja\/messages\/[a-z-]+\.ts$/
const users = /^(?:components|pages|build|lib)\/.*\.tsx?$/

interface Key {
  readonly name: string
  readonly path: string
  readonly line: number
  used: boolean
}

type Place = `${string}#${number}`

function placeOf({ path, index }: NodeHandle): Place {
  return `${path}#${index}`
}

function nodesIn(file: Node, skipped: (node: Node) => boolean = () => false): Node[] {
  const found: Node[] = []
  const visit = (node: Node): void => {
    if (skipped(node)) return
    found.push(node)
    node.forEachChild(visit)
  }
  visit(file)
  return found
}

/** Finds by the compiler which strings of the interface anything refers to. */
class Search {
  readonly keys = new Map<Place, Key>()
  /** String literals of the code, and how templates begin: what `words[name]` may mean when `name` may be any key. */
  private readonly literals = new Set<string>()
  private readonly beginnings = new Set<string>()
  private readonly open: Key[] = []
  private readonly tables = new Map<number, ReadonlyMap<string, Key>>()

  constructor(
    private readonly checker: Checker,
    private readonly program: Program,
    private readonly root: string,
  ) {}

  /**
   * Takes note of the keys that a file of strings declares. A table typed by codes is held to them by the compiler, and so
   * are the forms that `plural` takes.
   */
  declare(path: string, text: string) {
    const file = this.program.getSourceFile(join(this.root, path))
    if (!file) return
    const typed = (node: Node) => (isVariableDeclaration(node) && node.type !== undefined) || isCallExpression(node)
    const names = nodesIn(file, typed)
      .filter(isPropertyAssignment)
      .map(({ name }) => name)
    for (const [index, symbol] of this.checker.getSymbolAtLocation(names).entries()) {
      const [declared] = symbol?.declarations ?? []
      const name = names[index]
      if (!symbol || !declared || !name || declared.kind !== SyntaxKind.PropertyAssignment) continue
      this.keys.set(placeOf(declared), { name: symbol.name, path, line: lineAt(text, name.end - 1), used: false })
    }
  }

  /** Marks what a file of code refers to. */
  read(path: string) {
    const file = this.program.getSourceFile(join(this.root, path))
    if (!file) return
    const nodes = nodesIn(file)
    for (const node of nodes) {
      if (isStringLiteral(node)) this.literals.add(node.text)
      if (isTemplateHead(node) && node.text.length > 2) this.beginnings.add(node.text)
    }
    const names = nodes.filter(isPropertyAccessExpression).map(({ name }) => name)
    const bound = nodes.filter(isObjectBindingPattern)
    for (const symbol of this.checker.getSymbolAtLocation(names)) this.mark(symbol)
    for (const [index, type] of this.typesAt(bound).entries()) {
      const table = type && this.tableOf(type)
      for (const { propertyName, name } of table ? (bound[index]?.elements ?? []) : []) {
        const key = propertyName ?? name
        if (key && (isIdentifier(key) || isStringLiteral(key))) this.use(table?.get(key.text))
      }
    }
    const accesses = nodes.filter(isElementAccessExpression)
    const objects = this.typesAt(accesses.map(({ expression }) => expression))
    const indexes = this.typesAt(accesses.map(({ argumentExpression }) => argumentExpression))
    for (const [at, object] of objects.entries()) this.index(object, indexes[at])
    this.handOn(nodes)
  }

  /**
   * A whole table that is handed on as something else: as an object of certain keys, which the compiler asks for, or as a table
   * of any keys, where the code's literals alone show what it is asked for.
   */
  private handOn(nodes: readonly Node[]) {
    const calls = nodes.filter(isCallExpression).flatMap((call) => [call, ...call.arguments])
    const values = nodes.filter(isPropertyAssignment).map(({ initializer }) => initializer)
    const handed = [...calls, ...values].filter(isExpression)
    for (const [at, type] of this.typesAt(handed).entries()) {
      const expression = handed[at]
      const table = type && this.tableOf(type)
      if (!expression || !table || table.size === 0) continue
      const wanted = this.checker.getContextualType(expression)
      if (wanted && this.tableOf(wanted)?.size !== 0) continue
      const names = wanted?.isObjectType() ? this.checker.getPropertiesOfType(wanted).map(({ name }) => name) : []
      for (const name of names) this.use(table.get(name))
      if (names.length === 0) this.open.push(...table.values())
    }
  }

  /** The types of nodes; a node that the compiler fails at has none. */
  private typesAt(nodes: readonly Node[]): readonly (Type | undefined)[] {
    try {
      return this.checker.getTypeAtLocation(nodes)
    } catch (error) {
      if (nodes.length === 0) throw error
      if (nodes.length === 1) return [undefined]
      const middle = Math.ceil(nodes.length / 2)
      return [...this.typesAt(nodes.slice(0, middle)), ...this.typesAt(nodes.slice(middle))]
    }
  }

  private use(key: Key | undefined) {
    if (key) key.used = true
  }

  private mark(symbol: Meaning | undefined) {
    for (const declared of symbol?.declarations ?? []) this.use(this.keys.get(placeOf(declared)))
  }

  /** The strings that an object of this type holds. */
  private tableOf(type: Type): ReadonlyMap<string, Key> | null {
    const known = this.tables.get(type.id)
    if (known) return known
    const table = new Map<string, Key>()
    for (const { name, declarations } of type.isObjectType() || type.isIntersectionType()
      ? this.checker.getPropertiesOfType(type)
      : []) {
      const [declared] = declarations
      const key = declared && this.keys.get(placeOf(declared))
      if (key) table.set(name, key)
    }
    this.tables.set(type.id, table)
    return table
  }

  private index(object: Type | undefined, index: Type | undefined) {
    const table = object && this.tableOf(object)
    if (!table || table.size === 0 || !index) return
    const named = (index.isUnionType() ? (index.getTypes() ?? []) : [index]).flatMap((type) =>
      type.isStringLiteralType() ? [type.value] : [],
    )
    // Any key at all: then those count that the code names somewhere.
    if (named.length === 0 || named.length >= table.size) this.open.push(...table.values())
    else for (const name of named) this.use(table.get(name))
  }

  /** Whether the code may mean a key by a literal. What is no word, such as a character that is explained, is no code. */
  private isNamed(name: string): boolean {
    return (
      this.literals.has(name) || !/^\w[\w-]*$/.test(name) || [...this.beginnings].some((text) => name.startsWith(text))
    )
  }

  unused(): Key[] {
    for (const key of this.open) if (this.isNamed(key.name)) key.used = true
    return [...this.keys.values()].filter(({ used }) => !used)
  }
}

/**
 * Strings of the interface that no code refers to, as the compiler understands references.
 *
 * @param root the project's folder
 */
export function unusedStrings(sources: Sources, root: string): LintFault[] {
  const api = new API({ cwd: root })
  try {
    const project = api
      .updateSnapshot({ openProjects: [join(root, 'tsconfig.json')] })
      .getProject(join(root, 'tsconfig.json'))
    if (!project) throw new Error('tsconfig.json could not be opened')
    const search = new Search(project.checker, project.program, root)
    for (const [path, text] of sources) if (strings.test(path)) search.declare(path, text)
    for (const path of sources.keys()) if (users.test(path)) search.read(path)
    return search.unused().map(({ name, path, line }) => ({
      path,
      line,
      key: `${path} has the unused string ${name}`,
      message: `nothing refers to "${name}"`,
    }))
  } finally {
    api.close()
  }
}
