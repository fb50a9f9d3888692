/** A single character of Chinese or Japanese as a feature: it says a little even where no pair of characters is known. */
export function characterFeature(character: string): string {
  return `@${character}`
}

/** Whether a feature is a single character, which is known nearly always and so tells nothing of what is not. */
export function isCharacter(feature: string): boolean {
  return /^@[\u3400-\u9fff]$/.test(feature)
}

/** Number of places that features are hashed to. The more, the fewer strangers are taken for something known. */
const places = 2 ** 17

/** The place of a feature (FNV-1a over UTF-16 units), 0–2¹⁷−1: a model keeps places instead of words. */
export function featurePlace(feature: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < feature.length; at += 1) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & (places - 1)
}

/**
 * How much each of so many known features counts: 1 / n^⅜. A long question says more than a short one, but not n times as much. By
 * square roots alone, which every browser works out alike.
 */
export function shareOf(known: number): number {
  const root = Math.sqrt(Math.sqrt(Math.max(known, 1)))
  return 1 / (root * Math.sqrt(root))
}
