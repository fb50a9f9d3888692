import { useEffect, useMemo, useState } from 'react'
import { CopyButton } from '@/components/copy'
import { longestLink } from '@/components/fragment'
import { Gate, type Stage } from '@/components/gate'
import { type History, UndoButtons } from '@/components/history'
import { useLocale, useMessages } from '@/components/messages'
import type { Draft } from '../draft/model'
import { encodeDraft } from '../draft/shared-state'
import { useAssembly } from '../draft/use-assembly'
import { RuleTable } from '../editor/rule-table'
import { PacketLine } from '../packet/line'
import { VerdictStrip } from '../verdict/strip'
import { useVerdict } from '../verdict/use-verdict'
import { GroupSettings } from './group-settings'
import styles from './workbench.module.css'

/** Packet, verdict, gate and rules in the middle of a text: the same parts as on the tool's page. */
export function Simulator({ history }: { readonly history: History<Draft> }) {
  const text = useMessages('rules')
  const { value: draft, change } = history
  const assembly = useAssembly(draft)
  const { packet, problem, judged, standings } = useVerdict(assembly, draft)
  const link = useLink(draft)
  const { ruleSet } = assembly
  const name = ruleSet.groups.map((group) => group.name || group.id).join(text.listSeparator)
  const stages = useMemo(
    (): readonly [Stage] | null =>
      judged && packet ? [{ name, decision: judged.decision, packet, ruleSet, unread: judged.standIns }] : null,
    [judged, packet, name, ruleSet],
  )
  return (
    <div className={styles.simulator}>
      <PacketLine
        groups={draft.groups}
        packet={draft.packet}
        problem={problem}
        port25Unblocked={draft.port25Unblocked}
        onChange={(next) => change((now) => ({ ...now, packet: next }), 'packet')}
        onUnblock={(port25Unblocked) => change((now) => ({ ...now, port25Unblocked }))}
      />
      <div className={styles.verdict}>
        <VerdictStrip judged={judged} packet={packet} ruleSet={ruleSet} lost={draft.doubts.unread} />
      </div>
      {stages ? <Gate stages={stages} /> : null}
      <RuleTable
        plain
        assembly={assembly}
        groups={draft.groups}
        standings={standings}
        onEdit={(edit, run) => change((now) => ({ ...now, groups: edit(now.groups) }), run)}
      />
      <GroupSettings
        groups={draft.groups}
        whole={false}
        onChange={(edit) => change((now) => ({ ...now, groups: edit(now) }))}
      />
      <div className="tools no-print">
        <UndoButtons history={history} />
        {link ? <CopyButton text={link} label={text.copyLink} /> : null}
        {link ? (
          <a className="button" href={link}>
            {text.openTool}
          </a>
        ) : null}
      </div>
    </div>
  )
}

/** The link that opens the tool's page with this state; empty until it is known, and where no link can hold it. */
function useLink(draft: Draft): string {
  const { locale } = useLocale()
  const [link, setLink] = useState('')
  useEffect(() => {
    let current = true
    const timer = setTimeout(async () => {
      const text = await encodeDraft(draft)
      if (!current) return
      setLink(text.length > longestLink ? '' : `${window.location.origin}/${locale}/tools/rules/#state=${text}`)
    }, 200)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [draft, locale])
  return link
}
