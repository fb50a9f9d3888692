/*
 * Everything that the engine can say, as codes. A locale has a sentence for each; the types below make a code without a
 * place in these lists an error.
 */

/** How a host firewall comes to its verdict. */
const firewallCodes = [
  'rule',
  'block-rule',
  'default',
  'assumed-default',
  'target',
  'inactive',
  'egress',
  'undecided',
  'cut-off',
  'filtered',
  'no-chain',
  'no-policy',
  'other-family',
  'no-default',
  'no-zone',
  'one-list',
  'own-service',
  'some-rules',
] as const

export type FirewallCode = (typeof firewallCodes)[number]

/** Why a layer has its state. */
export const reasonCodes = [
  'resolved',
  'not-resolved',
  'public-address',
  'no-public-address',
  'private-address',
  'ping',
  'interception-page',
  'locked',
  'policy-accept',
  'policy-drop',
  'policy-open',
  'no-policy',
  'acl-accept',
  'acl-drop',
  'acl-drop-reply',
  'acl-open',
  'accept-rule',
  'drop-rule',
  'accept-default',
  'drop-default',
  'in-group',
  'cut-off',
  'no-rules',
  'mixed-types',
  'more-rules',
  'unread-rule',
  'needs-source',
  'needs-membership',
  'needs-list',
  'not-concerned',
  'outbound-25',
  'outbound-25-default',
  'published-port',
  'forwarded',
  'listening',
  'listening-at',
  'listening-dual',
  'maybe-v6only',
  'bound',
  'not-covered',
  'not-listening',
  'refused-everywhere',
  'loopback-only',
  'wrong-address',
  'wrong-port',
  'ipv6-only',
  'ipv4-only',
  'answered',
  'opens',
  'error-answer',
  'turned-away',
  'tls-failure',
  'no-answer',
  'closed',
  'connected',
  'refused',
  'contradiction-connected',
  'contradiction-refused',
  'contradiction-drop-refused',
  'contradiction-listings',
  'contradiction-local-reached',
  'contradiction-local-refused',
  ...firewallCodes.map((code): `firewall-${FirewallCode}` => `firewall-${code}`),
] as const

export type ReasonCode = (typeof reasonCodes)[number]

/** What to look at next. */
export const stepKinds = [
  'sockets',
  'host-firewall',
  'source-address',
  'prefix-list',
  'security-group',
  'network-acl',
  'probe',
  'ping',
  'service-log',
] as const

export type StepKind = (typeof stepKinds)[number]

/** What mends a layer. */
export const fixKinds = [
  'revoke-drop-rule',
  'accept-rule',
  'accept-rule-open',
  'accept-rule-after',
  'disable-block-rule',
  'open-host-firewall',
  'open-host-firewall-all',
  'start-service',
  'bind-own-address',
  'bind-every-address',
  'proxy',
  'listen-ipv4',
  'listen-ipv6',
  'use-found-port',
  'change-port',
  'use-465',
  'request-unblock',
  'acl-entry',
  'cloud-firewall-policy',
  'use-private-network',
  'associate-eip',
  'dns-record',
  'filing',
  'admit-client',
  'service-log',
] as const

export type FixKind = (typeof fixKinds)[number]
