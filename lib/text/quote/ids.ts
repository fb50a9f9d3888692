/**
 * The ids that commands name: what one looks like and what stands where it has to be filled in. Prefixes: ECS and VPC API
 * (2014-05-26, 2016-04-28); the API does not promise what follows them, so letters, digits, hyphens and underscores pass.
 */
const kinds = {
  group: { prefixes: ['sg'], placeholder: 'GROUP_ID' },
  rule: { prefixes: ['sgr'], placeholder: 'RULE_ID' },
  'prefix-list': { prefixes: ['pl'], placeholder: 'PREFIX_LIST_ID' },
  'port-list': { prefixes: ['prl'], placeholder: 'PORT_LIST_ID' },
  instance: { prefixes: ['i'], placeholder: 'INSTANCE_ID' },
  interface: { prefixes: ['eni'], placeholder: 'INTERFACE_ID' },
  vpc: { prefixes: ['vpc'], placeholder: 'VPC_ID' },
  vswitch: { prefixes: ['vsw'], placeholder: 'VSWITCH_ID' },
  'network-acl': { prefixes: ['nacl'], placeholder: 'NETWORK_ACL_ID' },
  'public-address': { prefixes: ['eip'], placeholder: 'EIP_ID' },
} as const

/** Kinds of ids that `plainId` knows. */
export type IdKind = keyof typeof kinds

const body = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?$/

/** Whether the value is an id of the kind that a shell, a URL and a policy read as it is. */
export function isPlainId(kind: IdKind, value: unknown): value is string {
  if (typeof value !== 'string') return false
  const hyphen = value.indexOf('-')
  const prefix = value.slice(0, hyphen)
  return kinds[kind].prefixes.some((known) => known === prefix) && body.test(value.slice(hyphen + 1))
}

/**
 * The id, or a placeholder in capitals where the value is anything else: what stands in a pasted document is not known to
 * be an id, and a command that names it would say whatever its author wanted.
 *
 * @example plainId('group', 'sg-bp1;touch x') // 'GROUP_ID'
 */
export function plainId(kind: IdKind, value: unknown): string {
  return isPlainId(kind, value) ? value : kinds[kind].placeholder
}

const region = /^[a-z]{2}-[a-z]{1,20}(?:-[a-z0-9]{1,20}){0,3}$/

/** A region id such as `cn-hangzhou`, or `REGION_ID`. */
export function plainRegion(value: unknown): string {
  return typeof value === 'string' && region.test(value) ? value : 'REGION_ID'
}

/** An account id (digits), or `ACCOUNT_ID`. */
export function plainAccount(value: unknown): string {
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? value : 'ACCOUNT_ID'
}
