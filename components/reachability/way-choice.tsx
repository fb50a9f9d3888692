import { useMessages } from '@/components/messages'
import type { Direction } from '@/lib/net'
import type { JudgedDirection } from '@/lib/reachability'
import styles from './reachability.module.css'

interface Props {
  readonly way: JudgedDirection
  readonly onChoose: (direction: Direction) => void
}

/** Whose choice the judged direction is, and the other where it may be meant. */
export function WayChoice({ way: { by, offered }, onChoose }: Props) {
  const text = useMessages('reachability')
  if (offered === null) return null
  return (
    <p className={by === 'evidence' ? styles.said : styles.other}>
      {offered === 'ingress' ? text.wayOfEvidence : text.otherWay}{' '}
      <button type="button" className="button" onClick={() => onChoose(offered)}>
        {offered === 'ingress' ? text.useIngress : text.useEgress}
      </button>
    </p>
  )
}
