import { describe, expect, it } from 'vitest'
import { locales, readExercises, readLesson } from '@/build'
import { cases } from '@/content/cases'
import { lessonSlugs } from '@/content/lessons'
import { formatAddress, parseRange, rangesOf, readSet, setOfRanges, textsOf } from '@/lib/cidr'
import { type Exercise, judgeRules } from '@/lib/lesson'
import { formatPeer, formatPorts, readDocuments } from '@/lib/rules'

const lessons = lessonSlugs.map((slug) => ({ slug, exercises: readExercises(slug) }))
const all = lessons.flatMap(({ exercises }) => exercises)

/** What a set of groups says, without the names that were given to groups and rules. */
function contentOf(documents: readonly unknown[]): string {
  const { groups } = readDocuments(documents).ruleSet
  return JSON.stringify(
    groups.map(({ type, innerAccess, rules }) => [
      type,
      innerAccess,
      rules
        .map((rule) => [
          rule.direction,
          rule.action,
          rule.protocol,
          formatPorts(rule.ports),
          formatPeer(rule.peer),
          rule.priority,
        ])
        .sort(),
    ]),
  )
}

/** The puzzle: what stands there at first and what is wanted. */
function puzzleOf(exercise: Exercise): string {
  switch (exercise.kind) {
    case 'rules':
      return contentOf(exercise.start)
    case 'packet':
      return `${contentOf(exercise.documents)} ${JSON.stringify(exercise.wanted)}`
    case 'addresses':
      return exercise.wanted.join(' ')
    case 'policy':
      return exercise.start
    case 'incident':
      return exercise.evidence.map(({ output }) => output).join('\n')
    case 'acl':
      return JSON.stringify(exercise.must)
    case 'steps':
      return JSON.stringify(exercise.steps)
    case 'code':
      return contentOf(exercise.must)
    case 'quiz':
      return JSON.stringify(exercise.questions)
  }
}

describe('content-ja 4: every exercise has a case of its own', () => {
  it('no puzzle is used twice', () => {
    const puzzles = all.map(puzzleOf)
    expect(all.filter((exercise, index) => puzzles.indexOf(puzzleOf(exercise)) !== index).map(({ id }) => id)).toEqual(
      [],
    )
  })

  it('no exercise is a situation that a simulator of the site shows', () => {
    const shown = Object.values(cases).map(({ documents }) => contentOf(documents))
    const reused = all.filter((exercise) => exercise.kind === 'rules' && shown.includes(contentOf(exercise.start)))
    expect(reused.map(({ id }) => id)).toEqual([])
  })

  it('no simulator is in two lessons', () => {
    const used = lessonSlugs.flatMap((slug) => [
      ...new Set([...readLesson('ja', slug).body.matchAll(/caseId="([^"]+)"/g)].map((match) => match[1])),
    ])
    expect(used.filter((id, index) => used.indexOf(id) !== index)).toEqual([])
  })
})

/** Everything that stands on the page above an exercise, with what the figures and calculators work out there. */
function aboveOf(locale: ReturnType<typeof locales>[number], slug: (typeof lessonSlugs)[number], id: string): string {
  const { body } = readLesson(locale, slug)
  const above = body
    .slice(0, body.indexOf(`<Exercise id="${id}">`))
    .replace(/<(?:Hint|Solution)\b[\s\S]*?<\/(?:Hint|Solution)>/g, '')
  const inputs = [
    ...[...above.matchAll(/<(?:CidrExplain|CidrCalculator) (?:block|value)="([^"]+)"/g)].map((match) => match[1] ?? ''),
    ...[...above.matchAll(/<RangeExplain first="([^"]+)" last="([^"]+)"/g)].map(([, from, to]) => `${from}-${to}`),
  ]
  return [above, ...inputs.flatMap(workedOut)].join('\n')
}

/** What a figure or a calculator shows of a block or a range: first, last and the blocks. */
function workedOut(text: string): string[] {
  const read = parseRange(text)
  if (!read.ok) return []
  const { family, first, last } = read.value
  return [formatAddress(family, first), formatAddress(family, last), ...textsOf(setOfRanges([read.value]))]
}

describe.each(locales())('content-ja 4: %s prints no answer above its exercise', (locale) => {
  it.each(
    lessons.flatMap(({ slug, exercises }) =>
      exercises.flatMap((exercise) => (exercise.kind === 'addresses' ? [[exercise.id, slug, exercise] as const] : [])),
    ),
  )('%s', (id, slug, exercise) => {
    const above = aboveOf(locale, slug, id)
    const wanted = readSet(exercise.wanted)
    if (!wanted.ok) throw new Error('wanted can be read')
    const answers =
      exercise.form === 'blocks'
        ? (exercise.solutions[0] ?? '').split('\n')
        : rangesOf(wanted.value).map(({ family, last }) => formatAddress(family, last))
    for (const answer of answers) expect(above).not.toContain(answer)
  })
})

describe('content-ja 4: where no rule names IPv6, no packet of the judge does', () => {
  const without6 = all.flatMap((exercise) =>
    exercise.kind === 'rules' && !JSON.stringify([exercise.start, exercise.must]).includes('::')
      ? [[exercise.id, exercise] as const]
      : [],
  )
  it.each(without6)('%s', (_, exercise) => {
    const { tooClosed, tooOpen } = judgeRules(exercise, readDocuments(exercise.start).ruleSet)
    for (const wrong of [tooClosed, tooOpen]) if (wrong) expect(wrong.packet.family).toBe(4)
  })
})
