import { useMessages } from '@/components/messages'
import { layerNames } from '@/lib/reachability'
import styles from './embeds.module.css'

/** The way from the client to the process as the diagnosis knows it, layer by layer, with what to check at each. */
export function CheckPath() {
  const names = useMessages('reachLayers')
  const checks = useMessages('reachChecks')
  return (
    <ol className={styles.path}>
      {layerNames.map((layer) => (
        <li key={layer}>
          <strong>{names[layer]}</strong>
          <span>{checks[layer]}</span>
        </li>
      ))}
    </ol>
  )
}
