import { ruleDocument } from './documents'
import type { NewRule } from './permission'
import { writtenId } from './placeholders'
import { refusalOf, sortOut, type WriteRefusal } from './refusal'

/** Most rules that one import of the console takes. */
const mostPerImport = 200

/** A file for the console's import of rules, for one group. */
export interface ImportFile {
  readonly group: string
  readonly text: string
}

/**
 * Rules as the console exports and imports them: a list of the API's rules with their directions and without ids, at most
 * 200 to a file, a group each. What an import leaves out is told apart: it takes priorities of 1–100 alone (F-7).
 */
export function toConsoleImport(rules: readonly NewRule[]): {
  readonly files: readonly ImportFile[]
  readonly refusals: readonly WriteRefusal[]
} {
  const { writable, refusals } = sortOut(rules, (rule) => refusalOf(rule))
  const byGroup = new Map<string, NewRule[]>()
  for (const rule of writable) {
    const own = byGroup.get(rule.group)
    if (own) own.push(rule)
    else byGroup.set(rule.group, [rule])
  }
  const files = [...byGroup].flatMap(([group, own]) =>
    Array.from({ length: Math.ceil(own.length / mostPerImport) }, (_, index): ImportFile => {
      const part = own.slice(index * mostPerImport, (index + 1) * mostPerImport)
      return { group, text: `${JSON.stringify(part.map(withoutId), null, 2)}\n` }
    }),
  )
  return { files, refusals }
}

function withoutId(rule: NewRule) {
  const { SecurityGroupRuleId: _, ...fields } = ruleDocument(
    { ...rule, id: '', place: { document: 0, path: '' } },
    writtenId,
  )
  return fields
}
