import { format } from '@/components/messages'
import { ruleInWords } from '@/components/rules'
import type { Messages } from '@/content/ja/messages'
import { type SequenceStep, suspects } from '@/lib/lesson'
import { type RuleSet, readDocuments } from '@/lib/rules'

/** A step, as its button names it. */
export function stepInWords(
  step: SequenceStep,
  { groups }: RuleSet,
  words: Messages['lessonTasks'],
  rules: Messages['rules'],
): string {
  if (step.does === 'wait') return words.stepWait
  const group = groups.find(({ id }) => id === step.group)?.name ?? step.group
  switch (step.does) {
    case 'join':
      return format(words.stepJoin, { group })
    case 'leave':
      return format(words.stepLeave, { group })
    case 'isolate':
      return format(words.stepIsolate, { group })
    case 'remove':
      return format(words.stepRemove, { group, rule: step.rule })
    case 'add': {
      const read = readDocuments([
        {
          SecurityGroupId: step.group,
          SecurityGroupType: 'normal',
          VpcId: 'vpc-example',
          Permissions: { Permission: [step.rule] },
        },
      ]).ruleSet.groups[0]?.rules[0]
      return format(words.stepAdd, { group, rule: read ? ruleInWords(read, rules) : '' })
    }
  }
}

/** An option, as its label says it. */
export function optionInWords(option: string, words: Messages['lessonTasks'], layers: Messages['reachLayers']): string {
  const layer = suspects.find((name) => name === option)
  if (layer) return layers[layer]
  const named: Readonly<Record<string, string>> = {
    accept: words.fatePass,
    drop: words.fateStop,
    default: words.decidedByDefault,
    'in-group': words.decidedInGroup,
    platform: words.decidedByPlatform,
    whole: words.wholeAll,
    more: words.wholeMore,
    instance: words.heldByInstance,
    interface: words.heldByInterface,
    rule: words.heldByRule,
    service: words.heldByService,
    nothing: words.heldByNothing,
  }
  return named[option] ?? option
}
