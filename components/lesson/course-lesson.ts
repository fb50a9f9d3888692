/** A lesson as the course's own pages list it. */
export interface CourseLesson {
  readonly slug: string
  readonly title: string
  readonly lead: string
  readonly minutes: number
  /** It ends a part of the course: all that was learnt in it is asked for. */
  readonly gate: boolean
  readonly exercises: readonly { readonly id: string; readonly title: string }[]
}

/** The parts of the course: each ends with a gate; the last with the course. */
export function partsOf(lessons: readonly CourseLesson[]): readonly (readonly CourseLesson[])[] {
  const parts: CourseLesson[][] = [[]]
  for (const [index, lesson] of lessons.entries()) {
    parts.at(-1)?.push(lesson)
    if (lesson.gate && index + 1 < lessons.length) parts.push([])
  }
  return parts
}
