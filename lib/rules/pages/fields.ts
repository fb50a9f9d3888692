import { type Fields, isFields, own, shown } from '@/lib/text'

/** A list of an answer, `{ "Outer": { "Inner": [ … ] } }` or without the inner name; null where there is none. */
export function listIn(fields: Fields, outer: string, inner: string): readonly Fields[] | null {
  const value = own(fields, outer)
  const list = isFields(value) ? own(value, inner) : value
  return Array.isArray(list) ? list.filter(isFields) : null
}

/** `NextToken`; null where the answer has no such field. */
export function nextToken(fields: Fields): string | null {
  return fieldText(fields, 'NextToken')
}

/** A field that holds a text; null for any other. */
export function fieldText(fields: Fields, name: string): string | null {
  const value = own(fields, name)
  return typeof value === 'string' ? value : null
}

/** `SecurityGroupId`, made fit to be shown; empty where there is none. */
export function groupIdOf(fields: Fields): string {
  const id = fieldText(fields, 'SecurityGroupId')
  return id === null ? '' : shown(id)
}
