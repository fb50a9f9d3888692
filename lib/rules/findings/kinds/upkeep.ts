import type { Group } from '../../model'
import { type FindingContext, type FindingDraft, refOf } from '../model'

/** Rules of which nobody wrote down what they are for, by group. */
export function noDescription({ set }: FindingContext): FindingDraft[] {
  return set.groups.flatMap((group): FindingDraft[] => {
    const silent = group.rules.filter(({ description }) => description.trim() === '')
    if (silent.length === 0) return []
    return [
      {
        kind: 'no-description',
        params: { count: silent.length },
        severity: 'info',
        groups: [group.id],
        rules: silent.map(refOf),
        proof: null,
        change: null,
        checks: [],
      },
    ]
  })
}

/** Groups that the console makes by itself, by their name or by the rules that it gives them: SSH, RDP and ping for everyone. */
export function defaultGroup({ set }: FindingContext): FindingDraft[] {
  return set.groups.filter(isDefault).map(
    (group): FindingDraft => ({
      kind: 'default-group',
      params: { group: group.name || group.id },
      severity: 'low',
      groups: [group.id],
      rules: [],
      proof: null,
      change: null,
      checks: [],
    }),
  )
}

function isDefault({ name, rules }: Group): boolean {
  if (/^(?:sg[-_ ]?)?default(?:$|[-_ ])|^(?:默认|デフォルト)/i.test(name)) return true
  const inbound = rules.filter(({ direction, priority }) => direction === 'ingress' && priority >= 100)
  const opens = (port: number) =>
    inbound.some(
      ({ action, protocol, ports, peer }) =>
        action === 'accept' &&
        protocol === 'tcp' &&
        ports.kind === 'range' &&
        ports.start === port &&
        ports.end === port &&
        peer.kind === 'cidr' &&
        peer.block.prefix === 0,
    )
  return opens(22) && opens(3389) && inbound.some(({ protocol, action }) => protocol === 'icmp' && action === 'accept')
}
