import type { SeenPacket } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/**
 * `2026-11-20 10:11:02 DROP TCP 198.51.100.9 172.16.3.4 51515 3389 52 S … RECEIVE`: pfirewall.log, "Configure the Windows Firewall
 * log", Microsoft Learn.
 */
const row =
  /^\s{0,9}\d{4}-\d\d-\d\d [\d:]{8} (ALLOW|DROP) (TCP|UDP) ([0-9a-f.:]{2,45}) ([0-9a-f.:]{2,45}) (\d{1,5}) (\d{1,5})(?=\s)(.{0,120})$/

function packetOf(line: string): SeenPacket | null {
  const [, action = '', kind = '', from = '', to = '', sourcePort = '', port = '', rest = ''] = row.exec(line) ?? []
  const [source, destination] = [addressOf(from), addressOf(to)]
  if (!source || !destination) return null
  // The first packet of a connection alone says what becomes of it.
  if (kind === 'TCP' && !/^ \d{1,9} S /.test(rest)) return null
  return {
    kind: 'packet',
    by: 'windows-log',
    what: action === 'DROP' ? 'dropped' : 'arrived',
    protocol: kind === 'UDP' ? 'udp' : 'tcp',
    source,
    sourcePort: portOf(sourcePort),
    destination,
    port: portOf(port),
    direction: /\bSEND\b/.test(rest) ? 'egress' : 'ingress',
    line: quote(line),
  }
}

/** Fields of the events 5152 and 5157 of the Windows Filtering Platform, in the languages of Windows. */
const fields: readonly (readonly [string, RegExp])[] = [
  ['direction', /^\s{0,9}(?:Direction|方向)\s{0,3}[:：]\s{0,9}(Inbound|Outbound|受信|送信|入站|出站|%%14592|%%14593)/],
  ['source', /^\s{0,9}(?:Source Address|送信元アドレス|ソース アドレス|源地址)\s{0,3}[:：]\s{0,9}([0-9a-f.:]{2,45})/],
  ['sourcePort', /^\s{0,9}(?:Source Port|送信元ポート|ソース ポート|源端口)\s{0,3}[:：]\s{0,9}(\d{1,5})/],
  ['destination', /^\s{0,9}(?:Destination Address|宛先アドレス|目标地址)\s{0,3}[:：]\s{0,9}([0-9a-f.:]{2,45})/],
  ['port', /^\s{0,9}(?:Destination Port|宛先ポート|目标端口)\s{0,3}[:：]\s{0,9}(\d{1,5})/],
  ['protocol', /^\s{0,9}(?:Protocol|プロトコル|协议)\s{0,3}[:：]\s{0,9}(\d{1,3})/],
]
const blocked =
  /Windows Filtering Platform has blocked a (?:connection|packet)|フィルタリング プラットフォーム.{0,20}(?:接続|パケット).{0,12}(?:ブロック|遮断)|筛选平台.{0,12}(?:阻止|已阻止).{0,12}(?:连接|数据包)/

function eventOf(found: ReadonlyMap<string, string>, line: string): SeenPacket[] {
  const at = (key: string) => found.get(key) ?? ''
  const [source, destination] = [addressOf(at('source')), addressOf(at('destination'))]
  const protocol = at('protocol') === '17' ? 'udp' : 'tcp'
  if (!source || !destination || !/^(?:6|17)$/.test(at('protocol'))) return []
  const direction = /^(?:Outbound|送信|出站|%%14593)$/.test(at('direction')) ? 'egress' : 'ingress'
  const ports = { sourcePort: portOf(at('sourcePort')), port: portOf(at('port')) }
  return [
    { kind: 'packet', by: 'windows-log', what: 'dropped', protocol, source, destination, ...ports, direction, line },
  ]
}

/** Events, each of which begins with its sentence. */
function eventsIn(lines: readonly string[]): SeenPacket[] {
  const events: SeenPacket[] = []
  let open: Map<string, string> | null = null
  let told = ''
  for (const line of lines.slice(0, 20_000)) {
    if (line.length > 300) continue
    if (blocked.test(line)) {
      if (open) events.push(...eventOf(open, told))
      open = new Map()
      told = quote(line)
      continue
    }
    if (!open) continue
    for (const [key, pattern] of fields) {
      const value = pattern.exec(line)?.[1]
      if (value === undefined) continue
      open.set(key, value)
      if (key === 'port') told = quote(line)
    }
  }
  return open ? [...events, ...eventOf(open, told)] : events
}

/** Reads what Windows logs of its firewall: the log of packets, and the events of what it blocked. */
export const windowsLog: EvidenceReader = {
  name: 'windows-log',
  signs: [row, blocked],
  read: ({ lines }, signed) => {
    const own = signed.map((at) => lines[at] ?? '').filter((line) => line.length <= 300)
    const packets = own
      .slice(0, 20_000)
      .map(packetOf)
      .filter((packet) => packet !== null)
    return own.some((line) => blocked.test(line)) ? [...packets, ...eventsIn(lines)] : packets
  },
}
