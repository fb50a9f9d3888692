import { type Condition, type Fit, fitOfAll } from '../filter'
import { firewalldServices } from '../firewalld-services'
import { inRange, rangeOfText } from '../host-address'
import type { FirewallRead, HostFirewall, HostPacket } from '../model'
import { type Block, quote } from '../paste'
import { addressCondition, fixed, portCondition } from './iptables-part'

interface Zone {
  readonly name: string
  readonly active: boolean
  readonly fields: Map<string, string[]>
  readonly lines: Map<string, string>
}

const head = /^\s{0,3}([a-zA-Z][\w-]{0,30})(\s+\((?:[\w, ]*(?:active|default|アクティブ|活动)[\w, ]*)\))?\s*$/
const field =
  /^\s+(target|icmp-block-inversion|interfaces|sources|services|ports|protocols|forward|masquerade|forward-ports|source-ports|icmp-blocks|rich rules|ingress-priority|egress-priority):\s*(.*)$/

/** Reads `firewall-cmd --list-all`, `--list-all-zones`, `--state` and single lists. */
export function readFirewalld(block: Block): HostFirewall[] {
  const zones: Zone[] = []
  let pending: { name: string; active: boolean } | null = null
  let zone: Zone | null = null
  let key = ''
  let stopped = ''
  for (const line of block.lines) {
    if (line.length > 2000) continue
    if (
      /^\s*FirewallD is not running\s*$/i.test(line) ||
      (/^\s*not running\s*$/.test(line) && /firewall-cmd/.test(block.command ?? ''))
    ) {
      stopped = quote(line)
      continue
    }
    const opens = head.exec(line)
    if (opens?.[1]) {
      pending = { name: opens[1], active: /\bactive|アクティブ|活动/.test(opens[2] ?? '') }
      zone = null
      continue
    }
    const given = field.exec(line)
    if (given?.[1]) {
      if (!zone) {
        // Before 0.4 there was no line for the target.
        if (!pending || (given[1] !== 'target' && !(given[1] === 'interfaces' && pending.active))) continue
        zone = { ...pending, fields: new Map(), lines: new Map() }
        zones.push(zone)
      }
      key = given[1]
      zone.fields.set(
        key,
        (given[2] ?? '').trim() === ''
          ? []
          : key === 'rich rules'
            ? [given[2] ?? '']
            : (given[2] ?? '').trim().split(/\s+/),
      )
      zone.lines.set(key, quote(line))
      continue
    }
    if (zone && /^\s+\S/.test(line) && (key === 'rich rules' || key === 'forward-ports')) {
      zone.fields.get(key)?.push(line.trim())
    } else if (zone || line.trim() === '') {
      zone = null
      pending = null
    }
  }
  if (stopped && zones.length === 0) {
    const decide = (): FirewallRead => ({
      verdict: 'accept',
      line: stopped,
      code: 'inactive',
    })
    return [{ kind: 'host-firewall', tool: 'firewalld', decide, redirect: () => null }]
  }
  if (zones.length === 0) return readSingleList(block)
  const named = /--zone[= ](\S+)/.exec(block.command ?? '')?.[1]
  return [
    {
      kind: 'host-firewall',
      tool: 'firewalld',
      decide: (packet) => {
        if (packet.direction === 'egress') {
          return {
            verdict: 'accept',
            line: null,
            code: 'egress',
          }
        }
        const chosen = zoneFor(zones, packet, named !== undefined)
        return chosen
          ? verdictOf(chosen, packet)
          : {
              verdict: 'unknown',
              line: null,
              code: 'no-zone',
            }
      },
      redirect: (packet) => {
        // A forwarding without a family holds for IPv4.
        const chosen =
          packet.direction === 'ingress' && packet.family === 4 ? zoneFor(zones, packet, named !== undefined) : null
        for (const text of chosen?.fields.get('forward-ports') ?? []) {
          const match = /^port=([\d-]+):proto=(\w+):toport=(\d*):toaddr=(\S*)$/.exec(text)
          if (!match || match[2] !== packet.protocol) continue
          if (fitOfAll([portCondition(match[1] ?? '', false)], packet) !== 'yes') continue
          return match[4] || !match[3] ? 'elsewhere' : Number(match[3])
        }
        return null
      },
    },
  ]
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

/** A zone ends with its rich rules. */
const cutOff: FirewallRead = { verdict: 'unknown', line: null, code: 'cut-off' }

/**
 * Order of firewalld: rich rules of negative priority, then denying and after them accepting rich rules of priority 0
 * together with services and ports, then rich rules of positive priority, then the target.
 */
function verdictOf(zone: Zone, packet: HostPacket): FirewallRead {
  const rich = (zone.fields.get('rich rules') ?? [])
    .map((text) => richOf(text, packet))
    .filter(({ verdict }) => verdict !== null)
  const early = rich.filter(({ priority }) => priority < 0).sort((a, b) => a.priority - b.priority)
  const deny = rich.filter(({ priority, verdict }) => priority === 0 && verdict !== 'accept')
  const accept = rich.filter(({ priority, verdict }) => priority === 0 && verdict === 'accept')
  const late = rich.filter(({ priority }) => priority > 0).sort((a, b) => a.priority - b.priority)
  let doubt: string | null = null
  const ask = (rules: readonly Rich[]): FirewallRead | null => {
    for (const { conditions, verdict, line } of rules) {
      const fit = fitOfAll(conditions, packet)
      if (fit === 'maybe') doubt ??= line
      else if (fit === 'yes' && verdict) return { verdict, line, code: 'rule' }
    }
    return null
  }
  const settled = (read: FirewallRead): FirewallRead =>
    doubt === null ? read : { verdict: 'unknown', line: doubt, code: 'undecided' }
  const first = ask([...early, ...deny, ...accept])
  if (first) return settled(first)
  for (const text of zone.fields.get('ports') ?? []) {
    if (portFit(text, packet) === 'yes') {
      return settled({
        verdict: 'accept',
        line: zone.lines.get('ports') ?? null,
        code: 'rule',
      })
    }
  }
  let unknownService: string | null = null
  for (const name of zone.fields.get('services') ?? []) {
    const fit = serviceFit(name, packet)
    if (fit === 'yes') {
      return settled({
        verdict: 'accept',
        line: zone.lines.get('services') ?? null,
        code: 'rule',
      })
    }
    if (fit === 'maybe') unknownService ??= name
  }
  if ((zone.fields.get('protocols') ?? []).includes(packet.protocol)) {
    return settled({
      verdict: 'accept',
      line: zone.lines.get('protocols') ?? null,
      code: 'rule',
    })
  }
  const last = zone.fields.has('rich rules') ? ask(late) : cutOff
  if (last) return settled(last)
  const target = (zone.fields.get('target') ?? [])[0] ?? 'default'
  const line = zone.lines.get(target === 'default' ? 'services' : 'target') ?? null
  if (target === 'ACCEPT')
    return settled({
      verdict: 'accept',
      line,
      code: 'target',
    })
  if (unknownService) {
    return {
      verdict: 'unknown',
      line,
      code: 'own-service',
    }
  }
  if (packet.protocol === 'icmp' || packet.protocol === 'icmpv6') {
    return settled({
      verdict: target === 'default' ? 'accept' : target === 'DROP' ? 'drop' : 'reject',
      line,
      code: 'target',
    })
  }
  return settled({
    verdict: target === 'DROP' ? 'drop' : 'reject',
    line,
    code: 'target',
  })
}

/** `--list-ports` and `--list-services`: a port that is listed is open; one that is not may be opened elsewhere. */
function readSingleList(block: Block): HostFirewall[] {
  if (!/firewall-cmd\b.*--list-(?:ports|services)\b/.test(block.command ?? '') || /--zone/.test(block.command ?? ''))
    return []
  const text = block.lines.find((line) => line.trim() !== '') ?? ''
  const names = text.trim().split(/\s+/)
  if (!names.every((name) => /^[\w-]+(?:\/\w+)?$/.test(name))) return []
  const open = (packet: HostPacket) =>
    names.some((name) => (name.includes('/') ? portFit(name, packet) : serviceFit(name, packet)) === 'yes')
  const decide = (packet: HostPacket): FirewallRead =>
    packet.direction === 'ingress' && open(packet)
      ? { verdict: 'accept', line: quote(text), code: 'rule' }
      : {
          verdict: 'unknown',
          line: null,
          code: 'one-list',
        }
  return [{ kind: 'host-firewall', tool: 'firewalld', decide, redirect: () => null }]
}
