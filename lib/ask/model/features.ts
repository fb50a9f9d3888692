import type { Understood } from '../text/terms'

/** A text that speaks of more ideas than this is long: pairs of its ideas say little and are left out. */
const mostForPairs = 14

/** What the classifier looks at: the terms of a text, and its ideas two by two (`#same#isolate`). */
export function featuresOf({ terms, concepts }: Understood): string[] {
  const features = new Set(terms)
  if (concepts.length <= mostForPairs) {
    const ideas = [...concepts].sort()
    ideas.forEach((one, at) => {
      for (const other of ideas.slice(at + 1)) features.add(one + other)
    })
  }
  return [...features]
}

/** Number of places that features are hashed to. The more, the fewer strangers are taken for something known. */
const places = 2 ** 17

/** The place of a feature (FNV-1a over UTF-16 units), 0–2¹⁷−1: a model keeps places instead of words. */
export function placeOf(feature: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < feature.length; at += 1) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & (places - 1)
}
