import { useMemo, useState } from 'react'
import { Gate } from '@/components/gate'
import { format, useMessages } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { Select } from '@/components/select'
import { useYes } from '@/components/sign'
import type { Group, PortRange, RuleName, RuleSet } from '@/lib/rules'
import { Proof } from '../../verdict/proof'
import { protocolInWords, rangeInWords } from '../../verdict/sentences'
import { crossing, mostGroups, type Pair, type PairProtocol, type PairReach, pairProtocols } from '../../work/pairs'
import { useAnswer } from '../../work/use-answer'
import { Waiting } from '../../work/waiting'
import styles from './groups.module.css'

interface Props {
  readonly set: RuleSet
  /** Everything has been read. */
  readonly whole: boolean
  readonly onShow: (rule: RuleName) => void
}

/** Which group may reach which, on which ports; a cell opens on both gates. */
export function GroupsPanel({ set, whole, onShow }: Props) {
  const text = useMessages('workbench')
  const pending = useAnswer('pairs', set)
  const [chosen, setChosen] = useState<Pick<Pair, 'from' | 'to'> | null>(null)
  const { answer, stale } = pending
  const groups = set.groups.slice(0, mostGroups)
  const open = answer?.find(({ from, to }) => from === chosen?.from && to === chosen.to)
  const byId = (id: string) => groups.find((group) => group.id === id)
  const [from, to] = [byId(open?.from ?? ''), byId(open?.to ?? '')]
  const none = answer?.every(({ reach }) => reach.every(isNone)) ?? false
  return (
    <section aria-labelledby="groups-title">
      <h2 id="groups-title">{text.groupsTitle}</h2>
      <p>{text.groupsLead}</p>
      <Waiting work={pending} />
      {none ? (
        <Proof whole={whole} stale={stale}>
          {text.groupsNone}
        </Proof>
      ) : null}
      {answer ? (
        <ScrollBox>
          <table className={styles.pairs} aria-busy={stale} aria-labelledby="groups-title">
            <thead>
              <tr>
                <td>
                  {text.groupsFrom} ↓ {text.groupsTo} →
                </td>
                {groups.map((group) => (
                  <th key={group.id} scope="col">
                    {nameOf(group)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {groups.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{nameOf(row)}</th>
                  {groups.map((column) => {
                    const pair = answer.find((each) => each.from === row.id && each.to === column.id)
                    return (
                      <td key={column.id}>
                        {pair ? (
                          <button
                            type="button"
                            data-tone={toneOf(pair.reach)}
                            aria-pressed={pair === open}
                            onClick={() => setChosen({ from: row.id, to: column.id })}
                          >
                            <span className="visually-hidden">
                              {format(text.groupsCell, { from: nameOf(row), to: nameOf(column) })}:{' '}
                            </span>
                            <Reach reach={pair.reach} />
                          </button>
                        ) : null}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
      {set.groups.length > mostGroups ? <p>{format(text.groupsMost, { most: mostGroups })}</p> : null}
      {open && from && to ? (
        <BothGates key={`${from.id} ${to.id}`} set={set} from={from} to={to} pair={open} onShow={onShow} />
      ) : null}
    </section>
  )
}

function nameOf({ name, id }: Group): string {
  return name || id
}

function isNone({ every, some }: PairReach): boolean {
  return every.length === 0 && some.length === 0
}

function toneOf(reach: readonly PairReach[]): 'accept' | 'depends' | 'drop' {
  if (reach.some(({ every }) => every.length > 0)) return 'accept'
  return reach.every(isNone) ? 'drop' : 'depends'
}

/** Ports named one by one. */
const few = 6

function Reach({ reach }: { readonly reach: readonly PairReach[] }) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const yes = useYes()
  if (reach.every(isNone)) return <>✕ {text.groupsNone}</>
  const listed = (ranges: readonly PortRange[]) => {
    const [only] = ranges
    if (ranges.length === 1 && only?.start === 1 && only.end === 65_535) return words.allPorts
    const shown = ranges.slice(0, few).map(rangeInWords).join(words.listSeparator)
    return ranges.length > few ? format(words.andMore, { items: shown, count: ranges.length - few }) : shown
  }
  const line = (protocol: PairProtocol, ranges: readonly PortRange[]) =>
    `${protocolInWords(protocol, words)} ${protocol === 'icmp' ? '' : listed(ranges)}`.trim()
  return reach.map(({ protocol, every, some }) => (
    <span key={protocol}>
      {every.length > 0 ? (
        <span>
          {yes} {line(protocol, every)}
        </span>
      ) : null}
      {some.length > 0 ? (
        <span>
          △ {line(protocol, some)} ({text.groupsSome})
        </span>
      ) : null}
    </span>
  ))
}

interface GatesProps {
  readonly set: RuleSet
  readonly from: Group
  readonly to: Group
  readonly pair: Pair
  readonly onShow: (rule: RuleName) => void
}

/** One packet through the gate of the sender and that of the receiver, with the way to the rules that decide. */
function BothGates({ set, from, to, pair, onShow }: GatesProps) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const [asked, setAsked] = useState(() => firstOf(pair))
  const port = asked.protocol === 'icmp' ? null : portIn(asked.port)
  const stages = useMemo(
    () => (port === undefined ? null : crossing(set, from, to, asked.protocol, port)),
    [set, from, to, asked.protocol, port],
  )
  const [out, into] = stages ?? []
  const names = { from: nameOf(from), to: nameOf(to) }
  const verdicts = [out?.decision.verdict, into?.decision.verdict]
  const said = verdicts.every((verdict) => verdict === 'accept')
    ? text.groupsPasses
    : verdicts[0] === 'drop'
      ? format(text.groupsStopsOut, names)
      : verdicts[1] === 'drop' && verdicts[0] === 'accept'
        ? format(text.groupsStopsIn, names)
        : text.groupsDepends
  const what = `${protocolInWords(asked.protocol, words)} ${port ?? ''}`.trim()
  return (
    <section aria-label={format(text.groupsEnds, { ...names, what })} className={styles.gates}>
      <div className={styles.asked}>
        <label>
          {words.protocol}
          <Select
            value={asked.protocol}
            options={pairProtocols.map((protocol) => [protocol, protocolInWords(protocol, words)] as const)}
            onChange={(protocol) => setAsked((now) => ({ ...now, protocol }))}
          />
        </label>
        {asked.protocol === 'icmp' ? null : (
          <label>
            {words.port}
            <input
              className="field mono"
              inputMode="numeric"
              size={6}
              value={asked.port}
              aria-invalid={port === undefined}
              onChange={(event) => {
                const typed = event.target.value
                setAsked((now) => ({ ...now, port: typed }))
              }}
            />
          </label>
        )}
        {stages ? (
          <p role="status">
            <strong>{format(text.groupsEnds, { ...names, what })}</strong> {said}
          </p>
        ) : null}
      </div>
      {stages ? <Gate stages={stages} /> : null}
      <div className="tools no-print">
        {(stages ?? []).flatMap(({ decision: { by }, name }) =>
          by.kind === 'rule' ? (
            <button key={`${by.group} ${by.rule}`} type="button" className="button" onClick={() => onShow(by)}>
              {format(text.groupsRule, { group: name, rule: by.rule })}
            </button>
          ) : (
            []
          ),
        )}
      </div>
    </section>
  )
}

/** What the cell shows first; SSH where nothing passes. */
function firstOf({ reach }: Pair): { readonly protocol: PairProtocol; readonly port: string } {
  for (const { protocol, every, some } of reach) {
    const [range] = [...every, ...some]
    if (!range) continue
    const whole = range.start === 1 && range.end === 65_535
    return { protocol, port: String(whole || range.start === 0 ? 22 : range.start) }
  }
  return { protocol: 'tcp', port: '22' }
}

/** A port as it is typed; undefined when it is none. */
function portIn(text: string): number | undefined {
  const folded = text.normalize('NFKC').trim()
  const port = /^[0-9]{1,5}$/.test(folded) ? Number(folded) : 0
  return port >= 1 && port <= 65_535 ? port : undefined
}
