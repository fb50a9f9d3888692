import { parseSync, Visitor } from 'oxc-parser'

/** A small change of a source: the text from `from` to `to` becomes `by`. */
export interface Mutant {
  readonly from: number
  readonly to: number
  readonly by: string
}

/** What stands in an operator's place: its neighbour, which a careless hand would write. */
const neighbours: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&': '|',
  '|': '&',
  '<<': '>>>',
  '>>>': '<<',
  '&&': '||',
  '||': '&&',
  '??': '&&',
}

const methods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
}

interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Every small change of a source that its tests should notice: an operator by its neighbour, a condition by what it never or
 * always is, a number by the next one, a method by its opposite, a statement by nothing.
 *
 * @throws where it is no TypeScript
 */
export function mutantsOf(path: string, source: string): Mutant[] {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const found: Mutant[] = []
  /** Numbers that are types: nothing runs there. */
  const types: Span[] = []
  const between = (left: Span, right: Span, operator: string) => {
    const by = neighbours[operator]
    const at = source.indexOf(operator, left.end)
    if (by !== undefined && at >= 0 && at < right.start) found.push({ from: at, to: at + operator.length, by })
  }
  const condition = ({ start, end }: Span) => {
    found.push({ from: start, to: end, by: 'true' }, { from: start, to: end, by: 'false' })
  }
  new Visitor({
    BinaryExpression: ({ left, right, operator }) => between(left, right, operator),
    LogicalExpression: ({ left, right, operator }) => between(left, right, operator),
    IfStatement: ({ test }) => condition(test),
    ConditionalExpression: ({ test }) => condition(test),
    UnaryExpression: ({ operator, start, argument }) => {
      if (operator === '!' || operator === '-') found.push({ from: start, to: argument.start, by: '' })
    },
    Literal: ({ value, start, end }) => {
      if (typeof value === 'number') found.push({ from: start, to: end, by: String(value + 1) })
      if (typeof value === 'boolean') found.push({ from: start, to: end, by: String(!value) })
    },
    TSLiteralType: (type) => {
      types.push(type)
    },
    MemberExpression: ({ property }) => {
      const by = property.type === 'Identifier' ? methods[property.name] : undefined
      if (by !== undefined) found.push({ from: property.start, to: property.end, by })
    },
    ExpressionStatement: ({ start, end, expression }) => {
      if (expression.type === 'CallExpression') found.push({ from: start, to: end, by: ';' })
    },
  }).visit(program)
  return found.filter(({ from, to }) => !types.some(({ start, end }) => start <= from && to <= end))
}
