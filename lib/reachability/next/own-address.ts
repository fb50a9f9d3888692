import { formatAddress } from '@/lib/cidr'
import { ownPublicAddress } from '../layers/cloud/cloud'
import type { JudgedCase } from '../model/case'
import { isLoopback, isPrivate, textOf } from '../model/host-address'

type Seen = Pick<JudgedCase, 'experience' | 'gathered'>

/** Interfaces through which traffic from elsewhere comes. */
const outer = /^(?:eth\d|en[a-z]\w{0,14})$/

/** The instance's address for clients of the Internet, where the paste tells it; else its placeholder. */
export function publicAddressOf({ experience, gathered }: Seen): string {
  const known = ownPublicAddress(gathered, experience)
  if (known !== null) return formatAddress(experience.family, known)
  const said = new Set(
    gathered.facts.flatMap(({ fact, address }) => (fact === 'public-address' && address ? [textOf(address)] : [])),
  )
  const [only, another] = said
  return only !== undefined && another === undefined ? only : 'PUBLIC_ADDRESS'
}

/** The instance's address for its neighbours, where the paste tells one; else its placeholder. */
export function privateAddressOf({ experience, gathered }: Seen): string {
  const dialled = [...experience.outside, ...(experience.unclear ? [experience.unclear] : [])].flatMap(({ address }) =>
    address && isPrivate(address) && !isLoopback(address) ? [textOf(address)] : [],
  )
  const own = gathered.interfaces
    .flatMap(({ addresses }) => addresses)
    .filter((item) => item.family === 4 && isPrivate(item) && outer.test(item.interface))
    .map(textOf)
  const [only, another] = new Set(dialled.length > 0 ? dialled : own)
  return only !== undefined && another === undefined ? only : 'PRIVATE_ADDRESS'
}
