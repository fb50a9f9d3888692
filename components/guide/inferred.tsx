import type { ReactNode } from 'react'
import { useMessages } from '@/components/messages'
import { Tip } from './tip'

interface Props {
  /** What it is inferred from, in the language of the page. */
  readonly why: string
  readonly children: ReactNode
}

/** A statement that no official page makes: `<Inferred why="…">…</Inferred>`, with a badge that gives the reason. */
export function Inferred({ why, children }: Props) {
  const text = useMessages('guide')
  return (
    <span>
      {children}{' '}
      <Tip kind="badge" label={text.inferred}>
        {why}
      </Tip>
    </span>
  )
}
