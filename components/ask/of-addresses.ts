import type { Computed } from '@/lib/ask'

/** What is worked out without the address engine; all else is of addresses, and said in sentences that come when one is. */
const standing = ['port', 'rules-of-groups', 'rules-of-directions', 'rules-left', 'refused', 'pasted'] as const

export type FiguresShown = Exclude<Computed, { readonly kind: (typeof standing)[number] }>

export function isOfAddresses(computed: Computed): computed is FiguresShown {
  return standing.every((kind) => kind !== computed.kind)
}
