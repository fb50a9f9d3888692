import { type ReactNode, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import { BoardPicture } from './board'
import { GapList } from './gap-list'
import styles from './gate.module.css'
import { GatePicture, SmallBoards } from './pictures'
import { type Gap, type Item, type Road, roadOf, type Stage } from './road'
import { Steps } from './steps'
import { endsOf, lineOf, noticeOf, packetOf, stepOf } from './words'

interface Props {
  /** One gate, or two on the way from one instance to another. */
  readonly stages: readonly [Stage, ...Stage[]]
  /** The verdict with its reason, beside the picture. */
  readonly children?: ReactNode
  /** Whether the picture can be folded to a line of words; it begins folded where this says so. */
  readonly folded?: boolean
  readonly onFold?: (folded: boolean) => void
}

/**
 * The road that a packet goes: the rules as notice boards in the order in which they are read, then the gate. It stands
 * still at the last step, and goes through the others by hand. `arrive`, each item of the walk, `end`.
 */
export function Gate({ stages, children, folded, onFold }: Props) {
  const words = useMessages('gate')
  const id = useId()
  const road = useMemo(() => roadOf(stages), [stages])
  const last = road.walk.length + 1
  const [step, setStep] = useState<number | null>(null)
  const [opened, setOpened] = useState<number | null>(null)
  const shown = useRef(road)
  // Another packet or another rule: the picture shows what became of it, and plays nothing.
  useEffect(() => {
    if (shown.current === road) return
    shown.current = road
    setStep(null)
    setOpened(null)
  }, [road])
  const at = shown.current === road ? Math.min(step ?? last, last) : last
  const [packet] = stages.map((stage) => stage.packet)
  const tag = useTag(at)
  if (!packet) return null
  const [from, to] = endsOf(packet, words)
  const name = packetOf(packet, words)
  const item = road.items[road.walk[at - 1] ?? -1]
  const said =
    at === 0
      ? format(words.stepStart, { packet: name })
      : at === last
        ? { accept: words.endAccept, drop: words.endDrop, depends: words.endDepends }[road.verdict]
        : item
          ? stepOf(item, words)
          : ''
  const gap = opened === null ? undefined : road.items[opened]
  return (
    <figure className={styles.gate} aria-labelledby={`${id}-title`} data-testid="gate">
      <figcaption>
        <strong id={`${id}-title`}>{words.title}</strong>
        {folded ? <Line road={road} /> : <span aria-live={step === null ? undefined : 'polite'}>{said}</span>}
        {folded ? null : <Steps at={at} last={last} onStep={setStep} />}
        {onFold ? (
          <button type="button" className="quiet no-print" aria-expanded={!folded} onClick={() => onFold(!folded)}>
            {folded ? words.unfold : words.fold}
          </button>
        ) : null}
        {children}
      </figcaption>
      {folded ? null : (
        <>
          <div className={styles.road} data-verdict={at === last ? road.verdict : undefined} ref={tag}>
            <div className={styles.end} data-right={at === 0 ? 'ahead' : 'walked'}>
              <strong>{from.name}</strong>
              <span className="mono">{from.address}</span>
              {at === 0 ? <Tag name={name} verdict={null} turned={false} /> : null}
            </div>
            <ol className={styles.items}>
              {road.items.map((each, index) => (
                <RoadItem
                  key={keyOf(each)}
                  item={each}
                  place={placeOf(road, index, at)}
                  packet={name}
                  opened={opened === index}
                  onOpen={() => setOpened(opened === index ? null : index)}
                />
              ))}
            </ol>
            <div className={styles.end} data-left={at === last && road.verdict === 'accept' ? 'pass' : 'ahead'}>
              <strong>{to.name}</strong>
              <span className="mono">{to.address}</span>
              {at === last && road.verdict === 'accept' ? <Tag name={name} verdict="accept" turned={false} /> : null}
            </div>
          </div>
          {gap?.kind === 'gap' ? <GapList gap={gap} /> : null}
        </>
      )}
    </figure>
  )
}

/** Where the packet is beside an item, and how the road looks left and right of it. */
interface Place {
  readonly here: boolean
  /** The packet has come by, or stands here. */
  readonly seen: boolean
  /** It has been decided here. */
  readonly decided: boolean
  readonly left: Way
  readonly right: Way
  /** What is known at this step. */
  readonly verdict: Road['verdict'] | null
}

type Way = 'walked' | 'pass' | 'maybe' | 'ahead'

function placeOf({ items, walk, verdict }: Road, index: number, at: number): Place {
  const last = walk.length + 1
  const end = at === last
  const stop = walk.at(-1) ?? 0
  const deciding = items.findIndex(decides)
  const now = end
    ? verdict === 'depends'
      ? (walk.find((each) => unsure(items[each])) ?? stop)
      : stop
    : (walk[at - 1] ?? -1)
  const through = end && verdict === 'accept'
  const seen = through || index <= now
  const way = (reached: boolean, beyond: boolean): Way => {
    if (!reached) return end && verdict === 'depends' && index <= stop ? 'maybe' : 'ahead'
    return verdict === 'accept' && beyond && at > walk.indexOf(deciding) ? 'pass' : 'walked'
  }
  return {
    here: index === now && !through && at > 0,
    seen,
    decided: seen || (end && verdict === 'depends'),
    left: way(through || index <= now, deciding >= 0 && index > deciding),
    right: way(through || index < now, deciding >= 0 && index >= deciding),
    verdict: end ? verdict : null,
  }
}

function decides(item: Item): boolean {
  return item.kind === 'notice' || ((item.kind === 'board' || item.kind === 'doors') && item.state === 'decides')
}

function unsure(item: Item | undefined): boolean {
  return item?.kind === 'board' && item.state === 'maybe'
}

function keyOf(item: Item): string {
  if (item.kind === 'doors') return `doors ${item.name} ${item.direction}`
  return item.kind === 'notice'
    ? item.what
    : `${item.kind} ${item.order} ${item.kind === 'board' ? item.considered.rule.group : ''}`
}

interface ItemProps {
  readonly item: Item
  readonly place: Place
  readonly packet: string
  readonly opened: boolean
  readonly onOpen: () => void
}

function RoadItem({ item, place, packet, opened, onOpen }: ItemProps) {
  const words = useMessages('gate')
  const { here, seen, left, right, verdict } = place
  const turned = verdict === 'drop'
  const tone = item.kind === 'board' && item.state === 'decides' ? item.considered.rule.action : verdict
  return (
    <li className={styles.item} data-kind={item.kind} data-left={left} data-right={right}>
      {item.kind === 'board' ? <BoardPicture board={item} seen={place.decided} /> : null}
      {item.kind === 'gap' ? <GapPicture gap={item} opened={opened} onOpen={onOpen} /> : null}
      {item.kind === 'notice' ? (
        <div className={styles.notice} data-state={seen ? item.verdict : 'ahead'}>
          <strong>{item.what === 'platform' ? words.noticePlatform : words.noticeGroup}</strong>
          <span>{noticeOf(item, words)}</span>
        </div>
      ) : null}
      {item.kind === 'doors' ? (
        <div className={styles.doorway}>
          <GatePicture verdict={place.verdict === null && !(seen && item.state === 'decides') ? null : item.verdict} />
        </div>
      ) : null}
      {here ? <Tag name={packet} verdict={seen && tone ? tone : null} turned={turned} /> : null}
      {item.kind === 'doors' ? (
        <small className={styles.doorName}>
          {item.state === 'decides' && place.verdict ? (
            <strong className={item.fallback}>{format(words.doorsDecide, { action: words[item.fallback] })}</strong>
          ) : (
            format(words.doors, { name: item.name, direction: words[item.direction], action: words[item.fallback] })
          )}
        </small>
      ) : null}
    </li>
  )
}

function GapPicture({
  gap,
  opened,
  onOpen,
}: {
  readonly gap: Gap
  readonly opened: boolean
  readonly onOpen: () => void
}) {
  const words = useMessages('gate')
  const count = gap.rules.length
  return (
    <div className={styles.gap} data-late={gap.late}>
      <button type="button" aria-expanded={opened} aria-label={format(words.gapShow, { count })} onClick={onOpen}>
        <strong>{format(words.gapCount, { count })}</strong>
      </button>
      <span>{gap.late ? words.gapLate : words.gapMissed}</span>
      <SmallBoards />
    </div>
  )
}

/** The packet's pass: it points where it goes, and back where it is turned away. */
function Tag({
  name,
  verdict,
  turned,
}: {
  readonly name: string
  readonly verdict: Road['verdict'] | null
  readonly turned: boolean
}) {
  return (
    <span className={styles.tag} data-verdict={verdict ?? undefined} data-turned={turned} aria-hidden="true">
      {verdict ? <Sign of={verdict} /> : null} {name}
    </span>
  )
}

/** The walk as words, where the picture is folded. */
function Line({ road }: { readonly road: Road }) {
  const words = useMessages('gate')
  return (
    <span className={styles.line}>
      {lineOf(road, words).map(({ text, tells }, index) => (
        <span key={`${String(index)} ${text}`} className={tells ? styles.tells : undefined}>
          {text}
        </span>
      ))}
    </span>
  )
}

/** Lets the pass glide from where it stood to where it stands, when a step was taken. */
function useTag(at: number) {
  const road = useRef<HTMLDivElement>(null)
  const before = useRef<{ readonly at: number; readonly left: number; readonly top: number } | null>(null)
  useLayoutEffect(() => {
    const tag = road.current?.querySelector(`.${styles.tag}`)
    const frame = road.current?.getBoundingClientRect()
    if (!tag || !frame) return
    const { left, top } = tag.getBoundingClientRect()
    const now = { at, left: left - frame.left, top: top - frame.top }
    const was = before.current
    before.current = now
    if (!was || was.at === at || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
    tag.animate([{ translate: `${was.left - now.left}px ${was.top - now.top}px` }, { translate: '0 0' }], {
      duration: 240,
      easing: 'ease-out',
    })
  }, [at])
  return road
}
