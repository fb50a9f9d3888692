import { readJson } from '@/lib/text'
import type { CloudDocument, NftRules } from '../../model/evidence'
import { quote } from '../../paste/quote'
import { nftOfJson } from '../firewalls/nft-json'
import { pythonAsJson, pythonObject } from './python'

/** Deepest nesting that is read. */
const deepest = 60
/** At most this many texts that look like a document are tried. */
const mostTried = 200

const marks: readonly (readonly [CloudDocument['what'], RegExp])[] = [
  ['path-analysis', /"NetworkReachableAnalysisStatus"/],
  // Entries of a NAT gateway have protocols, too.
  ['instance', /"(?:ForwardEntryId|SnatEntryId|Ipv6AddressId)"/],
  ['network-acl', /"(?:IngressAclEntries|EgressAclEntries|NetworkAclAttribute|NetworkAclEntry(?:Id|Name))"/],
  ['cloud-firewall', /"(?:Policys|AclAction)"/],
  [
    'security-group',
    /"(?:Permissions?|SecurityGroups?|SecurityGroupRuleId|PrefixListId|PortRangeListId|IpProtocol|NetworkInterfaceSets|SourceCidrIp|permissions?|securityGroupId)"|alicloud_security_group|DescribeSecurityGroup/,
  ],
  [
    'instance',
    /"(?:EipAddress|PublicIpAddress|InstanceStatuses|VpcAttributes|NetworkInterfaceId|SnatTableEntr(?:y|ies)|NatGateways?|ForwardTableEntr(?:y|ies))"|"InstanceType"\s{0,3}:\s{0,3}"(?:EcsInstance|NetworkInterface|HaVip)"|"Status"\s{0,3}:\s{0,3}"(?:Running|Stopped|Stopping|Starting|Pending)"/,
  ],
]

/** Rules of a host that were printed as data, and where they stand. */
interface FoundRules {
  readonly rules: NftRules
  readonly line: string
  readonly place: CloudDocument['place']
}

interface Found {
  readonly documents: readonly CloudDocument[]
  readonly rules: readonly FoundRules[]
  /** The text without the documents, so that no other reader trips over them. */
  readonly rest: string
}

/** Keys of a rule, with a value: where they stand outside of a document, its beginning was not copied. */
const stray =
  /"(?:SecurityGroupRuleId|IpProtocol|PortRange|SourcePortRange|(?:Ipv6)?(?:Source|Dest)CidrIp|(?:Source|Dest)(?:GroupId|GroupOwnerAccount|PrefixListId)|PortRangeListId|NicType|Policy|Priority|CreateTime)"\s{0,3}:\s{0,3}["\d]/
/** Rules of nft as data. */
const ofNft = /^\{\s{0,40}"nftables"/
/** Parts of Terraform's state that are read by readers of their own: an ACL, an instance that has a state. */
const ownState =
  /^resource\s{1,9}"alicloud_(?:network_acl\w{0,20}"|instance"\s{1,9}"[^"\n]{1,120}"\s{1,9}\{(?=[\s\S]{0,20000}?\n\s{1,20}status\s{1,40}= "))/
/** The end of a list that does not begin here. */
const closing = /^\s{0,40}\],?\s{0,40}$/m
/** Head of a block of Terraform's language. */
const terraformHead = /(?:resource|variable|locals|data|module)\b/

/** Rules of groups of AWS, and what rules of this cloud have. */
const ofAnother =
  /"(?:IpPermissions(?:Egress)?|IpRanges|CidrIpv4|IsEgress|RuleAction|NetworkAclEntries|PolicyIndex|remote_ip_prefix|securityRules|sourceRanges)"\s{0,9}:|"(?:Instance)?State"\s{0,9}:\s{0,9}\{\s{0,99}"(?:Code|Name)"/
const ownRules = /"(?:SourceCidrIp|DestCidrIp|SecurityGroupRuleId|NicType|InnerAccessPolicy|Permissions)"\s{0,9}:/

/** A text out of which documents are taken; their line breaks stay, so that lines keep their numbers. */
class Remainder {
  private readonly kept: string[] = []
  private from = 0
  private line = 1

  constructor(private readonly text: string) {}

  /** Takes a stretch out, and gives the lines that it stood on. */
  cut(start: number, end: number): CloudDocument['place'] {
    this.kept.push(this.text.slice(this.from, start))
    const first = this.line + breaksIn(this.text, this.from, start)
    const breaks = breaksIn(this.text, start, end)
    this.kept.push('\n'.repeat(breaks))
    this.from = end
    this.line = first + breaks
    return { from: first, to: this.line }
  }

  get rest(): string {
    return `${this.kept.join('')}${this.text.slice(this.from)}`
  }
}

const opening =
  /(?:^|\n)[^\S\n]{0,40}(?:(?:[^\s[{]{1,80}[#$%>]\s?|"(?:In|E)gressAclEntries"\s?:\s?)?(?=[[{])|(?:resource|variable|locals|data|module)\b[^\n{]{0,200}(?=\{))/g

/** The key of a list that is whole, where what stands around it was not copied. */
const partKey = /"(\w{1,40})"\s?:\s?$/

/** A stretch between brackets that may be a document. */
interface Stretch {
  readonly start: number
  /** Its end, or what is left of it where it is never closed. */
  readonly end: number
  readonly closed: boolean
  readonly body: string
  readonly hcl: boolean
  readonly python: boolean
}

/** Every stretch that looks like a document, one after the other. */
function* stretchesOf(text: string): Generator<Stretch, void, void> {
  const terraform = text.includes('"alicloud_security_group')
  let budget = text.length * 2 + 1000
  const nextPrompt = promptAfter(text)
  let tried = 0
  let at = 0
  while (tried < mostTried && budget > 0) {
    opening.lastIndex = at
    const match = opening.exec(text)
    if (!match) return
    const brace = match.index + match[0].length
    at = brace + 1
    const head = terraformHead.exec(match[0])
    const start = head ? match.index + head.index : brace
    const beginning = text.slice(start, start + 200)
    const python = head === null && pythonObject.test(beginning)
    const begins = head ? terraform : python || /^[[{]\s{0,200}(?:["{[\]}]|\/\/|$)/.test(beginning)
    if (!begins) continue
    // What is between the brackets of a program may look like a prompt; in a document of an API it does not.
    const most = Math.min(brace + budget, head ? text.length : nextPrompt(brace))
    const { end, closed } = endOf(text, brace, most, { hashComments: head !== null, python })
    tried += 1
    budget -= end - start
    yield {
      start,
      end,
      closed,
      body: underKey(match[0], text.slice(start, closed ? end : Math.min(end, start + 20_000))),
      hcl: head !== null,
      python,
    }
    if (closed || end < text.length) at = Math.max(end - 1, start + 1)
  }
}

/** A part of a document under its key, as the document that it was of. */
function underKey(beginning: string, body: string): string {
  const key = partKey.exec(beginning)?.[1]
  return key === undefined ? body : `{"${key}": ${body}}`
}

function kindOf({ hcl }: Stretch, body: string): CloudDocument['what'] | undefined {
  if (hcl) return ownState.test(body) ? undefined : 'security-group'
  // Those of another cloud are no document of this one.
  if (ofAnother.test(body) && !ownRules.test(body)) return undefined
  const sample = body.length > 400_000 ? `${body.slice(0, 200_000)}${body.slice(-200_000)}` : body
  return marks.find(([, mark]) => mark.test(sample))?.[0]
}

const startOf = (body: string) => quote(body.slice(0, 200).replace(/\s+/g, ' '))

function unreadable(line: string, piece: number, place: CloudDocument['place']): CloudDocument {
  return { kind: 'document', what: 'unreadable', text: '', value: null, line, piece, place }
}

/**
 * Finds documents of the cloud's side in a paste: JSON of its APIs, Terraform's state and language. Text that is cut off,
 * at its beginning or its end, is reported as unreadable.
 *
 * @param piece number of the piece that the text is
 */
export function readCloudDocuments(text: string, piece: number): Found {
  const documents: CloudDocument[] = []
  const rules: FoundRules[] = []
  const remainder = new Remainder(text)
  /** What stands outside of every document, known or not. */
  const outside: string[] = []
  let after = 0
  for (const stretch of stretchesOf(text)) {
    const { start, end, closed, hcl } = stretch
    const body = stretch.python ? pythonAsJson(stretch.body) : stretch.body
    const what = kindOf(stretch, body)
    if (!closed) {
      if (!what) continue
      outside.push(text.slice(after, start))
      after = end
      documents.push(unreadable(startOf(body), piece, remainder.cut(start, end)))
      continue
    }
    outside.push(text.slice(after, start))
    after = end
    if (!what) {
      const host = ofNft.test(body) ? nftOfJson(plainOf(body)) : null
      if (host) rules.push({ rules: host, line: startOf(body), place: remainder.cut(start, end) })
      continue
    }
    const value = hcl ? null : plainOf(body)
    // Rules have a reader of their own, which says what it could not read; of others nothing is left.
    const sound = what === 'security-group' || value !== null
    const place = remainder.cut(start, end)
    documents.push({
      kind: 'document',
      what: sound ? what : 'unreadable',
      text: body,
      value,
      line: startOf(body),
      piece,
      place,
    })
  }
  outside.push(text.slice(after))
  const lost = outside.map((between) => stray.exec(between) ?? closing.exec(between)).find((found) => found !== null)
  if (lost && (documents.length > 0 || stray.test(lost[0]))) {
    const at = 1 + breaksIn(text, 0, text.indexOf(lost.input) + lost.index)
    documents.push(unreadable(quote(lost[0]), piece, { from: at, to: at }))
  }
  return { documents, rules, rest: documents.length + rules.length > 0 ? remainder.rest : text }
}

function breaksIn(text: string, start: number, end: number): number {
  let breaks = 0
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) breaks += 1
  return breaks
}

/** The value of a document, with comments and trailing commas as people leave them in; null when it is no JSON. */
function plainOf(text: string): unknown {
  const { ok, documents } = readJson(text, { deepest })
  return ok ? (documents[0]?.value ?? null) : null
}

/** Place after the end of the text in quotes that begins at `start`. */
function afterQuote(text: string, start: number, last: number, mark = 34): number {
  for (let index = start + 1; index < last; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 92) index += 1
    else if (code === mark) return index
  }
  return last
}

/** A prompt, which no document holds: behind it another output begins. */
const prompt =
  /\n\s{0,4}(?:\[?[\w.-]{1,64}@[\w.-]{1,64}[ :][^\n#$%>]{0,120}[#$%>]\s?\S|[$❯➜] [a-z]|(?:PS )?[A-Z]:\\[^>\n]{0,120}>)/g

/** Finds the prompt that follows a place; asked about places one after the other, it walks through the text once. */
function promptAfter(text: string): (start: number) => number {
  let next = -1
  return (start) => {
    if (next < start) {
      prompt.lastIndex = start
      const match = prompt.exec(text)
      next = match ? match.index + 1 : text.length
    }
    return next
  }
}

/** Place after the bracket that closes the one at `start`, or where what is left of it ends. */
function endOf(
  text: string,
  start: number,
  most: number,
  { hashComments, python }: { readonly hashComments: boolean; readonly python: boolean },
): { readonly end: number; readonly closed: boolean } {
  let depth = 0
  const last = Math.min(text.length, most)
  const isComment = (code: number, index: number) =>
    (code === 47 && text.charCodeAt(index + 1) === 47) || (hashComments && code === 35)
  for (let index = start; index < last; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 34) index = afterQuote(text, index, last)
    else if (python && code === 39) index = afterQuote(text, index, last, code)
    else if (code === 123 || code === 91) depth += 1
    else if (code === 125 || code === 93) depth -= 1
    else if (isComment(code, index)) {
      const newline = text.indexOf('\n', index)
      index = newline < 0 ? text.length : newline
    }
    if (depth > deepest) break
    if (depth === 0) return { end: index + 1, closed: true }
  }
  return { end: last, closed: false }
}
