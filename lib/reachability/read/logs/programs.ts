import {
  begins,
  beginsAt,
  bindsLocalhost,
  isOfAnother,
  printsLoopback,
  sayListening,
  sayNotListening,
  saysLocalOnly,
} from '../../data/listening'
import { portOfService } from '../../data/programs'
import { FirstLook } from '../../look'
import type { BindProblem, ProgramEvent } from '../../model/evidence'
import { addressOf, isLoopback } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import { remembering } from '../../remember'
import type { EvidenceReader } from '../reader'
import { isGuess } from '../talk'
import { aroundOf, stoppedAt } from './around'
import {
  announcesFailedBind,
  besideOf,
  bindProblemOf,
  bindSigns,
  boundAt,
  callsBind,
  hasFields,
  hiddenPlace,
} from './bind'
import { endsIn, isOver } from './ends/judge'
import { notebook, ofNotebook } from './notebooks'
import { frontOf } from './proxies/proxies'

/** A row of a listing of sockets, or of machines with the addresses of their engines. */
const socketRow = /\bLISTEN(?:ING)?\b|\s{2}Running\s{2,40}tcp:\/\//
const names =
  /\b(gunicorn|uvicorn|hypercorn|daphne|frps|frpc|mongod|mysqld|mariadbd|postgres|redis|puma|vite|tomcat|jetty|kestrel|nginx|sshd|caddy|traefik|hugo|jekyll|httpd|apache2|haproxy|envoy|dnsmasq|minio|grafana|prometheus|jupyter|node|docker)\b/i

/** `web01 nginx[3026]:`, as journald and syslog put before a line. */
const syslog = /\s([\w.@/-]{1,40})\[\d{1,9}\]: /

/** Programs that do not name themselves, by their words: the log of SQL Server. */
const unnamed: readonly (readonly [string, RegExp])[] = [
  ['nginx', /^\s{0,9}\d{4}\/\d\d\/\d\d [\d:]{8} \[(?:emerg|alert|crit|error)\] \d{1,9}#\d{1,9}: /],
  ['httpd', /\bAH\d{5}: make_sock\b|^\s{0,3}[\d:]{7,8} {1,3}\[Apache\] /],
  ['sqlservr', /\bServer is listening on \[ /],
  ['gunicorn', /\[INFO\] Listening at: http/],
  ['puma', /^\s{0,9}(?:\[\d{1,9}\] )?\* Listening on (?:http|tcp|ssl):\/\//],
  ['dotnet', /\bNow listening on: https?:\/\//],
  ['java', /\bWeb server failed to start\. Port \d/],
  [
    'python',
    /^\s{0,9}Starting development server at http|^\s{0,9}\* Running on https?:\/\/|^Serving HTTP on \S{1,45} port \d/,
  ],
  ['redis', /\bRunning mode=\w{3,12}, port=\d/],
  ['postgres', /\bLOG: {1,2}listening on IPv[46] address "/],
  ['mongod', /"msg":"Waiting for connections"/],
  ['go', /\[GIN-debug\] Listening and serving HTTP|^\s{0,9}⇨ http server started on /],
  ['java', /\b(?:Netty|Undertow|Jetty|Tomcat) started on port|\bStarted ServerConnector@/],
  ['php', /\bPHP [\d.]{1,12} Development Server \(http/],
]

function programOf(line: string): string | null {
  const tagged = syslog.exec(line)?.[1]
  if (tagged && tagged !== 'systemd') return tagged
  return names.exec(line)?.[1]?.toLowerCase() ?? unnamed.find(([, words]) => words.test(line))?.[0] ?? null
}

type Found = Pick<ProgramEvent, 'what' | 'why' | 'address' | 'placed' | 'port' | 'front'>

const nowhere = { why: null, address: null, placed: false, port: null } as const

/** A proxy that does not reach what stands behind it: nginx, Apache, Caddy, HAProxy, Go's own, those of development servers. */
const upstream: readonly RegExp[] = [
  /while (?:connecting to|reading response header from|reading|sending request to) upstream\b.{0,400}upstream: "(?:[a-z]{3,8}:\/\/)?[^"/]{0,200}?:(\d{1,5})/,
  /(?:while (?:connecting to|reading response header from)|no live) upstream()/,
  /\bSSL_do_handshake\(\) failed .{0,200} while SSL handshaking to upstream\b(?:.{0,400}upstream: "(?:[a-z]{3,8}:\/\/)?[^"/]{0,200}?:(\d{1,5}))?/,
  /attempt to connect to [\w.:[\]-]{1,80}:(\d{1,5}) \(/,
  /failed to make connection to backend()/,
  /"http\.log\.error.{0,300}dial tcp [\w.:[\]-]{1,80}:(\d{1,5}): /,
  /\bdial tcp [\w.:[\]-]{1,80}:(\d{1,5}): connect: connection refused.{0,400}"http\.(?:log|handlers)/,
  /\bbackend \S{1,80} has no server available()/,
  // nginx with a resolver of its own
  /\[error\] \d{1,9}#\d{1,9}: \*\d{1,12} \S{1,255} could not be resolved \(\d{1,3}: [^)]{1,60}\)()/,
  // Traefik 1 and 2, of whatever kept it from what is behind it.
  /'50[0234] [A-Z][A-Za-z ]{2,24}' caused by: (?:dial tcp [\w.:[\]-]{1,80}:(\d{1,5}): )?(?!context canceled)/,
  // The controller of ingress-nginx, with whom it asked, in its own format of a log of access.
  /^(?:\S{1,45} - )?.{0,80}"[A-Z]{3,7} \S{1,400} HTTP\/[\d.]{1,3}" 50[234] \d{1,12} .{0,400} \[[\w.-]{1,200}\] \[[\w.-]{0,200}\] [\d.:[\]a-f]{3,45}?:(\d{1,5})\b.{0,300}\b50[234]\b/,
  /\bService "[\w./-]{1,300}" does not have any active Endpoint()/,
  // Envoy, by the flags of its answer: https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage
  /" 503 (?:UF|UH|UC|URX)(?:,\w{2,6}){0,4} .{0,400}"(?:-|[\w.[\]:-]{1,80}?:(\d{1,5}))"(?:\s|$)/,
  // Traefik of a container that it knows no way to
  /\bservice \\?"[\w@.-]{1,80}\\?" error: (?:port is missing|unable to find the (?:IP address|port))()/,
  // Traefik's own log of access
  /"(?:DownstreamStatus|OriginStatus)":50[234],.{0,1000}"ServiceAddr":"[\w.[\]-]{1,80}:(\d{1,5})"/,
  // Traefik 3
  /\b50[24] [A-Z][A-Za-z ]{2,20} error="dial tcp [\w.:[\]-]{1,80}:(\d{1,5}): /,
  /\]\s\S{1,80}\s\S{1,80}\/(?:<NOSRV>|\S{1,80}) [-\d]{1,9}\/[-\d]{1,9}\/-1\/[-\d]{1,9}\/\+?\d{1,9} 503 ()/,
  /\bServer \S{1,80} is DOWN()/,
  /\bAH0(?:1102|0898|1114|1095|2454): ()/,
  /"http\.log\.error.{0,300}\bdial tcp: lookup ()/,
  // Caddy, in its form for a console as well: what it has answered, whatever it met on the way there.
  /\bhttp\.log\.error\s{1,3}(?:dial|read|write) tcp (?:[\w.:[\]-]{1,80}->)?[\w.[\]-]{1,80}:(\d{1,5}): .{0,3000}"status": ?50[234]\b/,
  /"http\.log\.error.{0,80}"msg": ?"(?:read|write) tcp (?:[\w.:[\]-]{1,80}->)?[\w.[\]-]{1,80}:(\d{1,5}): .{0,3000}"status": ?50[234]\b/,
  // Heroku's router: https://devcenter.heroku.com/articles/error-codes
  /\bat=error code=H(?:10|12|13|14|20) ()/,
  // Vite
  /\bhttp proxy error: ()\S/,
  /\bhttp: proxy error: dial tcp [\w.:[\]-]{1,80}:(\d{1,5}): /,
  /\bestablishing connection failed:(?: [A-Z][\w ]{2,40}?)? socket: tcp:[\w.:[\]-]{1,80}:(\d{1,5})(?!\d)/,
  /\bError occurred while (?:trying to proxy|proxying)(?: request)?:? .{1,200} to https?:\/\/[\w.-]{1,255}:(\d{1,5})/,
  /\bProxy error: Could not proxy request .{1,300} to https?:\/\/[\w.-]{1,255}:(\d{1,5})/,
  // SELinux kept it from what is behind it; where it is permissive it writes the same, and lets through.
  /avc:\s{1,3}denied\s{1,3}\{ name_connect \}.{0,200}\bcomm="(?:nginx|httpd|haproxy|caddy|envoy|traefik)".{0,80}\bdest=(\d{1,5})(?!.{0,400}\bpermissive=1)/,
  /\bFailed to proxy https?:\/\/[\w.-]{1,255}:(\d{1,5})/,
]

/** The client as proxies name it: nginx, Apache, Caddy. */
const clientWords = /(?:\bclient:? |"(?:remote|client)_(?:ip|addr)": ?")(\d{1,3}(?:\.\d{1,3}){3})/

function upstreamOf(line: string): Found | null {
  for (const pattern of upstream) {
    const match = pattern.exec(line)
    // The client whose request it was: that it stands in the proxy's log shows that it came so far.
    const client = clientWords.exec(line)?.[1]
    if (match) {
      const address = client === undefined ? null : addressOf(client)
      const front = frontOf(line)
      return { ...nowhere, what: 'upstream-failed', address, port: match[1] ? portOf(match[1]) : null, front }
    }
  }
  return null
}

/** SELinux kept a program from a port: the record of the audit. */
const avc = /avc:\s{1,3}denied\s{1,3}\{ name_bind \}.{0,300}\bsrc=(\d{1,5})(?!.{0,400}\bpermissive=1)/

/** `kubectl port-forward`: https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/ */
const portForward = /^\s{0,9}Forwarding from (\S{3,60}) -> \d{1,5}\s{0,9}$/

/** A line in which a program says that something failed. */
function isError(line: string): boolean {
  return (
    /Exception\b|\b(?:error|exception|failed|fatal|emerg|panic|could not|cannot|can't|unable)\b|失败|失敗|报错|错误|エラー|\[(?:Errno|WinError) \d|\berrno=\d|\(\d{2,5}\)/i.test(
      line,
    ) && !/^\s{0,9}(?:[*|<#>]|- )/.test(line)
  )
}

const badSettings =
  /configuration file \S{1,200} test failed|\bSyntax error on line \d|\bnginx: \[emerg\]|(?:^|[\s`(])\d{4}\/\d\d\/\d\d [\d:]{8} \[emerg\] \d{1,9}#\d{1,9}: (?!bind\(\))/

/** nginx had no socket for a port, of which it says nothing but why. */
const unopened = /\[emerg\] \d{1,9}#\d{1,9}: (?:socket|setsockopt|listen)\(\).{0,80} failed \(/

/** The address at which a development server is reached from its own machine. */
const localLine = /^(?:\S{1,60}\s{0,30}\| )?\s{0,9}\S{0,3}\s{0,3}(?:-\s)?Local:?\s{1,12}https?:/

/** A line of labelled addresses, as a server that starts lists them: `API: http://172.16.0.12:9000  http://127.0.0.1:9000`. */
const labelled =
  /^(?:\S{1,60}\s{0,30}\| )?\s{0,9}[A-Z][\w -]{1,24}:\s{1,9}https?:\/\/[\w.[\]:-]{1,255}\/?(?:\s{1,4}https?:\/\/[\w.[\]:-]{1,255}\/?){1,8}\s{0,9}$/

/** A line with nothing but an address, behind what a log puts before it. */
const urlAlone =
  /^(?:\[[^\]]{1,80}\]\s{0,9}|.{0,60}\]\s{1,9}|\s{0,20}(?:[-*•]|or)?\s{0,9})https?:\/\/[\w.[\]:-]{1,255}(?:\/\S{0,200})?\s{0,9}$/

/** That a program could not listen, with the place behind it. */
const unheard =
  /\b(?:[Ff]ail(?:ed|ure|s)?|[Uu]nable|[Cc]ould not|[Cc]annot|[Cc]an['’]t|[Ee]rror)\b.{0,24}?\b(?:bind(?:ing)?|listen(?:ing)?)\b.{0,40}?(?:\b(?:to|on|at)\b:? ?).{0,60}?:\d{2,5}\b/
/** The same in the other order: `Binding RPC on address 203.0.113.9 port 8332 failed`. */
const unheardBehind =
  /\b(?:[Bb]ind(?:ing)?|[Ll]isten(?:ing)?)\b.{0,30}?\b(?:to|on|at)\b.{0,60}?(?:\bport |:)\d{2,5}\b.{0,12}\b(?:failed|was unsuccessful|did not succeed|failure)\b/
/** That it goes on, or speaks of another: of its own address as a client, of what it is to listen to. */
const unheardAside =
  /(?<![\w.])(?:try(?:ing)?|retry\w{0,4}|will|next|another|fall\w{0,3} back|events?|topics?|queues?|channels?|messages?|changes|notifications?|ldap|dn|source|local address)(?![\w.])|\bWARN/i

/** What lines of interest have: those that a program writes by itself, and those that list addresses. */
const kinds: readonly (readonly RegExp[])[] = [
  [avc],
  bindSigns,
  upstream,
  [portForward],
  [badSettings],
  [sayListening, begins],
  [labelled, urlAlone, localLine],
  [unheard, unheardBehind],
]
const look = new FirstLook(kinds)
const [ofAvc, ofBind, ofUpstream, ofForward, ofSettings, ofListening, ofUnheard] = [0, 1, 2, 3, 4, 5, 7]

/** Whether a program says that it could not listen, at a port that it names, and not why. */
function isUnheard(line: string): boolean {
  return (
    ((unheard.test(line) && announcesFailedBind(line)) || unheardBehind.test(line)) &&
    !unheardAside.test(line) &&
    !isGuess(line.replace(/\bcould not\b/gi, ''))
  )
}

/** What a program tells its reader to do, behind what it says of itself. */
const hint = / [-–—] [Yy]ou (?:should|can|could|may|might) (?:now )?(?:open|visit|go to|access|view|browse)\b/

function beforeHint(line: string): string {
  const at = line.search(hint)
  return at < 0 ? line : line.slice(0, at)
}

/** Whether a program says in a line that it listens, as far as its words go. */
function speaksOfListening(line: string): boolean {
  const isSaid =
    sayListening.test(line) ||
    ((beginsAt.test(line) || (begins.test(line) && hasFields(line))) && !isOfAnother.test(line))
  return isSaid && !sayNotListening.test(line)
}

/** A port that could not be had, with no reason beside, or what is behind that is not reached. */
function lostOrBehind(line: string): Found | null {
  const lost = look.has(ofUnheard) && isUnheard(line) ? boundAt(line, true) : null
  if (lost) return { what: 'bind-failed', why: null, ...lost }
  return look.has(ofUpstream) ? upstreamOf(line) : null
}

const eventOf = remembering((line: string): Found | null => {
  look.at(line)
  const refused = look.has(ofAvc) ? avc.exec(line) : null
  if (refused) return { ...nowhere, what: 'bind-failed', why: 'permission', port: portOf(refused[1] ?? '') }
  const problem = look.has(ofBind) ? bindProblemOf(line) : null
  if (problem) {
    const place = boundAt(line, true) ?? hiddenPlace(line) ?? nowhere
    // Without a port only the words of an error itself count, not a text that speaks of one.
    if (place.port === null && !isError(line)) return null
    return { what: 'bind-failed', why: problem, address: place.address, placed: place.placed, port: place.port }
  }
  const lost = lostOrBehind(line)
  if (lost) return lost
  const forwarded = look.has(ofForward) ? portForward.exec(line)?.[1] : undefined
  const own = forwarded === undefined ? null : boundAt(forwarded, true)
  if (own) return { what: 'listens', why: null, ...own }
  if (look.has(ofSettings) && unopened.test(line)) return { ...nowhere, what: 'failed' }
  // The first process of a container is its program, which is just being started.
  if (look.has(ofSettings) && badSettings.test(line))
    return { ...nowhere, what: /\[emerg\] 1#1: /.test(line) ? 'failed' : 'config-error' }
  if (
    !look.has(ofListening) ||
    // The quickest to tell, and the most in number.
    socketRow.test(line) ||
    !speaksOfListening(line) ||
    isGuess(beforeHint(line))
  )
    return null
  const said = boundAt(line, bindsLocalhost.test(line))
  if (!said) return null
  const place = isOfAnother.test(line) ? said : besideOf(line, said)
  return {
    what: 'listens',
    why: null,
    ...place,
    ...(printsLoopback.test(line) ? { address: null, placed: false } : {}),
  }
})

const ofMongod = /"c":"NETWORK"|"msg":"Listening on"/

/** `"Listening on","attr":{"address":"127.0.0.1"}` and `"Waiting for connections","attr":{"port":27017` of mongod. */
function mongod(lines: readonly string[], container: string | null): ProgramEvent[] {
  const text = lines.filter((line) => ofMongod.test(line)).slice(0, 200)
  const port = text
    .map((line) => /"msg":"Waiting for connections","attr":\{"port":(\d{1,5})/.exec(line)?.[1])
    .find((found) => found)
  return text.flatMap((line): ProgramEvent[] => {
    const address = /"msg":"Listening on","attr":\{"address":"([0-9a-f:.]{2,45})"/.exec(line)?.[1]
    const place = address ? boundAt(`${address.includes(':') ? `[${address}]` : address}:${port ?? 27017}`, true) : null
    return place
      ? [
          {
            kind: 'program',
            program: 'mongod',
            what: 'listens',
            why: null,
            ...place,
            protocol: 'tcp',
            container,
            manager: null,
            line: quote(line),
          },
        ]
      : []
  })
}

const ofMysqld = /Server socket created on IP: '([0-9a-f:.*]{1,45})'(?:, port: '(\d{1,5})')?/

/** Each socket of MySQL and MariaDB in a line of its own, without its port; the port stands in the line that says that it is ready. */
function mysqld(lines: readonly string[], container: string | null): ProgramEvent[] {
  const own = lines.filter((line) => ofMysqld.test(line)).slice(0, 200)
  if (own.length === 0) return []
  const named = lines.map((line) => /\bready for connections\b.{0,300}\bport: (\d{1,5})/.exec(line)?.[1]).find(Boolean)
  return own.flatMap((line): ProgramEvent[] => {
    const [, host = '', port = named ?? String(portOfService('MySQL'))] = ofMysqld.exec(line) ?? []
    const place = boundAt(`${host.includes(':') ? `[${host}]` : host}:${port}`, true)
    const told = { program: 'mysqld', what: 'listens', why: null, protocol: 'tcp' } as const
    return place ? [{ kind: 'program', ...told, ...place, container, manager: null, line: quote(line) }] : []
  })
}

const ofOracle = /\(PROTOCOL=tcp\)\(HOST=([0-9a-f.:]{2,45})\)\(PORT=(\d{1,5})\)/i

/** `lsnrctl status` and `lsnrctl start` of Oracle: https://docs.oracle.com/en/database/oracle/oracle-database/19/netrf/ */
function oracle(lines: readonly string[], container: string | null): ProgramEvent[] {
  if (!lines.some((line) => /^\s{0,9}Listening (?:Endpoints Summary|on:)/.test(line))) return []
  return lines.slice(0, 20_000).flatMap((line): ProgramEvent[] => {
    const [, host = '', port = ''] = ofOracle.exec(line) ?? []
    const place = host === '' ? null : boundAt(`${host.includes(':') ? `[${host}]` : host}:${port}`, true)
    const told = { program: 'tnslsnr', what: 'listens', why: null, protocol: 'tcp' } as const
    return place ? [{ kind: 'program', ...told, ...place, container, manager: null, line: quote(line) }] : []
  })
}

const ofMosquitto = /Starting in local only mode\. Connections will only be possible from clients/

/** mosquitto without a file of settings: it listens for its own machine alone, and says so in words. */
function mosquitto(lines: readonly string[], container: string | null): ProgramEvent[] {
  if (!lines.some((line) => ofMosquitto.test(line))) return []
  const loopback = addressOf('127.0.0.1')
  return lines.slice(0, 20_000).flatMap((line): ProgramEvent[] => {
    const port = portOf(/Opening ipv4 listen socket on port (\d{1,5})\./.exec(line)?.[1] ?? '')
    if (port === null) return []
    const told = { program: 'mosquitto', what: 'listens', why: null, protocol: 'tcp' } as const
    return [
      { kind: 'program', ...told, address: loopback, placed: true, port, container, manager: null, line: quote(line) },
    ]
  })
}

/** `Running on all addresses (0.0.0.0)` of werkzeug: what stands below, loopback among it, are ways to call it. */
const ofWerkzeug = /\bRunning on all addresses\b/
const runningOn = /\bRunning on https?:\/\/[^\s/]{1,255}:(\d{1,5})\b/

function werkzeug(lines: readonly string[], container: string | null): ProgramEvent[] {
  return lines.some((line) => ofWerkzeug.test(line))
    ? lines.slice(0, 20_000).flatMap((line): ProgramEvent[] => {
        const port = portOf(runningOn.exec(line)?.[1] ?? '')
        if (port === null) return []
        const told = { program: null, what: 'listens', why: null, protocol: 'tcp', manager: null } as const
        return [{ kind: 'program', ...told, address: null, placed: true, port, container, line: quote(line) }]
      })
    : []
}

/** mongod in a warning of its start: https://www.mongodb.com/docs/manual/release-notes/3.6-compatibility/ */
const localWarning = /\bThis server is bound to localhost\. {1,2}Remote systems will be unable to connect\b/

function warned(lines: readonly string[], container: string | null): ProgramEvent[] {
  const line = lines.find((each) => localWarning.test(each))
  if (line === undefined) return []
  const place = { address: addressOf('127.0.0.1'), placed: true, port: portOfService('MongoDB') } as const
  const told = { program: 'mongod', what: 'listens', why: null, protocol: 'tcp' } as const
  return [{ kind: 'program', ...told, ...place, container, manager: null, line: quote(line) }]
}

const ofConnector =
  /Failed to (?:initialize|start|bind) (?:connector )?\[?(?:Connector\[|to \/)"?[\w./:[\]-]{0,60}?[-:](\d{1,5})"?\]|\bFailed to bind to \/?[\w.:[\]]{2,45}:(\d{1,5})\b/
const causes: readonly (readonly [BindProblem, RegExp])[] = [
  ['permission', /SocketException: Permission denied/],
  ['in-use', /Address already in use/],
  ['not-local', /Cannot assign requested address/],
]

/** Servers in Java name the connector in one line, and what kept it from its port in the trace below. */
function connector(lines: readonly string[], container: string | null): ProgramEvent[] {
  return lines.slice(0, 20_000).flatMap((line, at): ProgramEvent[] => {
    const port = ofConnector.exec(line)?.slice(1).find(Boolean)
    if (port === undefined || line.length > 600) return []
    const trace = lines
      .slice(at, at + 12)
      .join('\n')
      .slice(0, 4000)
    const why = causes.find(([, words]) => words.test(trace))?.[0]
    // A reader of their own tells what else ends them.
    const isOfKey = why === undefined && /\bport-?offset\b|\bretry/i.test(trace)
    if (isOfKey) return []
    const told = {
      program: null,
      what: 'bind-failed',
      why: why ?? null,
      address: null,
      placed: false,
      protocol: 'tcp',
    } as const
    return [{ kind: 'program', ...told, port: portOf(port), container, manager: null, line: quote(line) }]
  })
}

/** Minecraft and what comes of it: where it starts, that it could not, and further below why. */
const ofMinecraft = /\bFAILED TO BIND TO PORT\b/
const startsOn = /\bStarting Minecraft server on (\S{1,60}:\d{1,5})\s{0,9}$/i

function minecraft(lines: readonly string[], container: string | null): ProgramEvent[] {
  const at = lines.findIndex((line) => ofMinecraft.test(line))
  const place = boundAt(lines.map((line) => startsOn.exec(line)?.[1]).find(Boolean) ?? '', true)
  if (at < 0 || !place) return []
  const trace = lines
    .slice(at, at + 6)
    .join('\n')
    .slice(0, 4000)
  // An address that the machine lacks is told apart; else the port has another program.
  const why = causes.find(([, words]) => words.test(trace))?.[0] ?? 'in-use'
  const told = { program: 'minecraft', what: 'bind-failed', why, protocol: 'tcp', container, manager: null } as const
  return [{ kind: 'program', ...told, ...place, line: quote(lines[at] ?? '') }]
}

/** Programs that say in one line what the address in another means: their own readers could tell, and no other. */
const explained: readonly (readonly [program: string, said: RegExp, address: RegExp])[] = [
  [
    'streamlit',
    /You can now view your Streamlit app/,
    /^(?:\S{1,60}\s{0,30}\| )?\s{0,9}URL: http:\/\/([\w.:[\]-]{3,60})/,
  ],
  [
    'tensorboard',
    /Serving TensorBoard on localhost; to expose to the network/,
    /\bTensorBoard [\d.]{1,20} at http:\/\/([\w.:[\]-]{3,60})/,
  ],
]

/** `bt default` of one panel, and `1pctl user-info` of another: where it is set to listen, whether it runs or not. */
const ofPanels: readonly (readonly [program: string, address: RegExp])[] = [
  ['bt', /^\s{0,9}(?:[外内]网面板地址|aaPanel (?:Internet|Internal) Address): https?:\/\/([\w.:[\]-]{3,60})/],
  // It prints a name in place of an address that it does not know.
  [
    '1panel',
    /^\s{0,9}(?:面板地址|(?:1Panel|Panel) address) ?[:：] ?https?:\/\/(?:\$\w{1,20}(?=:))?([\w.:[\]-]{3,60})/i,
  ],
]

function panel(lines: readonly string[], container: string | null): ProgramEvent[] {
  return lines.slice(0, 20_000).flatMap((line): ProgramEvent[] => {
    return ofPanels.flatMap(([program, address]): ProgramEvent[] => {
      const place = boundAt(address.exec(line)?.[1]?.replace(/^(?=:)/, '0.0.0.0') ?? '', true)
      const told = { program, what: 'configured', why: null, protocol: 'tcp' } as const
      return place ? [{ kind: 'program', ...told, ...place, container, manager: null, line: quote(line) }] : []
    })
  })
}

function explainedIn(lines: readonly string[], container: string | null): ProgramEvent[] {
  return explained.flatMap(([program, said, address]) =>
    lines.some((line) => said.test(line))
      ? lines.slice(0, 20_000).flatMap((line): ProgramEvent[] => {
          const place = boundAt(address.exec(line)?.[1] ?? '', true)
          const told = { program, what: 'listens', why: null, protocol: 'tcp' } as const
          return place ? [{ kind: 'program', ...told, ...place, container, manager: null, line: quote(line) }] : []
        })
      : [],
  )
}

/** `bound_addresses {[::1]:9200}, {127.0.0.1:9200}` of Elasticsearch and OpenSearch: each is an address of its own. */
function elasticsearch(lines: readonly string[], container: string | null): ProgramEvent[] {
  return lines
    .filter((line) => line.length <= 1500 && line.includes('bound_addresses {'))
    .slice(0, 200)
    .flatMap((line) => {
      const text = line.slice(line.indexOf('bound_addresses {'))
      return [...text.matchAll(/\{([0-9a-f.:[\]]{3,60})\}/g)].flatMap((match): ProgramEvent[] => {
        const place = boundAt(match[1] ?? '', true)
        const told = { program: 'elasticsearch', what: 'listens', why: null, protocol: 'tcp' } as const
        return place ? [{ kind: 'program', ...told, ...place, container, manager: null, line: quote(line) }] : []
      })
    })
}

/** The container whose log a command prints. */
function containerOf(command: string | null): string | null {
  const words = /^(?:docker|podman)\s{1,9}(?:container\s{1,9})?logs\s{1,9}([^|>&;]{1,300})/.exec(command ?? '')?.[1]
  const name = words
    ?.split(/\s+/)
    .filter((word) => word !== '' && !word.startsWith('-') && !/^\d+$/.test(word))
    .at(-1)
  return name ?? runIn(command)
}

/** The container that a command starts and stays with: what is printed below is its own; no name is as good as one. */
function runIn(command: string | null): string | null {
  const words = /^(?:docker|podman)\s{1,9}(?:container\s{1,9})?run\s{1,9}(.{1,1000})$/.exec(command ?? '')?.[1]
  if (words === undefined || /(?:^|\s)(?:-[a-z]{0,3}d[a-z]{0,3}|--detach)(?=\s|$)/.test(words)) return null
  return /(?:^|\s)--name[ =]([\w.-]{1,128})/.exec(words)?.[1] ?? ''
}

/** Whether a program says in a line that it listens. */
export function saysListening(line: string): boolean {
  return line.length <= 1500 && eventOf(line)?.what === 'listens'
}

/** What development servers say when they listen at localhost alone. */
const exposable = /\bNetwork\b:?\s{1,9}(?:use )?--host\b.{0,20}\bexpose\b/

/** Each address of such a line; one of loopback alone is how a reader would call it. */
function labelledAt(line: string): Found[] {
  return labelled.test(line)
    ? (line.match(/https?:\/\/\S{1,260}/g) ?? []).map((url) => listedAt(url)).filter((found) => found !== null)
    : []
}

function listedAt(line: string): Found | null {
  const place = boundAt(line, true)
  return place ? { what: 'listens', why: null, ...place } : null
}

/** What coturn says of a port, whose number another line has. */
const unboundUdp = /\bbind (?:\w{1,5}\/)?UDP\b/i
const unboundTcp = /\bbind (?:\w{1,5}\/)?TCP\b/i

/** Which of the two a line is about: where it does not say so, what others of the same trouble say. */
function protocolIn(line: string, ofUdp: boolean): ProgramEvent['protocol'] {
  return /\budp\b/i.test(line) || (ofUdp && !/\btcp\b/i.test(line)) ? 'udp' : 'tcp'
}

/** How far above an error a program says where it was about to listen, in lines. */
const mostAbove = 6
const aboutToBind = /\b(?:bind|binding|listen|listening|starting)\b/i

/** A failure that names no port, at the place that a line above it does. */
function placed(event: Found, above: readonly string[]): Found {
  if (event.what !== 'bind-failed' || event.port !== null) return event
  const line = above.findLast((each) => each.length <= 400 && aboutToBind.test(each) && boundAt(each, true) !== null)
  return line === undefined ? event : { ...event, ...boundAt(line, true) }
}

/** A field that has an address alone, as it stands below the port. */
const addressBelow =
  /^.{0,60}\b(?:interface|host(?:name)?|(?:bind |listen )?address|ip)\s{0,9}[:=]\s{0,9}["']?(\d{1,3}(?:\.\d{1,3}){3}|::1?|localhost)["']?,?\s{0,9}$/i

/** That a program listens at a port, at the address that one of the lines below says. */
function placedBelow(event: Found, below: readonly string[]): Found {
  if (event.what !== 'listens' || event.placed || event.port === null || event.port === 0) return event
  const host = below.map((line) => addressBelow.exec(line.slice(0, 200))?.[1]).find(Boolean)
  const place = host === undefined ? null : boundAt(`${host.includes(':') ? `[${host}]` : host}:${event.port}`, true)
  return place ? { ...event, ...place } : event
}

/** That a program listens at a port, where it says in another line that it lets in nobody from elsewhere. */
function keptLocal(event: Found, isKept: boolean): Found {
  return isKept && event.what === 'listens' && !event.placed
    ? { ...event, address: addressOf('127.0.0.1'), placed: true }
    : event
}

/** A bind that failed where the system was to choose the port. */
const portlessBind = /\b[Cc]annot bind address\b.{0,80}:0\)?\s{0,9}$/

/** A port of a list of those that could not be had, with the reason beside it: `Address: 203.0.113.9:6697  Reason: …`. */
function listedFailure(line: string, above: readonly string[]): readonly Found[] {
  if (line.length > 400 || !look.at(line).has(ofBind) || eventOf(line) !== null) return []
  const isTraced = above.some(callsBind)
  if (!isTraced && !above.some(announcesFailedBind)) return []
  const why = bindProblemOf(line, true)
  if (why !== null && isTraced && isError(line) && boundAt(line, true) === null)
    return [{ ...nowhere, what: 'bind-failed', why }]
  // The reason alone, right below: the port that the line above it has is that of the other end, or any.
  if (why !== null && line.length <= 80 && portlessBind.test(above.at(-1) ?? ''))
    return [{ ...nowhere, what: 'bind-failed', why }]
  const place = why === null ? null : boundAt(line, true)
  return place ? [{ what: 'bind-failed', why, address: place.address, placed: place.placed, port: place.port }] : []
}

/** Servers of names: what they serve they serve by both protocols. */
const ofBoth = /^(?:dnsmasq|named|unbound|coredns|pihole-FTL|systemd-resolved?|adguard\w{0,5})$/i

/** Whether a program that could not take a port may have wanted it for UDP: nothing says what it is, or speaks of. */
function isAnyProtocol(line: string, { what }: Found): boolean {
  const program = programOf(line)
  return (
    what === 'bind-failed' &&
    (program === null || ofBoth.test(program)) &&
    !/\btcp|\bhttps?\b|\bjava\.|\[Errno|EADDR|EACCES/i.test(line)
  )
}

/** What every address of a line, or the line itself, comes to. */
function eventsOf(line: string, isListed: boolean): readonly Found[] {
  const all = labelledAt(line)
  const single = isListed ? listedAt(line) : eventOf(line)
  const found = all.length > 0 ? all : single ? [single] : []
  // Which of its addresses Jupyter binds is told by all that it prints together.
  return ofNotebook.test(line) ? found.filter(({ what }) => what !== 'listens') : found
}

/** What is spoken over TCP alone. */
const ofStream = /tcp|https?|\bwss?:|grpc|rpc|\bweb|java|ssh|sql|socks/i

/** The protocols that a line may speak of, beside other lines about what could not be bound. */
function protocolsOf(
  line: string,
  event: Found,
  unbound: { readonly udp: boolean; readonly tcp: boolean },
): readonly ('tcp' | 'udp')[] {
  const protocol = protocolIn(line, unbound.udp)
  // Which of the two it is at loopback the line does not say, and neither is reached there.
  if (event.what === 'listens' && event.address !== null && isLoopback(event.address) && !ofStream.test(line))
    return ['tcp', 'udp']
  // A server of names listens by both: `127.0.0.1#53`.
  if (event.what === 'listens' && event.port !== null && line.includes(`#${event.port}`)) return ['udp', 'tcp']
  if (unbound.udp && unbound.tcp && protocol === 'udp' && !/\budp\b/i.test(line)) return ['udp', 'tcp']
  return protocol === 'tcp' && isAnyProtocol(line, event) ? ['tcp', 'udp'] : [protocol]
}

/** The object in which Node.js tells of a socket that it could not have, a field a line; its message may have been cut off. */
const ofNode = /\bsyscall: ['"]listen['"]/
const codes: Readonly<Record<string, BindProblem>> = {
  EADDRINUSE: 'in-use',
  EACCES: 'permission',
  EADDRNOTAVAIL: 'not-local',
}

function nodeError(lines: readonly string[], container: string | null, all: readonly string[]): ProgramEvent[] {
  return lines
    .filter((line) => line.length <= 400 && ofNode.test(line))
    .slice(0, 50)
    .flatMap((line): ProgramEvent[] => {
      const at = all.indexOf(line)
      const around = all
        .slice(Math.max(0, at - 4), at + 5)
        .map((each) => each.slice(0, 400))
        .join('\n')
      const why = codes[/\bcode: ['"](E[A-Z]{5,15})['"]/.exec(around)?.[1] ?? '']
      const port = portOf(/\bport: (\d{1,5})(?!\d)/.exec(around)?.[1] ?? '')
      if (why === undefined || port === null || port === 0) return []
      const host = /\baddress: ['"]([0-9a-f:.]{2,45})['"]/.exec(around)?.[1] ?? ''
      const address = /^(?:::|0\.0\.0\.0)?$/.test(host) ? null : addressOf(host)
      const told = { program: 'node', what: 'bind-failed', why, protocol: 'tcp', manager: null } as const
      return [{ kind: 'program', ...told, address, placed: host !== '', port, container, line: quote(line) }]
    })
}

/** What Compose puts before each line of a log: the service, and which of its containers. */
const loggedBy = /^\s{0,9}[\w.-]{1,60}\s{1,40}\| ?/

/** Most events of one output. */
const mostEvents = 2000

type Read = (lines: readonly string[], container: string | null, all: readonly string[]) => readonly ProgramEvent[]

/** Programs that say it in several lines, or in words of their own, with patterns of which one holds in each output that tells them something. */
const own: readonly (readonly [read: Read, signs: readonly RegExp[]])[] = [
  [minecraft, [ofMinecraft]],
  [mongod, [ofMongod]],
  [warned, [localWarning]],
  [mysqld, [ofMysqld]],
  [elasticsearch, [/bound_addresses/]],
  [mosquitto, [ofMosquitto]],
  [oracle, [ofOracle]],
  [panel, ofPanels.map(([, address]) => address)],
  [connector, [ofConnector]],
  [notebook, [ofNotebook]],
  [nodeError, [ofNode]],
  [werkzeug, [ofWerkzeug]],
  [explainedIn, explained.map(([, said]) => said)],
]
const others = [exposable, unboundUdp, unboundTcp] as const
const lookOfOwn = new FirstLook([
  ...own.map(([, signs]) => signs),
  ...others.map((pattern) => [pattern]),
  [saysLocalOnly],
])

/** Which of them some lines may be of, and which of the others, by their numbers behind them. */
function ownIn(lines: readonly string[]): (number: number) => boolean {
  const found = new Set<number>()
  for (const line of lines) for (const number of lookOfOwn.at(line).groups()) found.add(number)
  return (number) => found.has(number)
}

/** What is said of its start by a program that says below that it has ended does not hold. */
function withoutEnded(found: readonly ProgramEvent[], lines: readonly string[]): readonly ProgramEvent[] {
  if (!found.some(({ what }) => what === 'listens')) return found
  const ends = endsIn({ lines, command: null }, [...lines.keys()])
  return found.map((event) =>
    event.what === 'listens' && isOver(event.line, ends) ? { ...event, ended: true } : event,
  )
}

/** Reads what programs say when they start, cannot start, or do not reach what stands behind them. */
export const programs: EvidenceReader = {
  name: 'log',
  signs: [
    ...kinds.flat(),
    ...explained.flatMap(([, said, address]) => [said, address]),
    ofMongod,
    localWarning,
    ofMysqld,
    ofOracle,
    ofMosquitto,
    ...ofPanels.map(([, address]) => address),
    ofWerkzeug,
    runningOn,
    ofConnector,
    ofNotebook,
    ofNode,
    ofMinecraft,
    startsOn,
    ...causes.map(([, words]) => words),
    /bound_addresses/,
    exposable,
    unboundUdp,
    unboundTcp,
    saysLocalOnly,
  ],
  read: (block, signed) => {
    const container = containerOf(block.command)
    const lines = signed.map((at) => block.lines[at] ?? '')
    const isThere = ownIn(lines)
    const found: ProgramEvent[] = own.flatMap(([read], number) =>
      isThere(number) ? read(lines, container, block.lines) : [],
    )
    const [isExposable, isOfUdp, isOfTcp] = others.map(
      (pattern, number) =>
        isThere(own.length + number) && lines.some((line) => line.length <= 400 && pattern.test(line)),
    )
    const local = isExposable === true
    // What it could not bind is said in another line of the same trouble.
    const unbound = { udp: isOfUdp === true, tcp: isOfTcp === true }
    const stopped = stoppedAt(block)
    const isKept = isThere(own.length + others.length) && lines.some((line) => saysLocalOnly.test(line))
    // `… is running at:`, and the addresses on the lines below.
    let below = -1
    for (const at of signed) {
      const line = block.lines[at] ?? ''
      if (line.length > 1500 || found.length >= mostEvents) continue
      const listed = below === at && urlAlone.test(line.replace(loggedBy, ''))
      const goesOn = listed || (/:\s{0,9}$/.test(line) && sayListening.test(line) && !isGuess(line))
      below = goesOn ? at + 1 : -1
      const above = block.lines.slice(Math.max(0, at - mostAbove), at)
      const written = line.replace(loggedBy, '')
      const own = eventsOf(written, listed || (local && localLine.test(written)))
      for (const said of own.length > 0 ? own : listedFailure(line, above)) {
        const event = keptLocal(placedBelow(placed(said, above), block.lines.slice(at + 1, at + 3)), isKept)
        const told = { kind: 'program', program: programOf(line), ...event, manager: null } as const
        const around = aroundOf(block, at, stopped, container ?? (event.what === 'listens' ? '?' : null))
        for (const protocol of protocolsOf(line, event, unbound))
          found.push({ ...told, ...around, protocol, line: quote(line) })
      }
    }
    return withoutEnded(found, block.lines)
  },
}
