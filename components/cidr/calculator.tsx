import { blockAt, formatBlock } from '@/lib/cidr'
import { BlockFacts } from './block-facts'
import styles from './cidr.module.css'
import { CidrField } from './cidr-field'
import { RangeSteps } from './range-explain'
import { RangeFacts } from './range-facts'
import { readInput } from './read-input'

interface Props {
  readonly value: string
  /** Called with the new text, and the run of changes that it belongs to. */
  readonly onChange: (value: string, run?: string) => void
  /** Takes a list that was put into the field, where there is a place for lists. */
  readonly onList?: (list: string) => void
}

/** The field and everything that follows from it: a block's bits and facts, or a range's blocks. */
export function Calculator({ value, onChange, onList }: Props) {
  const input = readInput(value)
  const read = 'blocks' in input ? input : null
  const [block] = read?.blocks.length === 1 ? read.blocks : []
  return (
    <div className={styles.calculator}>
      <CidrField value={value} input={input} onChange={onChange} onList={onList} />
      {read?.kind === 'range' ? <RangeSteps range={read.range} /> : null}
      {block ? (
        <BlockFacts
          block={block}
          steps={read?.kind !== 'range'}
          onPrefix={(prefix, run) => onChange(formatBlock(blockAt(block.family, block.first, prefix)), run)}
        />
      ) : null}
      {read && !block ? <RangeFacts range={read.range} blocks={read.blocks} /> : null}
    </div>
  )
}
