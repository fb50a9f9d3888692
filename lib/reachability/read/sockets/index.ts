import { FirstLook } from '../../look'
import type { Coverage, Listing, Socket, Sockets } from '../../model/evidence'
import { portOf } from '../../model/port'
import type { PastedBlock } from '../../paste/blocks'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { bsdNetstat } from './bsd-netstat'
import { boundOf, type SocketForm, type SocketRow, stateOf } from './form'
import { listingOf } from './listing'
import { lsof } from './lsof'
import { netstat } from './netstat'
import { type Columns, columnsOf, powershell, rowBelow } from './powershell'
import { kernelSigns, kernelSockets } from './proc'
import { sockstat } from './sockstat'
import { solarisNetstat } from './solaris-netstat'
import { ss } from './ss'
import { typed } from './typed'
import { windowsNetstat } from './windows-netstat'

/** The ways in which a row is written: the first that knows it decides. */
const forms: readonly SocketForm[] = [
  ss,
  bsdNetstat,
  netstat,
  windowsNetstat,
  lsof,
  powershell,
  sockstat,
  solarisNetstat,
  typed,
]

/** Words of which one has to begin a line for it to be a row, or to stand in it. */
const mayBeRow =
  /^\s{0,20}(?:\||\d{1,3}(?:\.\d{1,3}){3}:\d{1,5}\s|\*:\d{1,5}\s|\[[0-9a-f:]{2,40}\]:\d{1,5}\s).{0,80}\bLISTEN|\s(?:tcp|udp)(?:4|6|46)\s|\s(?:dgram|stream|seqpac)\s|^\s{0,200}(?:tcp|udp|sctp|dccp|raw|u_|nl|p_|icmp6|v_|mptcp|ti_|xdp|LISTEN|UNCONN|ESTAB|SYN-|FIN-|TIME-|CLOS|LAST-|UNKNOWN)|\sIPv[46]\s|\sListen|\d\s{1,60}(?:Established|TimeWait|CloseWait|Bound|Syn|FinWait|LastAck|Clos|Delete)/i

const linuxHeads: readonly RegExp[] = [
  /^\s{0,9}USER\s{1,30}COMMAND\s{1,30}PID\s{1,9}FD\s{1,9}PROTO\s/,
  /^\s{0,9}(?:Netid\s{1,9})?State\s{1,200}Recv-Q\s{1,200}Send-Q/,
  /^\s{0,9}Proto\s{1,9}Recv-Q\s/,
  /^\s{0,9}Active (?:LISTEN )?Internet connections/i,
  /^\s{0,9}稼働中のインターネット接続/,
  /^\s{0,9}(?:激活|活动)\s{0,4}(?:的)?\s{0,4}Internet/,
]
const windowsHeads: readonly RegExp[] = [
  /^\s{0,9}(?:Active Connections|アクティブな接続|活动连接|活動連線)\s{0,9}$/,
  /^\s{0,9}(?:Proto\s{1,9}Local Address|プロトコル\s{1,9}ローカル|协议\s{1,9}本地地址|(?:通訊)?協定\s{1,9}本機位址)/,
]
const powershellHead = /^\s{0,9}(?:[A-Z]\w{4,20}\s{1,200}){0,3}LocalAddress\s{1,200}LocalPort(?:\s|$)/
const powershellNone = /MSFT_NetTCPConnection/
const noneWords = /objects found|見つかりません|找不到|未找到/
const gap =
  /^\s{0,40}(?:--\s?More\s?--|\.{2,9}|…{1,9}|[[(<]?(?:\.{3}|…)?\s?(?:omitted|truncated|snip|以下略|中略|省略|略)[^:]{0,80})\s{0,40}$/i
const programLine =
  /^\s{0,9}\[[^\]]{1,60}\]\s{0,9}$|^\s{1,4}[A-Za-z]\w{2,40}\s{0,9}$|^\s{0,9}(?:Can ?not obtain ownership|所有者情報を取得できません|无法获取所有权)/
/** Two ends of a socket side by side, or one behind its protocol: where it cannot be read, a row has been missed. */
const likeRow =
  /(?:^|\s)\S{0,60}[\d*\]:]:\d{1,5}\S{0,6}\s{1,40}\S{1,60}:(?:\d{1,5}|\*)\S{0,6}(?:\s|$)|\.\d{1,5}\S{0,6}\s{1,40}\*\.\*|\b(?:TCP|UDP) \S{1,60}:\d{1,5}\S{0,6} \(/

/** What is left of a row that breaks off. */
const brokenRow =
  /^\s{0,9}(?:(?:tcp|udp)[46]{0,2}\s{1,20}\d{1,10}\s{1,20}\d|(?:LISTEN|UNCONN|ESTAB)\s{1,20}\d|(?:TCP|UDP)\s{1,20}[\d[*])/
const stump =
  /^\s{0,9}(?:L(?:I(?:S(?:TE?)?)?)?|E(?:S(?:TA?)?)?|tc?|ud?|TC?|UD?)\s{0,40}$|^\s{0,9}(?:tcp6?|udp6?|LISTEN|UNCONN|ESTAB|TCP|UDP)(?:\s|$)/

/** Longest row of a listing. */
const longestRow = 2000

interface State {
  readonly sockets: Socket[]
  tool: string
  system: Sockets['system']
  header: boolean
  cut: boolean
  none: boolean
  /** The header names a column for the program, which each row fills, if with a hyphen. */
  withProgram: boolean
  /** Columns that PowerShell was asked for, of the table that is being read. */
  columns: Columns | null
  noise: number
}

function rowOf(line: string, row: SocketRow, state: State): boolean {
  for (const form of forms) {
    const found = form.read(row)
    if (found === null) continue
    if (found === 'cut') state.cut = true
    if (typeof found !== 'string') {
      state.tool = form.tool
      if (form.system === 'windows') state.system = 'windows'
      state.cut ||=
        form === netstat && state.withProgram && !row.words.some((word) => word === '-' || /^\d{1,10}\/\S/.test(word))
      const { cut = false, ...socket } = found
      state.cut ||= cut
      state.sockets.push({ ...socket, line: quote(line) })
    }
    return true
  }
  return false
}

/** A row below the columns that PowerShell was asked for. */
function columnRow(line: string, state: State, listing: Listing | null): boolean {
  const found = state.columns && rowBelow(line.trim().split(/\s+/), state.columns, listing)
  if (found === 'stateless') state.cut = true
  else if (found) state.sockets.push({ ...found, line: quote(line) })
  return found !== null
}

function headerOf(line: string, state: State): boolean {
  const isLinux = linuxHeads.some((head) => head.test(line))
  const isWindows = !isLinux && windowsHeads.some((head) => head.test(line))
  const isPowershell = !isLinux && !isWindows && powershellHead.test(line)
  if (!isLinux && !isWindows && !isPowershell) return false
  state.header = true
  if (!isLinux) state.system = 'windows'
  state.withProgram ||= line.includes('PID/Program')
  if (isPowershell) {
    state.tool ||= 'Get-NetTCPConnection'
    state.columns = columnsOf(line)
  }
  return true
}

/** What headers have, and what is said where there is nothing. */
const look = new FirstLook([[...linuxHeads, ...windowsHeads, powershellHead], [powershellNone]])

/** A line that is no row: a header, a program's name, a gap, or something else. */
function besideRows(line: string, isSigned: boolean, state: State): void {
  if (isSigned) look.at(line)
  if (isSigned && look.has(0) && headerOf(line, state)) return
  if (isSigned && look.has(1) && powershellNone.test(line) && noneWords.test(line)) {
    state.none = true
    state.system = 'windows'
    state.tool = 'Get-NetTCPConnection'
  } else if (gap.test(line)) state.cut = true
  else if (line.includes('users:((') && /^\s{1,400}users:\(\(/.test(line)) {
    const previous = state.sockets.at(-1)
    const program = /users:\(\("([^"]{1,40})"/.exec(line)?.[1]
    if (previous && !previous.program && program) state.sockets[state.sockets.length - 1] = { ...previous, program }
  } else if (state.system === 'windows' && state.sockets.length > 0 && programLine.test(line)) nameLast(line, state)
  else state.noise += 1
}

/** `netstat -b` writes the service, or the program, below each row. */
function nameLast(line: string, { sockets: found }: State): void {
  const previous = found.at(-1)
  const name = /^\s{0,9}\[([\w.-]{1,40}?)(?:\.exe)?\]\s{0,9}$|^\s{1,4}([A-Za-z]\w{2,40})\s{0,9}$/i.exec(line)
  const program = name?.[1] ?? name?.[2]
  if (previous && !previous.program && program) found[found.length - 1] = { ...previous, program }
}

/** Rows that a narrow terminal has broken inside of their last column, put together again. */
function joined(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => line.includes('users:(') && brokenUsers.test(line))) return lines
  const whole: string[] = []
  for (const line of lines) {
    const before = whole.at(-1)
    if (before !== undefined && brokenUsers.test(before) && /^\s{0,9}["(\w]/.test(line) && before.length < longestRow) {
      whole[whole.length - 1] = before.trimEnd() + line.trim()
    } else whole.push(line)
  }
  return whole
}

/** `users:((` whose end stands on the next line. */
const brokenUsers = /\susers:\((?:(?!\)\)).){0,200}$/

/** Whether a line is what a listing cannot do without: a row, a head, a field of one. */
function mayTell(line: string): boolean {
  if (line.length > longestRow) return false
  look.at(line)
  return look.has(0) || look.has(1) || line.includes('Local') || mayBeRow.test(line)
}

/** Reads the rows of a listing, and what stands beside them; what is handed back is the last line with something in it. */
function readRows(block: PastedBlock, signed: readonly number[], listing: Listing | null, state: State): string {
  const filtering = askedState(block.command)
  const distinct = isDistinct(block.lines)
  const lines = joined(block.lines)
  // What was put together, or is a row by its command alone, is at other places than what was looked at.
  const isLooked = lines === block.lines && filtering === null
  let next = 0
  let last = ''
  for (const [at, written] of lines.entries()) {
    const isSigned = !isLooked || signed[next] === at
    if (isSigned) next += 1
    if (written.trim() === '') continue
    const line = withState(written, filtering)
    last = line
    if (line.length > longestRow) continue
    const row = isSigned && mayBeRow.test(line)
    if (state.columns && columnRow(line, state, listing)) continue
    if (row && rowOf(line, rowFrom(line, distinct), state)) continue
    if (isSigned) state.cut ||= (row && brokenRow.test(line)) || likeRow.test(line)
    besideRows(line, isSigned, state)
  }
  return last
}

/** How a row begins that `ss` does not print, in which there are many. */
const ofNetstat = /^\s{0,9}(?:tcp|udp)6?\s{1,9}\d/

/** Whether a listing is one of `ss` that tells `0.0.0.0`, `[::]` and `*` apart. */
function isDistinct(lines: readonly string[]): boolean {
  return lines.some(
    (line) =>
      line.length <= longestRow &&
      line.includes('0.0.0.0') &&
      /\s0\.0\.0\.0(?:%[^\s:]{1,40})?:/.test(line) &&
      !ofNetstat.test(line) &&
      ss.read(rowFrom(line, true)) !== null,
  )
}

/** Reads listings of sockets, whatever program of the forms above printed them. */
export const sockets: EvidenceReader = {
  name: 'sockets',
  signs: [
    /LISTEN|UNCONN|ESTAB|SYN[-_]|Syn(?:Sent|Received)|FIN[-_]|FinWait|CLOS|LAST-|LastAck|DeleteTCB|TIME[-_]WAIT|tcp|udp|IPv4|IPv6|Bound|Time ?Wait|UNKNOWN|Recv-Q|LocalAddress|LocalPort|TCPConnection|users:/,
    /Internet|インターネット|\s(?:dgram|stream|seqpac)\s|^\s{0,9}USER\s{1,30}COMMAND/,
    ...windowsHeads,
    ...kernelSigns,
  ],
  asked: /\b(?:ss|netstat|lsof|sockstat|Get-NetTCPConnection|Get-NetUDPEndpoint)\b/i,
  single: true,
  heads: [
    ...linuxHeads.filter((head) => !head.source.includes('Proto')),
    windowsHeads[0] ?? powershellHead,
    powershellHead,
    // lsof and sockstat
    /^\s{0,9}COMMAND\s{1,60}PID\s{1,60}(?:TID\s{1,60})?(?:TASKCMD\s{1,60})?(?:PGID\s{1,60}|PPID\s{1,60}){0,2}USER\s{1,60}FD\s/,
    /^\s{0,9}USER\s{1,60}COMMAND\s{1,60}PID\s{1,60}FD\s{1,60}PROTO/,
  ],
  read: (block, signed) => {
    const kernel = kernelSockets(block, signed)
    if (kernel.length > 0) return kernel
    const listing = block.command === null ? null : listingOf(block.command)
    if (!listing && !signed.some((at) => mayTell(block.lines[at] ?? ''))) return []
    const state: State = {
      sockets: [],
      tool: '',
      system: 'linux',
      header: false,
      cut: block.cut,
      none: false,
      withProgram: false,
      columns: null,
      noise: 0,
    }
    const last = readRows(block, signed, listing, state)
    if (endsInRow(block, state, last)) state.cut = true
    const known = state.sockets.length > 0 || state.none || (listing !== null && state.header)
    if (!known && !isEmpty(block, listing)) return readList(block)
    const coverage: Coverage = {
      listing,
      cut: state.cut,
      none: state.none ? { port: askedPort(block) } : null,
      header: state.header,
      ended: block.ended,
      noisy: state.noise > 0,
    }
    const tool = state.tool || (/netstat/.test(block.command ?? '') ? 'netstat' : 'ss')
    const within = withinOf(block.command) ?? block.within
    const found = {
      kind: 'sockets',
      system: state.system,
      tool,
      at: block.at,
      sockets: state.sockets,
      coverage,
    } as const
    return [within === null ? found : { ...found, within }]
  },
}

/** `docker exec -it shop ss -lntp`, `docker compose exec web netstat -tln`, `kubectl exec web-0 -- ss -lnt`. */
const askedInside =
  /^(?:\S{0,40}\/)?(?:docker|podman|nerdctl|kubectl|crictl|k3s kubectl)(?:-compose)?(?:\s{1,9}(?:compose|container))?\s{1,9}exec\s{1,9}(?:(?:-[uwnc]|--(?:user|workdir|env|namespace|container|index))[ =]\S{1,80}\s{1,9}|--?[a-z][\w=-]{0,60}\s{1,9}){0,6}([\w./-]{1,128})\s/
/** The same by the number of a process, whose container has no name there. */
const enteredInside = /^(?:\S{0,40}\/)?nsenter\s.{0,80}(?:\s-\w{0,6}n\w{0,6}\b|--net\b)/

/** The container in which a command asked for sockets; null where it asked the machine that it was typed at. */
function withinOf(command: string | null): string | null {
  const typed = command ?? ''
  return askedInside.exec(typed)?.[1]?.replace(/^pods?\//, '') ?? (enteredInside.test(typed) ? '' : null)
}

/** Whether nothing was printed, where without a filter there would be a header at least. */
function isEmpty({ command, ended, lines }: PastedBlock, listing: Listing | null): boolean {
  const filtered =
    (listing?.patterns.length ?? 0) > 0 || /^(?:\S{0,40}\/)?(?:lsof\b|ss\s.{0,200}-\w{0,9}H)/.test(command ?? '')
  return filtered && ended && lines.every((line) => line.trim() === '')
}

const filters: Readonly<Record<string, string>> = {
  listening: 'LISTEN',
  established: 'ESTAB',
  'syn-recv': 'SYN-RECV',
}

/** The state that `ss … state syn-recv` is limited to: it prints no column for it. */
function askedState(command: string | null): string | null {
  const name = /^ss\s.{0,80}\bstate\s{1,9}([a-z-]{3,20})/.exec(command ?? '')?.[1]
  return filters[name ?? ''] ?? (chosenColumns.test(command ?? '') ? 'LISTEN' : null)
}

/** TCP sockets that listen, of which only the bound address is printed: `ss -lnt | awk '{print $4}'`. */
const chosenColumns = /^(?:ss|netstat)\s{1,9}-(?=[a-z46]{0,9}l)[a-tv-z46H]{1,9}\s{0,9}\|.{0,80}\b(?:awk|cut|tr)\b/
const endpointAlone =
  /^\s{0,9}(?:\*|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\]|:::?)(?:%[\w.-]{1,20})?:\d{1,5}\s{0,9}$/

function withState(line: string, state: string | null): string {
  return state !== null && (/^\s{0,9}\d{1,9}\s{1,40}\d{1,9}\s{1,80}\S{1,80}:\S/.test(line) || endpointAlone.test(line))
    ? `${state} ${line.trimStart()}`
    : line
}

function rowFrom(line: string, distinct: boolean): SocketRow {
  // A row of a table that a person has drawn.
  const text = line.trimStart().startsWith('|') ? line.replaceAll('|', ' ') : line
  return { text, words: text.trim().split(/\s+/), distinct }
}

/** Whether the text ends in the middle of the last row. */
function endsInRow(block: PastedBlock, { sockets: found }: State, last: string): boolean {
  const final = found.at(-1)
  if (!final || found.length === 0) return false
  // Without a line break at its end, a row without the program that all others name may have lost it.
  const lost =
    !final.program &&
    !block.ended &&
    found.length > 1 &&
    final.line === quote(block.lines.at(-1) ?? '') &&
    found.slice(0, -1).every(({ program }) => program !== null)
  return lost || (stump.test(last) && quote(last) !== final.line)
}

/** The port that PowerShell says no connection has. */
function askedPort(block: PastedBlock): number | null {
  const text = block.lines.join(' ').slice(0, 2000)
  const at = text.indexOf('LocalPort')
  const port = at < 0 ? undefined : /^\D{0,30}(\d{1,5})/.exec(text.slice(at + 9))?.[1]
  return port === undefined ? null : portOf(port)
}

/** `Get-NetTCPConnection | fl`: one field a line. */
function readList(block: PastedBlock): Sockets[] {
  const found: Socket[] = []
  const fields = new Map<string, string>()
  for (const line of block.lines) {
    const match = /^\s{0,9}(LocalAddress|LocalPort|RemoteAddress|State)\s{1,40}:\s{1,9}(\S{1,80})\s{0,40}$/.exec(line)
    if (!match?.[1]) continue
    fields.set(match[1], match[2] ?? '')
    const [address = '', portText = ''] = [fields.get('LocalAddress'), fields.get('LocalPort')]
    const bound = match[1] === 'State' && address && portText ? boundOf(address, address.includes(':')) : null
    const port = portOf(portText)
    if (!bound || port === null) continue
    found.push({
      protocol: 'tcp',
      state: stateOf(match[2] ?? ''),
      address: bound.address,
      family: bound.family,
      v6only: null,
      port,
      peer: null,
      program: null,
      line: quote(`${address}:${portText} ${match[2]}`),
    })
  }
  if (found.length === 0) return []
  const coverage: Coverage = { listing: null, cut: true, none: null, header: false, ended: block.ended, noisy: true }
  return [{ kind: 'sockets', system: 'windows', tool: 'Get-NetTCPConnection', at: block.at, sockets: found, coverage }]
}
