import type { Computed } from './answer/compute'
import type { Hit, ReplyOutcome } from './answer/reply'
import type { AskModel, CodeAnswer } from './corpus'
import { decideReply, saysEnough } from './model/decide'
import type { Ranker } from './model/rank'
import { openCodes, type UnknownCode } from './text/codes'
import { longest, normalise, runs } from './text/normalise'
import { type UnderstoodQuestion, understand } from './text/terms'

const explaining = {
  block: 'ip-and-cidr',
  range: 'ip-and-cidr',
  relation: 'ip-and-cidr',
  merge: 'ip-and-cidr',
  subtract: 'ip-and-cidr',
  split: 'ip-and-cidr',
  prefix: 'ip-and-cidr',
  room: 'ip-and-cidr',
  class: 'ip-and-cidr',
  refused: 'ip-and-cidr',
  port: 'protocols-and-ports',
  'rules-of-groups': 'rule-limit-reached',
  'rules-of-directions': 'rule-count-directions',
  'rules-left': 'rule-count-directions',
  pasted: 'misconfigured-rules',
} as const satisfies Record<Computed['kind'], string>

type Explaining = (typeof explaining)[Computed['kind']]

/** Slug of the answer that explains what was worked out. */
export function answerFor(computed: Computed): Explaining {
  const isPort = computed.kind === 'refused' && computed.problem.code === 'integer'
  return explaining[isPort ? 'port' : computed.kind]
}

/** Kinds whose explanation comes before every other answer: the figure is what was asked for. */
const leading: ReadonlySet<Computed['kind']> = new Set([
  'block',
  'range',
  'relation',
  'merge',
  'subtract',
  'split',
  'prefix',
  'room',
  'class',
  'rules-of-directions',
  'rules-left',
])

/** Of how many words a question is, and from which score on its first hit then stands, whatever could be worked out beside. */
const inPassing = [
  { words: 10, score: 0.35 },
  { words: 6, score: 0.5 },
]
/** How sure an answer is that an error code leads to. */
const byCode = 0.97
/** From this score on, and this many of them, the words around an error code may tell more than the code. */
const tellsMore = 0.7
const fewestAround = 3
/** From this score on, and this many of them, they surely do. */
const surelyMore = { score: 0.9, words: 5 }
/** Where the second of two answers to opposite questions is this likely, both are shown. */
const maybeOpposite = 0.1
/** Where the second of two answers that are easily taken for each other is this likely, both are shown. */
const maybeTaken = 0.2

/** How many times as likely as the answer to any other cause the one to every failing connection has to be, to be given alone. */
const clearly = 1.3

/** Below this logit of the best answer less that of another topic, a failure that names another topic is one of it. */
const ofAnotherProduct = -3

/** The answer about a tool that rules are managed with, and the terms that name it. */
const ofTool = 'terraform-rules'
const toolTerms = /^(?:#terraform|#api|terraform|alicloud|tf|hcl|provider|pulumi|apply|plan|security_group\w*)$/

/** The answer that lists all error codes, and its section with the table. */
const codeTable = 'api-error-codes'
const sectionOfCodes = 'codes'

/** The answer to a connection that fails for no reason that is named. */
const unreachable = 'service-unreachable'
/** Answers whose cause no rule removes: that one more rule did not help bears them out. */
const beyondRules: ReadonlySet<string> = new Set([
  ...['port-25-blocked', 'icp-filing', 'database-whitelist', 'waf-block-page'],
  ...['simple-application-server', 'docker-published-ports', 'stopped-or-overdue'],
])
/** Answers to connections that fail. */
const failures: ReadonlySet<string> = new Set([
  ...beyondRules,
  ...['service-unreachable', 'port-80-unreachable', 'load-balancer-backend', 'ack-security-group', 'no-public-ip'],
  ...[
    'across-vpcs',
    'communicate-across-groups',
    'allow-ping',
    'ipv6-rules',
    'cannot-bind-public-ip',
    'outbound-lockdown',
  ],
])
/** From this share of the first score on another answer is as good. */
const nearly = 0.4
/** From this score on it is the likely one. */
const likely = 0.5
const failing: readonly string[] = ['#unreachable', '#cannotEnter', '#timeout', '#refused']
/** What fails there is not a server of this cloud. */
const elsewhere: readonly string[] = ['#otherProvider', '#home', '#chat', '#credential', '#certificate']

/** Whether a question tells of a connection that fails, to something that may stand in this cloud. */
export function failsIn({ concepts, entities }: UnderstoodQuestion): boolean {
  if (concepts.some((idea) => elsewhere.includes(idea))) return false
  return entities.symptom !== null || concepts.some((idea) => failing.includes(idea))
}

export interface JudgedQuestion<Slug extends string> {
  /** Best first, at most 10. */
  readonly hits: readonly Hit<Slug>[]
  readonly outcome: ReplyOutcome
  /** An error code that nothing is known of; null where there is none. */
  readonly unknownCode: UnknownCode<Slug> | null
}

/**
 * Says which answers a question may mean, and how sure that is.
 *
 * @param question as written: an error code in it leads straight to its answer
 * @param computed what was worked out for it
 * @param inVain what was answered before has not helped: where a connection fails, every cause is gone through
 */
export type Judge<Slug extends string> = (
  understood: UnderstoodQuestion,
  question: string,
  computed: Computed | null,
  inVain: boolean,
) => JudgedQuestion<Slug>

/** Opens what weighs the ranking, error codes, symptoms and figures against each other. */
export function openJudge<Slug extends string>(
  model: AskModel<Slug>,
  { rank, lexicon, spell }: Ranker<Slug>,
): Judge<Slug> {
  const known = new Map<string, Slug>(model.answers.map(({ slug }) => [slug, slug]))
  const codes = openCodes(model.codes.filter(({ answer }) => known.has(answer)))

  /** Whether two answers are one of these pairs. */
  function isPair(pairs: readonly (readonly [Slug, Slug])[], one: Slug, other: Slug): boolean {
    return one !== other && pairs.some((pair) => pair.includes(one) && pair.includes(other))
  }

  /** Whether the opposite of what was asked is the second best. */
  function isOpposed([one, other]: readonly Hit<Slug>[]): boolean {
    return (
      one !== undefined &&
      other !== undefined &&
      other.score >= maybeOpposite &&
      isPair(model.opposites, one.slug, other.slug)
    )
  }

  /** Whether the second best is easily taken for the best, and likely, too. */
  function isTaken([one, other]: readonly Hit<Slug>[]): boolean {
    if (!one || !other || other.score < maybeTaken) return false
    return isPair(model.lookalikes, one.slug, other.slug)
  }

  /** Whether a connection fails, and the answer to that is nearly as likely as one of no failure. */
  function isHalfDiagnosis(understood: UnderstoodQuestion, [one, ...others]: readonly Hit<Slug>[]): boolean {
    if (!one || failures.has(one.slug) || !failsIn(understood)) return false
    return others.some(({ slug, score }) => slug === unreachable && score >= one.score * nearly)
  }

  /** The outcome of the ranking, in the light of what the first hits are. */
  function settled(understood: UnderstoodQuestion, hits: readonly Hit<Slug>[], outcome: ReplyOutcome): ReplyOutcome {
    if (outcome === 'none') return outcome
    const [one, ...others] = hits
    // A managed database has a list of its own beside the group.
    if (one?.slug === unreachable && understood.concepts.includes('#managedDatabase')) return 'did-you-mean'
    // Nothing but that it fails was said: the answer to that is the one that goes through every cause.
    const cause = others.find(({ slug }) => failures.has(slug))
    const plain = one?.slug === unreachable && one.score >= clearly * (cause?.score ?? 0)
    if (plain && failsIn(understood)) return 'answer'
    const both = isOpposed(hits) || isTaken(hits) || isHalfDiagnosis(understood, hits)
    return both ? 'did-you-mean' : outcome
  }

  /**
   * The answer that the words around an error code ask for, by themselves (`while deleting a group`) or together with it; null for
   * a bare one.
   *
   * @param whole the first answer to the whole question
   */
  function toldAround(question: string, code: string, whole: Hit<Slug> | undefined): Hit<Slug> | null {
    // A letter for the code: what is left without it may be politeness alone.
    const around = question.slice(0, longest).toLowerCase().split(code.toLowerCase()).join(' x ').replace(labels, ' ')
    const understood = understand(around, lexicon, spell)
    if (lengthOf(understood.normalised) <= fewestAround) return null
    const { hits } = rank(understood)
    const agreed = hits.slice(0, 3).some(({ slug }) => slug === whole?.slug) ? whole : undefined
    const told = [hits[0], agreed].find((hit) => hit !== undefined && hit.slug !== codeTable && hit.score >= tellsMore)
    return told ?? null
  }

  /**
   * What a question asks by everything but the tool that it names; null where it asks of the tool: `inner_access does not work with
   * Terraform` is about the access as much as about Terraform.
   */
  function besideTool(understood: UnderstoodQuestion, top: Hit<Slug> | undefined): Hit<Slug> | null {
    if (top?.slug !== ofTool) return null
    const { hits, signs } = rank({ ...understood, terms: understood.terms.filter((term) => !toolTerms.test(term)) })
    const [other] = hits
    return other && other.slug !== ofTool && saysEnough(signs) ? other : null
  }

  function ranked(understood: UnderstoodQuestion, question: string): JudgedQuestion<Slug> {
    const { hits: ranking, signs } = rank(understood)
    const hits = failsIn(understood) ? symptomFirst(ranking) : ranking
    const start = question.slice(0, longest)
    const code = codes.known(start)
    if (code) return ofCode(hits, start, code, toldAround(question, code.code, ranking[0]))
    const unknownCode = codes.unknown(start)
    const other = besideTool(understood, hits[0])
    const outcome = settled(understood, hits, decideReply(signs))
    const judged =
      outcome === 'answer' && other
        ? { hits: second(hits, other), outcome: 'did-you-mean' as const, unknownCode }
        : { hits, outcome, unknownCode }
    if (unknownCode && !toldAround(question, unknownCode.code, ranking[0])) return guessed(judged, unknownCode)
    // A service that cannot be reached is never turned away, and its answer is always one of those that are offered.
    const diagnosis = known.get(unreachable)
    if (diagnosis === undefined || !failsIn(understood)) return judged
    // Unless it is one of another product, of which nothing here speaks.
    if (outcome === 'none' && signs.foreign > 0 && signs.overOther < ofAnotherProduct) return judged
    const offered = outcome === 'none' ? settled(understood, hits, 'did-you-mean') : outcome
    return { ...judged, hits: among(hits, diagnosis), outcome: offered }
  }

  /**
   * The answer to an error code, or the one that the words around it ask for; both are offered where these may mean another.
   *
   * @param told what the words around it ask for
   */
  function ofCode(
    hits: readonly Hit<Slug>[],
    question: string,
    { code, answer }: CodeAnswer<Slug>,
    told: Hit<Slug> | null,
  ): JudgedQuestion<Slug> {
    // `Forbidden.RAM` is what the API says, whatever else is forbidden around it; what the API says of a code is no more than the code.
    const stays = told === null || isPair(model.opposites, told.slug, answer) || isItsMessage(question, code)
    if (stays || told.slug === answer) {
      const score = told?.slug === answer ? told.score : byCode
      return { hits: withTable(lead(hits, answer, score)), outcome: 'answer', unknownCode: null }
    }
    const sure = told.score >= surelyMore.score && lengthOf(normalise(question)) >= surelyMore.words
    const both = second(lead(hits, told.slug, told.score), { slug: answer, section: '', score: 1 - told.score })
    return { hits: withTable(both), outcome: sure ? 'answer' : 'did-you-mean', unknownCode: null }
  }

  /** The answers nearest to a code that is not known, offered as no more than that. */
  function guessed(judged: JudgedQuestion<Slug>, { nearest, ours }: UnknownCode<Slug>): JudgedQuestion<Slug> {
    const { hits } = judged
    const first = nearest ? lead(hits, nearest.answer, hits[0]?.score ?? 0) : hits
    return { ...judged, hits: withTable(first), outcome: ours ? 'did-you-mean' : 'none' }
  }

  /** With the answer that lists the codes, at its table. */
  function withTable(hits: readonly Hit<Slug>[]): readonly Hit<Slug>[] {
    const table = known.get(codeTable)
    if (table === undefined) return hits
    return among(hits, table).map((hit) => (hit.slug === table ? { ...hit, section: sectionOfCodes } : hit))
  }

  return (understood, question, computed, inVain) => {
    const judged = ranked(understood, question)
    const diagnosis = known.get(unreachable)
    const cause = judged.hits[0]
    const isElsewhere = cause !== undefined && beyondRules.has(cause.slug) && cause.score >= likely
    if (inVain && !isElsewhere && diagnosis !== undefined && failsIn(understood)) {
      return { ...judged, hits: lead(judged.hits, diagnosis, judged.hits[0]?.score ?? 0), outcome: 'answer' }
    }
    const figure = computed === null ? undefined : known.get(answerFor(computed))
    if (computed === null || figure === undefined) return judged
    const isWrong = computed.kind === 'refused' && understood.entities.symptom === null
    const explains = isWrong || leading.has(computed.kind) ? figure : undefined
    if (explains === undefined) {
      // What was worked out answers, whatever the ranking thinks of its words.
      const isAll = judged.outcome === 'none' && computed.kind !== 'pasted'
      return isAll ? { ...judged, hits: lead(judged.hits, figure, 1), outcome: 'answer' } : judged
    }
    // An address in passing doesn't take a question away from an answer that is sure.
    const [top] = judged.hits
    const length = lengthOf(understood.normalised)
    const stands =
      computed?.kind !== 'room' && inPassing.some(({ words, score }) => length >= words && (top?.score ?? 0) >= score)
    if (stands && top?.slug !== explains) return judged
    return { ...judged, hits: lead(judged.hits, explains, 1), outcome: 'answer' }
  }
}

/** What an API writes around a code, whatever it is. */
const labels = /error ?code|request ?id[^ ]* ?[0-9a-f-]*|message/g

/** Codes that say nothing of what they refuse: their message does. */
const saysNothing = /^(?:OperationDenied|Forbidden|InternalError|Missing\w+|Invalid(?:Param|Parameter|Operation))$/

/** Whether a text is an error code with the message that an API gives with it: `Code: The specified …`. */
function isItsMessage(text: string, code: string): boolean {
  if (saysNothing.test(code)) return false
  const at = text.toLowerCase().indexOf(code.toLowerCase())
  const before = text.slice(0, Math.max(0, at))
  const after = text.slice(at + code.length)
  return (
    /^\W*(?:(?:error ?)?code\W*)?$/i.test(before) &&
    /^[\s:："',—–-]*(?:message[\s:："']*)?(?:the|this|your|user|specified) /i.test(after)
  )
}

/** How many words a text has beside its figures; two characters of Chinese or Japanese are about one. */
function lengthOf(normalised: string): number {
  const said = [...normalised.matchAll(runs)].map(([run]) => run).filter((run) => !/^[0-9]/.test(run))
  return said.reduce((sum, run) => sum + (/^[a-z]/.test(run) ? 1 : run.length / 2), 0)
}

/** Answers that explain how something is written: what fails is not asked of them. */
const references: ReadonlySet<string> = new Set([explaining.block, explaining.port])

/** Where a connection fails, its answer stands before one that explains how something is written. */
function symptomFirst<Slug extends string>(hits: readonly Hit<Slug>[]): readonly Hit<Slug>[] {
  const at = hits.slice(0, 3).findIndex(({ slug }) => slug === unreachable)
  const [top] = hits
  const meant = hits[at]
  if (!top || !meant || at === 0 || !references.has(top.slug)) return hits
  const others = hits.filter((hit) => hit !== meant && hit !== top)
  return [{ ...meant, score: top.score }, { ...top, score: meant.score }, ...others]
}

/** Puts an answer before all others. */
function lead<Slug extends string>(hits: readonly Hit<Slug>[], slug: Slug, score: number): readonly Hit<Slug>[] {
  const found = hits.find((hit) => hit.slug === slug) ?? { slug, section: '', score }
  const rest = hits.filter((hit) => hit.slug !== slug)
  return [{ ...found, score }, ...rest.map((hit) => ({ ...hit, score: Math.min(hit.score, 1 - score) }))].slice(0, 10)
}

/** Puts an answer behind the first. */
export function second<Slug extends string>(hits: readonly Hit<Slug>[], hit: Hit<Slug>): readonly Hit<Slug>[] {
  const [top, ...others] = hits.filter(({ slug }) => slug !== hit.slug)
  return top ? [top, hit, ...others] : hits
}

/** Puts an answer among the first three, where it is not yet. */
function among<Slug extends string>(hits: readonly Hit<Slug>[], slug: Slug): readonly Hit<Slug>[] {
  if (hits.slice(0, 3).some((hit) => hit.slug === slug)) return hits
  const found = hits.find((hit) => hit.slug === slug) ?? { slug, section: '', score: 0 }
  const others = hits.filter((hit) => hit.slug !== slug)
  return [...others.slice(0, 2), { ...found, score: others[1]?.score ?? 0 }, ...others.slice(2)].slice(0, 10)
}
