import { useEffect, useState } from 'react'
import { CopyButton } from '@/components/copy'
import { longestLink } from '@/components/fragment'
import { type History, UndoButtons } from '@/components/history'
import { useLocale, useMessages } from '@/components/messages'
import type { Assembly } from '../draft/assembly'
import type { RulesDraft } from '../draft/model'
import { encodeDraft } from '../draft/to-share'
import type { Standing } from '../editor/rule-row'
import { RuleTable } from '../editor/rule-table'
import { GroupSettings } from './group-settings'
import styles from './workbench.module.css'

export interface BenchRulesProps {
  readonly history: History<RulesDraft>
  readonly assembly: Assembly
  readonly standings: ReadonlyMap<number, Standing>
  /** Whether they are seen. */
  readonly open: boolean
}

/** The rules of a simulator in a text and what holds for their groups, to be changed; what can be done with the whole. */
export function BenchRules({ history, assembly, standings, open }: BenchRulesProps) {
  const text = useMessages('rules')
  const { value: draft, change } = history
  const link = useLink(draft, open)
  return (
    <>
      <div className={styles.benchRules}>
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
      </div>
      <div className="tools no-print">
        <UndoButtons history={history} />
        {link ? <CopyButton text={link} label={text.copyLink} /> : null}
        {link ? (
          <a className="button" href={link}>
            {text.openTool}
          </a>
        ) : null}
      </div>
    </>
  )
}

/** The link that opens the tool's page with this state; empty until it is asked for and known, and where no link can hold it. */
function useLink(draft: RulesDraft, asked: boolean): string {
  const { locale } = useLocale()
  const [link, setLink] = useState('')
  useEffect(() => {
    if (!asked) return
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
  }, [draft, locale, asked])
  return link
}
