import { pastedGroup } from '../model'

/** What stands where a value is not known. No shell and no API takes it for a value. */
export const placeholders = { region: '<region-id>', group: '<security-group-id>' } as const

/** What names a group or list: how ids of the API begin, and what stands in place of one. */
const kinds = {
  group: { id: /^sg-/i, placeholder: 'security-group-id' },
  'prefix-list': { id: /^pl-/i, placeholder: 'prefix-list-id' },
  'port-list': { id: /^prl-/i, placeholder: 'port-range-list-id' },
} as const

/**
 * An id as it is written. What is none, such as an address of Terraform or a name within a template, gets a place-holder
 * that says of what; so does a group that no document names.
 */
export function writtenId(kind: keyof typeof kinds, id: string): string {
  if (kind === 'group' && id === pastedGroup) return placeholders.group
  // A place-holder already: `<sg>`, `GROUP_ID`.
  if (kinds[kind].id.test(id) || /^(?:<[^<>]*>|[A-Z_]+)$/.test(id)) return id
  return `<${kinds[kind].placeholder} of ${id}>`
}

/** A group's id as it is written. */
export function writtenGroup(group: string): string {
  return writtenId('group', group)
}

/** The place-holders in a text, each once: what is to be put in by hand. */
export function placeholdersIn(text: string): string[] {
  // A name may hold quotes, which JSON and HCL write with a backslash.
  const found = text.match(/<(?:region|security-group|prefix-list|port-range-list)-id(?: of [^<>\n]{1,300})?>/g) ?? []
  return [...new Set(found.map((each) => each.replaceAll('\\"', '"')))]
}
