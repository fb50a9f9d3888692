import { useRef, useState } from 'react'
import { format, formatDate, useMessages, useNumbers } from '@/components/messages'
import { type Quota, quotaOf } from '@/lib/rules'
import { type DatedFact, useFact } from './context'
import { Figure, LimitRow, LimitTable } from './limit-table'
import { NumberField, wholeNumber } from './number-field'
import styles from './quota-calculator.module.css'

interface Props {
  /** Groups and rules to start with; the figures of the FAQ when absent. */
  readonly groups?: string
  readonly rules?: string
}

/** A prefix list or port list as it is written: how many rules of each group name it, and its largest size. */
interface WrittenList {
  readonly key: number
  readonly rules: string
  readonly maxEntries: string
}

const most = { groups: 100, rules: 10_000, maxEntries: 2000 } as const

/** Groups × rules with lists at their largest size, held against the limits: `<QuotaCalculator />` (L-1…L-10). */
export function QuotaCalculator(start: Props) {
  const text = useMessages('quota')
  const facts = {
    perGroup: useFact('rules-per-group'),
    perInterface: useFact('rules-per-eni'),
    groups: useFact('groups-per-eni'),
    listCost: useFact('prefix-list-costs-max-entries'),
    listEntries: useFact('prefix-list-entries'),
    referenced: useFact('referenced-groups'),
  }
  const [groups, setGroups] = useState(start.groups ?? '3')
  const [rules, setRules] = useState(start.rules ?? '150')
  const [lists, setLists] = useState<readonly WrittenList[]>([])
  const [before, setBefore] = useState<readonly WrittenList[] | null>(null)
  const add = useRef<HTMLButtonElement>(null)
  const site = useMessages('site')

  function remove(key: number) {
    // The button goes with its list: the focus stays with the lists.
    add.current?.focus()
    setBefore(lists)
    setLists(lists.filter((list) => list.key !== key))
  }
  function restore() {
    add.current?.focus()
    setLists(before ?? lists)
    setBefore(null)
  }
  const change = (key: number, part: Partial<WrittenList>) => {
    setBefore(null)
    setLists(lists.map((list) => (list.key === key ? { ...list, ...part } : list)))
  }
  const read = {
    groups: wholeNumber(groups, 1, most.groups),
    rules: wholeNumber(rules, 0, most.rules),
    lists: lists.flatMap((list) => {
      const [named, maxEntries] = [
        wholeNumber(list.rules, 0, most.rules),
        wholeNumber(list.maxEntries, 1, most.maxEntries),
      ]
      return named === null || maxEntries === null ? [] : [{ rules: named, maxEntries }]
    }),
  }
  const quota =
    read.groups === null || read.rules === null || read.lists.length < lists.length
      ? null
      : quotaOf(
          { groups: read.groups, rules: read.rules, lists: read.lists },
          {
            rulesPerGroup: facts.perGroup.value,
            rulesPerInterface: facts.perInterface.value,
            groupsPerInterface: facts.groups.value,
            prefixListEntries: facts.listEntries.value,
            referencedGroups: facts.referenced.value,
          },
        )
  return (
    <fieldset className={styles.quota}>
      <legend>{text.legend}</legend>
      <div className={styles.fields}>
        <NumberField name={text.groups} value={groups} least={1} most={most.groups} onChange={setGroups} />
        <span aria-hidden="true">×</span>
        <NumberField name={text.rules} value={rules} least={0} most={most.rules} onChange={setRules} />
      </div>
      {lists.map((list, index) => (
        <fieldset key={list.key} className={styles.list}>
          <legend>{format(text.listNumber, { number: index + 1 })}</legend>
          <div className={styles.fields}>
            <NumberField
              name={text.listRules}
              value={list.rules}
              least={0}
              most={most.rules}
              onChange={(next) => change(list.key, { rules: next })}
            />
            <span aria-hidden="true">×</span>
            <NumberField
              name={text.maxEntries}
              value={list.maxEntries}
              least={1}
              most={most.maxEntries}
              onChange={(next) => change(list.key, { maxEntries: next })}
            />
            <button type="button" className="button" onClick={() => remove(list.key)}>
              {format(text.removeList, { number: index + 1 })}
            </button>
          </div>
        </fieldset>
      ))}
      <p className="tools no-print">
        <button
          ref={add}
          type="button"
          className="button"
          onClick={() => {
            setBefore(null)
            setLists([...lists, { key: (lists.at(-1)?.key ?? 0) + 1, rules: '1', maxEntries: '20' }])
          }}
        >
          {text.addList}
        </button>
        {before ? (
          <button type="button" className="button" onClick={restore}>
            {site.undo}
          </button>
        ) : null}
      </p>
      <div role="status">{quota ? <Outcome quota={quota} facts={facts} /> : null}</div>
      <p className={styles.note}>{format(text.note, { date: formatDate(facts.listCost.source.date, site) })}</p>
    </fieldset>
  )
}

interface OutcomeProps {
  readonly quota: Quota
  readonly facts: Readonly<Record<'perGroup' | 'perInterface' | 'groups', DatedFact>>
}

function Outcome({ quota: { perGroup, perInterface, groups, room }, facts }: OutcomeProps) {
  const text = useMessages('quota')
  const { number } = useNumbers()
  return (
    <>
      <LimitTable>
        <LimitRow name={text.perInterface} count={perInterface.least} limit={facts.perInterface} />
        <LimitRow name={text.groupCount} count={groups.least} limit={facts.groups} />
      </LimitTable>
      {perGroup.state === 'above-usual' ? (
        <p className="depends">
          △ {text.perGroupRemark} <Figure fact={facts.perGroup}>{number(facts.perGroup.value)}</Figure>
        </p>
      ) : null}
      <p>
        <strong>{text.room}</strong>{' '}
        {room.rules === 0
          ? text.roomNone
          : `${format(text.roomRules, {
              rules: number(room.rules),
              each: number(room.inEachGroup),
            })} ${format(text.roomGroups, { groups: room.groups })}`}
      </p>
    </>
  )
}
