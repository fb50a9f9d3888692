import type { GroupDraft, RuleDraft } from '@/components/rules'

const mostRules = 200
const mostFields = 20

/** Groups as a draft stores them; null when the text is none of these groups: drafts come from storage or a file. */
export function decodeGroups(text: string | null, start: readonly GroupDraft[]): readonly GroupDraft[] | null {
  if (text === null) return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!Array.isArray(value) || value.length !== start.length) return null
  const groups: GroupDraft[] = []
  for (const [index, group] of start.entries()) {
    const stored: unknown = value[index]
    if (!isFields(stored) || stored.id !== group.id) return null
    const { rules, innerAccess } = stored
    if (innerAccess !== 'accept' && innerAccess !== 'drop') return null
    if (!Array.isArray(rules) || rules.length > mostRules || !rules.every(isRule)) return null
    groups.push({ ...group, innerAccess, rules: rules.map((rule) => ({ ...rule, rest: restOf(rule.rest) })) })
  }
  return groups
}

/** What a rule says beside its columns, such as its description. */
function restOf(value: unknown): RuleDraft['rest'] {
  if (!isFields(value)) return {}
  const plain = Object.entries(value).flatMap(([name, field]) =>
    typeof field === 'string' || typeof field === 'number' ? [[name, field] as const] : [],
  )
  return Object.fromEntries(plain.slice(0, mostFields))
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isRule(value: unknown): value is RuleDraft {
  return (
    isFields(value) &&
    ['id', 'ports', 'peer', 'priority'].every((name) => typeof value[name] === 'string') &&
    (value.direction === 'ingress' || value.direction === 'egress') &&
    (value.action === 'accept' || value.action === 'drop') &&
    ['tcp', 'udp', 'icmp', 'icmpv6', 'gre', 'all'].some((name) => name === value.protocol)
  )
}
