import { commandFrom } from '@/lib/rules'

/** Flags of the CLI that take no value: pages "Command-line options" and "Command parameters" of its documentation. */
const switches = /^--?(?:force|quiet|q|secure|insecure|skip-secure-verify|pager|all-pages)$/
/** Flags with which a call is only shown or explained, and never sent. */
const unsent = /^(?:--?(?:cli-)?dry-?run|--help|-h)(?:=(?!false$)|$)/i
/** Operations that make rules, or only look at something, in both spellings of the CLI. */
const harmless = /^(?:authorize|describe|list)/i

/** What ends a command of a shell; `#` begins a comment, and what is sent to a file or read from one belongs to the command. */
const redirection = /&>{1,2}|[<>]{1,3}[&|]?/y
const ending = /\|\||&&|[|&;\n()]/y

/**
 * The first command of a text that neither makes rules nor looks at them, or that never runs, in the words of a POSIX shell:
 * `echo` before one, a deletion after it, what stands behind `||`, a trial run, a command within a value. Null where there is
 * none. What is quoted and what is commented out is passed over.
 */
export function strayIn(text: string): string | null {
  const bare = text.replace(/^[ \t]*[$>%][ \t]+/gm, '')
  let words: string[] = []
  let start = 0
  let before = ''
  for (let index = 0; index <= bare.length; ) {
    const command = commandFrom(bare, index)
    const within = command.words.find(({ known, text: word }) => !known && /\$\(|`/.test(word))
    if (within) return within.text
    words.push(...command.words.map(({ text: word }) => word))
    index = endOfComment(bare, command.end)
    const file = matchAt(redirection, bare, index)
    if (file !== '') {
      index += file.length
      continue
    }
    const sign = matchAt(ending, bare, index)
    const written = bare.slice(start, index).trim().replace(/\s+/g, ' ')
    if (sign === '(' || sign === ')') return `${written}${sign}`
    const stray = words.length === 0 ? null : before === '||' ? `|| ${written}` : strayOf(words, written)
    if (stray !== null) return stray
    if (words.length > 0 || sign !== '\n') before = sign
    words = []
    index += Math.max(1, sign.length)
    start = index
  }
  return null
}

/** Where the comment ends that begins at an index; the index itself where none does. */
function endOfComment(text: string, index: number): number {
  if (text[index] !== '#') return index
  const end = text.indexOf('\n', index)
  return end < 0 ? text.length : end
}

function matchAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0] ?? ''
}

/** What of a command is stray: all of it, or the flag with which it is not sent. */
function strayOf([program = '', ...others]: readonly string[], written: string): string | null {
  if (!/^aliyun(?:\.exe)?$/.test(program)) return written
  const flag = others.find((word, index) => unsent.test(word) && others[index + 1] !== 'false')
  if (flag !== undefined) return `${program} … ${flag}`
  const [, operation = ''] = others.filter((word, index) => !word.startsWith('-') && !isValue(others, index))
  return harmless.test(operation) ? null : written
}

/** Whether a word is the value of the flag before it. */
function isValue(words: readonly string[], index: number): boolean {
  const before = words[index - 1] ?? ''
  return before.startsWith('-') && !before.includes('=') && !switches.test(before)
}
