import { portOf } from '../../model/port'
import { boundOf, hostAndPort, peerOf, programOf, type SocketForm, stateOf } from './form'

const kinds: ReadonlySet<string> = new Set(['tcp', 'tcp6', 'tcp46', 'udp', 'udp6', 'udp46', 'udplite', 'udplite6'])
const number = /^\d{1,10}$/
const stateWord = /^[A-Z][A-Z_0-9]{2,14}$/

/** `netstat` of net-tools: netstat(8). */
export const netstat: SocketForm = {
  tool: 'netstat',
  system: 'linux',
  read: ({ words }) => {
    const [kind = '', received = '', sent = '', local = '', remote = '', ...rest] = words
    if (!kinds.has(kind) || !number.test(received) || !number.test(sent)) return null
    const own = hostAndPort(local)
    const other = hostAndPort(remote)
    if (!own || !other) return null
    const protocol = kind.startsWith('udp') ? 'udp' : 'tcp'
    const state = stateWord.test(rest[0] ?? '') ? (rest[0] ?? '') : ''
    if (protocol === 'tcp' && state === '') return 'cut'
    const port = portOf(own.port)
    const bound = boundOf(own.host, kind.endsWith('6'))
    if (port === null || !bound) return 'other'
    return {
      protocol,
      state: protocol === 'tcp' ? stateOf(state) : other.port === '*' ? 'listening' : 'other',
      address: bound.address,
      family: bound.family,
      v6only: null,
      port,
      peer: peerOf(other.host),
      program: programOf(rest),
    }
  },
}
