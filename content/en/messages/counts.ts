import type { Messages } from '../../ja/messages'

export const counts: Messages['counts'] = {
  allAnswers: { one: '{count} answer', other: '{count} answers' },
  allLessons: { one: '{count} lesson', other: '{count} lessons' },
  answers: { one: '{count} answer', other: '{count} answers' },
}
