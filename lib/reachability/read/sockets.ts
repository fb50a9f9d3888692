import { listingOf, shows } from '../coverage'
import { addressOf, type HostAddress } from '../host-address'
import type { Socket, Sockets } from '../model'
import { type Block, quote } from '../paste'
import { portOf } from '../port'

const ssRow =
  /^\s*(?:(tcp|udp|udplite|sctp|raw|u_str|u_dgr|nl|p_raw|p_dgr|icmp6|v_str)\s+)?(LISTEN|UNCONN|ESTAB|SYN-SENT|SYN-RECV|FIN-WAIT-[12]|TIME-WAIT|CLOSE-WAIT|LAST-ACK|CLOSING|CLOSED|UNKNOWN)\s+(\d+)\s+(\d+)\s+(\S+):(\S+)\s+(\S+):(\S+)(?:\s+(.*))?$/
const netstatRow =
  /^\s*(tcp|tcp6|tcp46|udp|udp6|udp46)\s+(\d+)\s+(\d+)\s+(\S+):(\S+)\s+(\S+):(\S+)(?:\s+([A-Z][A-Z_0-9]+))?(?:\s+(.*))?$/
const windowsRow = /^\s*(TCP|UDP)\s+(\S+):(\d+)\s+(\S+):(\d+|\*)(?:\s+(.*))?$/
const lsofRow =
  /^(\S+)\s+\d+\s+(?:\d+\s+)?\S+\s+\d+\S*\s+IPv([46])\s+\S+\s+\S+\s+(TCP|UDP)\s+(\S+):([\w*-]+)(->\S+)?\s*(\(\w+\))?\s*$/
const powershellRow =
  /^\s*(\S+)\s+(\d{1,5})\s+(\S+)\s+(\d{1,5})\s+(Listen|Established|TimeWait|CloseWait|Bound|SynSent|FinWait[12]|LastAck|Closed|SynReceived|Closing)\b/
const powershellNone =
  /No (?:matching )?MSFT_NetTCPConnection objects found|MSFT_NetTCPConnection.*(?:見つかりません|找不到|未找到)/
const linuxHeader =
  /^\s*(?:Netid\s+)?State\s+Recv-Q\s+Send-Q|^\s*Proto\s+\S*Q|^\s*Active Internet connections|^\s*稼働中のインターネット接続|^\s*(?:激活|活动)\s*(?:的)?\s*Internet/
const windowsHeader =
  /^\s*(?:Active Connections|アクティブな接続|活动连接|活動連線|Proto\s+Local Address|プロトコル\s+ローカル|协议\s+本地地址|(?:通訊)?協定\s+本機位址)/
const powershellHeader = /^\s*LocalAddress\s+LocalPort\s+RemoteAddress/
const gap =
  /^\s*(?:--\s*More\s*--|\.\.\.+|…+|\(?(?:\.{3}|…)?\s*(?:omitted|truncated|snip|以下略|中略|省略|略)[^:]*\)?)\s*$|^\s*[[(<]?(?:snip|truncated)[\])>]?\s*$/i
/** A row of a listing that breaks off. */
const brokenRow = /^\s*(?:(?:tcp|udp)6?\s+\d+\s+\d|(?:LISTEN|UNCONN|ESTAB)\s+\d|(?:TCP|UDP)\s+[\d[*])/
const partial =
  /^\s*(?:L(?:I(?:S(?:TE?)?)?)?|E(?:S(?:TA?)?)?|tc?|ud?|TC?|UD?)$|^\s*(?:tcp6?|udp6?|LISTEN|UNCONN|ESTAB|TCP|UDP)\b/

/** Quick test that keeps long logs cheap: whether a line can be a row of a listing. */
const mayBeRow =
  /^\s*(?:tcp|udp|sctp|raw|u_|nl|p_|icmp6|v_|LISTEN|UNCONN|ESTAB|SYN-|FIN-|TIME-|CLOS|LAST-|UNKNOWN)|\sIPv[46]\s|\s(?:Listen|Established|TimeWait|CloseWait|Bound|Syn|FinWait|LastAck|Clos)/i

function programOf(text: string | undefined): string | null {
  const name = /users:\(\("([^"]{1,40})"/.exec(text ?? '') ?? /(?:^|\s)\d+\/([^\s:]{1,40})/.exec(text ?? '')
  return name?.[1] ?? null
}

interface Bound {
  readonly address: HostAddress | null
  readonly family: 4 | 6
}

/** The bound address; null when the text is none. */
function boundOf(text: string, ipv6: boolean): Bound | null {
  const bare = text.replace(/%[^\]:]*\]?$/, (zone) => (zone.endsWith(']') ? ']' : ''))
  if (bare === '*') return { address: null, family: ipv6 ? 6 : 4 }
  if (bare === '0.0.0.0') return { address: null, family: 4 }
  if (bare === '::' || bare === '[::]') return { address: null, family: 6 }
  if (bare === 'localhost' || bare === 'ip6-localhost') {
    return { address: addressOf(ipv6 ? '::1' : '127.0.0.1'), family: ipv6 ? 6 : 4 }
  }
  const address = addressOf(bare)
  return address ? { address, family: address.family } : null
}

/** Reads `ss`, `netstat` (Linux and Windows), `lsof -i` and `Get-NetTCPConnection`. */
export function readSockets(block: Block): Sockets[] {
  const listing = block.command === null ? null : listingOf(block.command)
  const sockets: Socket[] = []
  let tool = ''
  let system: Sockets['system'] = 'linux'
  let header = false
  let cut = false
  let none = false
  /** Whether the header names a column for the program, which each row fills, if with a hyphen. */
  let withProgram = false
  let noise = 0
  // Since iproute2 4.14 `ss` prints 0.0.0.0 for IPv4, [::] for IPv6 alone and * for both.
  const distinct = block.lines.some(
    (line) => line.length <= 2000 && /\s0\.0\.0\.0(?:%\S+)?:\S+\s/.test(line) && ssRow.test(line),
  )
  let last = ''
  for (const line of block.lines) {
    if (line.trim() === '') continue
    last = line
    if (line.length > 2000) continue
    const push = (socket: Omit<Socket, 'line'>) => sockets.push({ ...socket, line: quote(line) })
    const row = mayBeRow.test(line)
    let match = row ? ssRow.exec(line) : null
    if (match) {
      tool = 'ss'
      const [, netid, state = '', , , local = '', portText = '', peer = '', , rest = ''] = match
      const protocol = netid?.startsWith('udp') || state === 'UNCONN' ? 'udp' : 'tcp'
      const port = portOf(portText)
      if (port === null || (netid && !/^(tcp|udp)$/.test(netid))) continue
      const ipv6 = local.includes('[') || local.includes('::') || (local === '*' && distinct)
      const bound = boundOf(local, ipv6)
      if (!bound) continue
      cut ||= /^u/.test(rest) && !/^users:\(\(.*\)\)/.test(rest)
      const stated = /\bv6only:([01])/.exec(rest)?.[1]
      push({
        protocol,
        listening: state === 'LISTEN' || (state === 'UNCONN' && /\*$|:\*$/.test(`${peer}:${match[8] ?? ''}`)),
        address: bound.address,
        family: bound.family,
        v6only:
          bound.family === 4
            ? null
            : stated !== undefined
              ? stated === '1'
              : local === '*'
                ? false
                : bound.address === null && local === '[::]' && distinct
                  ? true
                  : null,
        port,
        program: programOf(rest),
      })
      continue
    }
    match = row ? netstatRow.exec(line) : null
    if (match) {
      const [, kind = '', , , local = '', portText = '', , peerPort = '', state = '', rest = ''] = match
      const protocol = kind.startsWith('udp') ? 'udp' : 'tcp'
      if (protocol === 'tcp' && state === '') {
        cut = true
        continue
      }
      tool = 'netstat'
      cut ||= withProgram && !/^(?:-|\d+\/\S)/.test(rest)
      const port = portOf(portText)
      const bound = boundOf(local, kind.endsWith('6'))
      if (port === null || !bound) continue
      push({
        protocol,
        listening: protocol === 'tcp' ? state === 'LISTEN' : peerPort === '*',
        address: bound.address,
        family: bound.family,
        v6only: null,
        port,
        program: programOf(rest),
      })
      continue
    }
    match = row ? windowsRow.exec(line) : null
    if (match) {
      const [, kind = '', local = '', portText = '', peer = '', peerPort = '', rest = ''] = match
      if (kind === 'TCP' && rest === '') {
        cut = true
        continue
      }
      tool = 'netstat'
      system = 'windows'
      const port = portOf(portText)
      const bound = boundOf(local, local.includes('['))
      if (port === null || !bound) continue
      push({
        protocol: kind === 'UDP' ? 'udp' : 'tcp',
        listening: kind === 'UDP' || (peerPort === '0' && /^(?:0\.0\.0\.0|\[::\])$/.test(peer)),
        address: bound.address,
        family: bound.family,
        v6only: null,
        port,
        program: null,
      })
      continue
    }
    match = row ? lsofRow.exec(line) : null
    if (match) {
      tool = 'lsof'
      const [, program = '', family, kind = '', local = '', portText = '', connected, state = ''] = match
      const port = portOf(portText)
      const bound = boundOf(local, family === '6')
      if (port === null || !bound) continue
      push({
        protocol: kind === 'UDP' ? 'udp' : 'tcp',
        listening: state === '(LISTEN)' || (kind === 'UDP' && !connected),
        address: bound.address,
        family: bound.family,
        v6only: null,
        port,
        program,
      })
      continue
    }
    match = row ? powershellRow.exec(line) : null
    if (match) {
      const [, local = '', portText = '', , , state = ''] = match
      const port = portOf(portText)
      const bound = boundOf(local, local.includes(':'))
      if (port === null || !bound) continue
      tool = 'Get-NetTCPConnection'
      system = 'windows'
      push({
        protocol: 'tcp',
        listening: state === 'Listen',
        address: bound.address,
        family: bound.family,
        v6only: null,
        port,
        program: null,
      })
      continue
    }
    if (row && brokenRow.test(line)) cut = true
    if (linuxHeader.test(line)) {
      header = true
      withProgram ||= line.includes('PID/Program')
    } else if (windowsHeader.test(line)) {
      header = true
      system = 'windows'
    } else if (powershellHeader.test(line)) {
      header = true
      system = 'windows'
      tool ||= 'Get-NetTCPConnection'
    } else if (powershellNone.test(line)) {
      none = true
      system = 'windows'
      tool = 'Get-NetTCPConnection'
    } else if (gap.test(line)) cut = true
    else if (/^\s+users:\(\(/.test(line)) {
      const previous = sockets.at(-1)
      if (previous && !previous.program) sockets[sockets.length - 1] = { ...previous, program: programOf(line) }
    } else noise += 1
  }
  const final = sockets.at(-1)
  // Without a line break at its end, a row without the program that all others name may have lost it.
  if (final && !final.program && !block.ended && final.line === quote(block.lines.at(-1) ?? '') && sockets.length > 1)
    cut ||= sockets.slice(0, -1).every(({ program }) => program !== null)
  if (sockets.length > 0 && partial.test(last) && ![ssRow, netstatRow, windowsRow].some((row) => row.test(last)))
    cut = true
  // Without a filter there would be a header at least.
  const filtered = (listing?.patterns.length ?? 0) > 0 || /\blsof\b|\bss\s.*-\w*H/.test(block.command ?? '')
  const empty = filtered && block.ended && block.lines.every((line) => line.trim() === '')
  if (sockets.length === 0 && !empty && !none && !(listing && header)) return readList(block)
  const listens = { tcp: false, udp: false }
  for (const socket of sockets) if (socket.listening) listens[socket.protocol] = true
  const asked = none ? /LocalPort\D{0,30}?(\d{1,5})/.exec(block.lines.join(' ').slice(0, 2000))?.[1] : undefined
  return [
    {
      kind: 'sockets',
      system,
      tool: tool || (/netstat/.test(block.command ?? '') ? 'netstat' : 'ss'),
      at: block.at,
      sockets,
      covers: (protocol, port) => {
        if (cut) return false
        if (none) return protocol === 'tcp' && (listing ? shows(listing, protocol, port) : Number(asked) === port)
        // A header without rows at the end of a paste may be one whose rows were not copied.
        if (sockets.length === 0 && !block.ended) return false
        if (listing) return shows(listing, protocol, port) && (header || block.ended || noise === 0)
        return header && listens[protocol]
      },
    },
  ]
}

/** `Get-NetTCPConnection | fl`: one field a line. */
function readList(block: Block): Sockets[] {
  const sockets: Socket[] = []
  let address = ''
  let port = ''
  for (const line of block.lines) {
    const match = /^\s*(LocalAddress|LocalPort|State)\s*:\s*(\S+)\s*$/.exec(line)
    if (match?.[1] === 'LocalAddress') address = match[2] ?? ''
    else if (match?.[1] === 'LocalPort') port = match[2] ?? ''
    else if (match?.[1] === 'State' && address && port) {
      const bound = boundOf(address, address.includes(':'))
      const number = portOf(port)
      if (bound && number !== null) {
        sockets.push({
          protocol: 'tcp',
          listening: match[2] === 'Listen',
          address: bound.address,
          family: bound.family,
          v6only: null,
          port: number,
          program: null,
          line: quote(`${address}:${port} ${match[2]}`),
        })
      }
    }
  }
  return sockets.length === 0
    ? []
    : [{ kind: 'sockets', system: 'windows', tool: 'Get-NetTCPConnection', at: block.at, sockets, covers: () => false }]
}
