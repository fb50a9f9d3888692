import type { ReactNode } from 'react'
import { useEmbeds } from '@/components/embeds'
import { Tip } from './tip'

interface Props {
  /** An entry of `content/glossary.ts`. */
  readonly id: string
  /** The word in its inflection; the name of the entry when absent. */
  readonly children?: ReactNode
}

/** A word of the glossary with its definition: `<Term id="prefix-list">prefix lists</Term>`. */
export function Term({ id, children }: Props) {
  const term = useEmbeds().terms[id]
  if (!term) throw new Error(`This page carries no term "${id}"`)
  return (
    <Tip kind="term" label={children ?? term.name}>
      {term.definition}
      {term.api ? (
        <>
          {' '}
          <code>{term.api}</code>
        </>
      ) : null}
    </Tip>
  )
}
