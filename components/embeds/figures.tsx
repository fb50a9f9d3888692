import { format, useMessages, useNumbers } from '@/components/messages'
import { formatAddress, lastOf, parseBlock } from '@/lib/cidr'
import styles from './figures.module.css'

/** What a group is made of: two groups, the interfaces that are in them, and one that is in both. */
export function Membership() {
  const text = useMessages('tables')
  const groups = [
    ['web', styles.one],
    ['guard', styles.other],
  ] as const
  return (
    <figure className={styles.figure}>
      <div className={styles.groups} role="img" aria-label={text.figureMembersLabel}>
        {groups.map(([name, look]) => (
          <div key={name} className={`${styles.group} ${look}`}>
            {format(text.figureGroup, { name })}
          </div>
        ))}
        {['i-web-1', 'i-web-2', 'i-db-1'].map((instance) => (
          <div key={instance} className={styles.interface}>
            <strong>ENI</strong>
            <span className="mono">{instance}</span>
          </div>
        ))}
      </div>
      <figcaption>{text.figureMembers}</figcaption>
    </figure>
  )
}

interface Props {
  readonly outer: string
  /** A block that lies inside the other. */
  readonly inner: string
}

/** A block as a part of another, to scale: `<BlockInBlock outer="192.168.0.0/16" inner="192.168.0.0/19" />`. */
export function BlockInBlock({ outer, inner }: Props) {
  const text = useMessages('tables')
  const { number } = useNumbers()
  const [whole, part] = [partOf(outer), partOf(inner)]
  if (part.first < whole.first || part.last > whole.last) throw new Error(`BlockInBlock: ${inner} is not in ${outer}`)
  const share = (value: bigint) => Number((value * 100_000n) / whole.size) / 1000
  return (
    <figure className={styles.figure}>
      <svg className={styles.line} aria-hidden="true">
        <rect className={styles.whole} y="1" width="100%" height="26" />
        <rect
          className={styles.part}
          x={`${share(part.first - whole.first)}%`}
          y="1"
          width={`${share(part.size)}%`}
          height="26"
        />
      </svg>
      <p className={styles.ends}>
        <span>{whole.ends[0]}</span>
        <span>{whole.ends[1]}</span>
      </p>
      <figcaption>
        {format(text.figureInside, {
          inner,
          outer,
          size: number(part.size),
          of: number(whole.size),
          last: part.ends[1],
        })}
      </figcaption>
    </figure>
  )
}

function partOf(written: string) {
  const parsed = parseBlock(written)
  if (!parsed.ok) throw new Error(`BlockInBlock: ${written}: ${parsed.problem.code}`)
  const { family, first } = parsed.value
  const last = lastOf(parsed.value)
  const ends = [formatAddress(family, first), formatAddress(family, last)] as const
  return { first, last, size: last - first + 1n, ends }
}
