import { diagnose, parseTarget } from '@/lib/reachability'
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

export const reachOps: Operations = {
  'reach.diagnose': (request) => {
    const target = parseTarget(objectOf(request, 'target'))
    if (!target.ok) {
      const { code, message, field } = target.problem
      throw new HarnessError(code, `target.${message}`, `target.${field}`)
    }
    const evidence = listOf(request, 'evidence').map((piece, index) => pieceOf(piece, `evidence[${index}]`))
    const given = request.symptom ?? null
    return diagnose({
      target: target.target,
      evidence,
      ...(given === null ? {} : { symptom: textOf(request, 'symptom') }),
    })
  },
}
