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

export function newReport(fields: Fields, id: string, context: ReportContext): RuleReport {
  return new Report(fields, id, context)
}

class Report implements RuleReport {
  sound = true

  constructor(
    readonly fields: Fields,
    private readonly id: string,
    private readonly context: ReportContext,
  ) {}

  refuse(code: FieldCode, name: string, more: More = {}) {
    this.sound = false
    this.context.collect.error(code, this.placeOf(name), this.params(name, more), this.id)
  }

  doubt(code: FieldCode, name: string, more: More = {}) {
    this.context.collect.warning(code, this.placeOf(name), this.params(name, more), this.id)
  }

  placeOf(name: string): DocumentPlace {
    const { document, path } = this.context.place
    return { document, path: `${path}${path ? '.' : ''}${this.spelt(name)}` }
  }

  private params(name: string, more: More) {
    const written = textField(this.fields, name)
    return { field: this.spelt(name), found: shownValue(written === '' ? (this.fields[name] ?? '') : written), ...more }
  }

  private spelt(name: string): string {
    return this.context.spell?.(name) ?? name
  }
}
