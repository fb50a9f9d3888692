import { portOf } from '../../model/port'
import { boundOf, hostAndPort, peerOf, type SocketForm, stateOf } from './form'

/** `lsof -i`: lsof(8). The name stands behind the protocol, `local->remote` where there is another end. */
export const lsof: SocketForm = {
  tool: 'lsof',
  system: 'linux',
  read: ({ words }) => {
    const at = words.findIndex((word, index) => index >= 4 && (word === 'IPv4' || word === 'IPv6'))
    if (at < 0 || !/^\d{1,10}$/.test(words[1] ?? '')) return null
    const kind = words.indexOf('TCP', at) > 0 ? words.indexOf('TCP', at) : words.indexOf('UDP', at)
    if (kind < 0) return null
    const [local = '', remote] = (words[kind + 1] ?? '').split('->')
    const own = hostAndPort(local)
    if (!own) return null
    const port = portOf(own.port)
    const bound = boundOf(own.host, words[at] === 'IPv6')
    if (port === null || !bound) return 'other'
    const udp = words[kind] === 'UDP'
    const state = stateOf((words[kind + 2] ?? '').replace(/[()]/g, ''))
    return {
      protocol: udp ? 'udp' : 'tcp',
      state: udp ? (remote === undefined ? 'listening' : 'other') : state,
      address: bound.address,
      family: bound.family,
      v6only: null,
      port,
      peer: remote === undefined ? null : peerOf(hostAndPort(remote)?.host ?? ''),
      program: words[0] ?? null,
    }
  },
}
