import type { ProgramEvent } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import { isSupposed, isTold } from '../talk'

/** A call by which code starts a server that listens at loopback alone where it is given no address: by its documentation. */
interface Call {
  readonly program: string
  readonly usual: number
  readonly call: RegExp
  /** What moves it elsewhere: a name of the argument. */
  readonly elsewhere: RegExp
  readonly port: RegExp
  /** Words that the code has beside the call, where the call may be one of another library. */
  readonly beside?: RegExp
}

const inBrackets = String.raw`\((?<args>[^()\n]{0,300})`
const portNamed = /\bport\s?=\s?(\d{2,5})(?!\d)/

const calls: readonly Call[] = [
  // https://www.uvicorn.org/settings/
  {
    program: 'uvicorn',
    usual: 8000,
    call: new RegExp(String.raw`\buvicorn\.run${inBrackets}`),
    elsewhere: /\b(?:host|uds|fd)\s?=|\*\*/,
    port: portNamed,
  },
  // https://flask.palletsprojects.com/en/stable/api/#flask.Flask.run
  {
    program: 'flask',
    usual: 5000,
    call: new RegExp(String.raw`\b(?:app|application|server)\.run${inBrackets}`),
    elsewhere: /\bhost\s?=|\*\*|^\s?["']/,
    port: portNamed,
    beside: /\bFlask\(__name__/,
  },
  // https://dash.plotly.com/reference#app.run
  {
    program: 'dash',
    usual: 8050,
    call: new RegExp(String.raw`\bapp\.run(?:_server)?${inBrackets}`),
    elsewhere: /\bhost\s?=|\*\*|^\s?["']/,
    port: portNamed,
    beside: /\b(?:dash\.)?Dash\(__name__/,
  },
  // https://www.gradio.app/docs/gradio/blocks#blocks-launch
  {
    program: 'gradio',
    usual: 7860,
    call: new RegExp(String.raw`\b\w{1,30}\.launch${inBrackets}`),
    elsewhere: /\bserver_name\s?=|\bshare\s?=\s?True|\*\*/,
    port: /\bserver_port\s?=\s?(\d{2,5})(?!\d)/,
    beside: /\bimport gradio\b|\bgr\.(?:Interface|Blocks|ChatInterface)\(/,
  },
]

const longest = 400

function event(program: string, port: number | null, line: string): ProgramEvent[] {
  const told = { kind: 'program', what: 'local', why: null, placed: true, protocol: 'tcp' } as const
  const address = addressOf('127.0.0.1')
  return port === null ? [] : [{ ...told, program, port, address, container: null, manager: null, line: quote(line) }]
}

/** The call with its arguments, which may stand on lines of their own. */
function callAt(lines: readonly string[], at: number): string {
  return lines
    .slice(at, at + 8)
    .map((line) => line.slice(0, longest).trim())
    .join(' ')
}

function startedIn(lines: readonly string[], at: number, text: string): ProgramEvent[] {
  const line = lines[at] ?? ''
  const whole = callAt(lines, at)
  return calls.flatMap(({ program, usual, call, elsewhere, port, beside }) => {
    if (!call.test(line) || (beside && !beside.test(text))) return []
    const args = call.exec(whole)?.groups?.args ?? ''
    // A port that is a name may be any.
    if (elsewhere.test(args) || (/port\s?=/.test(args) && !port.test(args))) return []
    return event(program, portOf(port.exec(args)?.[1] ?? '') ?? usual, line)
  })
}

/** What is left out of a program by a mark before it. */
const comment = /^\s{0,40}(?:#|\/\/|--|\*|<!--)/
/** What says of the same code that it listens elsewhere, too. */
const moved = /0\.0\.0\.0|\[::\]|--host\b|--bind\b/

/** What each such call has. */
export const launchSigns: readonly RegExp[] = calls.map(({ call }) => call)

/**
 * What code says by which a server listens at loopback alone because it names no address.
 *
 * @param signed numbers of the lines that may have such a call
 */
export function launchedIn(lines: readonly string[], signed: readonly number[]): ProgramEvent[] {
  if (lines.some((line) => moved.test(line.slice(0, longest)))) return []
  const own = signed.filter((at) => {
    const line = lines[at] ?? ''
    const isCall = line.length <= longest && launchSigns.some((sign) => sign.test(line))
    return isCall && !comment.test(line) && !isTold(line) && !isSupposed(line)
  })
  const text = own.length === 0 ? '' : lines.slice(0, 2000).join('\n')
  return own.slice(0, 50).flatMap((at) => startedIn(lines, at, text))
}
