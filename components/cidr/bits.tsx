import type { PointerEvent } from 'react'
import { format, useMessages } from '@/components/messages'
import { type Family, formatAddress, widthOf } from '@/lib/cidr'
import styles from './cidr.module.css'

interface Props {
  readonly family: Family
  readonly value: bigint
  /** Number of fixed leading bits. */
  readonly prefix: number
  /** Called with the prefix length under the pointer while it is dragged across the bits. */
  readonly onPrefix?: (prefix: number) => void
}

const groupSize = { 4: 8, 6: 16 } as const

/**
 * The bits of an address; fixed ones stand on a solid bar, free ones on a dotted one, so colour is not needed. Below
 * each group stands its number as the address has it.
 */
export function Bits({ family, value, prefix, onPrefix }: Props) {
  const text = useMessages('cidr')
  const bits = value.toString(2).padStart(widthOf(family), '0')
  const size = groupSize[family]
  const groups = Array.from({ length: widthOf(family) / size }, (_, index) => index * size)
  const label = format(text.bitsLabel, {
    address: formatAddress(family, value),
    prefix,
    free: widthOf(family) - prefix,
  })

  function drag(event: PointerEvent<HTMLDivElement>) {
    if (!onPrefix || event.buttons === 0) return
    const under = document.elementFromPoint(event.clientX, event.clientY)
    const at = under instanceof HTMLElement && event.currentTarget.contains(under) ? under.dataset.bit : undefined
    if (at === undefined) return
    const { left, width } = (under ?? event.currentTarget).getBoundingClientRect()
    const next = Number(at) + (event.clientX > left + width / 2 ? 1 : 0)
    if (next !== prefix) onPrefix(next)
  }

  return (
    <div
      className={onPrefix ? `${styles.bits} ${styles.draggable}` : styles.bits}
      role="img"
      aria-label={label}
      onPointerDown={drag}
      onPointerMove={drag}
    >
      {groups.map((start) => (
        <span key={start} className={styles.octet}>
          <span className={styles.cells}>
            {[...bits.slice(start, start + size)].map((bit, index) => (
              // A bit is its position: the key says so.
              <span
                key={`${start}-${String(index)}`}
                data-bit={start + index}
                className={start + index < prefix ? styles.fixed : styles.free}
              >
                {bit}
              </span>
            ))}
          </span>
          <span className={styles.number}>
            {Number.parseInt(bits.slice(start, start + size), 2).toString(family === 4 ? 10 : 16)}
          </span>
        </span>
      ))}
    </div>
  )
}
