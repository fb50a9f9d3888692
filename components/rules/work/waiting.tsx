import { format, useMessages, useNumbers } from '@/components/messages'
import { Working } from '@/components/worker'
import type { Limit, Pending } from './use-answer'

/** How far a question about the rules is; where they are too many or too tangled, which limit it is and what to do. */
export function Waiting({ work }: { readonly work: Pending<unknown> }) {
  const sentences = useMessages('spaceLimits')
  const text = useMessages('workbench')
  const { number } = useNumbers()
  const { most, rules } = work.values
  const said = (limit: Limit) =>
    [
      format(sentences[limit], typeof most === 'number' ? { most: number(most) } : {}),
      ...(rules ? [format(text.costliest, { rules })] : []),
    ].join(' ')
  return (
    <Working
      work={work}
      words={{
        boxes: said('boxes'),
        conditions: said('conditions'),
        protocols: said('protocols'),
        steps: said('steps'),
        regions: said('regions'),
      }}
    />
  )
}
