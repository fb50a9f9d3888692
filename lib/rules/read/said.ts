import type { RuleReader } from './describe'
import { type Fields, field, shownValue, textField } from './fields'
import { placeIn, type RuleSource } from './source'

/** `NextToken`, which says that more follows (P-7); one that is no text is told. */
export function hasToken(fields: Fields, source: RuleSource, { collect }: Pick<RuleReader, 'collect'>): boolean {
  return said(fields, 'NextToken', source, { collect }) !== ''
}

/** A field of a group or list as text; a value that is no text is an error, not an absent one. */
export function said(
  fields: Fields,
  name: string,
  source: RuleSource,
  { collect }: Pick<RuleReader, 'collect'>,
  subject: string | null = null,
): string {
  const value = field(fields, name)
  if (typeof value === 'object' && value !== null) {
    collect.error('value-type', placeIn(source, name), { field: name, found: shownValue(value) }, subject)
  }
  return textField(fields, name)
}
