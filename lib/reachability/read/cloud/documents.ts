import { readJson } from '@/lib/text'
import type { CloudDocument } from '../../model/evidence'
import { quote } from '../../paste/blocks'

/** Deepest nesting that is read. */
const deepest = 60
/** At most this many texts that look like a document are tried. */
const mostTried = 200

const marks: readonly (readonly [CloudDocument['what'], RegExp])[] = [
  ['network-acl', /"(?:IngressAclEntries|EgressAclEntries|NetworkAclAttribute)"/],
  ['cloud-firewall', /"(?:Policys|AclAction)"/],
  [
    'security-group',
    /"(?:Permissions?|SecurityGroups?|SecurityGroupRuleId|PrefixListId|PortRangeListId|IpProtocol|NetworkInterfaceSets|SourceCidrIp|permissions?|securityGroupId)"|alicloud_security_group|DescribeSecurityGroup/,
  ],
  ['instance', /"(?:EipAddress|PublicIpAddress)"/],
]

interface Found {
  readonly documents: readonly CloudDocument[]
  /** The text without the documents, so that no other reader trips over them. */
  readonly rest: string
}

/** Keys of a rule, with a value: where they stand outside of a document, its beginning was not copied. */
const stray =
  /"(?:SecurityGroupRuleId|IpProtocol|PortRange|SourcePortRange|(?:Ipv6)?(?:Source|Dest)CidrIp|(?:Source|Dest)(?:GroupId|GroupOwnerAccount|PrefixListId)|PortRangeListId|NicType|Policy|Priority|CreateTime)"\s{0,3}:\s{0,3}["\d]/
/** The end of a list that does not begin here. */
const closing = /^\s{0,40}\],?\s*$/m
/** Head of a block of Terraform's language. */
const terraformHead = /(?:resource|variable|locals|data|module)\b/

/**
 * Finds documents of the cloud's side in a paste: JSON of its APIs, Terraform's state and language. Text that is cut off,
 * at its beginning or its end, is reported as unreadable.
 */
export function readDocuments(text: string): Found {
  const documents: CloudDocument[] = []
  const rest: string[] = []
  let from = 0
  let line = 1
  /** Takes a stretch out of the text; its line breaks stay, so that lines keep their numbers. */
  const cut = (start: number, end: number) => {
    rest.push(text.slice(from, start))
    const first = line + breaksIn(text, from, start)
    const breaks = breaksIn(text, start, end)
    rest.push('\n'.repeat(breaks))
    from = end
    line = first + breaks
    return { from: first, to: line }
  }
  /** What stands outside of every document, known or not. */
  const outside: string[] = []
  let after = 0
  let tried = 0
  let budget = text.length * 2 + 1000
  const terraform = text.includes('"alicloud_security_group')
  const opening =
    /(?:^|\n)[^\S\n]{0,40}(?:(?:[^\s[{]{1,80}[#$%>]\s?)?(?=[[{])|(?:resource|variable|locals|data|module)\b[^\n{]{0,200}(?=\{))/g
  for (let match = opening.exec(text); match && tried < mostTried && budget > 0; match = opening.exec(text)) {
    const brace = match.index + match[0].length
    opening.lastIndex = brace + 1
    const head = terraformHead.exec(match[0])
    if (head && !terraform) continue
    const start = head ? match.index + head.index : brace
    if (!head && !/^[[{]\s*(?:["{[\]}]|\/\/|$)/.test(text.slice(start, start + 200))) continue
    const end = endOf(text, brace, budget, head !== null)
    tried += 1
    budget -= (end ?? text.length) - start
    const body = text.slice(start, end ?? start + 20_000)
    const what = head
      ? 'security-group'
      : marks.find(([, mark]) =>
          mark.test(body.length > 400_000 ? `${body.slice(0, 200_000)}${body.slice(-200_000)}` : body),
        )?.[0]
    if (end === null) {
      if (what) {
        documents.push({
          kind: 'document',
          what: 'unreadable',
          text: '',
          value: null,
          line: quote(body.slice(0, 200).replace(/\s+/g, ' ')),
          place: cut(start, text.length),
        })
        break
      }
      continue
    }
    outside.push(text.slice(after, start))
    after = end
    if (!what) {
      opening.lastIndex = end
      continue
    }
    const value = head ? null : plainOf(body)
    const line = quote(body.slice(0, 200).replace(/\s+/g, ' '))
    const place = cut(start, end)
    // Rules have a reader of their own, which says what it could not read; of others nothing is left.
    const sound = what === 'security-group' || value !== null
    documents.push({ kind: 'document', what: sound ? what : 'unreadable', text: body, value, line, place })
    opening.lastIndex = Math.max(end - 1, start + 1)
  }
  rest.push(text.slice(from))
  outside.push(text.slice(after))
  const lost = outside.map((between) => stray.exec(between) ?? closing.exec(between)).find((found) => found !== null)
  if (lost && (documents.length > 0 || stray.test(lost[0]))) {
    const at = 1 + breaksIn(text, 0, text.indexOf(lost.input) + lost.index)
    const place = { from: at, to: at }
    documents.push({ kind: 'document', what: 'unreadable', text: '', value: null, line: quote(lost[0]), place })
  }
  return { documents, rest: documents.length > 0 ? rest.join('') : text }
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

/** Place after the bracket that closes the one at `start`; null when there is none. */
function endOf(text: string, start: number, budget: number, hashComments: boolean): number | null {
  let depth = 0
  let quoted = false
  const last = Math.min(text.length, start + budget)
  for (let index = start; index < last; index += 1) {
    const code = text.charCodeAt(index)
    if (quoted) {
      if (code === 92) index += 1
      else if (code === 34) quoted = false
    } else if (code === 34) quoted = true
    else if (code === 123 || code === 91) {
      depth += 1
      if (depth > deepest) return null
    } else if (code === 125 || code === 93) {
      depth -= 1
      if (depth === 0) return index + 1
    } else if ((code === 47 && text.charCodeAt(index + 1) === 47) || (hashComments && code === 35)) {
      const newline = text.indexOf('\n', index)
      index = newline < 0 ? text.length : newline
    }
  }
  return null
}
