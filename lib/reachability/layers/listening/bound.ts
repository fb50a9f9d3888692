import { textAt } from '../../cloud/fields'
import { eipsIn, privateSideOf, publicAddressesIn } from '../../cloud/inventory'
import { isContainerBridge } from '../../model/container-network'
import type { LayerFinding } from '../../model/diagnosis'
import type { GatheredEvidence } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail, pass, unknown } from '../../model/finding'
import {
  addressOf,
  type HostAddress,
  isLinkLocal,
  isLoopback,
  isPrivate,
  sameAddress,
  textOf,
} from '../../model/host-address'
import { inFront } from '../astray'

/** Whether something is bound to loopback alone, where nobody from elsewhere comes. */
export const isClosed = ({ address }: { readonly address: HostAddress | null }) =>
  address !== null && isLoopback(address)

/** Interfaces of containers and tunnels: traffic from elsewhere does not come through them. */
const inner = /^(?:docker|br-|virbr|veth|lo$|tun|tap|ppp|wg|cni|cali|flannel|tailscale|zt)/

function interfaceOf(address: HostAddress, { interfaces }: GatheredEvidence): string | null {
  const own = interfaces.flatMap(({ addresses }) => addresses).find((item) => sameAddress(item, address))
  return own?.interface ?? null
}

/** Whether the machine has no other address of this family that faces a network. */
function isOnly(address: HostAddress, { interfaces }: GatheredEvidence): boolean {
  const outer = interfaces
    .flatMap(({ addresses }) => addresses)
    .filter(
      (item) =>
        item.family === address.family && !isLoopback(item) && !isLinkLocal(item) && !inner.test(item.interface),
    )
  return outer.every((item) => sameAddress(item, address))
}

/** Whether it is bound to an address of a container's bridge, or of a tunnel. */
function isInside(address: HostAddress, gathered: GatheredEvidence): boolean {
  return isContainerBridge(address) || inner.test(interfaceOf(address, gathered) ?? '')
}

/** Whether a connection at the very address is open. */
function isUsed(address: HostAddress, { sockets }: GatheredEvidence): boolean {
  return sockets
    .flatMap((listing) => listing.sockets)
    .some((item) => item.state !== 'listening' && item.address && sameAddress(item.address, address))
}

/** Whether all that was dialled are other addresses of the machine. */
function isAnotherOwn(met: readonly HostAddress[], address: HostAddress, gathered: GatheredEvidence): boolean {
  return met.length > 0 && met.every((item) => !sameAddress(item, address) && interfaceOf(item, gathered) !== null)
}

/**
 * Whether the address is private, and another interface has a public one, by which the machine is reached from the Internet, where
 * nobody has tried any and nothing is told of what would stand between.
 */
function hasOpenBeside(own: string, address: HostAddress, experience: Experience, gathered: GatheredEvidence): boolean {
  const { from } = experience
  if (from === null || isPrivate(from) || !isPrivate(address) || metAt(experience, address).length > 0) return false
  if (gathered.texts.some((text) => inFront.test(text.slice(0, 60_000)))) return false
  return gathered.interfaces
    .flatMap(({ addresses }) => addresses)
    .some(
      (item) =>
        item.family === address.family &&
        item.interface !== own &&
        !isPrivate(item) &&
        !isLoopback(item) &&
        !isLinkLocal(item) &&
        !inner.test(item.interface),
    )
}

/** Who comes from a private address may come through a tunnel. */
function mayComeInside(address: HostAddress, { from }: Experience): boolean {
  return from !== null && isPrivate(from) && !isContainerBridge(address)
}

/** Words by which people say that it is from the Internet that they come. */
const fromOutside =
  /外网|公网(?:访问|上|连)|从外面|外部访问|\bfrom (?:the )?(?:outside|internet|public)\b|\b(?:publicly|externally)\b|(?:外部?|インターネット|社外)から/i

/** The public addresses of the machine, for a client of the Internet. */
function openTo({ from, family }: Experience, gathered: GatheredEvidence): HostAddress[] {
  const { documents, texts } = gathered
  if (from === null ? !texts.some((text) => fromOutside.test(text.slice(0, 20_000))) : isPrivate(from)) return []
  // Of a list of EIPs those count that lead to an address of this machine.
  const eips = eipsIn(documents).filter((eip) => {
    const side = addressOf(textAt(eip, 'PrivateIpAddress'))
    return side !== null && interfaceOf(side, gathered) !== null
  })
  return [...new Set([...(publicAddressesIn(documents) ?? []), ...eips.map((eip) => textAt(eip, 'IpAddress'))])]
    .map(addressOf)
    .filter((address) => address !== null && address.family === family && !isPrivate(address))
    .filter((address) => address !== null)
}

/** Addresses of the same protocol of IP that clients from elsewhere have tried. */
function metAt({ outside, unclear }: Experience, { family }: HostAddress): readonly HostAddress[] {
  return [...outside, ...(unclear ? [unclear] : [])].flatMap(({ address }) =>
    address?.family === family ? [address] : [],
  )
}

/** Whether clients come to another address of the machine: the one that was dialled, or the only one that can be. */
function isBeside(
  own: string,
  met: readonly HostAddress[],
  address: HostAddress,
  experience: Experience,
  gathered: GatheredEvidence,
): boolean {
  return isAnotherOwn(met, address, gathered) || hasOpenBeside(own, address, experience, gathered)
}

/**
 * What is bound to one address, that of a socket or of a container's port on its host.
 *
 * @param params what is told of it besides its address
 */
export function ofBound(
  { address, line }: { readonly address: HostAddress | null; readonly line: string },
  experience: Experience,
  gathered: GatheredEvidence,
  params: Readonly<Record<string, string>>,
): LayerFinding {
  if (!address) return unknown()
  const text = textOf(address)
  const told = { ...params, address: text }
  const wrong = () => fail('wrong-address', because('wrong-address', line, told), 'refusal')
  const right = () => pass(because('listening-at', line, told))
  // Only who stands on the machine itself is asked of it.
  if (isLoopback(address)) return right()
  const own = interfaceOf(address, gathered)
  const met = metAt(experience, address)
  if (isInside(address, gathered)) {
    if (met.some((item) => sameAddress(item, address))) return right()
    return mayComeInside(address, experience) ? unknown(because('bound', line, told)) : wrong()
  }
  // What was dialled leads to one address of the machine; where that is not told, what can be dialled from the Internet does.
  const open = met.length > 0 || own === null ? met : openTo(experience, gathered)
  const sides = open.flatMap((item) => privateSideOf(gathered.documents, item) ?? [])
  if (sides.length > 0 && sides.length === open.length && isPrivate(address))
    return sides.some((side) => sameAddress(side, address)) ? right() : wrong()
  // Another address of the machine's own was tried.
  if (own !== null && isBeside(own, met, address, experience, gathered)) return wrong()
  if (own !== null) return /^(?:eth0|en\w{1,20})$/.test(own) || isOnly(address, gathered) ? right() : unknown()
  if (met.some((item) => sameAddress(item, address))) return right()
  if (met.length > 0 && (met.every(isPrivate) || experience.refused || !isPrivate(address))) return wrong()
  if (isUsed(address, gathered)) return right()
  if (!isPrivate(address)) return right()
  return unknown(because('bound', line, told))
}
