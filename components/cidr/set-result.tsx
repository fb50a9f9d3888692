import dynamic from 'next/dynamic'
import { Loading } from '@/components/lazy'
import { format, useMessages, useNumbers } from '@/components/messages'
import { ProblemShown } from '@/components/problem'
import type { Messages } from '@/content/ja/messages'
import { endsOfBlock } from '@/lib/cidr'
import styles from './cidr.module.css'
import type { SetOperation } from './lab-state'
import { Lines, mostListed, namedFile } from './result-lines'
import { SetLine } from './set-line'
import type { EntryPlace, Found, ListFault, Noted, SetResult } from './set-work'

type Words = Messages['cidr']

/** What is no list of blocks comes when it is asked for. */
const OtherResult = dynamic(() => import('./other-result').then((module) => module.OtherResult), { loading: Loading })

interface Props {
  readonly result: SetResult
  /** The lists that were worked on; without `b` there is but one, which needs no name. */
  readonly lists: { readonly a: string; readonly b?: string }
  /** What was worked out; without it the result has no picture. */
  readonly op?: SetOperation
  /** Takes a list in which the faulty entry was repaired. */
  readonly onRepair: (text: string, list: 'a' | 'b') => void
}

/** What came of work on lists: first what could not be read or was read as something else, then what the others give. */
export function Result({ result: { found, unread, noted, takesAway }, lists, op, onRepair }: Props) {
  const text = useMessages('cidr')
  const { number } = useNumbers()
  return (
    <>
      {unread ? <Fault fault={unread.first} lists={lists} onRepair={onRepair} /> : null}
      {takesAway ? <p className="depends">△ {text.setTakesAway}</p> : null}
      {unread && (found || unread.count > 1) ? (
        <p className="depends">
          △ {format(text.setUnread, { count: number(unread.count), total: number(unread.total) })}{' '}
          {unread.others.length > 0
            ? format(text.setUnreadMore, {
                places: placesOf(unread.others, lists, text),
                more: unread.count > 1 + unread.others.length ? ' …' : '',
              })
            : null}{' '}
          {found ? text.setPartly : null}
        </p>
      ) : null}
      {noted.map((each) => (
        <NotedEntries key={each.code} noted={each} lists={lists} />
      ))}
      {found ? <FoundShown found={found} lists={lists} op={op} partly={unread !== null} /> : null}
    </>
  )
}

/** Where an entry stands, in words: the list is named where there are two. */
function placeOf({ list, index }: EntryPlace, { b }: Props['lists'], text: Words): string {
  const entry = format(text.listEntry, { index: index + 1 })
  return b === undefined ? entry : `${{ a: text.listA, b: text.listB }[list]}: ${entry}`
}

function placesOf(places: readonly EntryPlace[], lists: Props['lists'], text: Words): string {
  return places.map((place) => placeOf(place, lists, text)).join(text.comma)
}

/** Entries that were read as another block than what stands there: how many, and where the first of them are. */
function NotedEntries({
  noted: { code, count, first },
  lists,
}: {
  readonly noted: Noted
  readonly lists: Props['lists']
}) {
  const text = useMessages('cidr')
  const { counted } = useNumbers()
  return (
    <div className="depends">
      △ {counted({ 'host-bits': text.setHostBits, wildcard: text.setWildcards }[code], count)}
      <ul className={styles.noted}>
        {first.map((entry) => (
          <li key={`${entry.list} ${entry.index}`}>
            {placeOf(entry, lists, text)}: <code>{entry.text}</code> → <code>{entry.block}</code>
          </li>
        ))}
        {count > first.length ? <li>…</li> : null}
      </ul>
    </div>
  )
}

interface FoundProps extends Pick<Props, 'lists'> {
  readonly op: Props['op'] | undefined
  readonly found: Found
  /** Entries are missing that could not be read. */
  readonly partly: boolean
}

function FoundShown({ found, lists, op, partly }: FoundProps) {
  const text = useMessages('cidr')
  const { number } = useNumbers()
  const tone = partly ? styles.partly : undefined
  if (found.kind !== 'blocks') return <OtherResult found={found} partly={partly} />
  if (found.blocks.length === 0) return <p className={tone}>{text.setEmpty}</p>
  return (
    <>
      <p className={tone}>
        <strong>
          {format(text.setResult, {
            count: number(found.blocks.length),
            size: number(BigInt(found.size)),
          })}
        </strong>
      </p>
      {op && found.blocks.length <= mostListed ? (
        <SetLine a={lists.a} b={op === 'merge' ? null : (lists.b ?? null)} result={found.blocks} />
      ) : null}
      <Lines
        name={namedFile('blocks', partly)}
        className={styles.blocks}
        lines={found.blocks}
        row={(block) => {
          const [first = '', last = ''] = endsOfBlock(block) ?? []
          return { block, first, last }
        }}
        line={(block) => <code>{block}</code>}
      />
    </>
  )
}

interface FaultProps {
  readonly fault: ListFault
  readonly lists: Props['lists']
  readonly onRepair: Props['onRepair']
}

/** The entry that could not be read, to be mended on the spot. */
function Fault({ fault, lists, onRepair }: FaultProps) {
  const text = useMessages('cidr')
  const list = lists[fault.list] ?? ''
  return (
    <>
      <p className={styles.problem}>{placeOf(fault, lists, text)}</p>
      <ProblemShown
        value={fault.text}
        problem={fault.problem}
        onChange={(entry) => onRepair(list.slice(0, fault.at) + entry + list.slice(fault.end), fault.list)}
      />
    </>
  )
}
