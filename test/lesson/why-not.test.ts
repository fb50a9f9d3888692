import { describe, expect, it } from 'vitest'
import { readExercises } from '@/build'
import { lessonSlugs } from '@/content/lessons'
import { parseRange } from '@/lib/cidr'
import { answersOf, decisionOf, optionsOf, packetOfFields, type QuizQuestion, whyNot } from '@/lib/lesson'
import { decide, matchRule, readDocuments } from '@/lib/rules'

const questions = lessonSlugs
  .flatMap(readExercises)
  .flatMap((exercise) =>
    exercise.kind === 'quiz'
      ? exercise.questions.map((question, index) => [`${exercise.id} ${String(index + 1)}`, question] as const)
      : [],
  )

/** What is said of a wrong option is so, by another way than the one that found it. */
function expectTrue(question: QuizQuestion, option: string) {
  const why = whyNot(question, option)
  switch (why.kind) {
    case 'decided':
      return expect(why.decision.verdict).not.toBe(option)
    case 'no-match':
    case 'too-late': {
      if (question.ask !== 'decider') throw new Error('only a packet is matched')
      const { ruleSet } = readDocuments(question.documents)
      const packet = packetOfFields(question.packet)
      const rule = ruleSet.groups.flatMap(({ rules }) => rules).find(({ id }) => id === option)
      const matches = rule?.direction === packet.direction && matchRule(rule, packet, ruleSet).kind === 'yes'
      return expect(matches).toBe(why.kind === 'too-late')
    }
    case 'tied': {
      if (question.ask !== 'decider') throw new Error('only a packet is matched')
      const rules = readDocuments(question.documents).ruleSet.groups.flatMap((group) => group.rules)
      const named = (id: string | undefined) => rules.find((rule) => rule.id === id)
      const [beaten, decider] = [named(option), named(answersOf(question)[0])]
      expect([beaten?.action, decider?.action]).toEqual(['accept', 'drop'])
      return expect(beaten?.priority).toBe(decider?.priority)
    }
    case 'another': {
      if (question.ask !== 'decider') throw new Error('only a packet is decided')
      return expect(decisionOf(question).by.kind).not.toBe(option)
    }
    case 'needed': {
      if (question.ask !== 'redundant') throw new Error('only a rule is needed')
      const { ruleSet } = readDocuments(question.documents)
      const groups = ruleSet.groups.map((group) => ({ ...group, rules: group.rules.filter(({ id }) => id !== option) }))
      const verdicts = [ruleSet, { ...ruleSet, groups }].map((set) => decide(set, why.packet.packet).verdict)
      return expect(verdicts).toEqual(why.passed ? ['accept', 'drop'] : ['drop', 'accept'])
    }
    case 'range': {
      if (question.ask !== 'block') throw new Error('only a block is a range')
      const [said, asked] = [parseRange(`${why.first}-${why.last}`), parseRange(question.range)]
      return expect(said).not.toEqual(asked)
    }
    case 'pages': {
      if (question.ask !== 'whole') throw new Error('only rules come in pages')
      return expect(/"NextToken": "[^"]/.test(question.output)).toBe(why.more)
    }
    case 'not-held': {
      if (question.ask !== 'holder') throw new Error('only a group is held')
      expect(why.held).toBe(option === 'nothing')
      return expect(answersOf(question)).not.toContain(option)
    }
    case 'layer':
      return expect(['pass', 'unknown']).toContain(why.layer.state)
  }
}

describe('a wrong answer is told why, and truly', () => {
  it.each(questions)('%s', (_, question) => {
    const wrong = optionsOf(question).filter((option) => !answersOf(question).includes(option))
    expect(wrong.length).toBeGreaterThan(0)
    for (const option of wrong) expectTrue(question, option)
  })

  it('content-ja 4: a layer is offered only where the evidence tells of it, and the evidence clears the innocent', () => {
    const layers = questions.flatMap(([, question]) => (question.ask === 'layer' ? [question] : []))
    expect(layers.length).toBeGreaterThan(1)
    for (const question of layers)
      for (const option of optionsOf(question)) {
        const why = answersOf(question).includes(option) ? null : whyNot(question, option)
        if (why?.kind === 'layer') expect(why.layer.state).toBe('pass')
      }
  })
})
