/**
 * What readers pasted, in this browser alone: IndexedDB, one record a page, under a short key. Every function settles:
 * a browser that keeps nothing (private windows, blocked storage, no room) is a case like others.
 */

/** Days that a record is kept after it was last written or opened. */
export const daysKept = 7

/** Most records; the oldest go first. */
const most = 50
const database = 'sekisho'
const table = 'kept'
export const byTime = 'at'
export const day = 24 * 60 * 60 * 1000

export interface KeptState {
  readonly key: string
  /** The tool that wrote it. */
  readonly tool: string
  /** When it was written or opened, in milliseconds since 1970. */
  readonly at: number
  /** What the tool packed; whoever reads it has to check its shape. */
  readonly value: unknown
}

/** `blocked`: the browser keeps nothing for this page; `full`: it has no room for this. */
export type Trouble = 'blocked' | 'full'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(table, { keyPath: 'key' }).createIndex(byTime, 'at')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the database does not open'))
    request.onblocked = () => reject(new Error('another page holds the database'))
  })
}

/** Runs one transaction and closes the database, so that the page can rest in the browser's back-forward cache. */
export async function within<T>(mode: IDBTransactionMode, work: (records: IDBObjectStore) => IDBRequest<T> | null) {
  const db = await open()
  try {
    return await new Promise<T | undefined>((resolve, reject) => {
      const transaction = db.transaction(table, mode)
      const request = work(transaction.objectStore(table))
      transaction.oncomplete = () => resolve(request?.result)
      transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was ended'))
      transaction.onerror = () => reject(transaction.error ?? new Error('the transaction failed'))
    })
  } finally {
    db.close()
  }
}

/** A key that nobody guesses: ten letters and digits. */
export function secretKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => (byte % 32).toString(32)).join('')
}

/** Writes a record and lets those go whose time is over. Null when it is kept. */
export async function keep(record: Omit<KeptState, 'at'>): Promise<Trouble | null> {
  try {
    const now = Date.now()
    await within('readwrite', (records) => {
      records.put({ ...record, at: now } satisfies KeptState)
      sweep(records, now)
      return null
    })
    return null
  } catch (error) {
    return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked'
  }
}

/** Deletes what is too old or beyond the number that is kept, by the index alone: records can be large. */
function sweep(records: IDBObjectStore, now: number) {
  let seen = 0
  const cursor = records.index(byTime).openKeyCursor(null, 'prev')
  cursor.onsuccess = () => {
    const place = cursor.result
    if (!place) return
    seen += 1
    if (seen > most || now - Number(place.key) > daysKept * day) records.delete(place.primaryKey)
    place.continue()
  }
}

/** The record under a key; null when there is none, or none that is still kept. Opening it begins its time anew. */
export async function recall(key: string, tool: string): Promise<KeptState | null> {
  try {
    const record: unknown = await within('readonly', (records) => records.get(key))
    if (!isKept(record) || record.tool !== tool || Date.now() - record.at > daysKept * day) return null
    void keep(record)
    return record
  } catch {
    return null
  }
}

/** Forgets everything that any page has kept. False when the browser did not let us. */
export async function forgetAll(): Promise<boolean> {
  try {
    await within('readwrite', (records) => {
      records.clear()
      return null
    })
    return true
  } catch {
    return false
  }
}

export function isKept(value: unknown): value is KeptState {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    typeof value.key === 'string' &&
    'tool' in value &&
    typeof value.tool === 'string' &&
    'at' in value &&
    typeof value.at === 'number' &&
    'value' in value
  )
}
