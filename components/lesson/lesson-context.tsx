import { createContext, type ReactNode, useContext } from 'react'
import type { Exercise } from '@/lib/lesson'

const LessonContext = createContext<readonly Exercise[]>([])

/** The exercises of the lesson that a page shows. */
export function LessonProvider({
  exercises,
  children,
}: {
  readonly exercises: readonly Exercise[]
  readonly children: ReactNode
}) {
  return <LessonContext value={exercises}>{children}</LessonContext>
}

/** The exercise that the document names; the page's getStaticProps has collected it. */
export function useExercise(id: string): Exercise {
  const found = useContext(LessonContext).find((exercise) => exercise.id === id)
  if (!found) throw new Error(`This lesson has no exercise "${id}"`)
  return found
}
