import type { Document, Written } from './any-policy'

/** A pattern matched by trying everything. */
export function naiveMatches(pattern: string, text: string): boolean {
  if (pattern === '') return text === ''
  if (pattern[0] === '*') {
    return naiveMatches(pattern.slice(1), text) || (text !== '' && naiveMatches(pattern, text.slice(1)))
  }
  if (text === '') return false
  return (pattern[0] === '?' || pattern[0] === text[0]) && naiveMatches(pattern.slice(1), text.slice(1))
}

function listed(patterns: string | readonly string[], text: string, fold: boolean): boolean {
  const folded = (written: string) => (fold ? written.toLowerCase() : written)
  return [patterns].flat().some((pattern) => naiveMatches(folded(pattern), folded(text)))
}

function holds(statement: Written, action: string, resource: string, conditions: boolean): boolean {
  const onAction = statement.Action
    ? listed(statement.Action, action, true)
    : !listed(statement.NotAction ?? [], action, true)
  const onResource = statement.Resource
    ? listed(statement.Resource, resource, false)
    : !listed(statement.NotResource ?? [], resource, false)
  return onAction && onResource && (conditions || !statement.Condition)
}

type Plain = 'allow' | 'deny' | 'implicit-deny'

/** RAM's two sentences, with the statements under a condition that hold. */
function decided(statements: readonly Written[], action: string, resource: string, held: ReadonlySet<Written>): Plain {
  const that = statements.filter((statement) => holds(statement, action, resource, held.has(statement)))
  if (that.some(({ Effect }) => Effect === 'Deny')) return 'deny'
  return that.some(({ Effect }) => Effect === 'Allow') ? 'allow' : 'implicit-deny'
}

/** Every way in which the conditions may hold, each on its own. */
function ways(statements: readonly Written[]): readonly ReadonlySet<Written>[] {
  return statements
    .filter(({ Condition }) => Condition)
    .reduce<readonly ReadonlySet<Written>[]>(
      (sets, statement) => sets.flatMap((set) => [set, new Set([...set, statement])]),
      [new Set()],
    )
}

/** On a resource: what holds whatever the conditions say, else `depends`. */
export function plainEffect(documents: readonly Document[], action: string, resource: string): Plain | 'depends' {
  const statements = documents.flatMap(({ Statement }) => Statement)
  const effects = new Set(ways(statements).map((held) => decided(statements, action, resource, held)))
  if (effects.has('allow')) return effects.size === 1 ? 'allow' : 'depends'
  return effects.has('implicit-deny') ? 'implicit-deny' : 'deny'
}
