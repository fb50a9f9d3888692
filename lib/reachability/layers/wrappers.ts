import { portOfService, publicPorts, servesPort } from '../data/programs'
import type { AccessFile, AccessRule, GatheredEvidence } from '../model/evidence'
import { addressOf, type HostAddress, isPrivate, rangeOfText, textOf } from '../model/host-address'
import type { Target } from '../model/target'

/** Whether it fits: null where that hangs on what is not shown, such as the name of an address. */
type Fits = boolean | null

const either = (one: Fits, other: Fits): Fits => (one === true || other === true ? true : one === false ? other : one)
const both = (one: Fits, other: Fits): Fits => (one === false || other === false ? false : one === true ? other : one)
const not = (one: Fits): Fits => (one === null ? null : !one)

/** Longest list that is looked at: each pattern behind `EXCEPT` is a list of its own. */
const mostExceptions = 8

/** A list of patterns: any of them, but for what stands behind `EXCEPT`, which is such a list again. */
function fitsList(words: readonly string[], fitsOne: (word: string) => Fits, depth = 0): Fits {
  const end = words.indexOf('EXCEPT')
  const own = (end < 0 ? words : words.slice(0, end)).map(fitsOne).reduce(either, false)
  if (end < 0 || own === false) return own
  return depth > mostExceptions ? null : both(own, not(fitsList(words.slice(end + 1), fitsOne, depth + 1)))
}

/** Services whose programs ask TCP wrappers, or which are started by one that does. A server of the web does not. */
const asking = new Set(
  ['SSH', 'FTP', 'Telnet', 'SMTP', 'POP3', 'IMAP', 'POP3S', 'IMAPS', 'SMTPS', 'LDAP'].map(portOfService).concat(
    // rpcbind, TFTP, NFS, LDAPS, NRPE, VNC by xinetd
    [111, 69, 587, 636, 873, 2049, 5666],
  ),
)

/** Whether sshd is what listens at the port. */
function isOfSsh({ sockets }: GatheredEvidence, port: number): boolean {
  return sockets.some(({ sockets: rows }) =>
    rows.some((row) => row.port === port && /^(?:sshd|dropbear)\b/.test(row.program ?? '')),
  )
}

/** Whether a daemon is the one that is asked for; one that has its own address here may be asked at another. */
function fitsDaemon(word: string, gathered: GatheredEvidence, port: number): Fits {
  const [name = '', at] = word.split('@', 2)
  const isSsh = port === portOfService('SSH') || isOfSsh(gathered, port)
  const fits =
    name === 'ALL'
      ? isSsh || (asking.has(port) && !publicPorts.has(port))
      : /^(?:sshd?|dropbear)$/i.test(name)
        ? isSsh || servesPort('sshd', port)
        : servesPort(name.replace(/^in\./, ''), port)
  return at === undefined ? fits : both(fits, null)
}

const bitsOf = { 4: 32, 6: 128 } as const

/** A network and its mask, in dots or as a length. Who lies in it is not in one that has bits of the host itself. */
function fitsNetwork(network: string, mask: string, from: HostAddress): Fits {
  const base = addressOf(network)
  if (base === null) return null
  if (base.family !== from.family) return false
  const all = (1n << BigInt(bitsOf[from.family])) - 1n
  const dotted = addressOf(mask)
  const length = /^\d{1,3}$/.test(mask) ? Number(mask) : null
  if (length !== null && length > bitsOf[from.family]) return null
  const bits = dotted?.value ?? (length === null ? null : all ^ (all >> BigInt(length)))
  if (bits === null || (dotted !== null && dotted.family !== from.family)) return null
  const isWithin = (from.value & bits) === (base.value & bits)
  return isWithin && (base.value & bits) !== base.value ? null : isWithin
}

/** `198.51.100.`: all addresses that begin so. */
function fitsStart(start: string, { family, value }: HostAddress): Fits {
  return family === 4 && textOf({ family, value }).startsWith(start)
}

/** `198.51.*`: any characters, or any one. */
function fitsFigures(pattern: string, from: HostAddress): Fits {
  if (pattern.split('*').length > 5) return null
  const exactly = pattern.replace(/\./g, '\\.').replace(/\*+/g, '[\\d.]*').replace(/\?/g, '[\\d.]')
  return from.family === 4 && new RegExp(`^${exactly}$`).test(textOf(from))
}

/** Whether a pattern of hosts_access(5) is for the client; of one who is not known, only what is for all is sure. */
function fitsClient(word: string, from: HostAddress | null): Fits {
  if (word === 'ALL') return true
  // Who it is that asks, by the name of a user, is not seen.
  const at = word.lastIndexOf('@')
  if (at > 0) return both(fitsClient(word.slice(at + 1), from), null)
  if (from === null) return null
  // A name without a dot: none that the Internet knows.
  if (word === 'LOCAL') return isPrivate(from) ? null : false
  const within = /^\[([^\]]{2,60})\](?:\/(\d{1,3}))?$/.exec(word)
  if (within) return fitsBrackets(within[1] ?? '', within[2], from)
  if (/^[\d.*?]+$/.test(word) && /[*?]/.test(word)) return fitsFigures(word, from)
  if (/^(?:\d{1,3}\.){1,3}$/.test(word)) return fitsStart(word, from)
  const [network = '', mask] = word.split('/', 2)
  if (/^[\d.]+$/.test(network)) {
    if (mask !== undefined) return fitsNetwork(network, mask, from)
    const one = addressOf(network)
    return one !== null && one.family === from.family && one.value === from.value
  }
  // Names, domains, netgroups, files, and wildcards that go by a name.
  return null
}

function fitsBrackets(text: string, length: string | undefined, from: HostAddress): Fits {
  const [network = '', inner] = text.split('/', 2)
  const mask = length ?? inner
  if (mask !== undefined) return fitsNetwork(network, mask, from)
  const range = rangeOfText(network)
  if (range === null) return null
  const { family, value } = addressOf(network) ?? { family: range.family, value: range.first }
  return family === from.family && value === from.value
}

/** What a file comes to for the client. `maybe`: that hangs on what is not shown. */
type Outcome = { readonly what: 'admits' | 'denies'; readonly rule: AccessRule } | 'maybe' | 'none'

/** The first line that fits holds. */
function outcomeOf({ file, rules }: AccessFile, fits: (rule: AccessRule) => Fits): Outcome {
  for (const rule of rules) {
    const fit = fits(rule)
    if (fit === false) continue
    if (fit === null || rule.admits === null || file === null) return 'maybe'
    return { what: rule.admits ? 'admits' : 'denies', rule }
  }
  return 'none'
}

/** The name of a file alone in a line that is a comment: which of the lines below are of it is not known. */
const headed = /^[ \t]{0,9}#[# \t]{0,9}(?:\/etc\/)?hosts\.allow[ \t]{0,3}[:：]?[ \t]{0,9}$/m

function outcomes(gathered: GatheredEvidence, target: Target, files: readonly AccessFile['file'][]): Outcome[] {
  const { port, protocol, from } = target
  if (port === null || protocol !== 'tcp') return []
  const fits = ({ daemons, clients }: AccessRule) =>
    both(
      fitsList(daemons, (word) => fitsDaemon(word, gathered, port)),
      fitsList(clients, (word) => fitsClient(word, from)),
    )
  return gathered.accessFiles.filter(({ file }) => files.includes(file)).map((file) => outcomeOf(file, fits))
}

/** Whether `/etc/hosts.allow`, which is read first, admits the client. */
export function isAdmitted(gathered: GatheredEvidence, target: Target): boolean {
  return outcomes(gathered, target, ['allow']).some((one) => typeof one === 'object' && one.what === 'admits')
}

/**
 * The line of `/etc/hosts.deny` that turns the client away, or everybody, with the daemon that it names. `/etc/hosts.allow` is read
 * first: where it may say otherwise, nothing is known.
 */
export function deniedByFile(gathered: GatheredEvidence, target: Target): { daemon: string; line: string } | null {
  if (outcomes(gathered, target, ['allow', null]).some((one) => one !== 'none')) return null
  const isShown = gathered.accessFiles.some(({ file }) => file === 'allow')
  const { from } = target
  const mentioned = from === null ? /^(?![ \t]{0,9}#).{0,300}\bhosts\.allow\b/m : headed
  if (!isShown && gathered.texts.some((text) => mentioned.test(text) || headed.test(text))) return null
  const denied = outcomes(gathered, target, ['deny'])
  if (denied.includes('maybe') || denied.some((one) => typeof one === 'object' && one.what === 'admits')) return null
  const [found] = denied.flatMap((one) => (typeof one === 'object' ? [one.rule] : []))
  return found ? { daemon: found.daemons[0] ?? '', line: found.line } : null
}
