import { portOf } from '../../model/port'
import { boundOf, hostAndPort, peerOf, type SocketForm, stateOf } from './form'

const number = /^\d{1,10}$/
const stateWord = /^[A-Z][A-Z_0-9]{2,14}$/

/**
 * `netstat` of Solaris and illumos, which lists TCP by family: both ends, four figures, the state. That of UDP has rows of another
 * form, so that its silence proves nothing: netstat(8).
 */
export const solarisNetstat: SocketForm = {
  tool: 'netstat',
  system: 'linux',
  read: ({ words }) => {
    const [local = '', remote = '', ...rest] = words
    const state = rest[4] ?? ''
    if (rest.length < 5 || !rest.slice(0, 4).every((word) => number.test(word)) || !stateWord.test(state)) return null
    const own = hostAndPort(local, '.')
    const other = hostAndPort(remote, '.')
    const bound = own ? boundOf(own.host, false) : null
    const port = portOf(own?.port ?? '')
    if (!other || !bound || port === null) return null
    return {
      protocol: 'tcp',
      state: stateOf(state),
      address: bound.address,
      family: bound.family,
      v6only: null,
      port,
      peer: other.host === '*' ? null : peerOf(other.host),
      program: null,
      cut: true,
    }
  },
}
