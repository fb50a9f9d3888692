import { useMemo, useState } from 'react'
import { useFragment } from '@/components/fragment'
import type { History } from '@/components/history'
import { useStateInAddress } from '@/components/state'
import type { Draft } from '../draft/model'
import { form } from '../draft/shared-state'

export const views = ['rules', 'findings', 'exposure', 'map', 'search', 'changes', 'limits', 'export'] as const
export type View = (typeof views)[number]

/** The page's state in its address: the draft and the open view are read from the fragment, and written to it. */
export function usePageState(history: History<Draft>) {
  const [view, setView] = useState<View>('rules')
  const beside = useMemo(() => ({ view: view === 'rules' ? null : view }), [view])
  useFragment(['view', 'kept', ...form.names], ({ fields }) =>
    setView(views.find((name) => name === fields.get('view')) ?? 'rules'),
  )
  const inAddress = useStateInAddress(form, history, { beside })
  return { view, setView, inAddress }
}
