import { format, useMessages } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { Sign } from '@/components/sign'
import type { ActionGroup, Policy, Remaining } from '@/lib/policy'
import styles from './policy.module.css'
import { StatementName } from './statement-name'

interface Props {
  readonly remaining: readonly Remaining[]
  readonly policies: readonly Policy[]
  readonly onShow: (at: number) => void
}

const order: readonly ActionGroup[] = ['rules', 'attributes', 'groups', 'membership', 'lists', 'read']

/** What is still open, by what it does; what is closed, and reading, in a fold. */
export function RemainsTable({ remaining, policies, onShow }: Props) {
  const text = useMessages('policy')
  const open = remaining.filter(({ closed, group }) => !closed && group !== 'read')
  const rest = remaining.filter(({ closed, group }) => closed || group === 'read')
  return (
    <section aria-labelledby="remains">
      <h2 id="remains">{text.remains}</h2>
      <p>{text.remainsLead}</p>
      {open.length > 0 ? <Operations entries={open} policies={policies} onShow={onShow} /> : null}
      <details>
        <summary>{format(text.closedOnes, { count: rest.length })}</summary>
        <Operations entries={rest} policies={policies} onShow={onShow} />
      </details>
      <p>
        <small>{text.conditionNote}</small>
      </p>
    </section>
  )
}

interface OperationsProps extends Omit<Props, 'remaining'> {
  readonly entries: readonly Remaining[]
}

function Operations({ entries, policies, onShow }: OperationsProps) {
  const text = useMessages('policy')
  const groups = useMessages('policyGroups')
  return (
    <ScrollBox stacks>
      <table className={styles.operations}>
        <thead>
          <tr>
            <th scope="col">{text.action}</th>
            <th scope="col">{text.verdict}</th>
            <th scope="col">{text.by}</th>
          </tr>
        </thead>
        {order
          .map((group) => ({ group, of: entries.filter((entry) => entry.group === group) }))
          .filter(({ of }) => of.length > 0)
          .map(({ group, of }) => (
            <tbody key={group}>
              <tr>
                <th scope="rowgroup" colSpan={3} className={styles.group}>
                  {groups[group]}
                </th>
              </tr>
              {of.map((entry) => (
                <tr key={entry.action}>
                  <th scope="row">
                    <code>{entry.action}</code>{' '}
                    {entry.broad ? <small className={styles.broad}>{text.broad}</small> : null}
                  </th>
                  <td>
                    <Standing entry={entry} />
                  </td>
                  <td>
                    {entry.decision.by ? (
                      <StatementName by={entry.decision.by} policies={policies} onShow={onShow} />
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
  )
}

/** How an operation stands for who wants it closed: its sign, its word, and the condition on which it turns. */
function Standing({ entry: { group, closed, decision } }: { readonly entry: Remaining }) {
  const text = useMessages('policy')
  const effects = useMessages('policyEffects')
  const { effect, turnsOn } = decision
  if (group === 'read') return effects[effect]
  if (closed)
    return (
      <span className={`accept ${styles.effect}`}>
        <Sign of="accept" /> {text.closed}
      </span>
    )
  const tone = effect === 'allow' ? 'drop' : 'depends'
  const sign = effect === 'allow' ? '✕' : '△'
  const conditions = turnsOn.map(({ operator, key }) => `${operator} ${key}`).join(text.listSeparator)
  return (
    <>
      <span className={`${tone} ${styles.effect}`}>
        {sign} {effects[effect]}
      </span>
      {conditions === '' ? null : <small className={styles.turns}>{conditions}</small>}
    </>
  )
}
