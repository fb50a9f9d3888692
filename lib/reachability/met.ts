import { outcomeOf } from './data/phrases'
import { type Symptom, symptoms } from './model/codes'
import type { Attempt, AttemptOutcome } from './model/evidence'

/** The symptom that a text names: one of `symptoms`, an error text of a program or a browser, a status; null: none. */
export function symptomOf(text: string): Symptom | null {
  const named = symptoms.find((symptom) => symptom === text.trim())
  if (named) return named
  const status = /\b(?:HTTP\S{0,9}\s{1,9}|status\s{1,9})?(403|50[0234])\b/i.exec(text.slice(0, 1000))?.[1]
  if (status) return status === '403' ? 'forbidden' : 'server-error'
  const byOutcome: Partial<Record<AttemptOutcome, Symptom>> = { 'network-unreachable': 'no-route' }
  const outcome = outcomeOf(text.slice(0, 1000))
  if (outcome === null) return null
  return byOutcome[outcome] ?? symptoms.find((symptom) => symptom === outcome) ?? null
}

/** The symptom that a try shows; null where it shows none, or none that readers choose. */
export function symptomOfAttempt({ outcome, status }: Attempt): Symptom | null {
  if (outcome === 'error-answer') return status === 403 ? 'forbidden' : 'server-error'
  if (outcome === 'network-unreachable') return 'no-route'
  return symptoms.find((symptom) => symptom === outcome) ?? null
}
