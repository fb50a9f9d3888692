import { useEffect, useMemo, useRef, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { fieldOf, warningOf } from '@/components/rules'
import { Select } from '@/components/select'
import { type AclEntry, type AclExercise, type AclJudgement, judgeAcl, mostEntries } from '@/lib/lesson'
import type { RuleSet } from '@/lib/rules'
import { decodeEntries, freshEntry } from './acl-draft'
import { packetSentence } from './packet-sentence'
import { Plates } from './plates'
import { type DecidedRow, standing } from './plates-of'
import type { TaskProps } from './task'
import { Passed, TaskShell } from './task-shell'
import styles from './tasks.module.css'
import { firstSolution, useJudged } from './use-judged'

type Entries = readonly AclEntry[]

/** Entries of a network ACL to be written: nothing is remembered, so requests and replies each need theirs. */
export function AclTask({ exercise, goal, draft, onDraft, onSolved }: TaskProps<AclExercise>) {
  const words = useMessages('lessonTasks')
  const course = useMessages('course')
  const [kept] = useState(() => decodeEntries(draft))
  const { history, written, judgement } = useJudged<AclExercise, Entries, AclJudgement>({
    exercise,
    start: exercise.start,
    kept,
    keep: JSON.stringify,
    onDraft,
    judge: judgeAcl,
    solution: firstSolution,
    onSolved,
  })
  const rows = useMemo(() => standing(judgement.set, goal, [judgement.tooClosed, judgement.tooOpen]), [judgement, goal])
  const { part, lead } = useLed()
  const add = (direction: AclEntry['direction']) => {
    lead({ place: written.length, to: 'input' })
    history.set([...written, freshEntry(direction)])
  }
  return (
    <TaskShell
      history={history}
      start={exercise.start}
      tone={judgement.passed ? 'right' : 'wrong'}
      wants={[
        { what: course.allRead, met: judgement.unread.length === 0 },
        { what: course.allPass, met: judgement.unread.length > 0 ? null : judgement.tooClosed === null },
        { what: course.allStop, met: judgement.unread.length > 0 ? null : judgement.tooOpen === null },
      ]}
      picture={<Plates arrivals={[{ name: '', ruleSet: judgement.set, rows }]} />}
      words={<Words judgement={judgement} entries={written} wrong={rows.find(({ met }) => !met) ?? null} />}
    >
      <div ref={part}>
        <p>
          <strong>{words.aclInbound}</strong>
        </p>
        <EntryList direction="ingress" entries={written} onChange={history.set} onLead={lead} />
        <p>
          <strong>{words.aclOutbound}</strong>
        </p>
        <EntryList direction="egress" entries={written} onChange={history.set} onLead={lead} />
      </div>
      {written.length < mostEntries ? (
        <p className="tools no-print">
          <button type="button" className="button" onClick={() => add('ingress')}>
            {words.aclAddIn}
          </button>
          <button type="button" className="button" onClick={() => add('egress')}>
            {words.aclAddOut}
          </button>
        </p>
      ) : null}
    </TaskShell>
  )
}

/** Where the focus is wanted: in the entry of a place, at the first part of a kind that it has. */
interface Lead {
  readonly place: number
  readonly to: string
}

/** Moves the focus to an entry that was added or moved, once it stands there. */
function useLed() {
  const part = useRef<HTMLDivElement>(null)
  const [wanted, lead] = useState<Lead | null>(null)
  useEffect(() => {
    if (wanted) part.current?.querySelector<HTMLElement>(`[data-entry="${wanted.place}"] :is(${wanted.to})`)?.focus()
  }, [wanted])
  return { part, lead }
}

interface ListProps {
  readonly direction: AclEntry['direction']
  readonly entries: Entries
  readonly onChange: (entries: Entries) => void
  readonly onLead: (to: Lead) => void
}

function EntryList({ direction, entries, onChange, onLead }: ListProps) {
  const words = useMessages('lessonTasks')
  const places = entries.flatMap((entry, place) => (entry.direction === direction ? [place] : []))
  return (
    <ol className={styles.entries}>
      {places.map((place, index) => (
        <EntryRow
          key={place}
          number={index + 1}
          place={place}
          above={places[index - 1]}
          {...{ entries, onChange, onLead }}
        />
      ))}
      <li>{words.aclLast}</li>
    </ol>
  )
}

interface RowProps {
  /** Among the entries of its direction, from 1. */
  readonly number: number
  readonly place: number
  /** Where the entry above it stands; undefined for the first. */
  readonly above: number | undefined
  readonly entries: Entries
  readonly onChange: (entries: Entries) => void
  readonly onLead: (to: Lead) => void
}

function EntryRow({ number, place, above, entries, onChange, onLead }: RowProps) {
  const words = useMessages('lessonTasks')
  const rules = useMessages('rules')
  const entry = entries[place]
  if (!entry) return null
  const direction = rules[entry.direction]
  const set = (part: Partial<AclEntry>) =>
    onChange(entries.map((other, at) => (at === place ? { ...other, ...part } : other)))
  const name = (field: string) => format(words.aclField, { direction, number, field })
  const swap = (other: number) => {
    const next = [...entries]
    next[place] = entries[other] ?? entry
    next[other] = entry
    onChange(next)
    // Its button goes on moving it; the first entry has none.
    onLead({ place: other, to: number > 2 ? '[data-up]' : 'select' })
  }
  const up = format(words.aclUp, { direction, number })
  const remove = format(words.aclRemove, { direction, number })
  return (
    <li data-entry={place}>
      <span className={styles.number}>{number}</span>
      <Select
        aria-label={name(rules.action)}
        value={entry.policy}
        options={[
          ['accept', rules.accept],
          ['drop', rules.drop],
        ]}
        onChange={(policy) => set({ policy })}
      />
      <Select
        aria-label={name(rules.protocol)}
        value={entry.protocol}
        options={[
          ['tcp', 'TCP'],
          ['udp', 'UDP'],
          ['icmp', 'ICMP'],
          ['gre', 'GRE'],
          ['all', rules.all],
        ]}
        onChange={(protocol) =>
          set({ protocol, ...(protocol === 'tcp' || protocol === 'udp' ? {} : { port: '-1/-1' }) })
        }
      />
      <input
        className={`field mono ${styles.short}`}
        aria-label={name(rules.ports)}
        spellCheck={false}
        value={entry.port}
        onChange={(event) => set({ port: event.target.value })}
      />
      <input
        className="field mono"
        aria-label={name(rules.peer)}
        spellCheck={false}
        value={entry.peer}
        onChange={(event) => set({ peer: event.target.value })}
      />
      {above === undefined ? null : (
        <button type="button" className="button" data-up="" aria-label={up} title={up} onClick={() => swap(above)}>
          ↑
        </button>
      )}
      <button
        type="button"
        className="button"
        aria-label={remove}
        title={remove}
        onClick={() => onChange(entries.filter((_, at) => at !== place))}
      >
        ×
      </button>
    </li>
  )
}

interface WordsProps {
  readonly judgement: AclJudgement
  readonly entries: Entries
  /** The first packet of the picture that does not come out as wanted. */
  readonly wrong: DecidedRow | null
}

function Words({ judgement: { passed, unread, set }, entries, wrong }: WordsProps) {
  const words = useMessages('lessonTasks')
  const rules = useMessages('rules')
  const warnings = useMessages('warnings')
  if (passed) return <Passed>{words.aclPassed}</Passed>
  const [first] = unread
  if (!first) return wrong ? <Wrong wrong={wrong} set={set} /> : null
  // Direction and number of an entry, as its row shows them.
  const direction = entries[first.index]?.direction ?? 'ingress'
  const number = entries.slice(0, first.index + 1).filter((entry) => entry.direction === direction).length
  // The field is called what its row calls it.
  const column = fieldOf(first.warning, { direction })
  const params =
    column === 'ports' || column === 'peer' ? { ...first.warning.params, field: rules[column] } : first.warning.params
  return (
    <p>
      {format(words.aclUnread, {
        number: `${rules[direction]} ${String(number)}`,
        why: warningOf({ ...first.warning, params }, warnings),
      })}
    </p>
  )
}

/** What became of a packet that was to be treated otherwise, and by which entry. */
function Wrong({ wrong: { packet, wanted, decision }, set }: { readonly wrong: DecidedRow; readonly set: RuleSet }) {
  const text = useMessages('lesson')
  const course = useMessages('course')
  const words = useMessages('lessonTasks')
  const gate = useMessages('gate')
  const rules = useMessages('rules')
  const { by, verdict } = decision
  const entry = by.kind === 'rule' ? set.groups[0]?.rules.find(({ id }) => id === by.rule) : undefined
  const values = {
    packet: packetSentence(packet, text),
    verdict: verdict === 'accept' ? course.doesPass : course.doesStop,
  }
  return (
    <p>
      <strong>{wanted === 'accept' ? text.tooClosed : text.tooOpen}</strong>{' '}
      {entry
        ? format(words.aclByEntry, {
            ...values,
            number: `${rules[entry.direction]} ${String(entry.priority)}`,
            action: gate[entry.action],
          })
        : format(words.aclByLast, values)}
    </p>
  )
}
