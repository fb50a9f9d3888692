import { useState } from 'react'
import { format, type Numbers, useMessages, useNumbers } from '@/components/messages'
import { Verdict } from '@/components/rules'
import type { Messages } from '@/content/ja/messages'
import { type AddressSet, cover, formatAddress, formatBlock, itemsOf, parseRange, rangesOf } from '@/lib/cidr'
import { type AddressExercise, type AddressJudgement, judgeAddresses, type WrongAddresses } from '@/lib/lesson'
import { decide, parsePacket, ruleSetOf } from '@/lib/rules'
import styles from './lesson.module.css'
import { packetSentence } from './packet-sentence'
import { sizeInWords } from './size'
import { useSolutionOffer } from './solution-offer'
import { Outcome, type TaskProps, TaskTools } from './task'
import { asItIs, useAttempt } from './use-attempt'

/** Addresses to be written, as ranges or as blocks. */
export function AddressTask({ exercise, draft, onDraft, onSolved }: TaskProps<AddressExercise>) {
  const text = useMessages('lesson')
  const { history, written, outcome, setOutcome } = useAttempt<string, AddressJudgement>({
    start: exercise.start,
    kept: draft,
    keep: asItIs,
    onDraft,
    onPause: check,
  })
  const [loaded, setLoaded] = useState<string | null>(null)
  useSolutionOffer(() => {
    const [solution = ''] = exercise.solutions
    setLoaded(solution)
    history.set(solution)
  })

  function check() {
    const judgement = judgeAddresses(exercise, written)
    setOutcome(judgement)
    // A star is for what one has found.
    if (judgement.passed) onSolved(judgement.star && written !== loaded)
  }

  return (
    <>
      <label className={styles.addresses}>
        {exercise.form === 'blocks' ? text.addressBlocks : text.addressRanges}
        <textarea
          className="field mono"
          rows={4}
          spellCheck={false}
          value={written}
          onChange={(event) => history.set(event.target.value)}
        />
      </label>
      <AsRead written={written} />
      <TaskTools history={history} start={exercise.start} check={text.check} onCheck={check} />
      <Outcome passed={outcome?.passed ?? false}>{outcome ? <Words judgement={outcome} /> : null}</Outcome>
      {outcome?.tooClosed ? <AtTheGate set={outcome.set} wrong={outcome.tooClosed} /> : null}
      {outcome?.tooOpen ? <AtTheGate set={outcome.set} wrong={outcome.tooOpen} /> : null}
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

/** An address that is wrong, played at a gate that lets in what was written. */
function AtTheGate({ set, wrong }: { readonly set: AddressSet; readonly wrong: WrongAddresses }) {
  const text = useMessages('lesson')
  const blocks = rangesOf(set).flatMap(cover).slice(0, 50)
  const ruleSet = ruleSetOf([
    {
      id: 'sg-example-yours',
      rules: blocks.map((block) => ({
        id: formatBlock(block),
        direction: 'ingress',
        protocol: 'tcp',
        ports: { kind: 'range', start: 443, end: 443 },
        peer: { kind: 'cidr', block },
      })),
    },
  ])
  const parsed = parsePacket({
    direction: 'ingress',
    protocol: 'tcp',
    port: 443,
    peer: formatAddress(wrong.range.family, wrong.range.first),
  })
  if (!parsed.ok) return null
  return (
    <div className={styles.played}>
      <p>{packetSentence(parsed.packet, text)}</p>
      <Verdict decision={decide(ruleSet, parsed.packet)} packet={parsed.packet} ruleSet={ruleSet} landmark={false} />
    </div>
  )
}
