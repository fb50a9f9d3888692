import { type KeyboardEvent, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import type { MapChoice } from '@/lib/rules'
import { protocolInWords } from '../verdict/sentences'
import type { KnownService } from '../workbench/services'
import { outcomeLabel, peersLabel, portsLabel, servicesOn } from './labels'
import styles from './map.module.css'
import type { Picture } from './picture'

interface Props {
  readonly picture: Picture
  readonly choice: MapChoice
  readonly services: readonly KnownService[]
}

/** Sizes in CSS pixels. */
const labelWidth = 148
const headHeight = 44
const cellWidth = 76
const cellHeight = 30
/** Rows that are drawn; the table has them all. */
const mostRows = 80

/** The grid drawn: what passes, what is stopped, and by which rule. One stop for the keyboard; the arrows walk in it. */
export function MapPicture({ picture, choice, services }: Props) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const [at, setAt] = useState({ row: 0, column: 0 })
  const { columns, outcomes } = picture
  const rows = picture.rows.slice(0, mostRows)
  const outcomeAt = (row: number, column: number) => outcomes[picture.cells[row]?.[column] ?? -1]
  const here = outcomeAt(at.row, at.column)
  const same = here?.by ? picture.cells[at.row]?.[at.column] : -1
  const ports = columns[at.column] ?? null
  const names = servicesOn(ports, choice.protocol, services)
  const telling = here
    ? format(text.cell, {
        ports: `${protocolInWords(choice.protocol, words)} ${ports ? portsLabel(ports, words, 6) : ''}`.trim(),
        services: names ? format(text.cellServices, { names }) : '',
        peers: peersLabel(choice.family, rows[at.row] ?? [], words, 4),
        outcome: outcomeLabel(here, words),
      })
    : ''

  function walk(event: KeyboardEvent) {
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key]
    if (!steps) return
    event.preventDefault()
    const [down = 0, right = 0] = steps
    setAt({
      row: Math.min(Math.max(at.row + down, 0), rows.length - 1),
      column: Math.min(Math.max(at.column + right, 0), columns.length - 1),
    })
  }

  return (
    <figure className={styles.figure}>
      <figcaption className={styles.telling} aria-live="polite">
        {telling}
      </figcaption>
      <ScrollBox label={text.mapLabel} onKeyDown={walk}>
        <svg
          width={labelWidth + columns.length * cellWidth + 1}
          height={headHeight + rows.length * cellHeight + 1}
          className={styles.map}
          aria-hidden="true"
        >
          {columns.map((ports, column) => {
            const x = labelWidth + column * cellWidth + cellWidth / 2
            return (
              <g key={ports?.[0]?.start ?? 0}>
                <text x={x} y={18}>
                  {portsLabel(ports, words, 1)}
                </text>
                <text x={x} y={36} className={styles.service}>
                  {servicesOn(ports, choice.protocol, services).slice(0, 11)}
                </text>
              </g>
            )
          })}
          {rows.map((of, row) => (
            <g key={String(of[0]?.first)}>
              <text x={labelWidth - 8} y={headHeight + row * cellHeight + 20} className={styles.peer}>
                {peersLabel(choice.family, of, words)}
              </text>
              {columns.map((ports, column) => {
                const outcome = outcomeAt(row, column)
                const index = picture.cells[row]?.[column] ?? -1
                if (!outcome) return null
                const kind = outcome.by?.kind === 'default' ? `${outcome.action}Default` : outcome.action
                const x = labelWidth + column * cellWidth
                const y = headHeight + row * cellHeight
                return (
                  <g
                    key={ports?.[0]?.start ?? 0}
                    className={`${styles[kind]} ${index === same ? styles.same : ''}`}
                    onPointerMove={() => setAt({ row, column })}
                    onPointerDown={() => setAt({ row, column })}
                  >
                    <rect x={x + 0.5} y={y + 0.5} width={cellWidth} height={cellHeight} />
                    <text x={x + cellWidth / 2} y={y + 20}>
                      {outcome.action === 'accept' ? '○' : '✕'}
                    </text>
                  </g>
                )
              })}
            </g>
          ))}
          <rect
            className={styles.here}
            x={labelWidth + at.column * cellWidth + 1.5}
            y={headHeight + at.row * cellHeight + 1.5}
            width={cellWidth - 2}
            height={cellHeight - 2}
          />
        </svg>
      </ScrollBox>
      {picture.rows.length > rows.length ? (
        <p>{format(text.mapRows, { count: picture.rows.length - rows.length })}</p>
      ) : null}
    </figure>
  )
}
