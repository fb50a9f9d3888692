import { type History, PageUndo } from '@/components/history'
import { format, useMessages, useNumbers } from '@/components/messages'
import { KeptNote, PrintedOn, ShareState, type StateInAddress, stateLink } from '@/components/state'
import type { DraftRow } from '../draft/assembly'
import type { RulesDraft } from '../draft/model'
import { pack } from '../draft/to-share'
import styles from './workbench.module.css'

interface Props {
  readonly history: History<RulesDraft>
  readonly state: StateInAddress
  /** Names of the groups. */
  readonly name: string
  readonly rows: readonly DraftRow[]
  readonly onExport: () => void
}

/** What is on the bench, and what can be done with all of it. */
export function Bar({ history, state, name, rows, onExport }: Props) {
  const text = useMessages('rules')
  const work = useMessages('workbench')
  const { value: draft } = history
  const inbound = rows.filter(({ row }) => row.direction === 'ingress').length
  const { number } = useNumbers()
  const types = new Set(draft.groups.map(({ type }) => type ?? 'basic'))
  return (
    <div className={styles.bar}>
      <h1>{name}</h1>
      <PrintedOn />
      <p>
        <span>{[...types].map((type) => text[type]).join(text.listSeparator)}</span>
        {draft.region === '' ? null : <code>{draft.region}</code>}
        <span>{format(work.counts, { ingress: number(inbound), egress: number(rows.length - inbound) })}</span>
      </p>
      <div className={`${styles.barTools} no-print`}>
        <PageUndo history={history} />
        <details className={styles.share}>
          <summary className="button">{work.share}</summary>
          <div>
            <ShareState tool="rules" link={() => stateLink(pack(draft))} pack={() => pack(draft)} />
            <KeptNote state={state} />
          </div>
        </details>
        <button type="button" className="button primary" onClick={onExport}>
          {work.viewExport}
        </button>
      </div>
    </div>
  )
}
