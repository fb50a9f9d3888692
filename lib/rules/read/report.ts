import type { Place } from '../model'
import type { Collector } from './collector'
import { type Fields, shown, text } from './fields'

/** Reports what is wrong with the fields of one rule, each with its place, and remembers whether the rule is sound. */
export interface RuleReport {
  readonly fields: Fields
  /** The field cannot be read, so that the rule cannot. */
  refuse(code: string, name: string, expected: string, params?: Readonly<Record<string, string>>): void
  /** The field is read, with a doubt. */
  doubt(code: string, name: string, message: string): void
  readonly sound: boolean
}

export interface ReportContext {
  readonly collect: Collector
  readonly place: Place
  /** How the document spells a field of the API; as the API does, by default. */
  readonly spell?: ((name: string) => string) | undefined
}

export function newReport(fields: Fields, id: string, { collect, place, spell }: ReportContext): RuleReport {
  let sound = true
  const at = (name: string): Place => ({
    document: place.document,
    path: `${place.path}${place.path ? '.' : ''}${name}`,
  })
  return {
    fields,
    refuse(code, name, expected, params = {}) {
      sound = false
      const field = spell?.(name) ?? name
      const found = text(fields, name) === '' ? shown(fields[name] ?? '') : shown(text(fields, name))
      const message = `${field} is ${found || 'empty'}; ${expected} was expected.`
      collect.error(code, message, at(field), { field, found, expected, ...params }, id)
    },
    doubt(code, name, message) {
      const field = spell?.(name) ?? name
      collect.warning(code, message, at(field), { field, found: shown(text(fields, name)) }, id)
    },
    get sound() {
      return sound
    },
  }
}
