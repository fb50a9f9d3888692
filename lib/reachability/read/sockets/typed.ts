import { portOf } from '../../model/port'
import { boundOf, hostAndPort, type SocketForm, stateOf } from './form'

const endpoint = /^(?:\*|localhost|\d{1,3}(?:\.\d{1,3}){3}|\[?[0-9a-fA-F:.]{2,45}\]?):(?:\d{1,5}|\*)$/
const besides = /^(?:(?:tcp|udp)[46]{0,2}|LISTEN(?:ING)?|-|\d{1,10}\/\S{1,40}|[A-Za-z][\w.-]{1,30})$/i

/** What a person has typed off a screen, or put into a table: an address with its port, and that something listens there. */
export const typed: SocketForm = {
  tool: 'netstat',
  system: 'linux',
  read: ({ words }) => {
    const state = words.find((word) => /^LISTEN(?:ING)?$/.test(word))
    const ends = words.filter((word) => endpoint.test(word))
    const [first] = ends
    if (!state || !first || ends.length > 2 || words.length > 7) return null
    if (!words.every((word) => endpoint.test(word) || besides.test(word))) return null
    const own = hostAndPort(first)
    const bound = own ? boundOf(own.host, own.host.includes(':')) : null
    const port = portOf(own?.port ?? '')
    if (!bound || port === null) return null
    const programs = words.filter((word) => /^[a-z][\w.-]{1,30}$/.test(word) && !/^(?:tcp|udp)[46]{0,2}$/.test(word))
    return {
      protocol: words.some((word) => /^udp/i.test(word)) ? 'udp' : 'tcp',
      state: stateOf(state),
      address: bound.address,
      family: bound.family,
      v6only: null,
      port,
      peer: null,
      program: programs[0] ?? null,
    }
  },
}
