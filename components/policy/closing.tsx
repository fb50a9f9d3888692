import { CopyButton } from '@/components/copy'
import { useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import type { DenyStatement } from '@/lib/policy'
import styles from './policy.module.css'
import { policyOf } from './verdict'

interface Props {
  /** The statement that closes what is open; null: nothing is. */
  readonly statement: DenyStatement | null
  readonly broad: boolean
  readonly onBroad: (broad: boolean) => void
}

/** The statement that closes what the policies leave open, to read and to take along. */
export function Closing({ statement, broad, onBroad }: Props) {
  const text = useMessages('policy')
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
            <code>{JSON.stringify(statement, null, 2)}</code>
          </pre>
          <div className="tools no-print">
            <CopyButton text={JSON.stringify(statement, null, 2)} label={text.copyStatement} />
            <CopyButton text={policyOf(statement)} label={text.copyPolicy} />
          </div>
        </>
      ) : (
        <p className="accept">
          <Sign of="accept" /> {text.closingNone}
        </p>
      )}
    </section>
  )
}
