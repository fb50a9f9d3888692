/*
 * What a regular expression cannot match without: literals of which one stands in each text that it matches, whatever its case.
 * They are read out of its source, so that nothing has to be kept beside it.
 */

/** Literals of which one stands in each match. */
type Literals = readonly string[]

/** What is known of the texts that a part matches. */
interface Known {
  /** All of them, where they are few. */
  readonly texts: Literals | null
  /** Sets of which each has a literal in each of them, those first that tell most. */
  readonly needs: readonly Literals[]
}

/** One of the alternatives of a pattern. */
export interface Alternative {
  readonly source: string
  /** Sets of which each has a literal in each match; none where nothing is known of it. */
  readonly needs: readonly Literals[]
}

/** Most texts that are told one by one. */
const mostTexts = 12
/** Most sets that are kept of a pattern: a third rules hardly anything out. */
const mostNeeds = 2

/** From here on letters have no case, and one says as much as two of the alphabet. */
const caseless = 0x2e80

/** Fewest characters that tell something: a caret stands in few texts. */
function tells(literal: string): boolean {
  if (literal.length === 2) return literal.charCodeAt(0) >= caseless || literal.includes('^')
  return literal.length >= 3 && literal.trim() !== ''
}

/** The shortest of the literals: what they tell together. */
const least = (literals: Literals) => Math.min(...literals.map(({ length }) => length))

/** Of several sets those that tell most. */
const best = (needs: readonly Literals[]) => needs.toSorted((a, b) => least(b) - least(a)).slice(0, mostNeeds)

/** What any of several ways has. */
function either(ways: readonly Known[]): Known {
  const texts = [...new Set(ways.flatMap((way) => way.texts ?? []))]
  const needs = ways.flatMap((way) => way.needs[0] ?? [])
  return {
    texts: texts.length <= mostTexts && ways.every((way) => way.texts !== null) ? texts : null,
    needs: ways.every((way) => way.needs.length > 0) ? [needs] : [],
  }
}

/** The texts of one part, and of another behind it. */
function joined(before: Literals, behind: Literals): Literals {
  const [next = '', ...others] = behind
  const first = before.map((text) => text + next)
  return others.length === 0 ? first : [...first, ...joined(before, others)]
}

/** Characters whose cases are not told apart by what is looked up later: the alphabets of ASCII and Cyrillic, letters without case, and blanks of any kind. */
function plain(char: string): string | null {
  if (/\s/.test(char)) return ' '
  const code = char.charCodeAt(0)
  if (code < 0x80 || (code >= 0x400 && code < 0x460)) return char.toLowerCase()
  return char.toLowerCase() === char.toUpperCase() ? char : null
}

interface Quantifier {
  readonly least: number
  readonly most: number
}

const once: Quantifier = { least: 1, most: 1 }
const unknown: Known = { texts: null, needs: [] }

/** What is known of one character. */
const one = (char: string | null): Known => (char === null ? unknown : { texts: [char], needs: [] })

/** Reads the source of a regular expression without the flags `u` and `v`, from left to right. */
class Source {
  private at = 0

  constructor(private readonly text: string) {}

  /** Alternatives up to the end of the group, or of all. */
  alternatives(): (Known & Alternative)[] {
    const all: (Known & Alternative)[] = []
    for (;;) {
      const from = this.at
      const own = this.sequence()
      all.push({ ...own, source: this.text.slice(from, this.at) })
      if (this.text[this.at] !== '|') return all
      this.at += 1
    }
  }

  private sequence(): Known {
    const needs: Literals[] = []
    let isWhole = true
    let run: Literals = ['']
    /** What was read so far is parted from what begins with these. */
    const part = (next: Literals) => {
      if (run.every(tells)) needs.push(run)
      run = next
      isWhole = false
    }
    while (this.at < this.text.length && this.text[this.at] !== '|' && this.text[this.at] !== ')') {
      const known = this.part()
      if (known === 'nothing') continue
      const { least: fewest, most } = this.quantifier()
      const { texts } = known
      if (texts === null || fewest === 0) {
        part([''])
        if (fewest > 0) needs.push(...known.needs)
        continue
      }
      for (let count = 0; count < Math.min(fewest, 8); count += 1) {
        if (run.length * texts.length > mostTexts) part(texts)
        else run = joined(run, texts)
      }
      // Of those that come again the last stands before what follows.
      if (most > fewest || fewest > 8) part(texts)
    }
    const texts = isWhole ? run : null
    part([''])
    return { texts, needs: best(needs) }
  }

  /** What is known of the next part; `nothing` of what takes no room. */
  private part(): 'nothing' | Known {
    const char = this.text[this.at] ?? ''
    this.at += 1
    if (char === '^' || char === '$') return 'nothing'
    if (char === '(') return this.group()
    if (char === '[') return this.set()
    if (char === '\\') return this.escaped()
    return one(char === '.' ? null : plain(char))
  }

  private group(): Known {
    const around = /^\?<?([=!])/.exec(this.text.slice(this.at, this.at + 3))
    const head = around ?? /^\?(?::|<\w{1,40}>)/.exec(this.text.slice(this.at, this.at + 44))
    this.at += head?.[0].length ?? 0
    const inner = either(this.alternatives())
    this.at += 1
    if (!around) return inner
    // What is looked at ahead or behind stands in the text as well, beside what the pattern goes on with.
    if (around[1] === '!') return unknown
    return { texts: null, needs: inner.needs }
  }

  private set(): Known {
    const chars = new Set<string | null>()
    const isOther = this.text[this.at] === '^'
    while (this.at < this.text.length && this.text[this.at] !== ']') {
      const char = this.text[this.at] ?? ''
      const isRange = this.text[this.at + 1] === '-'
      this.at += char === '\\' ? 2 : 1
      chars.add(char === '\\' || isRange ? null : plain(char))
    }
    this.at += 1
    const texts = [...chars].filter((char) => char !== null)
    // `[Nn]` is one letter in either case.
    return isOther || texts.length < chars.size || texts.length > 4 ? unknown : { texts, needs: [] }
  }

  private escaped(): 'nothing' | Known {
    const char = this.text[this.at] ?? ''
    this.at += 1
    if (char === 'b' || char === 'B') return 'nothing'
    if (char === 'u' || char === 'x') {
      const length = char === 'u' ? 4 : 2
      const code = Number.parseInt(this.text.slice(this.at, this.at + length), 16)
      this.at += length
      return one(plain(String.fromCharCode(code)))
    }
    if (char === 't' || char === 's') return one(' ')
    return /\w/.test(char) ? unknown : one(char)
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
    : new RegExp(literals.map((text) => text.replace(/[^\w\s]/g, '\\$&').replaceAll(' ', '\\s')).join('|'), 'i')
}

/** The alternatives of a pattern, each with what it cannot do without, in small letters. */
export function alternativesOf({ source }: RegExp): readonly Alternative[] {
  // What one of its groups has matched may be asked for again, from anywhere.
  const isWhole = /\\[1-9k]/.test(source)
  return new Source(source).alternatives().map((way) => ({ source: isWhole ? source : way.source, needs: way.needs }))
}

/** Literals in small letters of which one stands in each text that the pattern matches; null where it may match without any. */
export function literalsOf(pattern: RegExp): Literals | null {
  const ways = alternativesOf(pattern)
  return ways.every(({ needs }) => needs.length > 0) ? ways.flatMap(({ needs }) => needs[0] ?? []) : null
}
