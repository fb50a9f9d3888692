import { type ClassifierModel, largestWeight, weightStep } from '../model/classifier'
import { featurePlace, shareOf } from '../model/features'
import { packRows, type Rows } from '../model/packed'
import { descend, type Slope } from './descent'

/** A text to learn from. */
export interface TrainingExample {
  readonly features: readonly string[]
  /** Slug; empty for another topic. */
  readonly slug: string
  /** How much it counts, 0–1. */
  readonly weight: number
}

/** Pull of every weight towards zero (half its square, beside the mean loss of an example). */
const shrink = 3e-6
/** Weights that the descent begins with: one for each feature and class, as long as these are not far more than now. */
const promising = 1_000_000
/** The descent in turns: so many steps, after which so many weights are left, the heaviest. The first comes near the optimum of all. */
const turns = [
  { steps: 16, kept: 100_000 },
  { steps: 4, kept: 45_000 },
  { steps: 4, kept: 28_000 },
  { steps: 4, kept: 12_250 },
  { steps: 8, kept: 12_250 },
]
/** Fewer steps where one is long. */
const bearableWork = 2_000_000_000
/** What is so much less likely than the likeliest, as a logarithm, is taken for impossible. */
const leastLogit = -12
/** How much the number of texts that have a feature counts against the size of its weight. */
const byTexts = 0.25
/** How much another topic counts beside an answer. */
const otherCounts = 1

/** The columns of an example that are known, each once. */
interface Row {
  /** Where the weights begin of those that have one for every class. */
  readonly whole: Int32Array
  /** The other columns. */
  readonly others: Int32Array
  /** How much each of them counts. */
  readonly scale: number
}

/** The examples as the descent walks through them. */
interface Examples {
  readonly rows: readonly Row[]
  readonly labels: Int32Array
  /** Share of each in the loss; together 1. */
  readonly shares: Float64Array
}

type Counts = Omit<Examples, 'rows'>

/** Where the weights stand in a point of the descent: the biases of all classes come first. */
interface Cells {
  /** For each column where its weights begin; one more at the end. */
  readonly starts: Int32Array
  /** The class of each weight; the biases' are first. */
  readonly classes: Uint16Array
}

/**
 * Trains a softmax regression on hashed features with a pull towards zero, leaves out all but the heaviest weights turn by
 * turn, then rounds them to steps. Deterministic.
 * @param slugs classes in their order; another topic is added as the last
 * @param keeps whether a feature belongs into the model
 */
export function train(
  slugs: readonly string[],
  examples: readonly TrainingExample[],
  keeps: (feature: string) => boolean,
): ClassifierModel {
  const classes = [...slugs, '']
  const width = classes.length
  const { columns, rows } = columnsOf(examples, keeps)
  const entries = rows.reduce((sum, row) => sum + row.length, 0)
  const texts = new Float64Array(columns.size)
  for (const row of rows) for (const column of row) texts[column] = (texts[column] ?? 0) + 1

  const counted = countsOf(examples, classes)
  const bearable = Math.max(6, Math.floor(bearableWork / (entries * width + 1)))
  let cells = promisingCells(rows, counted, texts, width)
  let point: Float64Array = new Float64Array(cells.classes.length)
  for (const { steps, kept } of turns) {
    const walked = { rows: knownOf(rows, cells, width), ...counted }
    descend(point, Math.min(steps, bearable), slopeOf(walked, cells, width), curvesOf(walked, cells, width))
    ;({ cells, point } = pruned(cells, point, weighed(point, cells, texts, byTexts), width, kept))
  }
  return byUse({
    classes,
    bias: Array.from(point.subarray(0, width), (value) => Math.round(value * 1000) / 1000),
    rows: roundedRows(point, cells, columns),
  })
}

/** The columns of which a weight is left: whoever reads the model does not know the others. */
function knownOf(rows: readonly Int32Array[], { starts }: Cells, width: number): Row[] {
  const sizeOf = (column: number) => (starts[column + 1] ?? 0) - (starts[column] ?? 0)
  return rows.map((row) => {
    const whole = row.filter((column) => sizeOf(column) === width).map((column) => starts[column] ?? 0)
    const others = row.filter((column) => sizeOf(column) > 0 && sizeOf(column) < width)
    return { whole, others, scale: shareOf(whole.length + others.length) }
  })
}

/** A column for each known place, and the columns of each example. */
function columnsOf(examples: readonly TrainingExample[], keeps: (feature: string) => boolean) {
  const columns = new Map<number, number>()
  const rows = examples.map(({ features }) => {
    const places = features.filter(keeps).map(featurePlace)
    for (const place of places) if (!columns.has(place)) columns.set(place, columns.size)
    return Int32Array.from(new Set(places.map((place) => columns.get(place) ?? 0)))
  })
  return { columns, rows }
}

function countsOf(examples: readonly TrainingExample[], classes: readonly string[]): Counts {
  const places = new Map(classes.map((slug, at) => [slug, at]))
  const labels = Int32Array.from(examples, ({ slug }) => places.get(slug) ?? -1)
  const evened = evenedOf(labels, classes.length)
  const counts = Float64Array.from(examples, ({ weight }, at) => weight * (evened[labels[at] ?? 0] ?? 0))
  const whole = counts.reduce((sum, each) => sum + each, 0)
  return { labels, shares: counts.map((each) => each / whole) }
}

/** Answers that are asked in many ways must not outshout those with few: half of the difference is taken back. */
function evenedOf(labels: Int32Array, width: number): Float64Array {
  const sizes = new Float64Array(width)
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  const usual = labels.length / width
  return sizes.map((size, label) => (label === width - 1 ? otherCounts : Math.sqrt(usual / Math.max(size, 1))))
}

const noRow: Row = { whole: new Int32Array(), others: new Int32Array(), scale: 0 }

/** The mean loss of the examples and the pull, with their slope. */
function slopeOf({ rows, labels, shares }: Examples, cells: Cells, width: number): Slope {
  const sums = new Float64Array(width)
  return (point, slope) => {
    let loss = pulled(point, slope, width)
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] ?? noRow
      const { scale } = row
      sums.fill(0)
      gather(row, cells, point, sums)
      const share = shares[at] ?? 0
      const label = labels[at] ?? 0
      const sum = exponentials(sums, point, scale)
      loss -= share * Math.log(Math.max((sums[label] ?? 0) / sum, 1e-12))
      const whole = share / sum
      for (let each = 0; each < width; each += 1) {
        const off = (sums[each] ?? 0) * whole - (each === label ? share : 0)
        slope[each] = (slope[each] ?? 0) + off
        sums[each] = off * scale
      }
      spread(row, cells, sums, slope)
    }
    return loss
  }
}

/** How much the loss curves along a weight that every text has, about; a weight's share of the texts is its share of that. */
const mostCurved = 0.05

/**
 * About how much the loss curves along each weight, as a square root: what few texts have is then learnt neither as late as if all
 * curved alike nor by heart.
 */
function curvesOf({ rows, shares }: Examples, { starts, classes }: Cells, width: number): Float64Array {
  const curves = new Float64Array(classes.length).fill(shrink)
  curves.fill(mostCurved, 0, width)
  rows.forEach(({ whole, others, scale }, at) => {
    const more = (shares[at] ?? 0) * scale * scale * mostCurved
    for (const start of whole) {
      for (let cell = start; cell < start + width; cell += 1) curves[cell] = (curves[cell] ?? 0) + more
    }
    for (const column of others) {
      const end = starts[column + 1] ?? 0
      for (let cell = starts[column] ?? 0; cell < end; cell += 1) curves[cell] = (curves[cell] ?? 0) + more
    }
  })
  return curves.map(Math.sqrt)
}

/** What the pull towards zero costs, and its slope; the biases are not pulled. */
function pulled(point: Float64Array, slope: Float64Array, width: number): number {
  let cost = 0
  slope.fill(0, 0, width)
  for (let cell = width; cell < point.length; cell += 1) {
    const value = point[cell] ?? 0
    slope[cell] = shrink * value
    cost += (shrink / 2) * value * value
  }
  return cost
}

/**
 * The weights that promise most: what each would change against what chance would (the score test), by the slope where all are
 * zero. There each class is as likely as any other, so that a column's weights promise the same for all classes that none of its
 * texts has: the work grows with the texts and their columns, not with the classes that there could be for each.
 */
function promisingCells(
  rows: readonly Int32Array[],
  { labels, shares }: Counts,
  texts: Float64Array,
  width: number,
): Cells {
  const others = new Float64Array(texts.length)
  const own = Array.from(texts, () => new Map<number, number>())
  rows.forEach((row, at) => {
    const [label = 0, share = 0, scale] = [labels[at], shares[at], shareOf(row.length)]
    for (const column of row) {
      others[column] = (others[column] ?? 0) + (share / width) * scale
      const sums = own[column]
      sums?.set(label, (sums.get(label) ?? 0) + share * scale)
    }
  })
  const promises = own.map((sums, column) => {
    const often = Math.max(1, texts[column] ?? 0) ** -0.5
    const other = others[column] ?? 0
    const known = [...sums].map(([label, sum]) => [label, Math.abs(other - sum) * often] as const)
    return { known: known.sort(([a], [b]) => a - b), other: other * often }
  })
  const least = leastOf(promises, width)
  const starts = new Int32Array(texts.length + 1)
  const classes = Array.from({ length: width }, (_, each) => each)
  promises.forEach(({ known, other }, column) => {
    starts[column] = classes.length
    const stays = other >= least ? allClasses(known, other, width) : known
    for (const [label, promise] of stays) if (promise >= least) classes.push(label)
  })
  starts[texts.length] = classes.length
  return { starts, classes: Uint16Array.from(classes) }
}

/** What a column's weights promise: those of the classes that its texts have, in order, and each other. */
interface Promises {
  readonly known: readonly (readonly [label: number, promise: number])[]
  readonly other: number
}

function allClasses(known: Promises['known'], other: number, width: number): Promises['known'] {
  const byLabel = new Map(known)
  return Array.from({ length: width }, (_, label) => [label, byLabel.get(label) ?? other])
}

/** What the last of the weights promises that the descent begins with. */
function leastOf(promises: readonly Promises[], width: number): number {
  const counted = promises.flatMap(({ known, other }) => [
    ...known.map(([, promise]) => [promise, 1] as const),
    [other, width - known.length] as const,
  ])
  let left = promising
  for (const [promise, count] of counted.sort(([a], [b]) => b - a)) {
    left -= count
    if (left <= 0) return Math.max(promise, Number.MIN_VALUE)
  }
  return Number.MIN_VALUE
}

/** Adds the weights of a row's columns to the sums of their classes. */
function gather({ whole, others }: Row, { starts, classes }: Cells, weights: Float64Array, sums: Float64Array): void {
  const width = sums.length
  let at = 0
  // Four columns in one walk over the classes: most of the training's time is spent here, and this halves it.
  for (; at + 3 < whole.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = [whole[at], whole[at + 1], whole[at + 2], whole[at + 3]]
    for (let each = 0; each < width; each += 1) {
      const one = (weights[a + each] ?? 0) + (weights[b + each] ?? 0)
      const other = (weights[c + each] ?? 0) + (weights[d + each] ?? 0)
      sums[each] = (sums[each] ?? 0) + one + other
    }
  }
  for (; at < whole.length; at += 1) {
    const start = whole[at] ?? 0
    for (let each = 0; each < width; each += 1) sums[each] = (sums[each] ?? 0) + (weights[start + each] ?? 0)
  }
  for (at = 0; at < others.length; at += 1) {
    const column = others[at] ?? 0
    const end = starts[column + 1] ?? 0
    for (let cell = starts[column] ?? 0; cell < end; cell += 1) {
      const each = classes[cell] ?? 0
      sums[each] = (sums[each] ?? 0) + (weights[cell] ?? 0)
    }
  }
}

/** Adds what each class is off by to the slopes of the weights of a row's columns. */
function spread({ whole, others }: Row, { starts, classes }: Cells, off: Float64Array, slope: Float64Array): void {
  const width = off.length
  let at = 0
  for (; at + 3 < whole.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = [whole[at], whole[at + 1], whole[at + 2], whole[at + 3]]
    for (let each = 0; each < width; each += 1) {
      const more = off[each] ?? 0
      slope[a + each] = (slope[a + each] ?? 0) + more
      slope[b + each] = (slope[b + each] ?? 0) + more
      slope[c + each] = (slope[c + each] ?? 0) + more
      slope[d + each] = (slope[d + each] ?? 0) + more
    }
  }
  for (; at < whole.length; at += 1) {
    const start = whole[at] ?? 0
    for (let each = 0; each < width; each += 1) slope[start + each] = (slope[start + each] ?? 0) + (off[each] ?? 0)
  }
  for (at = 0; at < others.length; at += 1) {
    const column = others[at] ?? 0
    const end = starts[column + 1] ?? 0
    for (let cell = starts[column] ?? 0; cell < end; cell += 1)
      slope[cell] = (slope[cell] ?? 0) + (off[classes[cell] ?? 0] ?? 0)
  }
}

/**
 * Turns what a row says of each class into e to its logit, as shares of the likeliest, in place; gives their sum.
 * @param bias of each class, first in it
 */
function exponentials(values: Float64Array, bias: Float64Array, scale: number): number {
  let most = Number.NEGATIVE_INFINITY
  for (let at = 0; at < values.length; at += 1) {
    const value = (bias[at] ?? 0) + (values[at] ?? 0) * scale
    values[at] = value
    if (value > most) most = value
  }
  let sum = 0
  for (let at = 0; at < values.length; at += 1) {
    const below = (values[at] ?? 0) - most
    const value = below < leastLogit ? 0 : Math.exp(below)
    values[at] = value
    sum += value
  }
  return sum
}

/** The size of each number, made to count more (or less) where many texts have its column. */
function weighed(numbers: Float64Array, { starts }: Cells, texts: Float64Array, power: number): Float64Array {
  const heaviness = new Float64Array(numbers.length)
  for (let column = 0; column + 1 < starts.length; column += 1) {
    const often = Math.max(1, texts[column] ?? 0) ** power
    for (let cell = starts[column] ?? 0; cell < (starts[column + 1] ?? 0); cell += 1)
      heaviness[cell] = Math.abs(numbers[cell] ?? 0) * often
  }
  return heaviness
}

/** Leaves all but the heaviest weights out for good. */
function pruned(
  { starts, classes }: Cells,
  point: Float64Array,
  heaviness: Float64Array,
  width: number,
  most: number,
): { readonly cells: Cells; readonly point: Float64Array } {
  const least = Math.max(Float64Array.from(heaviness).sort()[heaviness.length - most] ?? 0, Number.MIN_VALUE)
  const stays = (cell: number) => cell < width || (heaviness[cell] ?? 0) >= least
  const before = new Int32Array(point.length + 1)
  for (let cell = 0; cell < point.length; cell += 1) before[cell + 1] = (before[cell] ?? 0) + (stays(cell) ? 1 : 0)
  return {
    point: point.filter((_, cell) => stays(cell)),
    cells: { starts: starts.map((start) => before[start] ?? 0), classes: classes.filter((_, cell) => stays(cell)) },
  }
}

/** For each place the classes that it speaks for or against, as whole steps. */
function roundedRows(point: Float64Array, { starts, classes }: Cells, columns: ReadonlyMap<number, number>) {
  const rows = new Map<number, number[]>()
  for (const [place, column] of columns) {
    const entries: number[] = []
    for (let cell = starts[column] ?? 0; cell < (starts[column + 1] ?? 0); cell += 1) {
      const whole = Math.round((point[cell] ?? 0) / weightStep)
      const weight = Math.max(-largestWeight, Math.min(largestWeight, whole))
      if (weight !== 0) entries.push(classes[cell] ?? 0, weight)
    }
    if (entries.length > 0) rows.set(place, entries)
  }
  return rows
}

/** A trained classifier before it is packed. */
interface Trained {
  readonly classes: readonly string[]
  readonly bias: readonly number[]
  readonly rows: Rows
}

/** Puts the classes that have most weights first, so that their numbers are small and travel light; another topic stays the last. */
function byUse({ classes, bias, rows }: Trained): ClassifierModel {
  const uses = new Float64Array(classes.length)
  for (const entries of rows.values()) {
    for (let at = 0; at < entries.length; at += 2) uses[entries[at] ?? 0] = (uses[entries[at] ?? 0] ?? 0) + 1
  }
  const order = classes.map((_, index) => index).slice(0, -1)
  order.sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0) || a - b).push(classes.length - 1)
  const places = new Map(order.map((index, place) => [index, place]))
  const ordered = [...rows].map(([feature, entries]): [number, number[]] => {
    const pairs: [place: number, weight: number][] = []
    for (let at = 0; at < entries.length; at += 2) pairs.push([places.get(entries[at] ?? 0) ?? 0, entries[at + 1] ?? 0])
    return [feature, pairs.sort(([a], [b]) => a - b).flat()]
  })
  return {
    classes: order.map((index) => classes[index] ?? ''),
    bias: order.map((index) => bias[index] ?? 0),
    rows: packRows(new Map(ordered)),
  }
}
