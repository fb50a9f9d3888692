import { useId } from 'react'
import { format, useMessages } from '@/components/messages'
import { Select } from '@/components/select'
import { hasPorts } from '@/lib/net'
import { symptoms, type TargetProblem } from '@/lib/reachability'
import type { ReachDraft } from './draft'
import styles from './reachability.module.css'

interface Props {
  readonly draft: ReachDraft
  readonly problems: readonly TargetProblem[]
  readonly onChange: (part: Partial<ReachDraft>) => void
}

const protocols = [
  ['tcp', 'TCP'],
  ['udp', 'UDP'],
  ['icmp', 'ICMP (ping)'],
  ['icmpv6', 'ICMPv6 (ping)'],
] as const

/** What the reader can say before pasting anything: which traffic, and what they see. */
export function GuidedStart({ draft, problems, onChange }: Props) {
  const text = useMessages('reachability')
  const names = useMessages('reachSymptoms')
  const sentences = useMessages('problems')
  const id = useId()
  const messageOf = ({ field, code }: TargetProblem) => {
    if (field !== 'from') return text.problemPort
    return format(text.problemFrom, { message: Object.entries(sentences).find(([name]) => name === code)?.[1] ?? '' })
  }
  const invalid = (field: TargetProblem['field']) =>
    problems.some((problem) => problem.field === field)
      ? { 'aria-invalid': true, 'aria-describedby': `${id}-${field}` }
      : {}
  return (
    <div className={styles.start}>
      <div className={styles.fields}>
        <label>
          {text.direction}
          <Select
            value={draft.direction}
            options={[
              ['ingress', text.ingress],
              ['egress', text.egress],
            ]}
            onChange={(direction) => onChange({ direction })}
          />
        </label>
        <label>
          {text.protocol}
          <Select value={draft.protocol} options={protocols} onChange={(protocol) => onChange({ protocol })} />
        </label>
        {hasPorts(draft.protocol) ? (
          <label>
            {text.port}
            <input
              className="field mono"
              inputMode="numeric"
              placeholder={text.portPlaceholder}
              value={draft.port}
              {...invalid('port')}
              onChange={(event) => onChange({ port: event.target.value })}
            />
          </label>
        ) : null}
        <label>
          {draft.direction === 'ingress' ? text.from : text.to}
          <input
            className="field mono"
            value={draft.from}
            spellCheck={false}
            autoComplete="off"
            placeholder="198.51.100.7"
            {...invalid('from')}
            onChange={(event) => onChange({ from: event.target.value })}
          />
        </label>
        <label>
          {text.system}
          <Select
            value={draft.system}
            options={[
              ['linux', text.linux],
              ['windows', text.windows],
            ]}
            onChange={(system) => onChange({ system })}
          />
        </label>
      </div>
      {problems.map((problem) => (
        <p key={problem.field} id={`${id}-${problem.field}`} className="drop" role="alert">
          ✕ {messageOf(problem)}
        </p>
      ))}
      <fieldset className={styles.symptoms}>
        <legend>{text.symptom}</legend>
        {[null, ...symptoms].map((symptom) => (
          <label key={symptom ?? 'none'}>
            <input
              type="radio"
              name={`${id}-symptom`}
              checked={draft.symptom === symptom}
              onChange={() => onChange({ symptom })}
            />
            <span>{symptom === null ? text.noSymptom : names[symptom]}</span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}
