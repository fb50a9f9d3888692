/** Types of conditions; an operator of another type than the key's makes the statement ineffective (P-2). */
export type ConditionType = 'String' | 'Numeric' | 'Date' | 'Bool' | 'IpAddress'

/**
 * Types of the keys that policies on ECS use. Sources: RAM, Permission policy elements (19 Mar 2026), common condition
 * keys; ECS, RAM authorization (28 Jan 2026), condition keys. A name that ends with `/` has a tag's key behind it.
 */
const types: Readonly<Record<string, ConditionType>> = {
  'acs:CurrentTime': 'Date',
  'acs:SecureTransport': 'Bool',
  'acs:SourceIp': 'IpAddress',
  'acs:VpcSourceIp': 'IpAddress',
  'acs:MFAPresent': 'Bool',
  'acs:PrincipalARN': 'String',
  'acs:PrincipalRDId': 'String',
  'acs:PrincipalRDPath': 'String',
  'acs:SourceVpc': 'String',
  'acs:Service': 'String',
  'acs:RequestTag/': 'String',
  'acs:ResourceTag/': 'String',
  'ecs:tag/': 'String',
  'ecs:SecurityGroupIpProtocols': 'String',
  'ecs:SecurityGroupSourceCidrIps': 'String',
  'ecs:NotSpecifySecurityGroupId': 'Bool',
}

/** The IPv4 source of a rule that is added or changed (P-2). */
export const ruleSourceKey = 'ecs:SecurityGroupSourceCidrIps'
export const mfaKey = 'acs:MFAPresent'

/** The type of a key; null for one that is not known, whose operator is believed. */
export function typeOfKey(key: string): ConditionType | null {
  const slash = key.indexOf('/')
  const name = slash < 0 ? key : key.slice(0, slash + 1)
  return Object.hasOwn(types, name) ? (types[name] ?? null) : null
}
