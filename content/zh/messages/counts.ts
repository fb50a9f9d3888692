import type { Messages } from '../../ja/messages'

export const counts: Messages['counts'] = {
  answers: { other: '{count} 条' },
  allAnswers: { other: '{count} 个回答' },
  allLessons: { other: '{count} 节课' },
}
