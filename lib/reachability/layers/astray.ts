import { textAt } from '../cloud/fields'
import { eipsIn, publicAddressesIn } from '../cloud/inventory'
import type { LayerFinding } from '../model/diagnosis'
import type { Attempt, GatheredEvidence, HostFact } from '../model/evidence'
import { because, fail } from '../model/finding'
import { type HostAddress, isLinkLocal, isLoopback, isPrivate, sameAddress, textOf } from '../model/host-address'
import type { Target } from '../model/target'
import { isReached } from './experience'

/** What may stand before an instance, so that its name points elsewhere by intent. */
export const inFront =
  /\b(?:[SCAN]LB|CDN|DCDN|ESA|WAF|GA|CNAME|(?:load|traffic) balanc|cloudflare|cloudfront|fastly|akamai|anti-?ddos|reverse proxy)\b|负载均衡|高防|反向代理|ロードバランサ|リバースプロキシ/i

/** What the superuser of a machine is told of its address from outside: nobody sits as that one at a laptop. */
const askedOutside =
  /(?:^|\n)\s{0,4}\[?root@[^\n]{1,120}#\s{1,3}curl\b[^\n]{0,60}\b(?:ifconfig\.(?:me|co|io)|ipinfo\.io\/ip|icanhazip\.com|checkip\.amazonaws\.com|api\.ipify\.org|(?:ipv4\.)?ip\.sb|myip\.ipip\.net|ident\.me)\b[^\n]{0,40}\n\s{0,9}((?:\d{1,3}\.){3}\d{1,3})(?![\d.])/

/** Public addresses of the instance, by what describes it and by what it says of itself. */
function ownAddresses({ documents, facts, interfaces, texts }: GatheredEvidence): readonly string[] {
  const said = facts.flatMap(({ fact, address }: HostFact) =>
    fact === 'public-address' && address ? [textOf(address)] : [],
  )
  const [bound, another] = eipsIn(documents).filter((eip) => textAt(eip, 'Status') === 'InUse')
  const eip = bound && !another ? [textAt(bound, 'IpAddress')] : []
  const bare = interfaces
    .flatMap(({ addresses }) => addresses)
    .filter((item) => !isPrivate(item) && !isLoopback(item) && !isLinkLocal(item))
    .map(textOf)
  const asked = texts.flatMap((text) => askedOutside.exec(text.slice(0, 60_000))?.[1] ?? [])
  return [...new Set([...(publicAddressesIn(documents) ?? []), ...eip, ...said, ...bare, ...asked])]
}

/** Whether somebody has asked another address for the name than the one that it stands for: `curl --resolve name:443:203.0.113.9`. */
function isPinned(name: string, texts: readonly string[]): boolean {
  return /^[\w.-]{1,255}$/.test(name) && texts.some((text) => text.includes(`--resolve ${name}:`))
}

const isUnplaced = ({ host, address }: Attempt) => host === null && address === null

/**
 * The name stands for another public address than the instance's, and it is there that nothing answers, or another server, while
 * the instance's own does.
 */
export function namedElsewhere(gathered: GatheredEvidence, { port }: Target): LayerFinding | null {
  const { attempts, pings, resolutions, texts } = gathered
  const own = ownAddresses(gathered)
  const found = resolutions.find(({ name }) => name !== null)
  const [first] = found?.addresses ?? []
  if (!found || !first || own.length === 0) return null
  const isOwn = (address: HostAddress) => isPrivate(address) || own.includes(textOf(address))
  if (resolutions.some(({ addresses }) => addresses.some(isOwn)) || texts.some((text) => inFront.test(text)))
    return null
  const isThere = (address: HostAddress | null) =>
    address !== null && found.addresses.some((other) => sameAddress(other, address))
  const isTry = (attempt: Attempt) => attempt.host === found.name || isThere(attempt.address)
  const isSilent =
    attempts.some((attempt) => attempt.outcome === 'timeout' && (isTry(attempt) || isUnplaced(attempt))) ||
    pings.some(({ address, answered }) => !answered && isThere(address))
  const isOther =
    (isPinned(found.name ?? '', texts) || attempts.some((attempt) => isTry(attempt) && (attempt.status ?? 0) >= 400)) &&
    attempts.some((attempt) => attempt.port === port && isReached(attempt) && own.includes(attempt.host ?? ''))
  if (!isSilent && !isOther) return null
  return fail(
    'dns',
    because('resolves-elsewhere', found.line, { address: textOf(first), own: own.join(', ') }),
    'silence',
  )
}
