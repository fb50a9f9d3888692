import type { FieldCode, RuleFaults } from '../faults'
import type { DocumentPlace } from '../model'
import type { Collector } from './collector'
import { type Fields, shownValue, textField } from './fields'

/** Reports what is wrong with the fields of one rule, each with its place, and remembers whether the rule is sound. */
export interface RuleReport {
  readonly fields: Fields
  /** The field cannot be read, so that the rule cannot. */
  refuse(code: FieldCode, name: string, more?: More): void
  /** The field is read, with a doubt. */
  doubt(code: FieldCode, name: string, more?: More): void
  readonly sound: boolean
  /** Where a field stands. */
  placeOf(name: string): DocumentPlace
}

/** Values for the sentence beside the field and what it says. */
type More = Omit<RuleFaults[FieldCode], 'field' | 'found'>

export interface ReportContext {
  readonly collect: Collector
  readonly place: DocumentPlace
  /** How the document spells a field of the API; as the API does, by default. */
  readonly spell?: ((name: string) => string) | undefined
}

export function newReport(fields: Fields, id: string, { collect, place, spell }: ReportContext): RuleReport {
  let sound = true
  const at = (name: string): DocumentPlace => ({
    document: place.document,
    path: `${place.path}${place.path ? '.' : ''}${name}`,
  })
  const fault = (name: string, more: More) => {
    const field = spell?.(name) ?? name
    const found = textField(fields, name) === '' ? shownValue(fields[name] ?? '') : shownValue(textField(fields, name))
    return { place: at(field), params: { field, found, ...more } }
  }
  return {
    fields,
    refuse(code, name, more = {}) {
      sound = false
      const { place: where, params } = fault(name, more)
      collect.error(code, where, params, id)
    },
    doubt(code, name, more = {}) {
      const { place: where, params } = fault(name, more)
      collect.warning(code, where, params, id)
    },
    placeOf: (name) => at(spell?.(name) ?? name),
    get sound() {
      return sound
    },
  }
}
