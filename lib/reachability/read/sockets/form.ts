import type { Socket, SocketState } from '../../model/evidence'
import { addressOf, type HostAddress } from '../../model/host-address'

/** One way in which a program writes a socket. */
export interface SocketForm {
  readonly tool: string
  readonly system: 'linux' | 'windows'
  /** What a row of it says; `cut` for one that breaks off, `other` for one of no interest, null for another line. */
  readonly read: (row: SocketRow) => (Omit<Socket, 'line'> & { readonly cut?: true }) | 'cut' | 'other' | null
}

/** A line and its words. */
export interface SocketRow {
  readonly text: string
  readonly words: readonly string[]
  /** Whether the listing tells `0.0.0.0`, `[::]` and `*` apart, as `ss` of iproute2 4.14 and later does. */
  readonly distinct: boolean
}

export interface Bound {
  readonly address: HostAddress | null
  readonly family: 4 | 6
}

/** The name of loopback, as far as it was not cut off: `localhost.localdo`. */
const named = /^(?:ip6-)?localhost[46]?(?:\.l[a-z0-9.]{0,20})?$/

/** The bound address; null when the text is none. */
export function boundOf(text: string, ipv6: boolean): Bound | null {
  const zone = text.indexOf('%')
  const bare = zone < 0 ? text : `${text.slice(0, zone)}${text.endsWith(']') ? ']' : ''}`
  if (bare === '*') return { address: null, family: ipv6 ? 6 : 4 }
  if (bare === '0.0.0.0') return { address: null, family: 4 }
  if (bare === '::' || bare === '[::]') return { address: null, family: 6 }
  if (named.test(bare)) {
    return { address: addressOf(ipv6 ? '::1' : '127.0.0.1'), family: ipv6 ? 6 : 4 }
  }
  const address = addressOf(bare)
  return address ? { address, family: address.family } : null
}

/** `address<mark>port` taken apart at the last mark; null when there is none. */
export function hostAndPort(text: string, mark = ':'): { readonly host: string; readonly port: string } | null {
  const at = text.lastIndexOf(mark)
  return at <= 0 ? null : { host: text.slice(0, at), port: text.slice(at + 1) }
}

/** The other end of a socket, where it is an address. */
export function peerOf(text: string): HostAddress | null {
  const address = addressOf(text)
  return address && address.value !== 0n ? address : null
}

const states: Readonly<Record<string, SocketState>> = {
  LISTEN: 'listening',
  LISTENING: 'listening',
  ESTAB: 'open',
  ESTABLISHED: 'open',
  'SYN-RECV': 'half-open',
  SYN_RECV: 'half-open',
  SYN_RCVD: 'half-open',
  SYN_RECEIVED: 'half-open',
  SYNRECEIVED: 'half-open',
}

/** The state that tools write in capitals, with hyphens, underscores or neither. */
export function stateOf(word: string): SocketState {
  return states[word.toUpperCase()] ?? 'other'
}

/** The program in `users:(("nginx",…))` or `812/nginx`; null when there is none. */
export function programOf(words: readonly string[]): string | null {
  for (const word of words) {
    const name = /^users:\(\("([^"]{1,40})"/.exec(word) ?? /^\d{1,10}\/([^\s:]{1,40})/.exec(word)
    if (name?.[1]) return name[1]
  }
  return null
}
