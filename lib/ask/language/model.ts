/** A language that questions are understood in. */
export type Language = 'ja' | 'en' | 'zh'

/** What a reader wants, told by the first of these that the question speaks of. */
export const intents = [
  'isolate',
  'permission',
  'penalty',
  'blocked',
  'convert',
  'raise',
  'priority',
  'limit',
  'count',
  'unreachable',
  'default',
  'choose',
  'when',
  'view',
  'what',
] as const

export type Intent = (typeof intents)[number]
