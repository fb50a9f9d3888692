import { clientSays, serverSays } from '../../data/protocols'
import { clientOf, isMixedUp } from '../logs/mixed-up'
import { isSupposed, isTold } from '../talk'
import { serverNamed } from './goal'
import { isDated } from './lines'
import { add, noServer, type SignedForm } from './state'

/** What a server says of a connection that it has taken, and on which no TLS came about; whom it names is told apart. */
export const handshakes: SignedForm = {
  signs: serverSays,
  read: (line, state) => {
    if (!isMixedUp(line)) return false
    if (clientOf(line) !== null) return true
    add(state, 'tls-failure', line, { name: 'tls', place: state.goal === null ? noServer : state.place })
    return true
  },
}

/** That the other end wants TLS, or has none, within what an agent, a library or a service in between writes. */
export const mismatched: SignedForm = {
  signs: clientSays,
  read: (line, state) => {
    if (line.length > 1500 || !clientSays.some((form) => form.test(line)) || isTold(line) || isSupposed(line))
      return false
    const named = serverNamed(line)
    const before = state.place
    if (named.port !== null) state.place = named
    // A log speaks of much else: it counts where it names the server that was tried, or is all that stands there.
    else if (isDated(line)) state.place = noServer
    add(state, 'tls-failure', line)
    if (isDated(line)) state.place = before
    return true
  },
}
