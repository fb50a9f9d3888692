/** What a browser remembers of the course. */
export interface Progress {
  /** Exercises that were touched, by id. */
  readonly exercises: Readonly<Record<string, ExerciseProgress>>
  /** Slug of the lesson that was open last; null: none yet. */
  readonly last: string | null
}

export interface ExerciseProgress {
  readonly solved: boolean
  /** Solved without help, and with the fewest rules or blocks where these are counted. */
  readonly star: boolean
  /** A hint or the solution was opened since the exercise was begun; absent: none was. */
  readonly helped?: true
  /** What the reader had written, as the exercise's editor keeps it; null: the start state. */
  readonly draft: string | null
}

/** Why a text is no progress of ours. */
export type ProgressProblem = 'too-long' | 'no-json' | 'version' | 'shape'

export const noProgress: Progress = { exercises: {}, last: null }

const version = 1
const longest = 1_000_000
const most = 500
const name = /^[a-z][a-z0-9-]{0,63}$/

/** Progress as text: what is stored and what is exported. */
export function writeProgress({ exercises, last }: Progress): string {
  return JSON.stringify({ sekisho: 'learn', version, last, exercises })
}

/**
 * Reads what `writeProgress` wrote. The text may come from anywhere: another site on the same address, an older version,
 * a file that was edited. It is taken whole or not at all.
 */
export function readProgress(
  text: string,
): { readonly ok: true; readonly progress: Progress } | { readonly ok: false; readonly problem: ProgressProblem } {
  const fail = (problem: ProgressProblem) => ({ ok: false as const, problem })
  if (text.length > longest) return fail('too-long')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return fail('no-json')
  }
  if (!isFields(value) || value.sekisho !== 'learn') return fail('shape')
  if (value.version !== version) return fail('version')
  const { last, exercises } = value
  if (last !== null && !isName(last)) return fail('shape')
  if (!isFields(exercises)) return fail('shape')
  const entries = Object.entries(exercises)
  if (entries.length > most) return fail('shape')
  const read: [string, ExerciseProgress][] = []
  for (const [id, entry] of entries) {
    if (!isName(id) || !isExercise(entry)) return fail('shape')
    const helped = entry.helped === true ? { helped: true as const } : {}
    read.push([id, { solved: entry.solved, star: entry.star, draft: entry.draft, ...helped }])
  }
  return { ok: true, progress: { last, exercises: Object.fromEntries(read) } }
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && name.test(value)
}

function isExercise(value: unknown): value is Omit<ExerciseProgress, 'helped'> & { readonly helped?: unknown } {
  return (
    isFields(value) &&
    typeof value.solved === 'boolean' &&
    typeof value.star === 'boolean' &&
    (value.draft === null || typeof value.draft === 'string')
  )
}

const untouched: ExerciseProgress = { solved: false, star: false, draft: null }

function change(progress: Progress, id: string, part: Partial<ExerciseProgress>): Progress {
  const before = progress.exercises[id] ?? untouched
  return { ...progress, exercises: { ...progress.exercises, [id]: { ...before, ...part } } }
}

/**
 * The exercise is solved. A star is earned without help only, and is kept once it was.
 *
 * @param fewest false: it can be done with fewer rules or blocks
 */
export function withSolved(progress: Progress, id: string, fewest: boolean): Progress {
  const before = progress.exercises[id]
  return change(progress, id, { solved: true, star: (before?.star ?? false) || (fewest && !before?.helped) })
}

/** A hint or the solution was opened, or the exercise is begun anew as if none had been. */
export function withHelp(progress: Progress, id: string, helped: boolean): Progress {
  if (helped === (progress.exercises[id]?.helped ?? false)) return progress
  const { helped: _, ...rest } = progress.exercises[id] ?? untouched
  return { ...progress, exercises: { ...progress.exercises, [id]: helped ? { ...rest, helped } : rest } }
}

/** What the reader has written so far. */
export function withDraft(progress: Progress, id: string, draft: string | null): Progress {
  return change(progress, id, { draft })
}

/** The reader is in this lesson. */
export function withLast(progress: Progress, last: string): Progress {
  return { ...progress, last }
}

export interface Tally {
  readonly solved: number
  readonly stars: number
  readonly of: number
}

/** How far the reader is with these exercises. */
export function tally({ exercises }: Progress, ids: readonly string[]): Tally {
  const found = ids.map((id) => exercises[id])
  return {
    solved: found.filter((entry) => entry?.solved).length,
    stars: found.filter((entry) => entry?.star).length,
    of: ids.length,
  }
}

/** Where a reader goes on: a lesson, and the exercise of it that is not solved yet. */
export interface Next {
  readonly lesson: string
  readonly exercise: string
}

/**
 * Where the reader goes on: the first exercise that is not solved, from the lesson that was open last to the end of the
 * course, then from its beginning. Null when all are solved.
 *
 * @param course the lessons in reading order, each with the ids of its exercises
 */
export function nextOf(
  { exercises, last }: Progress,
  course: readonly { readonly slug: string; readonly exercises: readonly string[] }[],
): Next | null {
  const begin = Math.max(
    0,
    course.findIndex(({ slug }) => slug === last),
  )
  for (const { slug, exercises: ids } of [...course.slice(begin), ...course.slice(0, begin)]) {
    const open = ids.find((id) => !exercises[id]?.solved)
    if (open !== undefined) return { lesson: slug, exercise: open }
  }
  return null
}
