import { Visitor } from 'oxc-parser'
import { isScript, type LintFault, lineAt, parse, type Sources } from './sources'

interface Scope {
  /** Whether it is a component or a hook: what it does itself, it does while something is shown. */
  readonly renders: boolean
  readonly name: string
}

const rendering = /^(?:[A-Z]|use[A-Z])/

/** What a function is called: by itself, or by what it is given to. */
function nameOf(node: { id?: { name: string } | null }, given: string): string {
  return node.id?.name ?? given
}

/**
 * Refs that are written while a component or a hook is running, rather than in an effect or an answer to an event. React may
 * throw such a run away, or run it twice. To fill an empty ref once (`if (ref.current === null) ref.current = …`) is allowed.
 */
export function refsInRender(sources: Sources): LintFault[] {
  return [...sources]
    .filter(([path, text]) => path.startsWith('components/') && isScript(path) && text.includes('.current'))
    .flatMap(([path, text]) => refsWrittenIn(path, text))
}

function refsWrittenIn(path: string, text: string): LintFault[] {
  const found: LintFault[] = []
  const scopes: Scope[] = []
  const names = new Map<number, string>()
  let filling = 0
  const enter = (node: { start: number; id?: { name: string } | null }) => {
    const name = nameOf(node, names.get(node.start) ?? '')
    scopes.push({ renders: rendering.test(name), name })
  }
  const leave = () => scopes.pop()
  const write = (target: { type: string; start: number }) => {
    const scope = scopes.at(-1)
    if (!scope?.renders || filling > 0 || target.type !== 'MemberExpression') return
    if (!('property' in target)) return
    const { property } = target as { property: { type: string; name?: string } }
    if (property.name !== 'current') return
    found.push({
      path,
      line: lineAt(text, target.start),
      key: `${path} writes a ref in ${scope.name}`,
      message: `${scope.name} writes a ref while it renders: do it in an effect or a handler`,
    })
  }
  /** `ref.current === null`, `!ref.current` */
  const isEmptyTest = (start: number, end: number) =>
    /^!?[\w.]+\.current(?:\s*===?\s*(?:null|undefined))?$/.test(text.slice(start, end))
  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (id.type === 'Identifier' && init) names.set(init.start, id.name)
    },
    CallExpression: ({ callee, arguments: [first] }) => {
      // memo(), forwardRef(): the function inside is the component.
      const wrapper = callee.type === 'Identifier' && /^(?:memo|forwardRef)$/.test(callee.name)
      if (wrapper && first) names.set(first.start, names.get(callee.start) ?? '')
    },
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    IfStatement: ({ test }) => {
      if (isEmptyTest(test.start, test.end)) filling += 1
    },
    'IfStatement:exit': ({ test }) => {
      if (isEmptyTest(test.start, test.end)) filling -= 1
    },
    AssignmentExpression: ({ left, operator }) => {
      if (operator !== '??=') write(left)
    },
    UpdateExpression: ({ argument }) => write(argument),
  }).visit(parse(path, text).program)
  return found
}
