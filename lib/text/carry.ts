/**
 * Values that JSON has no words for, on their way from the build to a page: an integer of any size as `{"$big":"4096"}`, a map
 * as `{"$map":[[key, value], …]}`.
 */
interface Big {
  readonly $big: string
}
interface Pairs {
  readonly $map: readonly (readonly [unknown, unknown])[]
}

function isBig(value: unknown): value is Big {
  return typeof value === 'object' && value !== null && '$big' in value && typeof value.$big === 'string'
}

function isPairs(value: unknown): value is Pairs {
  return typeof value === 'object' && value !== null && '$map' in value && Array.isArray(value.$map)
}

/** A value of plain objects, arrays, maps and integers of any size as a text that `uncarried` reads. */
export function carried(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'bigint') return { $big: String(part) }
    return part instanceof Map ? { $map: [...part] } : part
  })
}

/**
 * The value that `carried` wrote. It is for texts that the build itself has written.
 *
 * @throws SyntaxError when the text is no JSON
 */
export function uncarried(text: string): unknown {
  return JSON.parse(text, (_, part: unknown) => {
    if (isBig(part)) return BigInt(part.$big)
    return isPairs(part) ? new Map(part.$map) : part
  })
}
