import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import styles from './checkpoint.module.css'

export interface Arrival {
  readonly packet: string
  readonly passes: boolean
}

/** What the site is about, in a picture: packets come to the gate; some pass, some are turned away. */
export function Checkpoint({ arrivals }: { readonly arrivals: readonly Arrival[] }) {
  const site = useMessages('site')
  return (
    <figure className={styles.checkpoint}>
      <figcaption>
        {site.homeGate} <Link to="/faq/default-rules/#try">{site.homeGateTry}</Link>
      </figcaption>
      <ul>
        {arrivals.map(({ packet, passes }) => (
          <li key={packet} className={passes ? styles.passes : styles.stops}>
            <span className={styles.packet}>{packet}</span>
            <span className={styles.verdict}>
              <Sign of={passes ? 'accept' : 'drop'} />
              {passes ? site.homePasses : site.homeStops}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
