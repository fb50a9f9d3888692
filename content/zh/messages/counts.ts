import type { Written } from './written'

export const counts: Written['counts'] = {
  answers: { other: '{count} 条' },
  allAnswers: { other: '{count} 个回答' },
  allLessons: { other: '{count} 节课' },
}
