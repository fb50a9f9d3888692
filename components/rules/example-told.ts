import type { ExampleTold } from '@/components/state'
import type { Messages } from '@/content/ja/messages'
import { parsePacket } from '@/lib/rules'
import { assemble } from './draft/assembly'
import { example } from './draft/example'
import { packetFields } from './packet/draft'
import { judgeForPage } from './verdict/judge'
import { decidingReason, packetInWords, ruleInWords } from './verdict/sentences'

/** The rule tool's example in words: its rules, the packet, and what becomes of it. */
export function ruleExampleTold(words: Messages['rules']): ExampleTold {
  const assembly = assemble(example)
  const { ruleSet } = assembly
  const parsed = parsePacket(packetFields(example.packet))
  const judged = parsed.ok ? judgeForPage(assembly, parsed.packet, { port25Unblocked: false, lost: 0 }) : null
  if (!parsed.ok || !judged) throw new Error('The example of the rule tool has no verdict')
  const { decision } = judged
  const verdicts = { accept: words.verdictAccept, drop: words.verdictDrop, depends: words.verdictDepends }
  return {
    given: ruleSet.groups
      .flatMap(({ rules }) => rules.map((rule) => `${rule.id}: ${ruleInWords(rule, words)}`))
      .join('\n'),
    asked: packetInWords(parsed.packet, words),
    verdict: verdicts[decision.verdict],
    because: decidingReason(decision, parsed.packet, ruleSet, words),
  }
}
