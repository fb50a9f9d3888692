import { format, useMessages, useNumbers } from '@/components/messages'
import { type Block, explainBlock, lastOf, parseBlock } from '@/lib/cidr'
import { Bits } from './bits'
import styles from './cidr.module.css'

/** From a block to its range, step by step, with the bits: `<CidrExplain block="10.0.0.0/8" />`. */
export function CidrExplain({ block: written }: { readonly block: string }) {
  const parsed = parseBlock(written)
  if (!parsed.ok) throw new Error(`CidrExplain: ${parsed.problem.code}`)
  return <BlockSteps block={parsed.value} />
}

/** The arithmetic of one block as an ordered list. */
export function BlockSteps({ block }: { readonly block: Block }) {
  const text = useMessages('cidr')
  const { number, counted } = useNumbers()
  const { family, first, prefix } = block
  const explained = explainBlock(block)
  const values = {
    address: explained.first.text,
    bits: explained.bits,
    prefix: explained.fixed,
    free: explained.free,
    first: explained.first.text,
    last: explained.last.text,
    count: number(explained.count),
    mask: explained.mask ?? '',
  }
  return (
    <figure className={styles.worked}>
      <figcaption>
        <code>{explained.blocks[0]?.block}</code>
      </figcaption>
      <ol>
        <li>{format(text.stepBinary, values)}</li>
        <li>{format(text.stepFixed, values)}</li>
        <li>
          {format(text.stepFree, values)}
          <Bits family={family} value={first} prefix={prefix} />
          <Bits family={family} value={lastOf(block)} prefix={prefix} />
          <Legend />
        </li>
        {explained.mask ? <li>{format(text.stepMask, values)}</li> : null}
        <li>{counted(text.stepCount, explained.count, values)}</li>
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
