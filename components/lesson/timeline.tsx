import { format, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import type { Packet } from '@/lib/rules'
import { addressWords, nameOfPacket } from './packet-words'
import styles from './timeline.module.css'

/** What becomes of a packet at one moment, and whether that is as wanted. */
export interface Moment {
  readonly verdict: 'accept' | 'drop' | 'depends'
  readonly met: boolean
}

/** A packet through a change: at first, after each step, and what is wanted in the end. */
export interface Course {
  readonly packet: Packet
  readonly moments: readonly Moment[]
  readonly wanted: 'accept' | 'drop'
  /** It has to be so all the time, not in the end alone. */
  readonly always: boolean
}

/** Packets by the steps of a change: a row each, a column for each step, and what is wanted beside. */
export function Timeline({ courses, steps }: { readonly courses: readonly Course[]; readonly steps: number }) {
  const text = useMessages('course')
  const words = useMessages('lessonTasks')
  const says = { accept: text.pass, drop: text.stop, depends: text.unsure }
  return (
    <div className={styles.frame} data-picture="">
      <table className={styles.timeline}>
        <caption className="visually-hidden">{words.stepsPicture}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{text.packet}</span>
            </th>
            <th scope="col">{words.stepsBefore}</th>
            {Array.from({ length: steps }, (_, index) => (
              <th key={String(index)} scope="col">
                <span className="visually-hidden">{format(words.stepsAfter, { after: index + 1 })}</span>
                <span aria-hidden="true">{index + 1}</span>
              </th>
            ))}
            <th scope="col" className={styles.goal}>
              {text.target}
            </th>
          </tr>
        </thead>
        <tbody>
          {courses.map(({ packet, moments, wanted, always }) => (
            <tr key={[packet.direction, packet.protocol, packet.port, packet.peer, ...packet.peerGroups].join(' ')}>
              <th scope="row">
                <span className="mono">{nameOfPacket(packet)}</span>{' '}
                <span className="mono">{addressWords(packet)}</span>
              </th>
              {Array.from({ length: steps + 1 }, (_, index) => {
                const moment = moments[index]
                return (
                  <td key={String(index)} data-met={moment?.met}>
                    {moment ? (
                      <>
                        <Sign of={moment.verdict} /> <span className="visually-hidden">{says[moment.verdict]}</span>
                      </>
                    ) : null}
                  </td>
                )
              })}
              <td className={styles.goal}>
                <span>
                  <Sign of={wanted} /> {says[wanted]}
                </span>
                {always ? <small> {words.stepsAlways}</small> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
