import { format } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import type { Decision, Match, Packet, RuleSet, Warning } from '@/lib/rules'

type Words = Messages['rules']

/** Why the packet was decided as it was, in a sentence or two. */
export function reasonOf(decision: Decision, packet: Packet, { groups }: RuleSet, words: Words): string {
  const { by, verdict } = decision
  const nameOf = (id: string) => groups.find((group) => group.id === id)?.name || id
  if (by.kind === 'platform') return words.byPlatform
  if (by.kind === 'in-group') return format(words.byInGroup, { group: nameOf(by.group) })
  if (by.kind === 'missing') return format(words.byMissing, { list: by.list })
  if (by.kind === 'default') {
    if (groups.some((group) => group.type === 'advanced')) return words.byDefaultAdvanced
    return packet.direction === 'ingress' ? words.byDefaultBasicIngress : words.byDefaultBasicEgress
  }
  const priority = decision.trace.find((step) => step.decides)?.rule.priority ?? ''
  const sentence = format(verdict === 'accept' ? words.byRuleAccept : words.byRuleDrop, {
    group: nameOf(by.group),
    rule: by.rule,
    priority,
  })
  return decision.statements.includes('V-3') ? `${sentence} ${words.byTie}` : sentence
}

/** Why a rule did not match; empty when it did. */
export function missOf(match: Match, words: Words): string {
  if (match.kind === 'yes') return ''
  if (match.kind === 'unknown') return format(words.missList, { list: match.lists.join(', ') })
  const sentences: Record<typeof match.field, string> = {
    direction: words.considered,
    protocol: words.missProtocol,
    port: words.missPort,
    'source-port': words.missSourcePort,
    self: words.missSelf,
    family: words.missFamily,
    peer: words.missPeer,
    'peer-group': words.missPeerGroup,
    public: words.missPublic,
  }
  return sentences[match.field]
}

/** What was noticed about a document, in the reader's language; the engine's English when the code is new. */
export function warningOf(warning: Warning, words: Messages['warnings']): string {
  const found = Object.entries(words).find(([code]) => code === warning.code)
  return found ? format(found[1], warning.params) : warning.message
}
