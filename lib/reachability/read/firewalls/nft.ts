import type { BaseChain, NftRules, NftTable } from '../../model/evidence'
import type { Chain, Chains, FilterRule } from '../../model/filter'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { elementsOf, rulesOf } from './nft-rule'
import { mostRules } from './part'

/** A table that is being read. */
export interface OpenTable {
  readonly family: string
  readonly name: string
  readonly chains: Chains
  readonly bases: BaseChain[]
  /** Elements of sets and maps. */
  readonly sets: Map<string, readonly string[][]>
}

/** A brace, a separator, or a word. */
type Token = string

const tokenPattern = /"(?:[^"\\\n]|\\.)*"|[{};,\n]|[^\s{};,"]+/g

const opening = /^\s{0,40}table\s{1,9}(?:(?:inet|ip6?|arp|bridge|netdev)\s{1,9})?[^\s{]{1,80}\s{0,9}\{/

/** Longest set of rules that is read, in characters. */
const longestRules = 2_000_000

/** Reads `nft list ruleset`, `nft list table …` and files written for `nft -f`: nft(8). */
export const nft: EvidenceReader = {
  name: 'nft',
  heads: [opening],
  signs: [opening],
  asked: /\bnft\s/,
  read: (block) => {
    const start = block.lines.findIndex((line) => opening.test(line))
    const command = block.command ?? ''
    if (start < 0) {
      const silent = block.ended && block.lines.every((line) => line.trim() === '')
      const asked = /^(?:\S{0,40}\/)?nft\s{1,9}(?:-(?!-?j)\S{1,20}\s{1,9}){0,5}list\s{1,9}ruleset\s{0,9}$/.test(command)
      return silent && asked ? [rulesetOf([], false, true, block.at)] : []
    }
    const text = block.lines.slice(start).join('\n')
    if (text.length > longestRules) return []
    const { tables, cut } = tablesOf(text.match(tokenPattern) ?? [])
    const whole = block.command === null || /list\s{1,9}ruleset/.test(command)
    return tables.length > 0 ? [rulesetOf(tables, cut || block.cut, whole, block.at)] : []
  },
}

/** Rules that were not printed as text, in the language of nft: all tables are there; null where there is none. */
export function readRuleset(text: string): NftRules | null {
  const { tables } = text.length > longestRules ? { tables: [] } : tablesOf(text.match(tokenPattern) ?? [])
  return tables.length > 0 ? rulesetOf(tables, false, true, null) : null
}

function rulesetOf(tables: readonly OpenTable[], cut: boolean, whole: boolean, at: string | null): NftRules {
  const plain = tables.map(({ family, name, chains, bases }): NftTable => ({ family, name, chains, bases }))
  return { kind: 'host-firewall', tool: 'nft', at, tables: plain, cut, whole }
}

function tablesOf(tokens: readonly Token[]): { readonly tables: OpenTable[]; readonly cut: boolean } {
  const tables: OpenTable[] = []
  let index = 0
  while (index < tokens.length) {
    if (tokens[index] !== 'table') {
      index += 1
      continue
    }
    const words: string[] = []
    index += 1
    while (index < tokens.length && tokens[index] !== '{' && tokens[index] !== '\n') words.push(tokens[index++] ?? '')
    if (tokens[index] !== '{') continue
    const [family = 'ip', name = ''] = words.length > 1 ? words : ['ip', words[0]]
    const table: OpenTable = { family, name: name ?? '', chains: new Map(), bases: [], sets: new Map() }
    tables.push(table)
    index = readTable(tokens, index + 1, table)
    if (index < 0) return { tables, cut: true }
  }
  return { tables, cut: false }
}

/** Reads what stands between the braces of a table; gives the place after it, or -1 when it breaks off. */
function readTable(tokens: readonly Token[], from: number, table: OpenTable): number {
  let index = from
  let words: string[] = []
  while (index < tokens.length) {
    const token = tokens[index] ?? ''
    index += 1
    if (token === '}') return index
    if (token === '\n' || token === ';') words = []
    else if (token !== '{') words.push(token)
    else {
      const [kind, name = ''] = words
      words = []
      const body = bodyOf(tokens, index)
      const inside = tokens.slice(index, body)
      if (kind === 'chain') readChain(inside, name, table, body >= tokens.length)
      else if (kind === 'set' || kind === 'map') {
        const at = inside.indexOf('elements')
        if (at >= 0) table.sets.set(name, elementsOf(inside.slice(at + 3)))
        else table.sets.set(name, [])
      }
      if (body >= tokens.length) return -1
      index = body + 1
    }
  }
  return -1
}

/** Place of the brace that closes the one before `from`. */
function bodyOf(tokens: readonly Token[], from: number): number {
  let depth = 1
  for (let index = from; index < tokens.length; index += 1) {
    if (tokens[index] === '{') depth += 1
    else if (tokens[index] === '}') {
      depth -= 1
      if (depth === 0) return index
    }
  }
  return tokens.length
}

/** Reads a chain. One that breaks off decides only by the rules that are there: its policy comes after the lost ones. */
function readChain(tokens: readonly Token[], name: string, table: OpenTable, cut: boolean): void {
  const rules: FilterRule[] = []
  const chain: Chain = { rules, policy: null, policyLine: null }
  table.chains.set(name, chain)
  let statement: string[] = []
  let depth = 0
  const finish = () => {
    const words = statement
    statement = []
    if (words.length === 0) return
    if (words[0] === 'type' && words[2] === 'hook') {
      table.bases.push({ chain: name, type: words[1] ?? '', hook: words[3] ?? '' })
      chain.policy = 'accept'
    } else if (words[0] === 'policy') {
      chain.policy = words[1] === 'drop' ? 'drop' : 'accept'
      chain.policyLine = quote(`chain ${name}: policy ${words[1]}`)
    } else if (rules.length < mostRules) {
      rules.push(...rulesOf(words, table.sets, /output/i.test(name)))
    }
  }
  for (const token of tokens) {
    if (token === '{') depth += 1
    else if (token === '}') depth -= 1
    if (depth === 0 && (token === ';' || token === '\n')) finish()
    else if (token !== '\n') statement.push(token)
  }
  if (cut) rules.push({ conditions: [], effect: { kind: 'unclear' }, line: quote(statement.join(' ')) })
  else finish()
}
