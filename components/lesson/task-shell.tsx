import type { ReactNode } from 'react'
import type { History } from '@/components/history'
import { useMessages } from '@/components/messages'
import { Outcome, TaskTools } from './task'

interface Props<T> {
  readonly history: History<T>
  readonly start: T
  readonly passed: boolean
  /** What the judge says of what is written. */
  readonly words: ReactNode
  readonly onSolved: (star: boolean) => void
  readonly children: ReactNode
}

/** The verdict over an editor, judged at each change, with the tools below. */
export function TaskShell<T>({ history, start, passed, words, onSolved, children }: Props<T>) {
  const text = useMessages('lesson')
  return (
    <>
      <Outcome passed={passed}>{words}</Outcome>
      {children}
      <TaskTools
        history={history}
        start={start}
        check={text.check}
        onCheck={() => {
          if (passed) onSolved(false)
        }}
      />
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
