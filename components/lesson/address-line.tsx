import { useMemo } from 'react'
import { useMessages } from '@/components/messages'
import { type AddressRange, type AddressSet, differenceOf, rangesOf, readSet } from '@/lib/cidr'
import styles from './screens.module.css'

interface Props {
  readonly wanted: readonly string[]
  readonly written: AddressSet
}

/** Width of the line in the picture's own units. */
const width = 1000

/** The addresses around those that are wanted, on a line: the goal above, what is written below, what differs in its colour. */
export function ShownAddress({ wanted, written }: Props) {
  const text = useMessages('course')
  const lines = useMemo(() => {
    const read = readSet(wanted)
    if (!read.ok) return null
    const goal = rangesOf(read.value)
    const [first] = goal
    const last = goal.at(-1)
    if (!first || !last) return null
    const margin = (last.last - first.first + 4n) / 4n
    const place = placer(first.first - margin, last.last + margin)
    const here = (ranges: readonly AddressRange[]) => ranges.filter(({ family }) => family === first.family).map(place)
    return {
      goal: here(goal),
      yours: here(rangesOf(written)),
      wrong: here(rangesOf(differenceOf(written, read.value))),
      missing: here(rangesOf(differenceOf(read.value, written))),
    }
  }, [wanted, written])
  if (!lines) return null
  return (
    <figure className={styles.line}>
      <figcaption className="visually-hidden">{text.addressLine}</figcaption>
      <span aria-hidden="true">{text.target}</span>
      <svg viewBox={`0 0 ${width} 24`} preserveAspectRatio="none" aria-hidden="true">
        <path d={`M0 12H${width}`} />
        <Bars of={lines.goal} />
      </svg>
      <span aria-hidden="true">{text.yours}</span>
      <svg viewBox={`0 0 ${width} 24`} preserveAspectRatio="none" aria-hidden="true">
        <path d={`M0 12H${width}`} />
        <Bars of={lines.yours} look={styles.held} />
        <Bars of={lines.wrong} look={styles.wrongBar} />
        <Bars of={lines.missing} look={styles.missingBar} />
      </svg>
    </figure>
  )
}

interface Bar {
  readonly x: number
  readonly length: number
}

/** Puts a range on the line, cut at its ends; even one address can be seen. */
function placer(first: bigint, last: bigint) {
  const at = (address: bigint) => {
    const clamped = address < first ? first : address > last ? last : address
    return Number(((clamped - first) * 1_000_000n) / (last - first + 1n)) / (1_000_000 / width)
  }
  return (range: AddressRange): Bar => {
    const x = at(range.first)
    return { x, length: Math.max(at(range.last + 1n) - x, 3) }
  }
}

function Bars({ of, look }: { readonly of: readonly Bar[]; readonly look?: string | undefined }) {
  return of.map(({ x, length }) => (
    <rect key={`${x} ${length}`} className={look} x={x} y="4" width={length} height="16" />
  ))
}
