import { type ClassifierModel, largestWeight, weightStep } from '../model/classifier'
import { placeOf } from '../model/features'
import { packRows } from '../model/packed'

/** A text to learn from. */
export interface Example {
  readonly features: readonly string[]
  /** Slug; empty for another topic. */
  readonly slug: string
  /** How much it counts, 0–1. */
  readonly weight: number
}

/** Passes over the examples: this many, fewer where a pass is long (examples × classes), so that a build stays a matter of seconds. */
const epochs = { most: 12, least: 4, work: 8_000_000 }
const rate = 0.5
/** Pull of every weight towards zero: keeps the model small and steady. */
const shrink = 0.005
/** Weights that are kept, the heaviest: a model of any number of answers takes no longer to arrive. */
const mostWeights = 14_000
/** Passes without any pull, after which the model is written down: the weights that are kept learn to do without the others. */
const lastPasses = 1
/** Squares of gradients that the last passes begin with: small steps from the start. */
const settled = 0.5

/** A plain generator (LCG of Numerical Recipes): the same order in every build. */
function shuffled(length: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, index) => index)
  let state = seed
  for (let at = length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (at + 1))
    const kept = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = kept
  }
  return order
}

/**
 * Trains a softmax regression on hashed features: stochastic gradient with AdaGrad rates and an L1 pull (FOBOS), then
 * rounds its weights to steps. Deterministic.
 * @param slugs classes in their order; another topic is added as the last
 * @param keeps whether a feature belongs into the model
 */
export function train(
  slugs: readonly string[],
  examples: readonly Example[],
  keeps: (feature: string) => boolean,
): ClassifierModel {
  const classes = [...slugs, '']
  const { columns, rows } = columnsOf(examples, keeps)
  const labels = examples.map(({ slug }) => classes.indexOf(slug))
  const evened = evenedOf(labels, classes.length)
  const learner = new Learner(columns.size, classes.length)
  const pass = (seed: number) => {
    for (const at of shuffled(examples.length, seed)) {
      const label = labels[at] ?? -1
      learner.learn(rows[at] ?? new Uint32Array(), label, (examples[at]?.weight ?? 1) * (evened[label] ?? 1))
    }
  }
  const wanted = Math.round(epochs.work / (examples.length * classes.length))
  const passes = Math.max(epochs.least, Math.min(epochs.most, wanted))
  for (let epoch = 0; epoch < passes; epoch += 1) pass(epoch + 1)
  learner.prune()
  for (let epoch = 0; epoch < lastPasses; epoch += 1) pass(passes + epoch + 1)
  return { classes, bias: learner.roundedBias(), rows: packRows(learner.roundedRows(columns)) }
}

/** A column for each known place, and the columns of each example. */
function columnsOf(examples: readonly Example[], keeps: (feature: string) => boolean) {
  const columns = new Map<number, number>()
  const rows = examples.map(({ features }) => {
    const places = features.filter(keeps).map(placeOf)
    for (const place of places) if (!columns.has(place)) columns.set(place, columns.size)
    return Uint32Array.from(new Set(places.map((place) => columns.get(place) ?? 0)))
  })
  return { columns, rows }
}

/** Answers that are asked in many ways must not outshout those with few: half of the difference is taken back. */
function evenedOf(labels: readonly number[], width: number): Float64Array {
  const sizes = new Float64Array(width)
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  const usual = labels.length / width
  return sizes.map((size, label) => (label === width - 1 ? 1.4 : Math.sqrt(usual / Math.max(size, 1))))
}

class Learner {
  private readonly weights: Float32Array
  private readonly seen: Float32Array
  private readonly bias: Float64Array
  private readonly error: Float64Array
  private pruned = false
  private pull = shrink

  constructor(
    columns: number,
    private readonly width: number,
  ) {
    this.weights = new Float32Array(columns * width)
    this.seen = new Float32Array(columns * width)
    this.bias = new Float64Array(width)
    this.error = new Float64Array(width)
  }

  /** One step towards giving the example of these columns its label. */
  learn(row: Uint32Array, label: number, counts: number): void {
    const { width, weights, error } = this
    const scale = 1 / Math.sqrt(Math.max(row.length, 1))
    error.set(this.bias)
    for (const column of row) {
      const start = column * width
      for (let each = 0; each < width; each += 1)
        error[each] = (error[each] ?? 0) + (weights[start + each] ?? 0) * scale
    }
    softmax(error)
    error[label] = (error[label] ?? 0) - 1
    for (let each = 0; each < width; each += 1) {
      const off = (error[each] ?? 0) * counts
      if (Math.abs(off) < 1e-4) continue
      this.bias[each] = (this.bias[each] ?? 0) - 0.02 * off
      for (const column of row) this.move(column * width + each, off * scale)
    }
  }

  private move(cell: number, gradient: number): void {
    if (this.pruned && this.weights[cell] === 0) return
    const square = (this.seen[cell] ?? 0) + gradient * gradient
    this.seen[cell] = square
    const step = rate / Math.sqrt(square + 0.05)
    const moved = (this.weights[cell] ?? 0) - step * gradient
    this.weights[cell] = Math.sign(moved) * Math.max(0, Math.abs(moved) - step * this.pull)
  }

  /** Leaves all but the heaviest weights out for good; what is left is pulled no more. */
  prune(): void {
    this.pruned = true
    this.pull = 0
    this.seen.fill(settled)
    const heaviest = this.weights.map(Math.abs).sort()
    const least = Math.max(weightStep / 2, heaviest[heaviest.length - mostWeights] ?? 0)
    for (let cell = 0; cell < this.weights.length; cell += 1) {
      if (Math.abs(this.weights[cell] ?? 0) < least) this.weights[cell] = 0
    }
  }

  roundedBias(): number[] {
    return [...this.bias].map((value) => Math.round(value * 1000) / 1000)
  }

  /** For each place the classes that it speaks for or against, as whole steps. */
  roundedRows(columns: ReadonlyMap<number, number>): Map<number, number[]> {
    const rows = new Map<number, number[]>()
    for (const [place, column] of columns) {
      const entries: number[] = []
      for (let each = 0; each < this.width; each += 1) {
        const whole = Math.round((this.weights[column * this.width + each] ?? 0) / weightStep)
        const weight = Math.max(-largestWeight, Math.min(largestWeight, whole))
        if (weight !== 0) entries.push(each, weight)
      }
      if (entries.length > 0) rows.set(place, entries)
    }
    return rows
  }
}

/** Turns logits into probabilities, in place. */
function softmax(values: Float64Array): void {
  const most = values.reduce((a, b) => Math.max(a, b))
  let sum = 0
  for (let at = 0; at < values.length; at += 1) {
    const value = Math.exp((values[at] ?? 0) - most)
    values[at] = value
    sum += value
  }
  for (let at = 0; at < values.length; at += 1) values[at] = (values[at] ?? 0) / sum
}
