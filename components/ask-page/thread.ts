import { questionPart } from '@/components/ask'

/** A question of the conversation, and how many of its candidates the reader has turned down. */
export interface Turn {
  readonly question: string
  readonly passed: number
}

/** A link is hostile until it has been read: bounds for what it may hold. */
const mostTurns = 20
const longestQuestion = 1000
const mostPassed = 9

/**
 * The conversation of a link's fragment: `#q=port 8080 timeout&pass=1&q=and for UDP?`. What does not fit is left out,
 * and of a long conversation the last turns are kept.
 */
export function threadOf(fragment: string): Turn[] {
  const turns: { question: string; passed: number }[] = []
  for (const [name, value] of new URLSearchParams(fragment.replace(/^#/, '').slice(0, 100_000))) {
    const last = turns.at(-1)
    if (name === 'q' && value.trim() !== '') {
      turns.push({ question: value.trim().slice(0, longestQuestion), passed: 0 })
    } else if (name === 'pass' && last && /^[0-9]$/.test(value)) last.passed = Math.min(Number(value), mostPassed)
  }
  return turns.slice(-mostTurns)
}

/** The fragment that opens a conversation; empty for none. */
export function fragmentOf(turns: readonly Turn[]): string {
  const parts = turns.flatMap(({ question, passed }) => [
    questionPart(question),
    ...(passed > 0 ? [`pass=${String(Math.min(passed, mostPassed))}`] : []),
  ])
  return parts.length > 0 ? `#${parts.join('&')}` : ''
}
