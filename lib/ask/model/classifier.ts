import { featurePlace, isCharacter, shareOf } from './features'
import { unpackRows } from './packed'

/** A linear classifier as it travels. */
export interface ClassifierModel {
  /** Slugs; the last, empty one stands for other topics. */
  readonly classes: readonly string[]
  readonly bias: readonly number[]
  /** For each known place its weights: see `packRows`. */
  readonly rows: string
}

/** What one unit of a packed weight stands for. */
export const weightStep = 1
/** Weights are whole numbers, −15…15 without 0. */
export const largestWeight = 15

export interface Classified {
  /** Logit by class, in the order of the model's classes. */
  readonly logits: readonly number[]
  /** Share of the features that are known, 0–1; single characters don't count. */
  readonly known: number
}

export interface Classifier {
  readonly classes: readonly string[]
  readonly knows: (feature: string) => boolean
  readonly classify: (features: readonly string[]) => Classified
}

/** Opens a classifier. All sums are of whole numbers, so that every browser has the same. */
export function openClassifier({ classes, bias, rows: packed }: ClassifierModel): Classifier {
  const rows = unpackRows(packed)
  return {
    classes,
    knows: (feature) => rows.has(featurePlace(feature)),
    classify: (features) => {
      const sums = new Array<number>(classes.length).fill(0)
      let known = 0
      let [told, toldKnown] = [0, 0]
      for (const feature of features) {
        const entries = rows.get(featurePlace(feature))
        const counts = !isCharacter(feature)
        if (counts) told += 1
        if (!entries) continue
        known += 1
        if (counts) toldKnown += 1
        for (let at = 0; at < entries.length; at += 2) {
          const index = entries[at] ?? 0
          sums[index] = (sums[index] ?? 0) + (entries[at + 1] ?? 0)
        }
      }
      const scale = weightStep * shareOf(known)
      return {
        logits: sums.map((sum, index) => sum * scale + (bias[index] ?? 0)),
        known: told === 0 ? 0 : toldKnown / told,
      }
    },
  }
}
