import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import type { Prefill } from '@/lib/ask'
import { linkOf, tools } from './tools'

interface Props {
  readonly prefill: Prefill
  readonly onGo: () => void
}

/** A button that opens the fitting tool with what the question names: `TCP 8080`. */
export function ToolOffer({ prefill, onGo }: Props) {
  const text = useMessages('ask')
  const link = linkOf(prefill)
  if (!link) return null
  const named = prefill.tool === 'reachability' && 'port' in prefill
  return (
    <Link to={link} className="button" onClick={onGo}>
      {named
        ? format(text.openReachabilityFor, {
            target: [prefill.protocol.toUpperCase(), prefill.port ?? ''].join(' ').trim(),
          })
        : text[tools[prefill.tool].open]}
    </Link>
  )
}
