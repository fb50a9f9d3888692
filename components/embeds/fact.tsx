import { formatDate, useMessages, useNumbers } from '@/components/messages'
import { useFact } from './context'

/** A dated figure in running text: `<Fact id="rules-per-group" dated />`. */
export function Fact({ id, dated = false }: { readonly id: string; readonly dated?: boolean }) {
  const site = useMessages('site')
  const { number } = useNumbers()
  const { value, source } = useFact(id)
  const date = formatDate(source.date, site)
  return (
    <data value={value} title={dated ? undefined : date}>
      {number(value)}
      {dated ? ` (${date})` : ''}
    </data>
  )
}
