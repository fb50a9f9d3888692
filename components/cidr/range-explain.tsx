import { format, useMessages } from '@/components/messages'
import { type AddressRange, cover, formatAddress, formatBlock, parseRange } from '@/lib/cidr'
import { Bits } from './bits'
import styles from './cidr.module.css'
import { Legend } from './cidr-explain'

interface Props {
  readonly first: string
  readonly last: string
}

/** From a range to its blocks, step by step: `<RangeExplain first="192.168.0.0" last="192.168.31.255" />`. */
export function RangeExplain({ first, last }: Props) {
  const parsed = parseRange(`${first}-${last}`)
  if (!parsed.ok) throw new Error(`RangeExplain: ${parsed.problem.message}`)
  return <RangeSteps range={parsed.value} />
}

/** Number of leading bits that both ends share. */
function commonPrefix({ family, first, last }: AddressRange): number {
  const differing = (first ^ last).toString(2)
  return (family === 4 ? 32 : 128) - (differing === '0' ? 0 : differing.length)
}

/** The arithmetic of one range as an ordered list. */
export function RangeSteps({ range }: { readonly range: AddressRange }) {
  const text = useMessages('cidr')
  const blocks = cover(range)
  const prefix = commonPrefix(range)
  const [only] = blocks.length === 1 ? blocks : []
  const values = {
    first: formatAddress(range.family, range.first),
    last: formatAddress(range.family, range.last),
    prefix,
    free: (range.family === 4 ? 32 : 128) - prefix,
    block: only ? formatBlock(only) : '',
    number: blocks.length,
  }
  return (
    <figure className={styles.worked}>
      <figcaption>
        <code>
          {values.first} – {values.last}
        </code>
      </figcaption>
      <ol>
        <li>
          {format(text.stepEnds, values)}
          <Bits family={range.family} value={range.first} prefix={prefix} />
          <Bits family={range.family} value={range.last} prefix={prefix} />
          <Legend />
        </li>
        {only ? <li>{format(text.stepCommon, values)}</li> : null}
        <li>{format(only ? text.stepExact : text.stepPieces, values)}</li>
      </ol>
    </figure>
  )
}
