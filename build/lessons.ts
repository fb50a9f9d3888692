import { z } from 'zod'
import { exercises } from '@/content/exercises'
import type { MessageSection } from '@/content/ja/messages'
import { type LessonSlug, lessonSlugs, quizSlugs } from '@/content/lessons'
import { type Exercise, type ExerciseKind, packetsOfExercise } from '@/lib/lesson'
import { exerciseSchema } from '@/lib/lesson/schema'
import { readDocument } from './document'
import { headingOf } from './heading'
import type { Locale } from './locales'

const frontmatter = z.strictObject({
  /** What the lesson is about, in a few words. */
  title: z.string().min(2),
  /** One or two sentences: what the reader can do afterwards. */
  lead: z.string().min(20),
  /** How long it takes, in minutes. */
  minutes: z.number().int().min(5).max(10),
})

export interface Lesson extends z.infer<typeof frontmatter> {
  readonly slug: LessonSlug
  /** MDX below the frontmatter. */
  readonly body: string
  readonly exercises: readonly Exercise[]
}

/**
 * One lesson of one locale with its exercises, which all locales share.
 * Throws an error that names the file and every field that does not fit, with what was expected.
 */
export function readLesson(locale: Locale, slug: LessonSlug): Lesson {
  return { slug, ...readDocument(locale, 'learn', slug, frontmatter), exercises: readExercises(slug) }
}

/** Every lesson of one locale, in reading order. */
export function readLessons(locale: Locale): Lesson[] {
  return lessonSlugs.map((slug) => readLesson(locale, slug))
}

/** Titles of a lesson's exercises, by id: the headings above them. */
export function titlesOf({ body }: Lesson): ReadonlyMap<string, string> {
  const headings = body.split('\n').flatMap((line) => headingOf(line, 3) ?? [])
  return new Map(headings.map(({ id, title }) => [id, title]))
}

/** Every lesson with the titles of its exercises, for the course's own pages. */
export function courseOf(locale: Locale) {
  return readLessons(locale).map((lesson) => {
    const titles = titlesOf(lesson)
    return {
      slug: lesson.slug,
      title: lesson.title,
      lead: lesson.lead,
      minutes: lesson.minutes,
      gate: quizSlugs.includes(lesson.slug),
      exercises: lesson.exercises.map(({ id }) => ({ id, title: titles.get(id) ?? id })),
    }
  })
}

/** The exercises of a lesson. Throws an error that names the file, the exercise and every field that does not fit. */
export function readExercises(slug: LessonSlug): Exercise[] {
  const checked = z.array(exerciseSchema).safeParse(exercises[slug])
  if (!checked.success) throw new Error(`content/exercises/${slug}.ts does not fit\n${z.prettifyError(checked.error)}`)
  return checked.data
}

/** Exercises of one locale as a lesson's page poses them: under which title, and with which packets as its goal. */
export function posedOf(lesson: Lesson) {
  const titles = titlesOf(lesson)
  return lesson.exercises.map((exercise) => ({
    id: exercise.id,
    title: titles.get(exercise.id) ?? exercise.id,
    exercise,
    goal: packetsOfExercise(exercise),
  }))
}

/** What tells a text that should be JSON. */
const jsonSections: readonly MessageSection[] = ['jsonCharacters', 'jsonExpected', 'jsonProblems']

const sectionsByKind: Readonly<Record<ExerciseKind, readonly MessageSection[]>> = {
  packet: ['rules', 'gate', 'problems'],
  rules: ['rules', 'gate', 'warnings', 'problems'],
  addresses: ['rules', 'gate', 'problems'],
  policy: [...jsonSections, 'policy', 'policyEffects', 'policyExpected', 'policyProblems'],
  acl: ['lessonTasks', 'rules', 'gate', 'warnings', 'problems'],
  steps: ['lessonTasks', 'rules', 'gate'],
  code: ['lessonTasks', 'rules', 'gate', 'warnings'],
  quiz: ['lessonTasks', 'rules', 'gate', 'reachLayers'],
  incident: ['reachability', 'reachLayers', 'reachReasons'],
}

/** The message sections that a lesson's exercises show. */
export function sectionsOfExercises(list: readonly Exercise[]): MessageSection[] {
  return ['lesson', 'course', ...list.flatMap(({ kind }) => sectionsByKind[kind])]
}
