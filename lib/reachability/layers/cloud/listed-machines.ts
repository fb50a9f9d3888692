import type { GatheredEvidence, HostFact } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { isLoopback, isPrivate, sameAddress } from '../../model/host-address'

/** Of the machines that lists show, those that have an address which was dialled; all of them where none has. */
export function listedMachines(
  { facts }: Pick<GatheredEvidence, 'facts'>,
  { outside, unclear }: Pick<Experience, 'outside' | 'unclear'>,
): readonly HostFact[] {
  const all = facts.filter(({ fact }) => fact.startsWith('machine-'))
  const dialled = [...outside, ...(unclear ? [unclear] : [])].flatMap(({ address }) => (address ? [address] : []))
  const own = all.filter(({ address: at }) => at && dialled.some((address) => sameAddress(address, at)))
  if (own.length > 0) return own
  // Where another address was dialled than those of a machine that is shown, it is another machine.
  const isOther =
    all.some(({ address }) => address) && dialled.some((address) => !isPrivate(address) && !isLoopback(address))
  return isOther ? [] : all
}
