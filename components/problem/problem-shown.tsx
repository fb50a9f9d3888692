import { format, useMessages } from '@/components/messages'
import type { CidrProblem } from '@/lib/cidr'
import styles from './problem.module.css'
import { repaired } from './repair'

interface Props {
  readonly value: string
  readonly problem: CidrProblem
  /** Whole texts that may have been meant, beside the repairs of what is wrong. */
  readonly readings?: readonly string[]
  readonly onChange: (value: string) => void
}

/** Most characters shown on either side of a mistake. */
const around = 60

/** A text that was refused: why, where, and the repairs to choose from. */
export function ProblemShown({ value, problem, readings = [], onChange }: Props) {
  const text = useMessages('cidr')
  const problems = useMessages('problems')
  const { at, code } = problem
  const repairs = [...readings, ...problem.repairs.map((repair) => repaired(value, problem, repair).trim())]
  return (
    <div className={styles.problem}>
      ✕ {format(text.problemAt, { at: at + 1, message: problems[code] })}
      <div className={`${styles.echo} mono`}>
        {at > around ? '…' : ''}
        {value.slice(Math.max(0, at - around), at)}
        <mark>{value[at] ?? '␣'}</mark>
        {value.slice(at + 1, at + around)}
        {value.length > at + around ? '…' : ''}
      </div>
      {repairs.length > 0 ? (
        <div className={styles.repairs}>
          {text.repairs}
          {repairs.map((whole) => (
            <button key={whole} type="button" className="button mono" onClick={() => onChange(whole)}>
              {whole}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
