import type { Socket, SocketState, Sockets } from '../../model/evidence'
import type { HostAddress } from '../../model/host-address'
import type { PastedBlock } from '../../paste/blocks'
import { quote } from '../../paste/quote'

/** A row of `/proc/net/tcp` and `/proc/net/tcp6`: proc_pid_net(5). Addresses are words of four bytes, the last byte first. */
const row =
  /^\s{0,9}\d{1,6}: ((?:[0-9A-F]{8}){1,4}):([0-9A-F]{4}) ((?:[0-9A-F]{8}){1,4}):([0-9A-F]{4}) ([0-9A-F]{2}) [0-9A-F]{8}:[0-9A-F]{8} /

const states: Readonly<Record<string, SocketState>> = { '01': 'open', '03': 'half-open', '0A': 'listening' }

/** An address; null for one that is every one, or none. */
function addressIn(hex: string): HostAddress | null {
  const words = hex.match(/.{8}/g) ?? []
  const bytes = words.map((word) => (word.match(/../g) ?? []).reverse().join('')).join('')
  const value = BigInt(`0x${bytes}`)
  // One of IPv4 within IPv6.
  if (words.length === 4 && value >> 32n === 0xffffn) return { family: 4, value: value & 0xffffffffn }
  return value === 0n ? null : { family: words.length === 4 ? 6 : 4, value }
}

function socketOf(line: string): Socket | null {
  const [, local = '', port = '', remote = '', , code = ''] = line.length > 400 ? [] : (row.exec(line) ?? [])
  if (local.length !== 8 && local.length !== 32) return null
  const address = addressIn(local)
  const family = address?.family ?? (local.length === 32 ? 6 : 4)
  const state = states[code] ?? 'other'
  const place = { address, family, v6only: null, port: Number.parseInt(port, 16) }
  return { protocol: 'tcp', state, ...place, peer: addressIn(remote), program: null, line: quote(line) }
}

/** What rows of it have. */
export const kernelSigns: readonly RegExp[] = [/:0000 0A 0/, / 00000000:00000000 00:/]

/** The kernel's own list of sockets, as people print it where no tool is there. */
export function kernelSockets({ lines, at, within, ended, cut }: PastedBlock, signed: readonly number[]): Sockets[] {
  const sockets = signed.flatMap((index) => socketOf(lines[index] ?? '') ?? []).slice(0, 5000)
  if (sockets.length === 0) return []
  // One file has IPv4 alone, the other IPv6.
  const header = new Set(sockets.map(({ line }) => /: [0-9A-F]{32}:/.test(line))).size === 2
  const coverage = { listing: null, cut, none: null, header, ended, noisy: false }
  const place = { at, ...(within === null ? {} : { within }) }
  return [{ kind: 'sockets', system: 'linux', tool: '/proc/net/tcp', ...place, sockets, coverage }]
}
