import { useMessages } from '@/components/messages'
import type { Layer, LayerName, Suspicion } from '@/lib/reachability'
import styles from './reachability.module.css'
import { reasonOf, signs } from './sentences'

interface Props {
  readonly layers: readonly Layer[]
  /** What the symptom says, for layers that the evidence leaves open. */
  readonly suspicions: Readonly<Record<LayerName, Suspicion>> | null
}

/** The way from the client to the process: each layer with its state, the reason and the line that says so. */
export function LayerPath({ layers, suspicions }: Props) {
  const text = useMessages('reachability')
  const names = useMessages('reachLayers')
  const checks = useMessages('reachChecks')
  const reasons = useMessages('reachReasons')
  const words = { pass: text.pass, fail: text.fail, unknown: text.unknown }
  return (
    <ol className={styles.path}>
      {layers.map(({ layer, state, because }) => {
        const suspicion = state === 'unknown' ? suspicions?.[layer] : undefined
        return (
          <li key={layer} className={styles[state]}>
            <span className={styles.sign} aria-hidden="true">
              {signs[state]}
            </span>
            <div>
              <strong>{names[layer]}</strong> <span className={styles.state}>{words[state]}</span>
              {suspicion === 'suspect' ? <span className={styles.suspect}>{text.suspect}</span> : null}
              {suspicion === 'cleared' ? <span className={styles.cleared}>{text.cleared}</span> : null}
              <p>{because ? reasonOf(because, reasons, text) : checks[layer]}</p>
              {because?.line ? (
                <pre className={styles.line}>
                  <code>{because.line}</code>
                </pre>
              ) : null}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
