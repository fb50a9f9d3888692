import { isOutput, longestSentence, mostLines } from '../../complaint'
import { notUp } from '../../data/complaints'
import { publicPorts, servesPort } from '../../data/programs'
import type { LayerFinding } from '../../model/diagnosis'
import type { GatheredEvidence, ProgramEvent, Transport } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail, unknown } from '../../model/finding'
import { isLoopback, textOf } from '../../model/host-address'
import { isReached, isTurnedBack } from '../experience'

/** Who says so has not started, whatever else serves the port: the engine of a container that gets none, a server that ends. */
const givenUp =
  /\bdriver failed programming external connectivity\b|\bfailed to set up container networking\b|\bport is already allocated\b|\bError starting userland proxy\b|\bno listening sockets available, shutting down\b|\brootlessport\b|\bAH00015: Unable to open logs\b/

/** Whether a program has not started for want of its port, and somebody says that it does not come up, or is not reached. */
function isGivenUp({ line }: ProgramEvent, { texts }: GatheredEvidence): boolean {
  const heads = texts.map((text) => text.slice(0, 60_000))
  if (!givenUp.test(line) && !heads.some((text) => givenUp.test(text))) return false
  return heads.some((text) =>
    text
      .split('\n', mostLines)
      .some((each) => each.length <= longestSentence && !isOutput(each) && !givenUp.test(each) && notUp.test(each)),
  )
}

/** Words that name what has the port: `Port 3306 in use by "C:\\mysql\\bin\\mysqld.exe" with PID 4112`. */
const holderNamed = /\bin use by ["'“]{0,2}(?:[A-Za-z]:[\\/]|\/)|\bwith PID \d/

/**
 * Whether the service that could not take its port is surely not there for the client. What has the port instead may serve as well: the
 * program itself, started before, or another web server, of which each can show the pages of a site.
 */
function isKeptOut(event: ProgramEvent, gathered: GatheredEvidence, experience: Experience, port: number): boolean {
  const { best, silent, served } = experience
  if (isTurnedBack(experience)) return true
  if (holderNamed.test(event.line)) return false
  if (silent || served || (best && isReached(best))) return false
  if (publicPorts.has(port) && !isGivenUp(event, gathered)) return false
  return !gathered.programs.some(
    ({ what, program }) => what === 'runs' && program !== null && servesPort(program, port),
  )
}

/** That it listens at every address since, and is not reached all the same. */
const sinceEverywhere =
  /0\.0\.0\.0\b[^\n]{0,100}(?:\btime[sd]? ?out|\bstill\b|\bcannot\b|n['’]t (?:reach|connect|access|work)|没|不[通行了能上]|还是|仍|つながら|繋がら|でき(?:ま|な))/i

/** The container that an engine could not give its port to, where the line names it. */
const endpoint = /\bon endpoint ([\w.-]{1,128})/

/** A container has not got the port, which another one has: it is the one that somebody misses. */
export function portLost(gathered: GatheredEvidence, protocol: Transport, port: number): LayerFinding | null {
  const rows = gathered.published.filter((item) => item.port === port && item.protocol === protocol)
  const lost = gathered.programs.find(({ what, why, port: at, line }) => {
    const name = endpoint.exec(line)?.[1]
    return what === 'bind-failed' && why === 'in-use' && at === port && name && rows.every((row) => row.name !== name)
  })
  // At a port of sites the other one may be what is used.
  if (!lost || rows.length === 0 || (publicPorts.has(port) && !isGivenUp(lost, gathered))) return null
  return fail(
    'not-listening',
    because('bind-in-use', lost.line, { port: String(port), protocol, program: lost.program ?? '', address: '' }),
    'refusal',
  )
}

/** Whether SELinux is shown to be switched off, or to log alone, and nothing shows that it is on. */
function isUnenforced({ facts }: GatheredEvidence): boolean {
  return facts.some(({ fact }) => fact === 'selinux-off') && !facts.some(({ fact }) => fact === 'selinux-on')
}

export function bindFailed(
  event: ProgramEvent,
  params: Readonly<Record<string, string>>,
  gathered: GatheredEvidence,
  experience: Experience,
): LayerFinding {
  const told = { ...params, program: event.program ?? '', address: event.address ? textOf(event.address) : '' }
  switch (event.why) {
    case 'in-use': {
      const reason = because('bind-in-use', event.line, told)
      return isKeptOut(event, gathered, experience, Number(params.port))
        ? fail('not-listening', reason, 'refusal')
        : unknown(reason)
    }
    case 'not-local':
      if (gathered.texts.some((text) => sinceEverywhere.test(text.slice(0, 60_000)))) return unknown()
      // Of a machine without IPv6 a runtime that opens both has the other.
      if (
        event.program === null &&
        event.address?.family === 6 &&
        isLoopback(event.address) &&
        !isTurnedBack(experience)
      )
        return unknown(because('bind-not-local', event.line, told))
      // That the machine lacks even its own loopback address keeps the service from starting, and is no mistake in an address.
      return fail(
        event.address && isLoopback(event.address) ? 'not-listening' : 'wrong-address',
        because('bind-not-local', event.line, told),
        'refusal',
      )
    case 'permission':
      // What SELinux would deny, it says; it denies nothing while it is off.
      if (isUnenforced(gathered) && /\bavc:\s/.test(event.line))
        return unknown(because('bind-permission', event.line, told))
      return fail('not-listening', because('bind-permission', event.line, told), 'refusal')
    default:
      return fail(
        'not-listening',
        because('service-failed', event.line, { ...told, manager: '', container: event.container ?? '' }),
        'refusal',
      )
  }
}
