import { CopyButton } from '@/components/copy'
import { format, useMessages } from '@/components/messages'
import { decidePolicy, type Policy, type Refusal, type RequestContext } from '@/lib/policy'
import { Effect } from './effect'

interface Props {
  readonly refusal: Refusal
  /** The policies that were pasted with it. */
  readonly policies: readonly Policy[]
  readonly context: RequestContext
}

/** A pasted refusal, under a heading of its own, with what the policies beside it say of the same call. */
export function RefusalPanel({ refusal, policies, context }: Props) {
  const text = useMessages('policy')
  const { action, resource } = refusal
  const asked = action === null ? null : resource === null ? { action, context } : { action, resource, context }
  const decision = asked && policies.length > 0 ? decidePolicy(policies, asked) : null
  return (
    <section aria-labelledby="refusal">
      <h2 id="refusal">{text.refusal}</h2>
      {decision ? (
        <p>
          {text.refusalBeside} <Effect effect={decision.effect} />
        </p>
      ) : null}
      <RefusalWords refusal={refusal} />
    </section>
  )
}

/** What was refused, why, and the smallest policy that would allow it. */
export function RefusalWords({ refusal }: { readonly refusal: Refusal }) {
  const text = useMessages('policy')
  const { action, resource, denied, policyType, encoded, smallest } = refusal
  const policy = smallest ? JSON.stringify(smallest, null, 2) : null
  return (
    <>
      {action === null ? <p>{text.refusalNoAction}</p> : <p>{format(text.refusalAction, { action })}</p>}
      {resource === null ? null : <p>{format(text.refusalResource, { resource })}</p>}
      {denied === 'explicit' || policyType === 'ControlPolicy' ? (
        <p className="drop">✕ {policyType === 'ControlPolicy' ? text.refusalControl : text.refusalExplicit}</p>
      ) : null}
      {encoded ? <p>{text.refusalEncoded}</p> : null}
      {policy === null ? null : (
        <>
          <p>{text.refusalSmallest}</p>
          <pre>
            <code>{policy}</code>
          </pre>
          <div className="tools no-print">
            <CopyButton text={policy} label={text.copyPolicy} />
          </div>
        </>
      )}
    </>
  )
}
