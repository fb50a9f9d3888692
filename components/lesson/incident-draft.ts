import { type IncidentAnswer, type IncidentExercise, suspectsOf } from '@/lib/lesson'

/** An answer as a draft stores it; null when the text is none: drafts come from storage or a file. */
export function decodeIncident(text: string | null, exercise: IncidentExercise): IncidentAnswer | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('asked' in value) || !('named' in value)) return null
    const { asked, named } = value
    if (!Array.isArray(asked) || !Array.isArray(named)) return null
    return {
      asked: exercise.evidence.flatMap(({ what }) => (asked.includes(what) ? [what] : [])),
      named: suspectsOf(exercise).filter((name) => named.includes(name)),
    }
  } catch {
    return null
  }
}
