import type { SeenPacket } from '../../model/evidence'
import { addressOf, type HostAddress } from '../../model/host-address'
import { portOf } from '../../model/port'
import type { TargetProtocol } from '../../model/target'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

const fields = /\b(IN|OUT|SRC|DST|PROTO|SPT|DPT|TYPE)=(\S{0,80})/g
const dropWords = /block|drop|deny|denied|discard/i
const rejectWords = /reject|refus/i

const protocols: Readonly<Record<string, TargetProtocol>> = {
  TCP: 'tcp',
  UDP: 'udp',
  ICMP: 'icmp',
  ICMPv6: 'icmpv6',
  '6': 'tcp',
  '17': 'udp',
}

/** The second packet of a connection that the host itself began, and that it does not let in: it is of the traffic to its sender's port. */
function replyOf(
  line: string,
  start: number,
  source: HostAddress,
  given: ReadonlyMap<string, string>,
  protocol: 'tcp' | 'udp' = 'tcp',
): SeenPacket | null {
  const prefix = line.slice(0, start)
  const what = rejectWords.test(prefix) ? 'rejected' : dropWords.test(prefix) ? 'dropped' : null
  const port = portOf(given.get('SPT') ?? '')
  const own = addressOf(given.get('DST') ?? '') ?? addressOf('0.0.0.0')
  if (what === null || port === null || !own || given.get('IN') === '') return null
  const told = { kind: 'packet', by: 'kernel-log', what, protocol, direction: 'egress' } as const
  const sourcePort = portOf(given.get('DPT') ?? '')
  return { ...told, source: own, sourcePort, destination: source, port, line: quote(line) }
}

/** What comes from a server of names or of the time to a port that systems give to who asks. */
function isReply(given: ReadonlyMap<string, string>): boolean {
  const [from, to] = [given.get('SPT') ?? '', Number(given.get('DPT'))]
  return (from === '53' || from === '123') && to >= 32_768 && given.get('IN') !== ''
}

/** What the host itself says to a client, and does not let out: it is of the traffic to its own port. */
function saidOf(line: string, start: number, given: ReadonlyMap<string, string>): SeenPacket | null {
  const prefix = line.slice(0, start)
  const what = rejectWords.test(prefix) ? 'rejected' : dropWords.test(prefix) ? 'dropped' : null
  const client = endOf(given.get('DST'))
  const port = portOf(given.get('SPT') ?? '')
  if (what === null || !client || port === null) return null
  const told = { kind: 'packet', by: 'kernel-log', what, protocol: 'tcp', direction: 'ingress' } as const
  const own = addressOf(given.get('SRC') ?? '')
  return {
    ...told,
    source: client,
    sourcePort: portOf(given.get('DPT') ?? ''),
    destination: own,
    port,
    line: quote(line),
  }
}

/** An address that somebody has hidden before they pasted it. */
const masked = /^(?:[x*#<[(.]|(?:[a-z]{1,3}\.){3}[a-z]{1,3}$)/i
const anyone = addressOf('0.0.0.0')

/** One end of a packet: of a hidden address it may be anyone. */
function endOf(text = ''): HostAddress | null {
  return addressOf(text) ?? (masked.test(text) ? anyone : null)
}

function packetOf(line: string): SeenPacket | null {
  const start = line.search(/\bIN=/)
  if (start < 0 || !line.includes('DST=')) return null
  const given = new Map([...line.slice(start).matchAll(fields)].map((match) => [match[1] ?? '', match[2] ?? '']))
  const source = endOf(given.get('SRC'))
  const own = addressOf(given.get('DST') ?? '')
  const destination = endOf(given.get('DST'))
  const protocol = protocols[given.get('PROTO') ?? '']
  // Only what is said on a connection, or agrees to one, tells that it is no first packet of the host's own.
  if (protocol === 'tcp' && given.get('IN') === '' && /\sACK (?:SYN|PSH)\b/.test(line))
    return saidOf(line, start, given)
  if (source && protocol === 'tcp' && /\sACK SYN\b/.test(line)) return replyOf(line, start, source, given)
  if (source && protocol === 'udp' && isReply(given)) return replyOf(line, start, source, given, 'udp')
  if (!source || !destination || !protocol) return null
  // The first packet of a connection alone says what becomes of it; later ones are dropped for other reasons.
  const flags = /\s(?:SYN|ACK|RST|FIN|PSH)\b/.test(line)
  const prefix = line.slice(0, start)
  // A rule that rejects what a client says takes its connection from it; one that drops it may have forgotten an old one.
  const isCutOff = rejectWords.test(prefix) && /\sPSH\b/.test(line)
  if (protocol === 'tcp' && flags && !isCutOff && (!/\sSYN\b/.test(line) || /\sACK\b/.test(line))) return null
  const what = rejectWords.test(prefix) ? 'rejected' : dropWords.test(prefix) ? 'dropped' : 'arrived'
  return {
    kind: 'packet',
    by: 'kernel-log',
    what,
    protocol,
    source,
    sourcePort: portOf(given.get('SPT') ?? ''),
    // The machine itself, where its address is hidden.
    destination: own,
    port: portOf(given.get('DPT') ?? ''),
    direction: given.get('IN') === '' ? 'egress' : 'ingress',
    ...(given.get('IN') && given.get('OUT') ? { forwarded: true } : {}),
    line: quote(line),
  }
}

/** What a terminal or a mail has put on the next line: the rest of a word, or of the fields. */
function restIn(line: string, next: string): string {
  const isWhole = /\bPROTO=(?!(?:TCP|UDP|6|17)\b)|\bDPT=\d/.test(line)
  if (isWhole || !/^\S{0,20}(?:\s[A-Z]{2,10}(?:=|\s)|=)/.test(next) || /\bIN=/.test(next)) return ''
  return /^[A-Z]{2,10}(?:[= ]|$)/.test(next) ? ` ${next}` : next
}

/** The packet of a line, and of what was broken off it. */
function packetAt(line: string, next: string): SeenPacket | null {
  if (line.length > 1000 || !line.includes('IN=')) return null
  const rest = next.length > 1000 ? '' : restIn(line, next.trimEnd())
  const packet = packetOf(rest === '' ? line : line.trimEnd() + rest)
  return packet && { ...packet, line: quote(line) }
}

/** What RouterOS logs of a packet: https://help.mikrotik.com/docs/spaces/ROS/pages/48660574/Filter */
const routerLine =
  /^(?<prefix>.{0,200}?)\b(?:input|forward|output|prerouting): in:(?<in>\S{1,40}) out:(?<out>\S{1,40}).{0,80}, proto (?<protocol>TCP|UDP)(?: \((?<flags>[A-Z,]{2,20})\))?, (?<source>[0-9a-f.]{7,15}):(?<from>\d{1,5})->(?<own>[0-9a-f.]{7,15}):(?<port>\d{1,5})/
/** A line of pfSense's and OPNsense's filter: https://docs.netgate.com/pfsense/en/latest/monitoring/logs/raw-filter-format.html */
const filterLine =
  /\bfilterlog(?:\[\d{1,9}\])?: (?:[^,]{0,40},){6}(?<prefix>block|reject),(?<in>in|out),4,(?:[^,]{0,20},){7}(?<protocol>tcp|udp),\d{1,6},(?<source>[0-9a-f.:]{2,45}),(?<own>[0-9a-f.:]{2,45}),(?<from>\d{1,5}),(?<port>\d{1,5}),\d{1,6}(?:,(?<flags>[A-Z]{1,8}))?/

/** Firewalls of Cisco and Juniper, of whom they have turned away. */
const deniedLine =
  /(?:%ASA-\d-\d{6}: (?<prefix>Den(?:y|ied))(?: inbound)? (?<protocol>tcp|udp|TCP|UDP)(?: \(no connection\))? (?:src|from) (?:[\w-]{1,40}:)?(?<source>[0-9a-f.:]{2,45})\/(?<from>\d{1,5})(?: \([^)]{0,40}\))? (?:dst|to) (?:[\w-]{1,40}:)?(?<own>[0-9a-f.:]{2,45})\/(?<port>\d{1,5}))/
const juniperLine =
  /\bRT_FLOW_SESSION_DENY: session (?<prefix>denied) (?<source>[0-9a-f.:]{2,45})\/(?<from>\d{1,5})->(?<own>[0-9a-f.:]{2,45})\/(?<port>\d{1,5})/

/** Fields by name, as FortiGate, Sophos, WatchGuard and many others write them. */
const namedField =
  /(?:^|[\s,;])(srcip|src_ip|src|dstip|dst_ip|dst|srcport|src_port|dstport|dst_port|action|log_subtype|proto|protocol)=["']?([\w.:-]{1,45})/gi

/** A packet of a log of fields by name, where it was turned away. */
function namedAt(line: string): SeenPacket | null {
  const fields = new Map(
    [...line.matchAll(namedField)].map(([, name = '', value = '']) => [name.toLowerCase().replace(/_/g, ''), value]),
  )
  const deed = fields.get('action') ?? fields.get('logsubtype') ?? ''
  const [source, destination] = [
    addressOf(fields.get('srcip') ?? fields.get('src') ?? ''),
    addressOf(fields.get('dstip') ?? fields.get('dst') ?? ''),
  ]
  const port = portOf(fields.get('dstport') ?? '')
  const protocol = protocols[(fields.get('proto') ?? fields.get('protocol') ?? 'TCP').toUpperCase()]
  if (
    !/^(?:deny|denied|drop|dropped|block|blocked|reject|rejected|discard)$/i.test(deed) ||
    !source ||
    !destination ||
    port === null ||
    !protocol
  )
    return null
  const what = rejectWords.test(deed) ? 'rejected' : 'dropped'
  const told = { kind: 'packet', by: 'kernel-log', what, protocol, direction: 'ingress' } as const
  return { ...told, source, sourcePort: portOf(fields.get('srcport') ?? ''), destination, port, line: quote(line) }
}

/** The same as tcpdump prints it of pflog(4): `rule 2/0(match): block in on em0: 198.51.100.7.51022 > 203.0.113.20.80: Flags [S]`. */
const pflogLine =
  /\brule \S{1,40}\(match\)(?: \[[^\]]{0,60}\])?: (?<prefix>block|reject) (?<in>in|out) on \S{1,30}: (?:IP6? )?(?<source>[0-9a-f.:]{2,45})\.(?<from>\d{1,5}) > (?<own>[0-9a-f.:]{2,45})\.(?<port>\d{1,5}): (?:(?<udp>UDP|udp)|Flags \[(?<flags>[A-Z.]{1,8})\]|(?<sent>S)\b)/

/** A packet of another filter's log that is the first of its connection, and is stopped. */
function filteredAt(line: string): SeenPacket | null {
  if (line.length > 1000) return null
  const groups = (
    routerLine.exec(line) ??
    filterLine.exec(line) ??
    pflogLine.exec(line) ??
    deniedLine.exec(line) ??
    juniperLine.exec(line)
  )?.groups
  if (!groups) return namedAt(line)
  const { prefix = '', udp, flags = '', own = '', port = '', from = '' } = groups ?? {}
  const [source, destination] = [addressOf(groups?.source ?? ''), addressOf(own)]
  const what = rejectWords.test(prefix) ? 'rejected' : dropWords.test(prefix) ? 'dropped' : null
  if (!source || !destination || what === null) return null
  const protocol = groups?.protocol ?? (udp === undefined ? 'tcp' : 'udp')
  if (/^tcp$/i.test(protocol) && flags !== '' && !/^S(?:YN)?$/.test(flags)) return null
  return {
    kind: 'packet',
    by: 'kernel-log',
    what,
    protocol: /^tcp$/i.test(protocol) ? 'tcp' : 'udp',
    source,
    sourcePort: portOf(from),
    destination,
    port: portOf(port),
    direction: groups?.in === 'out' || groups?.in === '(unknown' ? 'egress' : 'ingress',
    line: quote(line),
  }
}

/** Reads what the kernel logs of packets for ufw (`[UFW BLOCK]`), iptables, nftables and firewalld: iptables-extensions(8), LOG. */
export const kernel: EvidenceReader = {
  name: 'kernel-log',
  signs: [
    /\bIN=.{0,900}DST=/,
    /, proto (?:TCP|UDP)/,
    /\bfilterlog\b/,
    /\brule \S{1,40}\(match\)/,
    /%ASA-|RT_FLOW_SESSION_DENY/,
    /\b(?:dst_?ip|dst)=/,
  ],
  read: ({ lines }, signed) =>
    signed
      .slice(0, 5000)
      .map((at) => packetAt(lines[at] ?? '', lines[at + 1] ?? '') ?? filteredAt(lines[at] ?? ''))
      .filter((packet) => packet !== null),
}
