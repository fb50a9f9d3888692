/** Signs that a plan writes before a line: what is added, changed, replaced or read, and what goes. */
const sign = /^([ \t]{0,200})(-\/\+|\+\/-|<=|[-+~])([ \t]{1,9})/

const heading = /^[ \t]{0,20}(?:[-+~]|-\/\+|\+\/-|<=)[ \t]{1,9}(?:resource|data)[ \t]{1,9}"[^"\n]{1,100}"/m

/** Longest line that is looked at, in UTF-16 units. */
const longestLine = 20_000

/** Whether a text is what `terraform plan` prints. */
export function isPlanText(text: string): boolean {
  return heading.test(text)
}

/**
 * What `terraform plan` prints, as the configuration that it leads to: signs blanked, what goes left out, of a change what will
 * be, in place of a value that is not told yet a call that nothing is known of. Every character keeps its place.
 */
export function configurationOfPlan(text: string): string {
  /** Tells whether a line is the last one of what goes. */
  let closes: ((line: string) => boolean) | null = null
  const lines = text.split('\n').map((line) => {
    if (line.length > longestLine) return line
    if (closes) {
      if (closes(line)) closes = null
      return blank(line)
    }
    const [whole = '', , mark] = sign.exec(line) ?? []
    if (mark !== '-') return whatWillBe(mark === undefined ? line : blank(whole) + line.slice(whole.length))
    closes = closeOf(line.slice(whole.length), whole.length)
    return blank(line)
  })
  return lines.join('\n')
}

/** What tells the last line of what begins on a line at a column; null where it ends there, too. Its lines may have no sign. */
function closeOf(line: string, column: number): ((line: string) => boolean) | null {
  const [, end] = /<<[-~]?(\w{1,100})\s*$/.exec(line) ?? []
  if (end !== undefined) return (each) => each.trimStart().startsWith(end)
  if (!/[{[(]\s*$/.test(line)) return null
  return (each) => {
    const at = each.search(/\S/)
    return at >= 0 && at <= column && /[}\])]/.test(each.charAt(at))
  }
}

function whatWillBe(line: string): string {
  const told = line.replace(/\((known after apply|sensitive value|sensitive)\)/, (_, words: string) => {
    return `${words.replaceAll(' ', '_')}()`
  })
  if (!told.includes(' -> ') || told.trimStart().startsWith('#')) return told
  const { equals, arrow } = signsOf(told)
  if (arrow < 0) return told
  const from = equals < 0 ? 0 : equals + 1
  return told.slice(0, from) + blank(told.slice(from, arrow + 4)) + told.slice(arrow + 4)
}

/** Where the first sign of equality and the first arrow behind it stand outside of quotes; -1 where none does. */
function signsOf(line: string): { readonly equals: number; readonly arrow: number } {
  let quoted = false
  let equals = -1
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted
    else if (quoted && line[at] === '\\') at += 1
    else if (!quoted && line[at] === '=' && equals < 0) equals = at
    else if (!quoted && line.startsWith(' -> ', at)) return { equals, arrow: at }
  }
  return { equals, arrow: -1 }
}

function blank(text: string): string {
  return ' '.repeat(text.length)
}

/** What a plan leaves out of what stays as it is, such as `# (2 unchanged elements hidden)`. */
const hidden = /# \(\d{1,9} (?:unchanged|identical) (attribute|block|element|line)s? hidden\)/g

/** What a plan leaves out: where it says so, of what kind it is, and how it is written. */
export interface HiddenInPlan {
  readonly at: number
  readonly kind: string
  readonly written: string
}

/** Everything that a plan, or a part of one, says it leaves out. */
export function hiddenInPlan(text: string): readonly HiddenInPlan[] {
  return [...text.matchAll(hidden)].map(({ index, 0: written, 1: kind = '' }) => ({ at: index, kind, written }))
}
