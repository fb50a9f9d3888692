import { useId, useState } from 'react'
import { useLocale, useMessages } from '@/components/messages'
import { parseTarget, reachabilityLink, type Symptom, suspicions, symptoms } from '@/lib/reachability'
import { Narrowing } from './narrowing'
import styles from './reachability.module.css'

interface Props {
  /** Destination port, 1–65535; a protocol without ports has none. */
  readonly port?: number
  /** TCP when absent. */
  readonly protocol?: 'tcp' | 'icmp'
  readonly direction?: 'ingress' | 'egress'
}

/**
 * The guided start in an answer: the reader says what they see, learns which layers that rules in and out, and opens the
 * tool filled in. `<Reachability port={80} />`, `<Reachability port={25} direction="egress" />`, `<Reachability protocol="icmp" />`
 */
export function Reachability({ port, protocol = 'tcp', direction = 'ingress' }: Props) {
  const text = useMessages('reachability')
  const names = useMessages('reachSymptoms')
  const { locale } = useLocale()
  const [symptom, setSymptom] = useState<Symptom | null>(null)
  const id = useId()
  const parsed = parseTarget({ protocol, ...(port === undefined ? {} : { port }), direction })
  if (!parsed.ok) throw new Error(parsed.problem.code)
  const fragment = reachabilityLink({
    direction,
    protocol,
    ...(port === undefined ? {} : { port }),
    ...(symptom ? { symptom } : {}),
  })
  // Symptoms that name no layer of this direction would not help here.
  const offered = symptoms.filter((name) => Object.values(suspicions(name, parsed.target)).includes('suspect'))
  return (
    <div className={`${styles.embed} no-print`}>
      <label htmlFor={`${id}-symptom`}>{text.start}</label>
      <select
        id={`${id}-symptom`}
        className="field"
        value={symptom ?? ''}
        onChange={(event) => setSymptom(symptoms.find((name) => name === event.target.value) ?? null)}
      >
        <option value="">{text.chooseSymptom}</option>
        {offered.map((name) => (
          <option key={name} value={name}>
            {names[name]}
          </option>
        ))}
      </select>
      {symptom ? <Narrowing symptom={symptom} target={parsed.target} /> : null}
      <p>
        <a className="button primary" href={`/${locale}/tools/reachability/${fragment}`}>
          {text.openTool}
        </a>
      </p>
    </div>
  )
}
