import type { HostFirewall, IptablesRules } from '../../model/evidence'
import type { Chains } from '../../model/filter'

const isRules = (each: HostFirewall): each is IptablesRules => each.tool === 'iptables' || each.tool === 'ip6tables'

/** Both tables in one; null where they have a chain in common. */
function joinedChains(one: ReadonlyMap<string, Chains>, two: ReadonlyMap<string, Chains>): Map<string, Chains> | null {
  const all = new Map([...one].map(([table, chains]) => [table, new Map(chains)]))
  for (const [table, chains] of two) {
    const own = all.get(table) ?? new Map()
    for (const [name, chain] of chains) {
      if (own.has(name)) return null
      own.set(name, chain)
    }
    all.set(table, own)
  }
  return all
}

const isPart = ({ filtered, tables }: IptablesRules) => !filtered && tables.size > 0

/** Chains that were asked for one by one (`iptables -L INPUT`, then `iptables -L ufw-user-input`) are those of one machine. */
export function withChains(firewalls: readonly HostFirewall[]): readonly HostFirewall[] {
  const joined: HostFirewall[] = []
  for (const each of firewalls) {
    const index = joined.findIndex(
      (other) => isRules(other) && isRules(each) && other.tool === each.tool && other.at === each.at,
    )
    const other = joined[index]
    const tables =
      other && isRules(other) && isRules(each) && isPart(other) && isPart(each)
        ? joinedChains(other.tables, each.tables)
        : null
    if (tables && other && isRules(other) && isRules(each))
      joined[index] = { ...other, tables, cut: other.cut || each.cut }
    else joined.push(each)
  }
  return joined
}
