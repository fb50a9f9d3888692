import { useId, useMemo, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import {
  type ByHand,
  type Finding,
  type FindingKind,
  type Findings,
  findingSentence,
  type NewRule,
  type Packet,
  type RuleName,
  type RuleSet,
} from '@/lib/rules'
import type { Assembly } from '../../draft/assembly'
import type { RuleDraft } from '../../draft/model'
import { type Allowed, type Review, readAllowed, withAllowed } from '../../draft/review'
import { Proof } from '../../verdict/proof'
import { packetInWords } from '../../verdict/sentences'
import { useAnswer } from '../../work/use-answer'
import { Waiting } from '../../work/waiting'
import { More } from '../more'
import { type Figures, limitsOf } from './limits'
import styles from './review.module.css'
import { ReviewExport } from './review-export'

interface Props {
  readonly assembly: Assembly
  /** Null while no answer can hold. */
  readonly set: RuleSet | null
  /** Rules of the documents that are not among the rows. */
  readonly lost: number
  readonly figures: Figures
  readonly review: Review
  readonly onReview: (review: Review, run?: string) => void
  readonly onFix: (gone: readonly RuleDraft[], added: readonly NewRule[]) => void
  readonly onShow: (rule: RuleName) => void
  readonly onPlay: (packet: Packet) => void
}

const tones = { high: 'drop', medium: 'depends', low: '', info: '' } as const

/** What a reviewer would point out: grouped by kind, one line each, with proof, a fix, and the reader's own word. */
export function ReviewPanel({ assembly, set, lost, figures, review, onReview, onFix, onShow, onPlay }: Props) {
  const text = useMessages('workbench')
  const words = useMessages('findings')
  const id = useId()
  const { ports, wrong } = useMemo(() => readAllowed(review.allowed), [review.allowed])
  const pending = useAnswer(
    'review',
    useMemo(() => set && { set, allowed: ports, limits: limitsOf(figures) }, [set, ports, figures]),
  )
  const { answer, stale } = pending
  const found = useMemo(
    () => answer && heldAgainst(answer, review, [...byHandOf(assembly, lost)]),
    [answer, review, assembly, lost],
  )
  const kinds = useMemo(() => groupsOf(found?.list.filter(({ suppressed }) => suppressed === null) ?? []), [found])
  const suppressed = found?.list.filter((finding) => finding.suppressed !== null) ?? []
  const whole = found?.byHand.length === 0

  function suppress(finding: Finding, reason: string) {
    const others = review.suppressed.filter((each) => each.id !== finding.id)
    onReview({ ...review, suppressed: [...others, { id: finding.id, reason }] })
  }
  function fix({ change }: Finding) {
    if (!change) return
    const gone = change.remove.flatMap(({ group, rule }) => {
      const index = assembly.rules.findIndex((each) => each.group === group && each.id === rule)
      return assembly.rowAt(index)?.row ?? []
    })
    onFix(gone, change.add)
  }
  const line = { stale, onSuppress: suppress, onFix: fix, onShow, onPlay }
  return (
    <section aria-labelledby="review-title">
      <h2 id="review-title">{words.title}</h2>
      <p>{text.reviewLead}</p>
      <p className={`${styles.allowed} no-print`}>
        <label htmlFor={id}>{text.reviewAllowed}</label>
        <input
          id={id}
          className="field mono"
          value={review.allowed}
          aria-invalid={wrong !== null}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onReview({ ...review, allowed: event.target.value }, 'allowed')}
        />
        <small id={`${id}-hint`} className={wrong === null ? undefined : 'drop'}>
          {wrong === null
            ? text.reviewAllowedHint
            : `✕ ${format(text.reviewAllowedWrong, { found: wrong.slice(0, 40) })}`}
        </small>
      </p>
      <Waiting work={pending} />
      {found && kinds.length === 0 ? (
        <Proof whole={whole} stale={stale}>
          {words.none}
        </Proof>
      ) : null}
      {found && found.byHand.length > 0 ? (
        <section aria-label={words.byHandTitle} className="depends">
          <h3>△ {words.byHandTitle}</h3>
          <ul>
            <More items={found.byHand} first={5}>
              {({ reason, subject, at }) => (
                <li key={`${reason} ${subject} ${at}`}>{format(words.byHand[reason], { subject, at })}</li>
              )}
            </More>
          </ul>
        </section>
      ) : null}
      {kinds.map(({ key, kind, severity, list, meant }) => (
        <section key={key} className={styles.kind} aria-labelledby={`review-${key}`} aria-busy={stale}>
          <h3 id={`review-${key}`}>
            <strong className={tones[severity]}>{words.severities[severity]}</strong>{' '}
            {meant.length > 0 ? text.reviewMeant : words.kinds[kind].title}{' '}
            <small>{format(text.reviewCount, { count: list.length })}</small>
          </h3>
          {meant.length > 0 ? (
            <>
              <p>{text.reviewMeantWhy}</p>
              <button
                type="button"
                className="button no-print"
                onClick={() => onReview({ ...review, allowed: withAllowed(review.allowed, meant) })}
              >
                {format(text.reviewMeantYes, { ports: withAllowed('', meant) })}
              </button>
            </>
          ) : (
            <p>
              {words.kinds[kind].advice} <Checks list={list} />
            </p>
          )}
          <ul className={styles.lines}>
            <More items={list} first={8}>
              {(finding) => <Line key={finding.id} finding={finding} {...line} />}
            </More>
          </ul>
        </section>
      ))}
      {suppressed.length > 0 ? (
        <details>
          <summary>
            {words.suppressedTitle} ({suppressed.length})
          </summary>
          <ul className={styles.lines}>
            {suppressed.map((finding) => (
              <li key={finding.id}>
                <span>{findingSentence(finding, words)}</span>
                <small>{finding.suppressed}</small>
                <button
                  type="button"
                  className="quiet no-print"
                  onClick={() =>
                    onReview({ ...review, suppressed: review.suppressed.filter((each) => each.id !== finding.id) })
                  }
                >
                  {text.reviewRestore}
                </button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {found ? <ReviewExport findings={found} /> : null}
    </section>
  )
}

/** The findings with what the reader has suppressed, and with what has to be looked at beside the rules that were read. */
function heldAgainst({ list, byHand }: Findings, { suppressed }: Review, further: readonly ByHand[]): Findings {
  const reasons = new Map(suppressed.map(({ id, reason }) => [id, reason]))
  return {
    list: list.map((finding) => ({
      ...finding,
      certain: finding.certain && further.length === 0,
      suppressed: reasons.get(finding.id) ?? null,
    })),
    byHand: [...byHand, ...further],
  }
}

function byHandOf({ unread, ruleSet }: Assembly, lost: number): readonly ByHand[] {
  const [group] = ruleSet.groups
  const rows = unread.map(({ row, group: { id } }): ByHand => ({ reason: 'unread', subject: id, at: row.id }))
  return lost > 0 ? [...rows, { reason: 'unread', subject: group?.id ?? '', at: `× ${lost}` }] : rows
}

interface Kind {
  /** Kind and severity: of one kind there may be grave ones and others. */
  readonly key: string
  readonly kind: FindingKind
  readonly severity: Finding['severity']
  readonly list: readonly Finding[]
  /** Ports of services that are made for everyone: it is asked whether they are meant to be public. Else none. */
  readonly meant: readonly Allowed[]
}

/** Findings by kind and severity, in the order in which they come: the most serious first. */
function groupsOf(list: readonly Finding[]): readonly Kind[] {
  const kinds = new Map<string, [Finding, ...Finding[]]>()
  for (const finding of list) {
    const key = `${finding.kind}-${finding.severity}`
    const own = kinds.get(key)
    if (own) own.push(finding)
    else kinds.set(key, [finding])
  }
  return [...kinds].map(([key, own]) => ({
    key,
    kind: own[0].kind,
    severity: own[0].severity,
    list: own,
    meant: own[0].severity === 'info' ? servedPorts(own) : [],
  }))
}

function servedPorts(list: readonly Finding[]): readonly Allowed[] {
  const ports = new Map<string, Allowed>()
  for (const finding of list) {
    if (finding.kind !== 'open-service') continue
    const { port, protocol } = finding.params
    ports.set(`${protocol} ${port}`, { protocol: protocol === 'UDP' ? 'udp' : 'tcp', start: port, end: port })
  }
  return [...ports.values()]
}

/** Names of other tools' checks that report the same. */
function Checks({ list }: { readonly list: readonly Finding[] }) {
  const words = useMessages('findings')
  const names = [...new Set(list.flatMap(({ checks }) => checks.map(({ tool, name }) => `${tool} ${name}`)))]
  return names.length === 0 ? null : (
    <small>
      {words.columns.checks}: {names.slice(0, 8).join(', ')}
    </small>
  )
}

interface LineProps {
  readonly finding: Finding
  readonly stale: boolean
  readonly onSuppress: (finding: Finding, reason: string) => void
  readonly onFix: (finding: Finding) => void
  readonly onShow: Props['onShow']
  readonly onPlay: Props['onPlay']
}

/** Rules named in a line. */
const few = 3

function Line({ finding, stale, onSuppress, onFix, onShow, onPlay }: LineProps) {
  const text = useMessages('workbench')
  const rules = useMessages('rules')
  const words = useMessages('findings')
  const id = useId()
  const [reason, setReason] = useState<string | null>(null)
  const { proof, change } = finding
  const what = format(text.reviewFixWhat, { gone: change?.remove.length ?? 0, added: change?.add.length ?? 0 })
  return (
    <li>
      <span>{findingSentence(finding, words)}</span>
      {finding.certain ? null : <small className="depends">△ {text.reviewMaybe}</small>}
      {finding.rules.slice(0, few).map((rule) => (
        <button
          key={`${rule.group} ${rule.rule}`}
          type="button"
          className="quiet"
          aria-label={format(text.reviewRuleShow, { rule: rule.rule })}
          onClick={() => onShow(rule)}
        >
          <code>{rule.rule}</code>
        </button>
      ))}
      {finding.rules.length > few ? <small>+{finding.rules.length - few}</small> : null}
      {proof ? (
        <button
          type="button"
          className="quiet no-print"
          title={packetInWords(proof.packet, rules)}
          onClick={() => onPlay(proof.packet)}
        >
          {text.play}
        </button>
      ) : null}
      {change ? (
        <button
          type="button"
          className="quiet no-print"
          disabled={stale}
          aria-label={`${text.reviewFix} (${what})`}
          title={what}
          onClick={() => onFix(finding)}
        >
          {text.reviewFix}
        </button>
      ) : null}
      {reason === null ? (
        <button type="button" className="quiet no-print" onClick={() => setReason('')}>
          {text.reviewSuppress}
        </button>
      ) : (
        <form
          className={styles.reason}
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.trim() !== '') onSuppress(finding, reason.trim().slice(0, 300))
          }}
        >
          <label htmlFor={id}>{text.reviewReason}</label>
          <input
            id={id}
            className="field"
            value={reason}
            placeholder={text.reviewReasonHint}
            // biome-ignore lint/a11y/noAutofocus: it opens where the reader has just pressed
            autoFocus
            onChange={(event) => setReason(event.target.value)}
          />
          <button type="submit" className="button">
            {text.reviewSuppress}
          </button>
        </form>
      )}
    </li>
  )
}
