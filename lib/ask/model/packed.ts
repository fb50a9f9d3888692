/**
 * Weights as they travel: plain text in four streams, one character a number as a rule, so that what is usual in a stream
 * costs little once the file is compressed on its way.
 */

/** For each known place its entries, as class and weight in turn; a weight is a whole number −15…15 without 0. */
export type Rows = ReadonlyMap<number, readonly number[]>

/** Rows as text: distances between places, numbers of entries, distances between classes, weights. */
export interface PackedRows {
  readonly places: string
  readonly counts: string
  readonly classes: string
  readonly weights: string
}

/** Characters that JSON and HTML keep as they are. */
const alphabet = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at))
  .filter((character) => !'"\\<&'.includes(character))
  .join('')
/** Numbers are written in digits of this size, the lowest first; a digit from `base` on says that there is one more. */
const base = alphabet.length / 2
/** Added to a weight, so that none is negative. */
const lift = 16

function writtenNumber(value: number): string {
  let text = ''
  let rest = value
  while (rest >= base) {
    text += alphabet.charAt(base + (rest % base))
    rest = Math.floor(rest / base)
  }
  return text + alphabet.charAt(rest)
}

/** Reads numbers one after the other; 0 past the end. */
function reader(text: string): { readonly next: () => number; readonly ended: () => boolean } {
  let at = 0
  return {
    ended: () => at >= text.length,
    next: () => {
      let value = 0
      for (let unit = 1; at < text.length && unit < 2 ** 40; unit *= base) {
        const digit = Math.max(0, alphabet.indexOf(text.charAt(at)))
        at += 1
        if (digit < base) return value + digit * unit
        value += (digit - base) * unit
      }
      return value
    },
  }
}

export function packRows(rows: Rows): PackedRows {
  let [places, counts, classes, weights] = ['', '', '', '']
  let before = 0
  for (const [place, entries] of [...rows].sort(([a], [b]) => a - b)) {
    places += writtenNumber(place - before)
    before = place
    counts += writtenNumber(entries.length / 2)
    let last = 0
    for (let at = 0; at < entries.length; at += 2) {
      const index = entries[at] ?? 0
      classes += writtenNumber(index - last)
      last = index
      weights += writtenNumber((entries[at + 1] ?? 0) + lift)
    }
  }
  return { places, counts, classes, weights }
}

/** Reads packed rows; what was cut off is left out. */
export function unpackRows(packed: PackedRows): Map<number, number[]> {
  const [places, counts] = [reader(packed.places), reader(packed.counts)]
  const [classes, weights] = [reader(packed.classes), reader(packed.weights)]
  const rows = new Map<number, number[]>()
  let place = 0
  while (!places.ended() && !counts.ended()) {
    place += places.next()
    const count = counts.next()
    const entries: number[] = []
    let index = 0
    while (entries.length < 2 * count && !classes.ended() && !weights.ended()) {
      index += classes.next()
      entries.push(index, weights.next() - lift)
    }
    if (entries.length > 0) rows.set(place, entries)
  }
  return rows
}
