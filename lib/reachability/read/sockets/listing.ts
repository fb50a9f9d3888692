import type { Listing, TextPattern } from '../../model/evidence'
import { portOf } from '../../model/port'
import { remembering } from '../../remember'

const plain = /^[\w\s:.|()[\]\\^$*+?,-]{1,80}$/
/** A repetition of a repetition, or of a group: it could take long. */
function isNested(text: string): boolean {
  return /[*+?)\]][*+?]/.test(text) || (text.includes('(') && /[*+]/.test(text))
}

const isFlag = (word: string) => word.startsWith('-') || word.startsWith('/')

function patternOf(words: readonly string[], program: string): TextPattern | null {
  const flags = words.filter(isFlag).join('')
  const letters = flags.replace(/[-/]/g, '')
  const not = /v/i.test(letters)
  if (not ? !/^[vinE]{1,4}$/i.test(letters) : letters !== '' && !/^[iEwnPABC0-9]{1,20}$/i.test(letters)) return null
  const given = words.filter((word) => !isFlag(word)).join(' ')
  if (!plain.test(given) || isNested(given)) return null
  const insensitive = /i/i.test(letters)
  if (program === 'findstr') return { kind: 'words', texts: given.split(/\s+/), insensitive: true, not }
  const extended = program === 'egrep' || /[EP]/.test(letters) || program === 'select-string'
  const source = extended
    ? given
    : given
        .replace(/\\\|/g, '\u0001')
        .replace(/[|()+?]/g, '\\$&')
        .replace(/\u0001/g, '|')
  const expression = /w/.test(letters) ? `\\b(?:${source})\\b` : source
  return isSound(expression) ? { kind: 'expression', texts: [expression], insensitive, not } : null
}

function isSound(source: string): boolean {
  try {
    return new RegExp(source).source !== ''
  } catch {
    return false
  }
}

function wordsOf(text: string): readonly string[] {
  if (!/["']/.test(text)) return text.match(/\S+/g) ?? []
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

/** Splits a pipeline at `|`, leaving quoted ones alone. */
export function pipelineOf(command: string): (readonly string[])[] {
  const text = command.slice(0, 1000)
  const stages: string[] = []
  let quoted = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (quoted) {
      if (character === quoted) quoted = ''
    } else if (character === '"' || character === "'") quoted = character
    else if (character === '|') {
      stages.push(text.slice(from, at))
      from = at + 1
    }
  }
  stages.push(text.slice(from))
  return stages.map((stage) => wordsOf(stage.replace(/\b2>\s*(?:&1|\/dev\/null)/g, '').trim()))
}

type Asked = Omit<Listing, 'patterns'>

/** Words of a command line: those with one hyphen joined, those with two, and the others. */
interface Words {
  readonly short: string
  readonly long: readonly string[]
  readonly plain: readonly string[]
  readonly text: string
  /** Whether a later stage of the pipeline is a program of Windows. */
  readonly piped: boolean
}

const has = ({ long }: Words, ...names: readonly string[]) => long.some((word) => names.includes(word))

const programs: Readonly<Record<string, (words: Words) => Asked>> = {
  ss: (words) => {
    const { short, plain: expression } = words
    const asked = /[tu]/.test(short) || has(words, '--tcp', '--udp')
    const ports = expression.length > 0 ? sportsOf(expression.join(' ')) : null
    return {
      whole: expression.length === 0 || ports !== null,
      listening: /[la]/.test(short) || has(words, '--listening', '--all'),
      tcp: !asked || /t/.test(short) || has(words, '--tcp'),
      udp: !asked || /u/.test(short) || has(words, '--udp'),
      bothFamilies: !/[46]/.test(short) && !has(words, '--ipv4', '--ipv6'),
      named: !/n/.test(short) && !has(words, '--numeric'),
      ports,
    }
  },
  netstat: (words) => {
    const { short, text } = words
    const windows = /o/.test(short) || words.piped
    const only = /-p\s+(tcp|udp)\b/i.exec(text)?.[1]?.toLowerCase()
    const asked = !windows && only === undefined && (/[tu]/.test(short) || has(words, '--tcp', '--udp'))
    return {
      whole: true,
      listening: /a/.test(short) || (!windows && (/l/.test(short) || has(words, '--listening', '--all'))),
      tcp: only === undefined ? !asked || /t/.test(short) || has(words, '--tcp') : only === 'tcp',
      udp: only === undefined ? !asked || /u/.test(short) || has(words, '--udp') : only === 'udp',
      bothFamilies: !/[46]/.test(short),
      named: !windows && !/n/.test(short) && !has(words, '--numeric', '--numeric-ports'),
      ports: null,
    }
  },
  lsof: ({ text }) => {
    const spec = /-i\s{0,9}:?(tcp|udp)?:?([\w,-]{1,80})?/i.exec(text)
    const protocol = spec?.[1]?.toLowerCase()
    const given = spec?.[2] && !spec[2].startsWith('-') ? spec[2] : null
    const port = given === null ? null : portOf(given)
    return {
      whole: spec !== null && !/-[up]\s{0,9}\S/.test(text.replace(/-P\b/g, '')),
      listening: true,
      tcp: protocol === undefined || protocol === 'tcp',
      udp: protocol === undefined || protocol === 'udp',
      bothFamilies: !/-i\s{0,9}[46]/.test(text),
      named: !/(?:^|\s)[-+]\w{0,8}P/.test(text),
      ports: given === null ? null : port === null ? [] : [port],
    }
  },
  sockstat: ({ short, text }) => {
    const protocol = /-\w{0,6}P\s{0,3}(tcp|udp)\b/.exec(text)?.[1]
    return {
      whole: !/-\w{0,6}[cup]\b/.test(text),
      // Without an option for one of them it lists both.
      listening: /l/.test(short) || !/c/.test(short),
      tcp: protocol !== 'udp',
      udp: protocol !== 'tcp',
      bothFamilies: /4/.test(short) === /6/.test(short),
      ports: null,
    }
  },
  'get-nettcpconnection': ({ text }) => ofPowershell(text, 'tcp'),
  'get-netudpendpoint': ({ text }) => ofPowershell(text, 'udp'),
}

/** `Get-NetTCPConnection` and `Get-NetUDPEndpoint`. */
function ofPowershell(text: string, protocol: 'tcp' | 'udp'): Asked {
  const ports = /-LocalPort\s{1,9}(\d{1,5}(?:,\s?\d{1,5}){0,20})/i.exec(text)?.[1]
  const state = /-State\s{1,9}(\w{1,20})/i.exec(text)?.[1]
  const only = state !== undefined && /^listen$/i.test(state)
  return {
    whole: !/-(?:RemotePort|RemoteAddress|LocalAddress|OwningProcess)\b/i.test(text),
    listening: state === undefined || only,
    only,
    tcp: protocol === 'tcp',
    udp: protocol === 'udp',
    bothFamilies: true,
    ports: ports === undefined ? null : ports.split(',').map(Number),
  }
}

/** Cmdlets behind which all rows of a listing still stand, if with other columns. */
const reshaping = /^(?:sort|sort-object|ft|format-table|fl|format-list|select|select-object|out-string)$/
const shortening = /^-(?:First|Last|Skip|Unique|Index)/i

/** `Where-Object State -eq Listen`, `? { $_.LocalPort -eq 80 }`: what it asks for; null where it asks for anything else. */
function whereOf(words: readonly string[]): Partial<Asked> | null {
  const text = words
    .slice(1)
    .join(' ')
    .replace(/[{}'"()]|\$_\./g, ' ')
    .trim()
  const asked: { listening?: boolean; only?: boolean; ports?: number[] } = {}
  for (const part of text.split(/\s-and\s/i)) {
    const [, name = '', value = ''] =
      /^\s{0,9}(State|LocalPort)\s{1,9}-(?:eq|ceq|ieq)\s{1,9}(\w{1,20})\s{0,9}$/i.exec(part) ?? []
    if (/^state$/i.test(name) && /^listen$/i.test(value)) asked.only = true
    else if (/^localport$/i.test(name) && /^\d{1,5}$/.test(value)) asked.ports = [Number(value)]
    else return null
  }
  return asked
}

const searches: ReadonlySet<string> = new Set(['grep', 'egrep', 'fgrep', 'findstr', 'select-string', 'find', 'sls'])
const harmless: ReadonlySet<string> = new Set('sort column cat ft format-table fl format-list more less tee'.split(' '))

/** Name of the program that a command begins with, without folder and ending. */
export function programNameOf(words: readonly string[]): string {
  const word = words[0] ?? ''
  return word
    .slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
    .replace(/\.exe$/i, '')
    .toLowerCase()
}

/** What the name of each of these programs has. */
const listers = /ss|netstat|lsof|sockstat|get-net/i

/** Whether a number is searched for where names may be printed in place of ports: `netstat -l | grep 9999`. */
function isSearchOfName(program: string, options: readonly string[], { texts, not }: TextPattern): boolean {
  if (not || !texts.some((text) => /\d/.test(text))) return false
  const letters = options.filter((word) => /^-[a-z0-9]{1,40}$/i.test(word)).join('')
  if (program === 'lsof') return !letters.includes('P')
  return (
    (program === 'ss' || program === 'netstat') &&
    !letters.includes('n') &&
    !options.some((word) => word.startsWith('--numeric'))
  )
}

/** Reads the command line of `ss`, `netstat`, `lsof` or `Get-NetTCPConnection`; null for that of another program. */
export const listingOf = remembering((command: string): Listing | null => {
  if (!listers.test(command)) return null
  const [first = [], ...rest] = pipelineOf(command)
  const name = programNameOf(first)
  const program = Object.hasOwn(programs, name) ? programs[name] : undefined
  if (!program) return null
  const options = first.slice(1)
  const asked = program({
    short: options.filter((word) => /^-[a-z0-9]{1,40}$/i.test(word)).join(''),
    long: options.filter((word) => word.startsWith('--')),
    plain: options.filter((word) => !word.startsWith('-')),
    text: options.join(' '),
    piped: rest.some((stage) => programNameOf(stage) === 'findstr'),
  })
  const patterns: TextPattern[] = []
  let { whole } = asked
  let more: Partial<Asked> = {}
  for (const stage of rest) {
    const tool = programNameOf(stage)
    if (name.startsWith('get-net')) {
      const where = /^(?:where|where-object|\?)$/.test(tool) ? whereOf(stage) : null
      if (where) more = { ...more, ...where }
      if (where || (reshaping.test(tool) && !stage.some((word) => shortening.test(word)))) continue
    }
    if (!searches.has(tool)) {
      whole &&= harmless.has(tool)
      continue
    }
    const pattern = patternOf(stage.slice(1), tool === 'find' || tool === 'fgrep' ? 'findstr' : tool)
    whole &&= pattern !== null && !isSearchOfName(name, options, pattern)
    if (pattern) patterns.push(pattern)
  }
  return { ...asked, ...more, whole, patterns }
})

/** Ports of an `ss` filter such as `sport = :80 or sport = :443`; null when it says anything else. */
function sportsOf(expression: string): number[] | null {
  const parts = expression
    .replace(/[()]/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .split(/ (?:or|\|\|?) /)
  const ports = parts.map((part) => {
    const match = /^(?:sport|src) ?(?:==?|eq)? ?:(\w{1,40})$/.exec(part.trim())
    return match?.[1] === undefined ? null : portOf(match[1])
  })
  return ports.every((port) => port !== null) ? ports : null
}
