import type { Plural } from '../../plural'

/** Numbers of things, in the forms that a language has for them. */
export const counts: Readonly<Record<'answers' | 'allAnswers' | 'allLessons', Plural>> = {
  answers: { other: '{count} 件' },
  allAnswers: { other: '{count} の回答' },
  allLessons: { other: '{count} のレッスン' },
}
