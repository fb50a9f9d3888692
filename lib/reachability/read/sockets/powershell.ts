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
