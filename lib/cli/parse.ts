/** A word of a command: what the shell makes of it, and how it was written. */
interface Word {
  readonly text: string
  readonly written: string
}

/** A parameter of a call, in the order written; a switch such as `--force` has no value. */
export interface Parameter {
  readonly name: string
  readonly value: string | null
  /** The value as it was written, quotes included; `''` for a switch. */
  readonly written: string
}

/** One call of the Alibaba Cloud CLI, in the spelling that is built in. */
export interface CliCall {
  /** Such as `ecs`. */
  readonly product: string
  /** Such as `AuthorizeSecurityGroup`. */
  readonly operation: string
  readonly parameters: readonly Parameter[]
  /** What follows the call on its line, such as `> backup.json`; empty when nothing does. */
  readonly rest: string
}

/**
 * The calls in an example of a document: one a line; a line that ends with `\` goes on; lines that begin with `#` are
 * left out. Knows what examples need of the shell: words, quotes, `$(…)` in double quotes, `>` and `|` at the end.
 *
 * Throws an error that quotes the line when it is no call of `aliyun`.
 */
export function cliCalls(text: string): CliCall[] {
  return text
    .replace(/\\\n[ \t]*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(callOf)
}

function callOf(line: string): CliCall {
  const { words, rest } = wordsOf(line)
  const [program, product, operation, ...others] = words
  if (program?.text !== 'aliyun' || !product || !operation || operation.text.startsWith('-')) {
    throw new Error(`Expected "aliyun PRODUCT OPERATION --Name value …", found: ${line}`)
  }
  const parameters: Parameter[] = []
  for (let index = 0; index < others.length; index += 1) {
    const word = others[index]
    const [, name, joined] = /^--([A-Za-z][A-Za-z0-9.-]*)(?:=(.*))?$/s.exec(word?.text ?? '') ?? []
    if (!word || name === undefined) throw new Error(`Expected a parameter, found "${word?.written}" in: ${line}`)
    const next = others[index + 1]
    if (joined !== undefined) parameters.push({ name, value: joined, written: word.written.slice(name.length + 3) })
    else if (next && !next.text.startsWith('--')) {
      parameters.push({ name, value: next.text, written: next.written })
      index += 1
      // `--output` takes several words of the form name=value.
      while (name === 'output' && /^[a-z]+=/.test(others[index + 1]?.text ?? '')) index += 1
    } else parameters.push({ name, value: null, written: '' })
  }
  return { product: product.text, operation: operation.text, parameters, rest }
}

function wordsOf(line: string): { readonly words: readonly Word[]; readonly rest: string } {
  const words: Word[] = []
  const token = /\s*(?:([|>;&])|((?:'[^']*'|"[^"]*"|[^\s'"|>;&])+))/y
  while (token.lastIndex < line.length) {
    const from = token.lastIndex
    const found = token.exec(line)
    if (!found) throw new Error(`A quote is not closed in: ${line}`)
    const [, sign, written] = found
    if (sign) return { words, rest: line.slice(from).trim() }
    if (written) words.push({ written, text: written.replace(/'([^']*)'|"([^"]*)"/g, (_, one, two) => one ?? two) })
  }
  return { words, rest: '' }
}
