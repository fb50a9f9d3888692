import { useMemo } from 'react'
import { format, useMessages } from '@/components/messages'
import { type AddressRange, type Family, formatAddress, itemsOf, rangesOf, readSet } from '@/lib/cidr'
import styles from './cidr.module.css'
import { plainEntry } from './set-work'

interface Props {
  readonly a: string
  readonly b: string | null
  readonly result: readonly string[]
}

/** Size of a track and of the picture, in its own units. */
const width = 1000
const track = 30
/** Above so many pieces none is numbered. */
const mostNumbered = 40
/** Most pieces drawn of one set. */
const mostDrawn = 400

/** Sets as tracks over one axis: what there was, what goes, what is left. One picture for each family. */
export function SetLine({ a, b, result }: Props) {
  const sets = useMemo(() => {
    const plain = (list: string) => itemsOf(list).map(({ text }) => plainEntry(text))
    return [plain(a), b === null ? [] : plain(b), result].map((list) => {
      // What cannot be read is told elsewhere, and left out here.
      const read = readSet(list, undefined, () => {})
      return read.ok ? rangesOf(read.value) : []
    })
  }, [a, b, result])
  const [ofA = [], ofB = [], left = []] = sets
  return (
    <>
      {([4, 6] as const).map((family) => (
        <Picture
          key={family}
          family={family}
          tracks={[
            { tone: 'a', name: 'A', ranges: ofA },
            ...(b === null ? [] : [{ tone: 'b' as const, name: 'B', ranges: ofB }]),
            { tone: 'rest', name: '=', ranges: left },
          ]}
        />
      ))}
    </>
  )
}

interface Track {
  readonly tone: 'a' | 'b' | 'rest'
  readonly name: string
  readonly ranges: readonly AddressRange[]
}

function Picture({ family, tracks: all }: { readonly family: Family; readonly tracks: readonly Track[] }) {
  const text = useMessages('cidr')
  const tracks = all.map((each) => ({ ...each, ranges: each.ranges.filter((range) => range.family === family) }))
  const ranges = tracks.flatMap((each) => each.ranges)
  const [some] = ranges
  if (!some) return null
  let low = some.first
  let high = some.last
  for (const { first, last } of ranges) {
    if (first < low) low = first
    if (last > high) high = last
  }
  const span = high - low + 1n
  const at = (address: bigint) => Number(((address - low) * 1_000_000n) / span) / (1_000_000 / width)
  const height = tracks.length * (track + 6)
  const label = format(text.setLine, {
    sets: tracks.map(({ name, ranges: each }) => `${name}: ${each.length}`).join(text.comma),
  })
  return (
    <figure className={styles.setLine}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} preserveAspectRatio="none">
        {tracks.map(({ tone, name, ranges: each }, row) => (
          <g key={name} data-tone={tone}>
            {each.slice(0, mostDrawn).map(({ first, last }, index) => {
              const x = at(first)
              const wide = Math.max(at(last + 1n) - x, 2.5)
              return (
                <g key={String(first)}>
                  <rect x={x} y={row * (track + 6)} width={wide} height={track}>
                    <title>{`${formatAddress(family, first)} – ${formatAddress(family, last)}`}</title>
                  </rect>
                  {tone === 'rest' && each.length <= mostNumbered && wide > 18 ? (
                    <text x={x + wide / 2} y={row * (track + 6) + 20}>
                      {index + 1}
                    </text>
                  ) : null}
                </g>
              )
            })}
          </g>
        ))}
      </svg>
      <figcaption>
        <span className="mono">{formatAddress(family, low)}</span>
        <span>
          <span data-tone="a">A</span> {tracks.length > 2 ? <span data-tone="b">B</span> : null}{' '}
          <span data-tone="rest">{text.result}</span>
        </span>
        <span className="mono">{formatAddress(family, high)}</span>
      </figcaption>
    </figure>
  )
}
