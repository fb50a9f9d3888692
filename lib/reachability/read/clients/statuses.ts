import { isBlockPage, isFilingPage, pageSigns } from '../../data/pages'
import { servedBy, servedSigns, wantsTls } from '../../data/served'
import { clientProxy } from '../../data/speakers'
import { isErrorStatus } from '../../data/statuses'
import type { AttemptOutcome } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { isSupposed, isTold } from '../talk'
import { serverNamed } from './goal'
import { isDated, isNoise } from './lines'
import { add, addTold, type ClientState, noServer, type SignedForm, turnTo } from './state'

/** Title or heading of an error page, as copied out of a browser. */
const errorPage =
  /^\s{0,9}[`'"*#>]{0,3}\s{0,3}(?:[Ee]rror:? )?(?:<(?:html|head|body|center|title|h1)>){0,5}(403(?= Forbidden)|500(?= Internal Server Error)|502(?= Bad Gateway)|503(?= Service (?:Temporarily )?Unavailable)|504(?= Gateway Time-?out))[ \w-]{6,32}(?:<\/(?:title|h1|center|head)>){0,3}\s{0,200}$/i

const statusLines: readonly RegExp[] = [
  /^\s{0,9}(?:<\s)?HTTP\/\d(?:\.\d)?\s{1,9}(\d{3})\b/,
  /(?:awaiting response|応答を待っています|正在等待回应)\.\.\.\s{1,9}(\d{3})\b/,
  // BusyBox' wget
  /^wget: server returned error: HTTP\/\d(?:\.\d)? (\d{3})\b/,
  /^curl: \(22\) The requested URL returned error: (\d{3})\b/,
  /^\s{0,9}HTTP ERROR (\d{3})\s{0,9}$/,
  // Chrome's own words stand in sentences, too.
  /\bHTTP ERROR (?!52\d)(\d{3})(?!\d|-|\.\d)/,
  // With the server that signs the page.
  /\b(50[0234]) (?:Internal Server Error|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out)[\s,-]{1,4}(?:nginx|openresty|Apache)\b/,
  // What people say that they see, by number and name.
  /\b(?:I(?:'m| am)?|[Ww]e|it|browser|site|page|nginx|server)\b.{0,40}\b(?:gets?|got|getting|sees?|shows?|returns?|says?|gives?|receive)\b.{0,20}\b(403(?= Forbidden)|500(?= Internal Server Error)|502(?= Bad Gateway)|503(?= Service (?:Temporarily )?Unavailable)|504(?= Gateway Time-?out))/i,
  /(?:显示|提示|报错?|返回|出现|出|表示|エラー)[^，。、]{0,12}?(403(?= Forbidden)|500(?= Internal Server Error)|502(?= Bad Gateway)|503(?= Service (?:Temporarily )?Unavailable)|504(?= Gateway Time-?out))/i,
  /^(?:requests\.exceptions\.HTTPError|urllib\.error\.HTTPError|HTTPError): (?:HTTP Error )?(\d{3})\b/,
  /^Invoke-WebRequest ?: .{0,80}\((\d{3})\)/,
  /^StatusCode {1,20}: (\d{3})\s{0,9}$/,
  /Request failed with status code (\d{3})\b/,
  /\bUnexpected (?:server )?response(?: code)?: (\d{3})\b/,
  // The tester of Matrix's federation
  /\bNon-200 response (\d{3}) from remote server/,
  // What browsers write into their console.
  /\b(?:GET|POST|PUT|HEAD|PATCH|DELETE|OPTIONS) https?:\/\/\S{1,300} ([45]\d\d)(?= \(| {0,3}$)/,
  /\bresponded with a status of ([45]\d\d)\b/,
  errorPage,
]

/** What a client says of the proxy that it goes through. */
const throughProxy: readonly RegExp[] = [
  /\bReceived HTTP code (\d{3}) from proxy after CONNECT\b/,
  /\bCONNECT tunnel failed, response (\d{3})\b/,
  /\bTunnel connection failed: (\d{3})\b/,
  /\bProxy returned status code (\d{3})\b/,
  /\bProxy (?:error:|returns) "?HTTP\/\d\.\d (\d{3})\b/,
  /\btunneling socket could not be established, statusCode=(\d{3})\b/,
]

/** The proxy has answered, and not the server behind it. */
export const proxied: SignedForm = {
  signs: throughProxy,
  read: (line, state) => {
    const code = throughProxy.map((pattern) => pattern.exec(line)?.[1]).find((found) => found !== undefined)
    if (code === undefined) return false
    const status = Number(code)
    add(state, isErrorStatus(status) ? 'error-answer' : 'answered', line, {
      status,
      name: clientProxy,
      place: noServer,
    })
    return true
  },
}

function note(code: string, line: string, state: ClientState): void {
  const number = Number(code)
  state.tool ||= 'curl'
  // curl writes 000 where there was no answer.
  if (number < 200 && number !== 101) return
  add(state, isErrorStatus(number) ? 'error-answer' : 'answered', line, { status: number })
  state.answered = true
}

export const status: SignedForm = {
  signs: statusLines,
  read: (line, state) => {
    let code: string | undefined
    for (const pattern of statusLines) {
      code = pattern.exec(line)?.[1]
      if (code !== undefined) break
    }
    if (code === undefined || isTold(line)) return false
    // A sentence names the server that it speaks of.
    const named = /\bhttps?:\/\//.test(line) ? serverNamed(line) : null
    if (named?.port) state.place = named
    note(code, line, state)
    return true
  },
}

const errorNames = '(?:Internal Server Error|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out)'
/** An error of the server's side, as programs of any kind write it into their own: its number beside its name, or behind a word for what it is. */
const errorIn: readonly RegExp[] = [
  new RegExp(
    `(?<![\\w.:/#=-])(50[0234])[\\s,:'"\`(\\[-]{1,4}(?:(?:message|reason|statusText)[=:] ?|Server Error:? )?['"\`(]{0,2}${errorNames}\\b`,
    'i',
  ),
  // Qt
  /- server replied: (Forbidden|Internal Server Error|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out)\b/,
  /\b(?:HTTP(?: (?:response|error|status))?(?: code)?|status(?:[ _-]?code)?|(?:response|error) code|returned error|server returned|responded with|\bcode)["']?[\s:=]{1,3}["'[(]?(50[0234])(?![\d.:])/i,
]
/** The number of a status that a program writes by its name alone. */
function numberOf(code: string): number {
  if (/^\d/.test(code)) return Number(code)
  const name = failingName.exec(code)
  return name ? (statusesByName[name.slice(1).findIndex(Boolean)] ?? 500) : 403
}
/** Where it was asked, as the line says itself. */
const askedUrl =
  /\bhttps?:\/\/(?:[^@/\s"']{0,80}@)?(\[[0-9a-fA-F:.]{2,45}\]|[\w.-]{1,255})(?::(\d{1,5}))?(?=[/\s"'`)>,?]|$)/g
/** Words of who stands between a client and what fails, and of what is only set: the address is none that the client has asked. */
const ofBetween =
  /\b(?:upstreams?|backends?|origin|proxy|proxied|proxying|Round ?trip|caused by|forward(?:ing|ed)?|health[ -]?checks?|error_page|retry_?on|retries on)\b/i

/** Programs of any kind that were answered with an error of the server's side, and name whom they asked. */
export const statusAt: SignedForm = {
  signs: errorIn,
  read: (line, state) => {
    const code = errorIn.map((pattern) => pattern.exec(line)?.[1]).find((found) => found !== undefined)
    if (code === undefined || ofBetween.test(line) || isNoise(line) || isTold(line) || isSupposed(line)) return false
    const servers = [...line.slice(0, 2000).matchAll(askedUrl)].map(([url]) => url.replace(/\/{2}[^@/]{1,80}@/, '//'))
    const [first] = servers
    // Which of several was asked is not said.
    if (first === undefined || servers.some((url) => url !== first)) return false
    const place = serverNamed(`${first}/`)
    if (place.port === null) return false
    if (state.tool === '' || state.goal === null) turnTo('client', state)
    const before = state.place
    state.place = place
    add(state, 'error-answer', line, { status: numberOf(code) })
    state.answered = true
    if (isDated(line)) state.place = before
    return true
  },
}

/** Statuses by which those answer that stand before a service, and one that has failed, by number and by name. */
const failingName =
  /\b(?:(Bad Gateway)|(Gateway Time-?out)|(Service (?:Temporarily )?Unavailable|upstream connect error or disconnect\/reset before headers|no healthy upstream|Backend fetch failed)|(Internal Server Error))\b/i
const failingNumber =
  /(?<![\w.:/#=$%+-])(502|503|504)(?![\w:/%-]|\.\w|\s?(?:[kKMGT]i?B|ms|端口|番|[个個条件台])|\s(?:items?|files?|users?|rows?|records?|requests?|lines?|days?|times?|people|entries|results?|pages?|hosts?)\b|(?:\/|\s)(?:tcp|udp)\b)/
const statusesByName = [502, 504, 503, 500] as const
/** What is set, wished, denied or supposed. */
const notMet =
  /\b(?:no|not|without|never|instead of|avoid|prevent|should|would|might|could be|may|return (?=50\d;)|error_page|retry|retry_on|retries on|on_status)\b.{0,24}(?:\b50\d\b|Gateway|Unavailable)|(?:没有|不是|不再|不会|并非)[^，。]{0,6}50\d|50\d[^。]{0,6}(?:ではな|じゃな|なくな)/i
/** Words of other protocols, which have such numbers too, and rows of logs. */
const ofOthers = /\b(?:SMTP|FTP|Modbus|port|error_page|HTTP\/\d)\b|端口|ポート|^\s{0,9}50\d[ -]|[{}|]/i
/** Fields of a log. */
const fields = /\b(?:time|level|msg|status|lvl)=/

/** What people say that they see: a number or a name in a sentence of their own. */
export const statusTold: SignedForm = {
  signs: [failingName, failingNumber],
  read: (line, state) => {
    if (line.length > 300 || isDated(line) || isNoise(line) || isTold(line) || notMet.test(line)) return false
    const name = failingName.exec(line)
    const words = line.match(/[A-Za-z'’]{2,}/g) ?? []
    // A name alone is a heading of a page, which is read as such.
    const isTalk = words.length > 3 || /[\u3040-\u30ff\u4e00-\u9fff]{2}/.test(line)
    if (!isTalk || fields.test(line) || (!name && ofOthers.test(line))) return false
    const number = failingNumber.exec(line)?.[1]
    const code = number ?? (name ? statusesByName[name.slice(1).findIndex(Boolean)] : undefined)
    if (code === undefined || (name && /\d HTTP\/|"[A-Z]{3,7} \//.test(line))) return false
    addTold(state, 'error-answer', line, { status: Number(code), name: 'browser' })
    return true
  },
}

/** What clients say that were sent on without an end: browsers, curl, wget, libraries of Python, Go and Node.js. */
const sentOn =
  /ERR_TOO_MANY_REDIRECTS|NS_ERROR_REDIRECT_LOOP|\bredirected you too many times|リダイレクトが繰り返し行われました|将您重定向的次数过多|重新導向的次數過多|page isn.t redirecting properly|ページの自動転送設定が正しくありません|此页面不能正确地重定向|\btoo many redirects occurred\b|^\s{0,9}curl: \(47\)|^\s{0,9}\d{1,3} redirections exceeded|\bTooManyRedirects: |\bExceeded \d{1,3} redirects|\bstopped after \d{1,3} redirects|\bmaximum redirect reached at:|\bMaximum number of redirects exceeded/i

/** The server answers, and never with the page. */
export const looping: SignedForm = {
  signs: [sentOn],
  read: (line, state) => {
    if (!sentOn.test(line) || isTold(line) || isSupposed(line)) return false
    if (/^\s{0,9}curl: /.test(line)) turnTo('curl', state)
    else if (state.tool === '') turnTo('browser', state)
    const named = /\bhttps?:\/\//.test(line) ? serverNamed(line) : null
    if (named?.port) state.place = named
    add(state, 'error-answer', line)
    state.answered = true
    return true
  },
}

/** The status alone, or the first of the figures that curl was asked for. */
export const statusAlone: SignedForm = {
  signs: null,
  read: (line, state) => {
    const code = state.codeOnly
      ? aloneForms.map((form) => form.exec(line)?.[1]).find((found) => found !== undefined)
      : undefined
    if (code === undefined) return false
    note(code, line, state)
    return true
  },
}

const aloneForms: readonly RegExp[] = [
  // Behind a page that ends in a bracket, where nothing parts them.
  /^(?:\s{0,9}|.{0,400}[}\]>] ?)'?([1-5]\d\d)'?\s{0,9}$/,
  // Before times and sizes that were asked for as well.
  /^\s{0,9}'?([1-5]\d\d)(?:[ ,;|]{1,3}\d{1,9}(?:\.\d{1,9})?s?){1,6}'?\s{0,9}$/,
]

/** `Apache/2.4.57 (Debian) Server at 203.0.113.9 Port 80` */
const signature = / Server at (\S{1,255}) Port (\d{1,5})\b/

/** Pages that the server itself has made, copied out of a browser. */
export const served: SignedForm = {
  signs: servedSigns,
  also: /</,
  read: (line, state) => {
    const code = servedBy(line)
    if (code === false) return false
    if (wantsTls(line)) {
      if (state.tool === '') turnTo('browser', state)
      add(state, 'tls-failure', line)
      state.answered = true
      return true
    }
    const signed = signature.exec(line)
    if (signed) {
      const host = signed[1] ?? ''
      state.place = { host, address: addressOf(host), port: portOf(signed[2] ?? '') }
    } else if (state.answered) return true
    if (state.tool === '') turnTo('browser', state)
    const isError = code !== null && isErrorStatus(code)
    // A signature stands below a page, whatever that has said.
    if (!signed || !state.answered)
      add(state, isError ? 'error-answer' : 'answered', line, code === null ? {} : { status: code })
    state.answered = true
    return true
  },
}

const page = /^\s{0,9}<(?:!doctype html|html)\b/i

/** The page itself, below the command that asked for it. */
export const body: SignedForm = {
  signs: [page],
  read: (line, state) => {
    const tool = state.goal?.tool
    if ((tool !== 'curl' && tool !== 'wget') || state.found.length > 0 || !page.test(line)) return false
    add(state, 'answered', line)
    return true
  },
}

const invalidResponse = /\bInvalid response from (https?:\/\/\S{1,400}?)(?: \[[0-9a-f:.]{2,45}\])?:? (?:(\d{3})\b|")/

/** What Let's Encrypt got of the site that it asked: `Invalid response from http://… : 404`. */
export const validated: SignedForm = {
  signs: [invalidResponse],
  read: (line, state) => {
    const match = invalidResponse.exec(line)
    if (!match) return false
    const code = match[2] === undefined ? null : Number(match[2])
    const outcome = code === null ? undefined : edgeErrors.get(code)
    if (outcome) {
      add(state, outcome, line, { name: 'cdn', place: noServer })
      return true
    }
    const isError = code !== null && isErrorStatus(code)
    const place = serverNamed(match[1] ?? '')
    add(state, isError ? 'error-answer' : 'answered', line, {
      name: 'certbot',
      place,
      ...(code === null ? {} : { status: code }),
    })
    state.answered = true
    return true
  },
}

const addressUsed = /^\s{0,40}"addressUsed": ?"([0-9a-fA-F.:]{2,45})"/

/** Which of the addresses of a name Let's Encrypt has tried last: its answer says so behind the error. */
export const validationRecord: SignedForm = {
  signs: [addressUsed],
  read: (line, { found }) => {
    const address = addressOf(addressUsed.exec(line)?.[1] ?? '')
    const last = found.at(-1)
    if (!address || last?.kind !== 'attempt' || last.address !== null || last.host === null) return address !== null
    found[found.length - 1] = { ...last, address }
    return true
  },
}

/** Whose page it is that shows it. */
const ofOthersSite =
  /\b(?:competitors?|(?:other|another|different|their) (?:web ?)?(?:sites?|pages?|shops?)|someone else)\b|别人的?(?:网站|站)|(?:別の|他の|他社)(?:の)?サイト/i

/** Pages that come instead of the site. */
export const foreignPage: SignedForm = {
  signs: pageSigns,
  read: (line, state) => {
    if (ofOthersSite.test(line)) return false
    const outcome: AttemptOutcome | null = isFilingPage(line) ? 'intercepted' : isBlockPage(line) ? 'blocked' : null
    if (outcome === null) return false
    const known = state.found.some((item) => item.kind === 'attempt' && item.outcome === outcome)
    if (!known) add(state, outcome, line)
    return true
  },
}

/** What Cloudflare's error pages say of the server behind it: https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/ */
const edgeErrors: ReadonlyMap<number, AttemptOutcome> = new Map([
  [520, 'closed'],
  [521, 'refused'],
  [522, 'timeout'],
  [523, 'no-route'],
  [524, 'no-answer'],
  [525, 'tls-failure'],
  [526, 'tls-failure'],
  // No connector of a tunnel is there.
  [1033, 'error-answer'],
])
const edgeLine =
  /\b(?:Error(?: code)?:? ?|HTTP\/\d(?:\.\d)? ?|HTTP ERROR )(52[0-6]|1033)\b|^\s{0,9}(52[0-6])(?=: ?(?:Web server|Connection timed|Origin is|A timeout|SSL handshake|Invalid SSL))|\b(?:Web server is down|Connection timed out|Origin is unreachable|SSL handshake failed|Invalid SSL certificate|Web server is returning an unknown error) ?(?:Error code|\|) ?(52[0-6])\b/i

/** A network in front of the server met this on its way there: it is a client like any other. */
export const edgeStatus: SignedForm = {
  signs: [edgeLine],
  read: (line, state) => {
    const match = edgeLine.exec(line)
    const code = Number(match?.[1] ?? match?.[2] ?? match?.[3])
    const outcome = edgeErrors.get(code)
    if (!outcome) return false
    add(state, outcome, line, { name: 'cdn', place: noServer })
    return true
  },
}

const scannedRow = /^\s{0,9}(?:Discovered open port )?(\d{1,5})\/(tcp|udp)\s{1,9}(open|closed|filtered)(?:\s|$|\|)/

/** `80/tcp open http`, as nmap lists ports. */
export const scanned: SignedForm = {
  signs: [scannedRow],
  read: (line, state) => {
    const row = scannedRow.exec(line)
    if (!row?.[1] || line.includes('open|filtered')) return false
    state.place = { ...state.place, port: portOf(row[1]) }
    state.tool = 'nmap'
    const outcome = row[3] === 'open' ? 'connected' : row[3] === 'closed' ? 'refused' : 'timeout'
    add(state, outcome, line, { protocol: row[2] === 'udp' ? 'udp' : 'tcp' })
    return true
  },
}
