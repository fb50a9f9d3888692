/** What an expression comes to. */
export type HclResult =
  | string
  | number
  | boolean
  | null
  | Unknown
  | HclPath
  | readonly HclResult[]
  | { readonly [name: string]: HclResult }

/** A value that the text does not tell: a variable, a function, what is known only after apply. */
export class Unknown {
  constructor(
    /** As it stands in the text. */
    readonly written: string,
  ) {}
}

/** A part that a value surely lacks: Terraform fails where it is asked for, and `try` takes what stands behind. */
export class Missing extends Unknown {}

/** A resource, data source or module that a value comes from: `alicloud_security_group.web[0].id`. */
export class HclPath {
  constructor(readonly steps: readonly (string | number)[]) {}

  toString(): string {
    return this.steps.reduce<string>((text, step) => {
      if (step === '*' || typeof step === 'number' || !/^[\w-]+$/.test(step)) {
        return `${text}[${typeof step === 'number' || step === '*' ? step : JSON.stringify(step)}]`
      }
      return text === '' ? step : `${text}.${step}`
    }, '')
  }
}

export function isObject(value: HclResult): value is { readonly [name: string]: HclResult } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Unknown) &&
    !(value instanceof HclPath) &&
    !isList(value)
  )
}

export function isList(value: HclResult): value is readonly HclResult[] {
  return Array.isArray(value)
}

/** Keys and values of a collection, those of a map in the order of its keys, as Terraform has them; null when it is not known. */
export function pairsOf(value: HclResult): (readonly [key: string | number, value: HclResult])[] | null {
  if (isList(value)) return value.map((item, index) => [index, item] as const)
  return isObject(value) ? Object.entries(value).sort(([a], [b]) => asSorted(a, b)) : null
}

/** Compares texts as Terraform sorts them. */
export function asSorted(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether two values are equal of which everything is known. */
export function isSame(a: HclResult, b: HclResult): boolean {
  const [left, right] = [pairsOf(a), pairsOf(b)]
  if (!left || !right) return a === b
  return (
    isList(a) === isList(b) &&
    left.length === right.length &&
    left.every(([key, value], index) => {
      const [other, held = null] = right[index] ?? []
      return key === other && isSame(value, held)
    })
  )
}

/** A part of a value: an item, an attribute, or one step further on a path. */
export function stepped(value: HclResult, step: HclResult): HclResult {
  if (typeof step !== 'string' && typeof step !== 'number') return new Unknown('[]')
  if (value instanceof HclPath) return new HclPath([...value.steps, step])
  if (isList(value)) {
    if (step === '*') return value
    const index = Number(step)
    if (Number.isInteger(index)) return value[index] ?? new Missing(`[${step}]`)
    return value.map((item) => stepped(item, step))
  }
  if (isObject(value)) return Object.hasOwn(value, step) ? (value[step] ?? null) : new Missing(`.${step}`)
  return value instanceof Unknown ? value : new Missing(`.${step}`)
}

/** Whether a value, or a part of it, is not known. */
export function isOpen(value: HclResult): boolean {
  if (value instanceof Unknown || value instanceof HclPath) return true
  if (isList(value)) return value.some(isOpen)
  return isObject(value) && Object.values(value).some(isOpen)
}
