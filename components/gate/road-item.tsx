import { format, useMessages, useNumbers } from '@/components/messages'
import { Sign } from '@/components/sign'
import { BoardPicture } from './board'
import styles from './gate.module.css'
import { GatePicture, SmallBoards } from './pictures'
import type { ItemLook } from './place'
import type { Gap, Item, Road } from './road'
import { noticeOf } from './words'

interface ItemProps {
  readonly item: Item
  readonly place: ItemLook
  readonly packet: string
  readonly opened: boolean
  readonly onOpen: () => void
}

/** One thing by the road: a board, a notice, a gap, or the gate itself. */
export function RoadItem({ item, place, packet, opened, onOpen }: ItemProps) {
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
  const { counted } = useNumbers()
  const count = gap.rules.length
  const shown = counted(words.gapCount, count)
  const name = `${shown}: ${format(words.gapShow, { count })}`
  return (
    <div className={styles.gap} data-late={gap.late}>
      <button type="button" aria-expanded={opened} aria-label={name} onClick={onOpen}>
        <strong>{shown}</strong>
      </button>
      <span>{gap.late ? words.gapLate : words.gapMissed}</span>
      <SmallBoards />
    </div>
  )
}

/** The packet's pass: it points where it goes, and back where it is turned away. */
export function Tag({
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
