import { format, useMessages } from '@/components/messages'
import type { JudgedPort, OfferedPort } from '@/lib/reachability'
import styles from './reachability.module.css'

interface Props {
  readonly judged: JudgedPort
  readonly onChoose: (chosen: OfferedPort) => void
}

/** Whose choice the judged port is, and the others to choose from: all where several may be meant. */
export function PortChoice({ judged: { port, by, offered }, onChoose }: Props) {
  const text = useMessages('reachability')
  const told = {
    asked:
      offered.length > 0
        ? format(text.otherPort, { port: offered.map((other) => other.port).join(text.listSeparator) })
        : null,
    evidence: format(text.portOfEvidence, { port: port ?? '' }),
    assumed: offered.length > 0 ? text.whichPort : format(text.portAssumed, { port: port ?? '' }),
    several: text.severalPorts,
  }[by]
  if (told === null || (port === null && offered.length === 0)) return null
  return (
    <p className={by === 'evidence' ? styles.said : styles.other}>
      {told}{' '}
      {offered.map((other) => (
        <button key={other.port} type="button" className="button" onClick={() => onChoose(other)}>
          {format(other.protocol === 'udp' ? text.useUdpPort : text.useOtherPort, { port: other.port })}
        </button>
      ))}
    </p>
  )
}
