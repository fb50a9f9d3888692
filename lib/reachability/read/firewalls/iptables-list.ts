import type { Chains, Condition, Effect, FilterRule } from '../../model/filter'
import type { PastedBlock } from '../../paste/blocks'
import { quote } from '../../paste/quote'
import {
  addressCondition,
  chainOf,
  effectOf,
  firstPortCondition,
  fixed,
  flagsFit,
  mostRules,
  portCondition,
  protocolOf,
  setCondition,
  stateCondition,
  type Tables,
} from './part'

const chainLine = /^\s*Chain\s+([\w.:-]{1,64})\s+\((?:policy\s+(ACCEPT|DROP)|(\d+)\s+references?)/
const header = /^\s*(?:num\s+)?(?:pkts\s+bytes\s+)?target\s+prot/
const protocols = /^(?:all|tcp|udp|udplite|icmp|icmpv6|ipv6-icmp|ipv6|esp|ah|sctp|gre|igmp|vrrp|ospf|\d{1,3})$/

/** An IPv4 address that breaks off: the end of the text stands in the middle of a row. */
const brokenAddress = /^!?(?:\d{1,3}\.?|(?:\d{1,3}\.){2}\d{0,3}|(?:\d{1,3}\.){3})$/

/** The line above the rows, broken off before it shows that it is one. */
const brokenHead =
  /^\s{0,9}(?:n|nu|num|num\s{1,9}(?:t|ta|tar|targ|targe|target)|p|pk|pkt|pkts(?:\s{1,9}(?:b|by|byt|byte|bytes?(?:\s{1,9}t[arget]{0,5})?))?|t|ta|tar|targ|targe|target(?:\s{1,9}(?:p|pr|pro)?)?)\s{0,9}$/
/** A row that breaks off within the states of connections. */
const brokenState =
  /\b(?:ct)?state (?:[A-Z]{3,11},)*(?!(?:NEW|RELATED|ESTABLISHED|INVALID|UNTRACKED|DNAT|SNAT)$)[A-Z]{0,10}$/

interface Columns {
  readonly number: boolean
  readonly counters: boolean
}

interface State {
  readonly chains: Chains
  /** Names of chains whose heads are not there. */
  readonly asked: readonly string[]
  current: string | null
  columns: Columns
  six: boolean
  cut: boolean
  rules: number
  /** Rules that may be limited to an interface which the listing hides. */
  readonly hidden: Set<FilterRule>
}

const outgoing = /^OUTPUT$|output|-out\b/i
/** The beginning of a row, where the row itself is none. */
const brokenRow = /^(?:ACCEPT|DROP|REJECT|LOG|RETURN|\s{0,9}\d{1,12}\s|(?:\d{1,12}|[A-Z]{1,30})\s{0,9}$)/

function openChain(text: string, state: State): boolean {
  const opens = chainLine.exec(text)
  if (!opens?.[1]) return false
  state.current = opens[1]
  const chain = chainOf(state.chains, state.current)
  // The brackets end with the references or the counters: of a text that breaks off within them nothing follows.
  state.cut ||= !text.includes(')')
  if (opens[2]) {
    chain.policy = opens[2] === 'ACCEPT' ? 'accept' : 'drop'
    chain.policyLine = quote(text)
  }
  if (Number(opens[3]) === 0) chain.unused = true
  return true
}

/** The chain that the command names, where the line that heads it was not copied. */
const chainAsked = /^(?:\S{0,40}\/)?(?:sudo\s{1,3})?ip6?tables\b.{0,60}\s(?:-\w{0,9}L|--list)\s{1,9}([A-Z]\w{0,28})\b/

/** Chains in the order in which the command prints them. */
const printed = ['INPUT', 'FORWARD', 'OUTPUT']
/** What rules of an address translation have. */
const translating = /^\s{0,9}(?:\d{1,5}\s{1,9})?(?:\S{1,9}\s{1,9}\S{1,9}\s{1,9})?(?:DNAT|SNAT|MASQUERADE|REDIRECT)\s/

/** The chains of tables that were copied without the lines that name them: the first, or all three. */
function unnamedChains({ lines }: PastedBlock): string[] {
  const heads = lines.filter((line) => header.test(line)).length
  if (heads !== 1 && heads !== printed.length) return []
  return lines.some((line) => chainLine.test(line) || translating.test(line)) ? [] : printed.slice(0, heads)
}

function readLine(text: string, state: State): void {
  const next = header.test(text) ? state.asked[state.chains.size] : undefined
  if (next !== undefined && (state.current === null || state.chains.has(state.current))) {
    state.current = next
    chainOf(state.chains, next).headless = true
  }
  if (openChain(text, state) || state.current === null) return
  const chain = chainOf(state.chains, state.current)
  if (header.test(text)) {
    state.columns = { number: /^\s{0,9}num/.test(text), counters: /pkts\s{1,40}bytes/.test(text) }
    // A head that breaks off: the rules of this chain are lost, those of the others are not.
    if (!text.trimEnd().endsWith('destination'))
      chain.rules.push({ conditions: [], effect: { kind: 'unclear' }, line: quote(text) })
    return
  }
  if (text.trim() === '') {
    state.current = null
    return
  }
  if (brokenHead.test(text) && chain.rules.length === 0) {
    state.cut = true
    return
  }
  state.cut ||= brokenState.test(text)
  state.rules += 1
  const rule = state.rules > mostRules ? null : rowOf(text, state.columns, outgoing.test(state.current))
  if (!rule) {
    // Something else follows: a row that breaks off, or other text.
    state.cut ||= brokenRow.test(text)
    state.current = null
    return
  }
  state.six ||= rule.six
  chain.rules.push(rule.rule)
  if (rule.bare) state.hidden.add(rule.rule)
}

const builtIn: ReadonlySet<string> = new Set(['INPUT', 'FORWARD', 'OUTPUT'])

/** Without the name of a chain the command prints all three of the table: a paste without the last ones breaks off. */
function lacksChains(command: string | null, chains: Chains): boolean {
  if (command === null || !chains.has('INPUT') || !/\s-\w{0,9}L\w{0,9}(?:\s|$)|\s--list(?:\s|$)/.test(command))
    return false
  if (/\s(?:-\w{0,9}L\w{0,9}|--list)\s{1,9}[A-Za-z]/.test(command) || /-t\b|\|/.test(command)) return false
  // Chains of others come behind those of the kernel: where one is shown, somebody has left out what stood between.
  if (!builtIn.has([...chains.keys()].at(-1) ?? '')) return false
  return !chains.has('FORWARD') || !chains.has('OUTPUT')
}

/** The last rules of a chain, without its head: `iptables -nL INPUT | tail -2`. */
const lastOf = /\s-(?=\w{0,8}L)(?<options>\w{1,9})\b.{0,60}\|\s{0,9}tail\b/

/** The lines of a listing, with the heads that a filter has taken from it. */
function headed({ command, lines }: PastedBlock, named: string | undefined): readonly string[] {
  const options = named === undefined ? undefined : lastOf.exec(command ?? '')?.groups?.options
  if (options === undefined || lines.some((line) => chainLine.test(line))) return lines
  const counters = options.includes('v') ? ' pkts bytes' : ''
  return [`Chain ${named} (1 references)`, `${counters} target     prot opt source               destination`, ...lines]
}

/** Reads `iptables -L`, with or without `-n`, `-v` and `--line-numbers`. */
export function readListedChains(block: PastedBlock): { read: Tables; six: boolean }[] {
  const name = /-t\s{0,9}(nat|mangle|raw)\b/.exec(block.command ?? '')?.[1] ?? 'filter'
  const named = chainAsked.exec(block.command ?? '')?.[1]
  const asked = named === undefined ? unnamedChains(block) : [named]
  if (asked.length === 0 && !block.lines.some((line) => chainLine.test(line))) return []
  const state: State = {
    chains: new Map(),
    asked,
    current: null,
    columns: { number: false, counters: false },
    six: false,
    cut: block.cut,
    rules: 0,
    hidden: new Set(),
  }
  for (const text of headed(block, named)) readLine(text, state)
  const { chains, hidden, six } = state
  if (chains.size === 0) return []
  for (const chain of chains.values()) limitHidden(chain.rules, hidden)
  const table = chains.has('PREROUTING') && !chains.has('INPUT') ? 'nat' : name
  return [{ read: { tables: new Map([[table, chains]]), cut: state.cut || lacksChains(block.command, chains) }, six }]
}

/**
 * Without `-v` the listing hides interfaces, so that `-i lo -j ACCEPT` looks like "accept everything". Where further
 * accepting rules follow, which would be pointless after it, the line is read as limited to an interface; else it may
 * be either.
 */
function limitHidden(rules: FilterRule[], hidden: ReadonlySet<FilterRule>): void {
  rules.forEach((rule, index) => {
    if (!hidden.has(rule) || rule.effect.kind !== 'accept') return
    const after = rules.slice(index + 1, index + 200)
    const fit = after.some(({ effect }) => effect.kind === 'accept' || effect.kind === 'jump') ? 'no' : 'maybe'
    rules[index] = { ...rule, conditions: [...rule.conditions, fixed(fit)] }
  })
}

/** The words of a row, taken one after the other. */
class Words {
  private index = 0

  constructor(private readonly words: readonly string[]) {}

  peek(ahead = 0): string {
    return this.words[this.index + ahead] ?? ''
  }

  take(): string | undefined {
    this.index += 1
    return this.words[this.index - 1]
  }

  rest(): string {
    return this.words.slice(this.index).join(' ')
  }
}

const counter = /^\d{1,20}(?:\.\d{1,3})?[KMGT]?$/
const addressShape =
  /^!?(?:anywhere|[\d.]{1,20}(?:\/[\d.]{1,20})?|(?=[0-9a-f:.]{0,45}:)[0-9a-f:.]{2,45}(?:\/\S{1,45})?|[\w.-]{1,255}(?:\/\d{1,3})?)$/i
const everyAddress = /^(?:anywhere|0\.0\.0\.0\/0|::\/0)$/

/** Passes over the number and the counters of a row; false where they are missing. */
function passColumns(words: Words, { number, counters }: Columns): boolean {
  const wanted = [...(number ? [/^\d{1,9}$/] : []), ...(counters ? [counter, counter] : [])]
  return wanted.every((pattern) => pattern.test(words.take() ?? ''))
}

/** The interfaces of a row, which only `-v` prints; null where they are missing. */
function interfacesOf(words: Words, egress: boolean): Condition[] | null {
  const conditions: Condition[] = []
  for (const out of [false, true] as const) {
    const written = words.take()
    if (written === undefined) return null
    const not = written.startsWith('!')
    const name = written.replace(/^!/, '')
    if (name === '*' || name === 'any') continue
    if (egress && !out) conditions.push(fixed(not ? 'yes' : 'no'))
    else conditions.push({ kind: 'interface', names: [name], not, ...(out && !egress ? { out } : {}) })
  }
  return conditions
}

/** Source and destination of a row; null where they are missing, or broken off. */
function addressesOf(
  words: Words,
  egress: boolean,
): { readonly conditions: Condition[]; readonly six: boolean } | null {
  const [source, destination] = [words.take(), words.take()]
  if (source === undefined || destination === undefined) return null
  if (!addressShape.test(source) || !addressShape.test(destination) || brokenAddress.test(destination)) return null
  const conditions = (
    [
      [egress ? 'self' : 'peer', source],
      [egress ? 'peer' : 'self', destination],
    ] as const
  )
    .filter(([, written]) => !everyAddress.test(written))
    .map(([kind, written]) => addressCondition(kind, written.replace(/^!/, ''), written.startsWith('!')))
  return { conditions, six: source.includes(':') || destination.includes(':') }
}

interface Listed {
  readonly rule: FilterRule
  readonly six: boolean
  /** It says nothing that limits it. */
  readonly bare: boolean
}

function rowOf(text: string, columns: Columns, egress: boolean): Listed | null {
  const words = new Words(text.trim().split(/\s+/))
  if (!passColumns(words, columns)) return null
  const targetless = protocols.test(words.peek()) && /^(?:--|-f|!f|[\d:.*]|anywhere)/.test(words.peek(1))
  const target = targetless ? null : (words.take() ?? '')
  const written = words.take() ?? ''
  const protocol = written.replace(/^!/, '')
  if (!protocols.test(protocol)) return null
  const name = protocolOf(protocol)
  const conditions: Condition[] =
    name === 'all' ? [] : [{ kind: 'protocol', names: [name], not: written.startsWith('!') }]
  if (/^(?:--|-f|!f)$/.test(words.peek()) && words.take() === '-f') conditions.push(fixed('no'))
  const links = columns.counters ? interfacesOf(words, egress) : []
  const ends = links ? addressesOf(words, egress) : null
  if (!links || !ends) return null
  const rest = withoutComment(words.rest())
  conditions.push(...links, ...ends.conditions, ...extrasOf(rest, target, egress))
  const effect = target === null ? ({ kind: 'next' } as const) : effectOf(target, destinationIn(rest))
  const goes: Effect =
    effect.kind === 'jump' && rest.includes('[goto]') ? { kind: 'goto', chain: effect.chain } : effect
  return {
    rule: { conditions, effect: goes, line: quote(text) },
    six: ends.six || name === 'icmpv6',
    bare: !columns.counters && conditions.length === 0,
  }
}

/** Where DNAT (`to:…`) and REDIRECT (`redir ports …`) send the packet. */
function destinationIn(text: string): string {
  return /(?:^| )(?:to:|redir ports )(\S{1,80})/.exec(text)?.[1] ?? ''
}

function withoutComment(text: string): string {
  const start = text.indexOf('/*')
  const end = start < 0 ? -1 : text.indexOf('*/', start + 2)
  return end < 0 ? text : withoutComment(`${text.slice(0, start)} ${text.slice(end + 2)}`)
}

/** The free text at the end of a row. What is not understood makes the match a "maybe". */
function extrasOf(text: string, target: string | null, egress: boolean): Condition[] {
  const conditions: Condition[] = []
  let rest = ` ${text} `
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => Condition | null) => {
    for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
      const condition = read(match)
      if (condition) conditions.push(condition)
      rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`
    }
  }
  take(
    / (?:reject-with \S+|\[goto\]|LOG flags \d+ level \d+|LOG level \w+|prefix "[^"]{0,200}"|prefix `[^']{0,200}'|nflog-\w+ \S+)(?= )/,
    () => null,
  )
  take(
    / (?:limit: (?:avg|up to) \S+ burst \d+(?: mode \S+)?|side: \w+|mask: \S+|name: \S+|seconds: \d+|hit_count: \d+|redir ports \d+|to:\S+|MARK (?:set|or|and) \S+)(?= )/,
    () => null,
  )
  take(/ limit: above \S+(?: burst \d+)?(?: mode \S+)?(?= )/, () => fixed('no'))
  take(/ recent: (SET|UPDATE|CHECK)(?= )/, (match) => (match[1] === 'SET' ? null : fixed('no')))
  take(/ #conn \S+ (>|<=) \d+(?= )/, (match) => (match[1] === '>' ? fixed('no') : null))
  take(/ multiport dports (!)?(\S+)(?= )/, (match) => portCondition(match[2] ?? '', match[1] === '!'))
  take(/ multiport ports (!)?(\S+)(?= )/, () => fixed('maybe'))
  take(/ (! ?)?(?:ct)?state (\S+)(?= )/, (match) =>
    stateCondition((match[2] ?? '').toLowerCase(), match[1] !== undefined),
  )
  take(/ (?:multiport sports |spts?:)(!)?(\S+)(?= )/, (match) => firstPortCondition(match[2] ?? '', match[1] === '!'))
  take(/ dpts?:(!)?(\S+)(?= )/, (match) => portCondition(match[2] ?? '', match[1] === '!'))
  take(/ flags:\s?(!)?([^\s/]{1,60})\/([^\s/]{1,60})(?= )/, (match) =>
    fixed(flagsFit(match[2] ?? '', match[3] ?? '', match[1] === '!')),
  )
  take(/ (! )?match-set (\S+) (\S+)(?= )/, (match) =>
    setCondition(match[2] ?? '', match[3] ?? '', match[1] !== undefined, egress),
  )
  take(/ source IP range (! )?(\S+)(?= )/, (match) => addressCondition('peer', match[2] ?? '', match[1] !== undefined))
  take(/ (?:icmp(?:v6)?-?type|icmp(?:v6)?) (\S+)(?= )/, (match) =>
    fixed(/^(8|255|128|any|echo-request)$/.test(match[1] ?? '') ? 'yes' : 'no'),
  )
  take(/ icmptype (\d+)(?= )/, (match) => fixed(match[1] === '8' ? 'yes' : 'no'))
  take(/ ADDRTYPE match dst-type (\w+)(?= )/, (match) =>
    fixed(match[1] === 'LOCAL' ? 'yes' : /^(BROADCAST|MULTICAST|ANYCAST)$/.test(match[1] ?? '') ? 'no' : 'maybe'),
  )
  take(/ (?:tcp|udp|icmp|multiport)(?= )/, () => null)
  if (rest.trim() !== '' && target !== 'LOG') conditions.push(fixed('maybe'))
  return conditions
}
