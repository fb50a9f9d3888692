import type { LayerFinding } from '../../model/diagnosis'
import type { GatheredEvidence } from '../../model/evidence'
import { because, fail } from '../../model/finding'
import { addressOf, inRange, isPrivate, rangeOfText } from '../../model/host-address'
import type { Target } from '../../model/target'

/** The address that somebody has looked up as their own: an address alone below the command. */
const lookedUp =
  /\bcurl\b.{0,60}\b(?:ifconfig\.(?:me|co|io)|ipinfo\.io\/ip|icanhazip\.com|checkip\.amazonaws\.com|api\.ipify\.org|ip\.sb|myip\.ipip\.net)\S{0,40}\s{0,9}\n\s{0,9}((?:\d{1,3}\.){3}\d{1,3})\s{0,9}(?:\n|$)/

/** Whether a block holds no address of the Internet at all: `0.0.0.0/16`, written where `0.0.0.0/0` was meant. */
export function isOfNobody(source: string): boolean {
  return /^0\.0\.0\.0\/(?:[89]|[12]\d|3[012])$/.test(source)
}

/** What people say of a group in words: that no rule lets the port in, or that the one that does lets others in. */
export function toldGroup(
  { facts, texts }: GatheredEvidence,
  finding: LayerFinding,
  { port, from, direction }: Target,
): LayerFinding | null {
  if (finding.state !== 'unknown' || direction === 'egress' || port === null) return null
  const own = facts.filter(({ ports }) => ports?.includes(port))
  const closed = own.find(({ fact }) => fact === 'said-closed')
  if (closed) return fail('security-group', because('told-closed', closed.line), 'silence')
  const only = facts.filter(({ fact }) => fact === 'said-only')
  const [all] = only
  if (all && only.every(({ ports }) => !ports?.includes(port)))
    return fail('security-group', because('told-closed', all.line), 'silence')
  const sources = own.filter(({ fact }) => fact === 'said-source')
  const [first] = sources
  if (!first) return null
  const looked = texts.map((text) => lookedUp.exec(text.slice(0, 60_000))?.[1]).find(Boolean)
  const client = from ?? (looked === undefined ? null : addressOf(looked))
  const isShut = sources.every(({ source = '' }) => {
    const range = rangeOfText(source)
    return isOfNobody(source) || (client !== null && !isPrivate(client) && range !== null && !inRange(range, client))
  })
  return isShut ? fail('security-group', because('told-closed', first.line), 'silence') : null
}
