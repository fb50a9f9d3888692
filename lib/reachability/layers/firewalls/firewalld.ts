import { firewalldServices } from '../../data/tables/firewalld-services'
import type { FirewalldZones, HostPacket, Zone } from '../../model/evidence'
import type { Condition, Fit } from '../../model/filter'
import { inRange, rangeOfText } from '../../model/host-address'
import { quote } from '../../paste/quote'
import { addressCondition, fixed, portCondition } from '../../read/firewalls/part'
import { fitOfAll, type Redirection } from './follow'
import { firewallRead, nothing, type Read } from './read'

/**
 * What the lists of ports and of services say together: what stands in neither is refused by the zone, unless a rich rule
 * that no list shows opens it. Null where one of them is missing.
 */
export function decideLists(pieces: readonly FirewalldZones[], packet: HostPacket): Read | null {
  const active = pieces.flatMap((piece) => piece.active ?? [])
  // A zone that was asked for by name counts where it alone has interfaces.
  const counts = (zone: string | null) => zone === null || (active.length > 0 && active.every((name) => name === zone))
  const lists = pieces.flatMap(({ list }) => (list && counts(list.zone) ? [list] : []))
  const ports = lists.find(({ of }) => of === 'ports')
  const services = lists.find(({ of }) => of === 'services')
  if (!ports || !services || packet.direction === 'egress') return null
  const fits = [
    ...ports.names.map((name) => portFit(name, packet)),
    ...services.names.map((name) => serviceFit(name, packet)),
  ]
  if (fits.some((fit) => fit !== 'no')) return null
  return firewallRead('reject', services.line, 'both-lists')
}

/** What firewalld does with the packet: the zone that it falls into decides. */
export function decideFirewalld({ stopped, zones, named, list }: FirewalldZones, packet: HostPacket): Read {
  if (stopped !== null && zones.length === 0) return firewallRead('accept', stopped, 'inactive')
  if (list?.of === 'rich-rules') return decideRich(list.names, list.zone, packet)
  if (list) {
    const open = list.names.some(
      (name) => (name.includes('/') ? portFit(name, packet) : serviceFit(name, packet)) === 'yes',
    )
    return packet.direction === 'ingress' && open && list.zone === null
      ? firewallRead('accept', list.line, 'rule')
      : nothing('one-list')
  }
  if (packet.direction === 'egress') return firewallRead('accept', null, 'egress')
  const zone = zoneFor(zones, packet, named)
  return zone ? verdictOf(zone, packet) : nothing('no-zone')
}

/** What the rich rules of the default zone alone decide: those that go before all else that it lists. */
function decideRich(rules: readonly string[], zone: string | null, packet: HostPacket): Read {
  if (zone !== null || packet.direction === 'egress') return nothing('one-list')
  const { early, deny, accept } = inOrder(rules, packet)
  const { doubt, found } = askRich([...early, ...deny, ...accept], packet)
  return doubt === null && found ? found : nothing('one-list')
}

/** Where a zone forwards the packet. A forwarding without a family holds for IPv4. */
export function redirectFirewalld({ zones, named }: FirewalldZones, packet: HostPacket): Redirection {
  const zone = packet.direction === 'ingress' && packet.family === 4 ? zoneFor(zones, packet, named) : null
  for (const text of zone?.fields.get('forward-ports') ?? []) {
    const match = /^port=([\d-]{1,11}):proto=(\w{1,9}):toport=(\d{0,5}):toaddr=(\S{0,80})$/.exec(text)
    if (!match || match[2] !== packet.protocol) continue
    if (fitOfAll([portCondition(match[1] ?? '', false)], packet) !== 'yes') continue
    return match[4] || !match[3] ? 'elsewhere' : Number(match[3])
  }
  return null
}

/** The zone of the packet: one bound to its source first, then the one of the interface. */
function zoneFor(zones: readonly Zone[], packet: HostPacket, named: boolean): Zone | null {
  let doubt = false
  for (const zone of zones) {
    for (const source of zone.fields.get('sources') ?? []) {
      const range = rangeOfText(source)
      if (!range) doubt ||= !/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(source)
      else if (packet.peer === null) doubt ||= range.family === packet.family
      else if (inRange(range, { family: packet.family, value: packet.peer })) return zone
    }
  }
  if (doubt) return null
  const bound = zones.filter((zone) =>
    (zone.fields.get('interfaces') ?? []).some((name) => name !== 'lo' && !/^(docker|br-|virbr)/.test(name)),
  )
  if (bound.length === 1) return bound[0] ?? null
  if (bound.length > 1) return bound.find((zone) => zone.fields.get('interfaces')?.includes('eth0')) ?? null
  const [only] = zones
  return zones.length === 1 && only && !named && (only.fields.get('sources') ?? []).length === 0 ? only : null
}

interface Rich {
  readonly priority: number
  readonly conditions: readonly Condition[]
  readonly verdict: 'accept' | 'drop' | 'reject' | null
  readonly line: string
}

function serviceFit(name: string, packet: HostPacket): Fit {
  const ports = Object.hasOwn(firewalldServices, name) ? firewalldServices[name] : undefined
  if (ports === undefined) return 'maybe'
  return ports.split(' ').some((text) => portFit(text, packet) === 'yes') ? 'yes' : 'no'
}

function portFit(text: string, packet: HostPacket): Fit {
  const [ports = '', protocol = ''] = text.split('/')
  return fitOfAll([{ kind: 'protocol', names: [protocol], not: false }, portCondition(ports, false)], packet)
}

/** Reads one rich rule of firewalld.richlanguage(5). */
function richOf(text: string, packet: HostPacket): Rich {
  const conditions: Condition[] = []
  const family = /\bfamily="?(ipv4|ipv6)"?/.exec(text)?.[1]
  if (family) conditions.push({ kind: 'family', family: family === 'ipv4' ? 4 : 6 })
  const source = /\bsource\s+(NOT\s+)?(address|mac|ipset)="?([^"\s]+)"?(?:\s+invert="?(true|yes)"?)?/i.exec(text)
  if (source) {
    const not = source[1] !== undefined || source[4] !== undefined
    conditions.push(source[2] === 'address' ? addressCondition('peer', source[3] ?? '', not) : fixed('maybe'))
  }
  const destination = /\bdestination\s+(NOT\s+)?(?:address|ipset)="?([^"\s]+)"?/i.exec(text)
  if (destination) conditions.push(addressCondition('self', destination[2] ?? '', destination[1] !== undefined))
  const port = /(?<!source-|forward-)\bport\s+port="?([\d-]+)"?\s+protocol="?(\w+)"?/.exec(text)
  const service = /\bservice\s+name="?([^"\s]+)"?/.exec(text)
  const protocol = /\bprotocol\s+value="?(\w+)"?/.exec(text)
  if (port) conditions.push(fixed(portFit(`${port[1]}/${port[2]}`, packet)))
  else if (service) conditions.push(fixed(serviceFit(service[1] ?? '', packet)))
  else if (protocol) conditions.push({ kind: 'protocol', names: [protocol[1] ?? ''], not: false })
  else if (/\b(icmp-block|icmp-type)\b/.test(text)) conditions.push(fixed(packet.protocol === 'icmp' ? 'maybe' : 'no'))
  else if (/\b(forward-port|source-port|masquerade|tcp-mss-clamp)\b/.test(text)) conditions.push(fixed('no'))
  const verdict = /\b(accept|drop|reject)\b(?!.*\b(?:accept|drop|reject)\b)/.exec(
    text.replace(/prefix="[^"]*"/g, ''),
  )?.[1]
  return {
    priority: Number(/\bpriority="?(-?\d{1,5})"?/.exec(text)?.[1] ?? 0),
    conditions,
    verdict: verdict === 'accept' || verdict === 'drop' || verdict === 'reject' ? verdict : null,
    line: quote(text),
  }
}

/** Rich rules by when they are asked. */
function inOrder(texts: readonly string[], packet: HostPacket) {
  const rich = texts.map((text) => richOf(text, packet)).filter(({ verdict }) => verdict !== null)
  return {
    early: rich.filter(({ priority }) => priority < 0).sort((a, b) => a.priority - b.priority),
    deny: rich.filter(({ priority, verdict }) => priority === 0 && verdict !== 'accept'),
    accept: rich.filter(({ priority, verdict }) => priority === 0 && verdict === 'accept'),
    late: rich.filter(({ priority }) => priority > 0).sort((a, b) => a.priority - b.priority),
  }
}

/**
 * Order of firewalld: rich rules of negative priority, then denying and after them accepting rich rules of priority 0
 * together with services and ports, then rich rules of positive priority, then the target.
 */
function verdictOf(zone: Zone, packet: HostPacket): Read {
  const rich = zone.fields.get('rich rules')
  const { early, deny, accept, late } = inOrder(rich ?? [], packet)
  const steps = [
    askRich([...early, ...deny, ...accept], packet),
    askLists(zone, packet),
    // A zone ends with its rich rules.
    rich !== undefined && !isBroken(rich.at(-1)) ? askRich(late, packet) : { doubt: null, found: nothing('cut-off') },
    { doubt: null, found: byTarget(zone, packet) },
  ]
  const last = steps.findIndex(({ found }) => found !== null)
  const doubt = steps.slice(0, last + 1).find((step) => step.doubt !== null)?.doubt ?? null
  const found = steps[last]?.found ?? nothing('undecided')
  return doubt === null || found.code === 'own-service' || found.code === 'cut-off'
    ? found
    : nothing('undecided', doubt)
}

/** Whether a rich rule breaks off: what it does is missing, or a quotation mark. */
function isBroken(rule: string | undefined): boolean {
  if (rule === undefined) return false
  return (
    !/\s(?:accept|reject|drop|mark|masquerade|forward-port|source-port|icmp-block|icmp-type|tcp-mss-clamp|log|nflog|audit)\b/.test(
      rule,
    ) || rule.split('"').length % 2 === 0
  )
}

interface Asked {
  /** A rule that may match. */
  readonly doubt: string | null
  readonly found: Read | null
}

function askRich(rules: readonly Rich[], packet: HostPacket): Asked {
  let doubt: string | null = null
  for (const { conditions, verdict, line } of rules) {
    const fit = fitOfAll(conditions, packet)
    if (fit === 'maybe') doubt ??= line
    else if (fit === 'yes' && verdict) {
      return { doubt, found: firewallRead(verdict, line, verdict === 'accept' ? 'rule' : `rule-${verdict}`) }
    }
  }
  return { doubt, found: null }
}

/** Ports, services and protocols that a zone opens. */
function askLists(zone: Zone, packet: HostPacket): Asked {
  const open = (field: string) => ({
    doubt: null,
    found: firewallRead('accept', zone.lines.get(field) ?? null, 'rule'),
  })
  const listed = (field: string) => zone.fields.get(field) ?? []
  if (listed('ports').some((text) => portFit(text, packet) === 'yes')) return open('ports')
  if (listed('services').some((name) => serviceFit(name, packet) === 'yes')) return open('services')
  if (listed('protocols').includes(packet.protocol)) return open('protocols')
  return { doubt: null, found: null }
}

/** What becomes of a packet that nothing in the zone is for. */
function byTarget(zone: Zone, packet: HostPacket): Read {
  const target = zone.fields.get('target')?.[0] ?? 'default'
  const line = zone.lines.get(target === 'default' ? 'services' : 'target') ?? null
  if (target === 'ACCEPT') return firewallRead('accept', line, 'target')
  const own = (zone.fields.get('services') ?? []).some((name) => serviceFit(name, packet) === 'maybe')
  if (own) return nothing('own-service', line)
  const ping = packet.protocol === 'icmp' || packet.protocol === 'icmpv6'
  if (ping && target === 'default') return firewallRead('accept', line, 'target')
  return firewallRead(target === 'DROP' ? 'drop' : 'reject', line, 'target')
}
