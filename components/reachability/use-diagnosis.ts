import { useEffect, useMemo, useState } from 'react'
import { type OngoingWork, useWork } from '@/components/worker'
import type { Diagnosis } from '@/lib/reachability'
import {
  type DiagnosisTask,
  initialDraft,
  isPortAssumed,
  isUndirected,
  mostEvidence,
  piecesOf,
  type ReachDraft,
  targetFields,
} from './draft'

const start = () => new Worker(new URL('./diagnose.worker.ts', import.meta.url), { type: 'module' })

/** The connecting side is mostly the machine that this page is open on. */
function useClientSystem(): 'linux' | 'windows' {
  const [system, setSystem] = useState<'linux' | 'windows'>('linux')
  useEffect(() => setSystem(/Windows/.test(navigator.userAgent) ? 'windows' : 'linux'), [])
  return system
}

/**
 * Diagnoses off the main thread, a moment after the last change.
 *
 * @param sound false when the target cannot be read; the last diagnosis stays
 * @param untouched what holds before anything is asked
 */
export function useDiagnosis(
  draft: ReachDraft,
  sound: boolean,
  untouched: Diagnosis,
): { readonly diagnosis: Diagnosis; readonly work: OngoingWork<Diagnosis> } {
  const client = useClientSystem()
  const pieces = useMemo(() => piecesOf(draft).map(({ text }) => text), [draft])
  const size = pieces.reduce((sum, text) => sum + text.length, 0)
  // Nothing has been said yet: what holds then is known, and the worker need not come for it.
  const isUntouched = draft === initialDraft && client === 'linux'
  const task = useMemo<DiagnosisTask | null>(
    () =>
      sound && !isUntouched && size <= mostEvidence
        ? {
            fields: targetFields(draft),
            evidence: pieces,
            assumed: isPortAssumed(draft),
            undirected: isUndirected(draft),
            symptom: draft.symptom,
            system: { instance: draft.system, client },
          }
        : null,
    [draft, sound, isUntouched, size, pieces, client],
  )
  const work = useWork<DiagnosisTask, Diagnosis>(start, task, { settle: size > 200_000 ? 300 : 80 })
  return { diagnosis: isUntouched ? untouched : (work.answer ?? untouched), work }
}
