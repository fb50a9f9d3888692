import { format, useMessages } from '@/components/messages'
import { type Block, count, formatAddress, formatBlock, lastOf, maskOf, parseBlock } from '@/lib/cidr'
import { Bits } from './bits'
import styles from './cidr.module.css'

/** From a block to its range, step by step, with the bits: `<CidrExplain block="10.0.0.0/8" />`. */
export function CidrExplain({ block: written }: { readonly block: string }) {
  const parsed = parseBlock(written)
  if (!parsed.ok) throw new Error(`CidrExplain: ${parsed.problem.message}`)
  return <BlockSteps block={parsed.value} />
}

/** The arithmetic of one block as an ordered list. */
export function BlockSteps({ block }: { readonly block: Block }) {
  const text = useMessages('cidr')
  const { family, first, prefix } = block
  const bits = family === 4 ? 32 : 128
  const last = lastOf(block)
  const values = {
    address: formatAddress(family, first),
    bits,
    prefix,
    free: bits - prefix,
    first: formatAddress(family, first),
    last: formatAddress(family, last),
    count: count(block).toLocaleString('en-US'),
    mask: maskOf(block) ?? '',
  }
  return (
    <figure className={styles.worked}>
      <figcaption>
        <code>{formatBlock(block)}</code>
      </figcaption>
      <ol>
        <li>{format(text.stepBinary, values)}</li>
        <li>{format(text.stepFixed, values)}</li>
        <li>
          {format(text.stepFree, values)}
          <Bits family={family} value={first} prefix={prefix} />
          <Bits family={family} value={last} prefix={prefix} />
          <Legend />
        </li>
        {values.mask ? <li>{format(text.stepMask, values)}</li> : null}
        <li>{format(text.stepCount, values)}</li>
      </ol>
    </figure>
  )
}

/** What the two kinds of cells mean. */
export function Legend() {
  const text = useMessages('cidr')
  return (
    <p className={styles.legend} aria-hidden="true">
      <span className={styles.fixed}>0</span> {text.bitsLegendFixed} <span className={styles.free}>0</span>{' '}
      {text.bitsLegendFree}
    </p>
  )
}
