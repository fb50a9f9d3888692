import { type Fields, isFields } from '@/lib/text'

export { type Fields, isFields } from '@/lib/text'

/** Every object under `value` that has one of the keys, found without recursion. */
export function objectsWith(value: unknown, keys: readonly string[]): Fields[] {
  const found: Fields[] = []
  const left: unknown[] = [value]
  let budget = 200_000
  while (left.length > 0 && budget > 0) {
    budget -= 1
    const next = left.pop()
    if (Array.isArray(next)) left.push(...next.slice(0, 20_000).reverse())
    else if (isFields(next)) {
      if (keys.some((key) => Object.hasOwn(next, key))) found.push(next)
      left.push(...Object.values(next).slice(0, 1000).reverse())
    }
  }
  return found
}

/** A text or a number at a key; empty where there is none. */
export function textAt(fields: Fields, key: string): string {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** Texts at a key anywhere below, whether it holds one or a list. */
export function textsUnder(value: unknown, key: string): string[] {
  return objectsWith(value, [key]).flatMap((holder) => {
    const inner = holder[key]
    return (Array.isArray(inner) ? inner : [inner])
      .filter((text): text is string => typeof text === 'string')
      .map((text) => text.trim())
      .filter((text) => text !== '')
  })
}
