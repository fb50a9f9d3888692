import { CopyButton } from '@/components/copy'
import { format, useMessages } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'

/** Commands that show which program listens on a port, per system, and how to read what they print. */
export function Listening({ port }: { readonly port: number }) {
  const text = useMessages('tables')
  const rows = [
    { system: 'Linux', command: `ss -lntp | grep ':${port}\\b'` },
    { system: 'Linux (netstat)', command: `netstat -lnt | grep ':${port} '` },
    { system: 'Windows', command: `netstat -ano | findstr :${port}` },
  ]
  return (
    <>
      <ScrollBox>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.system}</th>
              <th scope="col">{text.command}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.system}>
                <th scope="row">{row.system}</th>
                <td>
                  <code>{row.command}</code>
                </td>
                <td>
                  <CopyButton text={row.command} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p>{format(text.listeningReading, { port })}</p>
      <p>{text.nothingReading}</p>
    </>
  )
}
