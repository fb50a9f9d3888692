import { format, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import styles from './cidr.module.css'
import { Lines, namedFile } from './result-lines'
import type { Found } from './set-work'

interface Props {
  readonly found: Exclude<Found, { readonly kind: 'blocks' }>
  /** Entries are missing that could not be read. */
  readonly partly: boolean
}

/** What came of work on lists where that is no list of blocks: it comes when it is asked for. */
export function OtherResult({ found, partly }: Props) {
  const text = useMessages('cidr')
  const tone = partly ? styles.partly : undefined
  switch (found.kind) {
    case 'relation':
      return (
        <p className={tone}>
          <strong>
            {
              {
                equal: text.relationEqual,
                contains: text.relationContains,
                inside: text.relationInside,
                overlaps: text.relationOverlaps,
                disjoint: text.relationDisjoint,
              }[found.relation]
            }
          </strong>
        </p>
      )
    case 'overlaps':
      if (found.pairs.length === 0)
        return partly ? (
          <p className={tone}>{text.overlapNone}</p>
        ) : (
          <p className="accept">
            <Sign of="accept" /> {text.overlapNone}
          </p>
        )
      return (
        <Lines
          name={namedFile('overlaps', partly)}
          lines={found.pairs}
          row={([first, second]) => ({ second, first })}
          line={([first, second]) => format(text.overlapLine, { first, second })}
        />
      )
    case 'members':
      return (
        <Lines
          name={namedFile('members', partly)}
          lines={found.items}
          row={([address, inside]) => ({ address, inside: String(inside) })}
          line={([address, inside]) => (
            // Where an entry is missing, an address may well be inside.
            <span className={inside ? 'accept' : partly ? 'depends' : 'drop'}>
              <Sign of={inside ? 'accept' : partly ? 'depends' : 'drop'} /> <code>{address}</code>{' '}
              {inside ? text.containsYes : text.containsNo}
            </span>
          )}
        />
      )
  }
}
