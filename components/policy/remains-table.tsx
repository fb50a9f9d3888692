import { format, useMessages } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import type { ActionGroup, Policy, Remaining } from '@/lib/policy'
import { Effect } from './effect'
import styles from './policy.module.css'
import { StatementName } from './statement-name'

interface Props {
  readonly remaining: readonly Remaining[]
  readonly policies: readonly Policy[]
  readonly onShow: (at: number) => void
}

const order: readonly ActionGroup[] = ['rules', 'attributes', 'groups', 'membership', 'lists', 'read']

/** Each operation on security groups, by what it does, and what the policies make of it. */
export function RemainsTable({ remaining, policies, onShow }: Props) {
  const text = useMessages('policy')
  const groups = useMessages('policyGroups')
  const changing = remaining.filter(({ group }) => group !== 'read')
  const closed = changing.filter((entry) => entry.closed)
  return (
    <section aria-labelledby="remains">
      <h2 id="remains">{text.remains}</h2>
      <p>{text.remainsLead}</p>
      <p role="status">
        <strong>{format(text.summary, { all: changing.length, closed: closed.length })}</strong>
      </p>
      <ScrollBox>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.action}</th>
              <th scope="col">{text.verdict}</th>
              <th scope="col">{text.by}</th>
            </tr>
          </thead>
          {order.map((group) => (
            <tbody key={group}>
              <tr>
                <th scope="rowgroup" colSpan={3} className={styles.group}>
                  {groups[group]}
                </th>
              </tr>
              {remaining
                .filter((entry) => entry.group === group)
                .map(({ action, broad, decision }) => (
                  <tr key={action}>
                    <th scope="row">
                      <code>{action}</code> {broad ? <small className={styles.broad}>{text.broad}</small> : null}
                    </th>
                    <td>
                      <Effect effect={decision.effect} />
                    </td>
                    <td>
                      {decision.by ? (
                        <StatementName by={decision.by} policies={policies} onShow={onShow} />
                      ) : (
                        text.nothing
                      )}
                    </td>
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      </ScrollBox>
      <p>
        <small>{text.conditionNote}</small>
      </p>
    </section>
  )
}
