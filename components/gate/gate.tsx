import { memo, type ReactNode, useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { GapList } from './gap-list'
import styles from './gate.module.css'
import { itemKey, lookOf } from './place'
import { type Road, roadOf, type Stage } from './road'
import { RoadItem, Tag } from './road-item'
import { Steps } from './steps'
import { type End, endsOfRoad, type GateWords, lineOf, packetWords, stepOf } from './words'

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
 * still at the last step, and goes through the others by hand. `arrive`, each item of the walk, `end`. It is drawn anew only
 * for another road: not for each key of a description.
 */
export const Gate = memo(GatePainted)

function GatePainted({ stages, children, folded, onFold }: Props) {
  const words = useMessages('gate')
  const id = useId()
  const road = useMemo(() => roadOf(stages), [stages])
  const { at, stepped, setStep, opened, setOpened } = useWalk(road)
  const last = lastOf(road)
  const [packet] = stages.map((stage) => stage.packet)
  const { road: picture, leave } = useTag(at)
  const step = useCallback(
    (next: number | null) => {
      leave()
      setStep(next)
    },
    [leave, setStep],
  )
  if (!packet) return null
  const [from, to] = namedEnds(stages, packet, words)
  const name = packetWords(packet, words)
  const gap = opened === null ? undefined : road.items[opened]
  return (
    <figure className={styles.gate} aria-labelledby={`${id}-title`} data-testid="gate">
      <figcaption>
        <strong id={`${id}-title`}>{words.title}</strong>
        {folded ? (
          <Line road={road} />
        ) : (
          <span aria-live={stepped ? 'polite' : undefined}>{saidOf(road, at, name, words)}</span>
        )}
        {folded ? null : <Steps at={at} last={last} onStep={step} />}
        {onFold ? (
          <button type="button" className="quiet no-print" aria-expanded={!folded} onClick={() => onFold(!folded)}>
            {folded ? words.unfold : words.fold}
          </button>
        ) : null}
        {children}
      </figcaption>
      {folded ? null : (
        <>
          <div className={styles.road} data-verdict={at === last ? road.verdict : undefined} ref={picture}>
            <Start end={from} name={at === 0 ? name : null} />
            <ol className={styles.items}>
              {road.items.map((each, index) => (
                <RoadItem
                  key={itemKey(each)}
                  item={each}
                  place={lookOf(road, index, at)}
                  packet={name}
                  opened={opened === index}
                  onOpen={() => setOpened(opened === index ? null : index)}
                />
              ))}
            </ol>
            <Goal end={to} name={at === last && road.verdict === 'accept' ? name : null} />
          </div>
          {gap?.kind === 'gap' ? <GapList gap={gap} /> : null}
        </>
      )}
    </figure>
  )
}

/** The step at which all is decided: the two ends, and what lies between. */
const lastOf = (road: Road) => road.walk.length + 1

/** Where the reader is on the road, and the gap that they have opened. */
function useWalk(road: Road) {
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
  const last = lastOf(road)
  const at = shown.current === road ? Math.min(step ?? last, last) : last
  return { at, stepped: step !== null, setStep, opened, setOpened }
}

/** What a step shows, as a sentence. */
function saidOf(road: Road, at: number, packet: string, words: GateWords): string {
  if (at === 0) return format(words.stepStart, { packet })
  if (at === lastOf(road))
    return { accept: words.endAccept, drop: words.endDrop, depends: words.endDepends }[road.verdict]
  const item = road.items[road.walk[at - 1] ?? -1]
  return item ? stepOf(item, words) : ''
}

interface EndProps {
  readonly end: End
  /** The packet's name, where it stands here. */
  readonly name: string | null
}

function Start({ end, name }: EndProps) {
  return (
    <div className={styles.end} data-right={name === null ? 'walked' : 'ahead'}>
      <strong>{end.name}</strong>
      <span className="mono">{end.address}</span>
      {name === null ? null : <Tag name={name} verdict={null} turned={false} />}
    </div>
  )
}

function Goal({ end, name }: EndProps) {
  return (
    <div className={styles.end} data-left={name === null ? 'ahead' : 'pass'}>
      <strong>{end.name}</strong>
      <span className="mono">{end.address}</span>
      {name === null ? null : <Tag name={name} verdict="accept" turned={false} />}
    </div>
  )
}

/** The ends of the road; between two gates each is called as its gate is. */
function namedEnds(stages: Props['stages'], packet: Stage['packet'], words: GateWords): readonly [End, End] {
  const [from, to] = endsOfRoad(packet, words)
  const [near, far] = stages
  return far
    ? [
        { ...from, name: near.name },
        { ...to, name: far.name },
      ]
    : [from, to]
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

/** Lets the pass glide from where it stood to where it stands, when a step is taken. Only then does it look where that is. */
function useTag(at: number) {
  const road = useRef<HTMLDivElement>(null)
  const shown = useRef(at)
  const before = useRef<Place | null>(null)
  useLayoutEffect(() => {
    shown.current = at
    const was = before.current
    before.current = null
    const now = was && at !== was.at ? placeIn(road.current, at) : null
    if (!was || !now || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
    now.tag.animate([{ translate: `${was.left - now.left}px ${was.top - now.top}px` }, { translate: '0 0' }], {
      duration: 240,
      easing: 'ease-out',
    })
  }, [at])
  const leave = useCallback(() => {
    before.current = placeIn(road.current, shown.current)
  }, [])
  return { road, leave }
}

/** Where the pass stands in the picture at a step. */
interface Place {
  readonly at: number
  readonly tag: Element
  readonly left: number
  readonly top: number
}

function placeIn(road: Element | null, at: number): Place | null {
  const tag = road?.querySelector(`.${styles.tag}`)
  const frame = road?.getBoundingClientRect()
  if (!tag || !frame?.width) return null
  const { left, top } = tag.getBoundingClientRect()
  return { at, tag, left: left - frame.left, top: top - frame.top }
}
