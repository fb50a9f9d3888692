import { type Coder, codeLong, codeNumber, evenOdds, openReader, openWriter } from './coding'
import { placeOf } from './features'

/** A linear classifier as it travels. */
export interface ClassifierModel {
  /** Slugs; the last, empty one stands for other topics. */
  readonly classes: readonly string[]
  readonly bias: readonly number[]
  /** For each known place its weights, in order of places: see `codeRows`. */
  readonly rows: string
}

/** What one unit of a packed weight stands for. */
export const weightStep = 0.7
/** Weights are whole numbers, −16…16 without 0. */
export const largestWeight = 16

/** Unpacked: for each known place its entries, as class and weight in turn. */
export type Rows = ReadonlyMap<number, readonly number[]>

/**
 * Codes the rows, those given or, for a reader, those that come. A row is the distance to the place before it and its
 * entries, an entry the distance to the class before it and a weight; before each stands whether there is one more.
 */
function codeRows(code: Coder, given: readonly (readonly [number, readonly number[]])[]): Map<number, number[]> {
  const more = evenOdds(8)
  const [gaps, steps, signs, sizes] = [evenOdds(512), evenOdds(128), evenOdds(1024), evenOdds(32)]
  const rows = new Map<number, number[]>()
  let place = 0
  while (code(more, 0, given.length > rows.size ? 1 : 0) === 1) {
    const [givenPlace = 0, givenEntries = []] = given[rows.size] ?? []
    place += codeLong(code, gaps, 6, givenPlace - place)
    const entries: number[] = []
    let index = 0
    while (code(more, Math.min(entries.length, 12) / 2 + 1, givenEntries.length > entries.length ? 1 : 0) === 1) {
      const [givenIndex = 0, givenWeight = 0] = givenEntries.slice(entries.length, entries.length + 2)
      index += codeLong(code, steps, 4, givenIndex - index)
      const sign = code(signs, Math.min(index, 1023), givenWeight < 0 ? 1 : 0) === 1 ? -1 : 1
      const size = codeNumber(code, sizes, sign === 1 ? 0 : 16, 4, Math.abs(givenWeight) - 1) + 1
      entries.push(index, sign * size)
    }
    rows.set(place, entries)
  }
  return rows
}

export function packRows(rows: Rows): string {
  const { code, finish } = openWriter()
  codeRows(
    code,
    [...rows].sort(([a], [b]) => a - b),
  )
  return finish()
}

export function unpackRows(packed: string): Map<number, number[]> {
  return codeRows(openReader(packed), [])
}

export interface Classified {
  /** Logit by class, in the order of the model's classes. */
  readonly logits: readonly number[]
  /** Share of the features that are known, 0–1. */
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
    knows: (feature) => rows.has(placeOf(feature)),
    classify: (features) => {
      const sums = new Array<number>(classes.length).fill(0)
      let known = 0
      for (const feature of features) {
        const entries = rows.get(placeOf(feature))
        if (!entries) continue
        known += 1
        for (let at = 0; at < entries.length; at += 2) {
          const index = entries[at] ?? 0
          sums[index] = (sums[index] ?? 0) + (entries[at + 1] ?? 0)
        }
      }
      const scale = weightStep / Math.sqrt(Math.max(known, 1))
      return {
        logits: sums.map((sum, index) => sum * scale + (bias[index] ?? 0)),
        known: features.length === 0 ? 0 : known / features.length,
      }
    },
  }
}
