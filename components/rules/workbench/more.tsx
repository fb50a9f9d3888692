import { type ReactNode, useState } from 'react'
import { format, useMessages } from '@/components/messages'

interface Props<T> {
  readonly items: readonly T[]
  /** How many are shown at first. */
  readonly first?: number
  readonly children: (item: T, index: number) => ReactNode
}

/** Items of a list (`li`), a page at a time. */
export function More<T>({ items, first = 50, children }: Props<T>) {
  const text = useMessages('rules')
  const [limit, setLimit] = useState(first)
  return (
    <>
      {items.slice(0, limit).map(children)}
      {items.length > limit ? (
        <li>
          <button type="button" className="quiet no-print" onClick={() => setLimit(limit + 100)}>
            {format(text.showMore, { count: items.length - limit })}
          </button>
        </li>
      ) : null}
    </>
  )
}
