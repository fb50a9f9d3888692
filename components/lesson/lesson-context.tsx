import { createContext, type ReactNode, useContext } from 'react'
import type { Exercise, GoalPacket } from '@/lib/lesson'

/** An exercise with the heading above it, and the packets that show what it asks for, where it is about packets. */
export interface Posed {
  readonly id: string
  readonly title: string
  readonly exercise: Exercise
  readonly goal: readonly GoalPacket[]
}

interface Lesson {
  readonly exercises: readonly Posed[]
  /** The lesson after this one; null after the last. */
  readonly next: { readonly slug: string; readonly title: string } | null
}

const LessonContext = createContext<Lesson>({ exercises: [], next: null })

interface Props extends Lesson {
  readonly children: ReactNode
}

/** The exercises of the lesson that a page shows, and where it leads on to. */
export function LessonProvider({ exercises, next, children }: Props) {
  return <LessonContext value={{ exercises, next }}>{children}</LessonContext>
}

/** The lesson that the page shows. */
export function useLesson(): Lesson {
  return useContext(LessonContext)
}

/** The exercise that the document names; the page's getStaticProps has collected it. */
export function usePosed(id: string): Posed {
  const found = useContext(LessonContext).exercises.find((posed) => posed.id === id)
  if (!found) throw new Error(`This lesson has no exercise "${id}"`)
  return found
}

/** The screen after an exercise: the next exercise, or the end of the lesson. */
export function useAfter(id: string): { readonly id: string; readonly last: boolean } {
  const { exercises } = useContext(LessonContext)
  const following = exercises[exercises.findIndex((exercise) => exercise.id === id) + 1]
  return following ? { id: following.id, last: false } : { id: 'recap', last: true }
}
