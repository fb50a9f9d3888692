/** Number of places that features are hashed to. The more, the fewer strangers are taken for something known. */
const places = 2 ** 17

/** The place of a feature (FNV-1a over UTF-16 units), 0–2¹⁷−1: a model keeps places instead of words. */
export function featurePlace(feature: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < feature.length; at += 1) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & (places - 1)
}
