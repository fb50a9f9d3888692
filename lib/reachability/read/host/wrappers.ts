import type { AccessFile, AccessRule } from '../../model/evidence'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

type File = AccessFile['file']

/** `/etc/hosts.deny` alone in a line, `==> /etc/hosts.deny <==`: what stands below is in it. */
const heading =
  /^\s{0,9}(?:={2,3}>\s{0,3})?["'`]?(?:\/\S{0,80}\/)?hosts\.(allow|deny)["'`]?\s{0,3}(?:<={2,3}|[:：])?\s{0,9}$/
/** Lines that grep has found in one of several files, or which it has numbered. */
const found = /^\s{0,9}(?:(?:\/\S{0,80}\/)?hosts\.(allow|deny):)?(?:\d{1,6}:)?(?=\s{0,9}[A-Za-z])(.{3,2000})$/
const sign = /\bhosts\.(?:allow|deny)\b/
const named = /\bhosts\.(allow|deny)\b/g
/** What shows a file: of another command, that nothing stands below it says nothing. */
const printing = /^(?:sudo\s{1,3})?(?:cat|tail|head|e?grep|less|more|awk|sed\s{1,3}-n)\s/

/** Names of daemons, and `EXCEPT` between them: a daemon may have the address that it is asked at. */
const daemonList =
  /^[A-Za-z][\w.-]{0,63}(?:@[\w.:[\]-]{1,80})?(?:[\s,]{1,9}[A-Za-z][\w.-]{0,63}(?:@[\w.:[\]-]{1,80})?){0,20}$/

/** The fields of a line: a colon parts them, but for those in brackets and behind a backslash. */
function fieldsOf(line: string): string[] {
  const fields: string[] = []
  let field = ''
  let depth = 0
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? ''
    if (character === '\\' && line[at + 1] === ':') {
      field += ':'
      at += 1
      continue
    }
    if (character === '[') depth = 1
    else if (character === ']') depth = 0
    if (character === ':' && depth === 0) {
      fields.push(field.trim())
      field = ''
    } else field += character
  }
  return [...fields, field.trim()]
}

/** What options make of a line that stands in a file: hosts_options(5). Any of them is run for whom the line fits. */
function admitted(options: readonly string[], file: File): boolean | null {
  const words = options.map((option) => option.toLowerCase())
  if (words.some((word) => word.startsWith('aclexec'))) return null
  // In the place of the service another program answers.
  if (words.includes('deny') || words.some((word) => /^twist\s/.test(word))) return false
  if (words.includes('allow')) return true
  return file === null ? null : file === 'allow'
}

function ruleOf(text: string, file: File): AccessRule | null {
  const [daemons = '', clients = '', ...options] = fieldsOf(text)
  if (!daemonList.test(daemons) || clients === '') return null
  const words = (list: string) => list.split(/[\s,]+/).slice(0, 500)
  return { daemons: words(daemons), clients: words(clients), admits: admitted(options, file), line: quote(text) }
}

/** The one file that a text names; null where it names both. Undefined: it names none. */
function fileIn(text: string): File | undefined {
  const files = new Set([...text.matchAll(named)].map(([, file]) => file))
  if (files.size === 0) return undefined
  return files.size > 1 ? null : nameOf(files.has('allow') ? 'allow' : 'deny')
}

/** Lines of which each but the last goes on below. */
function* logical(lines: readonly string[]): Generator<string> {
  let begun = ''
  for (const line of lines) {
    const whole = begun.length < 4000 ? begun + line : line
    if (whole.endsWith('\\')) begun = whole.slice(0, -1)
    else {
      begun = ''
      yield whole
    }
  }
  if (begun !== '') yield begun
}

/** The files that lines show, as they go by. */
class Shown {
  readonly files = new Map<File, AccessRule[]>()
  private file: File | undefined

  /** @param asked the file that the command names; undefined where it names none */
  constructor(private readonly asked: File | undefined) {
    this.file = asked
  }

  note(line: string): void {
    const head = heading.exec(line)?.[1]
    if (head !== undefined) {
      this.file = nameOf(head)
      return
    }
    const [, within, text = ''] = found.exec(line) ?? []
    const of = within === undefined ? this.file : nameOf(within)
    const rule = of === undefined ? null : ruleOf(text, of)
    if (rule && of !== undefined) this.add(of, rule)
    // Below a sentence that names the file of those who are admitted its lines may stand; another sentence ends them.
    else if (this.asked === undefined) this.file = fileIn(line) === 'allow' ? 'allow' : undefined
  }

  private add(of: File, rule: AccessRule): void {
    const rules = this.files.get(of)
    if (rules) rules.push(rule)
    else this.files.set(of, [rule])
  }
}

const nameOf = (name: string): File => (name === 'allow' ? 'allow' : 'deny')

/** Reads the files of TCP wrappers: `/etc/hosts.allow` and `/etc/hosts.deny`. */
export const wrappers: EvidenceReader = {
  name: 'TCP wrappers',
  signs: [sign],
  asked: /hosts\.(?:allow|deny)/,
  read: ({ command, ended, lines }) => {
    const asked = command === null ? undefined : fileIn(command)
    const shown = new Shown(asked)
    // A file with comments alone is shown as one that is empty.
    if (asked !== undefined && printing.test(command ?? '') && (ended || lines.length > 0)) shown.files.set(asked, [])
    for (const line of logical(lines)) if (line.length <= 4000 && line.trim() !== '') shown.note(line)
    return [...shown.files].map(([file, rules]): AccessFile => {
      const line = rules[0]?.line ?? quote(command ?? '')
      return { kind: 'access-file', file, rules: rules.slice(0, 5000), line }
    })
  },
}
