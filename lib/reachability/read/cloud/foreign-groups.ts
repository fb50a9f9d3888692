import type { ForeignRule, HostFact } from '../../model/evidence'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/*
 * Groups of AWS, of which the rules have other names than ours and another meaning: what no rule lets in stays out, and none
 * denies. Their readers know no more of them than whom each rule lets in, at which ports.
 */

const resource =
  /^\s{0,9}(?:[+~-]\s{1,3})?resource\s{1,3}"?(aws_(?:default_)?security_group|aws_security_group_rule|aws_vpc_security_group_ingress_rule)"?\s{1,3}"/
const field = /^\s{0,60}(?:[+~]\s{1,3})?"?(\w{2,30})"?\s{0,40}[=:]\s{0,3}(.{0,300})$/
const blockStart = /^\s{0,60}(?:[+~]\s{1,3})?(ingress|egress)\s{0,40}(?:=\s{0,3}\[?\s{0,3})?\{?\s{0,3}$/
const closing = /^\s{0,60}[}\]]/
const quoted = /"([^"\n]{1,100})"/g

const sourceNames = new Set(['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6'])
const otherNames = new Set(['security_groups', 'source_security_group_id', 'prefix_list_ids', 'prefix_list_id'])
/** Where nothing is given. */
const nothing = /^(?:\[\s{0,9}\]|null|false|""|)\s{0,9}(?:->.{0,80})?,?$/

const textsIn = (line: string) => [...line.matchAll(quoted)].map(([, text = '']) => text)

interface Draft {
  from: number | null
  to: number | null
  protocol: string
  sources: string[]
  /** Somebody is let in whose address is not written there. */
  open: boolean
  line: string
}

const draft = (): Draft => ({ from: null, to: null, protocol: '', sources: [], open: false, line: '' })

function ruleOf({ from, to, protocol, sources, open, line }: Draft): ForeignRule | null {
  const every = protocol === '-1' || protocol === 'all'
  if (!every && (from === null || to === null || protocol === '')) return null
  const ports = every
    ? { start: 0, end: 65_535 }
    : { start: Math.max(from ?? 0, 0), end: to === -1 ? 65_535 : (to ?? 0) }
  return { protocol: every ? 'all' : protocol, ports, sources, open, line }
}

const numberOf = (text: string) => (/^"?-1\b/.test(text) ? -1 : portOf(/^"?(\d{1,5})\b/.exec(text)?.[1] ?? ''))

/** What a field says of a rule; the list that it opens, where that goes on below. */
function take(rule: Draft, name: string, value: string, line: string): string[] | 'open' | null {
  if (name === 'from_port') {
    rule.from = numberOf(value)
    rule.line = line
  } else if (name === 'to_port') rule.to = numberOf(value)
  else if (name === 'protocol' || name === 'ip_protocol') rule.protocol = /^"?(-?\w{1,10})/.exec(value)?.[1] ?? ''
  else if (name === 'self') rule.open ||= /^true\b/.test(value)
  else if (sourceNames.has(name)) {
    rule.sources.push(...textsIn(value))
    // Variables and what is known only later may be anyone.
    if (/\b(?:var|local|data|each|module)\b|\$\{|known after/.test(value)) rule.open = true
    if (/^\[[^\]]*$/.test(value)) return rule.sources
  } else if (otherNames.has(name) && !nothing.test(value.trim())) {
    rule.open = true
    if (/^\[[^\]]*$/.test(value)) return 'open'
  }
  return null
}

/** Rules of Terraform's language, and of what it plans, line by line. */
class Terraform {
  readonly rules: ForeignRule[] = []
  private kind: string | null = null
  private isIngress = false
  private rule = draft()
  private list: string[] | 'open' | null = null

  take(line: string): void {
    const head = resource.exec(line)?.[1]
    if (head !== undefined) {
      this.kind = head
      this.list = null
      this.begin(head === 'aws_vpc_security_group_ingress_rule')
    } else if (this.kind !== null && !this.isOfList(line)) this.takeField(line)
  }

  private begin(isIngress: boolean): void {
    this.isIngress = isIngress
    this.rule = draft()
  }

  /** Whether a line is one of a list that goes on. */
  private isOfList(line: string): boolean {
    const { list } = this
    if (list === null) return false
    if (closing.test(line)) this.list = null
    else if (list !== 'open') list.push(...textsIn(line))
    return true
  }

  private takeField(line: string): void {
    const block = blockStart.exec(line)?.[1]
    if (block !== undefined) {
      this.begin(block === 'ingress')
      return
    }
    const [, name = '', value = ''] = field.exec(line) ?? []
    if (name === 'type' && this.kind === 'aws_security_group_rule') this.isIngress = /"ingress"/.test(value)
    else if (name !== '') this.list = take(this.rule, name, value, line.trim())
    if (/^\s{0,60}\}/.test(line)) this.close()
    if (/^\s{0,4}\}/.test(line)) this.kind = null
  }

  private close(): void {
    const made = this.isIngress ? ruleOf(this.rule) : null
    if (made) this.rules.push(made)
    this.rule = draft()
  }
}

function terraformRules(lines: readonly string[]): readonly ForeignRule[] {
  const reading = new Terraform()
  for (const line of lines) if (line.length <= 400) reading.take(line)
  return reading.rules
}

function factOf(rules: readonly ForeignRule[], line: string, at: string | null): HostFact {
  return { kind: 'host', tool: 'security-group', fact: 'foreign-rules', rules, whole: false, at, line: quote(line) }
}

/** Most rules that are kept. */
const mostRules = 500

/** Reads the rules of a security group of AWS in Terraform's language and plan. */
export const foreignGroups: EvidenceReader = {
  name: 'security-group',
  signs: [resource],
  read: ({ lines, at }) => {
    const head = lines.find((line) => resource.test(line))
    const own = head === undefined ? [] : terraformRules(lines).slice(0, mostRules)
    return head !== undefined && own.length > 0 ? [factOf(own, head.trim(), at)] : []
  },
}
