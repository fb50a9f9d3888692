import { useMemo, useState } from 'react'
import { useFragment } from '@/components/fragment'
import type { History } from '@/components/history'
import { useStateInAddress } from '@/components/state'
import { rulesForm } from '../draft/form'
import type { RulesDraft } from '../draft/model'

export const views = [
  'rules',
  'findings',
  'exposure',
  'review',
  'groups',
  'map',
  'search',
  'changes',
  'limits',
  'export',
] as const
export type View = (typeof views)[number]

/**
 * The page's state in its address: the draft and the open view are read from the fragment, and written to it.
 *
 * @param ready false while what was opened is not laid out yet
 */
export function usePageState(history: History<RulesDraft>, ready: boolean) {
  const [view, setView] = useState<View>('rules')
  const beside = useMemo(() => ({ view: view === 'rules' ? null : view }), [view])
  useFragment(['view', 'kept', ...rulesForm.names], ({ fields }) =>
    setView(views.find((name) => name === fields.get('view')) ?? 'rules'),
  )
  const inAddress = useStateInAddress(rulesForm, history, { beside, ready })
  return { view, setView, inAddress }
}
