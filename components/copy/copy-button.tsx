import { useEffect, useRef, useState } from 'react'
import { useMessages } from '@/components/messages'

interface Props {
  /** The text, or what makes it; null when there is none to copy, which the caller says. */
  readonly text: string | (() => string | null | Promise<string | null>)
  readonly label?: string
}

/** Copies a text; says so for two seconds, also to a screen reader, and says when it could not. */
export function CopyButton({ text, label }: Props) {
  const site = useMessages('site')
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])

  async function copy() {
    try {
      const made = typeof text === 'string' ? text : await text()
      if (made === null) return
      await navigator.clipboard.writeText(made)
      setState('copied')
    } catch {
      setState('failed')
    }
  }

  const done = state === 'copied'
  // A mark in the place of the words, as wide as they were: what stands beside it does not move.
  const style = done ? { inlineSize: button.current?.offsetWidth, justifyContent: 'center' } : undefined
  return (
    <button type="button" className="button no-print" ref={button} style={style} onClick={copy}>
      {done ? '✓' : null}
      <span aria-live="polite" className={done ? 'visually-hidden' : undefined}>
        {{ idle: label ?? site.copy, copied: site.copied, failed: site.copyFailed }[state]}
      </span>
    </button>
  )
}
