import type { Warning, WarningCode } from '../faults'

/** Codes of what was assumed or is missing, beside everything that could not be read. */
const open: ReadonlySet<WarningCode> = new Set([
  'next-token',
  'pages-joined',
  'one-direction',
  'type-assumed',
  'inner-access-assumed',
  'list-missing',
  'list-incomplete',
  'list-family',
  'port-list-named',
  'port-list-unnamed',
  'group-not-shown',
  'not-in-interface',
  'ask-interface',
  'no-vpc',
])

/**
 * The warnings of a reading that say that an answer rests on incomplete documents: more rules exist, a list or a type is
 * missing, something could not be read. Empty when nothing has to be said beside an answer.
 */
export function incompleteness({ warnings }: { readonly warnings: readonly Warning[] }): readonly Warning[] {
  return warnings.filter(({ code, severity }) => severity === 'error' || open.has(code))
}

/** What the rule set itself holds as `unread`: who decides for one packet takes it into account, who speaks of all cannot. */
const heldAsUnread: ReadonlySet<WarningCode> = new Set(['known-after-apply', 'module-not-read', 'part-not-read'])

/** Whether a finding is of something that may be there and is not fully known. */
export function isHeldAsUnread({ code }: Warning): boolean {
  return heldAsUnread.has(code)
}
