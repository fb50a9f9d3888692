import { type Counterexample, judge, type RuleSet, readDocuments, type Warning } from '@/lib/rules'
import type { AclEntry, AclExercise } from './model'

/** An entry that cannot be read: its place among the entries, and why. */
export interface UnreadEntry {
  readonly index: number
  readonly warning: Warning
}

export interface AclJudgement {
  readonly passed: boolean
  readonly unread: readonly UnreadEntry[]
  /** A packet that has to pass and is stopped. */
  readonly tooClosed: Counterexample | null
  /** A packet that has to be stopped and passes. */
  readonly tooOpen: Counterexample | null
  /** The entries as rules that do the same: each has the number of its row as priority. */
  readonly set: RuleSet
}

/** The most entries that an ACL of an exercise can have: priorities of rules end at 100. */
export const mostEntries = 50

/**
 * An ACL as a rule set that does the same with every IPv4 packet: entries are tried in order and the first match decides,
 * so the place among those of its direction is the priority; what is left is dropped, as an advanced group does (G-3); nothing is remembered.
 */
export function aclAsRules(entries: readonly AclEntry[]): {
  readonly set: RuleSet
  readonly unread: readonly UnreadEntry[]
} {
  const { ruleSet, warnings } = readDocuments([
    {
      SecurityGroupId: 'nacl-example',
      SecurityGroupType: 'enterprise',
      VpcId: 'vpc-example',
      Permissions: {
        Permission: numbered(entries.slice(0, mostEntries)).map(({ entry, number }, index) => {
          const { direction, policy, protocol, port, peer } = entry
          return {
            SecurityGroupRuleId: `entry-${index + 1}`,
            NicType: 'intranet',
            Direction: direction,
            IpProtocol: protocol.toUpperCase(),
            PortRange: port.trim(),
            Policy: policy === 'accept' ? 'Accept' : 'Drop',
            Priority: number,
            [direction === 'ingress' ? 'SourceCidrIp' : 'DestCidrIp']: peer.trim(),
          }
        }),
      },
    },
  ])
  const unread = warnings.flatMap((warning) => {
    const [, number] = /^entry-(\d+)$/.exec(warning.subject ?? '') ?? []
    return warning.severity === 'hint' || number === undefined ? [] : [{ index: Number(number) - 1, warning }]
  })
  return { set: ruleSet, unread }
}

/** Entries with their number among those of their direction, from 1. */
function numbered(entries: readonly AclEntry[]) {
  return entries.map((entry, index) => ({
    entry,
    number: entries.slice(0, index + 1).filter(({ direction }) => direction === entry.direction).length,
  }))
}

/** Holds the entries of an ACL against an exercise over every packet, requests and replies: none is remembered. */
export function judgeAcl({ must }: AclExercise, entries: readonly AclEntry[]): AclJudgement {
  const { set, unread } = aclAsRules(entries)
  if (unread.length > 0) return { passed: false, unread, tooClosed: null, tooOpen: null, set }
  const wanted = aclAsRules(must).set
  const { ok, tooClosed, tooOpen } = judge(set, { must: wanted, may: wanted })
  return { passed: ok, unread, tooClosed, tooOpen, set }
}
