import { pastedGroup } from '@/lib/rules'
import { plainId } from '@/lib/text'

/** The id of a group in a command; a placeholder where it is none, or the group was pasted without its id. */
export function groupId(id: unknown): string {
  return plainId('group', id === pastedGroup ? null : id)
}
