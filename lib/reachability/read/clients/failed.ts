import { turning } from '../../data/complaints'
import { outcomeOf, phraseSigns } from '../../data/phrases'
import { portOfService } from '../../data/programs'
import { speaksOneService, usualPortOf } from '../../data/speakers'
import type { AttemptOutcome } from '../../model/evidence'
import { addressOf, sameAddress } from '../../model/host-address'
import { portOf } from '../../model/port'
import { isHypothetical, isSupposed, isTold } from '../talk'
import { type Server, serverNamed } from './goal'
import { innerName, isDated, isNoise, isResolverError, toolOf } from './lines'
import { add, addTold, type ClientState, type SignedForm, turnTo } from './state'

/** Errors of connect(2) by number: Linux, macOS and the BSDs, Windows. */
const numbers: ReadonlyMap<number, AttemptOutcome> = new Map([
  ...[111, 61, 10061].map((number) => [number, 'refused'] as const),
  ...[110, 60, 10060].map((number) => [number, 'timeout'] as const),
  ...[113, 65, 64, 10065].map((number) => [number, 'no-route'] as const),
  ...[101, 51, 10051].map((number) => [number, 'network-unreachable'] as const),
  ...[104, 54, 10054].map((number) => [number, 'reset'] as const),
])

const numbered = /Can't connect to (?:MySQL|MariaDB)? ?server on '([^':]{1,255})(?::(\d{1,5}))?'/

/** Lines of programs that name the server and the number of the error: MySQL, MariaDB. */
export const numberedError: SignedForm = {
  signs: [numbered],
  read: (line, state) => {
    const match = numbered.exec(line)
    if (!match) return false
    const rest = line.slice(match.index + match[0].length)
    const number = /\((\d{2,5})/.exec(rest)?.[1]
    const host = match[1] ?? null
    state.place = { host, address: addressOf(host ?? ''), port: portOf(match[2] ?? '3306') }
    add(state, numbers.get(Number(number)) ?? outcomeOf(rest) ?? 'failed', line, { name: 'mysql' })
    return true
  },
}

/** Logs that name the server, and end with what connect(2) said: postfix, socat. */
const logs: readonly (readonly [string, RegExp])[] = [
  [
    'postfix',
    /postfix\/(?:\w{1,20}\/)?smtp\[\d{1,9}\]: .{0,600}?\bconnect to (?<host>[\w.-]{1,255})\[(?<address>[0-9a-f.:]{2,45})\]:(?<port>\d{1,5}): (?<said>[^:)]{1,60})\)?$/i,
  ],
  // Exim's main log, of a delivery that is put off: https://www.exim.org/exim-html-current/doc/html/spec_html/ch-log_files.html
  [
    'exim',
    /\bT=\w{0,30}smtp\w{0,20} defer \(\d{1,3}\): (?<said>[^:]{1,60}?) H=(?<host>[\w.-]{1,255}) \[(?<address>[0-9a-f.:]{2,45})\]/,
  ],
  [
    'exim',
    /\bH=(?<host>[\w.-]{1,255}) \[(?<address>[0-9a-f.:]{2,45})\](?::(?<port>\d{1,5}))?:? (?<said>Connection [a-z ]{5,20})$/,
  ],
  // Kafka's clients, which say the same of each failure.
  [
    'kafka',
    /\bConnection to node -?\d{1,9} \((?<host>[\w.-]{0,255})\/(?<address>[0-9a-f.:]{2,45}):(?<port>\d{1,5})\) (?<said>could not be established\. Broker may not be available)/,
  ],
  // sendmail, of a message that waits: relay, then its state.
  [
    'sendmail',
    /\bmailer=(?:e?smtp|relay)\b.{0,200}\brelay=(?<host>[\w.-]{1,255}?)\.? \[(?<address>[0-9a-f.:]{2,45})\].{0,120}\bstat=(?:Deferred: )?(?<said>[^:]{1,60})/,
  ],
  [
    'socat',
    /socat\[\d{1,9}\] E connect\(\d{1,9}, AF=\d{1,3} \[?(?<host>[0-9a-f.:]{2,45})\]?:(?<port>\d{1,5}), \d{1,5}\): (?<said>[^:]{1,60})$/,
  ],
]

export const logged: SignedForm = {
  signs: logs.map(([, pattern]) => pattern),
  read: (line, state) => {
    for (const [name, pattern] of logs) {
      const groups = pattern.exec(line)?.groups
      if (!groups) continue
      const { host = '', address = host, port = String(usualPortOf(name) ?? ''), said = '' } = groups
      state.place = { host: host || address, address: addressOf(address), port: portOf(port) }
      const outcome = outcomeOf(said)
      if (outcome) add(state, outcome, line, { name })
      return true
    }
    return false
  },
}

const telnetWords = /Could not open connection to the host, on port|ホストへ接続できませんでした|无法打开到主机的连接/

/** Windows' telnet says the same of silence and of a refusal. */
export const windowsTelnet: SignedForm = {
  signs: [telnetWords],
  read: (line, state) => {
    if (!telnetWords.test(line)) return false
    const port = portOf(/(?:on port|ポート番号|在端口)\s{0,3}(\d{1,5})/.exec(line)?.[1] ?? '')
    if (port !== null) state.place = { ...state.place, port }
    add(state, 'failed', line, { name: 'telnet' })
    return true
  },
}

const askedWords = /^;; (?:communications error to|UDP setup with) ([0-9a-f.:]{2,45})#(\d{1,5})[^:]{0,40}: (.{1,80})$/

/** `;; communications error to 203.0.113.9#53: timed out`: dig speaks of the server that it asks. */
export const asked: SignedForm = {
  signs: [askedWords],
  read: (line, state) => {
    const match = askedWords.exec(line)
    const outcome = match ? outcomeOf(match[3] ?? '') : null
    if (!match || !outcome) return false
    const host = match[1] ?? ''
    const place = { host, address: addressOf(host), port: portOf(match[2] ?? '') }
    add(state, outcome, line, { name: 'dig', protocol: 'udp', place })
    return true
  },
}

const moshWords = /^mosh: Nothing received from server on UDP port (\d{1,5})\./

/** mosh goes on over UDP, once ssh has let it in. */
export const mosh: SignedForm = {
  signs: [moshWords],
  read: (line, state) => {
    const port = moshWords.exec(line)?.[1]
    if (port === undefined) return false
    add(state, 'timeout', line, { name: 'mosh', protocol: 'udp', place: { ...state.place, port: portOf(port) } })
    return true
  },
}

const noResolver = /^;; (?:connection timed out; )?no servers could be reached|^\s{0,9}DNS request timed out\.?\s{0,9}$/

/** No resolver has answered: the one that the command names, or those of the machine. */
export const unasked: SignedForm = {
  signs: [noResolver],
  read: (line, state) => {
    if (!noResolver.test(line)) return false
    const known = state.found.some(
      (item) => item.kind === 'attempt' && item.tool === 'dig' && item.outcome === 'timeout',
    )
    if (known) return true
    const { host, address: asked } = state.place
    // One that the command names stands before the name that is asked for.
    const server = host?.startsWith('@') ? host.slice(1) : asked ? host : null
    const place = { host: server, address: server === null ? null : addressOf(server), port: portOfService('DNS') }
    add(state, 'timeout', line, { name: 'dig', protocol: 'udp', place })
    return true
  },
}

const missingWords: readonly RegExp[] = [
  /(?:status|rcode)(?:: | ?= ?)(?:NXDOMAIN|SERVFAIL)\b(?!.{0,40}\bq(?:name)?=)|"RCODE": ?"(?:NameError|NXDomain|ServerFailure|ServFail)"/,
  /:\s{0,9}(?:NXDOMAIN|Non-existent domain|SERVFAIL|Server failed)\s{0,9}$/,
  /Host \S{1,255} not found: \d\((?:NXDOMAIN|SERVFAIL|REFUSED)\)/,
  /^\s{0,9}\S{1,255}: resolve call failed: (?!.{0,60}(?:No appropriate name servers|Network is down))/,
  /\*\*\* .{1,80}(?:can't find|找不到|見つけられません) .{1,255}/,
]

/** For which name an authority for certificates has found no address. */
const verified =
  /\bDNS problem: (?:NXDOMAIN|SERVFAIL|REFUSED|query timed out|networking error)\b[^;]{0,40}?\blooking up A for (?<name>[\w.-]{3,255}[\w-])|\bNo valid IP addresses found for (?<none>[\w.-]{3,255}[\w-])/

export const unverified: SignedForm = {
  signs: [verified],
  read: (line, state) => {
    const { name, none } = verified.exec(line)?.groups ?? {}
    const host = name ?? none
    if (host === undefined || isTold(line) || /[?？]\s{0,9}$/.test(line)) return false
    add(state, 'not-resolved', line, { name: 'certbot', place: { host, address: null, port: null } })
    return true
  },
}

/** How people say that names are not found at all. */
const unnamed =
  /\b(?:can(?:no|['’])?t|cannot|unable to|fails? to|failed to|does ?n['’]t|not) resolve (?:any )?(?:host ?names?|domain(?: name)?s?|names|DNS|domains)\b|\b(?:DNS|name) (?:resolution|lookups?) (?:fails?\b|failed\b|(?:does|do) ?n['’]t work|is broken|(?:is|are) not working)|(?:解析不了|解析不出|无法解析|不能解析|解析失败)(?:任何|所有)?(?:域名|主机名)|ping ?域名(?:不行|不通|失败)|域名(?:都)?(?:解析不了|解析失败|无法解析)|名前解決(?:が|も)?(?:でき(?:ない|ません)|に失敗)|ドメイン名?(?:を|の)?(?:解決|名前解決)(?:が)?でき(?:ない|ません)/i

export const unnamedTold: SignedForm = {
  signs: [unnamed],
  read: (line, state) => {
    if (line.length > 300 || !unnamed.test(line) || isDated(line) || isTold(line) || isSupposed(line)) return false
    addTold(state, 'not-resolved', line, { name: 'dns' })
    return true
  },
}

/** Resolvers' own answers. */
export const unresolved: SignedForm = {
  signs: missingWords,
  read: (line, state) => {
    const missing = missingWords.some((pattern) => pattern.test(line))
    if (missing) add(state, 'not-resolved', line, { name: 'dns' })
    return missing
  },
}

/** What curl's exit code says, whatever its words: https://curl.se/libcurl/c/libcurl-errors.html */
const exitCodes: ReadonlyMap<number, AttemptOutcome> = new Map([
  [5, 'not-resolved'],
  [6, 'not-resolved'],
  // It has been spoken with, and what it says is no HTTP/2, ends before its end, or is no more taken or sent.
  [16, 'connected'],
  [18, 'closed'],
  [55, 'connected'],
  [56, 'connected'],
  [28, 'timeout'],
  [35, 'tls-failure'],
  [52, 'closed'],
  [60, 'tls-failure'],
  [51, 'tls-failure'],
])

const ownMachine =
  /^Failed to connect to (?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1) port \d{1,5} after (\d{1,3}) ms: (?:Could not|Couldn't) connect to server/

/** `Failed to connect to localhost port 8080 after 0 ms`: on the machine itself nothing but a refusal comes at once. */
function atOnce(words: string): AttemptOutcome | null {
  return ownMachine.test(words) ? 'refused' : null
}

const longWait = /\bafter (\d{1,9}) ms: (?:Could not|Couldn't) connect to server/

/** `after 130233 ms: Couldn't connect to server`: a refusal comes at once, so nothing has come back. */
function afterLong(words: string): AttemptOutcome | null {
  const waited = longWait.exec(words)?.[1]
  return waited !== undefined && Number(waited) >= shortestSilence ? 'timeout' : null
}

/** Milliseconds after which a system gives up at the earliest: 21 s on Windows, 75 s on macOS, 127 s on Linux. */
const shortestSilence = 20_000

/** What an exit code of curl and the words behind it come to together. */
function ofCurl(code: number, words: string): AttemptOutcome | null {
  const said = outcomeOf(words)
  if (code === 28) {
    if (said === 'not-resolved') return said
    return said === 'no-answer' || /bytes received/.test(words) ? 'no-answer' : 'timeout'
  }
  // The number is 7 for each way in which connect(2) fails; newer words do not tell which.
  if (code === 7)
    return said === null || said === 'not-resolved' ? 'failed' : (afterLong(words) ?? atOnce(words) ?? said)
  // What a proxy says is of the proxy.
  if (said === null && /\bproxy\b|\bCONNECT\b/i.test(words)) return null
  return said === null || said === 'failed' ? (exitCodes.get(code) ?? said) : said
}

/** What programs say after a connection has opened. */
const openedFirst =
  /banner exchange|bytes received|reading|(?:kex|ssh)_exchange_identification|recv failure|SSL_connect|SSL connection|^\s{0,9}Connection to \S{1,255} port \d{1,5} timed out|in headers|ヘッダ内|读取文件头|ssl_handshake/i

const beforeConnect = /Failed to connect|connect to \S{1,255} port \d{1,5} (?:from .{1,80})?failed/

/** The server that a failing line is about: what it names itself goes before what was known. */
function placeOf(line: string, { place }: ClientState): Server {
  const named = serverNamed(line)
  if (named.port === null && !named.address) return place
  // The address of the name that was tried.
  if (named.address && place.address && place.host && sameAddress(named.address, place.address))
    return { ...place, port: named.port ?? place.port }
  // `connect to www.example.com (203.0.113.9) port 22`
  if (named.address && place.host && line.includes(`${place.host} (`))
    return { host: place.host, address: named.address, port: named.port ?? place.port }
  return {
    host: named.host ?? place.host,
    address: named.address ?? (named.host && named.host !== place.host ? null : place.address),
    port: named.port ?? place.port,
  }
}

/** Of a sentence that tells of two addresses, the part in which it says that one fails. */
function clauseOf(line: string): string {
  if (line.length > 300 || !/https?:\/\/.{1,290}https?:\/\//.test(line)) return line
  return line.split(turning).find((part) => outcomeOf(part) !== null) ?? line
}

/** The name that a line says is not found. */
const missingName =
  /(?:resolve host(?:name)?(?: address)?:?|failure resolving|translate host name|unknown host:?|lookup) ['"]?([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/i

/** An address of IPv6 of which somebody has hidden parts. */
const maskedSix = /(?<![\w:*])(?=[0-9a-fx:]{0,40}[x*])(?:[0-9a-fx*]{0,4}:){2,7}[0-9a-fx*]{0,6}(?=[\s:,;)\]]|$)/i

/** Of a server at such an address its family is known, and the port where the line says one. */
function hiddenSix(line: string, port: number | null): { only: 6; place: Server } {
  const said = /\bport (\d{1,5})(?!\d)/.exec(line)?.[1]
  return { only: 6, place: { host: null, address: null, port: said === undefined ? port : portOf(said) } }
}

function note(state: ClientState, outcome: AttemptOutcome, line: string): void {
  const { place } = state
  const after = state.connected && !beforeConnect.test(line)
  switch (outcome) {
    case 'timeout':
    case 'no-answer':
      if (outcome === 'no-answer' || after || openedFirst.test(line)) {
        if (!state.answered) add(state, 'no-answer', line)
      } else add(state, 'timeout', line)
      return
    case 'closed':
      if (!state.answered) add(state, outcome, line)
      return
    case 'reset':
      if (!state.connected && openedFirst.test(line)) add(state, 'connected', line)
      add(state, outcome, line)
      return
    case 'failed':
      // The sentence that ends a try of which more is known says nothing new.
      if (state.found.length === 0 || state.trying !== null) add(state, outcome, line)
      return
    case 'not-resolved':
      add(state, outcome, line, { place: { ...place, host: place.host ?? missingName.exec(line)?.[1] ?? null } })
      return
    case 'network-unreachable':
      add(state, outcome, line, place.address === null && maskedSix.test(line) ? hiddenSix(line, place.port) : {})
      return
    default:
      add(state, outcome, line)
  }
}

const curlLine = /^\s{0,9}curl: \((\d{1,3})\) (.*)$/

/** What an authority for certificates says of the name that it looked up, in the log of who asked it. */
const verifying = /\bDNS problem: /

/** A limit that somebody has set, not one that was met. */
const ofSetting =
  /(?:超时(?:时间|时长)|タイムアウト(?:時間|値)|\btime-?out(?:s| values?| settings?)?)[^，。、,.;]{0,12}(?:调|改|设|加|增|拉|変更|延ば|長く|伸ば|設定|(?:is|was|are|were|to) (?:set|increased|raised|changed)|to \d)|(?:调大|加大|增大|增加|延长|修改|increas\w{2,3}|rais(?:ed|ing)|chang(?:ed|ing)|adjust(?:ed|ing)|set(?:ting)?)(?:了| the| all| my| our| any){0,2} ?(?:[a-z_]{1,24} )?(?:超时|time-?outs?\b)/i

/** Whether a line has the words of a failure and tells of none. */
function isOfNoTry(line: string, outcome: AttemptOutcome): boolean {
  return isNoise(line) || isTold(line) || isHypothetical(line) || (outcome === 'timeout' && ofSetting.test(line))
}

/** A server does not find what it calls by a name without a dot. */
export const innerUnresolved: SignedForm = {
  signs: [innerName],
  read: (line, state) => {
    const host = innerName.exec(line)?.[1]
    if (host === undefined || curlLine.test(line) || isDated(line)) return false
    if (outcomeOf(line) !== 'not-resolved' || isOfNoTry(line, 'not-resolved')) return false
    add(state, 'not-resolved', line, { name: 'dns', place: { host, address: null, port: null } })
    return true
  },
}

/** Any line in which a program says how its try failed. */
export const failed: SignedForm = {
  signs: [curlLine, longWait, ...phraseSigns],
  read: (line, state) => {
    const curl = curlLine.exec(line)
    const outcome = curl ? ofCurl(Number(curl[1]), curl[2] ?? '') : (afterLong(line) ?? outcomeOf(line))
    if (!outcome || (!curl && isOfNoTry(line, outcome))) return false
    if (isDated(line)) {
      // A log speaks of much else: it counts where it names the server that was tried.
      const named = serverNamed(line)
      const isOfName = outcome === 'not-resolved' && verifying.test(line)
      if (!isOfName && (named.port === null || outcome === 'failed' || outcome === 'not-resolved')) return false
    }
    // Once the service has answered, a name that is not found is where it redirects to.
    if (outcome === 'not-resolved' && (state.answered || !(curl || isResolverError(line)))) return true
    const tool = toolOf(line)
    if (tool === 'browser') {
      // A browser's page is a try of its own, whatever stands before it.
      state.place = { host: null, address: null, port: null }
      state.at = null
      state.connected = false
      state.answered = false
    }
    // Programs of a service of their own do not speak of what another has tried.
    if (tool !== null && (state.goal === null || speaksOneService(tool))) turnTo(tool, state)
    state.tool = tool ?? state.tool
    const before = state.place
    state.place = placeOf(clauseOf(line), state)
    note(state, outcome, line)
    // What a log tells of a try of its own says nothing of the lines that follow.
    if (isDated(line)) state.place = before
    return true
  },
}
