import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { boundOf, hostAndPort, peerOf, type SocketForm, stateOf } from './form'

const kinds: ReadonlySet<string> = new Set(['tcp4', 'tcp6', 'tcp46', 'tcp', 'udp4', 'udp6', 'udp46', 'udp'])
const number = /^\d{1,10}$/

/** `netstat` of macOS and the BSDs, where a dot stands before the port: https://man.freebsd.org/netstat(1). */
export const bsdNetstat: SocketForm = {
  tool: 'netstat',
  system: 'linux',
  read: ({ words }) => {
    const [kind = '', received = '', sent = '', local = '', remote = '', state = ''] = words
    if (!kinds.has(kind) || !number.test(received) || !number.test(sent)) return null
    const own = hostAndPort(local, '.')
    const other = hostAndPort(remote, '.')
    if (!own || !other) return null
    if (own.host !== '*' && !addressOf(own.host)) return null
    const protocol = kind.startsWith('udp') ? 'udp' : 'tcp'
    const port = portOf(own.port)
    const six = /6$/.test(kind)
    const bound = boundOf(own.host, six)
    if (port === null || !bound) return 'other'
    return {
      protocol,
      state: protocol === 'tcp' ? stateOf(state) : other.port === '*' ? 'listening' : 'other',
      address: bound.address,
      family: bound.family,
      // `tcp46` takes both, `tcp6` IPv6 alone.
      v6only: bound.family === 4 ? null : !kind.endsWith('46'),
      port,
      peer: peerOf(other.host),
      program: null,
    }
  },
}
