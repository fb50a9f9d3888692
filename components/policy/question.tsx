import { useId } from 'react'
import { format, useMessages } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { useYes } from '@/components/sign'
import type { Messages } from '@/content/ja/messages'
import {
  actionsOfSecurityGroups,
  type ConditionPart,
  type Considered,
  decidePolicy,
  type Likely,
  mostActionCharacters,
  mostResourceCharacters,
  type Policy,
  type RequestContext,
} from '@/lib/policy'
import { Effect } from './effect'
import styles from './policy.module.css'
import { StatementName } from './statement-name'

interface Props {
  /** The policies that were pasted. */
  readonly policies: readonly Policy[]
  /** These and the assumed one. */
  readonly all: readonly Policy[]
  readonly context: RequestContext
  readonly action: string
  readonly resource: string
  readonly onChange: (part: { readonly action: string } | { readonly resource: string }) => void
  readonly onShow: (at: number) => void
}

/** One operation on one resource: the verdict, and how each statement matches. */
export function Question({ policies, all, context, action, resource, onChange, onShow }: Props) {
  const text = useMessages('policy')
  const id = useId()
  const asked = { action: action.trim(), resource: resource.trim() }
  const tooLong = {
    action: asked.action.length > mostActionCharacters,
    resource: asked.resource.length > mostResourceCharacters,
  }
  const decision =
    asked.action === '' || tooLong.action || tooLong.resource
      ? null
      : decidePolicy(all, asked.resource === '' ? { action: asked.action, context } : { ...asked, context })
  return (
    <section aria-labelledby="question">
      <h2 id="question">{text.question}</h2>
      <p>{text.questionLead}</p>
      <div className={styles.fields}>
        <label>
          {text.action}
          <input
            className="field mono"
            list={`${id}-actions`}
            value={action}
            spellCheck={false}
            autoCapitalize="off"
            aria-invalid={tooLong.action}
            onChange={(event) => onChange({ action: event.target.value })}
          />
        </label>
        <datalist id={`${id}-actions`}>
          {actionsOfSecurityGroups.map((known) => (
            <option key={known.action} value={known.action} />
          ))}
        </datalist>
        <label>
          {text.resource}
          <input
            className="field mono"
            value={resource}
            spellCheck={false}
            autoCapitalize="off"
            aria-invalid={tooLong.resource}
            aria-describedby={`${id}-hint`}
            onChange={(event) => onChange({ resource: event.target.value })}
          />
        </label>
      </div>
      <p id={`${id}-hint`}>
        <small>{text.resourceHint}</small>
      </p>
      {tooLong.action || tooLong.resource ? (
        <p className="drop">
          ✕ {format(text.tooLong, { most: tooLong.action ? mostActionCharacters : mostResourceCharacters })}
        </p>
      ) : null}
      {decision ? (
        <>
          <p role="status" className={styles.verdict}>
            <strong>
              <Effect effect={decision.effect} />
            </strong>{' '}
            {decision.by ? <StatementName by={decision.by} policies={policies} onShow={onShow} /> : null}
          </p>
          {decision.onAll ? (
            <p>
              {text.onAll} <a href={text.onAllUrl}>{text.onAllSource}</a>
            </p>
          ) : null}
          {decision.turnsOn.length > 0 ? (
            <p className="depends">
              △ {format(text.turnsOn, { conditions: turnsOnWords(decision.turnsOn, text.listSeparator) })}
            </p>
          ) : null}
          <Trace trace={decision.trace} policies={policies} onShow={onShow} />
        </>
      ) : null}
    </section>
  )
}

/** Most statements listed. */
const listed = 100

interface TraceProps {
  readonly trace: readonly Considered[]
  readonly policies: readonly Policy[]
  readonly onShow: (at: number) => void
}

function Trace({ trace, policies, onShow }: TraceProps) {
  const text = useMessages('policy')
  const yes = useYes()
  const likely: Readonly<Record<Likely, string>> = {
    yes: `${yes} ${text.matches}`,
    no: `− ${text.matchesNot}`,
    maybe: `△ ${text.matchesMaybe}`,
  }
  if (trace.length === 0) return null
  return (
    <ScrollBox stacks>
      <table>
        <caption>{text.trace}</caption>
        <thead>
          <tr>
            <th scope="col">{text.by}</th>
            <th scope="col" className={styles.effect}>
              {text.effectColumn}
            </th>
            <th scope="col">{text.actionColumn}</th>
            <th scope="col">{text.resourceColumn}</th>
            <th scope="col" className={styles.effect}>
              {text.conditionColumn}
            </th>
          </tr>
        </thead>
        <tbody>
          {trace.slice(0, listed).map((entry) => (
            <tr key={`${entry.policy} ${entry.statement}`} className={entry.decides ? styles.decides : undefined}>
              <th scope="row">
                <StatementName
                  by={{ ...entry, name: policies[entry.policy]?.name ?? null }}
                  policies={policies}
                  onShow={onShow}
                />
                {entry.decides ? ' ◀' : ''}
              </th>
              <td className={styles.effect}>{entry.effect === 'Allow' ? text.allowWord : text.denyWord}</td>
              <td>{likely[entry.action]}</td>
              <td>{likely[entry.resource]}</td>
              <td className={entry.condition === null ? styles.effect : undefined}>
                {conditionWords(entry, yes, text)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {trace.length > listed ? <p>{format(text.more, { count: trace.length - listed })}</p> : null}
    </ScrollBox>
  )
}

/** Whether the condition of a statement holds, and on which keys that turns. */
function conditionWords({ condition, open }: Considered, yes: string, text: Messages['policy']): string {
  if (condition === null) return text.unconditional
  if (condition === 'yes') return `${yes} ${text.conditionHolds}`
  if (condition === 'no') return `− ${text.conditionFails}`
  return `△ ${open.map(({ operator, key }) => `${operator} ${key}`).join(text.listSeparator)}`
}

/** Parts of a condition as a policy has them. */
function turnsOnWords(parts: readonly ConditionPart[], separator: string): string {
  return parts.map(({ operator, key, values }) => `${operator} ${key} ${values.join(' / ')}`).join(separator)
}
