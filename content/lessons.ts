import type { Slug } from './topics'

/** Slugs of the lessons, in reading order. The slug is the file name in content/<locale>/learn/ and content/exercises/. */
export const lessonSlugs = [
  'checkpoint',
  'a-rule',
  'cidr-in-bits',
  'range-to-blocks',
  'priority',
  'quiz-one',
  'return-traffic',
  'inside',
  'ipv6',
  'lists',
  'tidy-up',
  'quiz-two',
  'without-a-gap',
  'as-code',
  'incident',
  'who-may-change',
  'quiz-three',
  'capstone',
] as const

export type LessonSlug = (typeof lessonSlugs)[number]

/** Lessons that teach nothing new: short questions over those before. */
export const quizSlugs: readonly LessonSlug[] = ['quiz-one', 'quiz-two', 'quiz-three']

/** The answers whose subject a lesson practises. */
const practised: Readonly<Record<LessonSlug, readonly Slug[]>> = {
  checkpoint: [
    'what-is-a-security-group',
    'why-choose-a-security-group',
    'no-security-group-created',
    'default-rules',
    'convert-group-type',
    'load-balancer-backend',
  ],
  'return-traffic': ['established-connections', 'acl-firewall-or-group', 'outbound-lockdown'],
  ipv6: ['ipv6-rules'],
  lists: ['prefix-and-port-lists'],
  'without-a-gap': ['add-eni-to-group'],
  'as-code': ['terraform-rules'],
  capstone: ['misconfigured-rules'],
  'a-rule': ['remote-login-safely', 'when-to-add-rules', 'protocols-and-ports', 'allow-ping', 'public-rules-in-vpc'],
  priority: ['alb-nlb-security-group', 'rule-priority', 'block-one-address', 'several-groups-on-one-instance'],
  'cidr-in-bits': ['ip-and-cidr'],
  'range-to-blocks': ['several-addresses-in-one-rule'],
  inside: ['across-vpcs', 'database-whitelist', 'communicate-across-groups', 'isolate-within-group', 'isolate-enis'],
  incident: [
    'test-before-applying',
    'docker-published-ports',
    'see-dropped-traffic',
    'port-80-unreachable',
    'service-unreachable',
    'port-25-blocked',
    'stopped-or-overdue',
    'icp-filing',
    'cannot-bind-public-ip',
  ],
  'tidy-up': [
    'rule-limit-reached',
    'raise-rule-limit',
    'rule-count-directions',
    'group-limit-adjustment',
    'copy-or-edit-rules',
  ],
  'quiz-one': [],
  'quiz-two': [],
  'quiz-three': ['no-public-ip', 'delete-group-fails', 'managed-groups', 'api-lists-only-some-rules'],
  'who-may-change': ['audit-rule-changes', 'forbid-open-to-world', 'deny-ram-users', 'ram-permission-needed'],
}

/** The lesson that practises what an answer speaks of; undefined where none does. */
export function lessonFor(answer: Slug): LessonSlug | undefined {
  return lessonSlugs.find((lesson) => practised[lesson].includes(answer))
}
