/**
 * Guards for what comes from a link, the browser's storage or a file: each says whether a value has a shape, and the
 * compiler knows it from then on. A field that the shape does not name may be there and is not looked at.
 */

export type Guard<T> = (value: unknown) => value is T
export type Guarded<G> = G extends Guard<infer T> ? T : never

export type Fields = Readonly<Record<string, unknown>>

/** An object that is no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A field of the object itself, never one that it inherits. */
export function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

/** A text of at most so many UTF-16 units that, where a pattern is given, fits it. */
export function text(most = Number.POSITIVE_INFINITY, pattern?: RegExp): Guard<string> {
  return (value): value is string =>
    typeof value === 'string' && value.length <= most && (pattern === undefined || pattern.test(value))
}

/** A whole number from `first` to `last`, both included. */
export function whole(first: number, last: number): Guard<number> {
  return (value): value is number =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= first && value <= last
}

export const flag: Guard<boolean> = (value): value is boolean => typeof value === 'boolean'

export function oneOf<const T extends string | number | boolean>(...values: readonly T[]): Guard<T> {
  return (value): value is T => values.some((known) => known === value)
}

export function orNull<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value)
}

/** For a field that may be absent. */
export function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value)
}

export function listOf<T>(item: Guard<T>, most = Number.POSITIVE_INFINITY): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.length <= most && value.every(item)
}

/** An object of at most `most` fields, whose names fit the pattern. */
export function recordOf<T>(
  item: Guard<T>,
  most = Number.POSITIVE_INFINITY,
  name?: RegExp,
): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> => {
    if (!isFields(value)) return false
    const entries = Object.entries(value)
    return entries.length <= most && entries.every(([key, held]) => (name?.test(key) ?? true) && item(held))
  }
}

/** An object with these fields. */
export function shape<S extends Readonly<Record<string, Guard<unknown>>>>(
  guards: S,
): Guard<{ readonly [K in keyof S]: Guarded<S[K]> }> {
  const all = Object.entries(guards)
  return (value): value is { readonly [K in keyof S]: Guarded<S[K]> } =>
    isFields(value) && all.every(([name, guard]) => guard(own(value, name)))
}

/** A value that was written as JSON; null when it is longer than `most` UTF-16 units, no JSON, or of another shape. */
export function parsed<T>(written: string, guard: Guard<T>, most: number): T | null {
  if (written.length > most) return null
  try {
    const value: unknown = JSON.parse(written)
    return guard(value) ? value : null
  } catch {
    return null
  }
}
