import { longestSentence } from '../complaint'
import { isDone } from './anew'
import { isTalk } from './speech'

/** What a proxy, or a tunnel, says of what it does not reach. */
const unreached =
  /\bconnect to local service \[|\bconnecting to upstream\b|\b(?:reach|dial|connect(?:ing)? to) (?:the )?(?:origin|upstream|backend|local (?:service|server))\b|\bno live upstreams\b|\berror proxying\b/i
/** What it says once it was started anew. */
const begun =
  /\bstart proxy success\b|\blogin to server success\b|\bRegistered tunnel connection\b|\bstart worker processes\b|\bserving initial configuration\b|\bclient session established\b/i

/**
 * Lines of a proxy that does not reach what is behind it, where somebody has changed something since and started it anew, and it says so
 * without failing again.
 */
export function restartedSince(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  const last = lines.findLastIndex((line) => line.length <= 2000 && unreached.test(line) && !isTalk(line))
  if (last < 0) return found
  const below = lines.slice(last + 1)
  const done = below.findIndex((line) => line.length <= longestSentence && isTalk(line) && isDone(line))
  if (done < 0 || !below.slice(done + 1).some((line) => line.length <= 2000 && begun.test(line))) return found
  lines.slice(0, last + 1).forEach((line, at) => {
    if (line.length <= 2000 && unreached.test(line)) found.add(at)
  })
  return found
}
