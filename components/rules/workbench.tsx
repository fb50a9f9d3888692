import { useMemo } from 'react'
import { CopyButton } from '@/components/copy'
import type { History } from '@/components/history'
import { format, useMessages } from '@/components/messages'
import { decide, parsePacket, type Warning } from '@/lib/rules'
import { type Draft, documentsOf, type GroupDraft, packetFields, readDraft } from './draft'
import { Gate } from './gate'
import { PacketForm } from './packet-form'
import { Findings } from './paste-box'
import { RuleTable } from './rule-table'
import styles from './rules.module.css'

interface Props {
  readonly history: History<Draft>
  /** The link that opens this state, if it is known yet. */
  readonly link: string
  /** Groups can be added and removed on the tool's page; in an answer they are as they are. */
  readonly whole: boolean
}

/** Groups, packet and gate: the simulator's working parts, the same in an answer and on the tool's page. */
export function Workbench({ history, link, whole }: Props) {
  const text = useMessages('rules')
  const { value: draft, set } = history
  const reading = useMemo(() => readDraft(draft), [draft])
  const parsed = useMemo(() => parsePacket(packetFields(draft)), [draft])
  const mixed = reading.warnings.some((warning) => warning.code === 'mixed-types')
  const decision = useMemo(
    () =>
      parsed.ok && reading.ruleSet.groups.length > 0 && !mixed
        ? decide(reading.ruleSet, parsed.packet, { port25Unblocked: draft.port25Unblocked })
        : null,
    [parsed, reading, mixed, draft.port25Unblocked],
  )
  // A reader's own rules may well have one direction: that hint is for what was pasted.
  const { byRule, others } = sortWarnings(reading.warnings.filter((warning) => warning.code !== 'one-direction'))
  const setGroup = (index: number, group: GroupDraft) =>
    set({ ...draft, groups: draft.groups.map((other, at) => (at === index ? group : other)) })

  return (
    <div className={styles.workbench}>
      <PacketForm
        draft={draft}
        problem={parsed.ok ? null : parsed.problem}
        onChange={(packet) => set({ ...draft, packet })}
        onUnblock={(port25Unblocked) => set({ ...draft, port25Unblocked })}
      />
      {decision && parsed.ok ? <Gate decision={decision} packet={parsed.packet} ruleSet={reading.ruleSet} /> : null}
      {others.length > 0 ? <Findings warnings={others} /> : null}
      {draft.groups.map((group, index) => (
        <section
          key={group.id}
          className={styles.group}
          aria-label={format(text.groupName, { name: group.name || group.id })}
        >
          <header>
            <h3>
              {group.name || group.id} <code>{group.name ? group.id : ''}</code>
            </h3>
            <label>
              {text.groupType}
              <select
                className="field"
                value={group.type ?? 'basic'}
                onChange={(event) =>
                  setGroup(index, { ...group, type: event.target.value === 'advanced' ? 'advanced' : 'basic' })
                }
              >
                <option value="basic">{text.basic}</option>
                <option value="advanced">{text.advanced}</option>
              </select>
            </label>
            {(group.type ?? 'basic') === 'basic' ? (
              <label>
                {text.innerAccess}
                <select
                  className="field"
                  value={group.innerAccess}
                  onChange={(event) =>
                    setGroup(index, { ...group, innerAccess: event.target.value === 'drop' ? 'drop' : 'accept' })
                  }
                >
                  <option value="accept">{text.interconnected}</option>
                  <option value="drop">{text.isolated}</option>
                </select>
              </label>
            ) : null}
            {whole && draft.groups.length > 1 ? (
              <button
                type="button"
                className="button"
                onClick={() => set({ ...draft, groups: draft.groups.filter((other) => other !== group) })}
              >
                {format(text.removeGroup, { name: group.name || group.id })}
              </button>
            ) : null}
          </header>
          <RuleTable
            group={group}
            warnings={byRule.get(index) ?? new Map()}
            deciding={decision?.by.kind === 'rule' && decision.by.group === group.id ? decision.by.rule : null}
            onChange={(changed) => setGroup(index, changed)}
          />
        </section>
      ))}
      <p className={`${styles.tools} no-print`}>
        {whole ? (
          <button
            type="button"
            className="button"
            onClick={() => set({ ...draft, groups: [...draft.groups, newGroup(draft)] })}
          >
            {text.addGroup}
          </button>
        ) : null}
        <button type="button" className="button" disabled={!history.canUndo} onClick={history.undo}>
          {text.undo}
        </button>
        <button type="button" className="button" disabled={!history.canRedo} onClick={history.redo}>
          {text.redo}
        </button>
        {whole ? <CopyButton text={JSON.stringify(documentsOf(draft), null, 2)} label={text.copyJson} /> : null}
        {link ? <CopyButton text={link} label={text.copyLink} /> : null}
        {link && !whole ? (
          <a className="button" href={link}>
            {text.openTool}
          </a>
        ) : null}
      </p>
    </div>
  )
}

function newGroup(draft: Draft): GroupDraft {
  let number = draft.groups.length + 1
  while (draft.groups.some((group) => group.id === `sg-example-${number}`)) number += 1
  const [first] = draft.groups
  return {
    id: `sg-example-${number}`,
    name: '',
    type: first?.type ?? 'basic',
    innerAccess: 'accept',
    vpcId: first?.vpcId || 'vpc-example',
    complete: true,
    rules: [],
  }
}

/** Warnings that speak of a rule, by group and rule; the others apart. */
function sortWarnings(warnings: readonly Warning[]) {
  const byRule = new Map<number, Map<number, Warning[]>>()
  const others: Warning[] = []
  for (const warning of warnings) {
    const position = /^Permissions\.Permission\[(\d+)\]/.exec(warning.place?.path ?? '')?.[1]
    if (!warning.place || position === undefined) {
      others.push(warning)
      continue
    }
    const rules = byRule.get(warning.place.document) ?? new Map<number, Warning[]>()
    rules.set(Number(position), [...(rules.get(Number(position)) ?? []), warning])
    byRule.set(warning.place.document, rules)
  }
  return { byRule, others }
}
