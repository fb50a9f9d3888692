import { createContext, type ReactNode, useContext } from 'react'
import type { Exercise } from '@/lib/lesson'

/** The lesson after this one; null after the last. */
type NextLesson = { readonly slug: string; readonly title: string } | null

interface Lesson {
  readonly exercises: readonly Exercise[]
  readonly next: NextLesson
}

const LessonContext = createContext<Lesson>({ exercises: [], next: null })

interface Props extends Lesson {
  readonly children: ReactNode
}

/** The exercises of the lesson that a page shows, and where it leads on to. */
export function LessonProvider({ exercises, next, children }: Props) {
  return <LessonContext value={{ exercises, next }}>{children}</LessonContext>
}

/** The exercise that the document names; the page's getStaticProps has collected it. */
export function useExercise(id: string): Exercise {
  const found = useContext(LessonContext).exercises.find((exercise) => exercise.id === id)
  if (!found) throw new Error(`This lesson has no exercise "${id}"`)
  return found
}

type After =
  | { readonly kind: 'exercise'; readonly id: string }
  | { readonly kind: 'page'; readonly to: string; readonly title: string | null }

/** What comes after an exercise: the next of its lesson, the next lesson, or the end of the course. */
export function useAfter(id: string): After {
  const { exercises, next } = useContext(LessonContext)
  const following = exercises[exercises.findIndex((exercise) => exercise.id === id) + 1]
  if (following) return { kind: 'exercise', id: following.id }
  if (next) return { kind: 'page', to: `/learn/${next.slug}/`, title: next.title }
  return { kind: 'page', to: '/learn/finish/', title: null }
}
