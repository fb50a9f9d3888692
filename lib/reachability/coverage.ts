import { portOf } from './port'

/** What the command line of a socket listing leaves out. */
export interface Listing {
  /** False when rows may be missing: `head`, `tail`, an unknown filter. */
  readonly whole: boolean
  /** True when listening sockets are asked for. */
  readonly listening: boolean
  readonly tcp: boolean
  readonly udp: boolean
  readonly bothFamilies: boolean
  /** Ports that a filter of the tool itself is limited to; null: none. */
  readonly ports: readonly number[] | null
  /** Patterns of `grep` and `findstr` that a row has to match. */
  readonly patterns: readonly Pattern[]
}

interface Pattern {
  readonly matches: (row: string) => boolean
}

const plain = /^[\w\s:.|()[\]\\^$*+?,-]{1,80}$/
const nested = /[*+?)\]][*+?]|\([^)]*[*+][^)]*\)/

function patternOf(words: readonly string[], program: string): Pattern | null {
  const flags = words.filter((word) => /^[-/]/.test(word)).join('')
  if (/-\w*[vcfoABCq]/.test(flags) || /\/v/i.test(flags)) {
    if (/^-\w*v\w*$|^\/v$/i.test(flags) && !/[cfo]/.test(flags)) {
      const inner = patternOf(
        words.filter((word) => !/^[-/]/.test(word)),
        program,
      )
      return inner ? { matches: (row) => !inner.matches(row) } : null
    }
    if (!/^-?[iEwnPABC0-9-]*$/.test(flags)) return null
  }
  const given = words.filter((word) => !/^[-/]/.test(word)).join(' ')
  if (!plain.test(given) || nested.test(given)) return null
  const insensitive = /i/i.test(flags)
  if (program === 'findstr') {
    const any = given.split(/\s+/).map((word) => word.toLowerCase())
    return { matches: (row) => any.some((word) => row.toLowerCase().includes(word)) }
  }
  const extended = program === 'egrep' || /[EP]/.test(flags) || program === 'select-string'
  const source = extended
    ? given
    : given
        .replace(/\\\|/g, '\u0001')
        .replace(/[|()+?]/g, '\\$&')
        .replace(/\u0001/g, '|')
  try {
    const expression = new RegExp(/w/.test(flags) ? `\\b(?:${source})\\b` : source, insensitive ? 'i' : '')
    return { matches: (row) => expression.test(row) }
  } catch {
    return null
  }
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

/** Splits a pipeline at `|`, leaving quoted ones alone. */
export function pipelineOf(command: string): string[][] {
  const stages: string[] = ['']
  let quoted = ''
  for (const character of command.slice(0, 1000)) {
    if (quoted) {
      if (character === quoted) quoted = ''
    } else if (character === '"' || character === "'") quoted = character
    if (character === '|' && !quoted) stages.push('')
    else stages[stages.length - 1] += character
  }
  return stages.map((stage) => wordsOf(stage.replace(/\b2>\s*(?:&1|\/dev\/null)/g, '').trim()))
}

/** Reads the command line of `ss`, `netstat`, `lsof` or `Get-NetTCPConnection`. */
export function listingOf(command: string): Listing | null {
  const [first = [], ...rest] = pipelineOf(command)
  const program = (first[0] ?? '')
    .replace(/^.*[\\/]/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase()
  const options = first.slice(1)
  const short = options.filter((word) => /^-[a-z0-9]+$/i.test(word)).join('')
  const long = options.filter((word) => word.startsWith('--'))
  let listing: Omit<Listing, 'patterns'>
  if (program === 'ss') {
    const asked = /[tu]/.test(short) || long.some((word) => /^--(tcp|udp)$/.test(word))
    const expression = options.filter((word) => !word.startsWith('-')).join(' ')
    const ports = expression ? sportsOf(expression) : null
    listing = {
      whole: expression === '' || ports !== null,
      listening: /[la]/.test(short) || long.some((word) => /^--(listening|all)$/.test(word)),
      tcp: !asked || /t/.test(short) || long.includes('--tcp'),
      udp: !asked || /u/.test(short) || long.includes('--udp'),
      bothFamilies: !/[46]/.test(short) && !long.some((word) => /^--ipv[46]$/.test(word)),
      ports,
    }
  } else if (program === 'netstat') {
    const windows = /o/.test(short) || rest.some((stage) => /^findstr$/i.test(stage[0] ?? ''))
    const protocol = /-p\s+(\w+)/i.exec(options.join(' '))?.[1]?.toLowerCase()
    const asked = /[tu]/.test(short) || long.some((word) => /^--(tcp|udp)$/.test(word))
    listing = {
      whole: true,
      listening: windows
        ? /a/.test(short)
        : /[la]/.test(short) || long.some((word) => /^--(listening|all)$/.test(word)),
      tcp: windows ? !protocol || protocol === 'tcp' : !asked || /t/.test(short) || long.includes('--tcp'),
      udp: windows ? !protocol || protocol === 'udp' : !asked || /u/.test(short) || long.includes('--udp'),
      bothFamilies: !/[46]/.test(short),
      ports: null,
    }
  } else if (program === 'lsof') {
    const text = options.join(' ')
    const spec = /-i\s*:?(tcp|udp)?:?([\w,-]+)?/i.exec(text)
    const port = spec?.[2] && !spec[2].startsWith('-') ? portOf(spec[2]) : null
    listing = {
      whole: spec !== null && !/-[up]\s*\S/.test(text.replace(/-P\b/g, '')),
      listening: true,
      tcp: !spec?.[1] || spec[1].toLowerCase() === 'tcp',
      udp: !spec?.[1] || spec[1].toLowerCase() === 'udp',
      bothFamilies: !/-i\s*[46]/.test(text),
      ports: spec?.[2] && !spec[2].startsWith('-') ? (port === null ? [] : [port]) : null,
    }
  } else if (program === 'get-nettcpconnection') {
    const text = options.join(' ')
    const port = /-LocalPort\s+(\d+)/i.exec(text)?.[1]
    const state = /-State\s+(\w+)/i.exec(text)?.[1]
    const other = /-(RemotePort|RemoteAddress|LocalAddress|OwningProcess)\b/i.test(text)
    listing = {
      whole: !other,
      listening: state === undefined || /^listen$/i.test(state),
      tcp: true,
      udp: false,
      bothFamilies: true,
      ports: port === undefined ? null : [Number(port)],
    }
  } else return null
  const patterns: Pattern[] = []
  let whole = listing.whole
  for (const stage of rest) {
    const name = (stage[0] ?? '').toLowerCase()
    if (/^(grep|egrep|fgrep|findstr|select-string|find|sls)$/.test(name)) {
      const pattern = patternOf(stage.slice(1), name === 'find' || name === 'fgrep' ? 'findstr' : name)
      if (pattern) patterns.push(pattern)
      else whole = false
    } else if (!/^(sort|column|cat|ft|format-table|fl|format-list|more|tee)$/.test(name)) whole = false
  }
  return { ...listing, whole, patterns }
}

/** Ports of an `ss` filter such as `sport = :80 or sport = :443`; null when it says anything else. */
function sportsOf(expression: string): number[] | null {
  const parts = expression
    .replace(/[()]/g, ' ')
    .trim()
    .split(/\s+(?:or|\|\|?)\s+/)
  const ports = parts.map((part) => {
    const match = /^(?:sport|src)\s*(?:=|==|eq)?\s*:(\w+)$/.exec(part.trim())
    return match?.[1] === undefined ? null : portOf(match[1])
  })
  return ports.every((port) => port !== null) ? ports : null
}

/** Whether a listener on the port, bound to every address, would be in the listing. */
export function shows(listing: Listing, protocol: 'tcp' | 'udp', port: number): boolean {
  if (!listing.whole || !listing.listening || !listing[protocol] || !listing.bothFamilies) return false
  if (listing.ports && !listing.ports.includes(port)) return false
  const rows =
    protocol === 'tcp'
      ? [
          `tcp   LISTEN 0      128      0.0.0.0:${port}      0.0.0.0:*   LISTEN `,
          `tcp6  LISTEN 0      128      [::]:${port}      [::]:*   LISTEN `,
        ]
      : [`udp   UNCONN 0      0      0.0.0.0:${port}      0.0.0.0:*    `]
  const windows = protocol === 'tcp' ? [`  TCP    0.0.0.0:${port}    0.0.0.0:0    LISTENING       4`] : []
  return listing.patterns.every(({ matches }) => rows.every(matches) || (windows.length > 0 && windows.every(matches)))
}
