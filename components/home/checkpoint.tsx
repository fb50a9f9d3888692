import { useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import styles from './checkpoint.module.css'

/** A packet in front of the gate, and what becomes of it. */
export interface Arrival {
  readonly protocol: 'tcp' | 'icmp'
  /** Null where the protocol has none. */
  readonly port: number | null
  readonly passes: boolean
}

interface Props {
  readonly arrivals: readonly Arrival[]
  /** The one that is walked through; null: none is. */
  readonly chosen: Arrival | null
  readonly onChoose: (arrival: Arrival | null) => void
}

/** What the site is about, in a picture: packets come to the gate; some pass, some are turned away. Each can be sent on its way. */
export function Checkpoint({ arrivals, chosen, onChoose }: Props) {
  const site = useMessages('site')
  return (
    <figure className={styles.checkpoint}>
      <figcaption>{site.homeGate}</figcaption>
      <ul>
        {arrivals.map((arrival) => {
          const { protocol, port, passes } = arrival
          return (
            <li key={port ?? protocol}>
              <button
                type="button"
                className={passes ? styles.passes : styles.stops}
                aria-expanded={arrival === chosen}
                onClick={() => onChoose(arrival === chosen ? null : arrival)}
              >
                <span className={styles.packet}>
                  {protocol.toUpperCase()} {port}
                </span>
                <span className={styles.verdict}>
                  <Sign of={passes ? 'accept' : 'drop'} />
                  {passes ? site.homePasses : site.homeStops}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </figure>
  )
}
