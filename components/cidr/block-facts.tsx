import { CopyButton } from '@/components/copy'
import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import { type Block, count, formatAddress, formatBlock, lastOf, maskOf, special, widthOf, wildcardOf } from '@/lib/cidr'
import { Bits } from './bits'
import styles from './cidr.module.css'
import { BlockSteps, Legend } from './cidr-explain'
import { RuleCopies } from './rule-copies'
import { SpecialUse } from './special-use'

interface Props {
  readonly block: Block
  /** Called with a new prefix length when the boundary is moved; while it is dragged, as one run of changes. */
  readonly onPrefix: (prefix: number, run?: string) => void
  /** Whether the arithmetic is told step by step. */
  readonly steps: boolean
}

/** One block: its bits with a boundary to move, its ends, what it stands for in a rule. */
export function BlockFacts({ block, onPrefix, steps }: Props) {
  const text = useMessages('cidr')
  const bits = widthOf(block.family)
  const mask = maskOf(block)
  const source = formatBlock(block)
  const number = count(block).toLocaleString('en-US')
  return (
    <>
      <Bits
        family={block.family}
        value={block.first}
        prefix={block.prefix}
        onPrefix={(prefix) => onPrefix(prefix, 'drag')}
      />
      <label className={styles.boundary}>
        {text.dragBits}
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
          <code>{source}</code> <CopyButton text={source} />
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
            <dt>{text.wildcard}</dt>
            <dd>
              <code>{wildcardOf(block)}</code>
            </dd>
          </>
        ) : null}
        <dt>{text.special}</dt>
        <dd>
          <SpecialUse {...special(block)} />
        </dd>
        <dt>{text.count}</dt>
        <dd>{format(text.countOf, { free: bits - block.prefix, count: number })}</dd>
        <dt>{text.inRule}</dt>
        <dd>
          {format(text.inRuleCount, { count: number })}
          {block.prefix === 0 ? <strong className="drop"> △ {text.everyone}</strong> : null}
        </dd>
      </dl>
      <RuleCopies blocks={[block]} />
      <p className="no-print">
        <Link className="button" to={`/tools/rules/#source=${encodeURIComponent(source)}`}>
          {text.toSimulator}
        </Link>
      </p>
      {steps ? (
        <details className={styles.steps}>
          <summary>{text.steps}</summary>
          <BlockSteps block={block} />
        </details>
      ) : null}
    </>
  )
}
