import { longestSentence } from '../complaint'
import { failing } from '../data/complaints'
import { isTalk } from './speech'

/** Names of sites that people say fail. */
const site = /\b(?:https?:\/\/)?((?:[a-z\d-]{1,63}\.){1,5}[a-z]{2,12})(?![\w.-]*@)(?=[\s/:,;)'"`>]|\.?\s|$)/gi
/** The site that a line of a proxy's log was asked for. */
const askedFor =
  /\bdest=https?:\/\/([\w.-]{3,120})|\bhost: "([\w.-]{3,120})|"(?:host|RequestHost|hostname)":\s?"([\w.-]{3,120})/i

const isName = (host: string) => /[a-z]/i.test(host) && host.includes('.')

/** The name without what is the same for all sites of a machine. */
const plain = (host: string) => host.toLowerCase().replace(/^www\.|:\d+$|\.$/g, '')

/** Lines of proxies that tell of another site than those that people say fail, where these are named. */
export function ofOtherSites(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  const asked = lines.map((line) => {
    if (line.length > 2000) return undefined
    const host = askedFor.exec(line)?.slice(1).find(Boolean)
    return host !== undefined && isName(host) ? plain(host) : undefined
  })
  if (asked.every((host) => host === undefined)) return found
  const missed = new Set(
    lines
      .filter((line) => line.length <= longestSentence && isTalk(line) && failing.some((words) => words.test(line)))
      .flatMap((line) => [...line.matchAll(site)].map(([, host = '']) => plain(host))),
  )
  const own = asked.filter((host) => host !== undefined && missed.has(host))
  // Who names a file, or a program, names no site: one of those that are served has to be of the same domain.
  const isKin = (host: string) =>
    [...missed].some((each) => each.split('.').slice(-2).join('.') === host.split('.').slice(-2).join('.'))
  asked.forEach((host, at) => {
    if (host !== undefined && !missed.has(host) && (own.length > 0 || isKin(host))) found.add(at)
  })
  return found
}
