import { policySentence, policyWords } from '@/components/policy/sentences'
import { messages } from '@/content/en/messages'
import {
  decidePolicy,
  mostActionCharacters,
  mostResourceCharacters,
  type Policy,
  type PolicyProblem,
  type RequestContext,
  readPolicy,
} from '@/lib/policy'
import { readYaml } from '@/lib/text/yaml'
import { HarnessError } from './error'
import { listOf, type Operations, objectOf, type Request, textOf } from './request'

interface Origin {
  readonly policy: Policy
  /** Its place in the request's list; a text or an answer of the API may hold several policies. */
  readonly index: number
}

const english = policyWords(messages)

/** Reads the policies; one that RAM would refuse is an error, never half an answer. */
function policiesOf(request: Request): readonly Origin[] {
  const readings = listOf(request, 'policies').map((document) => readPolicy(document, { yaml: readYaml }))
  return readings.flatMap((reading, index) => {
    if (reading.ok) return reading.policies.map((policy) => ({ policy, index }))
    // A refusal stands beside policies as it does in one text.
    const beside = reading.problems.every(({ code }) => code === 'only-refusal')
    if (beside && readings.some(({ ok }) => ok)) return []
    throw refusal(reading.problems, `policies[${index}]`)
  })
}

function refusal(problems: readonly PolicyProblem[], document: string): HarnessError {
  const wrong = problems.find(({ severity }) => severity === 'error')
  if (!wrong) return new HarnessError('policy', `${document}: no policy`, document)
  const { path, line, column, within } = wrong.place
  const parts = [within, path].filter((part) => part !== null && part !== '')
  const at = [document, ...parts].join('.').replaceAll('.[', '[')
  const where = line === null ? at : `${at}, line ${line}, column ${column}`
  return new HarnessError(wrong.code, `${at}: ${policySentence(wrong, english)}`, where)
}

/** Condition keys with a value or a list of values: texts, numbers, true and false. */
function contextOf(request: Request): RequestContext {
  if (request.context === undefined || request.context === null) return {}
  const given = objectOf(request, 'context')
  const context: [string, RequestContext[string]][] = []
  for (const [key, value] of Object.entries(given)) {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    const plain = values.filter(isPlain)
    if (plain.length !== values.length) {
      const at = `context.${key}`
      throw new HarnessError('bad-request', `${at}: a text, a number, true, false or a list of these was expected`, at)
    }
    context.push([key, plain])
  }
  return Object.fromEntries(context)
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function bounded(text: string, name: string, most: number): string {
  if (text === '') throw new HarnessError('empty', `${name}: a text was expected`, name)
  if (text.length > most) throw new HarnessError('too-long', `${name}: at most ${most} characters`, name)
  return text
}

export const policyOps: Operations = {
  'policy.decide': (request) => {
    const origins = policiesOf(request)
    const action = bounded(textOf(request, 'action'), 'action', mostActionCharacters)
    const context = contextOf(request)
    const given = request.resource === undefined || request.resource === null ? null : textOf(request, 'resource')
    const { effect, by } = decidePolicy(
      origins.map(({ policy }) => policy),
      given === null
        ? { action, context }
        : { action, context, resource: bounded(given, 'resource', mostResourceCharacters) },
    )
    return { effect, by: by && { policy: origins[by.policy]?.index ?? by.policy, statement: by.statement } }
  },
}
