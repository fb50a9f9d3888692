import type { AddressRange } from '@/lib/cidr'
import { publicPorts, servesPort } from '../data/programs'
import type { LayerFinding } from '../model/diagnosis'
import type { Ban, GatheredEvidence } from '../model/evidence'
import type { FilterRule } from '../model/filter'
import { because, fail } from '../model/finding'
import { type HostAddress, inRange, textOf } from '../model/host-address'
import { isPortIn } from '../model/port'
import type { Target } from '../model/target'
import { deniedByFile, isAdmitted } from './wrappers'

/** Jails for whoever comes again and again, which shut every port: fail2ban's own, and what people call theirs. */
const everywhere = /recidiv|repeat|persist|permanent|permaban|abus|black-?list/

/** Ports of the jails that fail2ban brings: jail.conf(5). */
function guards({ by, name }: Ban, { port, protocol }: Target): boolean {
  if (protocol !== 'tcp' || port === null) return false
  // These shut a client out of every port.
  if (by === 'csf' || by === 'crowdsec' || by === 'sshguard' || by === 'guard') return true
  const jail = name.toLowerCase()
  if (everywhere.test(jail)) return true
  if (/^(?:nginx|apache|php|wordpress|wp)/.test(jail)) return publicPorts.has(port)
  if (/^(?:sshd?|dropbear)/.test(jail)) return port === 22 || servesPort('sshd', port)
  return servesPort(jail.split('-')[0] ?? '', port)
}

/** The one client that sshd says it has refused by TCP wrappers, where it names no other: nobody else is spoken of. */
function refusedOne(bans: readonly Ban[], target: Target): LayerFinding | null {
  const refused = bans.filter((item) => item.by === 'hosts.deny' && item.line.includes('refused connect from'))
  const last = refused.at(-1)
  const only = last?.addresses[0]
  const clients = ({ addresses }: Ban) => addresses.map((range) => range.first).join()
  if (!last || !only || refused.some((item) => clients(item) !== clients(last)) || !guards(last, target)) return null
  const params = { tool: last.by, jail: last.name, client: textOf({ family: only.family, value: only.first }) }
  return fail('host-firewall', because('banned', last.line, params), null)
}

/** Chains that fail2ban keeps its bans in: action.d/iptables.conf. */
const ofJail = /^(?:f2b|fail2ban)-([\w.-]{1,64})$/

/** Whether rules that lead to the chain of a jail leave out the port: the jail shuts a client out of others alone. */
function isBesideJail({ firewalls }: GatheredEvidence, { name }: Ban, port: number | null): boolean {
  const leading = firewalls
    .flatMap((one) => (one.tool === 'iptables' ? [...(one.tables.get('filter')?.values() ?? [])] : []))
    .flatMap(({ rules }) => rules)
    .filter(({ effect }) => effect.kind === 'jump' && ofJail.exec(effect.chain)?.[1] === name)
  const ports = leading.flatMap(({ conditions }) => conditions.find(({ kind }) => kind === 'port') ?? [])
  return (
    port !== null &&
    ports.length > 0 &&
    ports.length === leading.length &&
    ports.every((one) => one.kind === 'port' && !one.not && !isPortIn(one.ranges, port))
  )
}

/** Whether a rule is for one client: by its address, or by the name that the address has, in which it stands. */
function isForClient({ conditions, line }: FilterRule, from: HostAddress): boolean {
  const isNamed = new RegExp(`(?<![\\d-])${textOf(from).replace(/[.:]/g, '[-.]')}(?![\\d-])`).test(line)
  const peer = conditions.find(({ kind }) => kind === 'peer')
  return peer?.kind === 'peer' ? !peer.not && peer.ranges.some((range) => inRange(range, from)) : isNamed
}

/** A ban, with where its chain is entered. */
type ChainBan = Ban & { readonly every?: true }

/** Whether a rule that leads to a chain of bans hands on what goes to the port, as all that it does. */
function leads({ conditions, effect }: FilterRule, chain: string, port: number | null): boolean {
  if (effect.kind !== 'jump' || effect.chain !== chain) return false
  const ports = conditions.filter(({ kind }) => kind === 'port' || kind === 'fixed')
  return ports.every(
    (each) =>
      each.kind === 'port' &&
      !each.not &&
      each.ranges.some(({ start, end }) => port !== null && start <= port && port <= end),
  )
}

/** What rules of iptables show of fail2ban's bans, whichever of them were copied. */
function bansInRules({ firewalls }: GatheredEvidence, from: HostAddress, port: number | null): ChainBan[] {
  const all = firewalls.flatMap((one) =>
    one.tool === 'iptables' || one.tool === 'ip6tables' ? [...(one.tables.get('filter')?.values() ?? [])] : [],
  )
  const isLedTo = (chain: string) => all.some(({ rules }) => rules.some((rule) => leads(rule, chain, port)))
  return firewalls
    .flatMap((one) =>
      one.tool === 'iptables' || one.tool === 'ip6tables' ? [...(one.tables.get('filter') ?? [])] : [],
    )
    .flatMap(([chain, { rules, unused }]): ChainBan[] => {
      const name = ofJail.exec(chain)?.[1]
      if (name === undefined || unused) return []
      const found = rules.find((rule) => isForClient(rule, from))
      if (found?.effect.kind !== 'drop' && found?.effect.kind !== 'reject') return []
      const ban: Ban = { kind: 'ban', by: 'fail2ban', name, addresses: [oneAddress(from)], line: found.line }
      return [isLedTo(chain) ? { ...ban, every: true } : ban]
    })
}

const oneAddress = ({ family, value }: HostAddress): AddressRange => ({ family, first: value, last: value })

/** What keeps the members of a set out, by its name: those who fill them have their own tool to take one out again. */
function keeperOf(set: string): string {
  if (set.includes('crowdsec')) return 'crowdsec'
  return ofJail.test(set) ? 'fail2ban' : 'ipset'
}

/** Whether a rule is for all that goes to the port, whoever sends it. */
function isForPort({ conditions }: FilterRule, { protocol, port }: Target): boolean {
  return conditions.every((each) => {
    if (each.kind === 'protocol') return !each.not && (each.names.includes(protocol) || each.names.includes('all'))
    if (each.kind === 'port') return port !== null && !each.not && isPortIn(each.ranges, port)
    return each.kind === 'peer' || (each.kind === 'fixed' && each.set?.of === 'peer')
  })
}

/**
 * A rule keeps the members of a set out, and the client is one of them: wherever the listing breaks off, such rules stand before those
 * that let anybody in.
 */
export function bannedBySet(
  { firewalls, sets }: GatheredEvidence,
  wall: LayerFinding,
  target: Target,
): LayerFinding | null {
  const { from, direction } = target
  if (from === null || direction === 'egress' || wall.state !== 'unknown') return null
  const own = new Set(sets.filter(({ ranges }) => ranges.some((range) => inRange(range, from))).map(({ name }) => name))
  if (own.size === 0) return null
  const rules = firewalls.flatMap((one) =>
    one.tool === 'iptables' || one.tool === 'ip6tables' ? [...(one.tables.get('filter')?.values() ?? [])] : [],
  )
  for (const rule of rules.flatMap((chain) => chain.rules)) {
    if ((rule.effect.kind !== 'drop' && rule.effect.kind !== 'reject') || !isForPort(rule, target)) continue
    const named = rule.conditions.map((each) =>
      each.kind === 'peer' && !each.not
        ? each.set
        : each.kind === 'fixed' && each.set?.not === false
          ? each.set.name
          : undefined,
    )
    const set = named.find((name) => name !== undefined && own.has(name))
    if (set === undefined) continue
    const jail = ofJail.exec(set)?.[1] ?? set
    const params = { tool: keeperOf(set), jail, client: textOf(from) }
    return fail('host-firewall', because('banned', rule.line, params), null)
  }
  return null
}

/** A list of bouncers with nobody in it: what is decided is carried out by none. */
const noBouncer =
  /\bcscli\s{1,9}bouncers\s{1,9}list\b[^\n]{0,80}\n(?=[^\n]{0,9}[-+|╭│─ ])(?:[^\n]{0,300}\n){0,2}[^\n]{0,9}\bNAME\b[^\n]{0,300}(?:\n[-+|╰─╯├┤\s]{4,400})?(?=\n\s{0,9}\S{0,60}[#$] |\s{0,9}$)/i

/** Whether nothing is there that would carry out what CrowdSec has decided. */
function isUnheeded({ by }: Ban, { firewalls, texts }: GatheredEvidence): boolean {
  if (by !== 'crowdsec') return false
  if (texts.some((text) => noBouncer.test(text.slice(0, 60_000)))) return true
  const whole = firewalls.flatMap((one) => (one.tool === 'iptables' && !one.cut && !one.filtered ? [one] : []))
  const chains = whole.flatMap(({ tables }) => [...(tables.get('filter')?.values() ?? [])])
  // Every chain that is there is shown, and none has a rule.
  return (
    whole.some(({ tables }) => (tables.get('filter')?.size ?? 0) > 2) && chains.every(({ rules }) => rules.length === 0)
  )
}

/** Whom the files of TCP wrappers turn away. */
function wrapped(gathered: GatheredEvidence, target: Target): LayerFinding | null {
  const found = deniedByFile(gathered, target)
  if (!found) return null
  const client = target.from === null ? '' : textOf(target.from)
  return fail('host-firewall', because('banned', found.line, { tool: 'hosts.deny', jail: found.daemon, client }), null)
}

/** A guard of the host that keeps this very client out. */
export function ban(gathered: GatheredEvidence, target: Target): LayerFinding | null {
  const { bans } = gathered
  const { from } = target
  if (target.direction === 'egress') return null
  if (from === null) return wrapped(gathered, target) ?? refusedOne(bans, target)
  const found = [...bans, ...bansInRules(gathered, from, target.port)].find(
    (item: ChainBan) =>
      (item.every === true || guards(item, target)) &&
      item.addresses.some((range) => inRange(range, from)) &&
      !(item.by === 'fail2ban' && isBesideJail(gathered, item, target.port)) &&
      !isUnheeded(item, gathered),
  )
  if (!found || (found.by === 'hosts.deny' && isAdmitted(gathered, target))) return wrapped(gathered, target)
  const params = { tool: found.by, jail: found.name, client: textOf(from) }
  return fail('host-firewall', because('banned', found.line, params), null)
}
