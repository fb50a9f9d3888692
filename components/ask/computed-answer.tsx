import dynamic from 'next/dynamic'
import { CopyButton } from '@/components/copy'
import { Loading } from '@/components/lazy'
import { useMessages, useNumbers } from '@/components/messages'
import type { Computed } from '@/lib/ask'
import styles from './card.module.css'
import { computedWords } from './computed-words'
import { isOfAddresses } from './of-addresses'
import { useFigures } from './use-figures'

const Refusal = dynamic(() => import('./refusal').then((module) => module.Refusal), { loading: Loading })

/** A result that an engine worked out for the question, with its working. */
export function ComputedAnswer({ computed }: { readonly computed: Computed }) {
  const text = useMessages('ask')
  const numbers = useNumbers()
  const { figures, failure, retry } = useFigures(computed)
  if (isOfAddresses(computed) && !figures)
    return <Loading error={failure} isLoading={failure === null} pastDelay retry={retry} />
  const words = computedWords(computed, text, figures, numbers)
  if (!words) return null
  const { result, blocks, working } = words
  return (
    <div className={styles.computed}>
      <p className={styles.result}>{result}</p>
      {blocks.length > 0 ? (
        <p className={styles.blocks}>
          <code>{blocks.join(', ')}</code> <CopyButton text={blocks.join('\n')} />
        </p>
      ) : null}
      {computed.kind === 'refused' ? <Refusal written={computed.written} problem={computed.problem} /> : null}
      {working.length > 0 ? (
        <>
          <h3>{text.working}</h3>
          <ul>
            {working.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
