import { portOfService } from '../../data/programs'
import type { ServedRequest } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** A service that says in its log whom it has turned away for whom it is; null for one whose port nothing tells. */
interface Form {
  readonly server: string
  readonly port: number | null
  /** Group `client`. */
  readonly said: RegExp
}

const client = String.raw`\[?(?:::ffff:)?(?<client>\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]{3,45})\]?`

const forms: readonly Form[] = [
  // smbd, by `hosts allow`.
  { server: 'smb', port: 445, said: new RegExp(String.raw`\bDenied connection from (?:\S{1,255} \()?${client}`) },
  {
    server: 'rsync',
    port: portOfService('rsync'),
    said: new RegExp(
      String.raw`\brsync (?:denied|to \S{1,80} denied|on \S{1,80} denied).{0,80}? from \S{1,255} \(${client}\)`,
    ),
  },
  { server: 'nfs', port: 2049, said: new RegExp(String.raw`\brefused mount request from ${client} for /`) },
  // TCP wrappers, in whichever service.
  { server: 'ftp', port: 21, said: new RegExp(String.raw`\bvsftpd\[\d{1,9}\]: refused connect from ${client}`) },
  {
    server: 'stunnel',
    port: null,
    said: new RegExp(String.raw`\bService \[[^\]]{1,80}\] (?:connection )?REFUSED by libwrap from ${client}`),
  },
  {
    server: 'xinetd',
    port: null,
    said: new RegExp(String.raw`\bxinetd\[\d{1,9}\]: FAIL: \S{1,60} address from=${client}`),
  },
  { server: 'vnc', port: null, said: new RegExp(String.raw`\bConnections: blacklisted: ${client}::\d`) },
  // Databases and brokers of a login that they do not take.
  {
    server: 'psql',
    port: null,
    said: new RegExp(
      String.raw`\b(?:no pg_hba\.conf entry|pg_hba\.conf rejects (?:\w{1,12} )?connection) for (?:replication connection from )?host "${client}"`,
    ),
  },
  { server: 'mysql', port: null, said: new RegExp(String.raw`\bAccess denied for user '[^']{0,80}'@'${client}'`) },
  {
    server: 'mongo',
    port: null,
    said: new RegExp(String.raw`"msg":"Authentication failed".{0,600}?"(?:remote|client)":"${client}:\d`),
  },
  // Webmin and Usermin, the pages of csf, of Home Assistant, and a proxy, each by a list of its own.
  { server: 'webmin', port: 10_000, said: new RegExp(String.raw`\bAccess denied for ${client}(?![\w.])`) },
  {
    server: 'lfd',
    port: null,
    said: new RegExp(
      String.raw`\blfd\[\d{1,9}\]: UI: Access attempt from an IP not in \S{1,80} - denied \[${client}\]`,
    ),
  },
  {
    server: 'home-assistant',
    port: 8123,
    said: new RegExp(String.raw`\bBanned IP ${client} for too many login attempts`),
  },
  {
    server: 'tinyproxy',
    port: 8888,
    said: new RegExp(String.raw`\bUnauthorized connection from "(?:\S{1,255}" \["?)?${client}`),
  },
  {
    server: 'exim',
    port: 25,
    said: new RegExp(String.raw`\b${client} (?:rejected connection|refused: too many connections)\b`),
  },
]

/** What a client says of its own try is no line of the server's log. */
const ofClient = /\bconnection to server at\b|\b1045\b|\b\w{2,60}(?:Error|Exception): /

function turnedAwayIn(line: string): ServedRequest | null {
  if (ofClient.test(line)) return null
  for (const { server, port, said } of forms) {
    const address = addressOf(said.exec(line)?.groups?.client ?? '')
    if (!address) continue
    const told = { kind: 'request', server, port, status: null, tls: null, refused: true } as const
    return { ...told, client: address, line: quote(line) }
  }
  return null
}

/** mosquitto says in one line who has come, and in the next one that it does not let them in. */
const newcomer =
  /\bNew connection from \[?(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]{3,45})\]?(?::\d{1,5})? on port (\d{1,5})\b/
const unadmitted =
  /\bClient \S{1,200} disconnected[,:]? (?:due to )?not authori[sz]ed\b|\bSending CONNACK to \S{1,200} \(0, [45]\)/

function ofBroker(lines: readonly string[]): ServedRequest[] {
  const found: ServedRequest[] = []
  let last: RegExpExecArray | null = null
  for (const line of lines) {
    last = newcomer.exec(line) ?? last
    const client = last && unadmitted.test(line) ? addressOf(last[1] ?? '') : null
    if (!client) continue
    const told = { kind: 'request', server: 'mqtt', status: null, tls: null, refused: true } as const
    found.push({ ...told, client, port: portOf(last?.[2] ?? ''), line: quote(line) })
    last = null
  }
  return found
}

/** Reads whom services say in their logs that they have turned away, by lists of their own: what a client meets is an end of its connection. */
export const turnedAwayLog: EvidenceReader = {
  name: 'log',
  signs: [...forms.map(({ said }) => said), newcomer, unadmitted],
  sparse: true,
  read: ({ lines }) => {
    const own = lines.filter((line) => line.length <= 1000).slice(0, 5000)
    return [...own.flatMap((line) => turnedAwayIn(line) ?? []), ...ofBroker(own)]
  },
}
