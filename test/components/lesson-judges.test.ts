import { describe, expect, it } from 'vitest'
import { decodeGroups } from '@/components/lesson/groups-draft'
import { judgeTry } from '@/components/lesson/judge-rules'
import { groupsOf, readGroups } from '@/components/rules'
import { exercises } from '@/content/exercises'
import { readDocuments, SpaceLimit } from '@/lib/rules'

const [first] = Object.values(exercises)
  .flat()
  .flatMap((exercise) => {
    if (exercise.kind !== 'rules') return []
    const start = groupsOf(readDocuments(exercise.start).ruleSet)
    return (start[0]?.rules.length ?? 0) > 0 ? [{ exercise, start }] : []
  })
if (!first) throw new Error('there is no exercise that begins with rules')
const { exercise, start } = first

describe('a try at an exercise with rules', () => {
  it('that is too tangled to be judged is told so, and nothing else', () => {
    const assembly = readGroups(start)
    const judged = judgeTry(exercise, assembly, () => {
      throw new SpaceLimit('steps', 1)
    })
    expect(judged).toEqual({ ruleSet: assembly.ruleSet, judgement: null, tangled: true })
  })

  it('hides no other error', () => {
    expect(() =>
      judgeTry(exercise, readGroups(start), () => {
        throw new TypeError('a fault of ours')
      }),
    ).toThrow(TypeError)
  })

  it('comes back from the record with what its rules say beside the columns', () => {
    const [group] = start
    const [rule] = group?.rules ?? []
    if (!group || !rule) throw new Error('the exercise has no rule')
    const described = { ...rule, rest: { Description: 'office', DestCidrIp: '10.0.0.9/32' } }
    const text = JSON.stringify([{ ...group, rules: [described] }, ...start.slice(1)])
    expect(decodeGroups(text, start)?.[0]?.rules[0]?.rest).toEqual(described.rest)
    const hostile = text.replace('"office"', '{"toString":1}')
    expect(decodeGroups(hostile, start)?.[0]?.rules[0]?.rest).toEqual({ DestCidrIp: '10.0.0.9/32' })
  })
})
