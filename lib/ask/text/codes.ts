import type { CodeAnswer } from '../corpus'

/** A text that is written as an error code of the API, and is none that is known. */
export interface UnknownCode<Slug extends string = string> {
  /** As written. */
  readonly code: string
  /** The known code whose name has most in common with it; null where none has half. */
  readonly nearest: CodeAnswer<Slug> | null
  /** It names something that security groups are made of. */
  readonly ours: boolean
}

export interface Codes<Slug extends string> {
  /** An error code in a text of any case; the longest of several, the first of equals. */
  readonly known: (text: string) => CodeAnswer<Slug> | null
  /** The first code of a text that is not known; null where a known one stands there, too. */
  readonly unknown: (text: string) => UnknownCode<Slug> | null
}

/** Names of classes in programs are no codes of the API. */
const ofPrograms = /(?:Exception|Error|Err|Fault)$/
/** What is wrong: a name without any of these is an operation or a parameter. */
const wrong =
  /In[Vv]alid|Missing|Not(?:Found|Exist|Support|Allowed|Authorized)|Duplicate|Repeated|Already|Conflict|Miss?match|Exceed|TooMany|Malformed|Unsupported|Denied|Forbidden|Unauthorized|InUse|Dependency|Incorrect/
/** What security groups are made of. */
const things = /SecurityGroup|Rule|Permission|Source|Dest|Port|Protocol|Priority|PrefixList/
/** Fewest words in a code without a dot: `QuotaExceeded` may be anybody's. */
const fewestWords = 3
/** How much of two names has to be alike, 0–1. */
const alike = 0.5

/** Words that names of codes have in common, whatever they mean. */
const common = /^(?:invalid|not|id|operation|param(?:e?ter)?s?)$/

/** The words that a name is put together of: `RuleNotExist` → Rule, Exist. */
function wordsOf(code: string): string[] {
  return [...code.matchAll(/[A-Z]+(?![a-z])|[A-Z][a-z]+|[0-9]+/g)]
    .map(([word]) => word.toLowerCase())
    .filter((word) => !common.test(word))
}

/** Dice's coefficient of the words of two names, 0–1. */
function likeness(one: readonly string[], other: readonly string[]): number {
  const left = [...other]
  let shared = 0
  for (const word of one) {
    const at = left.indexOf(word)
    if (at < 0) continue
    left.splice(at, 1)
    shared += 1
  }
  return (2 * shared) / Math.max(1, one.length + other.length)
}

/** Finds error codes in texts. */
export function openCodes<Slug extends string>(codes: readonly CodeAnswer<Slug>[]): Codes<Slug> {
  const byName = new Map(codes.map((each) => [each.code.toLowerCase(), each]))

  function known(text: string): CodeAnswer<Slug> | null {
    let best: CodeAnswer<Slug> | null = null
    for (const [word] of text
      .normalize('NFKC')
      .toLowerCase()
      .matchAll(/[a-z][a-z0-9]*(?:\.[a-z][a-z0-9]*)*/g)) {
      const found = byName.get(word)
      if (found && found.code.length > (best?.code.length ?? 0)) best = found
    }
    return best
  }

  function nearestTo(code: string): CodeAnswer<Slug> | null {
    const own = wordsOf(code)
    let best: { readonly each: CodeAnswer<Slug>; readonly likeness: number } | null = null
    for (const each of codes) {
      const much = likeness(own, wordsOf(each.code))
      if (much >= alike && much > (best?.likeness ?? 0)) best = { each, likeness: much }
    }
    return best?.each ?? null
  }

  function unknown(text: string): UnknownCode<Slug> | null {
    if (known(text) !== null) return null
    for (const [code] of text
      .normalize('NFKC')
      .matchAll(/(?<![\w.])[A-Z][A-Za-z0-9]+(?:\.[A-Z][A-Za-z0-9]+)*(?!\w)/g)) {
      if (ofPrograms.test(code) || !wrong.test(code)) continue
      if (!code.includes('.') && code.replace(/[^A-Z]/g, '').length < fewestWords) continue
      return { code, nearest: nearestTo(code), ours: things.test(code) }
    }
    return null
  }

  return { known, unknown }
}
