import { Unknown } from '../unknown'

/** What an expression of Terraform's language comes to. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Unknown
  | Path
  | readonly Value[]
  | { readonly [name: string]: Value }

/** A resource, data source or module that a value comes from: `alicloud_security_group.web[0].id`. */
export class Path {
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

export function isObject(value: Value): value is { readonly [name: string]: Value } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Unknown) &&
    !(value instanceof Path) &&
    !isList(value)
  )
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

/** Keys and values of a collection; null when it is not known. */
export function pairsOf(value: Value): (readonly [key: string | number, value: Value])[] | null {
  if (isList(value)) return value.map((item, index) => [index, item] as const)
  return isObject(value) ? Object.entries(value) : null
}

/** A part of a value: an item, an attribute, or one step further on a path. */
export function stepped(value: Value, step: Value): Value {
  if (typeof step !== 'string' && typeof step !== 'number') return new Unknown('[]')
  if (value instanceof Path) return new Path([...value.steps, step])
  if (isList(value)) {
    if (step === '*') return value
    const index = Number(step)
    if (Number.isInteger(index)) return value[index] ?? new Unknown(`[${step}]`)
    return value.map((item) => stepped(item, step))
  }
  if (isObject(value)) return Object.hasOwn(value, step) ? (value[step] ?? null) : new Unknown(`.${step}`)
  return value instanceof Unknown ? value : new Unknown(`.${step}`)
}
