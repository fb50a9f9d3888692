import { describe, expect, it } from 'vitest'
import { readExercises } from '@/build'
import { lessonSlugs } from '@/content/lessons'
import { type IncidentExercise, judgeIncident, type Suspect } from '@/lib/lesson'

const incidents = lessonSlugs
  .flatMap((slug) => readExercises(slug))
  .filter((exercise): exercise is IncidentExercise => exercise.kind === 'incident')

const suspects: readonly Suspect[] = [
  'public-address',
  'network-acl',
  'security-group',
  'host-firewall',
  'listening-socket',
]

describe.each(incidents.map((exercise) => [exercise.id, exercise] as const))('%s', (_, exercise) => {
  const everything = exercise.evidence.map(({ what }) => what)

  it('is solved by two ways of asking, with the layers in any order', () => {
    for (const solution of exercise.solutions) expect(judgeIncident(exercise, solution)).toMatchObject({ passed: true })
  })

  it('with all the evidence, exactly one set of layers is right', () => {
    const right = subsets(suspects).filter((named) => judgeIncident(exercise, { asked: everything, named }).passed)
    expect(right.map((named) => [...named].sort())).toEqual([[...(exercise.solutions[0]?.named ?? [])].sort()])
  })

  it('the right layers without the evidence are a guess, and do not pass', () => {
    const named = exercise.solutions[0]?.named ?? []
    const { passed, guessed } = judgeIncident(exercise, { asked: ['client'], named })
    expect(passed).toBe(false)
    expect(guessed).toEqual(named)
  })

  it('nothing asked and nothing named does not pass', () => {
    expect(judgeIncident(exercise, { asked: [], named: [] })).toMatchObject({ passed: false, more: true })
  })

  it('a layer that lets the traffic through is told with what shows it', () => {
    const { innocent } = judgeIncident(exercise, { asked: everything, named: ['host-firewall'] })
    expect(innocent).toMatchObject([{ layer: 'host-firewall', state: 'pass', because: { line: '-P INPUT ACCEPT' } }])
  })
})

function subsets<T>(values: readonly T[]): T[][] {
  return Array.from({ length: 2 ** values.length }, (_, bits) => values.filter((_, index) => (bits >> index) & 1))
}
