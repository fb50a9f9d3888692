import { useEffect, useRef, useState } from 'react'
import { format, useMessages, useNumbers } from '@/components/messages'
import { Sign } from '@/components/sign'
import { hasPorts } from '@/lib/net'
import { formatPeer, formatPorts, type Packet, type Rule } from '@/lib/rules'
import type { Assembly } from '../../draft/assembly'
import { protocolInWords } from '../../verdict/sentences'
import type { Explained, RedundantRule } from '../../work/questions'
import type { FindingGroup as Group } from './finding-groups'
import styles from './findings.module.css'
import { shareInWords } from './shares'

interface Props {
  readonly group: Group
  readonly assembly: Assembly
  readonly explanations: ReadonlyMap<number, Explained> | undefined
  readonly chosen: ReadonlySet<number>
  readonly stale: boolean
  readonly onToggle: (rules: readonly number[], on: boolean) => void
  readonly onRaise: (rule: number, priority: number) => void
  readonly onShow: (rule: number) => void
  readonly onPlay: (packet: Packet) => void
}

/** Rules shown of a group at first, and with each step. */
const few = 5
const step = 100

/** What one rule makes idle: a line for each, all of them or some to be chosen. */
export function FindingGroup(props: Props) {
  const { group, assembly, explanations, chosen, stale, onToggle, onRaise, onShow, onPlay } = props
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const [open, setOpen] = useState(group.findings.length <= few)
  const [limit, setLimit] = useState(few)
  const rules = group.findings.map(({ rule }) => rule)
  const on = rules.filter((rule) => chosen.has(rule)).length
  const title = {
    'blocks-nothing': text.chipBlocksNothing,
    covered: text.chipCovered,
    split: text.chipSplit,
    unreachable: text.chipUnreachable,
    duplicate: text.chipDuplicate,
    'repeats-default': text.chipDefault,
  }[group.why]
  const lead = {
    'blocks-nothing': text.whyBlocksNothing,
    covered: group.explained ? text.whyCovered : text.whyOthers,
    split: text.whySplit,
    unreachable: text.whyUnreachable,
    duplicate: text.whyDuplicate,
    'repeats-default': text.whyDefault,
  }[group.why]
  const cover = group.by && assembly.rules.find((rule) => rule.group === group.by?.group && rule.id === group.by.rule)
  return (
    <li className={styles.group}>
      <div className={styles.head}>
        <Check
          label={format(text.chooseAll, { title, count: rules.length })}
          checked={on === rules.length}
          some={on > 0 && on < rules.length}
          disabled={stale}
          onChange={(next) => onToggle(rules, next)}
        />
        <strong className={styles.count}>{rules.length}</strong>
        <div>
          <h3>{title}</h3>
          <p>{lead}</p>
        </div>
        {cover ? <RuleLine rule={cover} /> : null}
        <button type="button" className="quiet no-print" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? text.foldGroup : format(text.openGroup, { count: rules.length })}
        </button>
      </div>
      {open ? (
        <ul className={styles.lines}>
          {group.findings.slice(0, limit).map((finding) => (
            <Line
              key={finding.rule}
              finding={finding}
              rule={assembly.rules[finding.rule]}
              explained={explanations?.get(finding.rule)}
              chosen={chosen.has(finding.rule)}
              stale={stale}
              onToggle={onToggle}
              onRaise={onRaise}
              onShow={onShow}
              onPlay={onPlay}
            />
          ))}
          {group.findings.length > limit ? (
            <li>
              <button type="button" className="quiet no-print" onClick={() => setLimit(limit + step)}>
                {format(words.showMore, { count: group.findings.length - limit })}
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </li>
  )
}

interface LineProps extends Pick<Props, 'stale' | 'onToggle' | 'onRaise' | 'onShow' | 'onPlay'> {
  readonly finding: RedundantRule
  readonly rule: Rule | undefined
  readonly explained: Explained | undefined
  readonly chosen: boolean
}

function Line({ finding, rule, explained, chosen, stale, onToggle, onRaise, onShow, onPlay }: LineProps) {
  const text = useMessages('workbench')
  if (!rule) return null
  const packet = explained?.packet
  const raise = finding.why === 'blocks-nothing' ? (explained?.raise ?? null) : null
  return (
    <li>
      <Check
        label={format(text.chooseRule, { rule: rule.id })}
        checked={chosen}
        some={false}
        disabled={stale}
        onChange={(on) => onToggle([finding.rule], on)}
      />
      <RuleLine rule={rule} />
      <code>{rule.id}</code>
      {explained && explained.otherwise > 0 && finding.why !== 'unreachable' && finding.why !== 'blocks-nothing' ? (
        <WhoDecides rule={rule} explained={explained} />
      ) : null}
      {explained && !explained.sameGroup ? <small className="depends">△ {text.otherGroup}</small> : null}
      <span className={`${styles.links} no-print`}>
        {raise === null ? null : (
          <button type="button" className="quiet" disabled={stale} onClick={() => onRaise(finding.rule, raise)}>
            {format(text.raiseTo, { priority: raise })}
          </button>
        )}
        <button
          type="button"
          className="quiet"
          aria-label={`${text.showRule}: ${format(text.showThisRule, { rule: rule.id })}`}
          onClick={() => onShow(finding.rule)}
        >
          {text.showRule}
        </button>
        {packet ? (
          <button type="button" className="quiet" onClick={() => onPlay(packet)}>
            {text.play}
          </button>
        ) : null}
      </span>
    </li>
  )
}

/** Who decides the packets of a rule that others decide this way and that: the share of each, and the largest of it. */
function WhoDecides({
  rule,
  explained: { blockers, otherwise },
}: {
  readonly rule: Rule
  readonly explained: Explained
}) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const { number } = useNumbers()
  const shares = (['drop', 'accept'] as const)
    .map((action) => {
      const share = action === rule.action ? 1 - otherwise : otherwise
      const largest = blockers.find((each) => each.action === action)?.by
      return { action, share, by: largest?.kind === 'rule' ? largest.rule : largest ? text.noRule : '' }
    })
    .sort((a, b) => b.share - a.share)
  return (
    <small className={styles.deciders}>
      {text.whoDecides}{' '}
      {shares.map(({ action, share, by }) => (
        <span key={action}>
          <strong className={action}>
            <Sign of={action} /> {words[action]} {shareInWords(share, number)}
          </strong>{' '}
          <code>{by}</code>
        </span>
      ))}
    </small>
  )
}

/** A rule in a line: what it does with which packets. */
function RuleLine({ rule }: { readonly rule: Rule }) {
  const words = useMessages('rules')
  const ports = hasPorts(rule.protocol) ? formatPorts(rule.ports) : ''
  return (
    <span className={styles.rule}>
      <strong className={rule.action}>
        <Sign of={rule.action} /> {words[rule.action]}
      </strong>{' '}
      <span className="mono">
        {rule.protocol === 'all' ? words.all : protocolInWords(rule.protocol, words)} {ports === '-1/-1' ? '' : ports}{' '}
        {formatPeer(rule.peer)}
      </span>{' '}
      <span>
        {words.priority} {rule.priority}
      </span>
    </span>
  )
}

interface CheckProps {
  readonly label: string
  readonly checked: boolean
  /** Some of what it stands for is chosen. */
  readonly some: boolean
  readonly disabled: boolean
  readonly onChange: (on: boolean) => void
}

function Check({ label, checked, some, disabled, onChange }: CheckProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = some
  }, [some])
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={label}
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.target.checked)}
    />
  )
}
