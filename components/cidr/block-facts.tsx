import { CopyButton } from '@/components/copy'
import { format, useMessages } from '@/components/messages'
import { type Block, count, formatAddress, formatBlock, lastOf, maskOf } from '@/lib/cidr'
import { Bits } from './bits'
import styles from './cidr.module.css'
import { Legend } from './cidr-explain'

interface Props {
  readonly block: Block
  /** Called with a new prefix length when the boundary is moved. */
  readonly onPrefix: (prefix: number) => void
}

/** One block: its bits with a boundary to move, its ends, what it stands for in a rule. */
export function BlockFacts({ block, onPrefix }: Props) {
  const text = useMessages('cidr')
  const bits = block.family === 4 ? 32 : 128
  const mask = maskOf(block)
  const number = count(block).toLocaleString('en-US')
  return (
    <>
      <Bits family={block.family} value={block.first} prefix={block.prefix} />
      <label className={styles.boundary}>
        {text.boundary}
        <span>
          <input
            type="range"
            min={0}
            max={bits}
            value={block.prefix}
            aria-valuetext={`/${block.prefix}`}
            onChange={(event) => onPrefix(Number(event.target.value))}
          />
          <output className="mono">/{block.prefix}</output>
        </span>
      </label>
      <Legend />
      <dl className={styles.facts}>
        <dt>{text.block}</dt>
        <dd>
          <code>{formatBlock(block)}</code> <CopyButton text={formatBlock(block)} />
        </dd>
        <dt>{text.first}</dt>
        <dd>
          <code>{formatAddress(block.family, block.first)}</code>
        </dd>
        <dt>{text.last}</dt>
        <dd>
          <code>{formatAddress(block.family, lastOf(block))}</code>
        </dd>
        {mask ? (
          <>
            <dt>{text.mask}</dt>
            <dd>
              <code>{mask}</code>
            </dd>
          </>
        ) : null}
        <dt>{text.count}</dt>
        <dd>{format(text.countOf, { free: bits - block.prefix, count: number })}</dd>
        <dt>{text.inRule}</dt>
        <dd>
          {format(text.inRuleCount, { count: number })}
          {block.prefix === 0 ? <strong className="drop"> △ {text.everyone}</strong> : null}
        </dd>
      </dl>
    </>
  )
}
