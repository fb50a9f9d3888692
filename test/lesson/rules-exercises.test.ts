import { describe, expect, it } from 'vitest'
import { readExercises } from '@/build'
import { lessonSlugs } from '@/content/lessons'
import { judgeRules, type RulesExercise } from '@/lib/lesson'
import { matchRule, type RuleSet, readDocuments } from '@/lib/rules'
import { cornerPackets, verdictOf } from './corner-packets'
import { mutationsOf } from './mutations'

const all = lessonSlugs.flatMap((slug) => readExercises(slug))
const exercises = all.filter((exercise): exercise is RulesExercise => exercise.kind === 'rules')

const read = (documents: readonly unknown[]): RuleSet => {
  const { ruleSet, warnings } = readDocuments(documents)
  // A rule of an advanced group that names a group is what one exercise starts with.
  const known = ['group-in-advanced']
  expect(warnings.filter(({ severity, code }) => severity !== 'hint' && !known.includes(code))).toEqual([])
  return ruleSet
}

const bounds = (exercise: RulesExercise) => {
  const must = read(exercise.must)
  return { must, may: exercise.may ? read(exercise.may) : must }
}

/** The set as its own groups with other rules in the first, none in the others. */
function withRules(
  exercise: RulesExercise,
  permissions: readonly Readonly<Record<string, string | number>>[],
): RuleSet {
  const { groups, ...rest } = read(exercise.start)
  const [document] = exercise.start
  const other = read([{ ...document, Permissions: { Permission: permissions } }])
  return { ...rest, groups: groups.map((group, index) => ({ ...group, rules: other.groups[index]?.rules ?? [] })) }
}

function everything(Policy: 'Accept' | 'Drop') {
  return [
    { Direction: 'ingress', SourceCidrIp: '0.0.0.0/0' },
    { Direction: 'ingress', Ipv6SourceCidrIp: '::/0' },
    { Direction: 'egress', DestCidrIp: '0.0.0.0/0' },
    { Direction: 'egress', Ipv6DestCidrIp: '::/0' },
  ].map((fields, index) => ({
    SecurityGroupRuleId: `every-${index}`,
    IpProtocol: 'ALL',
    PortRange: '-1/-1',
    Policy,
    Priority: 1,
    ...fields,
  }))
}

/** The groups that are judged together with those of `at`: all, or one where each is judged alone. */
function sideOf(set: RuleSet, at: RuleSet): RuleSet {
  return { ...set, groups: set.groups.filter(({ id }) => at.groups.some((group) => group.id === id)) }
}

/** What is judged together: a set, or each of its groups. */
function sidesOf({ apart }: RulesExercise, set: RuleSet): RuleSet[] {
  return apart ? set.groups.map((group) => ({ ...set, groups: [group] })) : [set]
}

/** Each packet that the judge gives is what it says, by deciding it on both sides. */
function expectTrueCounterexample(
  exercise: RulesExercise,
  written: RuleSet,
  judgement = judgeRules(exercise, written),
  whole = bounds(exercise),
) {
  const { passed, tooClosed, tooOpen, at: set } = judgement
  const { must, may } = { must: sideOf(whole.must, set), may: sideOf(whole.may, set) }
  expect(passed).toBe(false)
  expect(tooClosed ?? tooOpen).not.toBeNull()
  if (tooClosed) {
    expect([verdictOf(must, tooClosed.packet), verdictOf(set, tooClosed.packet)]).toEqual(['accept', 'drop'])
  }
  if (tooOpen) expect([verdictOf(may, tooOpen.packet), verdictOf(set, tooOpen.packet)]).toEqual(['drop', 'accept'])
}

describe.each(exercises.map((exercise) => [exercise.id, exercise] as const))('%s', (_, exercise) => {
  it('is solved in two ways that differ', () => {
    for (const solution of exercise.solutions) {
      expect(judgeRules(exercise, read(solution))).toMatchObject({ passed: true, tooClosed: null, tooOpen: null })
    }
    const texts = exercise.solutions.map((solution) => JSON.stringify(solution))
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('is not solved by the start state: a packet shows it, or the number of its rules', () => {
    const start = read(exercise.start)
    const { passed, tooMany } = judgeRules(exercise, start)
    if (tooMany) expect([passed, exercise.most !== null]).toEqual([false, true])
    else expectTrueCounterexample(exercise, start)
  })

  it.each([
    ['no rules', []],
    ['everything allowed', everything('Accept')],
    ['everything denied', everything('Drop')],
  ])('is not solved by %s: a packet shows it', (_, permissions) => {
    expectTrueCounterexample(exercise, withRules(exercise, permissions))
  })

  it('one thing wrong in a solution is found, unless it changes no packet at all', () => {
    const whole = bounds(exercise)
    let found = 0
    for (const solution of exercise.solutions) {
      for (const { set, touched } of mutationsOf(read(solution))) {
        const judgement = judgeRules(exercise, set)
        if (judgement.tooClosed ?? judgement.tooOpen) {
          expectTrueCounterexample(exercise, set, judgement, whole)
          found += 1
          continue
        }
        for (const side of sidesOf(exercise, set)) {
          const must = sideOf(whole.must, side)
          const may = sideOf(whole.may, side)
          for (const packet of cornerPackets([must, may, side])) {
            // Other packets meet the same rules as in the solution.
            if (touched && !touched.some((rule) => matchRule(rule, packet, side).kind === 'yes')) continue
            const verdict = verdictOf(side, packet)
            if (verdictOf(must, packet) === 'accept') expect(verdict).toBe('accept')
            if (verdictOf(may, packet) === 'drop') expect(verdict).toBe('drop')
          }
        }
      }
    }
    expect(found).toBeGreaterThan(5)
  })

  it('earns its star with the worked solution, and the number is proven where it says so', () => {
    const { fewest, solutions } = exercise
    if (!fewest) return
    const [worked = []] = solutions
    expect(judgeRules(exercise, read(worked))).toMatchObject({ rules: fewest.rules, star: true })
    if (fewest.proven && fewest.rules > 1) expect(needsTwo(exercise)).toBe(true)
    expect(fewest.proven && fewest.rules > 2).toBe(false)
  })
})

/**
 * One inbound rule cannot do it: two packets have to pass, and whatever rule matches both matches a third that has to be
 * stopped. A rule is a box, so it matches what lies between the two in port and in address.
 */
function needsTwo(exercise: RulesExercise): boolean {
  const { must, may } = bounds(exercise)
  const packets = [...cornerPackets([must, may])].filter(
    ({ direction, protocol, family, peerGroups }) =>
      direction === 'ingress' && protocol === 'tcp' && family === 4 && peerGroups.length === 0,
  )
  const passing = packets.filter((packet) => verdictOf(must, packet) === 'accept')
  const stopped = packets.filter((packet) => verdictOf(may, packet) === 'drop')
  const between = <T extends number | bigint | null>(x: T, y: T, z: T) =>
    x !== null && y !== null && z !== null && (x < z ? x <= y && y <= z : z <= y && y <= x)
  return passing.some((a) =>
    passing.some((b) => stopped.some((c) => between(a.port, c.port, b.port) && between(a.peer, c.peer, b.peer))),
  )
}

describe('changes that an exercise does not offer', () => {
  const exercise = exercises.find(({ id }) => id === 'after-the-flood')
  if (!exercise) throw new Error('after-the-flood is the exercise with one move')

  it('are named with the rule, and the exercise is not passed although every packet is right', () => {
    const [solution = []] = exercise.solutions
    const { groups, ...rest } = read(solution)
    const set = {
      ...rest,
      groups: groups.map((group) => ({
        ...group,
        rules: group.rules.map((rule) => (rule.id === 'rule-4' ? { ...rule, id: 'rule-9' } : rule)),
      })),
    }
    expect(judgeRules(exercise, set)).toMatchObject({
      passed: false,
      tooClosed: null,
      tooOpen: null,
      forbidden: [
        { move: 'remove', subject: 'rule-4' },
        { move: 'add', subject: 'rule-9' },
      ],
    })
  })
})
