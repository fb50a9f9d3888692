import type { ReactNode } from 'react'
import { format, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'

interface Props {
  /** Everything that was there has been read: only then is it green. */
  readonly whole: boolean
  /** It is about rules that have changed since, and is being found out anew. */
  readonly stale?: boolean
  readonly children: string
}

/** Something good that was found out. Over what was not read it is said for the rest alone, and not in green. */
export function Proof({ whole, stale = false, children }: Props): ReactNode {
  const text = useMessages('workbench')
  return whole ? (
    <p className="accept" aria-busy={stale}>
      <Sign of="accept" /> {children}
    </p>
  ) : (
    <p className="depends" aria-busy={stale}>
      △ {format(text.ofWhatWasRead, { said: children })}
    </p>
  )
}
