import type { Condition, Effect, FilterRule } from '../../model/filter'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import {
  addressCondition,
  destinationOf,
  firstPortCondition,
  fixed,
  flagsFit,
  nameOfInterface,
  portCondition,
  protocolOf,
  stateCondition,
} from './part'

/** Elements of the sets and maps of a table, by name. */
type Sets = ReadonlyMap<string, readonly string[][]>

type Make = (text: string, not: boolean) => Condition

/** Elements between braces, each as its words. */
export function elementsOf(tokens: readonly string[]): string[][] {
  const elements: string[][] = [[]]
  for (const token of tokens) {
    if (token === '}') break
    if (token === ',') elements.push([])
    else if (token !== '\n' && token !== '{') elements.at(-1)?.push(token)
  }
  return elements.filter((element) => element.length > 0)
}

/** A rule that is being read, word by word. */
class Cursor {
  readonly conditions: Condition[] = []
  readonly line: string
  private index = 0

  constructor(
    private readonly words: readonly string[],
    private readonly sets: Sets,
    readonly egress: boolean,
  ) {
    this.line = quote(
      words
        .slice(0, 200)
        .join(' ')
        .replace(/ ([,;])/g, '$1'),
    )
  }

  get done(): boolean {
    return this.index >= this.words.length
  }

  peek(): string {
    return this.words[this.index] ?? ''
  }

  take(): string {
    this.index += 1
    return this.words[this.index - 1] ?? ''
  }

  /** Passes over the words that a pattern knows. */
  skip(pattern: RegExp): string[] {
    const taken: string[] = []
    while (!this.done && pattern.test(this.peek())) taken.push(this.take())
    return taken
  }

  rest(): string {
    return this.words.slice(this.index).join(' ')
  }

  ends(effect: Effect): FilterRule[] {
    return [{ conditions: this.conditions, effect, line: this.line }]
  }

  private braces(): string[] {
    const list: string[] = []
    let depth = 0
    while (!this.done) {
      const word = this.take()
      if (word === '{') depth += 1
      else if (word === '}') depth -= 1
      else if (word !== ',') list.push(word)
      if (depth === 0) break
    }
    return list
  }

  /** The values after a key: one, a set in braces, or a named set (null: its elements are not shown). */
  private values(): { readonly list: readonly string[] | null; readonly not: boolean } {
    const not = this.peek() === '!=' || this.peek() === '!'
    if (not || this.peek() === '==') this.take()
    if (this.peek() === '{') return { list: this.braces(), not }
    const first = this.take()
    if (first.startsWith('@')) {
      const set = this.sets.get(first.slice(1))
      return { list: set ? set.map(([value = '']) => value) : null, not }
    }
    const list = [first]
    while (this.peek() === ',') {
      this.take()
      list.push(this.take())
    }
    return { list, not }
  }

  add(make: Make): void {
    const { list, not } = this.values()
    if (list === null) this.conditions.push(fixed('maybe'))
    else this.conditions.push(list.length === 0 ? fixed(not ? 'yes' : 'no') : make(list.join(','), not))
  }

  /** `key vmap { value : verdict, … }` becomes one rule an entry. */
  private verdicts(make: Make): FilterRule[] {
    const entries =
      this.peek() === '{'
        ? elementsOf(this.words.slice(this.index + 1))
        : [...(this.sets.get(this.take().replace(/^@/, '')) ?? [])]
    const { conditions, line } = this
    if (entries.length === 0) {
      return [{ conditions: [...conditions, fixed('maybe')], effect: { kind: 'unclear' }, line }]
    }
    return entries.map((entry) => {
      const colon = entry.indexOf(':')
      const [verdict = '', chain = ''] = entry.slice(colon + 1)
      const effect = verdictOf(verdict, chain) ?? ({ kind: 'unclear' } as const)
      return { conditions: [...conditions, colon === 1 ? make(entry[0] ?? '', false) : fixed('maybe')], effect, line }
    })
  }

  /** What follows a key: a value, a verdict map, or more keys joined by dots. Rules, where the map ends the rule. */
  key(make: Make): FilterRule[] | null {
    if (this.peek() === '.') {
      while (!this.done && this.peek() !== 'vmap' && !/^[@{]/.test(this.peek())) this.take()
      if (this.peek() === 'vmap') {
        this.take()
        return this.verdicts(() => fixed('maybe'))
      }
      this.values()
      this.conditions.push(fixed('maybe'))
      return null
    }
    if (this.peek() === 'vmap') {
      this.take()
      return this.verdicts(make)
    }
    this.add(make)
    return null
  }
}

const anything: Make = () => fixed('maybe')
const protocolMake: Make = (text, not) => ({ kind: 'protocol', names: text.split(',').map(protocolOf), not })
const linkMake: Make = (text, not) => ({ kind: 'interface', names: text.split(',').map(nameOfInterface), not })
const familyMake: Make = (text, not) => {
  const six = /^(?:ipv6|ip6)$/.test(text)
  return { kind: 'family', family: six === not ? 4 : 6 }
}
const pingMake: Make = (text, not) => fixed(text.split(',').includes('echo-request') !== not ? 'yes' : 'no')

function peer({ egress }: Cursor): Make {
  return (text, not) => addressCondition(egress ? 'self' : 'peer', text, not)
}

function self({ egress }: Cursor): Make {
  return (text, not) => addressCondition(egress ? 'peer' : 'self', text, not)
}

const flagWord = /^(?:[!=]=|[!&/,|()]|0x[0-9a-f]{1,4}|\(?(?:fin|syn|rst|psh|ack|urg|ecn|cwr)\b.{0,60})$/

/** `tcp flags syn / fin,syn,rst,ack`, `tcp flags ! syn`. */
function flags(cursor: Cursor): void {
  const stated = cursor.skip(flagWord).join(' ').replace(/ ?, ?/g, ',')
  const none = /^! ?([\w, ]{1,80})$/.exec(stated)?.[1]
  const [left = '', mask = '', more] = stated.split(' / ')
  if (none !== undefined) cursor.conditions.push(fixed(flagsFit(none.trim(), 'NONE', false)))
  else if (mask === '' || more !== undefined) cursor.conditions.push(fixed('maybe'))
  else {
    const not = left.startsWith('!=')
    cursor.conditions.push(fixed(flagsFit(mask.trim(), left.replace('!=', '').trim(), not)))
  }
}

function transport(names: readonly string[]): (cursor: Cursor) => FilterRule[] | null {
  return (cursor) => {
    if (names.length > 0) cursor.conditions.push({ kind: 'protocol', names, not: false })
    const field = cursor.take()
    if (field === 'dport') return cursor.key(portCondition)
    if (field === 'sport') return cursor.key(firstPortCondition)
    if (field === 'flags') flags(cursor)
    else cursor.add(anything)
    return null
  }
}

function network(family: 4 | 6): (cursor: Cursor) => FilterRule[] | null {
  return (cursor) => {
    cursor.conditions.push({ kind: 'family', family })
    const field = cursor.take()
    if (field === 'saddr') return cursor.key(peer(cursor))
    if (field === 'daddr') return cursor.key(self(cursor))
    if (field === 'protocol' || field === 'nexthdr') return cursor.key(protocolMake)
    cursor.add(anything)
    return null
  }
}

function meta(cursor: Cursor): FilterRule[] | null {
  const field = cursor.take()
  if (field === 'l4proto') return cursor.key(protocolMake)
  if (field === 'nfproto' || field === 'protocol') return cursor.key(familyMake)
  return cursor.key(/^[io]if(?:name)?$/.test(field) ? linkMake : anything)
}

function connection(cursor: Cursor): FilterRule[] | null {
  const field = cursor.take()
  return cursor.key(field === 'state' || field === 'status' ? stateCondition : anything)
}

function ping(name: string): (cursor: Cursor) => FilterRule[] | null {
  return (cursor) => {
    cursor.conditions.push({ kind: 'protocol', names: [name], not: false })
    cursor.take()
    return cursor.key(pingMake)
  }
}

/** `fib daddr type local`, `fib saddr . iif oif missing`. */
function fib(cursor: Cursor): FilterRule[] | null {
  let field = ''
  while (!cursor.done && !/^(?:type|missing|exists)$/.test(field)) field = cursor.take()
  // A packet from elsewhere has a way back: the check for forged addresses lets it through.
  if (field === 'missing') cursor.conditions.push(fixed('no'))
  if (field !== 'type') return null
  return cursor.key((text, not) => {
    if ((text === 'local') !== not) return fixed('yes')
    return fixed(/^(?:broadcast|multicast|anycast)$/.test(text) ? 'no' : 'maybe')
  })
}

function rate(cursor: Cursor): null {
  const words = cursor.skip(/^(?:rate|over|until|\d|burst|packets|bytes|mbytes|kbytes)/)
  if (words.includes('over')) cursor.conditions.push(fixed('no'))
  return null
}

function skipping(pattern: RegExp): (cursor: Cursor) => null {
  return (cursor) => {
    cursor.skip(pattern)
    return null
  }
}

/** A match or a target of iptables that nft cannot write. */
function xt(cursor: Cursor): FilterRule[] | null {
  if (cursor.take() === 'target') return cursor.ends({ kind: 'unclear' })
  const rest = cursor.rest()
  cursor.conditions.push(fixed(/\brecent\b/.test(rest) && /\b(?:drop|reject)\b/.test(rest) ? 'no' : 'maybe'))
  cursor.take()
  return null
}

/** `redirect to :8080`, `dnat ip to 172.17.0.2:80`. */
function translation(kind: 'redirect' | 'dnat'): (cursor: Cursor) => FilterRule[] {
  return (cursor) => {
    cursor.skip(/^(?:ip6?|to)$/)
    const to = /^[\d:[]/.test(cursor.peek()) ? cursor.take() : ''
    if (kind === 'redirect') return cursor.ends({ kind, port: portOf(to.replace(/^:/, '').split('-')[0] ?? '') })
    return cursor.ends({ kind, ...destinationOf(to) })
  }
}

/** What each word of a rule begins: a match, a statement, a verdict. */
const keywords: ReadonlyMap<string, (cursor: Cursor) => FilterRule[] | null> = new Map<
  string,
  (cursor: Cursor) => FilterRule[] | null
>([
  ['th', transport([])],
  ...['tcp', 'udp', 'sctp', 'dccp'].map((name) => [name, transport([name])] as const),
  ['ip', network(4)],
  ['ip6', network(6)],
  ['meta', meta],
  ...['iif', 'iifname', 'oif', 'oifname'].map((name) => [name, (cursor: Cursor) => cursor.key(linkMake)] as const),
  ['ct', connection],
  ['icmp', ping('icmp')],
  ['icmpv6', ping('icmpv6')],
  ['fib', fib],
  ['limit', rate],
  ['quota', rate],
  ['counter', skipping(/^(?:packets|bytes|name|\d{1,20}$|")/)],
  [
    'log',
    skipping(
      /^(?:prefix|level|flags|group|snaplen|queue-threshold|all|warn|info|debug|notice|err|crit|alert|emerg|\d{1,20}$|")/,
    ),
  ],
  [
    'comment',
    (cursor) => {
      cursor.take()
      return null
    },
  ],
  // Routing headers are no part of ordinary traffic.
  [
    'rt',
    (cursor) => {
      cursor.take()
      cursor.add(() => fixed('no'))
      return null
    },
  ],
  ['xt', xt],
  ['redirect', translation('redirect')],
  ['dnat', translation('dnat')],
  ['#', (cursor) => cursor.ends({ kind: 'next' })],
])

const statements = /^(?:masquerade|snat|notrack|mark|set|queue|tproxy|flow|dup|fwd)$/

/** Words of one rule; a verdict map becomes one rule an entry. */
export function rulesOf(words: readonly string[], sets: Sets, egress: boolean): FilterRule[] {
  const cursor = new Cursor(words, sets, egress)
  while (!cursor.done) {
    const word = cursor.take()
    const read = keywords.get(word)
    if (read) {
      const made = read(cursor)
      if (made) return made
      continue
    }
    const effect = verdictOf(word, cursor.peek())
    if (effect) return cursor.ends(effect)
    if (statements.test(word)) return cursor.ends({ kind: 'next' })
    cursor.conditions.push(fixed('maybe'))
  }
  return cursor.ends({ kind: 'next' })
}

function verdictOf(word: string, next: string): Effect | null {
  if (word === 'accept' || word === 'drop' || word === 'reject' || word === 'return') return { kind: word }
  if (word === 'jump' || word === 'goto') return { kind: word, chain: next }
  if (word === 'continue') return { kind: 'next' }
  return word === 'queue' ? { kind: 'unclear' } : null
}
