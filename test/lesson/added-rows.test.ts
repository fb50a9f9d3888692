import { describe, expect, it } from 'vitest'
import { readExercises } from '@/build'
import { freshEntry } from '@/components/lesson/acl-draft'
import { judgeTry } from '@/components/lesson/judge-rules'
import { groupsOf, readGroups } from '@/components/rules'
import { freeId, newRule } from '@/components/rules/draft/model'
import { lessonSlugs } from '@/content/lessons'
import { type AclExercise, judgeAcl, type RulesExercise } from '@/lib/lesson'
import { readDocuments } from '@/lib/rules'

const all = lessonSlugs.flatMap((slug) => readExercises(slug))
const named = <E extends { readonly id: string }>(list: readonly E[]) => list.map((each) => [each.id, each] as const)
const withRules = all.filter((each): each is RulesExercise => each.kind === 'rules' && each.moves.includes('add'))

describe('a row that is added solves nothing, and says nothing of what is wanted', () => {
  it.each(named(withRules))('%s: in any of its groups, once or twice', (_, exercise) => {
    const start = groupsOf(readDocuments(exercise.start).ruleSet)
    for (const index of start.keys()) {
      let groups = start
      for (const _time of ['once', 'twice']) {
        groups = groups.map((group, at) =>
          at === index ? { ...group, rules: [...group.rules, newRule(freeId(group))] } : group,
        )
        // It is not read yet: what it lets through is for the reader to say.
        expect(judgeTry(exercise, readGroups(groups)).judgement).toBeNull()
      }
    }
  })

  it.each(named(all.filter((each): each is AclExercise => each.kind === 'acl')))(
    '%s: in any direction',
    (_, exercise) => {
      for (const direction of ['ingress', 'egress'] as const) {
        const { passed, unread } = judgeAcl(exercise, [...exercise.start, freshEntry(direction)])
        expect([passed, unread.length > 0]).toEqual([false, true])
      }
    },
  )
})
