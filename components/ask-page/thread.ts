import { questionPart } from '@/components/ask'
import type { ChipKey } from '@/lib/ask'

/** A question of the conversation, how many of its candidates the reader has turned down, and what was taken away of it. */
export interface Turn {
  readonly question: string
  readonly passed: number
  readonly without: readonly ChipKey[]
}

/** A link is hostile until it has been read: bounds for what it may hold. */
const mostTurns = 20
const longestQuestion = 1000
const mostPassed = 9
const mostWithout = 20
const longestChip = 120

/**
 * The conversation of a link's fragment: `#q=port 8080 timeout&not=port:8080&pass=1&q=and for UDP?`. What does not fit is left out,
 * and of a long conversation the last turns are kept.
 */
export function threadOf(fragment: string): Turn[] {
  const turns: { question: string; passed: number; without: ChipKey[] }[] = []
  for (const [name, value] of new URLSearchParams(fragment.replace(/^#/, '').slice(0, 100_000))) {
    const last = turns.at(-1)
    if (name === 'q' && value.trim() !== '') {
      turns.push({ question: value.trim().slice(0, longestQuestion), passed: 0, without: [] })
    } else if (name === 'pass' && last && /^[0-9]$/.test(value)) last.passed = Math.min(Number(value), mostPassed)
    else if (name === 'not' && last && /^[a-z]{1,20}:/.test(value) && last.without.length < mostWithout) {
      last.without.push(value.slice(0, longestChip))
    }
  }
  return turns.slice(-mostTurns)
}

/** The fragment that opens a conversation; empty for none. */
export function fragmentOf(turns: readonly Turn[]): string {
  const parts = turns.flatMap(({ question, passed, without }) => [
    questionPart(question),
    ...without.map((key) => `not=${encodeURIComponent(key.replace(/\p{Cs}/gu, '\ufffd'))}`),
    ...(passed > 0 ? [`pass=${String(Math.min(passed, mostPassed))}`] : []),
  ])
  return parts.length > 0 ? `#${parts.join('&')}` : ''
}
