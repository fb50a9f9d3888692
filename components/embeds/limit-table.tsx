import type { ReactNode } from 'react'
import { format, formatDate, useMessages, useNumbers } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { Sign } from '@/components/sign'
import type { DatedFact } from './context'
import styles from './quota-calculator.module.css'

/** What is counted, how many there are, the limit, and whether it fits; the rows are `LimitRow`s. */
export function LimitTable({ children }: { readonly children: ReactNode }) {
  const text = useMessages('quota')
  return (
    <ScrollBox>
      <table className={styles.outcome}>
        <thead>
          <tr>
            <th scope="col">{text.what}</th>
            <th scope="col">{text.count}</th>
            <th scope="col">{text.limit}</th>
            <th scope="col">{text.verdict}</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollBox>
  )
}

interface RowProps {
  readonly name: string
  readonly count: number
  readonly limit: DatedFact
}

/** One count held against its limit. */
export function LimitRow({ name, count, limit }: RowProps) {
  const text = useMessages('quota')
  const { number } = useNumbers()
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles.number} data-label={text.count}>
        {number(count)}
      </td>
      <td data-label={text.limit}>
        <Figure fact={limit}>{number(limit.value)}</Figure>
      </td>
      <td className={styles.verdict}>
        {count > limit.value ? (
          <span className="drop">
            <Sign of="drop" /> {format(text.over, { over: number(count - limit.value) })}
          </span>
        ) : (
          <span className="accept">
            <Sign of="accept" /> {text.within}
          </span>
        )}
      </td>
    </tr>
  )
}

/** A figure with the page and the date that it is from, and what it was before. */
export function Figure({ fact, children }: { readonly fact: DatedFact; readonly children: string }) {
  const { number } = useNumbers()
  const text = useMessages('quota')
  const site = useMessages('site')
  const earlier = fact.before.map(({ value, date }) =>
    format(text.before, { value: number(value), date: formatDate(date, site) }),
  )
  return (
    <>
      {children}{' '}
      <small>
        (
        <a href={fact.source.url} rel="noopener external">
          {formatDate(fact.source.date, site)}
        </a>
        {earlier.map((each) => `${text.beforeGlue}${each}`)})
      </small>
    </>
  )
}
