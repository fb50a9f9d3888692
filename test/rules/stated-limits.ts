import { facts } from '@/content/facts'
import type { Limits } from '@/lib/rules'

/** The limits that the pages state. */
export const limits: Limits = {
  rulesPerGroup: facts['rules-per-group'].value,
  rulesPerInterface: facts['rules-per-eni'].value,
  groupsPerInterface: facts['groups-per-eni'].value,
  prefixListEntries: facts['prefix-list-entries'].value,
  referencedGroups: facts['referenced-groups'].value,
}
