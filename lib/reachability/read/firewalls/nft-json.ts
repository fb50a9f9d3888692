import { type Fields, isFields } from '@/lib/text'
import type { NftRules } from '../../model/evidence'
import { readRuleset } from './nft'

/** Deepest nesting of expressions that is written out. */
const deepest = 20

/** A text as nft writes it: in quotes where it is no plain word. */
const wordOf = (text: string) => (/^[\w.:/@-]{1,255}$/.test(text) ? text : `"${text.replace(/["\\\n]/g, '')}"`)

const keyed = (value: Fields): readonly [string, unknown] => Object.entries(value)[0] ?? ['', null]

const textAt = (value: unknown, key: string): string => {
  const found = isFields(value) && Object.hasOwn(value, key) ? value[key] : ''
  return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
}

/** How each expression of the JSON is written in the language: libnftables-json(5). */
const expressions: Readonly<Record<string, (value: unknown, depth: number) => string>> = {
  payload: (value) => `${textAt(value, 'protocol')} ${textAt(value, 'field')}`,
  meta: (value) => `meta ${textAt(value, 'key')}`,
  ct: (value) => `ct ${textAt(value, 'key')}`,
  fib: (value) => {
    const flags = isFields(value) ? value.flags : ''
    return `fib ${(Array.isArray(flags) ? flags : [flags]).join(' . ')} ${textAt(value, 'result')}`
  },
  prefix: (value) => `${textAt(value, 'addr')}/${textAt(value, 'len')}`,
  range: (value, depth) => (Array.isArray(value) ? value.map((each) => written(each, depth)).join('-') : ''),
  set: (value, depth) => `{ ${listed(value, depth)} }`,
  concat: (value, depth) => (Array.isArray(value) ? value : []).map((each) => written(each, depth)).join(' . '),
  elem: (value, depth) => (isFields(value) ? written(value.val, depth) : ''),
}

const listed = (value: unknown, depth: number) =>
  (Array.isArray(value) ? value : [value])
    .map((each) => (Array.isArray(each) ? each.map((part) => written(part, depth)).join(' : ') : written(each, depth)))
    .join(', ')

/** A value, as it stands in a rule. */
function written(value: unknown, depth: number): string {
  if (depth > deepest) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return wordOf(value)
  if (Array.isArray(value)) return value.map((each) => written(each, depth + 1)).join(',')
  if (!isFields(value)) return ''
  const [key, inner] = keyed(value)
  const known = Object.hasOwn(expressions, key) ? expressions[key] : undefined
  return known ? known(inner, depth + 1) : verdict(key, inner)
}

/** `accept`, `jump chain`; what is not known here is left to the reader of rules, which calls it unclear. */
const verdict = (key: string, inner: unknown) => [key, textAt(inner, 'target')].filter((word) => word !== '').join(' ')

function matched(value: unknown): string {
  if (!isFields(value)) return 'unknown'
  const { op, left, right } = value
  const flags = isFields(left) && isFields(left['&']) ? 'unknown ' : ''
  return `${flags}${written(left, 0)} ${op === '!=' ? '!= ' : ''}${written(right, 0)}`
}

function statement(value: unknown): string {
  if (!isFields(value)) return 'unknown'
  const [key, inner] = keyed(value)
  switch (key) {
    case 'match':
      return matched(inner)
    case 'vmap':
      return isFields(inner) ? `${written(inner.key, 0)} vmap ${written(inner.data, 0)}` : 'unknown'
    case 'counter':
    case 'log':
      return ''
    case 'limit':
      return `limit rate ${isFields(inner) && inner.inv === true ? 'over ' : ''}${textAt(inner, 'rate')}`
    case 'xt':
      return 'xt match "unknown"'
    case 'redirect':
      return `redirect to :${textAt(inner, 'port')}`
    case 'dnat':
      return `dnat to ${textAt(inner, 'addr')}${textAt(inner, 'port') === '' ? '' : `:${textAt(inner, 'port')}`}`
    default:
      return verdict(key, inner)
  }
}

interface OpenChain {
  readonly head: string
  readonly rules: string[]
}

/** What the list describes, in the language of nft. */
function languageOf(list: readonly unknown[]): string {
  const tables = new Map<string, { readonly chains: Map<string, OpenChain>; readonly sets: string[] }>()
  const tableOf = (value: unknown, name: string) => {
    const key = `${textAt(value, 'family')} ${wordOf(name)}`
    const found = tables.get(key) ?? { chains: new Map<string, OpenChain>(), sets: [] }
    tables.set(key, found)
    return found
  }
  const chainOf = (value: unknown, name: string, head = '') => {
    const { chains } = tableOf(value, textAt(value, 'table'))
    const found = chains.get(name) ?? { head, rules: [] }
    chains.set(name, found)
    return found
  }
  for (const each of list) {
    const [key, value] = isFields(each) ? keyed(each) : ['', null]
    if (key === 'table') tableOf(value, textAt(value, 'name'))
    else if (key === 'chain') {
      const hook = textAt(value, 'hook')
      const base = `type ${textAt(value, 'type')} hook ${hook} priority ${textAt(value, 'prio')}; policy ${textAt(value, 'policy') || 'accept'}`
      chainOf(value, textAt(value, 'name'), hook === '' ? '' : base)
    } else if (key === 'rule' && isFields(value) && Array.isArray(value.expr))
      chainOf(value, textAt(value, 'chain')).rules.push(value.expr.map(statement).join(' ').replace(/\s+/g, ' ').trim())
    else if ((key === 'set' || key === 'map') && isFields(value)) {
      const elements = value.elem === undefined ? '' : `elements = { ${listed(value.elem, 0)} }`
      tableOf(value, textAt(value, 'table')).sets.push(`${key} ${wordOf(textAt(value, 'name'))} {\n${elements}\n}`)
    }
  }
  return [...tables]
    .map(([name, { chains, sets }]) => {
      const bodies = [...chains].map(
        ([chain, { head, rules }]) => `chain ${wordOf(chain)} {\n${[head, ...rules].join('\n')}\n}`,
      )
      return `table ${name} {\n${[...sets, ...bodies].join('\n')}\n}`
    })
    .join('\n')
}

/**
 * Reads what `nft -j list ruleset` prints: the rules as data, which come to what they would as text.
 *
 * @returns null where it is no such list
 */
export function nftOfJson(value: unknown): NftRules | null {
  const list = isFields(value) ? value.nftables : null
  if (!Array.isArray(list)) return null
  return readRuleset(languageOf(list.slice(0, 100_000)))
}
