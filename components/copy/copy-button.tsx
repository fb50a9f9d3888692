import { useEffect, useState } from 'react'
import { useMessages } from '@/components/messages'

/** Copies a text; says so for two seconds, also to a screen reader, and says when it could not. */
export function CopyButton({ text, label }: { readonly text: string | (() => string); readonly label?: string }) {
  const site = useMessages('site')
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])

  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text())
      setState('copied')
    } catch {
      setState('failed')
    }
  }

  const shown = { idle: label ?? site.copy, copied: site.copied, failed: site.copyFailed }[state]
  return (
    <button type="button" className="button no-print" onClick={copy}>
      <span aria-live="polite">{shown}</span>
    </button>
  )
}
