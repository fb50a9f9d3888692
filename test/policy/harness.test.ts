import { describe, expect, it } from 'vitest'
import { HarnessError } from '../harness/error'
import { policyOps } from '../harness/policy'
import { document } from './any-policy'

const ask = (request: Record<string, unknown>) => policyOps['policy.decide']?.(request)
const deny = document({ Effect: 'Deny', Action: 'ecs:Revoke*', Resource: '*' })
const allow = document({ Effect: 'Allow', Action: '*', Resource: '*' })

function refusal(request: Record<string, unknown>) {
  try {
    return ask(request)
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    return { code: error.code, message: error.message, at: error.at }
  }
}

describe('policy.decide', () => {
  it('names the policy by its place in the request', () => {
    const action = 'ecs:RevokeSecurityGroup'
    expect(ask({ policies: [allow, deny], action })).toEqual({ effect: 'deny', by: { policy: 1, statement: 0 } })
    expect(ask({ policies: [allow, deny], action: 'ecs:X' })).toEqual({
      effect: 'allow',
      by: { policy: 0, statement: 0 },
    })
    expect(ask({ policies: [deny], action: 'ecs:X' })).toEqual({ effect: 'implicit-deny', by: null })
    expect(ask({ policies: [], action, resource: '*' })).toEqual({ effect: 'implicit-deny', by: null })
    const held = { PolicyVersion: { PolicyDocument: JSON.stringify(deny) } }
    expect(ask({ policies: [allow, held], action })).toEqual({ effect: 'deny', by: { policy: 1, statement: 0 } })
  })

  it.each([
    [{ policies: {}, action: 'a' }, 'bad-request', 'policies'],
    [{ policies: [] }, 'bad-request', 'action'],
    [{ policies: [], action: '' }, 'empty', 'action'],
    [{ policies: [], action: 'ecs:X', resource: 3 }, 'bad-request', 'resource'],
    [{ policies: [], action: 'x'.repeat(999) }, 'too-long', 'action'],
    [{ policies: [allow, { Version: '1' }], action: 'ecs:X' }, 'missing-statement', 'policies[1]'],
    [
      { policies: [{ Version: '1', Statement: [{ Effect: 'No' }] }], action: 'ecs:X' },
      'unknown-effect',
      'policies[0].Statement[0].Effect',
    ],
    [{ policies: ['{"Version"："1"}'], action: 'ecs:X' }, 'full-width', 'policies[0], line 1, column 11'],
  ])('refuses %j', (request, code, at) => {
    expect(refusal(request)).toMatchObject({ code, at })
  })
})
