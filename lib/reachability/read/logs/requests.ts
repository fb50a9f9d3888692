import type { ServedRequest } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/**
 * How a server logs whom it has served. Groups: `client`; `port`, the server's own, where the line says it; `status` of HTTP;
 * `version` of HTTP, as the second one is spoken over TLS alone;
 * `secure` where the line says that TLS was spoken.
 */
interface Form {
  readonly server: string
  readonly pattern: RegExp
  /** Whether the line says of every connection with TLS that it had it. */
  readonly marksTls?: true
}

const address = '(?<client>[0-9a-f.:]{2,45})'
const request = String.raw`"(?:[A-Z]{2,12} \S{1,2000}(?: HTTP/(?<version>\d)(?:\.\d)?)?|[^"]{0,400})"`

const forms: readonly Form[] = [
  // nginx and Apache (common, combined, vhost_combined), Tomcat, Traefik, gunicorn, morgan.
  {
    server: 'web',
    pattern: new RegExp(
      String.raw`(?:^|[\s|])(?:[\w.-]{1,255}:(?<port>\d{1,5}) )?${address} \S{1,80} \S{1,80} \[\d{1,2}/[A-Z][a-z]{2}/\d{4}:[^\]]{1,30}\] ${request} (?<status>\d{3})\b`,
    ),
  },
  // Servers that come with a framework: werkzeug and http.server of Python, uvicorn, Gin.
  {
    server: 'app',
    pattern: new RegExp(
      String.raw`(?:^|[\s|])${address} - - \[\d{1,2}/[A-Z][a-z]{2}/\d{4} [^\]]{1,30}\] ${request} (?<status>\d{3})\b`,
    ),
  },
  {
    server: 'app',
    pattern: new RegExp(String.raw`\bINFO:\s{1,9}${address}:\d{1,5} - ${request} (?<status>\d{3})\b`),
  },
  {
    server: 'app',
    pattern: new RegExp(
      String.raw`\[GIN\] \d{4}/\d\d/\d\d - [\d:]{8} \|\s{1,3}(?<status>\d{3}) \|[^|]{1,30}\|\s{1,20}${address} \|`,
    ),
  },
  // IIS: https://learn.microsoft.com/windows/win32/http/w3c-logging
  {
    server: 'web',
    pattern: new RegExp(
      String.raw`^\d{4}-\d\d-\d\d [\d:]{8} [0-9a-f.:]{2,45} [A-Z]{3,8} \S{1,400} \S{1,400} (?<port>\d{1,5}) \S{1,60} ${address} \S{1,400} (?:\S{1,400} )?(?<status>\d{3}) \d{1,4} \d{1,10}\b`,
    ),
  },
  // Errors of nginx and Apache name whose request it was; the name that the client asked for may have a port.
  {
    server: 'error',
    pattern: new RegExp(
      String.raw`\*\d{1,12} .{1,600}, client: ${address}, server: .{0,1500}\bhost: "[^":]{1,255}(?::(?<port>\d{1,5}))?"`,
    ),
  },
  { server: 'error', pattern: new RegExp(String.raw`\[client ${address}(?::\d{1,5})?\] `) },
  // HAProxy, option httplog: a frontend that speaks TLS has a tilde behind its name.
  {
    server: 'web',
    marksTls: true,
    pattern: new RegExp(
      String.raw`(?:^|\s)${address}:\d{1,5} \[\d{1,2}/[A-Z][a-z]{2}/\d{4}:[^\]]{1,30}\] [^\s~]{1,80}(?<secure>~)? \S{1,80}/\S{1,80} [-\d/]{5,60} (?<status>\d{3}) `,
    ),
  },
  // Caddy, as JSON.
  {
    server: 'web',
    pattern: new RegExp(
      String.raw`"http\.log\.access.{0,200}"(?:remote_ip|client_ip)":"${address}".{0,80}"proto":"HTTP/(?<version>\d).{0,3000}"status":(?<status>\d{3})`,
    ),
  },
  // Squid, its own format.
  {
    server: 'squid',
    pattern: new RegExp(
      String.raw`^\s{0,9}\d{9,11}\.\d{3}\s{1,9}\d{1,9} ${address} (?:TCP|NONE)\w{0,30}/(?<status>\d{3}) \d{1,12} `,
    ),
  },
  // sshd, whatever became of the login.
  {
    server: 'ssh',
    pattern: new RegExp(
      String.raw`\bsshd(?:-session)?\[\d{1,9}\]: (?:Accepted \S{1,40} for|Failed \S{1,40} for|Invalid user|User \S{1,64} from|Connection from|Connection (?:closed|reset) by|Received disconnect from|Disconnected from|error: maximum authentication attempts exceeded|Unable to negotiate with)\b.{0,120}?\b${address}(?: port \d{1,5}(?: on [0-9a-f.:]{2,45} port (?<port>\d{1,5}))?)?`,
    ),
  },
  // Mail: postfix, which turns a letter away with a reply of SMTP (RFC 5321, 4.2), dovecot.
  {
    server: 'smtp',
    pattern:
      /\bpostfix\/(?:\w{1,20}\/)?smtpd\[\d{1,9}\]: \w{1,20}: reject: (?:CONNECT|HELO|EHLO|MAIL|RCPT|DATA) from \S{1,255}\[(?<client>[0-9a-f.:]{2,45})\]: (?<status>5\d\d) /,
  },
  {
    server: 'smtp',
    pattern: /\bpostfix\/(?:\w{1,20}\/)?smtpd\[\d{1,9}\]: connect from \S{1,255}\[(?<client>[0-9a-f.:]{2,45})\]/,
  },
  // FTP.
  { server: 'ftp', pattern: /\bCONNECT: Client "(?:::ffff:)?(?<client>[0-9a-f.:]{2,45})"/ },
]

/** Statuses that web servers have answered with, by what their error logs say of a request; what is kept from all is often asked for by robots. */
const errorStatuses: readonly (readonly [number, RegExp])[] = [
  [403, /\(13: Permission denied\)(?!.{0,80}upstream)|\(13\)Permission denied: |\bAH0(?:0035|0132): /],
  [403, /directory index of "[^"]{1,400}" is forbidden|\bAH01276: |Cannot serve directory /],
  [403, /access forbidden by rule, client: .{0,300}request: "[A-Z]{3,7} \/ /],
  [403, /client denied by server configuration: (?!\S{0,300}(?:\/\.|server-status))/],
]

/** What a client says first that speaks TLS, in place of a request. */
const greeting = /"(?:\\x16\\x03|\\u0016\\u0003|\\026\\003)/

const statusOfError = (line: string) => errorStatuses.find(([, words]) => words.test(line))?.[0]

function requestOf(line: string): ServedRequest | null {
  for (const { server, pattern, marksTls } of forms) {
    const groups = pattern.exec(line)?.groups
    const client = addressOf((groups?.client ?? '').replace(/^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/, '$1'))
    if (!groups || !client) continue
    const { port = '', version } = groups
    const status = groups.status ?? (server === 'error' ? statusOfError(line) : undefined)
    return {
      kind: 'request',
      server,
      client,
      port: port === '' ? null : portOf(port),
      status: status === undefined ? null : Number(status),
      // HTTP/1.1 is spoken with and without TLS, HTTP/2 by browsers with it alone.
      tls: groups.secure !== undefined || Number(version ?? 0) >= 2 ? true : marksTls ? false : null,
      ...(Number(status) === 400 && greeting.test(line) ? { refused: 'protocol' as const } : {}),
      line: quote(line),
    }
  }
  return null
}

/** What every such line has: cheap to look for in a long log. */
const may =
  /\d{1,2}\/(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\/\d{4}|INFO:|\[GIN\]|^\d{4}-\d\d-\d\d [\d:]{8} \S{2,45} (?:GET|POST|HEAD|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT|PROPFIND|DEBUG)|http\.log\.access|^\s{0,9}\d{9,11}\.\d{3} .{0,80}(?:TCP|NONE)|sshd|smtpd\[|CONNECT: Client|, client: |\[client /

/** Most requests of one output, the last of them: what is asked about has just been tried. */
const mostRequests = 5000

/** Reads whom servers have served: access logs of web servers, frameworks and proxies, logins of sshd, mail, FTP. */
export const requests: EvidenceReader = {
  name: 'web-log',
  signs: [may],
  sparse: true,
  read: (block) =>
    block.lines
      .filter((line) => line.length <= 3000 && may.test(line))
      .slice(-mostRequests)
      .map(requestOf)
      .filter((found) => found !== null),
}
