import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react'

interface Wanted {
  readonly key: number
  readonly block: ScrollLogicalPosition
}

/**
 * Names a row of the table by its key. The server counts the keys of all pages that it writes, and hydrating keeps what stands
 * in the page: as an attribute a row would have the key of another one.
 */
export function keyOfRow(key: number) {
  return (row: HTMLTableRowElement | null) => {
    if (row) row.dataset.key = String(key)
  }
}

/**
 * Brings the focus to a row of the table, and the row into view. A row that comes with the next rendering gets it as that
 * rendering takes place: a frame later the next key would go nowhere, or the focus be taken from where the reader has gone.
 */
export function useRowFocus(table: RefObject<HTMLTableElement | null>) {
  const wanted = useRef<Wanted | null>(null)
  const go = useCallback(() => {
    const { current } = wanted
    if (current === null) return
    const row = table.current?.querySelector<HTMLElement>(`tr[data-key="${current.key}"]`)
    if (!row) return
    row.scrollIntoView({ block: current.block })
    // The fields of an open row look after the focus themselves.
    if (row.tabIndex === -1 && !row.hasAttribute('tabindex')) return
    wanted.current = null
    row.focus({ preventScroll: true })
  }, [table])
  useLayoutEffect(go)
  return useCallback(
    (key: number, block: ScrollLogicalPosition = 'nearest') => {
      wanted.current = { key, block }
      go()
    },
    [go],
  )
}
