import { useMemo } from 'react'
import { format, useMessages, useNumbers } from '@/components/messages'
import { Sign } from '@/components/sign'
import type { Packet, RuleSet } from '@/lib/rules'
import type { Assembly } from '../../draft/assembly'
import { packetInWords } from '../../verdict/sentences'
import type { RuleAnswers } from '../../work/questions'
import { type Pending, useAnswer } from '../../work/use-answer'
import { Waiting } from '../../work/waiting'
import styles from './findings.module.css'

/** Rules that can go and are not proposed, by the reason. */
export interface Left {
  /** Needed once the proposed ones are gone. */
  readonly needed: number
  /** They were meant to block and do not: whether they go or are raised is for the reader to say. */
  readonly idleBlocks: number
  /** They do what the default does, and show it: whether they go is for the reader to say. */
  readonly likeDefault: number
  /** Names of groups whose type is assumed, and with it their default. */
  readonly assumed: readonly string[]
}

interface Props {
  readonly assembly: Assembly
  /** Null until it is known which ones can go together. */
  readonly chosen: ReadonlySet<number> | null
  readonly waiting: Pending<RuleAnswers['together']>
  readonly left: Left
  readonly stale: boolean
  readonly onRemove: (rules: readonly number[]) => void
  readonly onPlay: (packet: Packet) => void
}

/** The chosen rules taken away: one proof for all of them, over every packet there is. */
export function Removal({ assembly, chosen, waiting, left, stale, onRemove, onPlay }: Props) {
  const text = useMessages('workbench')
  const { counted } = useNumbers()
  const words = useMessages('rules')
  const question = useMemo(
    () =>
      chosen && chosen.size > 0 && !stale
        ? { before: assembly.ruleSet, after: without(assembly.ruleSet, chosen) }
        : null,
    [assembly, chosen, stale],
  )
  const difference = useAnswer('difference', question)
  // Nothing is said, least of all in green, before the answer to this very question is there.
  const told = question === null || difference.stale || difference.running ? null : difference.answer
  const same = told !== null && told.comparison === null
  const regions = told?.comparison?.regions ?? []
  const count = chosen?.size ?? 0
  return (
    <aside className={styles.removal} aria-labelledby="removal-title">
      <h3 id="removal-title">{text.removalTitle}</h3>
      {chosen === null ? <Waiting work={waiting} /> : null}
      {count === 0 && chosen ? <p>{text.removalNone}</p> : null}
      {count > 0 ? (
        <>
          <p>{counted(text.removalOf, count)}</p>
          <Waiting work={difference} />
          {told ? (
            same ? (
              <p className={`${styles.proof} accept`}>
                <Sign of="accept" /> <strong>0</strong> {text.removalSame}
              </p>
            ) : (
              <div className="drop">
                <p>
                  <Sign of="drop" /> {text.removalDiffers}
                </p>
                {regions.slice(0, 3).map(({ example }, index) => (
                  <p key={String(index)}>
                    {format(text.forExample, { packet: packetInWords(example.packet, words) })}{' '}
                    <button type="button" className="quiet no-print" onClick={() => onPlay(example.packet)}>
                      {text.play}
                    </button>
                  </p>
                ))}
              </div>
            )
          ) : null}
          <button
            type="button"
            className={`button no-print ${same ? 'primary' : ''}`}
            // What would change a verdict is not taken away from here; the table can.
            disabled={!same}
            onClick={() => onRemove([...(chosen ?? [])])}
          >
            {counted(text.removeTogether, count)}
          </button>
          {chosen ? <WhyLeft left={left} /> : null}
        </>
      ) : null}
    </aside>
  )
}

/** Why listed rules are not chosen, a line a reason. */
function WhyLeft({ left: { needed, idleBlocks, likeDefault, assumed } }: Pick<Props, 'left'>) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const { counted } = useNumbers()
  return (
    <>
      {needed > 0 ? <p className={styles.why}>{counted(text.togetherWhy, needed)}</p> : null}
      {idleBlocks > 0 ? <p className={styles.why}>{counted(text.idleBlocksWhy, idleBlocks)}</p> : null}
      {likeDefault > 0 ? (
        <p className={styles.why}>
          {counted(text.defaultWhy, likeDefault)}{' '}
          {assumed.length > 0 ? format(text.defaultAssumed, { groups: assumed.join(words.listSeparator) }) : null}
        </p>
      ) : null}
    </>
  )
}

/** The set without the rules at these positions. */
function without(set: RuleSet, gone: ReadonlySet<number>): RuleSet {
  let position = -1
  return {
    ...set,
    groups: set.groups.map((group) => ({
      ...group,
      rules: group.rules.filter(() => {
        position += 1
        return !gone.has(position)
      }),
    })),
  }
}
