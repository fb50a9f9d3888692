import { CopyButton } from '@/components/copy'
import { format, useMessages } from '@/components/messages'
import type { Refusal } from '@/lib/policy'

/** A pasted refusal, under a heading of its own. */
export function RefusalPanel({ refusal }: { readonly refusal: Refusal }) {
  const text = useMessages('policy')
  return (
    <section aria-labelledby="refusal">
      <h2 id="refusal">{text.refusal}</h2>
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
