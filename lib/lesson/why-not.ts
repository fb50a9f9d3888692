import { formatAddress, parseRange } from '@/lib/cidr'
import type { Layer } from '@/lib/reachability'
import { type Counterexample, type Decision, judge, matchRule, readDocuments } from '@/lib/rules'
import { decisionOf, layersOf, packetOfFields } from './judge-quiz'
import type { QuizQuestion } from './model'
import { beatenByTie } from './tie'

/** Why an option is not the answer to a question. */
export type WhyNot =
  /** The packet is decided so. */
  | { readonly kind: 'decided'; readonly decision: Decision }
  /** This rule does not match the packet. */
  | { readonly kind: 'no-match'; readonly rule: string }
  /** This rule matches, and something before it has decided. */
  | { readonly kind: 'too-late'; readonly rule: string }
  /** This rule matches at the priority of the one that decides, and a tie is won by the deny. */
  | { readonly kind: 'tied'; readonly rule: string }
  /** What was chosen is not asked: something before it, or after it, decides. */
  | { readonly kind: 'another' }
  /** Without this rule a packet is treated otherwise: it passed, or it was stopped. */
  | { readonly kind: 'needed'; readonly rule: string; readonly packet: Counterexample; readonly passed: boolean }
  /** The block is this range. */
  | { readonly kind: 'range'; readonly block: string; readonly first: string; readonly last: string }
  /** Whether another page follows, whatever was chosen. */
  | { readonly kind: 'pages'; readonly more: boolean }
  /** What was chosen does not hold the group; `held`: something else does. */
  | { readonly kind: 'not-held'; readonly held: boolean }
  /** The evidence says that the layer lets the traffic through. */
  | { readonly kind: 'layer'; readonly layer: Layer }

/** Why an option that is not right is not; worked out by the engine that the question asks. Throws for an unknown option. */
export function whyNot(question: QuizQuestion, option: string): WhyNot {
  switch (question.ask) {
    case 'fate':
      return { kind: 'decided', decision: decisionOf(question) }
    case 'decider': {
      const { ruleSet } = readDocuments(question.documents)
      const packet = packetOfFields(question.packet)
      const rule = ruleSet.groups.flatMap(({ rules }) => rules).find(({ id }) => id === option)
      if (!rule) return { kind: 'another' }
      const matches = rule.direction === packet.direction && matchRule(rule, packet, ruleSet).kind === 'yes'
      if (!matches) return { kind: 'no-match', rule: option }
      const tied = beatenByTie(decisionOf(question)).some(({ id }) => id === option)
      return { kind: tied ? 'tied' : 'too-late', rule: option }
    }
    case 'redundant':
      return neededFor(question.documents, option)
    case 'block': {
      const read = parseRange(option)
      if (!read.ok) throw new Error(`option: ${read.problem.code}`)
      const { family, first, last } = read.value
      return { kind: 'range', block: option, first: formatAddress(family, first), last: formatAddress(family, last) }
    }
    case 'whole':
      return { kind: 'pages', more: option === 'whole' }
    case 'holder':
      return { kind: 'not-held', held: option === 'nothing' }
    case 'layer': {
      const layer = layersOf(question).find((each) => each.layer === option)
      if (!layer) throw new Error(`no layer ${option}`)
      return { kind: 'layer', layer }
    }
  }
}

/** A packet that the groups treat otherwise once a rule is gone. */
function neededFor(documents: readonly unknown[], id: string): WhyNot {
  const { ruleSet } = readDocuments(documents)
  const groups = ruleSet.groups.map((group) => ({ ...group, rules: group.rules.filter((rule) => rule.id !== id) }))
  const { tooClosed, tooOpen } = judge({ ...ruleSet, groups }, { must: ruleSet, may: ruleSet })
  const packet = tooClosed ?? tooOpen
  if (!packet) throw new Error(`${id} can go`)
  return { kind: 'needed', rule: id, packet, passed: tooClosed !== null }
}
