import type { Evidence } from '../../model/evidence'
import { addressOf, type HostAddress } from '../../model/host-address'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** Rows of answers: dig, host, nslookup. */
const rows: readonly RegExp[] = [
  /^\s{0,9}([\w.-]{1,255})\.\s{1,40}\d{1,9}\s{1,40}IN\s{1,40}(?:A|AAAA)\s{1,40}([0-9a-f:.]{3,45})\s{0,9}$/,
  /^([\w.-]{1,255}) has (?:IPv6 )?address ([0-9a-f:.]{3,45})$/,
]
const nameLine = /^\s{0,9}(?:Name|名前|名称):\s{1,20}([\w.-]{1,255})\s{0,9}$/
const addressLine = /^\s{0,9}(?:Address(?:es)?):\s{1,20}([0-9a-f:.]{3,45})\s{0,9}$/
/** A name that is there, without an address of this kind. */
const empty = /flags: .{1,40}QUERY: 1, ANSWER: 0,/
const question = /^;\s?([\w.-]{1,255})\.\s{1,40}IN\s{1,40}A\s{0,9}$/

/** `dig +short`, which prints addresses and nothing else. */
const shortCommand = /^dig\s(?=.{0,200}\+short\b)(?:[+@-]\S{1,80}\s{1,9}){0,5}([\w.-]{1,255})/

/** Most lines from a name, or an address of it, to the next address. */
const mostBetween = 2

/** Reads answers of nslookup line by line: a name, and its addresses below it. What describes something else has both, too, but apart. */
function answers(): (text: string, at: number) => { readonly named?: string; readonly address?: string } {
  let last = Number.NEGATIVE_INFINITY
  return (text, at) => {
    const named = nameLine.exec(text)?.[1]
    const address = at - last <= mostBetween ? addressLine.exec(text)?.[1] : undefined
    if (named !== undefined || address !== undefined) last = at
    return { ...(named === undefined ? {} : { named }), ...(address === undefined ? {} : { address }) }
  }
}

/** A name that has no address of this kind. */
function without(host: string, at: string | null, text: string): Evidence {
  const attempt = {
    protocol: 'tcp',
    address: null,
    only: null,
    port: null,
    outcome: 'not-resolved',
    status: null,
  } as const
  return { kind: 'attempt', tool: 'dns', host, ...attempt, at, line: quote(text) }
}

/** Reads what dig, host and nslookup answer. */
export const names: EvidenceReader = {
  name: 'dig',
  heads: [/^; <<>> DiG /],
  // The class of a record stands behind a blank, of whatever kind.
  signs: [/ IN|\tIN/, ...rows.slice(1), nameLine, addressLine, empty],
  asked: shortCommand,
  read: (block, signed) => {
    const addresses: HostAddress[] = []
    let name: string | null = null
    let line = ''
    let none = false
    let noneOf: Evidence | null = null
    const short = shortCommand.exec(block.command ?? '')?.[1]
    const answer = answers()
    for (const at of short === undefined ? signed : block.lines.keys()) {
      const text = block.lines[at] ?? ''
      if (text.length > 500) continue
      const bare = short === undefined ? null : addressOf(text.trim())
      if (bare) {
        addresses.push(bare)
        name = short ?? null
        line ||= text
      }
      none ||= empty.test(text) && !/NXDOMAIN/.test(text)
      const asked = question.exec(text)?.[1]
      if (asked && none) noneOf = without(asked, block.at, text)
      const row = rows.map((pattern) => pattern.exec(text)).find((match) => match !== null)
      const { named, address: below } = answer(text, at)
      name = named ?? name
      const address = addressOf(row?.[2] ?? below ?? '')
      if (!address) continue
      addresses.push(address)
      name = row?.[1] ?? name
      line ||= text
    }
    if (addresses.length > 0) return [{ kind: 'resolution', tool: 'dig', name, addresses, line: quote(line) }]
    return noneOf ? [noneOf] : []
  },
}
