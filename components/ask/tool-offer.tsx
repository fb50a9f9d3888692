import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import type { SiteReply } from './site'
import { toolLink, tools } from './tools'

interface Props {
  readonly reply: Pick<SiteReply, 'tool' | 'prefill' | 'fails'>
  readonly onGo: () => void
}

/** A button that opens the fitting tool with what the question names: `TCP 8080`. The first of all where a connection fails. */
export function ToolOffer({ reply, onGo }: Props) {
  const text = useMessages('ask')
  const { tool, prefill, fails } = reply
  const link = toolLink(reply)
  if (tool === null || link === null) return null
  const named = prefill !== null && prefill.tool === 'reachability' && 'port' in prefill && prefill.port !== null
  return (
    <Link to={link} className={fails ? 'button primary' : 'button'} onClick={onGo}>
      {named
        ? format(text.openReachabilityFor, {
            target: [prefill.protocol.toUpperCase(), prefill.port ?? ''].join(' ').trim(),
          })
        : text[tools[tool].open]}
    </Link>
  )
}
