import { useRouter } from 'next/router'
import { useState } from 'react'
import { handOver } from '@/components/handover'
import { format, useLocale, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import type { Diagnosis } from '@/lib/reachability'
import type { EvidencePiece } from './draft'
import styles from './reachability.module.css'
import { withMending } from './with-mending'

const shown = 40

interface Props {
  readonly understood: Diagnosis['understood']
  readonly pieces: readonly EvidencePiece[]
  /** Whether what stands there is still being read. */
  readonly awaited: boolean
}

/** What each stretch of the evidence was taken for, and what was not understood, with strings that come with it. */
export const UnderstoodList = withMending(function Listed({ understood, pieces, awaited }: Props) {
  const text = useMessages('reachability')
  const kinds: Readonly<Record<string, string>> = useMessages('reachKinds')
  const rules = rulesIn(understood, pieces)
  return (
    <section aria-label={text.understood} className={styles.understood}>
      <h3>{text.understood}</h3>
      {!awaited && understood.every(({ as }) => as.length === 0) ? (
        <p className="depends">？ {text.nothingUnderstood}</p>
      ) : null}
      <ul>
        {understood.slice(0, shown).map(({ piece, from, to, start, as }) => {
          const sign = as.length > 0 ? 'accept' : 'depends'
          return (
            <li key={`${piece} ${from} ${start}`}>
              <span className={sign}>
                <Sign of={sign} />{' '}
                {as.map((name) => kinds[name] ?? name).join(text.listSeparator) || text.notUnderstood}
              </span>{' '}
              <small>
                {pieces[piece]?.name} {format(from === to ? text.understoodOneLine : text.understoodLine, { from, to })}
              </small>{' '}
              <code>{start}</code>
            </li>
          )
        })}
      </ul>
      {understood.length > shown ? <p>{format(text.moreStretches, { count: understood.length - shown })}</p> : null}
      {rules === '' ? null : <ToRules rules={rules} />}
    </section>
  )
})

/** The stretches that hold rules of security groups, as they were pasted; empty without any. */
function rulesIn(understood: Diagnosis['understood'], pieces: readonly EvidencePiece[]): string {
  return understood
    .filter(({ as }) => as.includes('security-group'))
    .map(({ piece, from, to }) =>
      pieces[piece]?.text
        .split('\n')
        .slice(from - 1, to)
        .join('\n'),
    )
    .join('\n\n')
}

/** Takes the pasted rules to the rule simulator, within the browser: they are nobody else's, so no link carries them. */
function ToRules({ rules }: { readonly rules: string }) {
  const text = useMessages('reachability')
  const { locale } = useLocale()
  const router = useRouter()
  const [full, setFull] = useState(false)
  return (
    <p>
      <button
        type="button"
        className="button"
        onClick={() => {
          const refused = handOver('rules', rules) === 'refused'
          setFull(refused)
          if (!refused) void router.push(`/${locale}/tools/rules/`)
        }}
      >
        {text.openRules}
      </button>
      {full ? (
        <span role="alert" className="drop">
          {' '}
          ✕ {text.rulesTooLarge}
        </span>
      ) : null}
    </p>
  )
}
