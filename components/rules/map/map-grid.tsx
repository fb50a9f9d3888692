import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { format, useMessages, useNumbers } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { Sign } from '@/components/sign'
import { formatBlock } from '@/lib/cidr'
import type { Addresses, Decider, MapChoice, Packet } from '@/lib/rules'
import { protocolInWords } from '../verdict/sentences'
import type { KnownService } from '../workbench/services'
import { outcomeLabel, peersLabel, portsLabel, servicesOn } from './labels'
import styles from './map.module.css'
import type { CellOutcome, Picture } from './picture'
import { type MapRow, rowsInOrder } from './rows'

type RuleDecider = Extract<Decider, { readonly kind: 'rule' }>

interface Props {
  readonly picture: Picture
  readonly choice: MapChoice
  readonly services: readonly KnownService[]
  /** Place of a rule in the order of decision, from 1. */
  readonly orderOf: (rule: RuleDecider) => number | undefined
  readonly onPlay: (packet: Packet) => void
  readonly onShow: (rule: RuleDecider) => void
}

/** Rows that are drawn; the table has them all. */
const mostRows = 80
/** Parts of a row that are named one by one. */
const fewParts = 4

/** The grid: one stop for the keyboard, the arrows walk in it, Enter sends the smallest packet of the cell to the gate. */
export function MapGrid({ picture, choice, services, orderOf, onPlay, onShow }: Props) {
  const text = useMessages('workbench')
  const { counted } = useNumbers()
  const words = useMessages('rules')
  const grid = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState({ row: 0, column: 0 })
  const { columns } = picture
  const rows = useMemo(() => rowsInOrder(choice.family, picture.rows).slice(0, mostRows), [choice.family, picture.rows])
  const outcomeAt = (row: number, column: number) =>
    picture.outcomes[picture.cells[rows[row]?.row ?? -1]?.[column] ?? -1]
  const peersAt = (row: number) => picture.rows[rows[row]?.row ?? -1] ?? []
  const here = outcomeAt(at.row, at.column)
  const ports = columns[at.column] ?? null
  const packet = packetOf(choice, peersAt(at.row), columns[at.column])
  const by = here?.by?.kind === 'rule' ? here.by : null
  const names = servicesOn(ports, choice.protocol, services)

  function walk(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault()
      if (packet) onPlay(packet)
      return
    }
    const to = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      Home: [0, -columns.length],
      End: [0, columns.length],
    }[event.key]
    if (!to) return
    event.preventDefault()
    const [down = 0, right = 0] = to
    const next = {
      row: Math.min(Math.max(at.row + down, 0), rows.length - 1),
      column: Math.min(Math.max(at.column + right, 0), columns.length - 1),
    }
    setAt(next)
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus()
  }

  return (
    <div className={styles.map}>
      <div>
        <Legend />
        <ScrollBox>
          <table className={styles.grid} ref={grid} aria-label={text.mapLabel} onKeyDown={walk}>
            <thead>
              <tr>
                <th scope="col">{text.mapPeer}</th>
                {columns.map((of) => (
                  <th key={of?.[0]?.start ?? 0} scope="col">
                    <span className="mono">{portsLabel(of, words, fewParts)}</span>
                    <small>{servicesOn(of, choice.protocol, services)}</small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <Row
                  key={row.row}
                  row={row}
                  index={index}
                  at={at}
                  first={index === 0 || rows[index - 1]?.near !== row.near}
                  label={labelOf(choice, row, picture.rows[row.row] ?? [], text.mapExcept, words)}
                  outcomes={columns.map((_, column) => outcomeAt(index, column))}
                  orderOf={orderOf}
                  onAt={setAt}
                />
              ))}
            </tbody>
          </table>
        </ScrollBox>
        {picture.rows.length > rows.length ? <p>{counted(text.mapRows, picture.rows.length - rows.length)}</p> : null}
        <p className={styles.key}>{text.mapKey}</p>
      </div>
      {here ? (
        <aside className={styles.cell} aria-live="polite">
          <h3>
            {`${protocolInWords(choice.protocol, words)} ${ports ? portsLabel(ports, words, 6) : ''}`.trim()}
            {names ? format(text.cellServices, { names }) : ''}
          </h3>
          <p className="mono">{peersLabel(choice.family, peersAt(at.row), words, 8)}</p>
          <p className={here.action}>
            <strong>
              <Sign of={here.action} /> {outcomeLabel(here, words)}
            </strong>
          </p>
          <div className="tools no-print">
            {packet ? (
              <button type="button" className="button primary" onClick={() => onPlay(packet)}>
                {text.play}
              </button>
            ) : null}
            {by ? (
              <button type="button" className="button" onClick={() => onShow(by)}>
                {format(text.showThisRule, { rule: by.rule })}
              </button>
            ) : null}
          </div>
        </aside>
      ) : null}
    </div>
  )
}

function Legend() {
  const text = useMessages('workbench')
  return (
    <ul className={styles.legend} aria-label={text.mapLegend}>
      <li>
        <span data-kind="accept">
          <Sign of="accept" />
        </span>{' '}
        {text.legendAccept}
      </li>
      <li>
        <span data-kind="drop">
          <Sign of="drop" />
        </span>{' '}
        {text.legendDrop}
      </li>
      <li>
        <span data-kind="default">–</span> {text.legendDefault}
      </li>
    </ul>
  )
}

interface RowProps {
  readonly row: MapRow
  readonly index: number
  readonly at: { readonly row: number; readonly column: number }
  /** The first row of its part: far or near. */
  readonly first: boolean
  readonly label: string
  readonly outcomes: readonly (CellOutcome | undefined)[]
  readonly orderOf: Props['orderOf']
  readonly onAt: (at: { row: number; column: number }) => void
}

function Row({ row, index, at, first, label, outcomes, orderOf, onAt }: RowProps) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  return (
    <tr>
      <th scope="row">
        {first ? <small>{row.near ? text.mapNear : text.mapFar}</small> : null}
        <span className="mono">{label}</span>
      </th>
      {outcomes.map((outcome, column) => {
        const here = at.row === index && at.column === column
        const order = outcome?.by?.kind === 'rule' ? orderOf(outcome.by) : undefined
        const mark = outcome?.by?.kind === 'default' ? '–' : order === undefined ? '' : `#${order}`
        return (
          // A cell is its place.
          <td key={String(column)}>
            <button
              type="button"
              data-cell={`${index} ${column}`}
              data-kind={outcome?.by?.kind === 'default' ? `${outcome.action}-default` : outcome?.action}
              data-here={here}
              aria-label={outcome ? `${mark} ${outcomeLabel(outcome, words)}`.trim() : undefined}
              tabIndex={here ? 0 : -1}
              onClick={() => onAt({ row: index, column })}
              onFocus={() => onAt({ row: index, column })}
            >
              {outcome ? <Sign of={outcome.action} /> : null}
              <span className="mono">{mark}</span>
            </button>
          </td>
        )
      })}
    </tr>
  )
}

/** The addresses of a row, whole: one by one where they are few, else the block around them. */
function labelOf(
  { family }: MapChoice,
  { cover, except }: MapRow,
  peers: readonly Addresses[],
  but: string,
  words: Parameters<typeof peersLabel>[2],
): string {
  if (!except) return formatBlock(cover)
  return peers.length <= fewParts ? peersLabel(family, peers, words, fewParts) : `${formatBlock(cover)} ${but}`
}

/** The smallest packet of a cell. */
function packetOf(
  { direction, protocol, family }: MapChoice,
  peers: readonly Addresses[],
  ports: Picture['columns'][number] | undefined,
): Packet | null {
  const [first] = peers
  if (!first || ports === undefined) return null
  return {
    direction,
    protocol,
    family,
    peer: first.first,
    port: ports?.[0]?.start ?? null,
    sourcePort: null,
    self: null,
    peerGroups: [],
    internal: false,
  }
}
