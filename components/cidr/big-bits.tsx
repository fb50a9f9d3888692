import type { PointerEvent } from 'react'
import { format, useMessages, useNumbers } from '@/components/messages'
import { type Block, count, formatAddress, widthOf } from '@/lib/cidr'
import { Bits } from './bits'
import styles from './cidr.module.css'

interface Props {
  readonly block: Block
  /** Called with the prefix length to which the boundary is moved; while it is dragged, as one run of changes. */
  readonly onPrefix: (prefix: number, run?: string) => void
}

const octets = [0, 1, 2, 3] as const

/** The bits of a block, large, an octet a colour; the boundary between fixed and free ones can be moved. */
export function BigBits({ block, onPrefix }: Props) {
  const text = useMessages('cidr')
  const { counted } = useNumbers()
  const { family, first, prefix } = block
  const width = widthOf(family)
  return (
    <>
      {family === 4 ? (
        <Octets block={block} onPrefix={onPrefix} />
      ) : (
        <Bits family={family} value={first} prefix={prefix} onPrefix={(next) => onPrefix(next, 'drag')} />
      )}
      <label className={`${styles.boundary} no-print`}>
        <input
          type="range"
          min={0}
          max={width}
          value={prefix}
          aria-label={text.boundary}
          aria-valuetext={counted(text.boundaryValue, count(block), { prefix })}
          onChange={(event) => onPrefix(Number(event.target.value), 'slide')}
        />
        <span>
          {text.dragBits} <output className="mono">/{prefix}</output>
        </span>
      </label>
    </>
  )
}

function Octets({ block: { first, prefix }, onPrefix }: Props) {
  const text = useMessages('cidr')
  const bits = first.toString(2).padStart(32, '0')
  function drag(event: PointerEvent<HTMLDivElement>) {
    if (event.buttons === 0) return
    const under = document.elementFromPoint(event.clientX, event.clientY)
    const at = under instanceof HTMLElement && event.currentTarget.contains(under) ? under.dataset.bit : undefined
    if (under === null || at === undefined) return
    const { left, width } = under.getBoundingClientRect()
    const next = Number(at) + (event.clientX > left + width / 2 ? 1 : 0)
    if (next !== prefix) onPrefix(next, 'drag')
  }
  return (
    <div
      className={`${styles.bigBits} ${styles.draggable}`}
      role="img"
      aria-label={format(text.bitsLabel, { address: formatAddress(4, first), prefix, free: 32 - prefix })}
      onPointerDown={drag}
      onPointerMove={drag}
    >
      {octets.map((octet) => {
        const fixed = Math.min(Math.max(prefix - 8 * octet, 0), 8)
        const low = Number.parseInt(bits.slice(8 * octet, 8 * octet + 8), 2)
        const high = low + 2 ** (8 - fixed) - 1
        return (
          <span key={octet} className={styles.bigOctet} data-tone={octet}>
            <span className={styles.bigValue}>
              {low === high ? low : `${low}–${high}`}
              {fixed > 0 && fixed < 8 ? <small> {format(text.fixedFree, { fixed, free: 8 - fixed })}</small> : null}
            </span>
            <span className={styles.bigCells}>
              {[...bits.slice(8 * octet, 8 * octet + 8)].map((bit, index) => (
                // A bit is its position: the key says so.
                <span key={String(index)} data-bit={8 * octet + index} data-fixed={index < fixed}>
                  {bit}
                </span>
              ))}
            </span>
          </span>
        )
      })}
    </div>
  )
}
