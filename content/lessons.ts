/** Slugs of the lessons, in reading order. The slug is the file name in content/<locale>/learn/ and content/exercises/. */
export const lessonSlugs = [
  'checkpoint',
  'a-rule',
  'priority',
  'cidr-in-bits',
  'range-to-blocks',
  'inside',
  'incident',
  'tidy-up',
  'who-may-change',
] as const

export type LessonSlug = (typeof lessonSlugs)[number]
