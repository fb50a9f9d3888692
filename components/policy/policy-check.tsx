import { useId, useMemo, useState } from 'react'
import { useEmbeds } from '@/components/embeds'
import { useMessages } from '@/components/messages'
import { actionsOfSecurityGroups, decidePolicy, readPolicy } from '@/lib/policy'
import { type ContextDraft, contextOf, keysIn } from './context-form'
import { Effect } from './effect'
import styles from './policy.module.css'
import { fullAccess } from './weigh'

interface Props {
  /** A file of content/policies/. */
  readonly name: string
  /** The operation that is asked about at first. */
  readonly action?: string
  /** Ask about a resource, too: what stands there at first. */
  readonly resource?: string
}

/** Operations that change something and that a policy of this subject is written for. */
const offered = actionsOfSecurityGroups.filter(({ group }) => group !== 'read').map(({ action }) => action)

/**
 * A policy of an answer, tried: an operation, what the request carries, and what the policy says of it. Where it does
 * nothing but deny, another one is taken to allow everything. `<PolicyCheck name="deny-open-to-world" />`
 */
export function PolicyCheck({ name, action: first = 'ecs:AuthorizeSecurityGroup', resource: given }: Props) {
  const text = useMessages('policy')
  const id = useId()
  const document = useEmbeds().policies[name]
  if (document === undefined) throw new Error(`This page carries no policy "${name}"`)
  const policies = useMemo(() => {
    const reading = readPolicy(document)
    if (!reading.ok) throw new Error(`content/policies/${name}.json cannot be read`)
    return reading.policies
  }, [document, name])
  const denies = policies.every(({ statements }) => statements.every(({ effect }) => effect === 'Deny'))
  const [action, setAction] = useState(first)
  const [resource, setResource] = useState(given ?? '')
  const [context, setContext] = useState<ContextDraft>({})
  const decision = useMemo(
    () =>
      decidePolicy(denies ? [...policies, fullAccess] : policies, {
        action,
        ...(resource.trim() === '' ? {} : { resource: resource.trim().slice(0, 1024) }),
        context: contextOf(context),
      }),
    [policies, denies, action, resource, context],
  )
  return (
    <section className={`${styles.trial} no-print`}>
      <div className={styles.fields}>
        <label>
          {text.action}
          <select className="field" value={action} onChange={(event) => setAction(event.target.value)}>
            {[...new Set([first, ...offered])].map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
        {given === undefined ? null : (
          <label>
            {text.resource}
            <input
              className="field mono"
              value={resource}
              maxLength={1024}
              spellCheck={false}
              autoCapitalize="off"
              onChange={(event) => setResource(event.target.value)}
            />
          </label>
        )}
        {keysIn(policies).map((key) => (
          <label key={key}>
            <code>{key}</code>
            <input
              className="field mono"
              value={context[key] ?? ''}
              spellCheck={false}
              autoCapitalize="off"
              onChange={(event) => setContext({ ...context, [key]: event.target.value })}
            />
          </label>
        ))}
      </div>
      <p role="status" id={id}>
        <strong>
          <Effect effect={decision.effect} />
        </strong>{' '}
        {decision.onAll ? <small>{text.onAll}</small> : null}
        {denies ? <small> {text.assumeWhy}</small> : null}
      </p>
    </section>
  )
}
