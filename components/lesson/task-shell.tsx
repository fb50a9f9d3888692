import type { ReactNode } from 'react'
import type { History } from '@/components/history'
import { useMessages } from '@/components/messages'
import { Foot } from './foot'
import { Feedback, GoalLine, Sight, type Tone, type Want } from './sight'

interface Props<T> {
  readonly history: History<T>
  readonly start: T
  readonly tone: Tone
  readonly wants: readonly Want[]
  /** What is wanted beside what is, as a picture; absent where a picture carries nothing. */
  readonly picture?: ReactNode
  /** What the judge says of what is written. */
  readonly words: ReactNode
  readonly children: ReactNode
}

/** The goal and the verdict over an editor, judged at each change, with the tools below. */
export function TaskShell<T>({ history, start, tone, wants, picture, words, children }: Props<T>) {
  return (
    <>
      <Sight>
        <GoalLine wants={wants} />
        {picture}
        <Feedback tone={tone}>{words}</Feedback>
      </Sight>
      <div>{children}</div>
      <Foot history={history} start={start} />
    </>
  )
}

/** A solved exercise, in a sentence. */
export function Passed({ children }: { readonly children: ReactNode }) {
  const text = useMessages('lesson')
  return (
    <p>
      <strong>{text.passed}</strong> {children}
    </p>
  )
}
