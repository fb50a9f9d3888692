/** A lesson as the course's own pages list it. */
export interface CourseLesson {
  readonly slug: string
  readonly title: string
  readonly lead: string
  readonly minutes: number
  readonly exercises: readonly { readonly id: string; readonly title: string }[]
}
