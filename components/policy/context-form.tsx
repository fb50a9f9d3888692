import { useId } from 'react'
import { useMessages } from '@/components/messages'
import { type ConditionType, type Policy, type RequestContext, typeOfKey } from '@/lib/policy'
import styles from './policy.module.css'

/** Condition keys by name, and what the reader wrote for each; several values stand between commas. */
export type ContextDraft = Readonly<Record<string, string>>

/** Most keys that a form shows. */
const mostKeys = 20

/** The keys that conditions of the policies test, in their order. */
export function keysIn(policies: readonly Policy[]): readonly string[] {
  const keys = new Set<string>()
  for (const { statements } of policies) {
    for (const { condition } of statements) for (const { key } of condition ?? []) keys.add(key)
  }
  return [...keys].slice(0, mostKeys)
}

/** What the reader knows of a request; an empty field is not known. */
export function contextOf(draft: ContextDraft): RequestContext {
  return Object.fromEntries(
    Object.entries(draft).flatMap(([key, written]) => {
      const values = written.split(',').flatMap((value) => (value.trim() === '' ? [] : [value.trim()]))
      return values.length > 0 ? [[key, values]] : []
    }),
  )
}

const examples: Readonly<Record<ConditionType, string>> = {
  String: '',
  Numeric: '100',
  Date: '2026-01-31T09:00:00+09:00',
  Bool: 'true',
  IpAddress: '203.0.113.9',
}

interface Props {
  readonly keys: readonly string[]
  readonly draft: ContextDraft
  readonly onChange: (draft: ContextDraft) => void
}

/** A field for each key that a condition tests: what the request carries there. */
export function ContextForm({ keys, draft, onChange }: Props) {
  const text = useMessages('policy')
  const id = useId()
  if (keys.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{text.context}</h2>
      <p>{text.contextLead}</p>
      <div className={styles.fields}>
        {keys.map((key) => (
          <label key={key}>
            <code>{key}</code>
            <input
              className="field mono"
              value={Object.hasOwn(draft, key) ? (draft[key] ?? '') : ''}
              placeholder={examples[typeOfKey(key) ?? 'String']}
              spellCheck={false}
              autoCapitalize="off"
              onChange={(event) => onChange({ ...draft, [key]: event.target.value })}
            />
          </label>
        ))}
      </div>
    </section>
  )
}
