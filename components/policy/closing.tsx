import { CopyButton } from '@/components/copy'
import { useMessages } from '@/components/messages'
import { closingStatement, type Remaining } from '@/lib/policy'
import styles from './policy.module.css'

interface Props {
  readonly remaining: readonly Remaining[]
  readonly broad: boolean
  readonly onBroad: (broad: boolean) => void
  /** Adds a policy to the reader's own. */
  readonly onAdd: (policy: string) => void
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2)
}

/** The statement that closes what the policies leave open, to take along. */
export function Closing({ remaining, broad, onBroad, onAdd }: Props) {
  const text = useMessages('policy')
  const statement = closingStatement(remaining, { broad })
  return (
    <section aria-labelledby="closing">
      <h2 id="closing">{text.closing}</h2>
      <label className={styles.check}>
        <input type="checkbox" checked={broad} onChange={(event) => onBroad(event.target.checked)} />
        {text.withBroad}
      </label>
      {broad ? <p className="depends">△ {text.withBroadWarning}</p> : null}
      {statement ? (
        <>
          <p>{text.closingLead}</p>
          <pre>
            <code>{json(statement)}</code>
          </pre>
          <p className="tools no-print">
            <CopyButton text={json(statement)} label={text.copyStatement} />
            <CopyButton text={json({ Version: '1', Statement: [statement] })} label={text.copyPolicy} />
            <button
              type="button"
              className="button"
              onClick={() => onAdd(json({ Version: '1', Statement: [statement] }))}
            >
              {text.add}
            </button>
          </p>
        </>
      ) : (
        <p className="accept">○ {text.closingNone}</p>
      )}
    </section>
  )
}
