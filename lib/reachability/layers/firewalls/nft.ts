import type { HostPacket, NftRules, NftTable } from '../../model/evidence'
import { follow, type Redirection, redirection } from './follow'
import { firewallRead, nothing, type Read } from './read'

const appliesTo = ({ family }: NftTable, packet: HostPacket) =>
  family === 'inet' || family === (packet.family === 4 ? 'ip' : 'ip6')

/** What nftables does with the packet: every base chain of its hook has to accept. */
export function decideNft({ tables, cut, whole }: NftRules, packet: HostPacket): Read {
  const hooks = packet.direction === 'ingress' ? ['prerouting', 'input'] : ['output', 'postrouting']
  const own = tables.filter((table) => appliesTo(table, packet))
  const results = own.flatMap((table) =>
    table.bases
      .filter(({ type, hook }) => type !== 'nat' && hooks.includes(hook))
      .map(({ chain }) => follow(table.chains, chain, packet)),
  )
  const stop = results.find(({ verdict }) => verdict === 'drop' || verdict === 'reject')
  if (stop && stop.verdict !== 'accept' && stop.verdict !== 'unknown') {
    const { verdict, line, late, policy } = stop
    return { verdict, line, code: late !== null ? 'late-rule' : policy ? 'default' : `rule-${verdict}`, late }
  }
  if (cut) return nothing('cut-off')
  if (results.some(({ verdict }) => verdict === 'unknown')) return nothing('undecided')
  if (results.length === 0 && !whole) return nothing('no-chain')
  return firewallRead('accept', results.find(({ line }) => line !== null)?.line ?? null, 'rule')
}

export function redirectNft({ tables }: NftRules, packet: HostPacket): Redirection {
  if (packet.direction === 'egress') return null
  for (const table of tables) {
    if (!appliesTo(table, packet)) continue
    for (const { type, hook, chain } of table.bases) {
      const found = type === 'nat' && hook === 'prerouting' ? redirection(table.chains, chain, packet) : null
      if (found !== null) return found
    }
  }
  return null
}
