import { describe, expect, it } from 'vitest'
import { readExercises } from '@/build'
import { lessonSlugs } from '@/content/lessons'
import { type IncidentExercise, judgeIncident, suspects, suspectsOf } from '@/lib/lesson'

const incidents = lessonSlugs
  .flatMap((slug) => readExercises(slug))
  .filter((exercise): exercise is IncidentExercise => exercise.kind === 'incident')

describe.each(incidents.map((exercise) => [exercise.id, exercise] as const))('%s', (_, exercise) => {
  const everything = exercise.evidence.map(({ what }) => what)
  const guilty = exercise.solutions[0]?.named ?? []

  it('is solved by two ways of asking, with the layers in any order', () => {
    for (const solution of exercise.solutions) expect(judgeIncident(exercise, solution)).toMatchObject({ passed: true })
  })

  it('with all the evidence, exactly one set of layers is right', () => {
    const right = subsets(suspects).filter((named) => judgeIncident(exercise, { asked: everything, named }).passed)
    expect(right.map((named) => [...named].sort())).toEqual([[...guilty].sort()])
  })

  it('content-ja 4: offers only layers of which some evidence tells, and clears each innocent one by a line', () => {
    const offered = suspectsOf(exercise)
    expect(offered).toEqual(expect.arrayContaining([...guilty]))
    expect(offered.length).toBeGreaterThan(guilty.length)
    for (const name of offered) {
      if (guilty.includes(name)) continue
      const { innocent } = judgeIncident(exercise, { asked: everything, named: [name] })
      expect(innocent).toMatchObject([{ layer: name, state: 'pass' }])
      expect(innocent[0]?.because).not.toBeNull()
    }
  })

  it('the right layers without the evidence are a guess, and do not pass', () => {
    const { passed, guessed } = judgeIncident(exercise, { asked: [], named: guilty })
    expect(passed).toBe(false)
    expect(guessed).toEqual(guilty)
  })

  it('content-ja 4: nothing asked and nothing named does not pass, and says nothing of anything else', () => {
    expect(judgeIncident(exercise, { asked: [], named: [] })).toEqual({
      passed: false,
      innocent: [],
      guessed: [],
      overlooked: [],
      more: false,
    })
  })
})

it('content-ja 4: a network ACL and a flow log can be asked for, and an ACL is a cause', () => {
  const asked = incidents.flatMap(({ evidence }) => evidence.map(({ what }) => what))
  expect(asked).toEqual(expect.arrayContaining(['acl', 'flow-log']))
  expect(incidents.flatMap(({ solutions }) => solutions[0]?.named ?? [])).toContain('network-acl')
})

function subsets<T>(values: readonly T[]): T[][] {
  return Array.from({ length: 2 ** values.length }, (_, bits) => values.filter((_, index) => (bits >> index) & 1))
}
