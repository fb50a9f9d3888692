import { useId, useState } from 'react'
import { format, useMessages, useNumbers } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { type Block, count, differenceOf, formatBlock, parseBlock, setOf, textsOf } from '@/lib/cidr'
import { AreaMap } from './area-map'
import { rowOf } from './block-row'
import styles from './cidr.module.css'
import { ExportButtons } from './export-buttons'
import type { LabState } from './lab-state'
import { mostWishes, type Planned, planFor, readWishes, usableIn, type VSwitchFacts, type Wish } from './vswitch'

interface Props {
  /** The block of the main field, if it holds one. */
  readonly block: Block | null
  readonly state: LabState
  readonly vswitch: VSwitchFacts
  readonly onChange: (part: Partial<LabState>) => void
}

/** Blocks for so many addresses each, with names, placed into the block of the main field. */
export function PlanLab({ block, state, vswitch, onChange }: Props) {
  const text = useMessages('cidr')
  const id = useId()
  const [cloud, setCloud] = useState(true)
  const read = readWishes(state.plan)
  const wishes = 'wishes' in read ? read.wishes : []
  const many = wishes.length > mostWishes
  const problem =
    'wrong' in read
      ? format(text.planBad, { found: read.wrong.slice(0, 40) })
      : many
        ? format(text.planMany, { most: mostWishes })
        : null
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{text.plan}</h2>
      <p>{text.planLead}</p>
      <label htmlFor={id}>{text.planWishes}</label>
      <input
        id={id}
        className="field mono"
        value={state.plan}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-wrong`}
        onChange={(event) => onChange({ plan: event.target.value })}
      />
      <p id={`${id}-wrong`} className="drop" role="status">
        {problem === null ? null : `✕ ${problem}`}
      </p>
      {block?.family === 4 ? (
        <label className={styles.check}>
          <input type="checkbox" checked={cloud} onChange={(event) => setCloud(event.target.checked)} />{' '}
          {format(text.planCloud, { shortest: vswitch.shortest, longest: vswitch.longest })}
        </label>
      ) : null}
      {block ? (
        problem === null && wishes.length > 0 ? (
          <Plan block={block} wishes={wishes} vswitch={cloud && block.family === 4 ? vswitch : null} />
        ) : null
      ) : (
        <p>{text.needBlock}</p>
      )}
    </section>
  )
}

interface PlanProps {
  readonly block: Block
  readonly wishes: readonly Wish[]
  /** Null: plain blocks, nothing kept by anyone. */
  readonly vswitch: VSwitchFacts | null
}

function Plan({ block, wishes, vswitch }: PlanProps) {
  const text = useMessages('cidr')
  const { number } = useNumbers()
  const given = planFor(block, wishes, vswitch)
  const usable = ({ block: placed }: Planned) =>
    placed === null ? null : vswitch ? usableIn(placed, vswitch) : count(placed)
  const left = textsOf(differenceOf(setOf([block]), setOf(given.flatMap((each) => each.block ?? []))))
  const free = left.flatMap((each) => {
    const parsed = parseBlock(each)
    return parsed.ok ? [parsed.value] : []
  })
  const grown = given.filter((each) => each.grown !== null)
  const nameOf = ({ name, wanted }: Planned) => name || number(wanted)
  return (
    <>
      <div className={styles.plan}>
        <ScrollBox stacks>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.label}</th>
                <th scope="col">{text.planWish}</th>
                <th scope="col">{text.block}</th>
                <th scope="col">{vswitch ? text.usable : text.count}</th>
              </tr>
            </thead>
            <tbody>
              {given.map((each, index) => (
                <tr key={`${String(index)} ${each.name}`}>
                  <th scope="row">
                    <span className={styles.swatch} data-tone={index % 4} aria-hidden="true" /> {each.name || '—'}
                  </th>
                  <td>{number(each.wanted)}</td>
                  {each.block ? (
                    <>
                      <td>
                        <code>{formatBlock(each.block)}</code>
                      </td>
                      <td>{number(usable(each) ?? 0n)}</td>
                    </>
                  ) : (
                    <td colSpan={2} className="drop">
                      ✕ {text.planNoRoom}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
        <AreaMap
          root={block}
          label={text.planMap}
          freeWord={text.free}
          areas={[
            ...given.flatMap((each) => (each.block ? [{ block: each.block, name: nameOf(each) }] : [])),
            ...free.map((each) => ({ block: each, name: '', free: true })),
          ]}
        />
      </div>
      {vswitch && grown.length > 0 ? (
        <p className="depends">
          △{' '}
          {format(text.planGrown, {
            names: grown.map(nameOf).join(text.comma),
            first: vswitch.keptFirst,
            last: vswitch.keptLast,
          })}
        </p>
      ) : null}
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
      <div className="tools no-print">
        <ExportButtons
          name="plan"
          rows={() =>
            given.map((each) => ({
              ...(each.block ? rowOf(each.block) : { block: '', first: '', last: '', count: '' }),
              name: each.name,
              wanted: String(each.wanted),
              usable: String(usable(each) ?? ''),
            }))
          }
        />
      </div>
    </>
  )
}
