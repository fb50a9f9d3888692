import { CopyButton } from '@/components/copy'
import { format, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import type { DenyStatement, PolicyProblem, Remaining } from '@/lib/policy'
import styles from './policy.module.css'
import { policySentence, useWords } from './words'

interface Props {
  readonly problems: readonly PolicyProblem[]
  readonly remaining: readonly Remaining[]
  /** The policies allow something by themselves: what they grant is what the reader asks, not what they leave open. */
  readonly isGrant: boolean
  /** The statement that closes what is open; null: nothing is. */
  readonly statement: DenyStatement | null
  readonly onAdd: (policy: string) => void
}

/** A statement as a policy of its own. */
export function policyOf(statement: DenyStatement): string {
  return JSON.stringify({ Version: '1', Statement: [statement] }, null, 2)
}

/** What may be done, what may not but could be allowed elsewhere, and what is closed: by how many of the operations. */
function Headline({ changing, isGrant }: { readonly changing: readonly Remaining[]; readonly isGrant: boolean }) {
  const text = useMessages('policy')
  const of = (effects: readonly Remaining['decision']['effect'][]) =>
    changing.filter(({ closed, decision }) => !closed && effects.includes(decision.effect)).length
  const depending = of(['depends'])
  const open = of(['allow']) + depending
  const unsaid = of(['implicit-deny'])
  const all = changing.length
  const tone = open > 0 ? 'drop' : unsaid > 0 ? 'depends' : 'accept'
  const said = { drop: text.stillOpen, depends: text.noneAllowed, accept: text.allClosed }[tone]
  return (
    <>
      {isGrant && open > 0 ? (
        <>
          <strong>{format(text.grantedOf, { open, all })}</strong>
          {depending > 0 ? (
            <small className={styles.unsaid}>{format(text.grantDepends, { count: depending })}</small>
          ) : null}
        </>
      ) : (
        <strong className={tone}>
          <Sign of={tone} /> {format(said, { open, all })}
        </strong>
      )}
      {unsaid > 0 ? <small className={styles.unsaid}>{format(text.notForbidden, { count: unsaid })}</small> : null}
    </>
  )
}

/** The verdict in one line, what is missing for it to be good beside it, and Denies that protect nothing before all else. */
export function Verdict({ problems, remaining, isGrant, statement, onAdd }: Props) {
  const text = useMessages('policy')
  const words = useWords()
  const changing = remaining.filter(({ group }) => group !== 'read')
  const never = problems.filter(({ code }) => code === 'never-denies')
  return (
    <div className={styles.summary}>
      {never.map((problem) => (
        <p key={problem.place.path} className="drop">
          ✕ {policySentence(problem, words)}
        </p>
      ))}
      <p role="status" className={styles.verdict}>
        <Headline changing={changing} isGrant={isGrant} />
      </p>
      {statement ? (
        <div className="tools no-print">
          <button
            type="button"
            className={`button ${isGrant ? '' : 'primary'}`}
            onClick={() => onAdd(policyOf(statement))}
          >
            {format(text.closeThese, { count: statement.Action.length })}
          </button>
          <CopyButton text={policyOf(statement)} label={text.copyPolicy} />
        </div>
      ) : null}
    </div>
  )
}
