import { pastedGroup } from '../model'

/** What stands where a value is not known. No shell and no API takes it for a value. */
export const placeholders = { region: '<region-id>', group: '<security-group-id>' } as const

/** A group's id as it is written; a place-holder for one that no document says, with the name that stands for it if there is one. */
export function writtenGroup(group: string): string {
  if (group === pastedGroup) return placeholders.group
  return /^(?:\$|(?:alicloud_\w+|module|data|var|local)\.)/.test(group) ? `<security-group-id of ${group}>` : group
}
