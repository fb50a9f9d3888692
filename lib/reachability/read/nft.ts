import { type Chain, type Chains, type Condition, type Effect, type FilterRule, fitOfAll, follow } from '../filter'
import type { FirewallRead, HostFirewall, HostPacket } from '../model'
import { type Block, quote } from '../paste'
import { portOf } from '../port'
import { addressCondition, fixed, flagsFit, mostRules, portCondition, protocolOf } from './iptables-part'

interface Base {
  readonly chain: string
  readonly type: string
  readonly hook: string
}

interface Table {
  readonly family: string
  readonly chains: Chains
  readonly bases: Base[]
  /** Elements of sets and maps; null: they are not shown. */
  readonly sets: Map<string, readonly string[][]>
}

/** A brace, a separator, or a word. */
type Token = string

const tokenPattern = /"(?:[^"\\\n]|\\.)*"|[{};,\n]|[^\s{};,"]+/g

/** Reads `nft list ruleset`, `nft list table …` and files written for `nft -f`. */
export function readNft(block: Block): HostFirewall[] {
  const start = block.lines.findIndex((line) =>
    /^\s*table\s+(?:(?:inet|ip6?|arp|bridge|netdev)\s+)?[^\s{]+\s*\{/.test(line),
  )
  if (start < 0) {
    const silent = block.ended && block.lines.every((line) => line.trim() === '')
    return silent && /^(?:\S*\/)?nft\s+(?:-\S+\s+)*list\s+ruleset\s*$/.test(block.command ?? '')
      ? [firewallOf([], false, true)]
      : []
  }
  const text = block.lines.slice(start).join('\n')
  if (text.length > 2_000_000) return []
  const tokens = text.match(tokenPattern) ?? []
  const tables: Table[] = []
  let index = 0
  let cut = false
  while (index < tokens.length) {
    if (tokens[index] !== 'table') {
      index += 1
      continue
    }
    const words: string[] = []
    index += 1
    while (index < tokens.length && tokens[index] !== '{' && tokens[index] !== '\n') words.push(tokens[index++] ?? '')
    if (tokens[index] !== '{') continue
    const family = words.length > 1 ? (words[0] ?? 'ip') : 'ip'
    const table: Table = { family, chains: new Map(), bases: [], sets: new Map() }
    tables.push(table)
    index = readTable(tokens, index + 1, table)
    if (index < 0) {
      cut = true
      break
    }
  }
  return tables.length > 0 ? [firewallOf(tables, cut, /list\s+ruleset/.test(block.command ?? 'list ruleset'))] : []
}

/** Reads what stands between the braces of a table; gives the place after it, or -1 when it breaks off. */
function readTable(tokens: readonly Token[], from: number, table: Table): number {
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

/** Elements between braces, each as its words. */
function elementsOf(tokens: readonly Token[]): string[][] {
  const elements: string[][] = [[]]
  for (const token of tokens) {
    if (token === '}') break
    if (token === ',') elements.push([])
    else if (token !== '\n' && token !== '{') elements.at(-1)?.push(token)
  }
  return elements.filter((element) => element.length > 0)
}

/** Reads a chain. One that breaks off decides only by the rules that are there: its policy comes after the lost ones. */
function readChain(tokens: readonly Token[], name: string, table: Table, cut: boolean): void {
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
      rules.push(...rulesOf(words, table, /output/i.test(name)))
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

/** Words of one rule; a verdict map becomes one rule an entry. */
function rulesOf(words: readonly string[], table: Table, egress: boolean): FilterRule[] {
  const line = quote(words.join(' ').replace(/ ([,;])/g, '$1'))
  const conditions: Condition[] = []
  let index = 0
  const take = () => words[index++] ?? ''
  /** The values after a key: one, a set in braces, or a named set. */
  const values = (): { list: string[] | null; not: boolean } => {
    let not = false
    if (words[index] === '!=' || words[index] === '!') {
      not = true
      index += 1
    } else if (words[index] === '==') index += 1
    if (words[index] === '{') {
      const list: string[] = []
      index += 1
      let depth = 1
      while (index < words.length && depth > 0) {
        const word = take()
        if (word === '{') depth += 1
        else if (word === '}') depth -= 1
        else if (word !== ',') list.push(word)
      }
      return { list, not }
    }
    const first = take()
    if (first.startsWith('@')) {
      const set = table.sets.get(first.slice(1))
      return { list: set ? set.map(([value = '']) => value) : null, not }
    }
    const list = [first]
    while (words[index] === ',') {
      index += 1
      list.push(take())
    }
    return { list, not }
  }
  const add = (make: (text: string, not: boolean) => Condition) => {
    const { list, not } = values()
    conditions.push(
      list === null ? fixed('maybe') : list.length === 0 ? fixed(not ? 'yes' : 'no') : make(list.join(','), not),
    )
  }
  /** `key vmap { value : verdict, … }` */
  const verdicts = (make: (text: string) => Condition): FilterRule[] => {
    const entries: string[][] = []
    if (words[index] === '{') entries.push(...elementsOf(words.slice(index + 1)))
    else entries.push(...(table.sets.get(take().replace(/^@/, '')) ?? []))
    if (entries.length === 0)
      return [{ conditions: [...conditions, fixed('maybe')], effect: { kind: 'unclear' }, line }]
    return entries.map((entry) => {
      const colon = entry.indexOf(':')
      const key = entry[0] ?? ''
      const verdict = entry.slice(colon + 1)
      const effect = effectOf(verdict[0] ?? '', verdict[1] ?? '') ?? ({ kind: 'unclear' } as const)
      const single = colon === 1
      return { conditions: [...conditions, single ? make(key) : fixed('maybe')], effect, line }
    })
  }
  const key = (make: (text: string, not: boolean) => Condition): FilterRule[] | null => {
    if (words[index] === '.') {
      while (index < words.length && words[index] !== 'vmap' && !/^[@{]/.test(words[index] ?? '')) index += 1
      if (words[index] === 'vmap') {
        index += 1
        return verdicts(() => fixed('maybe'))
      }
      values()
      conditions.push(fixed('maybe'))
      return null
    }
    if (words[index] === 'vmap') {
      index += 1
      return verdicts((text) => make(text, false))
    }
    add(make)
    return null
  }
  const protocol = (text: string, not: boolean): Condition => ({
    kind: 'protocol',
    names: text.split(',').map(protocolOf),
    not,
  })
  const from = (text: string, not: boolean) => addressCondition(egress ? 'self' : 'peer', text, not)
  const to = (text: string, not: boolean) => addressCondition(egress ? 'peer' : 'self', text, not)
  const state = (text: string, not: boolean): Condition => ({ kind: 'state', states: text.split(','), not })
  const inside = (text: string, not: boolean): Condition => ({
    kind: 'interface',
    names: text.split(',').map((name) => name.replace(/"/g, '')),
    not,
  })
  const transport = (names: readonly string[]) => {
    if (names.length > 0) conditions.push({ kind: 'protocol', names, not: false })
    const field = take()
    if (field === 'dport') return key(portCondition)
    if (field === 'flags') {
      const stated: string[] = []
      while (
        index < words.length &&
        /^(?:[!=]=|[!&/,|()]|0x[0-9a-f]+|[(]?(?:fin|syn|rst|psh|ack|urg|ecn|cwr)\b.*)$/.test(words[index] ?? '')
      ) {
        stated.push(take())
      }
      const none = /^! ?([\w, ]+)$/.exec(stated.join(' ').replace(/ ?, ?/g, ','))?.[1]
      const [, negated, wanted = '', mask = ''] =
        /^(!= ?)?([\w, ]+?) \/ ([\w, ]+)$/.exec(stated.join(' ').replace(/ ?, ?/g, ',')) ?? []
      conditions.push(
        fixed(
          none !== undefined
            ? flagsFit(none.trim(), 'NONE', false)
            : mask === ''
              ? 'maybe'
              : flagsFit(mask.trim(), wanted.trim(), negated !== undefined),
        ),
      )
      return null
    }
    add(() => fixed('maybe'))
    return null
  }
  while (index < words.length) {
    const word = take()
    let made: FilterRule[] | null = null
    switch (word) {
      case 'th':
        made = transport([])
        break
      case 'tcp':
      case 'udp':
      case 'sctp':
      case 'dccp':
        made = transport([word])
        break
      case 'ip':
      case 'ip6': {
        conditions.push({ kind: 'family', family: word === 'ip' ? 4 : 6 })
        const field = take()
        if (field === 'saddr') made = key(from)
        else if (field === 'daddr') made = key(to)
        else if (field === 'protocol' || field === 'nexthdr') made = key(protocol)
        else add(() => fixed('maybe'))
        break
      }
      case 'meta': {
        const field = take()
        if (field === 'l4proto') made = key(protocol)
        else if (field === 'nfproto' || field === 'protocol') made = key(familyOf)
        else if (/^[io]if(?:name)?$/.test(field)) made = key(inside)
        else made = key(() => fixed('maybe'))
        break
      }
      case 'iif':
      case 'iifname':
      case 'oif':
      case 'oifname':
        made = key(inside)
        break
      case 'ct':
        if (words[index] === 'state') {
          index += 1
          made = key(state)
        } else if (take() === 'status') made = key(state)
        else made = key(() => fixed('maybe'))
        break
      case 'icmp':
      case 'icmpv6':
        conditions.push({ kind: 'protocol', names: [word], not: false })
        take()
        made = key((text, not) => fixed(text.split(',').includes('echo-request') !== not ? 'yes' : 'no'))
        break
      case 'fib': {
        const field: string[] = []
        while (index < words.length && !/^(?:type|missing|exists)$/.test(field.at(-1) ?? '')) field.push(take())
        // A packet from elsewhere has a way back: the check for forged addresses lets it through.
        if (field.at(-1) === 'missing') conditions.push(fixed('no'))
        else if (field.at(-1) === 'type') {
          made = key((text, not) =>
            fixed((text === 'local') !== not ? 'yes' : /^(broadcast|multicast|anycast)$/.test(text) ? 'no' : 'maybe'),
          )
        }
        break
      }
      case 'limit':
      case 'quota': {
        let over = false
        while (/^(rate|over|until|\d|burst|packets|bytes|mbytes|kbytes)/.test(words[index] ?? ''))
          over = take() === 'over' || over
        if (over) conditions.push(fixed('no'))
        break
      }
      case 'counter':
        while (/^(packets|bytes|name|\d+|")/.test(words[index] ?? '')) index += 1
        break
      case 'log':
        while (
          /^(prefix|level|flags|group|snaplen|queue-threshold|all|warn|info|debug|notice|err|crit|alert|emerg|\d+|")/.test(
            words[index] ?? '',
          )
        )
          index += 1
        break
      case 'comment':
        index += 1
        break
      case 'redirect':
      case 'dnat':
        return [{ conditions, effect: { kind: 'jump', chain: word === 'dnat' ? 'DNAT' : 'REDIRECT' }, line }]
      case 'rt':
        // Routing headers are no part of ordinary traffic.
        take()
        add(() => fixed('no'))
        break
      case 'xt':
        if (take() === 'target') return [{ conditions, effect: { kind: 'unclear' }, line }]
        conditions.push(
          fixed(
            /recent/.test(words.slice(index).join(' ')) && (words.includes('drop') || words.includes('reject'))
              ? 'no'
              : 'maybe',
          ),
        )
        index += 1
        break
      case '#':
        return [{ conditions, effect: { kind: 'next' }, line }]
      default: {
        const effect = effectOf(word, words[index] ?? '')
        if (effect) return [{ conditions, effect, line }]
        if (/^(masquerade|snat|notrack|mark|set|queue|tproxy|flow|dup|fwd)$/.test(word))
          return [{ conditions, effect: { kind: 'next' }, line }]
        conditions.push(fixed('maybe'))
      }
    }
    if (made) return made
  }
  return [{ conditions, effect: { kind: 'next' }, line }]
}

function familyOf(text: string, not: boolean): Condition {
  const family = /^(ipv6|ip6)$/.test(text) ? 6 : 4
  return { kind: 'family', family: not ? (family === 4 ? 6 : 4) : family }
}

function effectOf(word: string, next: string): Effect | null {
  if (word === 'accept' || word === 'drop' || word === 'reject' || word === 'return') return { kind: word }
  if (word === 'jump' || word === 'goto') return { kind: word, chain: next }
  if (word === 'continue') return { kind: 'next' }
  return word === 'queue' ? { kind: 'unclear' } : null
}

function firewallOf(tables: readonly Table[], cut: boolean, whole: boolean): HostFirewall {
  const appliesTo = (table: Table, packet: HostPacket) =>
    table.family === 'inet' || table.family === (packet.family === 4 ? 'ip' : 'ip6')
  return {
    kind: 'host-firewall',
    tool: 'nft',
    decide: (packet): FirewallRead => {
      const hooks = packet.direction === 'ingress' ? ['prerouting', 'input'] : ['output', 'postrouting']
      let seen = 0
      let open = false
      let accepted: string | null = null
      for (const table of tables) {
        if (!appliesTo(table, packet)) continue
        for (const base of table.bases) {
          if (base.type === 'nat' || !hooks.includes(base.hook)) continue
          seen += 1
          const { verdict, line } = follow(table.chains, base.chain, packet)
          if (verdict === 'drop' || verdict === 'reject') {
            return { verdict, line, code: 'rule' }
          }
          if (verdict === 'unknown') open = true
          else accepted ??= line
        }
      }
      if (cut) return { verdict: 'unknown', line: null, code: 'cut-off' }
      if (open) {
        return {
          verdict: 'unknown',
          line: null,
          code: 'undecided',
        }
      }
      if (seen === 0 && !whole) {
        return {
          verdict: 'unknown',
          line: null,
          code: 'no-chain',
        }
      }
      return {
        verdict: 'accept',
        line: accepted,
        code: 'rule',
      }
    },
    redirect: (packet) => {
      if (packet.direction === 'egress') return null
      for (const table of tables) {
        if (!appliesTo(table, packet)) continue
        for (const base of table.bases) {
          if (base.type !== 'nat' || base.hook !== 'prerouting') continue
          const found = redirectIn(table, base.chain, packet, new Set())
          if (found !== null) return found
        }
      }
      return null
    },
  }
}

function redirectIn(table: Table, name: string, packet: HostPacket, seen: Set<string>): number | 'elsewhere' | null {
  if (seen.has(name)) return null
  seen.add(name)
  for (const rule of table.chains.get(name)?.rules ?? []) {
    const fit = fitOfAll(rule.conditions, packet)
    if (fit === 'no' || rule.effect.kind === 'next' || rule.effect.kind === 'unclear') continue
    if (rule.effect.kind !== 'jump' && rule.effect.kind !== 'goto') {
      if (fit === 'yes') return null
      continue
    }
    const { chain } = rule.effect
    if (chain === 'REDIRECT') {
      const port = portOf(/redirect to :(\d+)/.exec(rule.line)?.[1] ?? '')
      return fit === 'yes' && port !== null ? port : 'elsewhere'
    }
    if (chain === 'DNAT') return 'elsewhere'
    const inside = redirectIn(table, chain, packet, seen)
    if (inside !== null || (fit === 'yes' && rule.effect.kind === 'goto')) return inside
  }
  return null
}
