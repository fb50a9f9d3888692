import { format, useMessages } from '@/components/messages'
import type { Family } from '@/lib/cidr'
import { formatAddress } from '@/lib/cidr'
import styles from './cidr.module.css'

interface Props {
  readonly family: Family
  readonly value: bigint
  /** Number of fixed leading bits. */
  readonly prefix: number
}

const width = { 4: 32, 6: 128 } as const
const groupSize = { 4: 8, 6: 16 } as const

/** The bits of an address; fixed ones stand on a solid bar, free ones on a dotted one, so colour is not needed. */
export function Bits({ family, value, prefix }: Props) {
  const text = useMessages('cidr')
  const bits = value.toString(2).padStart(width[family], '0')
  const size = groupSize[family]
  const groups = Array.from({ length: width[family] / size }, (_, index) => index * size)
  const label = format(text.bitsLabel, {
    address: formatAddress(family, value),
    prefix,
    free: width[family] - prefix,
  })
  return (
    <div className={styles.bits} role="img" aria-label={label}>
      {groups.map((start) => (
        <span key={start} className={styles.octet}>
          {[...bits.slice(start, start + size)].map((bit, index) => (
            // A bit is its position: the key says so.
            <span key={`${start}-${String(index)}`} className={start + index < prefix ? styles.fixed : styles.free}>
              {bit}
            </span>
          ))}
        </span>
      ))}
    </div>
  )
}
