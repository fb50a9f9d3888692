import type { Reading } from '@/lib/rules'
import { Warnings } from '../verdict/warnings'
import { Recognised } from './recognised'

/** What each document was read as, and what was noticed in them. */
export function ReadingNotes({ reading }: { readonly reading: Reading }) {
  return (
    <>
      <Recognised documents={reading.recognised} />
      {reading.warnings.length > 0 ? <Warnings warnings={reading.warnings} /> : null}
    </>
  )
}
