import { format, useMessages } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { useFact } from './context'

/** Which port range goes with which protocol (F-2, F-3, M-3). */
export function ProtocolTable() {
  const text = useMessages('tables')
  const range = format(text.ownRange, { first: useFact('port-lowest').value, last: useFact('port-highest').value })
  const rows = [
    { name: text.allProtocols, api: 'ALL', ports: text.fixedRange, use: text.useAll },
    { name: text.icmp4, api: 'ICMP', ports: text.fixedRange, use: text.useIcmp },
    { name: text.icmp6, api: 'ICMPv6', ports: text.fixedRange, use: text.useIcmp },
    { name: text.gre, api: 'GRE', ports: text.fixedRange, use: text.useGre },
    { name: text.tcp, api: 'TCP', ports: range, use: text.useTcpUdp },
    { name: text.udp, api: 'UDP', ports: range, use: text.useTcpUdp },
  ]
  return (
    <ScrollBox stacks>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.protocol}</th>
            <th scope="col">API</th>
            <th scope="col">{text.portRange}</th>
            <th scope="col">{text.use}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.api}>
              <th scope="row">{row.name}</th>
              <td>
                <code>{row.api}</code>
              </td>
              <td>{row.ports}</td>
              <td>{row.use}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
