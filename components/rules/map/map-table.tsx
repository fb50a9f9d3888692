import { useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { Sign } from '@/components/sign'
import type { MapChoice } from '@/lib/rules'
import { outcomeLabel, peersLabel, portsLabel } from './labels'
import type { Picture } from './picture'

/** The map as a table: peers, ports, what happens, and by what. */
export function MapTable({ picture, choice }: { readonly picture: Picture; readonly choice: MapChoice }) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const [limit, setLimit] = useState(100)
  const { columns, rows, cells, outcomes } = picture
  const lines = rows.flatMap((peers, row) =>
    outcomes.flatMap((outcome, index) => {
      const ports = columns.flatMap((of, column) => (cells[row]?.[column] === index ? [portsLabel(of, words, 20)] : []))
      return ports.length > 0 ? [{ key: `${row} ${index}`, peers, ports, outcome }] : []
    }),
  )
  return (
    <>
      <ScrollBox>
        <table>
          <caption className="visually-hidden">{text.mapLabel}</caption>
          <thead>
            <tr>
              <th scope="col">{words.peer}</th>
              <th scope="col">{words.ports}</th>
              <th scope="col">{text.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, limit).map(({ key, peers, ports, outcome }) => (
              <tr key={key}>
                <td>{peersLabel(choice.family, peers, words, 20)}</td>
                <td>{ports.join(words.listSeparator)}</td>
                <td className={outcome.action}>
                  <Sign of={outcome.action} /> {outcomeLabel(outcome, words)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {lines.length > limit ? (
        <button type="button" className="button no-print" onClick={() => setLimit(limit + 200)}>
          {format(words.showMore, { count: lines.length - limit })}
        </button>
      ) : null}
    </>
  )
}
