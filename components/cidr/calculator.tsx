import { format, useMessages } from '@/components/messages'
import { type Block, blockAt } from '@/lib/cidr'
import { Answer } from './answer'
import { BigBits } from './big-bits'
import styles from './cidr.module.css'
import { BlockSteps } from './cidr-explain'
import { CidrField } from './cidr-field'
import { RangeSteps } from './range-explain'
import { RangeFacts } from './range-facts'
import type { Input } from './read-input'
import type { OnList } from './use-list'
import type { VSwitchFacts } from './vswitch'

interface Props {
  readonly value: string
  /** What the text was read as. */
  readonly input: Input
  /** The prefix to which the boundary was moved; null: as the text says. */
  readonly prefix: number | null
  /** Called with the new text, and the run of changes that it belongs to. */
  readonly onChange: (value: string, run?: string) => void
  readonly onPrefix: (prefix: number | null, run?: string) => void
  /** Takes a list that was put into the field, where there is a place for lists. */
  readonly onList?: OnList
  readonly vswitch?: VSwitchFacts
}

/** The one block of what was typed, with the prefix to which it was moved; null when it is none, or several. */
export function blockIn(input: Input, prefix: number | null): Block | null {
  if (!('blocks' in input) || input.blocks.length !== 1) return null
  const [block] = input.blocks
  if (!block) return null
  return prefix === null ? block : blockAt(block.family, block.first, prefix)
}

/** The field, then the answer with its copies, its bits, and why: what was typed stays, whatever is moved. */
export function Calculator({ value, input, prefix, onChange, onPrefix, onList, vswitch }: Props) {
  const text = useMessages('cidr')
  const read = 'blocks' in input ? input : null
  const block = blockIn(input, prefix)
  const typed = blockIn(input, null)
  return (
    <div className={styles.calculator}>
      <CidrField value={value} input={input} onChange={onChange} onList={onList} />
      {block ? (
        <>
          <Answer block={block} vswitch={vswitch} />
          <BigBits block={block} onPrefix={onPrefix} />
          {typed && typed.prefix !== block.prefix ? (
            <p className={styles.moved}>
              {format(text.moved, { typed: typed.prefix, now: block.prefix })}{' '}
              <button type="button" className="quiet no-print" onClick={() => onPrefix(null)}>
                {format(text.moveBack, { prefix: typed.prefix })}
              </button>
            </p>
          ) : null}
          <details className={styles.steps}>
            <summary>{format(text.why, { prefix: block.prefix })}</summary>
            {read?.kind === 'range' && typed?.prefix === block.prefix ? (
              <RangeSteps range={read.range} />
            ) : (
              <BlockSteps block={block} />
            )}
          </details>
        </>
      ) : null}
      {read && !block ? (
        <>
          <RangeFacts range={read.range} blocks={read.blocks} />
          <details className={styles.steps}>
            <summary>{text.steps}</summary>
            <RangeSteps range={read.range} />
          </details>
        </>
      ) : null}
    </div>
  )
}
