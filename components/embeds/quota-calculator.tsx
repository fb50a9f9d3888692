import { useState } from 'react'
import { format, formatDate, useMessages, useNumbers } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { Sign } from '@/components/sign'
import { type Quota, quotaOf, type Usage } from '@/lib/rules'
import { type DatedFact, useFact } from './context'
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

/** A whole number within bounds; null for any other text. */
function whole(text: string, least: number, limit: number): number | null {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN
  return value >= least && value <= limit ? value : null
}

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
  const site = useMessages('site')

  const change = (key: number, part: Partial<WrittenList>) =>
    setLists(lists.map((list) => (list.key === key ? { ...list, ...part } : list)))
  const read = {
    groups: whole(groups, 1, most.groups),
    rules: whole(rules, 0, most.rules),
    lists: lists.flatMap((list) => {
      const [named, maxEntries] = [whole(list.rules, 0, most.rules), whole(list.maxEntries, 1, most.maxEntries)]
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
        <Field name={text.groups} value={groups} least={1} most={most.groups} onChange={setGroups} />
        <span aria-hidden="true">×</span>
        <Field name={text.rules} value={rules} least={0} most={most.rules} onChange={setRules} />
      </div>
      {lists.map((list, index) => (
        <fieldset key={list.key} className={styles.list}>
          <legend>{format(text.listNumber, { number: index + 1 })}</legend>
          <div className={styles.fields}>
            <Field
              name={text.listRules}
              value={list.rules}
              least={0}
              most={most.rules}
              onChange={(next) => change(list.key, { rules: next })}
            />
            <span aria-hidden="true">×</span>
            <Field
              name={text.maxEntries}
              value={list.maxEntries}
              least={1}
              most={most.maxEntries}
              onChange={(next) => change(list.key, { maxEntries: next })}
            />
            <button
              type="button"
              className="button"
              onClick={() => setLists(lists.filter((other) => other.key !== list.key))}
            >
              {format(text.removeList, { number: index + 1 })}
            </button>
          </div>
        </fieldset>
      ))}
      <p className="no-print">
        <button
          type="button"
          className="button"
          onClick={() => setLists([...lists, { key: (lists.at(-1)?.key ?? 0) + 1, rules: '1', maxEntries: '20' }])}
        >
          {text.addList}
        </button>
      </p>
      <div role="status">{quota ? <Outcome quota={quota} facts={facts} /> : null}</div>
      <p className={styles.note}>{format(text.note, { date: formatDate(facts.listCost.source.date, site) })}</p>
    </fieldset>
  )
}

interface FieldProps {
  readonly name: string
  readonly value: string
  readonly least: number
  readonly most: number
  readonly onChange: (value: string) => void
}

function Field({ name, value, least, most: limit, onChange }: FieldProps) {
  const { number } = useNumbers()
  const text = useMessages('quota')
  const sound = whole(value, least, limit) !== null
  return (
    <label>
      {name}
      <input
        className="field"
        inputMode="numeric"
        value={value}
        aria-invalid={!sound}
        onChange={(event) => onChange(event.target.value)}
      />
      {sound ? null : (
        <span className="drop" role="alert">
          ✕ {format(text.range, { name, least, most: number(limit) })}
        </span>
      )}
    </label>
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
      <ScrollBox>
        <table className={styles.outcome}>
          <thead>
            <tr>
              <th scope="col">{text.what}</th>
              <th scope="col">{text.count}</th>
              <th scope="col">{text.limit}</th>
              <th scope="col">{text.verdict}</th>
            </tr>
          </thead>
          <tbody>
            <Row name={text.perInterface} usage={perInterface} limit={facts.perInterface} />
            <Row name={text.groupCount} usage={groups} limit={facts.groups} />
          </tbody>
        </table>
      </ScrollBox>
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

interface RowProps {
  readonly name: string
  readonly usage: Usage
  readonly limit: DatedFact
}

function Row({ name, usage, limit }: RowProps) {
  const text = useMessages('quota')
  const { number } = useNumbers()
  const above = (bound: number | null) => number(usage.least - (bound ?? 0))
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles.number} data-label={text.count}>
        {number(usage.least)}
      </td>
      <td data-label={text.limit}>
        <Figure fact={limit}>{number(limit.value)}</Figure>
      </td>
      <td className={styles.verdict}>
        {usage.state === 'over' ? (
          <span className="drop">
            <Sign of="drop" /> {format(text.over, { over: above(usage.maximum) })}
          </span>
        ) : (
          <span className="accept">
            <Sign of="accept" /> {text.within}
          </span>
        )}
      </td>
    </tr>
  )
}

/** A figure with the page and the date that it is from, and what it was before. */
function Figure({ fact, children }: { readonly fact: DatedFact; readonly children: string }) {
  const { number } = useNumbers()
  const text = useMessages('quota')
  const site = useMessages('site')
  const earlier = fact.before.map(({ value, date }) =>
    format(text.before, { value: number(value), date: formatDate(date, site) }),
  )
  return (
    <>
      {children}{' '}
      <small>
        (
        <a href={fact.source.url} rel="noopener external">
          {formatDate(fact.source.date, site)}
        </a>
        {earlier.map((each) => `${text.beforeGlue}${each}`)})
      </small>
    </>
  )
}
