import fc from 'fast-check'
import { type Policy, readPolicy } from '@/lib/policy'

/** A statement as a document writes it. */
export interface Written {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action?: string | readonly string[]
  readonly NotAction?: string | readonly string[]
  readonly Resource?: string | readonly string[]
  readonly NotResource?: string | readonly string[]
  readonly Condition?: object
}

export interface Document {
  readonly Version: '1'
  readonly Statement: readonly Written[]
}

export const document = (...Statement: readonly Written[]): Document => ({ Version: '1', Statement })

/** Reads documents that are right. */
export function policies(...documents: readonly unknown[]): readonly Policy[] {
  return documents.flatMap((given) => {
    const reading = readPolicy(given)
    if (!reading.ok) throw new Error(reading.problems.map(({ code }) => code).join(' '))
    return reading.policies
  })
}

export const anyAction = fc.constantFrom('ecs:RunA', 'ecs:RunB', 'ecs:ReadA', 'oss:ReadA')
export const anyResource = fc.constantFrom('acs:ecs:r1:1:group/a', 'acs:ecs:r1:1:group/b', 'acs:ecs:r2:1:group/a', '*')

const actions = fc.constantFrom('*', 'ecs:*', 'ecs:Run?', '*:Read*', 'ecs:runa', 'ecs:RunB', 'oss:ReadA')
const resources = fc.constantFrom('*', '**', 'acs:ecs:*', 'acs:ecs:*:*:group/a', 'acs:ecs:r1:1:group/?', 'acs:ecs:r2:*')
const oneOrMore = (one: fc.Arbitrary<string>) => fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }))

const anyStatement: fc.Arbitrary<Written> = fc
  .record({
    Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
    action: fc.tuple(fc.boolean(), oneOrMore(actions)),
    resource: fc.tuple(fc.nat(4), oneOrMore(resources)),
    conditional: fc.nat(3),
  })
  .map(({ Effect, action, resource, conditional }) => ({
    Effect,
    ...(action[0] ? { Action: action[1] } : { NotAction: action[1] }),
    ...(resource[0] > 0 ? { Resource: resource[1] } : { NotResource: resource[1] }),
    ...(conditional === 0 ? { Condition: { Bool: { 'acs:SecureTransport': ['true'] } } } : {}),
  }))

export const anyDocuments = fc.array(
  fc.array(anyStatement, { minLength: 1, maxLength: 4 }).map((statements) => document(...statements)),
  { maxLength: 3 },
)
