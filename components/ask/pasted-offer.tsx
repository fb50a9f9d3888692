import { useRouter } from 'next/router'
import { useEffect, useEffectEvent, useState } from 'react'
import { handOver } from '@/components/handover'
import { useLocale, useMessages } from '@/components/messages'
import type { Computed } from '@/lib/ask'
import styles from './card.module.css'
import { tools } from './tools'

interface Props {
  readonly computed: Extract<Computed, { readonly kind: 'pasted' }>
  readonly pasted: string
  /** Goes there without a press of the button. */
  readonly sent?: boolean
  readonly onGo: () => void
}

/** What a pasted text seems to be, and the tool that reads it; the text goes there within the browser. */
export function PastedOffer({ computed: { what, tool }, pasted, sent = false, onGo }: Props) {
  const text = useMessages('ask')
  const { locale } = useLocale()
  const router = useRouter()
  const [full, setFull] = useState(false)
  const kinds = {
    'security-group': text.pastedSecurityGroup,
    policy: text.pastedPolicy,
    'command-output': text.pastedCommandOutput,
    evidence: text.pastedEvidence,
    'address-list': text.pastedAddressList,
  } as const

  function open() {
    const became = handOver(tool, pasted)
    setFull(became === 'refused')
    if (became === 'refused') return
    if (became === 'left') void router.push(`/${locale}${tools[tool].path}`)
    onGo()
  }

  const openSent = useEffectEvent(open)
  useEffect(() => {
    if (sent) openSent()
  }, [sent])

  return (
    <div className={styles.card}>
      <p>
        <strong>{kinds[what]}</strong>
      </p>
      <p>{text.pastedPrivacy}</p>
      <p>
        <button type="button" className="button primary" onClick={open}>
          {text[tools[tool].open]}
        </button>
      </p>
      {full ? (
        <p role="alert" className="drop">
          {text.pastedTooLarge}
        </p>
      ) : null}
    </div>
  )
}
