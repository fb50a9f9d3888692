import type { LessonSlug } from '../lessons'
import { aRule } from './a-rule'
import { checkpoint } from './checkpoint'
import type { ExerciseData } from './data'
import { priority } from './priority'

/** The exercises of each lesson, in order, shared by all locales. What they ask for is told in the lessons' MDX. */
export const exercises: Readonly<Record<LessonSlug, readonly ExerciseData[]>> = {
  checkpoint,
  'a-rule': aRule,
  priority,
}
