import { useMessages } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import type { CommonPort } from '@/content/facts'
import { useEmbeds } from './context'

/** The TCP ports that servers usually listen on, with what to mind about each. */
export function CommonPorts() {
  const text = useMessages('tables')
  const { ports } = useEmbeds()
  const uses: Record<CommonPort['use'], string> = {
    remote: text.useRemote,
    web: text.useWeb,
    database: text.useDatabase,
    mail: text.useMail,
    name: text.useName,
  }
  return (
    <ScrollBox stacks>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.use}</th>
            <th scope="col">{text.service}</th>
            <th scope="col">{text.portField}</th>
            <th scope="col">{text.check}</th>
          </tr>
        </thead>
        <tbody>
          {ports
            .filter((port) => port.inTable)
            .map((port) => (
              <tr key={port.port}>
                <td>{uses[port.use]}</td>
                <th scope="row">{port.service}</th>
                <td>
                  <code>
                    {port.protocol.toUpperCase()} {port.port}/{port.port}
                  </code>
                </td>
                <td>
                  {port.sensitive ? text.sensitive : ''}
                  {port.sensitive && port.clear ? text.glue : ''}
                  {port.clear && port.sensitive ? text.clearText : ''}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
