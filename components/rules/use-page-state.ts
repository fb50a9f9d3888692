import { useEffect, useState } from 'react'
import type { History } from '@/components/history'
import type { Draft } from './draft'
import { withSource } from './example'
import { decodeDraft } from './shared-state'
import { useLink } from './use-link'

export const views = ['rules', 'findings', 'exposure', 'map', 'search', 'changes', 'limits', 'export'] as const
export type View = (typeof views)[number]

/** The page's state in its address: the draft and the open view are read from the fragment, and written to it. */
export function usePageState(history: History<Draft>) {
  const [view, setView] = useState<View>('rules')
  const [broken, setBroken] = useState(false)
  const { start, canUndo } = history
  const draftLink = useLink(history.value)
  const link = draftLink && view !== 'rules' ? `${draftLink}&view=${view}` : draftLink

  useEffect(() => {
    async function open() {
      const fields = new URLSearchParams(window.location.hash.slice(1))
      const state = fields.get('state')
      const source = fields.get('source')
      setView(views.find((name) => name === fields.get('view')) ?? 'rules')
      if (source !== null) start(withSource(source.slice(0, 100)))
      if (state === null) return
      const draft = await decodeDraft(state)
      setBroken(draft === null)
      if (draft) start(draft)
    }
    void open()
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [start])

  useEffect(() => {
    if (canUndo && link) window.history.replaceState(window.history.state, '', link)
  }, [canUndo, link])

  return { view, setView, link, broken }
}
