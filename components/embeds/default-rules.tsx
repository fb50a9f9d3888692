import { format, useMessages } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { useFact } from './context'

type Kind = 'automatic' | 'console-basic' | 'console-advanced'

/** The visible rules that a new group comes with (G-12, G-14), and the invisible default behind them (G-1…G-3). */
export function DefaultRules({ kind }: { readonly kind: Kind }) {
  const text = useMessages('tables')
  const priority = useFact('default-rule-priority').value
  const automatic = kind === 'automatic'
  const titles: Record<Kind, string> = {
    automatic: text.defaultAutomatic,
    'console-basic': text.defaultConsoleBasic,
    'console-advanced': text.defaultConsoleAdvanced,
  }
  const inbound = [
    { protocol: 'ICMP', ports: `-1/-1 (${text.anyPort})`, optional: false },
    { protocol: 'TCP', ports: '22/22 (SSH)', optional: false },
    { protocol: 'TCP', ports: '3389/3389 (RDP)', optional: false },
    { protocol: 'TCP', ports: '80/80 (HTTP)', optional: automatic },
    { protocol: 'TCP', ports: '443/443 (HTTPS)', optional: automatic },
  ]
  const egressRule = kind === 'console-advanced'
  return (
    <ScrollBox stacks>
      <table>
        <caption className="visually-hidden">{titles[kind]}</caption>
        <thead>
          <tr>
            <th scope="col">{text.direction}</th>
            <th scope="col">{text.action}</th>
            <th scope="col">{text.protocol}</th>
            <th scope="col">{text.portRange}</th>
            <th scope="col">{text.peer}</th>
            <th scope="col">{text.priority}</th>
          </tr>
        </thead>
        <tbody>
          {inbound.map((rule) => (
            <tr key={rule.protocol + rule.ports}>
              <td>{text.ingress}</td>
              <td className="accept">{text.accept}</td>
              <td>{rule.protocol}</td>
              <td>
                {rule.ports}
                {rule.optional ? ` (${text.optional})` : ''}
              </td>
              <td>
                <code>0.0.0.0/0</code>
              </td>
              <td>{automatic ? priority : '—'}</td>
            </tr>
          ))}
          <tr>
            <td>{text.ingress}</td>
            <td colSpan={5}>{format(text.invisibleDefault, { action: text.drop })}</td>
          </tr>
          {egressRule ? (
            <tr>
              <td>{text.egress}</td>
              <td className="accept">{text.accept}</td>
              <td>ALL</td>
              <td>{`-1/-1 (${text.anyPort})`}</td>
              <td>
                <code>0.0.0.0/0</code>
              </td>
              <td>—</td>
            </tr>
          ) : null}
          <tr>
            <td>{text.egress}</td>
            <td colSpan={5}>{format(text.invisibleDefault, { action: egressRule ? text.drop : text.accept })}</td>
          </tr>
        </tbody>
      </table>
    </ScrollBox>
  )
}
