import { useState } from 'react'
import { useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import type { Layer, LayerName, Suspicion } from '@/lib/reachability'
import styles from './reachability.module.css'
import { reasonOf } from './sentences'

interface Props {
  readonly layers: readonly Layer[]
  /** What the symptom says, for layers that the evidence leaves open. */
  readonly suspicions: Readonly<Record<LayerName, Suspicion>> | null
}

const verdicts = { pass: 'accept', fail: 'drop', unknown: 'depends' } as const

/**
 * The way from the client to the process: each layer with its state. Where there is room it is a picture, left to right,
 * and the chosen layer is told below; else a list that tells each.
 */
export function LayerPath({ layers, suspicions }: Props) {
  const text = useMessages('reachability')
  const names = useMessages('reachLayers')
  const [chosen, setChosen] = useState<LayerName | null>(null)
  const words = { pass: text.pass, fail: text.fail, unknown: text.unknown }
  const telling =
    layers.find(({ layer }) => layer === chosen) ??
    layers.find(({ state }) => state === 'fail') ??
    layers.find(({ layer, state }) => state === 'unknown' && suspicions?.[layer] === 'suspect') ??
    layers.find(({ state }) => state === 'unknown')
  return (
    <>
      <ol className={styles.path}>
        {layers.map((each) => {
          const { layer, state } = each
          const suspicion = state === 'unknown' ? suspicions?.[layer] : undefined
          return (
            <li key={layer} className={styles[state]}>
              <button
                type="button"
                aria-pressed={each === telling}
                className={styles.node}
                onClick={() => setChosen(layer)}
              >
                <span className={styles.gate}>
                  <Sign of={verdicts[state]} />
                </span>
                <strong>{names[layer]}</strong> <span className={styles.state}>{words[state]}</span>
                {suspicion === 'suspect' ? <span className={styles.suspect}>{text.suspect}</span> : null}
                {suspicion === 'cleared' ? <span className={styles.cleared}>{text.cleared}</span> : null}
              </button>
              <div className={styles.told}>
                <Told layer={each} />
              </div>
            </li>
          )
        })}
      </ol>
      {telling ? (
        <div className={styles.panel}>
          <h3>{names[telling.layer]}</h3>
          <Told layer={telling} />
        </div>
      ) : null}
    </>
  )
}

/** Why the layer has its state, with the line that says so; else what to check there. */
function Told({ layer: { layer, because } }: { readonly layer: Layer }) {
  const text = useMessages('reachability')
  const checks = useMessages('reachChecks')
  const reasons = useMessages('reachReasons')
  return (
    <>
      <p>{because ? reasonOf(because, reasons, text) : checks[layer]}</p>
      {because?.line ? (
        <pre className={styles.line}>
          <code>{because.line}</code>
        </pre>
      ) : null}
    </>
  )
}
