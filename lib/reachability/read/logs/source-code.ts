import type { ProgramEvent } from '../../model/evidence'
import { addressOf, type HostAddress } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'

const mark = `["'\`]`
const host = String.raw`(?<host>[\w.:*-]{0,60}|\[[0-9a-f:]{2,45}\])`
const quotedHost = `${mark}${host}${mark}`
const port = String.raw`(?<port>\d{2,5})`

/** A call by which a program listens, and where it does so when it names no address, or no port. */
interface Call {
  readonly pattern: RegExp
  /** It listens at loopback unless told otherwise. */
  readonly isLocal?: true
  readonly port?: number
}

const calls: readonly Call[] = [
  // Node.js: https://nodejs.org/api/net.html#serverlisten
  { pattern: new RegExp(String.raw`\.listen\(\s{0,3}${port}\s{0,3}(?:,\s{0,3}${quotedHost})?\s{0,3}[,)]`) },
  { pattern: new RegExp(String.raw`\.listen\(\s{0,3}${quotedHost},\s{0,3}${port}\s{0,3}[,)]`) },
  {
    pattern: new RegExp(
      String.raw`\.listen\(\{(?=.{0,100}\bport:\s{0,3}${port}\b)(?:.{0,100}\bhost:\s{0,3}${quotedHost})?`,
    ),
  },
  // Python: Flask and uvicorn, whose default is loopback, and servers of its library.
  {
    pattern: new RegExp(
      String.raw`\bapp\.run\((?=(?:.{0,200}\bhost\s{0,3}=\s{0,3}${quotedHost})?)(?:.{0,200}\bport\s{0,3}=\s{0,3}${port}\b)?`,
    ),
    isLocal: true,
    port: 5000,
  },
  {
    pattern: new RegExp(
      String.raw`\buvicorn\.run\((?=(?:.{0,200}\bhost\s{0,3}=\s{0,3}${quotedHost})?)(?:.{0,200}\bport\s{0,3}=\s{0,3}${port}\b)?`,
    ),
    isLocal: true,
    port: 8000,
  },
  { pattern: new RegExp(String.raw`(?:\.bind|Server)\(\(\s{0,3}${quotedHost},\s{0,3}${port}\s{0,3}\)`) },
  // Go, Rust, Java.
  {
    pattern: new RegExp(
      String.raw`\b(?:ListenAndServe(?:TLS)?\(|(?:net\.)?Listen\("tcp[46]?",\s{0,3}|(?:TcpListener|Server)::bind\(&?\s{0,3})"${host}:${port}"`,
    ),
  },
  {
    pattern: new RegExp(
      String.raw`\bnew ServerSocket\(\s{0,3}${port}(?:,\s{0,3}\d{1,5},\s{0,3}InetAddress\.getByName\(${quotedHost}\))?\s{0,3}\)`,
    ),
  },
]

/** Where a call lets the program listen; undefined where that is not written there. */
function addressFrom(text: string | undefined, isLocal: boolean): HostAddress | null | undefined {
  if (text === undefined) return isLocal ? addressOf('127.0.0.1') : null
  if (/^(?:|\*|0\.0\.0\.0|::|\[::\])$/.test(text)) return null
  return addressOf(text === 'localhost' ? '127.0.0.1' : text.replace(/^\[|\]$/g, '')) ?? undefined
}

function eventOf(line: string): ProgramEvent[] {
  for (const { pattern, isLocal = false, port: usual = null } of calls) {
    const groups = pattern.exec(line)?.groups
    if (!groups) continue
    const at = groups.port === undefined ? usual : portOf(groups.port)
    const address = addressFrom(groups.host, isLocal)
    if (at === null || address === undefined) return []
    const told = { kind: 'program', program: 'app', what: 'configured', why: null, protocol: 'tcp' } as const
    return [{ ...told, address, placed: true, port: at, container: null, manager: null, line: quote(line) }]
  }
  return []
}

/** A line that does nothing, or is another's. */
const unused = /^\s{0,40}(?:#|\/\/|\*|--|>)/

/** What lines that call so have. */
export const callSigns: readonly RegExp[] = [
  /\.listen\(/,
  /\bapp\.run\(/,
  /\buvicorn\.run\(/,
  /\.bind\(\(/,
  /Server\(\(/,
  /ListenAndServe/,
  /Listen\("tcp/,
  /::bind\(/,
  /new ServerSocket\(/,
]

/** Where what people show of a program is written to listen. */
export function eventsInCode(lines: readonly string[]): ProgramEvent[] {
  return lines
    .filter((line) => line.length <= 400 && !unused.test(line))
    .slice(0, 200)
    .flatMap(eventOf)
}
