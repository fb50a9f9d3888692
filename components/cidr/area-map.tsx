import { format, useMessages } from '@/components/messages'
import { type Block, formatBlock, widthOf } from '@/lib/cidr'
import styles from './cidr.module.css'

export interface NamedBlock {
  readonly block: Block
  readonly name: string
  /** Nobody has it. */
  readonly free?: boolean
}

interface Props {
  readonly root: Block
  readonly areas: readonly NamedBlock[]
  /** What the picture is of; its name goes on with the parts. */
  readonly label: string
  readonly freeWord: string
}

/** Size of the picture, in its own units. */
const width = 520
const height = 264
/** From this size on a part carries its name. */
const named = { width: 90, height: 24 }
/** Parts that the name of the picture tells. */
const mostTold = 20

/** A block with its parts, each as large as its share: every bit halves what there is, across and down by turns. */
export function AreaMap({ root, areas, label, freeWord }: Props) {
  const text = useMessages('cidr')
  const nameOf = ({ block, name, free }: NamedBlock) => `${free ? freeWord : name} ${formatBlock(block)}`.trim()
  const told = areas.slice(0, mostTold).map(nameOf)
  const parts = [...told, ...(areas.length > told.length ? ['…'] : [])].join(text.comma)
  return (
    <svg
      className={styles.areaMap}
      viewBox={`-1 -1 ${width + 2} ${height + 2}`}
      role="img"
      aria-label={format(text.areaLabel, { label, parts })}
    >
      {areas.map((area, index) => {
        const { block, name, free } = area
        const place = rectangleOf(root, block)
        const big = place.width >= named.width && place.height >= named.height
        return (
          <g key={formatBlock(block)} data-tone={free ? 'free' : index % 4}>
            <title>{nameOf(area)}</title>
            <rect {...place} rx="2" />
            {big ? (
              <text x={place.x + 8} y={place.y + 16}>
                {free ? freeWord : name || formatBlock(block)}
              </text>
            ) : null}
            {big && (free || name !== '') && place.height >= 2 * named.height ? (
              <text x={place.x + 8} y={place.y + 32} className={styles.areaBlock}>
                {formatBlock(block)}
              </text>
            ) : null}
          </g>
        )
      })}
    </svg>
  )
}

/** Where a part of a block lies in the picture of the whole. */
export function rectangleOf(
  root: Block,
  block: Block,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const place = { x: 0, y: 0, width, height }
  for (let depth = root.prefix; depth < block.prefix; depth += 1) {
    const upper = (block.first >> BigInt(widthOf(root.family) - depth - 1)) & 1n
    // The longer side is halved, so that parts stay near to squares.
    if (place.width >= place.height) {
      place.width /= 2
      if (upper === 1n) place.x += place.width
    } else {
      place.height /= 2
      if (upper === 1n) place.y += place.height
    }
  }
  return place
}
