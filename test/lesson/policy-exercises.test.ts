import { describe, expect, it } from 'vitest'
import { readExercises } from '@/build'
import { lessonSlugs } from '@/content/lessons'
import { judgePolicy, type PolicyExercise } from '@/lib/lesson'
import { decidePolicy, readPolicy } from '@/lib/policy'

const exercises = lessonSlugs
  .flatMap((slug) => readExercises(slug))
  .filter((exercise): exercise is PolicyExercise => exercise.kind === 'policy')

const policy = (...statements: readonly unknown[]) => JSON.stringify({ Version: '1', Statement: statements })

/** Actions of the exercises that deny some of their requests only. */
const guarded = [
  'ecs:DeleteSecurityGroup',
  'ecs:RevokeSecurityGroup*',
  'ecs:AuthorizeSecurityGroup',
  'ecs:ModifySecurityGroupRule',
]

const policiesIn = (text: string) => {
  const reading = readPolicy(text)
  if (!reading.ok) throw new Error(reading.problems[0]?.code)
  return reading.policies
}

/** Each request that the judge names comes out as it says. */
function expectTrueCounterexample(exercise: PolicyExercise, written: string) {
  const { passed, reading, tooOpen, tooClosed } = judgePolicy(exercise, written)
  expect(passed).toBe(false)
  if (!reading.ok) return expect(reading.problems.length).toBeGreaterThan(0)
  expect(tooOpen.length + tooClosed.length).toBeGreaterThan(0)
  const policies = [...exercise.granted, written].flatMap(policiesIn)
  for (const { request } of tooOpen) expect(decidePolicy(policies, request).effect).not.toBe('deny')
  for (const { request } of tooClosed) expect(decidePolicy(policies, request).effect).not.toBe('allow')
}

/** The policy with one action or resource left out, its effect turned, or its condition lost. */
function mutationsOf(text: string): string[] {
  const { Statement: statements } = JSON.parse(text)
  const [statement] = statements
  const lists = ['Action', 'NotAction', 'Resource'].filter((key) => Array.isArray(statement[key]))
  const shorter = lists.flatMap((key) =>
    statement[key].length < 2
      ? []
      : statement[key].map((left: string) => ({
          ...statement,
          [key]: statement[key].filter((value: string) => value !== left),
        })),
  )
  const turned = { ...statement, Effect: 'Allow' }
  const conditional = { ...statement, Condition: { IpAddress: { 'acs:SourceIp': ['203.0.113.0/24'] } } }
  const elsewhere = { ...statement, Resource: 'acs:ecs:*:*:securitygroup/sg-example-elsewhere' }
  const { Condition: _, ...unconditional } = statement
  const always = statement.Condition ? [unconditional] : []
  return [...shorter, turned, conditional, elsewhere, ...always].map((changed) => policy(changed))
}

describe.each(exercises.map((exercise) => [exercise.id, exercise] as const))('%s', (_, exercise) => {
  it('is solved in two ways that differ', () => {
    for (const solution of exercise.solutions) {
      expect(judgePolicy(exercise, solution)).toMatchObject({ passed: true, tooOpen: [], tooClosed: [] })
    }
    expect(new Set(exercise.solutions).size).toBe(exercise.solutions.length)
  })

  it.each([
    ['the start state', exercise.start],
    ['nothing', ''],
    ['an allow of everything', policy({ Effect: 'Allow', Action: '*', Resource: '*' })],
    ['a deny of everything', policy({ Effect: 'Deny', Action: '*', Resource: '*' })],
    ['a deny of all of ECS', policy({ Effect: 'Deny', Action: 'ecs:*', Resource: '*' })],
  ])('is not solved by %s: a request shows it', (_, written) => {
    expectTrueCounterexample(exercise, written)
  })

  it('one action left out, a condition, another resource or the other effect is found', () => {
    for (const solution of exercise.solutions) {
      for (const written of mutationsOf(solution)) expectTrueCounterexample(exercise, written)
    }
  })
})

it.each([
  [
    'a-wide-comma',
    'all but the daily work',
    { NotAction: ['ecs:Describe*', 'ecs:StartInstance', 'ecs:StopInstance', 'ecs:RebootInstance'], Resource: '*' },
  ],
  [
    'one-group-only',
    'every group but one',
    { Action: guarded, NotResource: 'acs:ecs:*:*:securitygroup/sg-example-dev' },
  ],
  ['one-group-only', 'groups whose names end alike', { Action: guarded, Resource: '*prod' }],
  [
    'not-for-everyone',
    'every source but one',
    {
      Action: guarded,
      Resource: '*',
      Condition: { StringNotEquals: { 'ecs:SecurityGroupSourceCidrIps': ['198.51.100.0/24'] } },
    },
  ],
  [
    'not-for-everyone',
    'every source but one that is like it',
    { Action: guarded, Resource: '*', Condition: { StringNotLike: { 'ecs:SecurityGroupSourceCidrIps': ['198.*'] } } },
  ],
])('%s is not solved by a deny of more than was asked: %s', (id, _, statement) => {
  const exercise = exercises.find((each) => each.id === id)
  if (!exercise) throw new Error(`no exercise ${id}`)
  const written = policy({ Effect: 'Deny', ...statement })
  const { tooOpen, tooClosed } = judgePolicy(exercise, written)
  expect([tooOpen.length, tooClosed.length > 0]).toEqual([0, true])
  expectTrueCounterexample(exercise, written)
})

it('a comma of the Japanese keyboard is named where it stands', () => {
  const exercise = exercises.find(({ id }) => id === 'a-wide-comma')
  if (!exercise) throw new Error('a-wide-comma is the exercise with the wide comma')
  const { reading } = judgePolicy(exercise, exercise.start)
  expect(reading.problems[0]).toMatchObject({ code: 'full-width', params: { found: '、' } })
  expect(exercise.start[reading.problems[0]?.place.at ?? -1]).toBe('、')
})
