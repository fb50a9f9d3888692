import { portOf } from '../../model/port'
import { boundOf, hostAndPort, peerOf, programOf, type SocketForm, stateOf } from './form'

const netids: ReadonlySet<string> = new Set(
  'tcp udp udplite sctp dccp raw u_str u_dgr u_seq nl p_raw p_dgr icmp6 v_str v_dgr tipc xdp mptcp ti_sd'.split(' '),
)
const states: ReadonlySet<string> = new Set(
  'LISTEN UNCONN ESTAB SYN-SENT SYN-RECV FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT CLOSE-WAIT LAST-ACK CLOSING CLOSED UNKNOWN'.split(
    ' ',
  ),
)
const number = /^\d{1,10}$/

/** Whether IPv6 sockets leave IPv4 alone: as `v6only:` says, else by how the address is written. */
function v6onlyOf(rest: readonly string[], host: string, distinct: boolean): boolean | null {
  const stated = rest.find((word) => word.startsWith('v6only:'))
  if (stated) return stated === 'v6only:1'
  if (host === '*') return false
  return host === '[::]' && distinct ? true : null
}

/** `ss` of iproute2: ss(8). */
export const ss: SocketForm = {
  tool: 'ss',
  system: 'linux',
  read: ({ words, distinct }) => {
    const netid = netids.has(words[0] ?? '') ? words[0] : undefined
    const [state = '', received = '', sent = '', local = '', remote = '', ...rest] = netid ? words.slice(1) : words
    if (!states.has(state) || !number.test(received) || !number.test(sent)) return null
    const own = hostAndPort(local)
    const other = hostAndPort(remote)
    if (!own || !other) return null
    const protocol = netid?.startsWith('udp') || state === 'UNCONN' ? 'udp' : 'tcp'
    const port = portOf(own.port)
    if (port === null || (netid && netid !== 'tcp' && netid !== 'udp')) return 'other'
    const bound = boundOf(own.host, own.host.includes('[') || own.host.includes('::') || (own.host === '*' && distinct))
    if (!bound) return 'other'
    const tail = rest.join(' ')
    // What is lost behind both ends is the program alone.
    const isCut =
      tail.startsWith('u') && !tail.startsWith('uid:') && !(tail.startsWith('users:((') && tail.includes('))'))
    return {
      ...(isCut ? { cut: true as const } : {}),
      protocol,
      state: state === 'UNCONN' ? (other.port === '*' ? 'listening' : 'other') : stateOf(state),
      address: bound.address,
      family: bound.family,
      v6only: bound.family === 4 ? null : v6onlyOf(rest, own.host, distinct),
      port,
      peer: peerOf(other.host),
      program: programOf(rest),
    }
  },
}
