import { type Block, count, formatBlock } from '@/lib/cidr'
import styles from './cidr.module.css'

interface Props {
  readonly blocks: readonly Block[]
  /** What the picture shows, in words. */
  readonly label: string
}

/** Blocks that follow each other, side by side, each as wide as its share of the addresses. */
export function AddressLine({ blocks, label }: Props) {
  const total = blocks.reduce((sum, block) => sum + count(block), 0n)
  let from = 0n
  const parts = blocks.slice(0, 200).map((block) => {
    const x = Number((from * 100_000n) / total) / 100
    from += count(block)
    return { block, x, width: Number((from * 100_000n) / total) / 100 - x }
  })
  return (
    <svg className={styles.line} viewBox="0 0 1000 28" preserveAspectRatio="none" role="img" aria-label={label}>
      {parts.map(({ block, x, width }, index) => (
        <rect
          key={formatBlock(block)}
          x={x}
          y={2}
          width={Math.max(width, 1)}
          height={24}
          className={index % 2 === 0 ? styles.even : styles.odd}
        >
          <title>{formatBlock(block)}</title>
        </rect>
      ))}
    </svg>
  )
}
