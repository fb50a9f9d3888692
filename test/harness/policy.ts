import { decidePolicy, mostActionCharacters, mostResourceCharacters, type Policy, readPolicy } from '@/lib/policy'
import { HarnessError } from './error'
import { listOf, type Operations, type Request, textOf } from './request'

interface Origin {
  readonly policy: Policy
  /** Its place in the request's list; an answer of the API may hold several policies. */
  readonly index: number
}

/** Reads the policies; one that RAM would refuse is an error, never half an answer. */
function policiesOf(request: Request): readonly Origin[] {
  return listOf(request, 'policies').flatMap((document, index) => {
    const reading = readPolicy(document)
    if (reading.ok) return reading.policies.map((policy) => ({ policy, index }))
    const wrong = reading.problems.find(({ severity }) => severity === 'error')
    const { path = '', line = null, column = null, within = null } = wrong?.place ?? {}
    const parts = [within, path].filter((part) => part !== null && part !== '')
    const at = [`policies[${index}]`, ...parts].join('.').replaceAll('.[', '[')
    throw new HarnessError(
      wrong?.code ?? 'policy',
      `${at}: ${wrong?.message ?? 'no policy'}`,
      line === null ? at : `${at}, line ${line}, column ${column}`,
    )
  })
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
    const given = request.resource === undefined || request.resource === null ? null : textOf(request, 'resource')
    const { effect, by } = decidePolicy(
      origins.map(({ policy }) => policy),
      given === null ? { action } : { action, resource: bounded(given, 'resource', mostResourceCharacters) },
    )
    return { effect, by: by && { policy: origins[by.policy]?.index ?? by.policy, statement: by.statement } }
  },
}
