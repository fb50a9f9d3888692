import { isTold } from '../talk'
import { add, noServer, type SignedForm } from './state'

/** Servers of what a client has said to them in place of TLS, or of what they do not agree on. */
const refused: readonly RegExp[] = [
  /\bSSL_accept\b.{0,200}\b(?:wrong version number|http request|unsupported protocol|unknown protocol|version too low|no shared cipher|unknown ca|bad certificate|certificate unknown|certificate expired)\b/i,
  /\bUnrecognized SSL message, plaintext connection\b|\bUnsupported or unrecognized SSL message\b/,
  /\bNotSslRecordException\b|\bnot an SSL\/TLS record\b/,
  /\bfailed to establish (?:an? )?(?:ssl|tls) (?:session|connection)\b.{0,200}\b(?:SSLError|handshake|alert|certificate|version)\b/i,
]
/** Whom a server names may be one of those who look for open ports everywhere. */
const named = /\b(?:client|rip|remote|from|peer)[:= ]{1,3}\[?\d{1,3}(?:\.\d{1,3}){3}/i

/** What a server says of a connection that it has taken, and on which no TLS came about. */
export const handshakes: SignedForm = {
  signs: refused,
  read: (line, state) => {
    if (line.length > 1000 || named.test(line) || isTold(line) || !refused.some((form) => form.test(line))) return false
    add(state, 'tls-failure', line, { name: 'tls', place: state.goal === null ? noServer : state.place })
    return true
  },
}
