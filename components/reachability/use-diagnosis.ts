import { useEffect, useRef, useState } from 'react'
import type { Diagnosis, System } from '@/lib/reachability'
import { type Answer, type Draft, mostEvidence, piecesOf, type Task, targetFields } from './draft'

export type Work = 'done' | 'working' | 'failed'

/** The connecting side is mostly the machine that this page is open on. */
function clientSystem(): System {
  return /Windows/.test(navigator.userAgent) ? 'windows' : 'linux'
}

/**
 * Diagnoses off the main thread, a moment after the last change. A change while the worker is busy ends that work.
 * `sound` false: the target cannot be read; the last diagnosis stays.
 */
export function useDiagnosis(draft: Draft, sound: boolean, start: Diagnosis): { diagnosis: Diagnosis; work: Work } {
  const [diagnosis, setDiagnosis] = useState(start)
  const [work, setWork] = useState<Work>('done')
  const worker = useRef<Worker | null>(null)
  const asked = useRef(0)
  const answered = useRef(0)
  useEffect(
    () => () => {
      worker.current?.terminate()
      worker.current = null
    },
    [],
  )
  useEffect(() => {
    const evidence = piecesOf(draft).map(({ text }) => text)
    const size = evidence.reduce((sum, text) => sum + text.length, 0)
    if (!sound || size > mostEvidence) return
    const ask = () => {
      if (asked.current > answered.current) {
        worker.current?.terminate()
        worker.current = null
      }
      if (!worker.current) {
        const next = new Worker(new URL('./diagnose.worker.ts', import.meta.url), { type: 'module' })
        next.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
          if (data.id !== asked.current) return
          answered.current = data.id
          setDiagnosis(data.diagnosis)
          setWork('done')
        })
        next.addEventListener('error', () => setWork('failed'))
        worker.current = next
      }
      asked.current += 1
      setWork('working')
      worker.current.postMessage({
        id: asked.current,
        fields: targetFields(draft),
        evidence,
        symptom: draft.symptom,
        system: { instance: draft.system, client: clientSystem() },
      } satisfies Task)
    }
    const timer = setTimeout(ask, size > 200_000 ? 300 : 80)
    return () => clearTimeout(timer)
  }, [draft, sound])
  return { diagnosis, work }
}
