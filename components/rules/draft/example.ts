import { freeId, newRule, noDoubts, type RuleDraft, type RulesDraft } from './model'
import { noReview } from './review'

function rule(id: number, part: Partial<RuleDraft>): RuleDraft {
  return { ...newRule(`rule-${id}`), peer: '0.0.0.0/0', ...part }
}

/** A packet to start from: SSH from some address of the Internet (RFC 5737). */
const ssh: RulesDraft['packet'] = {
  direction: 'ingress',
  protocol: 'tcp',
  peer: '203.0.113.5',
  port: '22',
  sourcePort: '',
  self: '',
  network: 'public',
}

/** Nothing yet. */
export const empty: RulesDraft = {
  groups: [],
  lists: [],
  doubts: noDoubts,
  region: '',
  packet: ssh,
  port25Unblocked: false,
  before: null,
  review: noReview,
}

/** A small web server's group, with a rule of each kind. */
export const example: RulesDraft = {
  ...empty,
  groups: [
    {
      id: 'sg-example-web',
      name: 'web',
      type: 'basic',
      innerAccess: 'accept',
      vpcId: 'vpc-example',
      complete: true,
      rules: [
        rule(1, { ports: '80/80' }),
        rule(2, { ports: '443/443' }),
        rule(3, { ports: '22/22', peer: '198.51.100.0/24', priority: '10' }),
        rule(4, { ports: '22/22', action: 'drop', priority: '20' }),
      ],
    },
  ],
}

/** The example with one more rule, for a source that the CIDR calculator has sent. */
export function withSource(source: string): RulesDraft {
  const groups = example.groups.map((group) => ({
    ...group,
    rules: [...group.rules, { ...newRule(freeId(group)), ports: '443/443', peer: source }],
  }))
  return { ...example, groups }
}
