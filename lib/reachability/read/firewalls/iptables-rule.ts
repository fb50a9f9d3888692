import type { Condition, Effect, FilterRule } from '../../model/filter'
import { quote } from '../../paste/blocks'
import {
  addressCondition,
  effectOf,
  fixed,
  flagsFit,
  nameOfInterface,
  portCondition,
  protocolOf,
  stateCondition,
} from './part'

function wordsOf(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '')
}

/** Options that say nothing about whether the packet matches, by the number of words after them. */
const silent: ReadonlyMap<string, number> = new Map([
  ...words(
    '--comment --reject-with --log-prefix --log-level --limit --limit-burst --hashlimit --hashlimit-upto --hashlimit-burst',
    1,
  ),
  ...words('--hashlimit-mode --hashlimit-name --hashlimit-htable-expire --hashlimit-srcmask --connlimit-upto', 1),
  ...words(
    '--connlimit-mask --name --mask --seconds --hitcount --nflog-group --nflog-prefix --set-mark --to-source',
    1,
  ),
  ...words('--to-destination --to-ports -m --match --set-xmark --nfmask --ctmask --queue-num', 1),
  ...words(
    '--connlimit-saddr --rsource --rdest --rttl --log-tcp-options --log-ip-options --log-uid --wait -w --set',
    0,
  ),
  ...words('--save-mark --restore-mark --random --persistent', 0),
])

/** Options that the first packet of a connection never (or only later ones) meets. */
const later: ReadonlyMap<string, number> = new Map([
  ...words('--update --rcheck', 0),
  ...words('--connlimit-above --hashlimit-above --rt-type', 1),
])

function words(names: string, count: number): [string, number][] {
  return names.split(' ').map((name) => [name, count])
}

interface Option {
  readonly value: string
  /** The word after the value. */
  readonly next: string
  readonly not: boolean
  readonly egress: boolean
}

const source = ({ value, not, egress }: Option) => addressCondition(egress ? 'self' : 'peer', value, not)
const destination = ({ value, not, egress }: Option) => addressCondition(egress ? 'peer' : 'self', value, not)
const port = ({ value, not }: Option) => portCondition(value, not)
const protocol = ({ value, not }: Option): Condition => ({ kind: 'protocol', names: [protocolOf(value)], not })
const state = ({ value, not }: Option) => stateCondition(value.toLowerCase(), not)
const link = ({ value, not }: Option): Condition => ({ kind: 'interface', names: [nameOfInterface(value)], not })
const ping = ({ value, not }: Option) =>
  fixed(/^(?:8|any|echo-request|ping|128|255|8\/0)$/.test(value) !== not ? 'yes' : 'no')

function addressType({ value, not, egress }: Option): Condition {
  if (value === 'LOCAL') return fixed(egress === not ? 'yes' : 'no')
  if (/^(?:BROADCAST|MULTICAST|ANYCAST)$/.test(value)) return fixed(not ? 'yes' : 'no')
  return fixed('maybe')
}

/** Options with a value that say which packets a rule is for: iptables(8), iptables-extensions(8). */
const options: ReadonlyMap<string, (option: Option) => Condition> = new Map([
  ...named('-p --protocol', protocol),
  ...named('-s --source --src-range', source),
  ...named('-d --destination --dst-range', destination),
  ...named('--dport --dports --destination-port --destination-ports', port),
  ...named('-i --in-interface -o --out-interface', link),
  ...named('--ctstate --state', state),
  ...named('--icmp-type --icmpv6-type', ping),
  ...named('--dst-type', addressType),
])

function named(names: string, read: (option: Option) => Condition): [string, (option: Option) => Condition][] {
  return names.split(' ').map((name) => [name, read])
}

/** The value of an option, wherever it stands. */
function wordAfter(given: readonly string[], ...names: readonly string[]): string {
  const at = given.findIndex((word) => names.includes(word))
  return at < 0 ? '' : (given[at + 1] ?? '')
}

/** A rule of `iptables -S`; null when the line breaks off. */
export function ruleOf(text: string, written: string, egress: boolean): FilterRule | null {
  const given = wordsOf(text)
  const conditions: Condition[] = []
  let effect: Effect = { kind: 'next' }
  let not = false
  let index = 0
  const skip = () => {
    while (given[index + 1] !== undefined && !/^(?:-|!$)/.test(given[index + 1] ?? '')) index += 1
  }
  for (; index < given.length; index += 1) {
    const word = given[index] ?? ''
    if (word === '!') {
      not = true
      continue
    }
    const inner = given[index + 1] === '!' && word.startsWith('-')
    const negated = not || inner
    if (inner) index += 1
    not = false
    const quiet = silent.get(word)
    const after = later.get(word)
    if (after !== undefined) conditions.push(fixed(negated ? 'yes' : 'no'))
    if (quiet !== undefined || after !== undefined) {
      index += quiet ?? after ?? 0
      continue
    }
    if (word === '--syn') {
      conditions.push(fixed(flagsFit('FIN,SYN,RST,ACK', 'SYN', negated)))
      continue
    }
    const value = given[index + 1]
    if (value === undefined) return null
    index += 1
    const option = options.get(word)
    if (option) conditions.push(option({ value, next: given[index + 1] ?? '', not: negated, egress }))
    else if (word === '--tcp-flags') {
      conditions.push(fixed(flagsFit(value, given[index + 1] ?? '', negated)))
      index += 1
    } else if (word === '-j' || word === '--jump') {
      effect = effectOf(value, wordAfter(given, '--to-destination', '--to-ports'))
    } else if (word === '-g' || word === '--goto') effect = { kind: 'goto', chain: value }
    else {
      conditions.push(fixed('maybe'))
      skip()
    }
  }
  return { conditions, effect, line: quote(written) }
}
