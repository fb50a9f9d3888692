import { byTime, day, daysKept, isKept, within } from './store'

/**
 * Key of what a tool has kept last; null when there is nothing that is still kept. Apart from what keeps: it comes after the page.
 */
export async function lastKept(tool: string): Promise<string | null> {
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
