import { format, useMessages } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { type AddressRange, cover, explainRange, parseRange } from '@/lib/cidr'
import { AddressLine } from './address-line'
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
  if (!parsed.ok) throw new Error(`RangeExplain: ${parsed.problem.code}`)
  return <RangeSteps range={parsed.value} />
}

/** The arithmetic of one range as an ordered list, and how each of its blocks was found. */
export function RangeSteps({ range }: { readonly range: AddressRange }) {
  const text = useMessages('cidr')
  const explained = explainRange(range)
  const only = explained.blocks.length === 1
  const values = {
    first: explained.first.text,
    last: explained.last.text,
    prefix: explained.fixed,
    free: explained.free,
    block: explained.blocks[0]?.block ?? '',
    number: explained.blocks.length,
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
          <Bits family={range.family} value={range.first} prefix={explained.fixed} />
          <Bits family={range.family} value={range.last} prefix={explained.fixed} />
          <Legend />
        </li>
        {only ? <li>{format(text.stepCommon, values)}</li> : null}
        <li>{format(only ? text.stepExact : text.stepPieces, values)}</li>
      </ol>
      {only ? null : (
        <>
          <AddressLine blocks={cover(range)} label={text.rangeLine} />
          <ScrollBox>
            <table>
              <thead>
                <tr>
                  <th scope="col">{text.blocks}</th>
                  <th scope="col">{text.found}</th>
                </tr>
              </thead>
              <tbody>
                {explained.blocks.map((each) => (
                  <tr key={each.block}>
                    <th scope="row">
                      <code>{each.block}</code>
                    </th>
                    <td>{format(text.foundBy, { aligned: each.aligned, fits: each.fits })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </>
      )}
    </figure>
  )
}
