import { useId } from 'react'
import { format, useMessages } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { type Block, count, differenceOf, formatAddress, formatBlock, lastOf, plan, setOf, textsOf } from '@/lib/cidr'
import { rowOf } from './block-row'
import { ExportButtons } from './export-buttons'
import type { LabState } from './lab-state'

interface Props {
  /** The block of the main field, if it holds one. */
  readonly block: Block | null
  readonly state: LabState
  readonly onChange: (part: Partial<LabState>) => void
}

const wish = /^[1-9][0-9]{0,38}$/
const mostWishes = 500

/** Blocks for so many addresses each, placed into the block of the main field. */
export function PlanLab({ block, state, onChange }: Props) {
  const text = useMessages('cidr')
  const id = useId()
  const parts = state.plan
    .normalize('NFKC')
    .split(/[\s,;、]+/)
    .filter((part) => part !== '')
  const wrong = parts.find((part) => !wish.test(part))
  const sound = wrong === undefined && parts.length <= mostWishes
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{text.plan}</h2>
      <p>{text.planLead}</p>
      <label htmlFor={id}>{text.planWishes}</label>
      <input
        id={id}
        className="field mono"
        value={state.plan}
        aria-invalid={!sound}
        aria-describedby={`${id}-wrong`}
        onChange={(event) => onChange({ plan: event.target.value })}
      />
      <p id={`${id}-wrong`} className="drop" role="status">
        {sound
          ? null
          : `✕ ${wrong === undefined ? format(text.planMany, { most: mostWishes }) : format(text.planBad, { found: wrong.slice(0, 40) })}`}
      </p>
      {block ? (
        sound && parts.length > 0 ? (
          <Plan block={block} wishes={parts.map(BigInt)} />
        ) : null
      ) : (
        <p>{text.needBlock}</p>
      )}
    </section>
  )
}

function Plan({ block, wishes }: { readonly block: Block; readonly wishes: readonly bigint[] }) {
  const text = useMessages('cidr')
  const given = plan(block, wishes)
  const left = textsOf(differenceOf(setOf([block]), setOf(given.flatMap((each) => each.block ?? []))))
  return (
    <>
      <ScrollBox>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.planWish}</th>
              <th scope="col">{text.block}</th>
              <th scope="col">{text.first}</th>
              <th scope="col">{text.last}</th>
              <th scope="col">{text.count}</th>
            </tr>
          </thead>
          <tbody>
            {given.map(({ wanted, block: placed }, index) => (
              <tr key={`${String(index)} ${String(wanted)}`}>
                <td>{wanted.toLocaleString('en-US')}</td>
                {placed ? (
                  <>
                    <td>
                      <code>{formatBlock(placed)}</code>
                    </td>
                    <td className="mono">{formatAddress(placed.family, placed.first)}</td>
                    <td className="mono">{formatAddress(placed.family, lastOf(placed))}</td>
                    <td>{count(placed).toLocaleString('en-US')}</td>
                  </>
                ) : (
                  <td colSpan={4} className="drop">
                    ✕ {text.planNoRoom}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p>
        {text.planLeft}{' '}
        {left.length === 0
          ? text.planFull
          : left.map((each) => (
              <span key={each}>
                <code>{each}</code>{' '}
              </span>
            ))}
      </p>
      <p className="tools no-print">
        <ExportButtons
          name="plan"
          rows={() =>
            given.map(({ wanted, block: placed }) => ({
              ...(placed ? rowOf(placed) : { block: '', first: '', last: '', count: '' }),
              wanted: String(wanted),
            }))
          }
        />
      </p>
    </>
  )
}
