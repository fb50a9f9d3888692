import { blockAt, formatBlock } from '@/lib/cidr'
import { BlockFacts } from './block-facts'
import styles from './cidr.module.css'
import { CidrField } from './cidr-field'
import { RangeSteps } from './range-explain'
import { readInput } from './read-input'

interface Props {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Takes a list that was put into the field, where there is a place for lists. */
  readonly onList?: (list: string) => void
}

/** The field and everything that follows from it: a block's bits and facts, or a range's blocks. */
export function Calculator({ value, onChange, onList }: Props) {
  const input = readInput(value)
  const [block] = input.ok && input.blocks.length === 1 ? input.blocks : []
  return (
    <div className={styles.calculator}>
      <CidrField value={value} input={input} onChange={onChange} onList={onList} />
      {input.ok && input.kind === 'range' ? <RangeSteps range={input.range} /> : null}
      {block ? (
        <BlockFacts
          block={block}
          onPrefix={(prefix) => onChange(formatBlock(blockAt(block.family, block.first, prefix)))}
        />
      ) : null}
    </div>
  )
}
