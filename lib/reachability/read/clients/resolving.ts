import { outcomeOf } from '../../data/phrases'
import { portOfService } from '../../data/programs'
import { outbound } from '../../data/speakers'
import { portOf } from '../../model/port'
import { isHypothetical, isSupposed, isTold } from '../talk'
import { isDated, isInnerName, isNoise, isResolverError } from './lines'
import { add, addTold, type ClientState, noServer, type SignedForm } from './state'

/** What systems and their libraries say of a name that is not found, whichever program passes it on. */
const systemWords =
  'no such host|server misbehaving|temporary failure in name resolution|name or service not known|nodename nor servname provided|no address associated with hostname|could not resolve host(?: ?name)?|name does not resolve|EAI_AGAIN|EAI_NONAME|ENOTFOUND|名前解決に一時的に失敗(?:しました)?|名前またはサービスが不明です|未知的名称或服务|域名解析暂时失败|不知道这样的主机|そのようなホストは不明です'

/** The same with nothing around it but what quotes it. */
const alone = new RegExp(
  `^\\s{0,9}[-*>]?\\s{0,3}[\`'"「“]?(?:error:\\s?)?(?:${systemWords})[\`'"」”.。!]{0,3}\\s{0,9}$`,
  'i',
)

/** A name with a dot, as it stands behind what failed. */
const name = '[\'"“「`]?((?:[\\w-]{1,63}\\.){1,8}[a-z][\\w-]{1,62})(?![\\w.-]*@)'

/** Lines in which a program says of which name it found no address: Go, C, Java, Python, .NET, apt, and what else resolves by itself. */
const named: readonly RegExp[] = [
  new RegExp(
    `\\blookup ${name}\\.?(?: on \\S{1,80})?: (?:no such host|server misbehaving|i/o timeout|temporary failure|no answer from|(?:read|dial) udp .{1,160}: (?:i/o timeout|connection refused|read: connection refused|connect: connection refused))`,
    'i',
  ),
  new RegExp(`\\b(?:getaddrinfo|queryA{1,4}|querySrv) (?:EAI_AGAIN|ENOTFOUND|ESERVFAIL|ETIMEOUT) ${name}`, 'i'),
  new RegExp(`\\bUnknownHostException: ${name}`),
  new RegExp(
    `\\b(?:could not|couldn['’]t|can(?:no|['’])?t|unable to|failed to) (?:recursively )?(?:resolve|look ?up)(?: the)?(?: host ?name| host| address| domain(?: name)?| name| request| query)?(?: for| of)?[: ]{1,3}${name}`,
    'i',
  ),
  new RegExp(`\\b(?:temporary failure|failure|error|failed) resolving(?: host)?:? ${name}`, 'i'),
  new RegExp(`\\b(?:DNS|name|host ?name) (?:resolution|lookup) (?:failure|failed|error)(?: for| of)?:? ${name}`, 'i'),
  new RegExp(`\\bDNS lookup (?:of|for) ${name}['"”」]? (?:failed|timed out)`, 'i'),
  // wg(8)
  new RegExp(`\\b(?:Try again|Name or service not known|Temporary failure in name resolution): ${name}:\\d`),
  new RegExp(`(?:no such host is known|不知道这样的主机|そのようなホストは不明です)[.。]? ?[(（]${name}`, 'i'),
  /\bhost='(?:(?=[\w.-]*\.)([\w.-]{3,255}))', port=\d{1,5}\).{0,400}\[Errno -[235]\]/,
]

/** An error that a program of JavaScript has handed on as an object. */
const asObject = /^\s{0,9}\{.{0,400}"getaddrinfo (?:EAI_AGAIN|ENOTFOUND) [\w.-]{3,253}"/

/** Errors of the system that say of no name, as a language writes them. */
const unnamed = /\bphp_network_getaddresses: getaddrinfo (?:for \S{1,255} )?failed\b|\bsocket\.gaierror: \[Errno -\d\]/i

/** Words by which people quote what they were shown. */
const quoted = new RegExp(
  `(?:["“「\`'](?:.{0,40}\\b)?|\\b(?:gets?|got|getting|says?|shows?|reports?|fails? with|failed with|error(?: is)?:?)\\s.{0,20}|(?:看到|显示|提示|报错?|返回|结果|出现|表示|エラー)[^，。、]{0,12}?)(?:${systemWords})`,
  'i',
)

/** Ports that the schemes of addresses stand for. */
const schemes: Readonly<Record<string, string>> = { http: 'HTTP', https: 'HTTPS', smtp: 'SMTP', smtps: 'SMTPS' }

/** What a tunnel or a proxy hands its clients on to: that it does not find its name is no matter of the clients' own. */
const ofBackend = /\borigin ?[Ss]ervice\b|\bupstream\b|\bbackend\b/

/** The port that the program wanted to reach by the name; null where the line does not say it. */
function portBehind(line: string, host: string): number | null {
  const at = line.indexOf(host)
  const given = /^:(\d{1,5})(?!\d)|^', port=(\d{1,5})/.exec(line.slice(at + host.length))
  const scheme = /\b([a-z]{3,8}):\/\/$/.exec(line.slice(0, at))?.[1] ?? ''
  const service = Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined
  return given ? portOf(given[1] ?? given[2] ?? '') : service === undefined ? null : portOfService(service)
}

function read(line: string, state: ClientState): boolean {
  const host = named.map((pattern) => pattern.exec(line)?.[1]).find((found) => found !== undefined)
  if (host === undefined && !unnamed.test(line) && !alone.test(line)) return false
  const place = host === undefined ? noServer : { host, address: null, port: portBehind(line, host) }
  add(state, 'not-resolved', line, { name: outbound, place })
  return true
}

/**
 * A program, in its log or by the words of its language, has not found the name of a server that it calls: what the machine itself
 * tries, and no client's trouble. What clients at a prompt say is read elsewhere.
 */
export const resolving: SignedForm = {
  signs: [...named, unnamed, new RegExp(systemWords, 'i')],
  read: (line, state) => {
    const isObject = asObject.test(line)
    if (ofBackend.test(line)) return false
    if (state.answered || (isNoise(line) && !isObject) || isTold(line) || isHypothetical(line)) return false
    if (
      !isObject &&
      !isDated(line) &&
      outcomeOf(line) === 'not-resolved' &&
      (isResolverError(line) || isInnerName(line))
    )
      return false
    // What programs say themselves of what they could not do is no guess.
    if (isSupposed(line.replace(/\bcould(?: not|n['’]t)/gi, ''))) return false
    if (read(line, state)) return true
    if (isDated(line) || line.length > 300 || !quoted.test(line)) return false
    addTold(state, 'not-resolved', line, { name: outbound })
    return true
  },
}
