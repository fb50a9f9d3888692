import { type ReactNode, useState } from 'react'
import { CopyButton, SaveButton } from '@/components/copy'
import { longestLink } from '@/components/fragment'
import type { Receiver } from '@/components/handover'
import { format, useLocale, useMessages } from '@/components/messages'
import { fileOf } from './saved-file'

export interface Linked {
  /** With its `#`. */
  readonly fragment: string
  /** Secrets that were left out. */
  readonly secrets: number
}

interface Props {
  readonly tool: Receiver
  /** The state as a link that carries it whole; null when it is far too long for one. */
  readonly link: () => Promise<Linked | null>
  /** The state as JSON, for a file. */
  readonly pack: () => unknown
  readonly children?: ReactNode
}

/** Hands the state on: as a link while there is room in one, else as a file that opens again. */
export function ShareState({ tool, link, pack, children }: Props) {
  const text = useMessages('state')
  const { locale } = useLocale()
  const [said, setSaid] = useState('')

  async function address(): Promise<string | null> {
    const linked = await link()
    if (linked === null || linked.fragment.length > longestLink) {
      setSaid(format(text.linkTooLong, { most: longestLink }))
      return null
    }
    setSaid(linked.secrets > 0 ? format(text.linkSecrets, { count: linked.secrets }) : '')
    return `${window.location.origin}/${locale}/tools/${tool}/${linked.fragment}`
  }

  return (
    <>
      <div className="tools no-print">
        <CopyButton text={address} label={text.copyLink} />
        <SaveButton
          name={`sekisho-${tool}.json`}
          type="application/json"
          text={() => fileOf(tool, pack())}
          label={text.saveFile}
          quiet
        />
        {children}
      </div>
      <p role="status" className="no-print said">
        {said}
      </p>
    </>
  )
}
