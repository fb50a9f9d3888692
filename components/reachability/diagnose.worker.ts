import { diagnose, parseTarget } from '@/lib/reachability'
import type { Answer, Task } from './draft'

self.addEventListener('message', ({ data }: MessageEvent<Task>) => {
  const target = parseTarget(data.fields)
  if (!target.ok) return
  const { id, evidence, symptom, system } = data
  const diagnosis = diagnose({ target: target.target, evidence, system, ...(symptom ? { symptom } : {}) })
  self.postMessage({ id, diagnosis } satisfies Answer)
})
