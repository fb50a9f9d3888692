import { format, useMessages } from '@/components/messages'
import { type Symptom, suspicions, type Target } from '@/lib/reachability'
import styles from './reachability.module.css'
import { layersWith } from './sentences'

/** What a symptom rules in and out, and why: reasoning, not a finding. */
export function Narrowing({ symptom, target }: { readonly symptom: Symptom; readonly target: Target }) {
  const text = useMessages('reachability')
  const why = useMessages('reachWhy')
  const names = useMessages('reachLayers')
  const found = suspicions(symptom, target)
  const separator = text.listSeparator
  const cleared = layersWith(found, 'cleared', names)
  return (
    <div className={styles.narrowing} role="status">
      <p>{why[symptom]}</p>
      <p>
        <strong className="depends">
          ？ {format(text.suspected, { layers: layersWith(found, 'suspect', names).join(separator) })}
        </strong>
      </p>
      {cleared.length > 0 ? <p>{format(text.clearedList, { layers: cleared.join(separator) })}</p> : null}
    </div>
  )
}
