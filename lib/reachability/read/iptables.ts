import type { FirewallCode } from '../codes'
import { type Chains, type Condition, type Effect, type FilterRule, fitOfAll, follow } from '../filter'
import type { FirewallRead, HostFirewall, HostPacket } from '../model'
import { type Block, quote } from '../paste'
import { portOf } from '../port'
import { readListedChains } from './iptables-list'
import {
  addressCondition,
  chainOf,
  effectOf,
  fixed,
  flagsFit,
  mostRules,
  portCondition,
  protocolOf,
  type Tables,
} from './iptables-part'

const line = /^\s*(?:\[\d+:\d+\]\s*)?-([APN])\s+([\w.:-]{1,64})(?:\s+(.*))?$/
const saved = /^:([\w.-]{1,64})\s+(ACCEPT|DROP|QUEUE|RETURN|-)(?:\s+\[\d+:\d+\])?\s*$/
const table = /^\*(filter|nat|mangle|raw|security)\s*$/

function wordsOf(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '')
}

/** Options that say nothing about whether the packet matches, with the number of words after them. */
const silent: Readonly<Record<string, number>> = {
  '--comment': 1,
  '--reject-with': 1,
  '--log-prefix': 1,
  '--log-level': 1,
  '--limit': 1,
  '--limit-burst': 1,
  '--hashlimit': 1,
  '--hashlimit-upto': 1,
  '--hashlimit-burst': 1,
  '--hashlimit-mode': 1,
  '--hashlimit-name': 1,
  '--hashlimit-htable-expire': 1,
  '--hashlimit-srcmask': 1,
  '--connlimit-upto': 1,
  '--connlimit-mask': 1,
  '--connlimit-saddr': 0,
  '--name': 1,
  '--mask': 1,
  '--rsource': 0,
  '--rdest': 0,
  '--seconds': 1,
  '--hitcount': 1,
  '--rttl': 0,
  '--nflog-group': 1,
  '--nflog-prefix': 1,
  '--set-mark': 1,
  '--to-destination': 1,
  '--to-ports': 1,
  '--to-source': 1,
  '--log-tcp-options': 0,
  '--log-ip-options': 0,
  '--log-uid': 0,
  '--wait': 0,
  '-w': 0,
}

/** Options that the first packet of a connection never (or only later ones) meets. */
const later: Readonly<Record<string, number>> = {
  '--update': 0,
  '--rcheck': 0,
  '--connlimit-above': 1,
  '--hashlimit-above': 1,
  '--rt-type': 1,
}

/** A rule of `iptables -S`; null when the line breaks off. */
export function ruleOf(text: string, written: string, egress: boolean): FilterRule | null {
  const words = wordsOf(text)
  const conditions: Condition[] = []
  let effect: Effect = { kind: 'next' }
  let not = false
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (word === '!') {
      not = true
      continue
    }
    const negated = not || words[index + 1] === '!'
    if (words[index + 1] === '!' && /^-/.test(word)) index += 1
    not = false
    const value = words[index + 1]
    if (word in silent || word in later) {
      if (word in later) conditions.push(fixed(negated ? 'yes' : 'no'))
      index += silent[word] ?? later[word] ?? 0
      continue
    }
    if (word === '--syn') {
      conditions.push(fixed(flagsFit('FIN,SYN,RST,ACK', 'SYN', negated)))
      continue
    }
    if (word === '--set') continue
    if (value === undefined) return null
    index += 1
    switch (word) {
      case '-m':
      case '--match':
        break
      case '-p':
      case '--protocol':
        conditions.push({ kind: 'protocol', names: [protocolOf(value)], not: negated })
        break
      case '-s':
      case '--source':
      case '--src-range':
        conditions.push(addressCondition(egress ? 'self' : 'peer', value, negated))
        break
      case '-d':
      case '--destination':
      case '--dst-range':
        conditions.push(addressCondition(egress ? 'peer' : 'self', value, negated))
        break
      case '--dport':
      case '--dports':
      case '--destination-port':
      case '--destination-ports':
        conditions.push(portCondition(value, negated))
        break
      case '-i':
      case '--in-interface':
      case '-o':
      case '--out-interface':
        conditions.push({ kind: 'interface', names: [value], not: negated })
        break
      case '--ctstate':
      case '--state':
        conditions.push({ kind: 'state', states: value.toLowerCase().split(','), not: negated })
        break
      case '--tcp-flags':
        conditions.push(fixed(flagsFit(value, words[index + 1] ?? '', negated)))
        index += 1
        break
      case '--icmp-type':
      case '--icmpv6-type':
        conditions.push(fixed(/^(8|any|echo-request|ping|128|255|8\/0)$/.test(value) !== negated ? 'yes' : 'no'))
        break
      case '--dst-type':
        conditions.push(
          fixed(
            value === 'LOCAL'
              ? egress === negated
                ? 'yes'
                : 'no'
              : /^(BROADCAST|MULTICAST|ANYCAST)$/.test(value)
                ? negated
                  ? 'yes'
                  : 'no'
                : 'maybe',
          ),
        )
        break
      case '-j':
      case '--jump':
        effect = effectOf(value)
        break
      case '-g':
      case '--goto':
        effect = { kind: 'goto', chain: value }
        break
      default:
        conditions.push(fixed('maybe'))
        while (words[index + 1] !== undefined && !/^(?:-|!$)/.test(words[index + 1] ?? '')) index += 1
    }
  }
  return { conditions, effect, line: quote(written) }
}

/** `iptables -S`, `iptables-save` and rule files. */
function readWrittenChains(block: Block): { read: Tables; saved: boolean; any: boolean } {
  const read: Tables = { tables: new Map(), cut: false }
  let current = /-t\s*(nat|mangle|raw)\b/.exec(block.command ?? '')?.[1] ?? 'filter'
  let any = false
  let isSaved = false
  let committed = true
  let rules = 0
  let last = ''
  for (const text of block.lines) {
    if (text.trim() !== '') last = text
    if (!/^\s*[-:*[C]/.test(text) || text.length > 4000) continue
    const named = table.exec(text)
    if (named?.[1]) {
      current = named[1]
      isSaved = true
      committed = false
      continue
    }
    if (text.trim() === 'COMMIT') {
      committed = true
      continue
    }
    const chains = read.tables.get(current) ?? new Map()
    const header = saved.exec(text)
    if (header) {
      any = true
      read.tables.set(current, chains)
      const chain = chainOf(chains, header[1] ?? '')
      if (header[2] === 'ACCEPT' || header[2] === 'DROP') {
        chain.policy = header[2] === 'ACCEPT' ? 'accept' : 'drop'
        chain.policyLine = quote(text)
      }
      continue
    }
    const match = line.exec(text)
    if (!match) continue
    const [, kind, name = '', rest = ''] = match
    if (kind === 'P' && name === 'PREROUTING' && !isSaved && current === 'filter') current = 'nat'
    const own = read.tables.get(current) ?? new Map()
    if (kind === 'P' && !/^(ACCEPT|DROP)\s*(?:\[\d+:\d+\])?\s*$/.test(rest)) continue
    any = true
    read.tables.set(current, own)
    const chain = chainOf(own, name)
    if (kind === 'P') {
      chain.policy = rest.startsWith('ACCEPT') ? 'accept' : 'drop'
      chain.policyLine = quote(text)
    } else if (kind === 'A') {
      rules += 1
      const rule =
        rules > mostRules
          ? null
          : ruleOf(rest, text, /^(OUTPUT|POSTROUTING)/.test(name) || /OUTPUT|-out\b|output/.test(name))
      if (rule) chain.rules.push(rule)
      else read.cut = true
    }
  }
  if ((isSaved && !committed) || (any && /^\s*-[A-Z]?$|^\s*-A\b(?!.*\s-[jg]\s+\S)(?!.*(--set|recent))/.test(last)))
    read.cut = true
  return { read, saved: isSaved, any }
}

/** Reads `iptables -S`, `iptables-save` and `iptables -L`, also of ip6tables. */
export function readIptables(block: Block): HostFirewall[] {
  const found: HostFirewall[] = []
  const six = /ip6tables/.test(block.command ?? '')
  const written = readWrittenChains(block)
  if (written.any)
    found.push(
      firewallOf(written.read, six || /::\/0|icmp6-|ipv6-icmp/.test(block.lines.join('\n').slice(0, 200_000)), block),
    )
  for (const listed of readListedChains(block)) found.push(firewallOf(listed.read, six || listed.six, block))
  return found
}

function firewallOf(read: Tables, six: boolean, block: Block): HostFirewall {
  const tool = six ? 'ip6tables' : 'iptables'
  const nothing = (code: FirewallCode): FirewallRead => ({ verdict: 'unknown', line: null, code })
  return {
    kind: 'host-firewall',
    tool,
    decide: (packet) => {
      if (packet.family !== (six ? 6 : 4)) {
        return nothing('other-family')
      }
      const chains = read.tables.get('filter')
      const hook = packet.direction === 'ingress' ? 'INPUT' : 'OUTPUT'
      const early = earlyDrop(read, packet)
      if (early) return { verdict: 'drop', line: early, code: 'rule' }
      const chain = chains?.get(hook)
      if (!chains || !chain) return nothing('no-chain')
      if (chain.policy === null) return nothing('no-policy')
      if (block.command !== null && /\|\s*(?:e?grep|head|tail|awk|findstr)\b/.test(block.command)) {
        return nothing('filtered')
      }
      if (read.cut) {
        // What stands before the cut decides only if it does so without the rest.
        const before = follow(withoutPolicies(chains), hook, packet)
        return before.verdict === 'unknown' ? nothing('cut-off') : told(before.verdict, before.line)
      }
      const { verdict, line: by } = follow(chains, hook, packet)
      return told(verdict, by)
    },
    redirect: (packet) => redirectOf(read.tables.get('nat'), packet),
  }
}

function told(verdict: FirewallRead['verdict'], by: string | null): FirewallRead {
  if (verdict === 'unknown') {
    return {
      verdict,
      line: null,
      code: 'undecided',
    }
  }
  return { verdict, line: by, code: 'rule' }
}

function withoutPolicies(chains: Chains): Chains {
  return new Map([...chains].map(([name, chain]) => [name, { ...chain, policy: null }]))
}

/** A drop before the filter table, in raw or mangle. */
function earlyDrop(read: Tables, packet: HostPacket): string | null {
  for (const name of ['raw', 'mangle']) {
    const chains = read.tables.get(name)
    if (!chains) continue
    for (const hook of packet.direction === 'ingress' ? ['PREROUTING', 'INPUT'] : ['OUTPUT', 'POSTROUTING']) {
      if (!chains.has(hook)) continue
      const { verdict, line: by } = follow(chains, hook, packet)
      if (verdict === 'drop') return by
    }
  }
  return null
}

/** Where the nat table sends an incoming packet. */
function redirectOf(chains: Chains | undefined, packet: HostPacket): number | 'elsewhere' | null {
  if (!chains || packet.direction === 'egress') return null
  const seen = new Set<string>()
  const visit = (name: string): number | 'elsewhere' | null => {
    if (seen.has(name)) return null
    seen.add(name)
    for (const rule of chains.get(name)?.rules ?? []) {
      const fit = fitOfAll(rule.conditions, packet)
      if (fit === 'yes' && (rule.effect.kind === 'accept' || rule.effect.kind === 'return')) return null
      if (rule.effect.kind !== 'jump' || fit === 'no') continue
      const { chain } = rule.effect
      if (chain === 'REDIRECT') {
        const port = portOf(/(?:--to-ports|redir ports)\s+(\d+)/.exec(rule.line)?.[1] ?? '')
        return fit === 'yes' && port !== null ? port : 'elsewhere'
      }
      if (chain === 'DNAT') return 'elsewhere'
      const inside = visit(chain)
      if (inside !== null) return inside
    }
    return null
  }
  return visit('PREROUTING')
}
