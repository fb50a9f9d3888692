import type { Block } from '@/lib/cidr'
import { commandLine, consoleSteps, decide, type NewRule, type RuleSet, toCli, toTerraform } from '@/lib/rules'
import type { Case } from '../diagnose'
import { textOf } from '../host-address'
import type { Fix, Target } from '../model'

/** Services that are meant for everyone. */
const publicPorts: ReadonlySet<number | null> = new Set([80, 443])

/** Rules that let the traffic through: for this client alone, then for everyone where the service is a public one. */
export function ruleFixes({ target, findings, reading }: Case): Fix[] {
  const reason = findings['security-group'].because
  const { rule, priority = '1' } = reason?.params ?? {}
  const [first] = reading?.ruleSet.groups ?? []
  if (!reading || !first) return []
  const group = reason?.params.group ?? first.id
  const dropped = reason?.code === 'drop-rule'
  const fixes: Fix[] = []
  if (dropped && rule !== undefined) {
    const operation = target.direction === 'ingress' ? 'RevokeSecurityGroup' : 'RevokeSecurityGroupEgress'
    fixes.push({
      kind: 'revoke-drop-rule',
      params: { rule, group, direction: target.direction },
      console: [],
      ways: /^sgr-/.test(rule)
        ? [
            {
              how: 'cli',
              text: commandLine({
                operation,
                parameters: [
                  ['SecurityGroupId', group],
                  ['SecurityGroupRuleId.1', rule],
                ],
              }),
            },
          ]
        : [],
    })
  }
  const strength = dropped ? Math.max(1, Number(priority) - 1) : 1
  for (const open of [false, true]) {
    const accepting = acceptRule(target, group, strength, open)
    if (!accepting || !lets(reading.ruleSet, accepting, target)) continue
    fixes.push({
      kind: open ? 'accept-rule-open' : 'accept-rule',
      params: { peer: peerOf(target, open), group },
      console: consoleSteps(accepting).steps,
      ways: [
        ...toCli([accepting]).commands.map((command) => ({ how: 'cli' as const, text: commandLine(command) })),
        { how: 'terraform', text: toTerraform([accepting]).text.trimEnd() },
      ],
    })
  }
  return fixes
}

function peerOf({ from }: Target, open: boolean): string {
  if (open || !from) return from?.family === 6 ? '::/0' : '0.0.0.0/0'
  return `${textOf(from)}/${from.family === 6 ? 128 : 32}`
}

function protocolOf({ protocol, from }: Target): Target['protocol'] {
  return protocol === 'icmp' && from?.family === 6 ? 'icmpv6' : protocol
}

/** A rule for the client alone, or for everyone where that is meant; null where neither can be said. */
function acceptRule(target: Target, group: string, priority: number, open: boolean): NewRule | null {
  const { direction, port, from } = target
  if (open ? direction === 'egress' || !publicPorts.has(port) : from === null) return null
  const family = from?.family ?? 4
  const block: Block = open
    ? { family, first: 0n, prefix: 0 }
    : { family, first: from?.value ?? 0n, prefix: family === 6 ? 128 : 32 }
  return {
    group,
    direction,
    protocol: protocolOf(target),
    ports: port === null ? { kind: 'any' } : { kind: 'range', start: port, end: port },
    sourcePorts: { kind: 'any' },
    peer: { kind: 'cidr', block },
    self: null,
    action: 'accept',
    priority,
    description: '',
  }
}

/** Whether the traffic passes once the rule is there: a drop at priority 1 stops it all the same (V-2, V-3). */
function lets(ruleSet: RuleSet, rule: NewRule, target: Target): boolean {
  const { from } = target
  const family = from?.family ?? 4
  const added = { ...rule, id: 'new', place: { document: 0, path: '' } }
  const groups = ruleSet.groups.map((group) =>
    group.id === rule.group ? { ...group, rules: [...group.rules, added] } : group,
  )
  const { verdict } = decide(
    { ...ruleSet, groups },
    {
      direction: target.direction,
      protocol: protocolOf(target),
      family,
      // Any address will do where the rule is for everyone.
      peer: from?.value ?? 0x01010101n,
      port: target.port,
      sourcePort: null,
      self: null,
      peerGroups: [],
      internal: false,
    },
    { port25Unblocked: true },
  )
  return verdict === 'accept'
}
