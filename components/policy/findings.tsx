import { format, useMessages } from '@/components/messages'
import type { PolicyProblem } from '@/lib/policy'
import type { Place } from '@/lib/text'
import styles from './policy.module.css'
import { policySentence, useWords } from './words'

interface Props {
  readonly text: string
  readonly problems: readonly PolicyProblem[]
  /** The text with all that is wrong with its writing put right; null when that would be a guess. */
  readonly repaired: string | null
  readonly onRepair: (text: string) => void
  /** Shows a place in the reader's text. */
  readonly onShow: (at: number) => void
}

/** Most problems listed. */
const listed = 50

/** What is wrong with the text or doubtful in it, each at its place. */
export function OpenOperations({ text, problems, repaired, onRepair, onShow }: Props) {
  const page = useMessages('policy')
  const words = useWords()
  return (
    <>
      {repaired === null ? null : (
        <p className="no-print">
          <button type="button" className="button primary" onClick={() => onRepair(repaired)}>
            {page.repair}
          </button>
        </p>
      )}
      <ul className={styles.findings}>
        {problems.slice(0, listed).map((problem, index) => (
          // The same may be wrong twice at one place.
          <li key={String(index)}>
            <span className={problem.severity === 'error' ? 'drop' : 'depends'}>
              {problem.severity === 'error' ? '✕' : '△'} {policySentence(problem, words)}
            </span>{' '}
            <Where place={problem.place} onShow={onShow} />
            <Quoted text={text} place={problem.place} />
          </li>
        ))}
      </ul>
      {problems.length > listed ? <p>{format(page.more, { count: problems.length - listed })}</p> : null}
    </>
  )
}

function Where({ place, onShow }: { readonly place: Place; readonly onShow: Props['onShow'] }) {
  const page = useMessages('policy')
  const { at, line, column, within, path } = place
  if (at === null || line === null || column === null) return path === '' ? null : <code>{path}</code>
  if (within !== null) return <small>{format(page.within, { path: within, line, column })}</small>
  return (
    <button type="button" className={styles.place} onClick={() => onShow(at)}>
      {format(page.place, { line, column })}
    </button>
  )
}

/** Most characters shown on either side of a mistake. */
const around = 40

/** The line with the mistake, and a caret below the character that is meant. */
function Quoted({ text, place: { at, within } }: { readonly text: string; readonly place: Place }) {
  if (at === null || within !== null) return null
  const start = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - around)
  const newline = text.indexOf('\n', at)
  const end = Math.min(newline < 0 ? text.length : newline, at + around)
  const before = text.slice(start, at)
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0x20)
  return (
    <pre className={styles.quoted}>
      {before}
      <mark>{at < end ? found : '␣'}</mark>
      {text.slice(at + found.length, end)}
      <span className={styles.caret} aria-hidden="true">
        <span className={styles.before}>{before}</span>▲
      </span>
    </pre>
  )
}
