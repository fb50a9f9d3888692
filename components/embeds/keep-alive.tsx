import { useState } from 'react'
import { useMessages, useNumbers } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { Sign } from '@/components/sign'
import { type DatedFact, useFact } from './context'
import { Figure } from './limit-table'
import { NumberField, wholeNumber } from './number-field'
import styles from './quota-calculator.module.css'

/** Seconds of a day. */
const most = 86_400

/** Whether packets so many seconds apart keep a session: `<KeepAlive />` (T-2, T-3). */
export function KeepAlive() {
  const text = useMessages('sums')
  const facts = {
    tcp: useFact('session-seconds'),
    udp: useFact('session-seconds-udp'),
    balanced: useFact('session-seconds-udp-balancer'),
  }
  // What Linux waits before the first keepalive, unless it is set.
  const [written, setWritten] = useState('7200')
  const seconds = wholeNumber(written, 1, most)
  return (
    <fieldset className={styles.quota}>
      <legend>{text.keepLegend}</legend>
      <div className={styles.fields}>
        <NumberField name={text.interval} value={written} least={1} most={most} onChange={setWritten} />
      </div>
      <div role="status">
        {seconds === null ? null : (
          <ScrollBox>
            <table className={styles.outcome}>
              <thead>
                <tr>
                  <th scope="col">{text.session}</th>
                  <th scope="col">{text.remembered}</th>
                  <th scope="col">{text.outcome}</th>
                </tr>
              </thead>
              <tbody>
                <Row name={text.tcp} seconds={seconds} timeout={facts.tcp} />
                <Row name={text.udp} seconds={seconds} timeout={facts.udp} />
                <Row name={text.udpBalanced} seconds={seconds} timeout={facts.balanced} />
              </tbody>
            </table>
          </ScrollBox>
        )}
      </div>
    </fieldset>
  )
}

interface RowProps {
  readonly name: string
  readonly seconds: number
  readonly timeout: DatedFact
}

function Row({ name, seconds, timeout }: RowProps) {
  const text = useMessages('sums')
  const { number } = useNumbers()
  const verdict = seconds < timeout.value ? 'accept' : 'drop'
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={text.remembered}>
        <Figure fact={timeout}>{number(timeout.value)}</Figure>
      </td>
      <td className={styles.verdict}>
        <span className={verdict}>
          <Sign of={verdict} /> {verdict === 'accept' ? text.kept : text.forgotten}
        </span>
      </td>
    </tr>
  )
}
