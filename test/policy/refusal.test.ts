import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weighPolicies } from '@/components/policy/weigh'
import { decidePolicy, holdsPolicy, readPolicy, readRefusal } from '@/lib/policy'

const json = (more: object) =>
  JSON.stringify({
    RequestId: '0B7C0C2E-1111-2222-3333-444455556666',
    HostId: 'ecs.ap-northeast-1.aliyuncs.com',
    Code: 'NoPermission',
    Message: "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
    ...more,
  })
const detail = (more: object) => json({ AccessDeniedDetail: { AuthPrincipalType: 'SubUser', ...more } })

describe('a refusal', () => {
  it('of the API names its action and why', () => {
    const given = detail({
      AuthAction: 'ecs:RevokeSecurityGroup',
      AuthResource: 'acs:ecs:ap-northeast-1:123456789012:securitygroup/sg-1',
      NoPermissionType: 'ImplicitDeny',
      PolicyType: 'AccountLevelIdentityBasedPolicy',
      EncodedDiagnosticMessage: 'AQEA…',
    })
    expect(readRefusal(given)).toEqual({
      code: 'NoPermission',
      action: 'ecs:RevokeSecurityGroup',
      resource: 'acs:ecs:ap-northeast-1:123456789012:securitygroup/sg-1',
      denied: 'implicit',
      policyType: 'AccountLevelIdentityBasedPolicy',
      encoded: true,
      smallest: {
        Version: '1',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['ecs:RevokeSecurityGroup'],
            Resource: 'acs:ecs:ap-northeast-1:123456789012:securitygroup/sg-1',
          },
        ],
      },
    })
  })

  it('of an action that cannot be limited gets all resources, whatever was compared (P-1)', () => {
    const given = detail({ AuthAction: 'ecs:AuthorizeSecurityGroup', AuthResource: 'acs:ecs:*:*:securitygroup/sg-1' })
    expect(readRefusal(given)?.smallest?.Statement[0].Resource).toBe('*')
  })

  it.each([
    ['a Deny', { NoPermissionType: 'ExplicitDeny' }],
    ['a control policy', { NoPermissionType: 'ImplicitDeny', PolicyType: 'ControlPolicy' }],
  ])('that comes from %s is not helped by an Allow', (_, more) => {
    expect(readRefusal(detail({ AuthAction: 'ecs:RunInstances', ...more }))).toMatchObject({
      action: 'ecs:RunInstances',
      smallest: null,
    })
  })

  it.each([
    [
      'the CLI',
      "$ aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-1 --IpProtocol tcp\nERROR: SDK.ServerError\nErrorCode: Forbidden.RAM\nRecommend: https://…\nRequestId: 917A0711-535E\nMessage: User not authorized to operate on the specified resource, or this API doesn't support RAM.",
      'ecs:AuthorizeSecurityGroup',
    ],
    [
      'Terraform',
      'Error: [ERROR] terraform-provider-alicloud/alicloud/resource_alicloud_security_group_rule.go:188: Resource alicloud_security_group_rule AuthorizeSecurityGroup Failed!!! [SDK alibaba-cloud-sdk-go ERROR]:\nSDK.ServerError\nErrorCode: Forbidden.RAM',
      'ecs:AuthorizeSecurityGroup',
    ],
    [
      'a sentence',
      'You are not authorized. Code: NoPermission, Action: ecs:JoinSecurityGroup, Resource: *',
      'ecs:JoinSecurityGroup',
    ],
  ])('as %s prints it', (_, given, wanted) => {
    expect(readRefusal(given)).toMatchObject({ action: wanted })
  })

  it('without the name of its action says no more than it knows', () => {
    expect(readRefusal('ErrorCode: Forbidden.RAM')).toMatchObject({
      code: 'Forbidden.RAM',
      action: null,
      smallest: null,
    })
  })

  it('is never seen in a policy or another error', () => {
    expect(readRefusal('{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:*","Resource":"*"}]}')).toBeNull()
    expect(readRefusal('ErrorCode: InvalidSecurityGroupId.NotFound')).toBeNull()
    expect(readRefusal('')).toBeNull()
  })

  it('the policy that is written allows what was refused, and nothing in a text gets out of it', () => {
    const pieces = fc.constantFrom(
      'AuthAction: ',
      'Resource: ',
      'ecs:RunInstances',
      'acs:ecs:a:1:x/',
      '"',
      "'",
      '\\',
      '}',
      ' ',
      '*',
      '\n',
      'a',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const refusal = readRefusal(`NoPermission ${parts.join('')}`)
        if (!refusal?.smallest) return
        const reading = readPolicy(JSON.stringify(refusal.smallest))
        if (!reading.ok) throw new Error(reading.problems.map(({ code }) => code).join())
        const resource = refusal.smallest.Statement[0].Resource
        expect(decidePolicy(reading.policies, { action: refusal.action ?? '', resource }).effect).toBe('allow')
      }),
    )
  })

  it('a policy beside it lends it no value', () => {
    const policy = JSON.stringify({
      Version: '1',
      Statement: [{ Effect: 'Allow', Action: 'ecs:RunInstances', Resource: 'acs:ecs:*:*:securitygroup/*' }],
    })
    expect(readRefusal(`${policy}\nErrorCode: Forbidden.RAM\nMessage: User not authorized`)).toMatchObject({
      code: 'Forbidden.RAM',
      action: null,
      resource: null,
    })
  })

  it('names the action that may not be performed', () => {
    expect(readRefusal('User: alice is not authorized to perform: ecs:AuthorizeSecurityGroup')).toMatchObject({
      action: 'ecs:AuthorizeSecurityGroup',
    })
  })
})

describe('policy 1: a refusal and the policies beside it are judged together', () => {
  const refused = '{"Code":"Forbidden.RAM","AccessDeniedDetail":{"AuthAction":"ecs:AuthorizeSecurityGroup"}}'
  it.each([
    ['a policy', '{"Version":"1","Statement":[]}', true],
    ['Terraform', 'resource "alicloud_ram_policy" "p" {}', true],
    ['the name of a system policy', 'AliyunECSReadOnlyAccess', true],
    ['nothing', '', false],
  ])('%s beside it is seen', (_, beside, expected) => {
    expect(holdsPolicy(`${beside}\n${refused}`)).toBe(expected)
    expect(readRefusal(`${beside}\n${refused}`)?.action).toBe('ecs:AuthorizeSecurityGroup')
  })
})

describe('policy 1: another Allow is assumed where nothing but denials was pasted, and nowhere else', () => {
  const statement = (Effect: string) => ({ Effect, Action: 'ecs:AuthorizeSecurityGroup', Resource: '*' })
  const weighed = (...effects: readonly string[]) =>
    weighPolicies({
      text: JSON.stringify({ Version: '1', Statement: effects.map(statement) }),
      assume: null,
      context: {},
    })
  it.each([
    [['Deny'], true],
    [['Deny', 'Deny'], true],
    [['Allow'], false],
    [['Deny', 'Allow'], false],
  ])('%j', (effects, assumed) => {
    expect(weighed(...effects).assumed).toBe(assumed)
  })
  it('what the reader chooses holds', () => {
    const text = JSON.stringify({ Version: '1', Statement: [statement('Allow')] })
    expect(weighPolicies({ text, assume: true, context: {} }).assumed).toBe(true)
  })
})
