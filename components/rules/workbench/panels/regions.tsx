import { format, useMessages, useNumbers } from '@/components/messages'
import { Sign } from '@/components/sign'
import type { ChangedRegion, Comparison, Packet } from '@/lib/rules'
import { Proof } from '../../verdict/proof'
import { regionInWords } from '../../verdict/region-words'
import { packetInWords } from '../../verdict/sentences'
import { More } from '../more'
import styles from '../workbench.module.css'

interface Props {
  /** Null: the two do the same with every packet. */
  readonly comparison: Comparison | null
  /** Everything has been read, before and after. */
  readonly whole: boolean
  readonly onPlay: (packet: Packet) => void
}

/** What opens and what closes, each with its size and a packet to try. */
export function Regions({ comparison, whole, onPlay }: Props) {
  const text = useMessages('workbench')
  const { number } = useNumbers()
  if (!comparison) return <Proof whole={whole}>{text.same}</Proof>
  const { opened, closed, regions, complete } = comparison
  return (
    <>
      <p>
        {format(text.totals, { opened: number(opened), closed: number(closed) })}
        {complete ? null : <span className="depends"> △ {text.regionsIncomplete}</span>}
      </p>
      <ul className={styles.cards}>
        <More items={regions}>
          {(region, index) => <ChangedLine key={String(index)} region={region} onPlay={onPlay} />}
        </More>
      </ul>
    </>
  )
}

function ChangedLine({ region, onPlay }: { readonly region: ChangedRegion } & Pick<Props, 'onPlay'>) {
  const text = useMessages('workbench')
  const { counted } = useNumbers()
  const words = useMessages('rules')
  const { packet } = region.example
  const opens = region.after === 'accept'
  return (
    <li className={styles.card}>
      <h3>
        <strong className={opens ? 'accept' : 'drop'}>
          <Sign of={opens ? 'accept' : 'drop'} /> {opens ? text.opens : text.closes}
        </strong>{' '}
        {regionInWords(region, words)}
      </h3>
      <p>
        {counted(text.regionSize, region.size)} {format(text.forExample, { packet: packetInWords(packet, words) })}
        {region.lists.length > 0 ? (
          <span className="depends">
            {' '}
            △ {format(text.regionLists, { lists: region.lists.join(words.listSeparator) })}
          </span>
        ) : null}
      </p>
      <button type="button" className="button no-print" onClick={() => onPlay(packet)}>
        {text.play}
      </button>
    </li>
  )
}
