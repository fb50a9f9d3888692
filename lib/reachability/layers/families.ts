import type { Family } from '@/lib/cidr'
import { letsDebug } from '../data/speakers'
import type { LayerFinding } from '../model/diagnosis'
import type { Attempt, GatheredEvidence } from '../model/evidence'
import type { Experience, MissedFamily } from '../model/experience'
import { because, fail } from '../model/finding'
import { isLinkLocal, isLoopback } from '../model/host-address'

/*
 * Two protocols of IP, of which one alone leads there: what was tried over the other comes to nothing, whichever program
 * stands at the end.
 */

const otherOf = (family: Family): Family => (family === 4 ? 6 : 4)

/** The family of a try: that of its address, or the one that its command was limited to. */
export function ipOf({ address, only }: Attempt): Family | null {
  return address?.family ?? only
}

const failing: ReadonlySet<string> = new Set(['refused', 'timeout', 'no-route', 'network-unreachable', 'failed'])
const serving: ReadonlySet<string> = new Set(['connected', 'answered', 'error-answer'])

const isName = ({ host }: Attempt) => host !== null && /[g-z]/i.test(host) && !host.includes(':')

/** Whether two tries may be of one server: by its name, or both by addresses of which no name is known. */
const isOne = (one: Attempt, two: Attempt) => (isName(one) || isName(two) ? one.host === two.host : true)

/** Commands that were limited to a family, and authorities that say which one they have tried. */
const isLimited = ({ only, tool, address }: Attempt, family: Family) =>
  only === family || (tool === 'certbot' && address?.family === family)

/** The family to which commands were limited that came to nothing, where the other one served the same name. */
function limitedTo(tries: readonly Attempt[], family: Family): Attempt | null {
  const own = tries.filter((attempt) => ipOf(attempt) === family)
  const [first] = own
  if (!first || own.some((attempt) => !failing.has(attempt.outcome) || !isLimited(attempt, family))) return null
  const others = tries.filter((attempt) => ipOf(attempt) === otherOf(family))
  if (others.length === 0 || others.some(({ outcome }) => !serving.has(outcome))) return null
  return own.every((one) => others.some((other) => isOne(one, other))) ? first : null
}

/** Let's Debug says so of one family, and nothing of the other: https://letsdebug.net */
function toldBy(tries: readonly Attempt[], family: Family): Attempt | null {
  const told = tries.filter(({ tool }) => tool === letsDebug)
  const found = told.find((attempt) => ipOf(attempt) === family)
  const isAlone = told.every((attempt) => ipOf(attempt) === family)
  return found && isAlone && tries.every((attempt) => ipOf(attempt) === family || !failing.has(attempt.outcome))
    ? found
    : null
}

/** A resolver that is asked at an address of IPv6, as nslookup and dig name it. */
const resolverOfSix = /^\s{0,9}(?:Server:|;; SERVER:)\s{1,9}[0-9a-f]{0,4}:[0-9a-f]{0,4}:[\w:.%]{0,45}(?:#\d|\(|\s|$)/im

/** Whether the machine is seen to have IPv6: an address of its own, an answer over it, a name that it found by it. */
function hasSix({ interfaces, pings, resolutions, texts }: GatheredEvidence, tries: readonly Attempt[]): boolean {
  const own = interfaces.flatMap(({ addresses }) => addresses).filter((item) => !isLoopback(item) && !isLinkLocal(item))
  if (own.some((item) => item.family === 4)) return false
  return (
    own.length > 0 ||
    pings.some(({ answered, address }) => answered && address?.family === 6) ||
    tries.some((attempt) => ipOf(attempt) === 6 && serving.has(attempt.outcome)) ||
    resolutions.some(({ addresses }) => addresses.some(({ family }) => family === 6)) ||
    texts.some((text) => resolverOfSix.test(text.slice(0, 60_000)))
  )
}

/** Commands that were limited to IPv6 have failed, and a ping over it has found no way. */
function unpinged(tries: readonly Attempt[], { attempts }: GatheredEvidence): Attempt | null {
  const own = tries.filter(({ only, outcome }) => only === 6 && failing.has(outcome))
  const ping = attempts.find(
    ({ tool, only, outcome }) => tool === 'ping' && only === 6 && outcome === 'network-unreachable',
  )
  return ping && own.length > 0 && own.length === tries.length ? ping : null
}

/** The machine that tries has no way by this family at all. */
function withoutWay(tries: readonly Attempt[], family: Family, gathered: GatheredEvidence): Attempt | null {
  const own = tries.filter((attempt) => ipOf(attempt) === family)
  const [first] = own
  if (!first || own.some(({ outcome }) => outcome !== 'network-unreachable')) return null
  if (
    tries.some((attempt) => ipOf(attempt) !== family && attempt.outcome !== 'failed' && !serving.has(attempt.outcome))
  )
    return null
  return family === 6 || hasSix(gathered, tries) ? first : null
}

/** The family that does not lead there, where the other one does; null where neither, or both, are seen to. */
export function missedFamily(away: readonly Attempt[], gathered: GatheredEvidence): MissedFamily | null {
  const tries = away.filter(({ tool }) => tool !== 'ping')
  for (const family of [6, 4] as const) {
    const attempt = limitedTo(tries, family) ?? toldBy(tries, family) ?? withoutWay(tries, family, gathered)
    if (attempt) return { family, attempt }
  }
  const ping = unpinged(tries, gathered)
  return ping ? { family: 6, attempt: ping } : null
}

/** What tries of both families come to, where nothing that is shown of the machine says why. */
export function oneFamily({ missed }: Experience, port: number | null): LayerFinding | null {
  if (!missed) return null
  const { family, attempt } = missed
  const cause = family === 4 ? 'ipv6-only' : 'ipv4-only'
  const { outcome, line } = attempt
  const shows = outcome === 'refused' ? 'refusal' : outcome === 'timeout' ? 'silence' : null
  return fail(cause, because(cause, line, { port: String(port ?? ''), met: outcome }), shows)
}
