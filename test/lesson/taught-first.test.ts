import { describe, expect, it } from 'vitest'
import { locales, readExercises, readLesson } from '@/build'
import { type LessonSlug, lessonSlugs } from '@/content/lessons'
import { type Exercise, judgeAcl, judgeCode, type QuizQuestion } from '@/lib/lesson'
import { type Rule, type RuleSet, readDocuments } from '@/lib/rules'

/**
 * What an exercise needs that has to be taught: a name, the lesson that teaches it, and what the text of that lesson says of
 * it above its exercises, in any language.
 */
const subjects = {
  'the default of a type': ['checkpoint', /\| *(?:enterprise|エンタープライズ|企业级)/],
  'the platform': ['checkpoint', /TCP 25/],
  'a port range': ['a-rule', /`8000\/8010`/],
  'every address of a family': ['a-rule', /`::\/0`/],
  'a protocol without ports': ['a-rule', /`-1\/-1`/],
  'a block': ['cidr-in-bits', /`\/19`/],
  'blocks of a range': ['range-to-blocks', /`10\.0\.2\.0-10\.0\.3\.255`/],
  'an order of priority': ['priority', /<Fact id="priority-lowest" \/>/],
  'several groups': ['priority', /guard/],
  'a network ACL': ['return-traffic', /`1024\/65535`/],
  'a group as the other end': ['inside', /`sg-…`/],
  'connectivity inside': ['inside', /相互接続|interconnect|互通/i],
  ICMPv6: ['ipv6', /ICMPv6/],
  'blocks of IPv6': ['ipv6', /`\/64`/],
  lists: ['lists', /`pl-…`/],
  'a rule that can go': ['tidy-up', /redundant|なくてもよいルール|多余/i],
  'steps of a change': ['without-a-gap', /<Fact id="move-seconds" \/>/],
  'what holds a group': ['without-a-gap', /`ServiceManaged`/],
  pages: ['as-code', /`NextToken`/],
  commands: ['as-code', /--Permissions\.1\./],
  Terraform: ['as-code', /alicloud_security_group_rule/],
  evidence: ['incident', /`ss -lntp`/],
  'a flow log': ['incident', /REJECT/],
  policies: ['who-may-change', /NotAction/],
  'both ends': ['capstone', /two-ends-text/],
} as const satisfies Readonly<Record<string, readonly [LessonSlug, RegExp]>>

type Subject = keyof typeof subjects

function* ofRule({ protocol, peer, ports }: Rule): Generator<Subject> {
  if (peer.kind === 'group') yield 'a group as the other end'
  if (peer.kind === 'prefix-list' || ports.kind === 'list') yield 'lists'
  if (protocol === 'icmpv6') yield 'ICMPv6'
  if (peer.kind === 'cidr' && peer.block.prefix === 0) yield 'every address of a family'
  if (ports.kind === 'range' && ports.start < ports.end) yield 'a port range'
}

/** An Accept and a Drop side by side need an order. */
function* ofSet({ groups }: RuleSet): Generator<Subject> {
  const rules = groups.flatMap((group) => group.rules)
  for (const rule of rules) yield* ofRule(rule)
  if (
    new Set(rules.map(({ direction, action }) => `${direction} ${action}`)).size >
    new Set(rules.map(({ direction }) => direction)).size
  )
    yield 'an order of priority'
}

function* ofQuestion(question: QuizQuestion): Generator<Subject> {
  if ('documents' in question) {
    const { ruleSet } = readDocuments(question.documents)
    yield* ofSet(ruleSet)
    if (ruleSet.groups.length > 1) yield 'several groups'
  }
  if (question.ask === 'decider' || question.ask === 'fate') yield 'the default of a type'
  if (question.ask === 'redundant') yield 'a rule that can go'
  if (question.ask === 'block') yield question.range.includes(':') ? 'blocks of IPv6' : 'blocks of a range'
  if (question.ask === 'layer') yield 'evidence'
  if (question.ask === 'whole') yield 'pages'
  if (question.ask === 'holder') yield 'what holds a group'
  if (question.ask === 'layer' && question.evidence.some((output) => / (?:ACCEPT|REJECT) in OK/.test(output)))
    yield 'a flow log'
}

/** What has to be known for an exercise: what its worked solution writes that the start does not say already. */
function* neededFor(exercise: Exercise): Generator<Subject> {
  switch (exercise.kind) {
    case 'packet':
      yield 'the default of a type'
      return
    case 'rules': {
      const { ruleSet } = readDocuments(exercise.solutions[0] ?? [])
      yield* ofSet(ruleSet)
      if (ruleSet.groups.length > 1) yield exercise.apart ? 'both ends' : 'several groups'
      if (exercise.moves.includes('inner-access')) yield 'connectivity inside'
      return
    }
    case 'addresses':
      if (exercise.wanted.some((text) => text.includes(':'))) yield 'blocks of IPv6'
      else yield exercise.form === 'ranges' ? 'a block' : 'blocks of a range'
      return
    case 'acl':
      yield 'a network ACL'
      yield* ofSet(judgeAcl(exercise, exercise.start).set)
      return
    case 'steps':
      yield 'steps of a change'
      yield* ofSet(readDocuments(exercise.groups).ruleSet)
      return
    case 'code':
      yield exercise.language === 'cli' ? 'commands' : 'Terraform'
      yield* ofSet(judgeCode(exercise, exercise.solutions[0] ?? '').set)
      return
    case 'quiz':
      for (const question of exercise.questions) yield* ofQuestion(question)
      return
    case 'incident':
      yield 'evidence'
      return
    case 'policy':
      yield 'policies'
  }
}

describe('content-ja 4: nothing is asked that was not taught', () => {
  it.each(lessonSlugs)('%s: what its exercises need stands in this lesson or one before', (slug) => {
    const place = lessonSlugs.indexOf(slug)
    for (const exercise of readExercises(slug)) {
      for (const subject of new Set(neededFor(exercise))) {
        const [teacher] = subjects[subject]
        const at = lessonSlugs.indexOf(teacher)
        expect(at <= place, `${exercise.id} needs ${subject}, which ${teacher} teaches`).toBe(true)
      }
    }
  })

  it.each(locales())('%s: each subject stands above the exercises of the lesson that teaches it', (locale) => {
    for (const [subject, [teacher, words]] of Object.entries(subjects)) {
      const { body } = readLesson(locale, teacher)
      expect(body.slice(0, body.indexOf('<Exercise ')), `${teacher} on ${subject}`).toMatch(words)
    }
  })
})
