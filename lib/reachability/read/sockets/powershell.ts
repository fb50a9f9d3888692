import type { Listing, Socket } from '../../model/evidence'
import { portOf } from '../../model/port'
import { boundOf, peerOf, type SocketForm, stateOf } from './form'

const states: ReadonlySet<string> = new Set(
  'Listen Established TimeWait CloseWait Bound SynSent FinWait1 FinWait2 LastAck Closed SynReceived Closing DeleteTCB'.split(
    ' ',
  ),
)

/** `Get-NetTCPConnection`: https://learn.microsoft.com/powershell/module/nettcpip/get-nettcpconnection */
export const powershell: SocketForm = {
  tool: 'Get-NetTCPConnection',
  system: 'windows',
  read: ({ words }) => {
    const [local = '', localPort = '', remote = '', remotePort = '', state = '', ...rest] = words
    const pid = Number(rest.at(-1))
    if (!states.has(state) || !/^\d{1,5}$/.test(localPort) || !/^\d{1,5}$/.test(remotePort)) return null
    const port = portOf(localPort)
    const bound = boundOf(local, local.includes(':'))
    if (port === null || !bound) return 'other'
    return {
      protocol: 'tcp',
      state: stateOf(state),
      address: bound.address,
      family: bound.family,
      v6only: null,
      port,
      peer: peerOf(remote),
      program: null,
      ...(pid > 0 ? { pid } : {}),
    }
  },
}

/** Heads of the columns that a reader may have chosen: `… | Format-Table LocalAddress, LocalPort, OwningProcess`. */
const columnNames =
  /^(?:LocalAddress|LocalPort|RemoteAddress|RemotePort|State|AppliedSetting|OwningProcess|OffloadState|CreationTime|InterfaceAlias)$/

/** Which column each word of a row below is of. */
export type Columns = readonly string[]

/** The columns that a head names; null where a line is none, or does not name what a socket is bound to. */
export function columnsOf(line: string): Columns | null {
  const names = line.trim().split(/\s+/)
  return names.includes('LocalAddress') && names.includes('LocalPort') && names.every((name) => columnNames.test(name))
    ? names
    : null
}

/**
 * A row below such a head; null where it is none, `stateless` where neither it nor its command tells the state.
 *
 * @param listing what the command asks for, where it is shown
 */
export function rowBelow(
  words: readonly string[],
  columns: Columns,
  listing: Listing | null,
): Omit<Socket, 'line'> | 'stateless' | null {
  if (words.length !== columns.length) return null
  const cell = (name: string) => words[columns.indexOf(name)] ?? ''
  const port = portOf(cell('LocalPort'))
  const local = cell('LocalAddress')
  const bound = boundOf(local, local.includes(':'))
  const written = cell('State')
  const udp = listing?.udp === true && !listing.tcp
  const state = states.has(written) ? stateOf(written) : listing?.only || udp ? 'listening' : null
  if (port === null || !bound) return null
  if (state === null) return 'stateless'
  const pid = Number(cell('OwningProcess'))
  const protocol = udp ? 'udp' : 'tcp'
  const peer = peerOf(cell('RemoteAddress'))
  const place = { address: bound.address, family: bound.family, v6only: null, port, peer }
  return { protocol, state, ...place, program: null, ...(pid > 0 ? { pid } : {}) }
}
