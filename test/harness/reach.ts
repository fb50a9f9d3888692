import { sentenceOf } from '@/lib/cidr/sentences'
import { diagnose, parseTarget, type TargetProblem, targetProtocols } from '@/lib/reachability'
import { HarnessError } from './error'
import { listOf, type Operations, objectOf, textOf } from './request'

/** Longest evidence that is built from a repetition, in characters. */
const longest = 20_000_000

/** A piece of evidence: a text, or `{"$repeat": text, "times": n}` for that text n times. */
function pieceOf(value: unknown, at: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && '$repeat' in value && 'times' in value) {
    const { $repeat: text, times } = value
    if (
      typeof text === 'string' &&
      typeof times === 'number' &&
      Number.isInteger(times) &&
      times >= 0 &&
      text.length * times <= longest
    ) {
      return text.repeat(times)
    }
  }
  throw new HarnessError('bad-request', `${at}: a text, or {"$repeat": text, "times": n}, was expected`, at)
}

/** What is wrong with a target, in a sentence. */
function wordsOf(problem: TargetProblem): string {
  switch (problem.code) {
    case 'protocol':
      return `one of ${targetProtocols.join(', ')} was expected`
    case 'port':
      return 'a number from 1 to 65535 was expected'
    case 'port-without-ports':
      return 'this protocol has no ports'
    case 'direction':
      return 'ingress or egress was expected'
    case 'address':
      return 'an address was expected'
    default:
      return sentenceOf(problem)
  }
}

export const reachOps: Operations = {
  'reach.diagnose': (request) => {
    const target = parseTarget(objectOf(request, 'target'))
    if (!target.ok) {
      const { code, field } = target.problem
      throw new HarnessError(code, `target.${field}: ${wordsOf(target.problem)}`, `target.${field}`)
    }
    const evidence = listOf(request, 'evidence').map((piece, index) => pieceOf(piece, `evidence[${index}]`))
    const given = request.symptom ?? null
    return diagnose({
      target: target.target,
      undirected: (objectOf(request, 'target').direction ?? null) === null,
      evidence,
      ...(given === null ? {} : { symptom: textOf(request, 'symptom') }),
    })
  },
}
