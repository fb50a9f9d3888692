import { useEffect, useState } from 'react'
import { useMessages } from '@/components/messages'
import { byTime, day, daysKept, isKept, within } from './store'

/** Key of what a tool has kept last; null when there is nothing that is still kept. */
async function lastKept(tool: string): Promise<string | null> {
  let key: string | null = null
  await within('readonly', (records) => {
    const cursor = records.index(byTime).openCursor(IDBKeyRange.lowerBound(Date.now() - daysKept * day), 'prev')
    cursor.onsuccess = () => {
      const record: unknown = cursor.result?.value
      if (isKept(record) && record.tool === tool) key = record.key
      else cursor.result?.continue()
    }
    return null
  })
  return key
}

interface Props {
  readonly tool: string
  /** What the way back is called. */
  readonly label: string
  readonly forget: () => void
}

/** The way back to what was pasted last, for who comes by the menu, without an address that has its key. */
export function EarlierPaste({ tool, label, forget }: Props) {
  const text = useMessages('state')
  const [last, setLast] = useState<string | null>(null)
  useEffect(() => {
    lastKept(tool).then(setLast, () => {})
  }, [tool])
  if (last === null) return null
  return (
    <p className="said no-print">
      <a href={`#kept=${last}`}>{label}</a>{' '}
      <button type="button" className="quiet" onClick={forget}>
        {text.forget}
      </button>
    </p>
  )
}
