import { blockAt, formatBlock } from '@/lib/cidr'
import { BlockFacts } from './block-facts'
import styles from './cidr.module.css'
import { CidrField } from './cidr-field'
import { RangeSteps } from './range-explain'
import { readInput } from './read-input'

interface Props {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The field and everything that follows from it: a block's bits and facts, or a range's blocks. */
export function Calculator({ value, onChange }: Props) {
  const input = readInput(value)
  const [block] = input.ok && input.blocks.length === 1 ? input.blocks : []
  return (
    <div className={styles.calculator}>
      <CidrField value={value} input={input} onChange={onChange} />
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
