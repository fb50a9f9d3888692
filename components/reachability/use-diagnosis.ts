import { useEffect, useMemo, useState } from 'react'
import { useLoadedMessages } from '@/components/messages'
import { renew } from '@/components/offline'
import { type OngoingWork, useWork } from '@/components/worker'
import { mendingLoaders } from '@/content/mending.generated'
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
import type { Remarks } from './sentences'

const start = () => new Worker(new URL('./diagnose.worker.ts', import.meta.url), { type: 'module' })

/** The connecting side is mostly the machine that this page is open on. */
function useClientSystem(): 'linux' | 'windows' {
  const [system, setSystem] = useState<'linux' | 'windows'>('linux')
  useEffect(() => setSystem(/Windows/.test(navigator.userAgent) ? 'windows' : 'linux'), [])
  return system
}

/** A diagnosis with what it says. */
export interface WordedDiagnosis {
  readonly diagnosis: Diagnosis
  readonly remarks: Remarks
}

interface OngoingDiagnosis extends WordedDiagnosis {
  /** Nothing is known yet. */
  readonly unanswered: boolean
  readonly work: OngoingWork<Diagnosis>
}

/**
 * Diagnoses off the main thread, a moment after the last change.
 *
 * @param sound false when the target cannot be read; the last diagnosis stays
 * @param untouched what holds before anything is asked; all else that a diagnosis can say comes once something is
 */
export function useDiagnosis(draft: ReachDraft, sound: boolean, untouched: WordedDiagnosis): OngoingDiagnosis {
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
  const { messages, failure, retry } = useLoadedMessages(mendingLoaders, !isUntouched)
  useEffect(() => {
    // Of a build that is no longer there: asking again would not help.
    if (failure) renew()
  }, [failure])
  // What cannot be put into words yet is still awaited.
  const found = isUntouched || !messages ? null : work.answer
  return {
    diagnosis: found ?? untouched.diagnosis,
    remarks: messages ?? untouched.remarks,
    unanswered: (work.answer === null || !messages) && work.halted === null && !failure,
    work: failure
      ? {
          ...work,
          halted: 'lost',
          again: () => {
            retry()
            work.again()
          },
        }
      : work,
  }
}
