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

/** Keys and values of a collection; null when it is not known. */
export function pairsOf(value: HclResult): (readonly [key: string | number, value: HclResult])[] | null {
  if (isList(value)) return value.map((item, index) => [index, item] as const)
  return isObject(value) ? Object.entries(value) : null
}

/** A part of a value: an item, an attribute, or one step further on a path. */
export function stepped(value: HclResult, step: HclResult): HclResult {
  if (typeof step !== 'string' && typeof step !== 'number') return new Unknown('[]')
  if (value instanceof HclPath) return new HclPath([...value.steps, step])
  if (isList(value)) {
    if (step === '*') return value
    const index = Number(step)
    if (Number.isInteger(index)) return value[index] ?? new Unknown(`[${step}]`)
    return value.map((item) => stepped(item, step))
  }
  if (isObject(value)) return Object.hasOwn(value, step) ? (value[step] ?? null) : new Unknown(`.${step}`)
  return value instanceof Unknown ? value : new Unknown(`.${step}`)
}

/** Whether a value, or a part of it, is not known. */
export function isOpen(value: HclResult): boolean {
  if (value instanceof Unknown || value instanceof HclPath) return true
  if (isList(value)) return value.some(isOpen)
  return isObject(value) && Object.values(value).some(isOpen)
}
