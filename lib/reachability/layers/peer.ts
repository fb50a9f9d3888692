import { isFields } from '../cloud/fields'
import { cloudInterfaces, groupsHeldBy, holdsAddress } from '../cloud/inventory'
import type { CloudDocument, GatheredEvidence } from '../model/evidence'
import { type HostAddress, isPrivate } from '../model/host-address'
import type { Target } from '../model/target'

/** The evidence of the machine that is asked about, and the groups of the one at the other end. */
export interface Sides {
  readonly own: GatheredEvidence
  /** Groups of the other end's interface; null where no document describes it. */
  readonly peerGroups: readonly string[] | null
}

/** A value without the instances and interfaces that have the address, which are handed to `met`. */
function without(value: unknown, address: HostAddress, met: (holder: unknown) => void, depth = 0): unknown {
  if (depth > 12) return value
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      if (!holdsAddress(item, address)) return [without(item, address, met, depth + 1)]
      met(item)
      return []
    })
  }
  if (!isFields(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, without(inner, address, met, depth + 1)]),
  )
}

/**
 * Sets apart what documents say of the other end, where this is an instance of the same network: it is known by its private
 * address, and is not the machine that is asked about.
 */
export function sidesOf(gathered: GatheredEvidence, { from }: Target): Sides {
  if (from === null || !isPrivate(from)) return { own: gathered, peerGroups: null }
  const holders: unknown[] = []
  const documents = gathered.documents.flatMap((document): CloudDocument[] => {
    const before = holders.length
    if (holdsAddress(document.value, from)) {
      holders.push(document.value)
      return []
    }
    const value = without(document.value, from, (holder) => holders.push(holder))
    return holders.length === before ? [document] : [{ ...document, value }]
  })
  if (holders.length === 0) return { own: gathered, peerGroups: null }
  const interfaces = [...gathered.interfaces.filter(({ tool }) => tool !== 'cloud'), ...cloudInterfaces(documents)]
  const groups = groupsHeldBy(holders)
  return { own: { ...gathered, documents, interfaces }, peerGroups: groups.length > 0 ? groups : null }
}
