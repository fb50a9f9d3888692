import type { IptablesRules } from '../../model/evidence'
import type { Chains } from '../../model/filter'
import type { PastedBlock } from '../../paste/blocks'
import { isGap } from '../../paste/gap'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { readListedChains } from './iptables-list'
import { ruleOf } from './iptables-rule'
import { chainOf, mostRules, type Tables } from './part'

const line = /^\s{0,9}(?:\[\d{1,20}:\d{1,20}\]\s{0,9})?-([APN])\s{1,9}([\w.:-]{1,64})(?:\s(.*))?$/
const saved = /^:([\w.-]{1,64})\s{1,9}(ACCEPT|DROP|QUEUE|RETURN|-)(?:\s{1,9}\[\d{1,20}:\d{1,20}\])?\s{0,200}$/
const table = /^\*(filter|nat|mangle|raw|security)\s{0,200}$/
const policyWords = /^\s{0,9}(ACCEPT|DROP)(?:\s{1,9}\[\d{1,20}:\d{1,20}\])?\s{0,200}$/

/** Chains whose packets leave the host. */
const outgoing = /^(?:OUTPUT|POSTROUTING)|OUTPUT|-out\b|output/

/** How a script calls the program: its options before the table's own words. */
const called =
  /^\s{0,9}(?:sudo\s{1,3})?(?:\/(?:usr\/)?(?:local\/)?s?bin\/)?(?:ip(6)?tables|"?\$\{?IP(6)?T(?:ABLES)?\}?"?)\s{1,9}(?:(?:-w|--wait)(?:\s\d{1,3})?\s{1,9})?(?:(?:-t|--table)\s{1,9}(\w{3,8})\s{1,9})?(?=-)/
/** Long names of what is done to a chain. */
const longNames: Readonly<Record<string, string>> = {
  '--append': '-A',
  '--policy': '-P',
  '--insert': '-I',
  '--delete': '-D',
  '--flush': '-F',
}

interface Written {
  readonly read: Tables
  table: string
  /** Written by iptables-save, where `COMMIT` ends a table. */
  saved: boolean
  committed: boolean
  any: boolean
  rules: number
}

function tableOf(state: Written): Chains {
  const chains = state.read.tables.get(state.table) ?? new Map()
  state.read.tables.set(state.table, chains)
  return chains
}

/** A line of iptables-save that is no rule; false for any other line. */
function savedLine(text: string, state: Written): boolean {
  const named = table.exec(text)
  if (named?.[1]) {
    state.table = named[1]
    state.saved = true
    state.committed = false
    return true
  }
  if (text.trim() === 'COMMIT') {
    state.committed = true
    return true
  }
  const header = saved.exec(text)
  if (!header) return false
  state.any = true
  // Only iptables-save writes so, and ends with `COMMIT`, whether or not the line that names the table was copied.
  if (!state.saved) state.committed = false
  state.saved = true
  const chain = chainOf(tableOf(state), header[1] ?? '')
  if (header[2] === 'ACCEPT' || header[2] === 'DROP') {
    chain.policy = header[2] === 'ACCEPT' ? 'accept' : 'drop'
    chain.policyLine = quote(text)
  }
  return true
}

function writtenLine(text: string, state: Written, shown = text): void {
  if (savedLine(text, state)) return
  const match = line.exec(text)
  if (!match) return
  const [, kind, name = '', written = ''] = match
  // Counters, where they are asked for.
  const rest = written.replace(/(?:^|\s)-c \d{1,20} \d{1,20}(?=\s|$)/, '')
  if (kind === 'P' && name === 'PREROUTING' && !state.saved && state.table === 'filter') state.table = 'nat'
  const policy = kind === 'P' ? policyWords.exec(rest)?.[1] : undefined
  if (kind === 'P' && policy === undefined) return
  state.any = true
  const chain = chainOf(tableOf(state), name)
  if (policy !== undefined) {
    chain.policy = policy === 'ACCEPT' ? 'accept' : 'drop'
    chain.policyLine = quote(shown)
  } else if (kind === 'A') {
    state.rules += 1
    const rule = state.rules > mostRules ? null : ruleOf(rest, shown, outgoing.test(name))
    if (rule) chain.rules.push(rule)
    else state.read.cut = true
  }
}

/** What a script does to a chain besides appending to it: rules before the others, rules taken away. */
function scriptedLine(text: string, state: Written, shown: string): void {
  const [, option = '', name = '', rest = ''] =
    /^(-[IDFX])(?:\s{1,9}([\w.:-]{1,64}))?(?:\s(.*))?$/.exec(text.trim()) ?? []
  const chains = tableOf(state)
  if (option === '-F') {
    state.any = true
    for (const [each, chain] of chains) if (name === '' || each === name) chain.rules.length = 0
  } else if (option === '-I' && name !== '') {
    const [, place = '1', words = ''] = /^\s{0,9}(?:(\d{1,5})\s)?(.*)$/.exec(rest) ?? []
    const rule = ruleOf(words, shown, outgoing.test(name))
    if (rule) chainOf(chains, name).rules.splice(Number(place) - 1, 0, rule)
  } else if (option === '-D' && name !== '') leaveOpen(shown, state)
}

const stopsAnything = (chains: Chains) =>
  [...chains.values()].some(
    ({ policy, rules }) => policy === 'drop' || rules.some(({ effect }) => /^(?:drop|reject)$/.test(effect.kind)),
  )

/** A script that sets up a firewall: lines that call the program, one a rule. */
function readScript(block: PastedBlock, six: boolean): Written {
  const state = begun(block)
  let isSet = false
  for (const written of block.lines) {
    const call = called.exec(written)
    if (!call || (call[1] !== undefined || call[2] !== undefined) !== six) continue
    state.table = call[3] ?? 'filter'
    const text = written
      .slice(call[0].length)
      .replace(/^--\w{4,7}/, (option) => longNames[option] ?? option)
      .replace(/\s{1,9}(?:#.{0,200}|\|\|.{0,200}|&&.{0,200}|;.{0,200})$/, '')
    isSet ||= /^-[PF]\b/.test(text)
    if (/^-[IDFX]/.test(text)) scriptedLine(text, state, written)
    else writtenLine(text, state, written)
  }
  // Single rules that somebody adds do not tell what stands before them, and who stops nothing has opened what was shut.
  state.any &&= isSet && [...state.read.tables.values()].some(stopsAnything)
  return state
}

/** Rules were left out here: what they do with a packet is not known. */
function leaveOpen(text: string, state: Written): void {
  for (const chain of tableOf(state).values())
    chain.rules.push({ conditions: [], effect: { kind: 'unclear' }, line: quote(text) })
}

/** What a target that breaks off is the beginning of. */
const targetNames = ['ACCEPT', 'DROP', 'REJECT', 'RETURN', 'LOG', 'MASQUERADE', 'REDIRECT']

/** Whether the last line breaks off: a policy or a chain that is not said, a rule without a target that is no mere counter. */
function breaksOff(last: string, { read }: Written): boolean {
  if (/^\s{0,9}-[A-Z]?$/.test(last)) return true
  const [, policy] = /^\s{0,9}-P(?:\s{1,9}\S{0,64}(?:\s{1,9}(.*))?)?$/.exec(last) ?? [null, 'ACCEPT']
  if (!policyWords.test(policy ?? '')) return true
  if (/^\s{0,9}-N\s{0,9}$/.test(last)) return true
  if (!/^\s{0,9}-A\b/.test(last)) return false
  const target = /\s-[jg]\s{1,9}(\S{1,64})$/.exec(last)?.[1]
  const isDeclared = [...read.tables.values()].some((chains) => chains.has(target ?? ''))
  const isPart = targetNames.some((name) => target !== undefined && name !== target && name.startsWith(target))
  if (isPart && !isDeclared) return true
  return !/\s-[jg]\s{1,9}\S/.test(last) && !/--set|recent/.test(last)
}

/** `iptables -S` of a whole table, or `-S` in a longer word of options. */
const listingAll =
  /^(?:\S{0,40}\/)?ip6?tables(?:-(?:nft|legacy))?(?:\s{1,9}-(?:n|v|w|-wait)){0,4}\s{1,9}(?:-S|--list-rules)(?:\s{1,9}-[vw]){0,2}\s{0,9}$/

/**
 * Whether lines are lost that `iptables -S` always prints: the policies of all three chains, before all else, and below them the rules
 * of each chain that it has named.
 */
function lacksLines({ command, ended }: PastedBlock, last: string, { read, saved, table }: Written): boolean {
  const chains = read.tables.get(table)
  if (saved || table !== 'filter' || !chains?.has('INPUT')) return false
  const lacks = (name: string) => (chains.get(name)?.policy ?? null) === null
  const isBare = [...chains.values()].every(({ rules }) => rules.length === 0)
  // Without its command the policy of one chain may be all that was asked for.
  const isAll = command === null ? !lacks('FORWARD') : listingAll.test(command)
  if (isBare && isAll && (lacks('FORWARD') || lacks('OUTPUT'))) return true
  if (ended || lacks('INPUT')) return false
  if (isBare && /^\s{0,9}-N\s/.test(last)) return true
  return lacksOwnChains(chains, last)
}

/** Whether the text ends with the rules of a chain of the kernel, and those of chains to which they lead, all of which come below, are not there. */
function lacksOwnChains(chains: Chains, last: string): boolean {
  if (!/^\s{0,9}-A\s{1,9}(?:INPUT|FORWARD|OUTPUT)\s/.test(last)) return false
  const own = [...chains].filter(([name]) => !/^(?:INPUT|FORWARD|OUTPUT)$/.test(name))
  const led = new Set(
    (chains.get('INPUT')?.rules ?? []).flatMap(({ effect }) => (effect.kind === 'jump' ? [effect.chain] : [])),
  )
  return own.some(([name]) => led.has(name)) && own.every(([, { rules }]) => rules.length === 0)
}

function begun({ command, cut }: PastedBlock): Written {
  return {
    read: { tables: new Map(), cut },
    table: /-t\s{0,9}(nat|mangle|raw)\b/.exec(command ?? '')?.[1] ?? 'filter',
    saved: false,
    committed: true,
    any: false,
    rules: 0,
  }
}

const policyLine = /^\s{0,9}-P\s{1,9}(\S{1,64})\s/

/** A block, or those that it is made of where the policy of a chain stands in it again: another listing begins there. */
function listingsIn(block: PastedBlock): PastedBlock[] {
  const parts: string[][] = [[]]
  let named = new Set<string>()
  for (const text of block.lines) {
    const name = text.includes('-P ') ? policyLine.exec(text)?.[1] : undefined
    // Another table of the same listing has the same chains, behind one of its own.
    if (name === 'PREROUTING' && !named.has(name)) named = new Set()
    else if (name !== undefined && named.has(name)) {
      parts.push([])
      named = new Set()
    }
    if (name !== undefined) named.add(name)
    parts.at(-1)?.push(text)
  }
  if (parts.length === 1) return [block]
  return parts.map((lines, at) => ({ ...block, lines, ended: at < parts.length - 1 || block.ended }))
}

/** `iptables -S`, `iptables-save` and rule files. */
function readWrittenChains(block: PastedBlock): Written {
  const state = begun(block)
  let last = ''
  for (const text of block.lines) {
    if (/\S/.test(text)) last = text
    if (state.any && isGap(text)) leaveOpen(text, state)
    else if (/^\s{0,9}[-:*[C]/.test(text)) writtenLine(text, state)
  }
  if ((state.saved && !state.committed) || (state.any && breaksOff(last, state))) state.read.cut = true
  if (state.any && lacksLines(block, last, state)) state.read.cut = true
  return state
}

/** Reads `iptables -S`, `iptables-save` and `iptables -L`, also of ip6tables. */
export const iptables: EvidenceReader = {
  name: 'iptables',
  signs: [
    /ip6?tables|\$IPT|\$\{IPT|\$IP6T|\$\{IP6T/,
    /-A |-P |-N | - \[\d|Chain|target\s+prot|ACCEPT|DROP|QUEUE|RETURN|REJECT/,
  ],
  heads: [
    /^\s{0,9}-P (?:INPUT|PREROUTING) (?:ACCEPT|DROP)/,
    /^\*(?:raw|mangle|nat|filter|security)\s{0,9}$/,
    /^Chain (?:INPUT|PREROUTING) \(/,
  ],
  read: (block) => {
    const found: IptablesRules[] = []
    const six = /ip6tables/.test(block.command ?? '')
    for (const part of listingsIn(block)) {
      const written = readWrittenChains(part)
      if (!written.any) continue
      const start = part.lines.join('\n').slice(0, 200_000)
      found.push(rulesOf(written.read, six || /::\/0|icmp6-|ipv6-icmp/.test(start), block))
    }
    for (const ofSix of block.lines.some((each) => called.test(each)) ? [false, true] : []) {
      const script = readScript(block, ofSix)
      if (script.any) found.push(rulesOf(script.read, ofSix, block))
    }
    for (const listed of readListedChains(block)) found.push(rulesOf(listed.read, six || listed.six, block))
    return found
  },
}

function rulesOf({ tables, cut }: Tables, six: boolean, block: PastedBlock): IptablesRules {
  return {
    kind: 'host-firewall',
    tool: six ? 'ip6tables' : 'iptables',
    at: block.at,
    tables,
    cut,
    filtered: isFiltered(block),
  }
}

/** Comments, or rules that log, or those of an engine of containers, are left out: none of them lets anybody in to the host itself. */
const withoutSome =
  /\|\s{0,9}e?grep\s{1,9}-(?:v|iv|vi|v -i)\s{1,9}["']?(?:\^?#|logging|log|LOG(?:GING)?|docker|DOCKER|f2b|KUBE|kube)["']?\s{0,9}(?=\||$)/g

/** Whether a command shows some of the rules alone; `head` shows all of what is shorter than it asks for. */
function isFiltered({ command, place }: PastedBlock): boolean {
  // Without its comments a listing is still whole.
  const written = (command ?? '').replace(withoutSome, '')
  const rest = /\|(.{1,300})$/.exec(written)?.[1] ?? ''
  const lines = /^\s{0,9}head(?:\s{1,9}-n?\s{0,3}(\d{1,6}))?\s{0,9}$/.exec(rest)
  // Comments below the last rule are counted in: there are two at most.
  if (lines) return place.to - place.from + 3 > Number(lines[1] ?? 10)
  return /\|\s{0,9}(?:e?grep|head|tail|awk|findstr)\b/.test(written)
}
