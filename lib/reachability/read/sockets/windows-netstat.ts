import { portOf } from '../../model/port'
import { boundOf, hostAndPort, peerOf, type SocketForm, stateOf } from './form'

const stateWord = /^[A-Z][A-Z_0-9]{2,14}$/

/**
 * `netstat` of Windows. Without `-n` the other end of a listening socket is the machine's own name with port 0, so that
 * the state tells what it is. https://learn.microsoft.com/windows-server/administration/windows-commands/netstat
 */
export const windowsNetstat: SocketForm = {
  tool: 'netstat',
  system: 'windows',
  read: ({ words }) => {
    const [kind, local = '', remote = '', ...rest] = words
    if (kind !== 'TCP' && kind !== 'UDP') return null
    const own = hostAndPort(local)
    const other = hostAndPort(remote)
    if (!own || !other || !/^(?:\d{1,5}|\*|[a-z][\w-]{0,30})$/.test(own.port)) return null
    if (kind === 'TCP' && rest.length === 0) return 'cut'
    const port = portOf(own.port)
    const bound = boundOf(own.host, own.host.includes('['))
    if (port === null || !bound) return 'other'
    const written = rest[0] ?? ''
    const state = stateOf(written)
    // Languages translate the state; the other end of a listening socket has port 0 in each.
    const pid = Number(kind === 'UDP' ? written : rest.find((word) => /^\d{1,7}$/.test(word)))
    const foreign = !stateWord.test(written) && other.port === '0' && /^(?:0\.0\.0\.0|\[::\])$/.test(other.host)
    return {
      protocol: kind === 'UDP' ? 'udp' : 'tcp',
      state: kind === 'UDP' || foreign ? 'listening' : state,
      address: bound.address,
      family: bound.family,
      v6only: null,
      port,
      peer: peerOf(other.host),
      program: null,
      ...(pid > 0 ? { pid } : {}),
    }
  },
}
