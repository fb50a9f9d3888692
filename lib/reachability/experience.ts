import type { Family } from '@/lib/cidr'
import type { Gathered } from './evidence'
import { isLoopback, isPrivate, sameAddress } from './host-address'
import type { Attempt, Outcome, PingResult, Target } from './model'

/** What clients met, as far as it concerns the traffic that is asked about. */
export interface Experience {
  readonly family: Family
  /** Tries from elsewhere at the port in question, in the traffic's own family. */
  readonly outside: readonly Attempt[]
  /** Tries that did not even find an address, whatever the port. */
  readonly unresolved: Attempt | null
  /** The try that shows most: an answer over a mere connection, a refusal over silence. */
  readonly best: Attempt | null
  /** Tries of one address and port that came to opposite ends. */
  readonly contradiction: Attempt | null
  readonly refused: Attempt | null
  readonly silent: Attempt | null
  /** A try that failed, of which its tool does not tell how: Windows says the same of silence and of a refusal. */
  readonly unclear: Attempt | null
  /** Tries in the other family. */
  readonly other: { readonly reached: Attempt | null; readonly refused: Attempt | null }
  /** Tries on the host itself or inside its network: they say nothing about the way from elsewhere. */
  readonly local: { readonly reached: Attempt | null; readonly refused: Attempt | null }
  readonly ping: PingResult | null
}

const reaching = ['connected', 'answered', 'error-answer', 'turned-away', 'tls-failure', 'no-answer', 'closed'] as const
type Reaching = (typeof reaching)[number]
const reachingOutcomes: ReadonlySet<Outcome> = new Set(reaching)
const silence: ReadonlySet<Outcome> = new Set(['timeout'])

export function isReached(attempt: Attempt): attempt is Attempt & { readonly outcome: Reaching } {
  return reachingOutcomes.has(attempt.outcome)
}

/** Whether the service itself has said something. */
export function isAnswered({ outcome }: Attempt): boolean {
  return outcome === 'answered' || outcome === 'error-answer' || outcome === 'turned-away'
}

function isLocal(attempt: Attempt, gathered: Gathered): boolean {
  if (attempt.address && (isLoopback(attempt.address) || attempt.address.value === 0n)) return true
  if (attempt.host !== null && /^(?:localhost|ip6-localhost|localhost\.localdomain)$/i.test(attempt.host)) return true
  return attempt.at !== null && gathered.hosts.has(attempt.at)
}

/** A private address that answers: whoever tried it stands inside the network, and is not the client with its public one. */
function isReachedInside(attempt: Attempt, { from }: Target): boolean {
  return (
    from !== null &&
    !isPrivate(from) &&
    !isLoopback(from) &&
    attempt.address !== null &&
    isPrivate(attempt.address) &&
    isReached(attempt)
  )
}

/** Sorts the tries by what they say about the target. Tries of another port or protocol say nothing. */
export function experienceOf(gathered: Gathered, target: Target): Experience {
  const own = gathered.attempts.filter(
    (attempt) => attempt.protocol === target.protocol && (attempt.port === target.port || attempt.port === null),
  )
  const isNear = (attempt: Attempt) => isLocal(attempt, gathered) || isReachedInside(attempt, target)
  const away =
    target.direction === 'egress'
      ? own.filter((attempt) => !isLoopbackTry(attempt))
      : own.filter((attempt) => !isNear(attempt))
  const near = target.direction === 'egress' ? [] : own.filter(isNear)
  const family: Family = target.from?.family ?? away.find(({ address }) => address)?.address?.family ?? 4
  const outside = away.filter(
    ({ address, outcome }) => (address === null || address.family === family) && !useless(outcome),
  )
  const others = away.filter(({ address }) => address !== null && address.family !== family)
  const reached = outside.filter(isReached)
  const refused = outside.find(({ outcome }) => outcome === 'refused') ?? null
  const silent = outside.find(({ outcome }) => silence.has(outcome)) ?? null
  const intercepted = gathered.attempts.find(
    ({ outcome, port }) => outcome === 'intercepted' && (port === null || port === target.port),
  )
  const answers = reached.filter(isAnswered)
  const broken = reached.findLast((attempt) => attempt.outcome !== 'connected' && !isAnswered(attempt))
  const best =
    intercepted ??
    answers.at(-1) ??
    broken ??
    reached.at(-1) ??
    refused ??
    outside.find(({ outcome }) => outcome === 'reset') ??
    outside.find(({ outcome }) => outcome === 'no-route') ??
    silent ??
    outside.at(-1) ??
    null
  return {
    family,
    outside,
    unresolved: unresolvedOf(gathered, target),
    best,
    contradiction: contradictionOf(outside),
    refused: reached.length > 0 ? null : refused,
    silent: reached.length > 0 || refused ? null : silent,
    unclear: outside.length > 0 ? null : (away.find(isUnclear) ?? null),
    other: {
      reached: others.find(isReached) ?? null,
      refused: others.find(({ outcome }) => outcome === 'refused') ?? null,
    },
    local: {
      reached: near.find(isReached) ?? null,
      refused: near.find(({ outcome }) => outcome === 'refused') ?? null,
    },
    ping: gathered.pings.find(({ answered }) => answered) ?? gathered.pings[0] ?? null,
  }
}

function isUnclear({ outcome, tool }: Attempt): boolean {
  return outcome === 'failed' && (tool === 'Test-NetConnection' || tool === 'telnet')
}

function isLoopbackTry({ address, host }: Attempt): boolean {
  return (address !== null && isLoopback(address)) || host === 'localhost'
}

/** Outcomes that leave open whether anything answered. */
function useless(outcome: Outcome): boolean {
  return (
    outcome === 'failed' || outcome === 'not-resolved' || outcome === 'network-unreachable' || outcome === 'intercepted'
  )
}

function unresolvedOf(gathered: Gathered, target: Target): Attempt | null {
  const found = gathered.attempts.find((attempt) => attempt.outcome === 'not-resolved')
  if (!found) return null
  if (target.direction === 'ingress' && found.at !== null && (gathered.hosts.has(found.at) || /^iZ/.test(found.at)))
    return null
  const { host } = found
  const later = gathered.attempts.some((attempt) => isReached(attempt) && host !== null && attempt.host === host)
  return later ? null : found
}

function contradictionOf(outside: readonly Attempt[]): Attempt | null {
  const kindOf = (attempt: Attempt) =>
    isReached(attempt)
      ? 'reached'
      : attempt.outcome === 'refused'
        ? 'refused'
        : silence.has(attempt.outcome)
          ? 'silent'
          : null
  for (const one of outside) {
    const kind = kindOf(one)
    if (!kind) continue
    const other = outside.find((two) => {
      const second = kindOf(two)
      return (
        second !== null &&
        second !== kind &&
        one.port !== null &&
        two.port !== null &&
        one.address !== null &&
        two.address !== null &&
        sameAddress(one.address, two.address)
      )
    })
    if (other) return other
    if (outside.length > 500) return null
  }
  return null
}

/** Whether the client tried private addresses alone, from a public one. */
export function triedPrivateOnly(experience: Experience, target: Target): Attempt | null {
  if (!target.from || isPrivate(target.from) || isLoopback(target.from) || target.direction === 'egress') return null
  const addressed = [...experience.outside, ...(experience.unclear ? [experience.unclear] : [])].filter(
    ({ address }) => address !== null,
  )
  const [first] = addressed
  return first && addressed.every(({ address }) => address !== null && isPrivate(address)) && !addressed.some(isReached)
    ? first
    : null
}
