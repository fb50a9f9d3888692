import { format } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import { beatenByTie } from '@/lib/lesson'
import type { Decision, Packet, RuleSet } from '@/lib/rules'
import { packetSentence } from './packet-sentence'

interface Words {
  readonly course: Messages['course']
  readonly lesson: Messages['lesson']
  readonly gate: Messages['gate']
}

/**
 * What became of a packet, and by what.
 *
 * @param gate whose gate it came to, where there are several: it stands before all else, and every rule is called by its group
 */
export function happenedTo(packet: Packet, decision: Decision, ruleSet: RuleSet, words: Words, gate = ''): string {
  const told = toldOf(packet, decision, ruleSet, words, gate !== '')
  return gate === '' ? told : format(words.course.atGate, { gate, told })
}

function toldOf(packet: Packet, decision: Decision, { groups }: RuleSet, words: Words, several: boolean): string {
  const { course } = words
  const { verdict, by } = decision
  const name = packetSentence(packet, words.lesson)
  if (verdict === 'depends') return format(course.undecided, { packet: name })
  const values = { packet: name, verdict: verdict === 'accept' ? course.doesPass : course.doesStop }
  switch (by.kind) {
    case 'rule': {
      const group = groups.find(({ id }) => id === by.group)
      const rule = group?.rules.find(({ id }) => id === by.rule)
      if (!rule) return format(course.undecided, values)
      const called = (id: string, of: string) => {
        const name = groups.find((each) => each.id === of)?.name || of
        return several || groups.length > 1 ? `${name} ${id}` : id
      }
      const told = format(course.byRule, {
        ...values,
        rule: called(rule.id, by.group),
        priority: rule.priority,
        action: words.gate[rule.action],
      })
      const [tied] = beatenByTie(decision)
      return tied
        ? `${told} ${format(course.byTie, { rule: called(tied.id, tied.group), action: words.gate[tied.action] })}`
        : told
    }
    case 'default':
      return format(course.byDefault, values)
    case 'in-group':
      return format(course.byGroup, values)
    case 'platform':
      return format(course.byPlatform, values)
    default:
      return format(course.undecided, values)
  }
}

/** What was wanted of it. */
export function wantedOf(wanted: 'accept' | 'drop', course: Messages['course']): string {
  return format(course.wanted, { wanted: wanted === 'accept' ? course.wantPass : course.wantStop })
}
