import { format, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import type { Packet, RuleSet } from '@/lib/rules'
import { addressWords, nameOfPacket, whatOfRule } from './packet-words'
import styles from './plates.module.css'
import { type DecidedRow, type PlatesOfExercise as Picture, type Plate, platesOf } from './plates-of'

/** An interface at which packets arrive. */
export interface PlateEnd {
  /** What it is called where there are several; else empty. */
  readonly name: string
  readonly ruleSet: RuleSet
  readonly rows: readonly DecidedRow[]
}

interface Props {
  readonly arrivals: readonly PlateEnd[]
  /** What has to decide, where that is asked for, too. */
  readonly wantedBy?: (plate: Plate) => boolean
}

/**
 * The gate with several packets at once: rules as plates in the order in which they decide, a line for each packet up to the
 * plate that decides it, and what becomes of it now beside what is wanted. Of several gates, one for each interface and
 * direction, the first is shown at which something is not as wanted; of the others, how they stand.
 */
export function Plates({ arrivals, wantedBy }: Props) {
  const text = useMessages('course')
  const pictures = arrivals.flatMap(({ name, ruleSet, rows }) => {
    const gates = platesOf(ruleSet, rows)
    return gates.map((gate) => ({
      ...gate,
      title: [name, gates.length > 1 ? text[gate.direction] : ''].join(' ').trim(),
    }))
  })
  const shown = pictures.find(({ rows }) => rows.some(({ met }) => !met)) ?? pictures[0]
  if (!shown) return null
  return (
    <div className={styles.frame} data-picture="">
      {pictures.length > 1 ? (
        <ul className={styles.gates}>
          {pictures.map((picture) => (
            <Standing key={picture.title} picture={picture} shown={picture === shown} />
          ))}
        </ul>
      ) : null}
      <Gate picture={shown} title={pictures.length > 1 ? shown.title : ''} wantedBy={wantedBy} />
    </div>
  )
}

interface StandingProps {
  readonly picture: Picture & { readonly title: string }
  readonly shown: boolean
}

/** How one of several gates stands. */
function Standing({ picture: { title, rows }, shown }: StandingProps) {
  const text = useMessages('course')
  const met = rows.filter((row) => row.met).length
  return (
    <li aria-current={shown ? 'true' : undefined}>
      <Sign of={met === rows.length ? 'accept' : 'drop'} /> {title} {format(text.met, { met, of: rows.length })}
    </li>
  )
}

interface GateProps {
  readonly picture: Picture
  /** What stands above it, where there are several gates; else empty. */
  readonly title: string
  readonly wantedBy: Props['wantedBy'] | undefined
}

function Gate({ picture: { plates, rows, fallback }, title, wantedBy }: GateProps) {
  const text = useMessages('course')
  const wrong = new Set(rows.flatMap(({ at, met }) => (at === null || met ? [] : [at])))
  return (
    <table className={styles.gate} data-many={plates.length > 6 || undefined}>
      <caption className="visually-hidden">{title || text.picture}</caption>
      <thead>
        <tr className={styles.top}>
          <td />
          <td colSpan={plates.length}>
            <svg viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
              <path d="M0 3Q50 11 100 3" />
              <path d="M4 15H96" />
            </svg>
          </td>
          <td colSpan={2} />
        </tr>
        <tr className={styles.plates}>
          <th scope="col">
            <span className="visually-hidden">{text.packet}</span>
          </th>
          {plates.map((plate, index) => (
            <th key={keyOf(plate, index)} scope="col">
              <PlateBox plate={plate} lit={wrong.has(index)} wanted={wantedBy?.(plate) ?? false} fallback={fallback} />
            </th>
          ))}
          <th scope="col" className={styles.says}>
            {text.now}
          </th>
          <th scope="col" className={styles.says}>
            {text.target}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={nameOf(row.packet)} row={row} plates={plates} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, plates }: { readonly row: Picture['rows'][number]; readonly plates: readonly Plate[] }) {
  const text = useMessages('course')
  const { packet, wanted, decision, met, at } = row
  const { verdict } = decision
  const says = { accept: text.pass, drop: text.stop, depends: text.unsure }
  return (
    <tr data-met={met} data-verdict={verdict}>
      <th scope="row">
        <span className="mono">{nameOfPacket(packet)}</span> <span className="mono">{addressWords(packet)}</span>
      </th>
      {plates.map((plate, index) => (
        <td key={keyOf(plate, index)} data-way={wayOf(index, at, verdict)}>
          {index === at ? <span className="visually-hidden">{text.decidesHere}</span> : null}
        </td>
      ))}
      <td className={styles.says}>
        <Sign of={verdict} /> <span className={verdict}>{says[verdict]}</span>
      </td>
      <td className={styles.says}>
        <Sign of={wanted} /> <span>{says[wanted]}</span>
      </td>
    </tr>
  )
}

/** How the line of a packet runs through the cell of a plate. */
function wayOf(index: number, at: number | null, verdict: DecidedRow['decision']['verdict']): string | undefined {
  if (at === null) return 'unsure'
  if (index < at) return 'walked'
  if (index === at) return verdict === 'accept' ? 'passes' : 'stops'
  return verdict === 'accept' ? 'through' : undefined
}

interface PlateProps {
  readonly plate: Plate
  /** It decides a packet that does not come out as wanted. */
  readonly lit: boolean
  readonly wanted: boolean
  readonly fallback: Picture['fallback']
}

function PlateBox({ plate, lit, wanted, fallback }: PlateProps) {
  const text = useMessages('course')
  const words = useMessages('gate')
  const flags = { 'data-lit': lit || undefined, 'data-wanted': wanted || undefined }
  switch (plate.kind) {
    case 'fold':
      return <span className={`${styles.plate} ${styles.fold}`}>{format(text.folded, { count: plate.count })}</span>
    case 'rule': {
      const { action, priority } = plate.rule
      return (
        <span className={styles.plate} {...flags}>
          <span>
            <span className="visually-hidden">{text.priority} </span>
            {priority}
          </span>
          <strong className={action}>{words[action]}</strong>
          <small className="mono">{whatOfRule(plate.rule, words)}</small>
        </span>
      )
    }
    default:
      return (
        <span className={styles.plate} {...flags}>
          <span>{{ default: text.fallback, 'in-group': text.inGroup, platform: text.platform }[plate.kind]}</span>
          {plate.kind === 'default' && fallback ? <strong className={fallback}>{words[fallback]}</strong> : null}
        </span>
      )
  }
}

function keyOf(plate: Plate, index: number): string {
  return plate.kind === 'rule' ? `${plate.rule.group} ${plate.rule.id}` : `${plate.kind} ${index}`
}

/** A packet as a key. */
function nameOf({ direction, protocol, family, peer, port, peerGroups }: Packet): string {
  return [direction, protocol, port, family, peer, ...peerGroups].join(' ')
}
