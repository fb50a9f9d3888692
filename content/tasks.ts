import type { Slug } from './topics'

/** What readers come to do, what is most pressing first; the index of answers is grouped by it. */
export const tasks = ['connect', 'open', 'close', 'know', 'change', 'who', 'limits', 'products', 'notices'] as const
export type Task = (typeof tasks)[number]

/** The task that an answer belongs to; an answer belongs to one. */
export const taskOf: Readonly<Record<Slug, Task>> = {
  'port-80-unreachable': 'connect',
  'service-unreachable': 'connect',
  'port-25-blocked': 'connect',
  'misconfigured-rules': 'connect',
  'see-dropped-traffic': 'connect',
  'no-public-ip': 'connect',
  'when-to-add-rules': 'open',
  'protocols-and-ports': 'open',
  'ip-and-cidr': 'open',
  'several-addresses-in-one-rule': 'open',
  'communicate-across-groups': 'open',
  'allow-ping': 'open',
  'isolate-within-group': 'close',
  'isolate-enis': 'close',
  'remote-login-safely': 'close',
  'block-one-address': 'close',
  'what-is-a-security-group': 'know',
  'why-choose-a-security-group': 'know',
  'no-security-group-created': 'know',
  'default-rules': 'know',
  'rule-priority': 'know',
  'acl-firewall-or-group': 'know',
  'add-eni-to-group': 'change',
  'several-groups-on-one-instance': 'change',
  'convert-group-type': 'change',
  'deny-ram-users': 'who',
  'forbid-open-to-world': 'who',
  'automatic-rules': 'who',
  'rule-limit-reached': 'limits',
  'raise-rule-limit': 'limits',
  'rule-count-directions': 'limits',
  'group-limit-adjustment': 'limits',
  'view-quotas': 'limits',
  'load-balancer-backend': 'products',
  'website-blocked': 'notices',
  'website-penalized': 'notices',
}
