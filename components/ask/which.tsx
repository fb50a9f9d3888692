import { format, useMessages } from '@/components/messages'
import styles from './card.module.css'
import type { SiteAsker, SiteHit } from './site'

interface DifferenceProps {
  readonly asker: SiteAsker
  readonly hits: readonly SiteHit[]
}

/** What tells two near answers apart, in one line; nothing where there are not two. */
export function Difference({ asker, hits: [one, other] }: DifferenceProps) {
  const text = useMessages('ask')
  if (!one || !other) return null
  const cases = { one: asker.caseOf(one.slug), other: asker.caseOf(other.slug) }
  return <p className={styles.difference}>{format(text.difference, cases)}</p>
}

interface WhichProps {
  readonly asker: SiteAsker
  readonly hits: readonly SiteHit[]
  /** The place of the answer on show among the hits. */
  readonly at: number
  readonly onChoose: (at: number) => void
}

/** Most cases that one question tells apart. */
const most = 3

/** The one question that tells the answers apart which are left: each choice shows its answer. */
export function Which({ asker, hits, at, onChoose }: WhichProps) {
  const text = useMessages('ask')
  const left = hits.slice(at, at + most)
  if (left.length < 2) return null
  return (
    <fieldset className={styles.which}>
      <legend>{text.which}</legend>
      {left.map(({ slug }, index) => (
        <button
          key={slug}
          type="button"
          className="button"
          aria-pressed={index === 0}
          onClick={() => onChoose(at + index)}
        >
          {format(text.whichCase, { case: asker.caseOf(slug) })}
        </button>
      ))}
    </fieldset>
  )
}
