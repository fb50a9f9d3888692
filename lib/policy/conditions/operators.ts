import { contains, lastOf, parseAddress, parseBlock } from '@/lib/cidr'
import { wildcardMatches } from '../wildcard'
import type { ConditionType } from './keys'

/** `maybe`: a value cannot be read, or no page says. */
export type Likely = 'yes' | 'no' | 'maybe'

export interface Operator {
  readonly type: ConditionType
  /** The condition holds where no value matches. */
  readonly negated: boolean
  /** Whether a value of the request matches one of the policy. */
  readonly matches: (wanted: string, given: string) => Likely
}

const likely = (holds: boolean): Likely => (holds ? 'yes' : 'no')

const same = (wanted: string, given: string) => likely(wanted === given)
const sameFolded = (wanted: string, given: string) => likely(wanted.toLowerCase() === given.toLowerCase())
const like = (wanted: string, given: string) => likely(wildcardMatches(wanted, given))

/** Compares what two values are read as; a value that cannot be read decides nothing. */
function compared(
  read: (text: string) => number | null,
  holds: (given: number, wanted: number) => boolean,
): Operator['matches'] {
  return (wanted, given) => {
    const [a, b] = [read(given), read(wanted)]
    return a === null || b === null ? 'maybe' : likely(holds(a, b))
  }
}

function numberIn(text: string): number | null {
  return /^\s*[-+]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})\s*$/.test(text) ? Number(text) : null
}

/** ISO 8601 with a zone, as RAM's pages write it: `2026-08-12T17:00:00+08:00`. Milliseconds. */
function timeIn(text: string): number | null {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/
  const time = form.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN
  return Number.isNaN(time) ? null : time
}

function truth(wanted: string, given: string): Likely {
  const [a, b] = [wanted.trim().toLowerCase(), given.trim().toLowerCase()]
  return [a, b].every((value) => value === 'true' || value === 'false') ? likely(a === b) : 'maybe'
}

/** Whether an address is in a block. That the first and the last of one belong to it is said of one operator only. */
function inBlock(border: boolean): Operator['matches'] {
  return (wanted, given) => {
    const [block, address] = [parseBlock(wanted), parseAddress(given)]
    if (!block.ok || !address.ok) return 'maybe'
    const { family, value } = address.value
    if (family !== block.value.family || !contains(block.value, value)) return 'no'
    const edge = value === block.value.first || value === lastOf(block.value)
    return edge && !border && block.value.first !== lastOf(block.value) ? 'maybe' : 'yes'
  }
}

type Comparison = readonly [name: string, negated: boolean, holds: (given: number, wanted: number) => boolean]

const comparisons: readonly Comparison[] = [
  ['Equals', false, (given, wanted) => given === wanted],
  ['NotEquals', true, (given, wanted) => given === wanted],
  ['LessThan', false, (given, wanted) => given < wanted],
  ['LessThanEquals', false, (given, wanted) => given <= wanted],
  ['GreaterThan', false, (given, wanted) => given > wanted],
  ['GreaterThanEquals', false, (given, wanted) => given >= wanted],
]

/** RAM, Conditional operators (9 Dec 2025): five types. */
const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['StringEquals', { type: 'String', negated: false, matches: same }],
  ['StringNotEquals', { type: 'String', negated: true, matches: same }],
  ['StringEqualsIgnoreCase', { type: 'String', negated: false, matches: sameFolded }],
  ['StringNotEqualsIgnoreCase', { type: 'String', negated: true, matches: sameFolded }],
  ['StringLike', { type: 'String', negated: false, matches: like }],
  ['StringNotLike', { type: 'String', negated: true, matches: like }],
  ...comparisons.flatMap(([name, negated, holds]): [string, Operator][] => [
    [`Numeric${name}`, { type: 'Numeric', negated, matches: compared(numberIn, holds) }],
    [`Date${name}`, { type: 'Date', negated, matches: compared(timeIn, holds) }],
  ]),
  ['Bool', { type: 'Bool', negated: false, matches: truth }],
  ['IpAddress', { type: 'IpAddress', negated: false, matches: inBlock(false) }],
  ['NotIpAddress', { type: 'IpAddress', negated: true, matches: inBlock(false) }],
  ['IpAddressIncludeBorder', { type: 'IpAddress', negated: false, matches: inBlock(true) }],
  ['NotIpAddressIncludeBorder', { type: 'IpAddress', negated: true, matches: inBlock(true) }],
])

/** Whether a value of a policy can be read as one of the type. */
export function readsValue(type: ConditionType, value: string): boolean {
  if (type === 'Numeric') return numberIn(value) !== null
  if (type === 'Date') return timeIn(value) !== null
  if (type === 'Bool') return truth(value, value) === 'yes'
  return type === 'String' || parseBlock(value).ok
}

export interface NamedOperator {
  readonly operator: Operator
  /** `any`, `all`: how several values of a request are taken, where the name says it. */
  readonly set: 'any' | 'all' | null
}

/** An operator by its name, such as `StringEquals` or `ForAnyValue:StringLike`; null where RAM has none. */
export function operatorOf(name: string): NamedOperator | null {
  const set = name.startsWith('ForAnyValue:') ? 'any' : name.startsWith('ForAllValues:') ? 'all' : null
  const operator = operators.get(set === null ? name : name.slice(name.indexOf(':') + 1))
  return operator ? { operator, set } : null
}

/** An operator of the type that does the same as one of another type; for advice. */
export function operatorFor(type: ConditionType, negated: boolean): string {
  if (type === 'IpAddress') return negated ? 'NotIpAddress' : 'IpAddress'
  if (type === 'Bool') return 'Bool'
  return `${type}${negated ? 'Not' : ''}Equals`
}
