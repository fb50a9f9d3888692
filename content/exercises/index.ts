import type { LessonSlug } from '../lessons'
import { aRule } from './a-rule'
import { asCode } from './as-code'
import { capstone } from './capstone'
import { checkpoint } from './checkpoint'
import { cidrInBits } from './cidr-in-bits'
import type { ExerciseData } from './data'
import { incident } from './incident'
import { inside } from './inside'
import { ipv6 } from './ipv6'
import { lists } from './lists'
import { priority } from './priority'
import { quizOne, quizThree, quizTwo } from './quizzes'
import { rangeToBlocks } from './range-to-blocks'
import { returnTraffic } from './return-traffic'
import { tidyUp } from './tidy-up'
import { whoMayChange } from './who-may-change'
import { withoutAGap } from './without-a-gap'

/** The exercises of each lesson, in order, shared by all locales. What they ask for is told in the lessons' MDX. */
export const exercises: Readonly<Record<LessonSlug, readonly ExerciseData[]>> = {
  checkpoint,
  'a-rule': aRule,
  priority,
  'return-traffic': returnTraffic,
  ipv6,
  lists,
  'without-a-gap': withoutAGap,
  'as-code': asCode,
  'quiz-one': quizOne,
  'quiz-two': quizTwo,
  'quiz-three': quizThree,
  capstone,
  'cidr-in-bits': cidrInBits,
  'range-to-blocks': rangeToBlocks,
  inside,
  incident,
  'tidy-up': tidyUp,
  'who-may-change': whoMayChange,
}
