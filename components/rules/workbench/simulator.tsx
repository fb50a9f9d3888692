import { useMemo } from 'react'
import { CopyButton } from '@/components/copy'
import { type History, UndoButtons } from '@/components/history'
import { format, useMessages } from '@/components/messages'
import { type Decision, decide, parsePacket, type Reading, type Warning } from '@/lib/rules'
import { positionOf } from '../draft/documents'
import { type Draft, newGroup } from '../draft/model'
import { GroupPanel } from '../editor/group-panel'
import { packetFields } from '../packet/draft'
import { PacketForm } from '../packet/form'
import styles from '../rules.module.css'
import { Verdict } from '../verdict/verdict'
import { Warnings } from '../verdict/warnings'

interface Props {
  readonly history: History<Draft>
  /** The draft's groups, as they are read. */
  readonly reading: Reading
  /** The link that opens this state, if it is known yet. */
  readonly link: string
  /** Groups can be added and removed on the tool's page; in an answer they are as they are. */
  readonly whole: boolean
  /** A rule to scroll to, by position of its group and its own. */
  readonly reveal?: { readonly group: number; readonly rule: number } | null
}

/** Packet, gate and groups: the simulator's working parts, the same in an answer and on the tool's page. */
export function Workbench({ history, reading, link, whole, reveal = null }: Props) {
  const text = useMessages('rules')
  const { value: draft, set, change } = history
  const parsed = useMemo(() => parsePacket(packetFields(draft.packet)), [draft.packet])
  // Over rules that are not read nothing definite can be said.
  const unread = reading.warnings.filter((warning) => warning.severity === 'error').length
  const mixed = reading.warnings.some((warning) => warning.code === 'mixed-types')
  const decision = useMemo(
    () =>
      parsed.ok && reading.ruleSet.groups.length > 0 && !mixed && unread === 0
        ? decide(reading.ruleSet, parsed.packet, { port25Unblocked: draft.port25Unblocked })
        : null,
    [parsed, reading, mixed, unread, draft.port25Unblocked],
  )
  const { byRule, others } = useMemo(() => sortWarnings(reading.warnings), [reading])
  const deciding = decision ? decidingPosition(decision) : null

  return (
    <div className={styles.workbench}>
      <PacketForm
        draft={draft}
        problem={parsed.ok ? null : parsed.problem}
        onChange={(packet) => change((now) => ({ ...now, packet }), 'packet')}
        onUnblock={(port25Unblocked) => set({ ...draft, port25Unblocked })}
      />
      {decision && parsed.ok ? <Verdict decision={decision} packet={parsed.packet} ruleSet={reading.ruleSet} /> : null}
      {unread > 0 ? (
        <p role="status" className="depends">
          ？ {format(text.verdictUnread, { count: unread })}
        </p>
      ) : null}
      {others.length > 0 ? <Warnings warnings={others} /> : null}
      {draft.groups.map((group, index) => (
        <GroupPanel
          key={group.id}
          group={group}
          index={index}
          warnings={byRule.get(index) ?? none}
          deciding={deciding?.group === index ? deciding.rule : null}
          reveal={reveal?.group === index ? reveal.rule : null}
          change={change}
          onRemove={
            whole && draft.groups.length > 1
              ? () => set({ ...draft, groups: draft.groups.filter((other) => other !== group) })
              : null
          }
        />
      ))}
      <p className="tools no-print">
        {whole ? (
          <button
            type="button"
            className="button"
            onClick={() => change((now) => ({ ...now, groups: [...now.groups, newGroup(now)] }))}
          >
            {text.addGroup}
          </button>
        ) : (
          <>
            <UndoButtons history={history} />
            {link ? <CopyButton text={link} label={text.copyLink} /> : null}
            {link ? (
              <a className="button" href={link}>
                {text.openTool}
              </a>
            ) : null}
          </>
        )}
      </p>
    </div>
  )
}

const none: ReadonlyMap<number, readonly Warning[]> = new Map()

function decidingPosition({ trace }: Decision) {
  const step = trace.find(({ decides }) => decides)
  return step ? positionOf(step.rule) : null
}

/**
 * Warnings that speak of a rule, by group and rule; the others apart. That rules have one direction is a hint for what was
 * pasted, not for a reader's own; the type is asked for where the group stands (G-15).
 */
function sortWarnings(warnings: readonly Warning[]) {
  const byRule = new Map<number, Map<number, Warning[]>>()
  const others: Warning[] = []
  for (const warning of warnings) {
    if (warning.code === 'one-direction' || warning.code === 'type-assumed') continue
    const at = warning.place ? positionOf({ place: warning.place }) : null
    if (!at) {
      others.push(warning)
      continue
    }
    const rules = byRule.get(at.group) ?? new Map<number, Warning[]>()
    rules.set(at.rule, [...(rules.get(at.rule) ?? []), warning])
    byRule.set(at.group, rules)
  }
  return { byRule, others }
}
