import { serveWork } from '@/components/worker'
import { type Diagnosis, diagnose, parseTarget } from '@/lib/reachability'
import type { DiagnosisTask } from './draft'

serveWork<DiagnosisTask, Diagnosis>(({ fields, evidence, assumed, undirected, symptom, system }) => {
  const target = parseTarget(fields)
  if (!target.ok) throw new Error(target.problem.code)
  return diagnose({ target: target.target, evidence, assumed, undirected, system, ...(symptom ? { symptom } : {}) })
})
