import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import styles from './windowed-rows.module.css'

interface Props {
  /** Rows to show, by position in the whole table. */
  readonly positions: readonly number[]
  readonly columns: number
  /** A row that has to be there, so that it can be scrolled to. */
  readonly reveal: number | null
  readonly row: (position: number) => ReactNode
}

const chunkSize = 40
/** Tables up to this long are there as a whole. */
const short = 60
/** Height of a row until one has been measured, in CSS pixels. */
const usualHeight = 48

/**
 * Rows of a long table, a `tbody` for each chunk: those near the screen are there, the others leave their height.
 * A chunk with the focus stays, and all are there on paper.
 */
export function WindowedRows({ positions, columns, reveal, row }: Props) {
  const [rowHeight, setRowHeight] = useState(usualHeight)
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  if (positions.length <= short) return <tbody>{positions.map(row)}</tbody>
  const starts = Array.from({ length: Math.ceil(positions.length / chunkSize) }, (_, index) => index * chunkSize)
  return starts.map((start) => {
    const chunk = positions.slice(start, start + chunkSize)
    return (
      <Chunk
        key={start}
        first={start === 0}
        kept={printing || (reveal !== null && chunk.includes(reveal))}
        columns={columns}
        rows={chunk.length}
        rowHeight={rowHeight}
        onMeasure={setRowHeight}
      >
        {() => chunk.map(row)}
      </Chunk>
    )
  })
}

interface ChunkProps {
  readonly first: boolean
  readonly kept: boolean
  readonly columns: number
  readonly rows: number
  /** Height of a row, as far as known, in CSS pixels. */
  readonly rowHeight: number
  readonly onMeasure: (rowHeight: number) => void
  readonly children: () => ReactNode
}

function Chunk({ first, kept, columns, rows, rowHeight, onMeasure, children }: ChunkProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [near, setNear] = useState(first)
  const [measured, setMeasured] = useState<number | null>(null)
  const measure = useCallback(() => setMeasured(body.current?.offsetHeight ?? null), [])
  useEffect(() => {
    const element = body.current
    if (!element) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setNear(true)
        else if (!element.contains(document.activeElement)) {
          setNear((was) => {
            if (was) measure()
            return false
          })
        }
      },
      { rootMargin: '1000px 0px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [measure])
  useEffect(() => {
    if (first && body.current) onMeasure(body.current.offsetHeight / rows)
  }, [first, rows, onMeasure])
  if (near || kept) return <tbody ref={body}>{children()}</tbody>
  return (
    <tbody ref={body} aria-hidden="true">
      <tr className={styles.spacer}>
        <td colSpan={columns}>
          <svg width="1" height={Math.round(measured ?? rowHeight * rows)} aria-hidden="true" />
        </td>
      </tr>
    </tbody>
  )
}
