/*
 * What a regular expression cannot match without: literals of which one stands in each text that it matches, whatever its case.
 * They are read out of its source, so that nothing has to be kept beside it.
 */

/** Literals of which one stands in each match; null where nothing is known of a match. */
type Needed = readonly string[] | null

/** From here on letters have no case, and one says as much as two of the alphabet. */
const caseless = 0x2e80

/** Fewest characters that tell something: a caret stands in few texts. */
function tells(literal: string): boolean {
  return literal.length >= 3 || (literal.length === 2 && (literal.charCodeAt(0) >= caseless || literal.includes('^')))
}

/** The shortest of the literals: what they tell together. */
const least = (needed: readonly string[]) => Math.min(...needed.map(({ length }) => length))

/** Of two sets that both hold, the one that tells more. */
function better(one: Needed, two: Needed): Needed {
  if (one === null || two === null) return one ?? two
  return least(two) > least(one) ? two : one
}

/** Characters whose cases are not told apart by what is looked up later: the alphabets of ASCII and Cyrillic, and letters without case. */
function plain(char: string): string | null {
  const code = char.charCodeAt(0)
  if (code < 0x80 || (code >= 0x400 && code < 0x460)) return char.toLowerCase()
  return char.toLowerCase() === char.toUpperCase() ? char : null
}

interface Quantifier {
  readonly least: number
  readonly most: number
}

const once: Quantifier = { least: 1, most: 1 }

/** Reads the source of a regular expression without the flags `u` and `v`, from left to right. */
class Source {
  private at = 0

  constructor(private readonly text: string) {}

  /** Alternatives up to the end of the group, each with its own: one of all of them stands in a match. */
  alternatives(): Needed {
    let all: string[] | null = []
    for (;;) {
      const own = this.sequence()
      all = own === null || all === null ? null : [...all, ...own]
      if (this.text[this.at] !== '|') return all
      this.at += 1
    }
  }

  private sequence(): Needed {
    let best: Needed = null
    let run = ''
    const close = () => {
      if (tells(run)) best = better(best, [run])
      run = ''
    }
    while (this.at < this.text.length && this.text[this.at] !== '|' && this.text[this.at] !== ')') {
      const part = this.part()
      if (part === 'nothing') continue
      const { least: fewest, most } = this.quantifier()
      if (typeof part === 'string') {
        if (fewest > 0) run += part.repeat(Math.min(fewest, 8))
        if (most > fewest || fewest > 8) close()
        // One that may be missing parts what stands around it.
        if (fewest === 0) close()
      } else {
        close()
        if (fewest > 0) best = better(best, part.needed)
      }
    }
    close()
    return best
  }

  /** A character as text, `nothing` for what takes no room, or what stands in a group, a class, anything else. */
  private part(): string | 'nothing' | { readonly needed: Needed } {
    const char = this.text[this.at] ?? ''
    this.at += 1
    if (char === '^' || char === '$') return 'nothing'
    if (char === '(') return this.group()
    if (char === '[') return this.set()
    if (char === '\\') return this.escaped()
    return (char === '.' ? null : plain(char)) ?? { needed: null }
  }

  private group(): 'nothing' | { readonly needed: Needed } {
    const around = /^\?<?([=!])/.exec(this.text.slice(this.at, this.at + 3))
    const head = around ?? /^\?(?::|<\w{1,40}>)/.exec(this.text.slice(this.at, this.at + 44))
    this.at += head?.[0].length ?? 0
    const inner = this.alternatives()
    this.at += 1
    // What is looked at ahead or behind stands in the text as well.
    return { needed: around?.[1] === '!' ? null : inner }
  }

  private set(): string | { readonly needed: Needed } {
    const chars = new Set<string>()
    let known = this.text[this.at] !== '^'
    while (this.at < this.text.length && this.text[this.at] !== ']') {
      const char = this.text[this.at] ?? ''
      if (char === '\\' || this.text[this.at + 1] === '-') known = false
      this.at += char === '\\' ? 2 : 1
      chars.add(plain(char) ?? char)
    }
    this.at += 1
    const [only] = chars
    // `[Nn]` is one letter in either case.
    return known && chars.size === 1 && only !== undefined ? only : { needed: null }
  }

  private escaped(): string | 'nothing' | { readonly needed: Needed } {
    const char = this.text[this.at] ?? ''
    this.at += 1
    if (char === 'b' || char === 'B') return 'nothing'
    if (char === 'u' || char === 'x') {
      const length = char === 'u' ? 4 : 2
      const code = Number.parseInt(this.text.slice(this.at, this.at + length), 16)
      this.at += length
      return plain(String.fromCharCode(code)) ?? { needed: null }
    }
    if (char === 't') return '\t'
    return /[\w]/.test(char) ? { needed: null } : char
  }

  private quantifier(): Quantifier {
    const match = /^(?:[*+?]|\{(\d{1,5})(,?)(\d{0,5})\})\??/.exec(this.text.slice(this.at, this.at + 16))
    if (!match) return once
    this.at += match[0].length
    const [sign] = match[0]
    if (sign === '{') {
      const fewest = Number(match[1])
      return {
        least: fewest,
        most: match[2] === '' ? fewest : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]),
      }
    }
    return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY }
  }
}

/** A pattern that holds wherever one of these literals stands: a sign of what is looked for in a part of a line, not in all of it. */
export function literally(pattern: RegExp): RegExp {
  const literals = literalsOf(pattern)
  return literals === null
    ? pattern
    : new RegExp(literals.map((text) => text.replace(/[^\w\s]/g, '\\$&')).join('|'), 'i')
}

/** Literals in small letters of which one stands in each text that the pattern matches; null where it may match without any. */
export function literalsOf({ source }: RegExp): Needed {
  return new Source(source).alternatives()
}
