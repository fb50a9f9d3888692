import { useMemo, useState } from 'react'
import { format, useMessages, useNumbers } from '@/components/messages'
import { Sign } from '@/components/sign'
import type { Packet } from '@/lib/rules'
import type { Assembly } from '../../draft/assembly'
import { Proof } from '../../verdict/proof'
import { packetInWords, ruleInWords } from '../../verdict/sentences'
import type { RedundancyAnswer as Found, RuleAnswers } from '../../work/questions'
import { type Pending, useAnswer } from '../../work/use-answer'
import { Waiting } from '../../work/waiting'
import { More } from '../more'
import { FindingGroup } from './finding-group'
import { groupFindings, isProposed, type Reason, removableOf } from './finding-groups'
import styles from './findings.module.css'
import { type Left, Removal } from './removal'

interface Props {
  readonly assembly: Assembly
  /** Everything has been read. */
  readonly whole: boolean
  readonly pending: Pending<RuleAnswers['findings']>
  readonly onRemove: (rules: readonly number[]) => void
  readonly onRaise: (rule: number, priority: number) => void
  readonly onShow: (rule: number) => void
  readonly onPlay: (packet: Packet) => void
}

const reasons: readonly Reason[] = ['blocks-nothing', 'covered', 'split', 'unreachable', 'duplicate', 'repeats-default']
/** Rules that are explained: what covers each of many more takes long to find, and nobody reads it. */
const mostExplained = 400

/** The rules that can go, together with what makes each of them idle; one proof for all that are chosen. */
export function RedundancyPanel({ assembly, whole, pending, onRemove, onRaise, onShow, onPlay }: Props) {
  const text = useMessages('workbench')
  const [why, setWhy] = useState<Reason | null>(null)
  const { answer: found, stale } = pending
  const set = assembly.ruleSet
  const explained = useAnswer(
    'explanations',
    useMemo(
      () =>
        stale || !found || found.redundant.length === 0
          ? null
          : { set, rules: found.redundant.slice(0, mostExplained).map(({ rule }) => rule) },
      [stale, found, set],
    ),
  )
  const explanations = explained.stale || stale ? undefined : (explained.answer ?? undefined)
  const groups = useMemo(() => (found ? groupFindings(found.redundant, explanations) : []), [found, explanations])
  const together = useAnswer(
    'together',
    useMemo(
      // Only what is listed may go: a rule that has to stay now would have no box to keep it with.
      () =>
        stale || !found || found.redundant.length === 0
          ? null
          : { set, among: found.redundant.map(({ rule }) => rule) },
      [stale, found, set],
    ),
  )
  const proposed = useMemo(() => {
    if (!found || together.stale || !together.answer) return null
    const kept = new Set(found.redundant.filter(({ why }) => !isProposed(why)).map(({ rule }) => rule))
    return new Set(together.answer.filter((rule) => !kept.has(rule)))
  }, [found, together.stale, together.answer])
  const [own, setOwn] = useState<{ readonly of: Found; readonly rules: ReadonlySet<number> } | null>(null)
  const chosen = found && own?.of === found ? own.rules : proposed
  const toggle = (rules: readonly number[], on: boolean) => {
    if (!found) return
    const next = new Set(chosen)
    for (const rule of rules) {
      if (on) next.add(rule)
      else next.delete(rule)
    }
    setOwn({ of: found, rules: next })
  }
  const count = (reason: Reason | null) =>
    groups.reduce((sum, { why: own, findings }) => sum + (reason === null || own === reason ? findings.length : 0), 0)
  const names = {
    'blocks-nothing': text.chipBlocksNothing,
    covered: text.chipCovered,
    split: text.chipSplit,
    unreachable: text.chipUnreachable,
    duplicate: text.chipDuplicate,
    'repeats-default': text.chipDefault,
  }
  const { number, counted } = useNumbers()
  // As many as are chosen to begin with: one number for the heading and for the button.
  const removable = proposed?.size ?? (found ? removableOf(found) : 0)
  return (
    <section aria-labelledby="findings-title" className={styles.panel}>
      <div className={styles.list}>
        <h2 id="findings-title">{removable > 0 ? counted(text.findingsCount, removable) : text.findingsTitle}</h2>
        <p>{text.findingsLead}</p>
        <Waiting work={pending} />
        {found?.redundant.length === 0 ? (
          <Proof whole={whole} stale={stale}>
            {text.findingsNone}
          </Proof>
        ) : null}
        {found && found.redundant.length > 0 ? (
          <>
            <div className={`${styles.chips} no-print`}>
              {([null, ...reasons] as const).map((reason) =>
                count(reason) > 0 ? (
                  <button
                    key={reason ?? 'all'}
                    type="button"
                    aria-pressed={why === reason}
                    onClick={() => setWhy(reason)}
                  >
                    {reason === null ? text.chipAll : names[reason]} <span>{number(count(reason))}</span>
                  </button>
                ) : null,
              )}
            </div>
            <ul className={styles.groups} aria-busy={stale}>
              {groups
                .filter((group) => why === null || group.why === why)
                .map((group) => (
                  <FindingGroup
                    key={group.key}
                    group={group}
                    assembly={assembly}
                    explanations={explanations}
                    chosen={chosen ?? new Set()}
                    stale={stale}
                    onToggle={toggle}
                    onRaise={onRaise}
                    onShow={onShow}
                    onPlay={onPlay}
                  />
                ))}
            </ul>
          </>
        ) : null}
        {found && found.needed.length > 0 ? (
          <NeededRules assembly={assembly} needed={found.needed} onPlay={onPlay} />
        ) : null}
      </div>
      {found && found.redundant.length > 0 ? (
        <Removal
          assembly={assembly}
          chosen={chosen}
          waiting={together}
          left={leftBeside(found, chosen, proposed, assembly.missing.assumed)}
          stale={stale}
          onRemove={onRemove}
          onPlay={onPlay}
        />
      ) : null}
    </section>
  )
}

/** Why listed rules are not chosen: counted by reason. What the reader took out by hand needs none. */
function leftBeside(
  { redundant }: Found,
  chosen: ReadonlySet<number> | null,
  proposed: ReadonlySet<number> | null,
  assumed: readonly string[],
): Left {
  const left = redundant.filter(({ rule }) => !chosen?.has(rule) && !proposed?.has(rule))
  const likeDefault = left.filter((each) => each.why === 'repeats-default').length
  const idleBlocks = left.filter((each) => each.why === 'blocks-nothing').length
  return { needed: left.length - likeDefault - idleBlocks, idleBlocks, likeDefault, assumed }
}

function NeededRules({
  assembly,
  needed,
  onPlay,
}: Pick<Props, 'assembly' | 'onPlay'> & { readonly needed: Found['needed'] }) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const { counted } = useNumbers()
  return (
    <details className={styles.needed}>
      <summary>{counted(text.needed, needed.length)}</summary>
      <p>{text.neededLead}</p>
      <ul>
        <More items={needed} first={20}>
          {({ rule: index, packet }) => {
            const rule = assembly.rules[index]
            return rule ? (
              <li key={index}>
                <Sign of={rule.action} /> <code>{rule.id}</code> {ruleInWords(rule, words)}.{' '}
                {format(text.witness, { packet: packetInWords(packet, words) })}{' '}
                <button type="button" className="quiet no-print" onClick={() => onPlay(packet)}>
                  {text.play}
                </button>
              </li>
            ) : null
          }}
        </More>
      </ul>
    </details>
  )
}
