import type { AddressRange } from '@/lib/cidr'
import type { BsdRules } from '../../model/evidence'
import type { Chain, Condition, Effect, FilterRule } from '../../model/filter'
import { rangeOfText } from '../../model/host-address'
import { type PortsOfEvidence, portsOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/*
 * Rules of the firewalls of BSD, for what comes in. Of pf the last rule that matches decides, or the first that is to at once
 * (`quick`): put in an order of which the first decides, as all others have it. https://man.openbsd.org/pf.conf,
 * https://man.freebsd.org/cgi/man.cgi?ipfw
 */

/** The one chain. */
const hook = 'INPUT'

/** A rule, and which way it is for. */
interface Parsed {
  readonly rule: FilterRule
  readonly out: boolean
  readonly quick: boolean
  /** The interface that it names. */
  readonly link: string | null
}

/** Words one after the other. */
class Words {
  private at = 0
  constructor(private readonly words: readonly string[]) {}

  get next(): string {
    return this.words[this.at] ?? ''
  }

  take(): string {
    this.at += 1
    return this.words[this.at - 1] ?? ''
  }

  /** Takes the word where it is one of these. */
  is(...known: readonly string[]): boolean {
    const found = known.includes(this.next)
    if (found) this.at += 1
    return found
  }

  /** A word, or all of those in braces. */
  list(): string[] {
    const first = this.take()
    if (!first.startsWith('{')) return [first]
    const found = [first.slice(1)]
    for (let count = 0; count < 200 && !found.at(-1)?.endsWith('}') && this.next !== ''; count += 1)
      found.push(this.take())
    return found.map((word) => word.replace(/[{},]/g, '')).filter((word) => word !== '')
  }
}

const unclear: Condition = { kind: 'fixed', fit: 'maybe' }

/** One end of a rule of pf: `any`, `198.51.100.0/24`, `<bad>`, `(em0)`; what is the host's own says nothing. */
function endOf(texts: readonly string[], kind: 'peer' | 'self', not: boolean): Condition | null {
  if (texts.every((text) => text === 'any')) return null
  if (kind === 'self' && texts.some((text) => /^\(|^(?:self|me)$|^[a-z]+\d+$/.test(text))) return null
  const ranges = texts.map(rangeOfText)
  return ranges.every((range): range is AddressRange => range !== null) ? { kind, ranges, not } : unclear
}

/** `= ssh`, `8000:9000`, `{ 80, 443 }`; null for a comparison of another kind. */
function portsIn(words: Words): PortsOfEvidence[] | null {
  if (words.is('!=', '<', '>', '<=', '>=')) return null
  words.is('=')
  const texts = words.list()
  while (words.is('=')) texts.push(words.take())
  const ports = texts.map((text) => portsOf(text))
  return ports.every((range): range is PortsOfEvidence => range !== null) ? ports : null
}

const portCondition = (kind: 'port' | 'first-port', ranges: PortsOfEvidence[] | null): Condition =>
  ranges ? { kind, ranges, not: false } : unclear

/** The words before each end of a rule, whose end it is, and which port stands behind it. */
const sides = [
  ['from', 'peer', 'first-port'],
  ['to', 'self', 'port'],
] as const

/** The ends of a rule, each with its ports. */
function endsOfPf(words: Words): Condition[] {
  const found: (Condition | null)[] = []
  for (const [word, kind, port] of sides) {
    if (!words.is(word)) continue
    const not = words.is('!')
    if (words.next !== 'port') found.push(endOf(words.list(), kind, not))
    if (words.is('port')) found.push(portCondition(port, portsIn(words)))
  }
  return found.filter((condition) => condition !== null)
}

const pfRule = /^\s{0,9}(?:@\d{1,6}\s)?(?:pass|block)\b(?! ?(?:all|any) \w{0,20}[.,])/

/** `block return in log quick on em0 inet proto tcp from any to any port = ssh flags S/SA keep state` */
function pfOf(line: string): Parsed | null {
  const words = new Words(
    line
      .trim()
      .replace(/^@\d{1,6}\s/, '')
      .split(/[\s,]+/),
  )
  const deed = words.take()
  const refuses = /^return/.test(words.next)
  if (refuses || words.next === 'drop') words.take()
  const way = words.is('in') ? 'in' : words.is('out') ? 'out' : ''
  if (words.is('log') && words.next.startsWith('(')) while (!words.take().endsWith(')') && words.next !== '');
  const quick = words.is('quick')
  let link: string | null = null
  // All but one are those at which somebody else comes.
  if (words.is('on')) {
    const isOther = words.is('!')
    const name = words.take()
    link = isOther ? null : name
  }
  const conditions: Condition[] = []
  if (words.is('inet')) conditions.push({ kind: 'family', family: 4 })
  else if (words.is('inet6')) conditions.push({ kind: 'family', family: 6 })
  if (words.is('proto')) conditions.push({ kind: 'protocol', names: words.list(), not: false })
  if (!words.is('all')) conditions.push(...endsOfPf(words))
  const effect: Effect = { kind: deed === 'pass' ? 'accept' : refuses ? 'reject' : 'drop' }
  return { rule: { conditions, effect, line: quote(line) }, out: way === 'out', quick, link }
}

const ipfwRule =
  /^\s{0,9}(?:ipfw (?:-q )?add )?(\d{1,5})\s{1,9}(?:\d{1,15}\s{1,15}\d{1,18}\s{1,15})?(?=(?:allow|accept|pass|permit|deny|drop|reject|reset|unreach|check-state|count|skipto|divert|nat|fwd|call|return|reass|pipe|queue|setfib|tee)\b)/

const ipfwEffects: Readonly<Record<string, Effect['kind']>> = {
  allow: 'accept',
  accept: 'accept',
  pass: 'accept',
  permit: 'accept',
  deny: 'drop',
  drop: 'drop',
  reject: 'reject',
  reset: 'reject',
  unreach: 'reject',
  'check-state': 'next',
  count: 'next',
  pipe: 'next',
  queue: 'next',
  setfib: 'next',
}

const listedPorts = (text: string) => {
  const ports = text.split(',').map((part) => portsOf(part))
  return ports.every((range): range is PortsOfEvidence => range !== null) ? ports : null
}

/** `allow tcp from any to me 22,80 in via em0 setup keep-state` */
function ipfwOf(line: string, start: string): Parsed {
  const words = new Words(line.slice(start.length).trim().split(/\s+/))
  const deed = words.take()
  if (deed === 'unreach') words.take()
  // Where it leads on is not followed.
  if (ipfwEffects[deed] === undefined) words.take()
  if (words.is('log')) words.is('logamount') && words.take()
  const conditions: (Condition | null)[] = []
  const protocol = words.take()
  if (!/^(?:ip|all|ip4|ip6)$/.test(protocol)) conditions.push({ kind: 'protocol', names: [protocol], not: false })
  if (protocol === 'ip6') conditions.push({ kind: 'family', family: 6 })
  for (const [word, kind, port] of sides) {
    if (!words.is(word)) continue
    const not = words.is('not')
    conditions.push(endOf(words.take().split(','), kind, not))
    if (words.is('dst-port', 'src-port') || /^\d[\d,-]{0,80}$/.test(words.next))
      conditions.push(portCondition(port, listedPorts(words.take())))
  }
  const rest = line.slice(line.indexOf(' to ') + 1)
  const ports = /\bdst-port (\S{1,80})/.exec(rest)?.[1]
  if (ports !== undefined && !conditions.some((each) => each?.kind === 'port'))
    conditions.push(portCondition('port', listedPorts(ports)))
  if (/\bestablished\b/.test(rest)) conditions.push({ kind: 'state', states: ['established'], not: false })
  if (/\bfrag\b|\btcpflags\b|\bicmptypes\b|\buid\b|\bsrc-port\b/.test(rest)) conditions.push(unclear)
  const link = /\b(?:via|recv) (\S{1,20})/.exec(rest)?.[1] ?? null
  const effect: Effect = { kind: ipfwEffects[deed] ?? 'unclear' } as Effect
  return {
    rule: { conditions: conditions.filter((condition) => condition !== null), effect, line: quote(line) },
    out: /\bout\b|\bxmit\b/.test(rest),
    quick: false,
    link,
  }
}

/** Interfaces at which nothing arrives from elsewhere. */
const ofItself = /^lo\d{0,3}$/

/** A rule with the interface that it is for: of several interfaces nothing tells by which one it comes. */
function linked({ rule, link }: Parsed, isOnly: boolean): FilterRule {
  if (link === null || (isOnly && !ofItself.test(link) && !/^(?:wg|tun|tap|tailscale|bridge|vm-)/.test(link)))
    return rule
  const condition: Condition = ofItself.test(link) ? { kind: 'interface', names: ['lo'], not: false } : unclear
  return { ...rule, conditions: [...rule.conditions, condition] }
}

function chainOf(all: readonly Parsed[], isPf: boolean): Chain {
  const own = all.filter(({ out }) => !out)
  const links = new Set(own.flatMap(({ link }) => (link === null || ofItself.test(link) ? [] : [link])))
  const rules = (each: readonly Parsed[]) => each.map((parsed) => linked(parsed, links.size === 1))
  const ordered = isPf
    ? [...rules(own.filter(({ quick }) => quick)), ...rules(own.filter(({ quick }) => !quick)).reverse()]
    : rules(own)
  return { rules: ordered, policy: isPf ? 'accept' : null, policyLine: null }
}

const mostRules = 2000

function found(tool: BsdRules['tool'], all: readonly Parsed[], at: string | null, cut: boolean): BsdRules[] {
  if (all.length === 0) return []
  const chains = new Map([[hook, chainOf(all, tool === 'pf')]])
  return [{ kind: 'host-firewall', tool, at, chains, cut }]
}

/** Commands that show a part of the rules. */
const narrowed = /\|\s{0,9}(?:grep|egrep|head|tail|sed|awk)\b/

/** Reads what pfctl and ipfw list. */
export const bsd: EvidenceReader = {
  name: 'pf',
  signs: [pfRule, ipfwRule],
  read: ({ lines, at, cut, command }, signed) => {
    const own = signed.map((number) => lines[number] ?? '').filter((line) => line.length <= 500)
    const isCut = cut || narrowed.test(command ?? '')
    const ofPf = own.filter((line) => pfRule.test(line) && / (?:all|from|to|proto|on)\b/.test(line)).slice(0, mostRules)
    const ofIpfw = own.filter((line) => ipfwRule.test(line)).slice(0, mostRules)
    return [
      // A file of settings has names in place of what they stand for, and leaves out what is usual: what runs is not shown there.
      ...(ofPf.some((line) => line.includes('$') || /^\s{0,9}block (?!drop|return)/.test(line)) &&
      !/\bpfctl\b/.test(command ?? '')
        ? []
        : found(
            'pf',
            ofPf.flatMap((line) => pfOf(line) ?? []),
            at,
            isCut,
          )),
      ...found(
        'ipfw',
        ofIpfw.map((line) => ipfwOf(line, ipfwRule.exec(line)?.[0] ?? '')),
        at,
        isCut,
      ),
    ]
  },
}
