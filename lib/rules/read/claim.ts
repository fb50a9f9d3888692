import type { DocumentPlace } from '../model'
import type { Collector } from './collector'
import type { Claim } from './gathered'

/** What is claimed of what: a field of a group or list. */
interface Subject {
  readonly subject: string
  readonly field: string
}

/** Two documents say two things of one: an error that names both places. */
export function contradict(
  collect: Collector,
  { subject, field }: Subject,
  before: Pick<Claim<unknown>, 'written' | 'place'>,
  now: Pick<Claim<unknown>, 'written' | 'place'>,
): void {
  const params = {
    subject,
    field,
    first: before.written,
    second: now.written,
    otherDocument: before.place.document + 1,
    otherPath: before.place.path,
  }
  collect.error('contradiction', now.place, params, subject)
}

/** The claim that holds: the first. A later one that differs is told as a contradiction. */
export function heldClaim<T>(
  collect: Collector,
  of: Subject,
  before: Claim<T> | null,
  value: T,
  written: string,
  place: DocumentPlace,
): Claim<T> {
  const now = { value, written, place }
  if (!before) return now
  if (before.value !== value) contradict(collect, of, before, now)
  return before
}
