import type { Family } from '@/lib/cidr'
import type { JudgedCase } from '../model/case'
import { textOf } from '../model/host-address'

/** The other end, as commands name it. */
export interface PeerWords {
  readonly family: Family
  readonly address: string
  readonly block: string
}

/** The other end's address, or a word for it: the client of what comes in, the server of what goes out. */
export function namedPeer({
  target: { from, direction },
  experience,
}: Pick<JudgedCase, 'target' | 'experience'>): PeerWords {
  const family = from?.family ?? experience.family
  const address = from ? textOf(from) : direction === 'egress' ? 'SERVER_ADDRESS' : 'CLIENT_ADDRESS'
  return { family, address, block: `${address}/${family === 6 ? 128 : 32}` }
}
