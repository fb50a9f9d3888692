import type { ReactNode } from 'react'
import { format, useMessages, useNumbers } from '@/components/messages'
import { ProblemShown } from '@/components/problem'
import { Sign } from '@/components/sign'
import { endsOfBlock } from '@/lib/cidr'
import styles from './cidr.module.css'
import { ExportButtons } from './export-buttons'
import type { SetOperation } from './lab-state'
import { SetLine } from './set-line'
import type { ListFault, SetResult } from './set-work'

interface Props {
  readonly result: SetResult
  /** The lists that were worked on; without `b` there is but one, which needs no name. */
  readonly lists: { readonly a: string; readonly b?: string }
  /** What was worked out; without it the result has no picture. */
  readonly op?: SetOperation
  /** Takes a list in which the faulty entry was repaired. */
  readonly onRepair: (text: string, list: 'a' | 'b') => void
}

/** Most lines shown; an export has them all. */
const shown = 500

/** What came of work on lists. */
export function Result({ result, lists, op, onRepair }: Props) {
  const text = useMessages('cidr')
  const { number } = useNumbers()
  switch (result.kind) {
    case 'problem':
      return <Fault fault={result} lists={lists} onRepair={onRepair} />
    case 'relation':
      return (
        <p>
          <strong>
            {
              {
                equal: text.relationEqual,
                contains: text.relationContains,
                inside: text.relationInside,
                overlaps: text.relationOverlaps,
                disjoint: text.relationDisjoint,
              }[result.relation]
            }
          </strong>
        </p>
      )
    case 'overlaps':
      if (result.pairs.length === 0)
        return (
          <p className="accept">
            <Sign of="accept" /> {text.overlapNone}
          </p>
        )
      return (
        <Lines
          name="overlaps"
          lines={result.pairs}
          row={([first, second]) => ({ second, first })}
          line={([first, second]) => format(text.overlapLine, { first, second })}
        />
      )
    case 'members':
      return (
        <Lines
          name="members"
          lines={result.items}
          row={([address, inside]) => ({ address, inside: String(inside) })}
          line={([address, inside]) => (
            <span className={inside ? 'accept' : 'drop'}>
              <Sign of={inside ? 'accept' : 'drop'} /> <code>{address}</code>{' '}
              {inside ? text.containsYes : text.containsNo}
            </span>
          )}
        />
      )
    default:
      if (result.blocks.length === 0) return <p>{text.setEmpty}</p>
      return (
        <>
          <p>
            <strong>
              {format(text.setResult, {
                count: number(result.blocks.length),
                size: number(BigInt(result.size)),
              })}
            </strong>
          </p>
          {op && result.blocks.length <= shown ? (
            <SetLine a={lists.a} b={op === 'merge' ? null : (lists.b ?? null)} result={result.blocks} />
          ) : null}
          <Lines
            name="blocks"
            className={styles.blocks}
            lines={result.blocks}
            row={(block) => {
              const [first = '', last = ''] = endsOfBlock(block) ?? []
              return { block, first, last }
            }}
            line={(block) => <code>{block}</code>}
          />
        </>
      )
  }
}

interface LinesProps<T> {
  /** Name of the file that an export makes. */
  readonly name: string
  readonly className?: string | undefined
  readonly lines: readonly T[]
  readonly line: (each: T) => ReactNode
  readonly row: (each: T) => Readonly<Record<string, string>>
}

function Lines<T>({ name, className, lines, line, row }: LinesProps<T>) {
  const text = useMessages('cidr')
  const { number } = useNumbers()
  return (
    <>
      <ol className={className}>
        {lines.slice(0, shown).map((each, index) => (
          // Two entries may read the same: the place tells them apart.
          <li key={String(index)}>{line(each)}</li>
        ))}
      </ol>
      {lines.length > shown ? <p>{format(text.more, { count: number(lines.length - shown) })}</p> : null}
      <p className="tools no-print">
        <ExportButtons name={name} rows={() => lines.map(row)} />
      </p>
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
  const number = format(text.listEntry, { index: fault.index + 1 })
  const name = { a: text.listA, b: text.listB }[fault.list]
  return (
    <>
      <p className={styles.problem}>{lists.b === undefined ? number : `${name}: ${number}`}</p>
      <ProblemShown
        value={fault.text}
        problem={fault.problem}
        onChange={(entry) =>
          onRepair(list.slice(0, fault.at) + entry + list.slice(fault.at + fault.text.length), fault.list)
        }
      />
    </>
  )
}
