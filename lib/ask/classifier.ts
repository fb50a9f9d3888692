import { placeOf } from './features'

/**
 * A linear classifier as it travels. `rows` holds for each known place its weights, in order of places, as text that
 * compresses well:
 *   gap      one digit of base 32 (0–9a–v), or `w` for 32 more, before the next: distance to the place before
 *   entry    class as distance to the class before it (A–Z, or `.` for 26 more), then the weight (one of `weightSigns`)
 */
export interface ClassifierModel {
  /** Slugs; the last, empty one stands for other topics. */
  readonly classes: readonly string[]
  readonly bias: readonly number[]
  readonly rows: string
}

/** What one unit of a packed weight stands for. */
export const weightStep = 0.4
/** Weights −15…15 without 0, each a sign. */
const weightSigns = "!#$%&'()*+,-/:<=>?@[]^_`{|}~; "
export const largestWeight = 15
const gapDigits = '0123456789abcdefghijklmnopqrstuv'

/** Unpacked: for each known place its entries, as class and weight in turn. */
export type Rows = ReadonlyMap<number, readonly number[]>

export function packRows(rows: Rows): string {
  let packed = ''
  let before = 0
  for (const [place, entries] of [...rows].sort(([a], [b]) => a - b)) {
    let gap = place - before
    before = place
    packed += 'w'.repeat(Math.floor(gap / 32))
    gap %= 32
    packed += gapDigits.charAt(gap)
    let classBefore = 0
    for (let at = 0; at < entries.length; at += 2) {
      const [index = 0, weight = 0] = entries.slice(at, at + 2)
      const step = index - classBefore
      classBefore = index
      packed += '.'.repeat(Math.floor(step / 26)) + String.fromCharCode(65 + (step % 26))
      packed += weightSigns.charAt(weight > 0 ? weight + largestWeight - 1 : weight + largestWeight)
    }
  }
  return packed
}

function unpackRows(packed: string): Map<number, number[]> {
  const rows = new Map<number, number[]>()
  let place = 0
  let entries: number[] = []
  let index = 0
  for (let at = 0; at < packed.length; at += 1) {
    const code = packed.charCodeAt(at)
    if (code === 46) {
      index += 26
    } else if (code >= 65 && code <= 90) {
      index += code - 65
      at += 1
      const sign = weightSigns.indexOf(packed.charAt(at))
      entries.push(index, sign < largestWeight ? sign - largestWeight : sign - largestWeight + 1)
    } else if (code === 119) {
      place += 32
    } else {
      place += code < 58 ? code - 48 : code - 87
      entries = []
      index = 0
      rows.set(place, entries)
    }
  }
  return rows
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
