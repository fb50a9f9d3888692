import { portOf } from '../../model/port'
import { boundOf, hostAndPort, peerOf, type SocketForm } from './form'

/** `sockstat -4l` of FreeBSD: user, program, process, descriptor, protocol, both ends. https://man.freebsd.org/cgi/man.cgi?query=sockstat */
export const sockstat: SocketForm = {
  tool: 'sockstat',
  system: 'linux',
  read: ({ words }) => {
    const [, program = '', process = '', descriptor = '', kind = '', local = '', foreign = ''] = words
    if (/^(?:dgram|stream|seqpac)$/.test(kind) && /^\d{1,9}$/.test(process)) return 'other'
    if (!/^(?:tcp|udp)(?:4|6|46)$/.test(kind) || !/^\d{1,9}$/.test(process) || !/^\d{1,9}$/.test(descriptor))
      return null
    const own = hostAndPort(local)
    const bound = own ? boundOf(own.host, kind.endsWith('6')) : null
    const port = portOf(own?.port ?? '')
    if (!bound || port === null) return null
    return {
      protocol: kind.startsWith('udp') ? 'udp' : 'tcp',
      state: foreign === '*:*' ? 'listening' : 'open',
      address: bound.address,
      family: bound.family,
      v6only: kind === 'tcp6' || kind === 'udp6' ? true : null,
      port,
      peer: foreign === '*:*' ? null : peerOf(hostAndPort(foreign)?.host ?? ''),
      program,
    }
  },
}
