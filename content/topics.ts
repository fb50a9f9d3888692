/** Slugs of the answers, in reading order. The slug is the file name in content/<locale>/faq/. */
export const topics = [
  {
    id: 'security-groups',
    slugs: [
      'what-is-a-security-group',
      'why-choose-a-security-group',
      'no-security-group-created',
      'rule-limit-reached',
      'group-limit-adjustment',
      'default-rules',
      'communicate-across-groups',
      'isolate-within-group',
      'isolate-enis',
      'service-unreachable',
      'see-dropped-traffic',
      'docker-published-ports',
      'no-public-ip',
      'add-eni-to-group',
      'delete-group-fails',
      'several-groups-on-one-instance',
      'convert-group-type',
      'acl-firewall-or-group',
      'load-balancer-backend',
      'alb-nlb-security-group',
      'database-whitelist',
    ],
  },
  {
    id: 'rules',
    slugs: [
      'when-to-add-rules',
      'protocols-and-ports',
      'ip-and-cidr',
      'ipv6-rules',
      'port-25-blocked',
      'outbound-lockdown',
      'port-80-unreachable',
      'allow-ping',
      'remote-login-safely',
      'automatic-rules',
      'misconfigured-rules',
      'rule-count-directions',
      'raise-rule-limit',
      'rule-priority',
      'block-one-address',
      'several-addresses-in-one-rule',
      'deny-ram-users',
      'forbid-open-to-world',
    ],
  },
  { id: 'penalties', slugs: ['website-blocked', 'website-penalized'] },
  { id: 'quotas', slugs: ['view-quotas'] },
] as const

export type Slug = (typeof topics)[number]['slugs'][number]

/** Every answer's slug, in reading order. */
export const slugs: readonly Slug[] = topics.flatMap((topic) => [...topic.slugs])
