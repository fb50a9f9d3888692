import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { actionsOfSecurityGroups, closingStatement, whatRemains } from '@/lib/policy'
import { document, policies } from './any-policy'

const content = (name: string): unknown => JSON.parse(readFileSync(join('content', 'policies', `${name}.json`), 'utf8'))
const nine = content('deny-security-group-rules')
const allowed = document({ Effect: 'Allow', Action: 'ecs:*', Resource: '*' })

const open = (...documents: readonly unknown[]) =>
  whatRemains(policies(...documents))
    .filter(({ closed, group }) => !closed && group !== 'read')
    .map(({ action }) => action)

describe('what the policy of the FAQ leaves open', () => {
  it('it closes nine actions: those on rules and on the attributes of a group', () => {
    const closed = whatRemains(policies(nine)).filter((entry) => entry.closed)
    expect(closed).toHaveLength(9)
    expect(closed.every(({ group }) => group === 'rules' || group === 'attributes')).toBe(true)
  })

  it('membership, new groups and lists that rules name stay open for a user who may do everything', () => {
    const remaining = whatRemains(policies(nine, allowed)).filter((entry) => !entry.closed)
    expect(remaining.every(({ decision }) => decision.effect === 'allow')).toBe(true)
    expect(remaining.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'ecs:JoinSecurityGroup',
        'ecs:LeaveSecurityGroup',
        'ecs:ModifyInstanceAttribute',
        'ecs:ModifyNetworkInterfaceAttribute',
        'ecs:CreateSecurityGroup',
        'ecs:ModifyPrefixList',
      ]),
    )
  })

  it('H14: a Deny on all groups closes what acts on groups alone, and never what is compared with * (P-1)', () => {
    const on = (Resource: string | readonly string[], more: object = {}) =>
      document({ Effect: 'Deny', Action: ['ecs:Authorize*', 'ecs:Revoke*', 'ecs:Modify*'], Resource, ...more })
    const groupsAlone = [
      'ecs:RevokeSecurityGroup',
      'ecs:RevokeSecurityGroupEgress',
      'ecs:ModifySecurityGroupPolicy',
      'ecs:ModifySecurityGroupAttribute',
    ]
    const closed = (policy: unknown) =>
      whatRemains(policies(policy, allowed))
        .filter((entry) => entry.closed)
        .map(({ action }) => action)
    for (const all of [
      'acs:ecs:*:*:securitygroup/*',
      'acs:ecs:*:*:security*',
      ['acs:oss:*', 'acs:*:*:*:securitygroup/*'],
    ])
      expect(closed(on(all)), String(all)).toEqual(groupsAlone)
    for (const some of [
      'acs:ecs:*:*:securitygroup/sg-*',
      'acs:ecs:*:1:securitygroup/*',
      'acs:ecs:eu-?:*:securitygroup/*',
    ])
      expect(closed(on(some)), some).toEqual([])
    expect(closed(on('acs:ecs:*:*:securitygroup/*', { Condition: { Bool: { 'acs:MFAPresent': 'true' } } }))).toEqual([])
  })

  it('what is merely not allowed remains: another policy may allow it', () => {
    expect(open()).toHaveLength(actionsOfSecurityGroups.filter(({ group }) => group !== 'read').length)
  })

  it('a Deny under a condition, or on one group, closes nothing', () => {
    const every = { Effect: 'Deny', Action: 'ecs:*' } as const
    expect(open(document({ ...every, Resource: 'acs:ecs:*:*:securitygroup/sg-1' }))).toEqual(open())
    expect(open(document({ ...every, Resource: '*', Condition: { Bool: { 'acs:MFAPresent': 'false' } } }))).toEqual(
      open(),
    )
  })
})

describe('the statement that closes the rest', () => {
  it('closes it, leaves reading open, and is null then', () => {
    const closing = closingStatement(whatRemains(policies(nine, allowed)))
    if (!closing) throw new Error('nothing remains')
    const after = whatRemains(policies(nine, allowed, document(closing)))
    expect(after.filter(({ closed }) => !closed).every(({ group }) => group === 'read')).toBe(true)
    expect(closingStatement(after)).toBeNull()
    expect(closingStatement(after, { groups: ['read'] })?.Action).toHaveLength(9)
  })

  it('without what does much else besides, it is the second statement of our own policy', () => {
    const ours = { Version: '1', Statement: [{}, closingStatement(whatRemains(policies(nine)), { broad: false })] }
    expect(content('deny-security-group-changes')).toMatchObject(ours)
    expect(closingStatement(whatRemains(policies(content('deny-security-group-changes'))), { broad: false })).toBeNull()
  })
})

it('the table names each action once, in the form service:Name', () => {
  const names = actionsOfSecurityGroups.map(({ action }) => action)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^ecs:[A-Z][A-Za-z]+$/)
})
