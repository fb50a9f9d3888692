import { format, useMessages, useNumbers } from '@/components/messages'
import {
  type AddressRange,
  type Block,
  blockAt,
  count,
  explainRange,
  formatBlock,
  type SpecialName,
  special,
} from '@/lib/cidr'
import { AddressLine } from './address-line'
import { rowOf } from './block-row'
import styles from './cidr.module.css'
import { ExportButtons } from './export-buttons'
import { RuleCopies } from './rule-copies'
import { SpecialUse } from './special-use'

interface Props {
  readonly range: AddressRange
  /** The blocks that cover it exactly, at least two. */
  readonly blocks: readonly Block[]
}

/** What a range of several blocks is, and what it would take to write it as one. */
export function RangeFacts({ range, blocks }: Props) {
  const text = useMessages('cidr')
  const { number, counted } = useNumbers()
  const explained = explainRange(range)
  const whole = blockAt(range.family, range.first, explained.fixed)
  const size = number(explained.count)
  const extra = number(count(whole) - explained.count)
  return (
    <div className={styles.answer}>
      <p className={styles.block}>
        <output>{counted(text.blockCount, blocks.length)}</output>
      </p>
      <ol className={styles.blocks}>
        {blocks.map((block) => (
          <li key={formatBlock(block)}>
            <code>{formatBlock(block)}</code>
          </li>
        ))}
      </ol>
      <AddressLine blocks={blocks} label={text.rangeLine} />
      <RuleCopies blocks={blocks} />
      <dl className={styles.facts}>
        <dt>{text.count}</dt>
        <dd>{size}</dd>
        <dt>{text.special}</dt>
        <dd>
          <SpecialUse {...specialOf(blocks)} />
        </dd>
        <dt>{text.smallest}</dt>
        <dd>{format(text.smallestBlock, { block: formatBlock(whole), extra })}</dd>
      </dl>
      <p className="tools no-print">
        <span>{text.blocks}</span>
        <ExportButtons name="blocks" rows={() => blocks.map(rowOf)} />
      </p>
    </div>
  )
}

/** Special uses that all blocks share, and those of some of the addresses. */
function specialOf(blocks: readonly Block[]): ReturnType<typeof special> {
  const each = blocks.map(special)
  const inside = each[0]?.inside.filter((name) => each.every((other) => other.inside.includes(name))) ?? []
  const some = new Set<SpecialName>(each.flatMap((other) => [...other.inside, ...other.holds]))
  return { inside, holds: [...some].filter((name) => !inside.includes(name)) }
}
