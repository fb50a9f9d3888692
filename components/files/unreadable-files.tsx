import { useEffect, useRef } from 'react'
import { format, useMessages } from '@/components/messages'
import { AllMessages } from '@/components/messages/all-messages'
import type { Messages } from '@/content/ja/messages'

/** What a place that takes files reads. */
export type FileTaker = keyof Messages['pasteInstead']

interface Props {
  readonly names: readonly string[]
  readonly taker: FileTaker
}

/** Says that files are pictures, and what to paste in their place. Its words come along, on use. */
export function UnreadableFiles(props: Props) {
  return (
    <AllMessages>
      <Told {...props} />
    </AllMessages>
  )
}

function Told({ names, taker }: Props) {
  const text = useMessages('files')
  const instead = useMessages('pasteInstead')
  const told = useRef<HTMLParagraphElement>(null)
  // A file is dropped anywhere on the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other files are told anew
  useEffect(() => told.current?.scrollIntoView({ block: 'nearest' }), [names])
  return (
    <p ref={told} className="drop" role="alert">
      ✕ {format(text.unreadable, { names: names.join(text.comma) })} {instead[taker]}
    </p>
  )
}
