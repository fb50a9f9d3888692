import { useEffect, useState } from 'react'
import { useMessages } from '@/components/messages'

interface Props {
  /** The text, or what makes it; null when there is none to copy, which the caller says. */
  readonly text: string | (() => string | null | Promise<string | null>)
  readonly label?: string
}

/** Copies a text; says so for two seconds, also to a screen reader, and says when it could not. */
export function CopyButton({ text, label }: Props) {
  const site = useMessages('site')
  const [said, say] = useState<string | null>(null)
  useEffect(() => {
    const timer = said ? setTimeout(() => say(null), 2000) : 0
    return () => clearTimeout(timer)
  }, [said])

  async function copy() {
    try {
      const made = typeof text === 'string' ? text : await text()
      if (made === null) return
      await navigator.clipboard.writeText(made)
      say(site.copied)
    } catch {
      say(site.copyFailed)
    }
  }

  return (
    <button type="button" className="button no-print" onClick={copy}>
      <span aria-live="polite">{said ?? label ?? site.copy}</span>
    </button>
  )
}
