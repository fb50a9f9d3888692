import { parseRange } from '@/lib/cidr'
import { judgeLayers, type Layer, parseTarget } from '@/lib/reachability'
import {
  type Decision,
  decide,
  type Packet,
  type PacketFields,
  parsePacket,
  readDocuments,
  readHolders,
  readPages,
  redundant,
} from '@/lib/rules'
import { suspects } from './judge-incident'
import type { QuizExercise, QuizQuestion } from './model'

export interface QuizJudgement {
  readonly passed: boolean
  /** For each question: answered rightly, wrongly, or not yet. */
  readonly marks: readonly ('right' | 'wrong' | 'open')[]
}

/** What a reader can choose: `accept`/`drop`, ids of rules, `in-group`, `default`, `platform`, blocks, layers, states, holders. */
export function optionsOf(question: QuizQuestion): readonly string[] {
  switch (question.ask) {
    case 'fate':
      return ['accept', 'drop']
    case 'decider':
      return [...ruleIds(question.documents), 'in-group', 'default', 'platform']
    case 'redundant':
      return ruleIds(question.documents)
    case 'block':
      return question.options
    case 'whole':
      return ['whole', 'more']
    case 'holder':
      return ['instance', 'interface', 'rule', 'service', 'nothing']
    case 'layer': {
      // No other can be named, or cleared.
      const told = layersOf(question).filter(({ state }) => state !== 'unknown')
      return suspects.filter((name) => told.some(({ layer }) => layer === name))
    }
  }
}

/** The right ones of the options, worked out by the engines. A question has exactly one; the tests see to it. */
export function answersOf(question: QuizQuestion): readonly string[] {
  switch (question.ask) {
    case 'fate':
      return [decisionOf(question).verdict]
    case 'decider': {
      const { by } = decisionOf(question)
      return [by.kind === 'rule' ? by.rule : by.kind]
    }
    case 'redundant': {
      const found = redundant(readDocuments(question.documents).ruleSet)
      return found.redundant.map(({ rule }) => rule.id)
    }
    case 'block':
      return question.options.filter((option) => isSameRange(option, question.range))
    case 'whole':
      return readPages(question.output).groups.map(({ state }) => state)
    case 'holder': {
      const held = readHolders(question.output).groups.find(({ group }) => group === question.group)?.holders ?? []
      return held.length > 0 ? [...new Set(held.map(({ kind }) => kind))] : ['nothing']
    }
    case 'layer': {
      const failing = layersOf(question).filter(({ state }) => state === 'fail')
      return suspects.filter((name) => failing.some(({ layer }) => layer === name))
    }
  }
}

/** Holds answers against a quiz; null: not answered yet. */
export function judgeQuiz({ questions }: QuizExercise, answers: readonly (string | null)[]): QuizJudgement {
  const marks = questions.map((question, index) => {
    const answer = answers[index] ?? null
    return answer === null ? 'open' : answersOf(question).includes(answer) ? 'right' : 'wrong'
  })
  return { passed: marks.every((mark) => mark === 'right'), marks }
}

/** A packet as an exercise writes it. Throws when it is none. */
export function packetOfFields(fields: PacketFields): Packet {
  const parsed = parsePacket(fields)
  if (!parsed.ok) throw new Error(`packet: ${parsed.problem.code}`)
  return parsed.packet
}

/** What happens to the packet of a question. */
export function decisionOf({ documents, packet }: Extract<QuizQuestion, { ask: 'fate' | 'decider' }>): Decision {
  return decide(readDocuments(documents).ruleSet, packetOfFields(packet))
}

/** What the evidence of a question says of each layer. Throws where its target is none. */
export function layersOf({ target, evidence }: Extract<QuizQuestion, { ask: 'layer' }>): readonly Layer[] {
  const read = parseTarget(target)
  if (!read.ok) throw new Error(`target: ${read.problem.code}`)
  return judgeLayers({ target: read.target, evidence })
}

function ruleIds(documents: readonly unknown[]): string[] {
  return readDocuments(documents).ruleSet.groups.flatMap(({ rules }) => rules.map(({ id }) => id))
}

function isSameRange(one: string, other: string): boolean {
  const [a, b] = [parseRange(one), parseRange(other)]
  return (
    a.ok &&
    b.ok &&
    a.value.family === b.value.family &&
    a.value.first === b.value.first &&
    a.value.last === b.value.last
  )
}
