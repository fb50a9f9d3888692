import type { Condition, Effect, FilterRule } from '../../model/filter'
import { quote } from '../../paste/quote'
import {
  addressCondition,
  effectOf,
  firstPortCondition,
  fixed,
  flagsFit,
  nameOfInterface,
  portCondition,
  protocolOf,
  setCondition,
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
const left = (option: Option): Condition => ({ ...link(option), ...(option.egress ? {} : { out: true }) }) as Condition
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
  ...named('--sport --sports --source-port --source-ports', ({ value, not }) => firstPortCondition(value, not)),
  ...named('-i --in-interface', link),
  ...named('-o --out-interface', left),
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

/** The words of a rule, taken one after the other, with what has been made of them. */
class Reading {
  readonly conditions: Condition[] = []
  effect: Effect = { kind: 'next' }
  private index = 0

  constructor(
    readonly words: readonly string[],
    readonly egress: boolean,
  ) {}

  get done(): boolean {
    return this.index >= this.words.length
  }

  peek(): string | undefined {
    return this.words[this.index]
  }

  take(): string | undefined {
    this.index += 1
    return this.words[this.index - 1]
  }

  pass(count: number): void {
    this.index += count
  }

  /** Passes over the values of an option that is not known. */
  passValues(): void {
    while (!this.done && !/^(?:-|!$)/.test(this.peek() ?? '')) this.index += 1
  }
}

/** Options without a value, or whose value says nothing of the packet; true where the word is one. */
function plainOption(word: string, not: boolean, reading: Reading): boolean {
  const after = later.get(word)
  if (after !== undefined) reading.conditions.push(fixed(not ? 'yes' : 'no'))
  const count = silent.get(word) ?? after
  if (count !== undefined) reading.pass(count)
  if (word === '--syn') reading.conditions.push(fixed(flagsFit('FIN,SYN,RST,ACK', 'SYN', not)))
  return count !== undefined || word === '--syn'
}

/** Options with a value. */
function valueOption(word: string, value: string, not: boolean, reading: Reading): void {
  const option = options.get(word)
  if (option) {
    reading.conditions.push(option({ value, next: reading.peek() ?? '', not, egress: reading.egress }))
    return
  }
  switch (word) {
    case '--match-set':
      reading.conditions.push(setCondition(value, reading.take() ?? '', not, reading.egress))
      return
    case '--tcp-flags':
      reading.conditions.push(fixed(flagsFit(value, reading.take() ?? '', not)))
      return
    case '-j':
    case '--jump':
      reading.effect = effectOf(value, wordAfter(reading.words, '--to-destination', '--to-ports'))
      return
    case '-g':
    case '--goto':
      reading.effect = { kind: 'goto', chain: value }
      return
    default:
      reading.conditions.push(fixed('maybe'))
      reading.passValues()
  }
}

/** A rule of `iptables -S`; null when the line breaks off. */
export function ruleOf(text: string, written: string, egress: boolean): FilterRule | null {
  const reading = new Reading(wordsOf(text), egress)
  let not = false
  while (!reading.done) {
    const word = reading.take() ?? ''
    if (word === '!') {
      not = true
      continue
    }
    // Older versions write the negation behind the option.
    if (word.startsWith('-') && reading.peek() === '!') {
      not = true
      reading.pass(1)
    }
    if (!plainOption(word, not, reading)) {
      const value = reading.take()
      if (value === undefined) return null
      valueOption(word, value, not, reading)
    }
    not = false
  }
  return { conditions: reading.conditions, effect: reading.effect, line: quote(written) }
}
