import { format, type Numbers, useMessages, useNumbers } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import { formatAddress, itemsOf, parseRange } from '@/lib/cidr'
import { type AddressExercise, type AddressJudgement, judgeAddresses, type WrongAddresses } from '@/lib/lesson'
import { ShownAddress } from './address-line'
import { Foot } from './foot'
import styles from './lesson.module.css'
import { Feedback, GoalLine, Sight } from './sight'
import { sizeInWords } from './size'
import type { TaskProps } from './task'
import { useJudgedText } from './use-judged'

const isFewest = ({ star }: AddressJudgement) => star

/** Addresses to be written, as ranges or as blocks. */
export function AddressTask(props: TaskProps<AddressExercise>) {
  const { exercise } = props
  const text = useMessages('lesson')
  const course = useMessages('course')
  const { history, written, judgement } = useJudgedText(props, judgeAddresses, isFewest)
  const { tooClosed, tooOpen, unread, otherForm, passed } = judgement
  const nothing = written.trim() === ''
  return (
    <>
      <Sight>
        <GoalLine
          wants={[
            { what: course.allIn, met: tooClosed === null },
            { what: course.noOthers, met: nothing ? null : tooOpen === null },
            { what: course.readable, met: nothing ? null : unread.length + otherForm.length === 0 },
          ]}
        />
        <ShownAddress wanted={exercise.wanted} written={judgement.set} />
        <Feedback tone={passed ? 'right' : nothing ? 'open' : 'wrong'}>
          {nothing ? <p>{course.nothingWritten}</p> : <Words judgement={judgement} />}
        </Feedback>
      </Sight>
      <label className={styles.addresses}>
        {exercise.form === 'blocks' ? text.addressBlocks : text.addressRanges}
        <textarea
          className="field mono"
          rows={4}
          spellCheck={false}
          autoCapitalize="off"
          value={written}
          onChange={(event) => history.set(event.target.value, 'typed')}
        />
      </label>
      <AsRead written={written} />
      <Foot history={history} start={exercise.start} />
    </>
  )
}

/** What each item that can be read says, as it is written. */
function AsRead({ written }: { readonly written: string }) {
  const text = useMessages('lesson')
  const { number, counted } = useNumbers()
  const read = itemsOf(written).flatMap((item) => {
    const parsed = parseRange(item.text)
    return parsed.ok ? [{ ...item, range: parsed.value }] : []
  })
  if (read.length === 0) return null
  return (
    <ul className={styles.rules} aria-label={text.addressRead}>
      {read.map(({ at, text: item, range: { family, first, last } }) => (
        <li key={at}>
          <code>{item}</code>
          <span className="mono">
            {formatAddress(family, first)} – {formatAddress(family, last)}
          </span>
          <span>{counted(text.addressSize, last - first + 1n, { size: sizeInWords(last - first + 1n, number) })}</span>
        </li>
      ))}
    </ul>
  )
}

function Words({ judgement }: { readonly judgement: AddressJudgement }) {
  const text = useMessages('lesson')
  const problems = useMessages('problems')
  const { number } = useNumbers()
  const { passed, unread, otherForm, tooClosed, tooOpen, items, fewest, star } = judgement
  if (passed) {
    return (
      <p>
        <strong>{text.passed}</strong> {text.addressPassed}{' '}
        {format(star ? text.addressStar : text.addressMore, { items, fewest })}
      </p>
    )
  }
  return (
    <>
      {unread.map((item) => (
        <p key={item.at}>
          {format(text.addressUnread, {
            text: item.text,
            why: format(problems[item.problem.code], item.problem.params),
          })}
        </p>
      ))}
      {otherForm.map((item) => (
        <p key={item.at}>{format(text.addressForm, { text: item.text })}</p>
      ))}
      {tooClosed ? <p>{wrongInWords(tooClosed, text.addressTooClosed, text, number)}</p> : null}
      {tooOpen ? <p>{wrongInWords(tooOpen, text.addressTooOpen, text, number)}</p> : null}
    </>
  )
}

function wrongInWords(
  { range, size }: WrongAddresses,
  sentence: string,
  text: Messages['lesson'],
  number: Numbers['number'],
): string {
  const first = format(sentence, { address: formatAddress(range.family, range.first) })
  return size > 1n ? `${first} ${format(text.addressCount, { size: sizeInWords(size, number) })}` : first
}
