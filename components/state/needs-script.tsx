import { useMessages } from '@/components/messages'

/** Says, where no script runs, what the tool needs; its example stands on the page all the same. */
export function NeedsScript() {
  const text = useMessages('state')
  return (
    <noscript>
      <p className="depends">{text.needsScript}</p>
    </noscript>
  )
}
