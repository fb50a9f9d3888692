import { CopyButton } from '@/components/copy'
import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import {
  type Block,
  count,
  formatAddress,
  formatBlock,
  lastOf,
  maskOf,
  type SpecialName,
  special,
  wildcardOf,
} from '@/lib/cidr'
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
  const names = useMessages('special')
  const { inside, holds } = special(block)
  const nameOf = (name: SpecialName) => names[name]
  const source = formatBlock(block)
  const field = block.family === 4 ? 'SourceCidrIp' : 'Ipv6SourceCidrIp'
  const key = block.family === 4 ? 'cidr_ip' : 'ipv6_cidr_ip'
  const number = count(block).toLocaleString('en-US')
  return (
    <>
      <Bits family={block.family} value={block.first} prefix={block.prefix} onPrefix={onPrefix} />
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
        {mask ? (
          <>
            <dt>{text.wildcard}</dt>
            <dd>
              <code>{wildcardOf(block)}</code>
            </dd>
          </>
        ) : null}
        <dt>{text.special}</dt>
        <dd>
          {inside.length > 0 ? inside.map(nameOf).join(', ') : holds.length === 0 ? text.specialNone : ''}
          {holds.length > 0 ? format(text.specialHolds, { names: holds.map(nameOf).join(', ') }) : ''}
        </dd>
        <dt>{text.count}</dt>
        <dd>{format(text.countOf, { free: bits - block.prefix, count: number })}</dd>
        <dt>{text.inRule}</dt>
        <dd>
          {format(text.inRuleCount, { count: number })}
          {block.prefix === 0 ? <strong className="drop"> △ {text.everyone}</strong> : null}
        </dd>
      </dl>
      <p className={`${styles.tools} no-print`}>
        <CopyButton text={source} label={text.asSource} />
        <CopyButton text={`--Permissions.1.${field} ${source}`} label={text.asCli} />
        <CopyButton text={`${key} = "${source}"`} label={text.asTerraform} />
        <Link className="button" to={`/tools/rules/#source=${encodeURIComponent(source)}`}>
          {text.toSimulator}
        </Link>
      </p>
    </>
  )
}
