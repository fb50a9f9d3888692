import { formatAddress } from '@/lib/cidr'
import { type Finding, findings, formatPeer, read } from '@/lib/rules'

const named = ({ group, rule }: Finding['rules'][number]) => `${group}/${rule}`

function proofOf({ proof }: Finding): string {
  if (!proof) return 'none'
  const { packet, verdict, by } = proof
  const { direction, protocol, family, peer, port, peerGroups, self } = packet
  const more = [...peerGroups, ...(self === null ? [] : [formatAddress(family, self)])]
  return [direction, protocol, formatAddress(family, peer), port ?? '-', ...more, verdict, JSON.stringify(by)].join(' ')
}

function changesOf({ change }: Finding): string[] {
  if (!change) return []
  const added = change.add.map(({ group, direction, action, priority, protocol, ports, peer, self, description }) => [
    group,
    direction,
    action,
    priority,
    protocol,
    JSON.stringify(ports),
    formatPeer(peer),
    self ? 'own' : '',
    description,
  ])
  return [
    ...change.remove.map((rule) => `  without ${named(rule)}`),
    ...added.map((rule) => `  with ${rule.join(' ').trimEnd()}`),
  ]
}

/** All that is found in the rules of a text, a few lines each: what, how bad, values, groups, rules, packet, change. */
export function foundInFull(text: string): string[] {
  const { list, byHand } = findings(read(text).ruleSet)
  return [
    ...list.flatMap((finding) => {
      const { kind, severity, params, groups, rules, certain, checks } = finding
      return [
        `${severity} ${kind} ${JSON.stringify(params)}${certain ? '' : ' perhaps'}`,
        `  of ${groups.join(' ')}: ${rules.map(named).join(' ')}`.trimEnd(),
        `  packet ${proofOf(finding)}`,
        ...changesOf(finding),
        ...(checks.length > 0 ? [`  checks ${JSON.stringify(checks)}`] : []),
      ]
    }),
    ...byHand.map((each) => `by hand ${JSON.stringify(each)}`),
  ]
}
