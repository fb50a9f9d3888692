/** Most lines that one function remembers at a time. */
const most = 4096

const memories: Map<string, unknown>[] = []

/**
 * The same function, which says of a line that comes again what it said before: pastes repeat their lines. What it says may depend
 * on the line alone.
 */
export function remembering<T>(of: (line: string) => T): (line: string) => T {
  const known = new Map<string, { readonly said: T }>()
  memories.push(known)
  return (line) => {
    const before = known.get(line)
    if (before) return before.said
    if (known.size >= most) known.clear()
    const said = of(line)
    known.set(line, { said })
    return said
  }
}

/** Lets go of all lines: each holds the paste that it was cut out of. */
export function forget(): void {
  for (const known of memories) known.clear()
}
