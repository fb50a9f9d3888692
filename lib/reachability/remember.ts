/** Most lines that one function remembers of those that came last, and as many of those that came before them. */
const most = 8192

/** Of so many new lines, so many have to come beside lines that came before: else none is looked for among the next ones. */
const tried = 512
const worth = 32
const pause = 8192

const forgetful: (() => void)[] = []

/** Tells how to let go of what is kept of lines. */
export function remembered(forget: () => void): void {
  forgetful.push(forget)
}

/**
 * The same function, which says of a line that comes again what it said before: pastes repeat their lines. What it says may depend
 * on the line alone, and is not changed by who asks. Where hardly any line comes again, it is asked without a look at those before.
 */
export function remembering<T extends object | string | number | boolean | null>(
  of: (line: string) => T,
): (line: string) => T {
  let late = new Map<string, T>()
  let early = new Map<string, T>()
  let again = 0
  let left = 0
  const forget = () => {
    late = new Map()
    early = new Map()
    again = 0
    left = 0
  }
  remembered(forget)
  return (line) => {
    if (left > 0) {
      left -= 1
      return of(line)
    }
    const known = late.get(line)
    if (known !== undefined) {
      again += 1
      return known
    }
    const before = early.get(line)
    if (before !== undefined) again += 1
    const said = before === undefined ? of(line) : before
    late.set(line, said)
    if (late.size % tried > 0) return said
    if (again < worth) left = pause
    again = 0
    if (late.size >= most) {
      early = late
      late = new Map()
    }
    return said
  }
}

/** Lets go of all lines: each holds the paste that it was cut out of. */
export function forget(): void {
  for (const each of forgetful) each()
}
