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
  const term = useTerm(id)
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

/** The word alone, for a page that is printed: the glossary says what it means. */
export function PlainTerm({ id, children }: Props) {
  const { name } = useTerm(id)
  return <>{children ?? name}</>
}

function useTerm(id: string) {
  const term = useEmbeds().terms[id]
  if (!term) throw new Error(`This page carries no term "${id}"`)
  return term
}
