import { isOutput } from '../../complaint'
import { portOfService } from '../../data/programs'
import type { Evidence, ProgramEvent, Workload } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { isSupposed, isTold } from '../talk'

/** How people, and tools that check themselves, say that nothing listens at a port. */
const absences: readonly RegExp[] = [
  /\b(?:nothing|no (?:process|program|service)|not)\b.{0,20}\blistening (?:on|at)\b.{0,12}?(?:\bport |:)?(?<![\d.])(\d{2,5})(?![\d.])/i,
  /\bcan(?:['’]t|not) see (?:it|anything|\w{2,20}) listening on (?:port )?(\d{2,5})\b/i,
  /\bport (\d{2,5}) (?:is not|isn['’]t) (?:being )?listen(?:ing|ed)\b/i,
  /(?:没有|没)(?:任何)?(?:程序|进程|服务)?(?:在)?监听(?:端口)? ?(\d{2,5})(?!\d)/,
  /(?<!\d)(\d{2,5}) ?端口(?:并)?(?:没有|未|没)(?:被|在)?(?:程序)?监听/,
  // What they looked with has shown nothing.
  /\b(?:netstat|ss|lsof)\b.{0,60}?(?<![\d.])(\d{2,5})\b.{0,30}\b(?:nothing|no (?:output|results?|lines?|rows?|match(?:es)?)|(?:is|was|comes? (?:back|out)) empty)\b/i,
  /\b(?:netstat|ss|lsof)\b.{0,60}?(?<![\d.])(\d{2,5})(?!\d)[^，。]{0,12}(?:什么(?:都|也)没有|啥(?:都|也)没有|没有(?:任何)?(?:结果|输出|内容|东西|显示|返回)|是空的|为空)/i,
  /\b(?:netstat|ss|lsof)\b.{0,60}?(?<![\d.])(\d{2,5})(?!\d)[^。]{0,20}(?:何も(?:出|表示|返|ヒット)|空(?:です|でした|になり)|出力(?:が|は)?(?:ありません|なし|無し|ない)|ヒットしません)/i,
  /\b(?:netstat|ss|lsof)\b[^，。]{0,30}(?:查不到|找不到|看不到|看不见|没看到|没查到|没找到|没显示|没有看到|没有查到|没有找到|没有显示|没有列出)(?:监听)?[^，。\d]{0,8}(\d{2,5})(?![\d.])/i,
  /(?<![\d.])(\d{2,5}) ?(?:端口)?[^，。\d]{0,10}(?:netstat|\bss|lsof)\b[^，。\d]{0,24}(?:查不到|找不到|看不到|看不见|没看到|没查到|没找到|没显示|没有看到|没有查到|没有找到|没有显示|没有列出)/i,
  /\b(?:netstat|ss|lsof)\b[^。]{0,30}?(?<![\d.])(\d{2,5}) ?番?(?:ポート)?(?:が|は|も)[^。]{0,8}(?:見つかり?(?:ま?せん|ない)|見当たり?(?:ま?せん|らない)|表示され(?:ま?せん|ない)|出て(?:き|こ|い)(?:ま?せん|ない))/i,
  /\b(?:netstat|ss|lsof)\b[^.\n]{0,30}\b(?:(?:does|did) ?n(?:o|['’])?t|never) (?:show|list|have|print|include)\b[^.\d\n]{0,24}(\d{2,5})(?![\d.])/i,
  /(?<![\d.])(\d{2,5}) (?:is|was) (?:not|nowhere) (?:listed |shown |to be seen |present )?(?:in|by|on) (?:the (?:output of )?)?`?(?:netstat|ss|lsof)\b/i,
  /(?<!\d)(\d{2,5}) ?番?(?:ポート)?(?:で|を|は|が)[^。]{0,12}(?:待ち受け(?:て|られて)|(?:リッスン|LISTEN) ?(?:して|されて))(?:いません|いない)/,
]
/** What `kubectl port-forward` says of the port of a pod at which nothing listens, with its own before it. */
const unforwarded =
  /\ban error occurred forwarding (\d{2,5}) -> \d{1,5}: error forwarding port \d{1,5} to pod\b.{0,900}\b[Cc]onnection refused\b/
/** The health of a container, as an inspection of it tells: a check of its own port that has failed often. */
const failingCheck =
  /"Status": ?"unhealthy", ?"FailingStreak": ?(?:[5-9]|\d{2,6})\b.{0,600}?(?:127\.0\.0\.1|localhost|\[?::1\]?)(?:[: ]| port )(\d{2,5})\b.{0,60}(?:[Rr]efused|Couldn't connect)/
/** A platform that has started a container, and waits for its port in vain. */
const ofPlatform = /\bfail(?:s|ed) to (?:start and )?listen on the port\b.{0,80}\bPORT=(\d{2,5})\b/
/** Whoever keeps a server running waits for its port, and says so once more: a supervisor, a script of a start. */
const waitedFor =
  /\b[Ww]ait(?:ing|s)? for (?:the )?(?:[\w-]{1,20} )?(?:server|service|process|application|app|daemon|itself) to (?:listen|come up|start listening|open)\b.{0,30}?(?:\bport |:)(\d{2,5})\b/
const ofUdp = /\budp\b/i

/** The port for which a log waits to its end, in more than one line. */
function waitedIn(lines: readonly string[]): Evidence[] {
  const own = lines.filter((line) => line.trim() !== '' && line.length <= 400)
  const at = own.findLastIndex((line) => waitedFor.test(line))
  const [line = '', before = ''] = [own[at], own[at - 1]]
  const port = portOf(waitedFor.exec(line)?.[1] ?? '')
  const isAgain = waitedFor.exec(before)?.[1] === waitedFor.exec(line)?.[1]
  // What follows is no more of the log.
  const isLast = own
    .slice(at + 1)
    .every(
      (each) => !/^\S{0,30}[\d:.]{6,30}|\b(?:up|ready|listening|available|started|connected|reachable)\b/i.test(each),
    )
  return port !== null && isAgain && isLast ? [absent(port, ofUdp.test(line) ? 'udp' : 'tcp', line)] : []
}

/** `[ERR] WireGuard is not listening`: pivpn, of itself. */
const selfCheck = /\[(?:ERR|ERROR|FAIL)\]\s{1,4}(WireGuard) is not listening\b/

/** How people say that the container has ended. */
const ended =
  /\bcontainer\b.{0,30}\bexited (?:with|\()|(?<!^\s{0,9}[\w.-]{1,128} )\bexited with (?:status|code|exit code) [1-9]|容器.{0,12}(?:退出了|已退出|启动失败|一直重启|不断重启|反复重启)|コンテナが?.{0,12}(?:終了して|落ちて|再起動を繰り返)/i

/** What DSM and others of its kind say in a notice of their own. */
const stopped =
  /\b(?:[Dd]ocker )?[Cc]ontainer ['"“]?([\w.-]{1,128})['"”]? (?:(?:has )?(?:stopped|exited|crashed|terminated) unexpectedly|was stopped unexpectedly)|(?:容器) ?['"“]?([\w.-]{1,128})['"”]? ?(?:意外|异常)(?:停止|退出|终止)|コンテナ ?['"“「]?([\w.-]{1,128})['"”」]? ?(?:が|は)予期せず(?:停止|終了)/

/** The same, in words that rows of listings have as well. */
const endedInWords =
  /\b(?:status|state|container|list)\b.{0,30}\bExited \([1-9]\d{0,2}\)|\bcontainer\b.{0,20}\b(?:keeps (?:on )?(?:restarting|crashing|exiting|stopping|dying)|(?:exits|crashes|stops|dies|restarts) (?:immediately|at once|right away|again and again|after|on start|every))|\bcontainer\b.{0,30}\b(?:crash[ -]?loops?|restart(?:ing)? loop)\b|(?:状态|状態|列表)[^。]{0,12}(?:Exited|Restarting) \(/i

function absent(port: number, protocol: ProgramEvent['protocol'], line: string): ProgramEvent {
  const told = { kind: 'program', program: null, what: 'absent', why: null, address: null, placed: false } as const
  return { ...told, port, protocol, container: null, manager: null, line: quote(line) }
}

/** How people say that a service does not listen by one of the protocols of IP. */
const unheard: readonly RegExp[] = [
  /\b(?:does|do|is|are) ?(?:not|n['’]t) listen(?:ing)? (?:on|over|via) (IPv[46])\b/i,
  /(IPv[46])(?:では|で|を)(?:待ち受けて|リッスンして|listen して)い(?:ない|ません)/i,
  /(?:没有|没|未)(?:在)?监听 ?(IPv[46])/i,
]
/** By its name, which stands for loopback of IPv6 as well, it is reached, and at that of IPv4 it is not. */
const byNameAlone =
  /\blocalhost\b[^。.,，]{0,10}(?:能(?:打)?开|可以|正常|能访问|works?|is fine|opens|responds|つなが(?:る|り)|開け)[^。]{0,12}\b127\.0\.0\.1\b[^。.,，]{0,10}(?:打不开|不行|不能|无法|访问不|拒绝|fails?|does ?n['’]t|not|refused|つながら|開け(?:ない|ません))/i

/** A question about what was said before it: `… shows nothing, why is that?`. */
const questionBehind =
  /[,，、]\s?(?:这?是?为什么|为啥|怎么|why\b|what\b|how come\b|なぜ|どうして)[^,，、。]{0,40}[?？]\s{0,9}$/i

function eventsOf(written: string): Evidence[] {
  const local = portOf(unforwarded.exec(written)?.[1] ?? '')
  if (local !== null) return [{ ...absent(local, 'tcp', written), container: 'POD' }]
  const unhealthy = portOf(failingCheck.exec(written)?.[1] ?? '')
  if (unhealthy !== null) return [{ ...absent(unhealthy, 'tcp', written), container: 'CONTAINER' }]
  const waited = portOf(ofPlatform.exec(written)?.[1] ?? '')
  if (waited !== null) return [absent(waited, 'tcp', written)]
  const name = selfCheck.exec(written)?.[1]
  if (name) return [absent(portOfService(name), 'udp', written)]
  const sentences = written.replace(questionBehind, '').split(/(?<=[。！？!?])/)
  // Few sentences say so at all: whether one supposes it is asked of these alone.
  return sentences.flatMap((sentence) => {
    const said = inSentence(sentence)
    return said.length === 0 || isSupposed(sentence) || isTold(sentence) ? [] : said
  })
}

/** How people say that nothing stands behind a service of a cluster. */
const without =
  /\bendpoints?\b(?: list)?(?: (?:of|for) (?<of>[\w.-]{1,63}))?.{0,12}?\b(?:is|are|stays?|remains?|shows?|list(?:s|ed)?(?: as)?)\b.{0,12}(?:\bempty\b|\bnone\b|<none>)|\b(?:no|without|gets? no|has no|have no)(?: \w{1,10}){0,2} endpoints?\b|[Ee]ndpoints?(?:列表)?\s?(?:一直)?(?:是|为)?(?:空|<none>)|(?:没有|无) ?[Ee]ndpoints?|エンドポイント(?:が|は)?(?:空|ない|ありません|なし)/i
const serviceNamed = /\b(?:service|svc)\b[ /]?['"`]?([a-z0-9][\w.-]{1,62})/i

function emptied(line: string): Workload[] {
  const found = without.exec(line)
  const name = found?.groups?.of ?? serviceNamed.exec(line)?.[1]
  if (!found || name === undefined || isOutput(line)) return []
  const told = { kind: 'workload', what: 'service', tool: 'kubectl', image: '', state: 'ended' } as const
  return [{ ...told, name, line: quote(line) }]
}

function inSentence(line: string): Evidence[] {
  const empty = emptied(line)
  if (empty.length > 0) return empty
  if (byNameAlone.test(line))
    return [{ ...absent(0, 'tcp', line), port: null, address: addressOf('0.0.0.0'), placed: true }]
  const family = unheard.map((pattern) => pattern.exec(line)?.[1]).find((found) => found !== undefined)
  if (family !== undefined) {
    const address = addressOf(family.endsWith('6') ? '::' : '0.0.0.0')
    return [{ ...absent(0, 'tcp', line), port: null, address, placed: true }]
  }
  const number = absences.map((pattern) => pattern.exec(line)?.[1]).find((found) => found !== undefined)
  const port = portOf(number ?? '')
  if (port !== null) return [absent(port, 'tcp', line)]
  // What Compose says itself has its own reader, which names the container.
  const isEnded = ended.test(line) || stopped.test(line) || (endedInWords.test(line) && !isOutput(line))
  if (!isEnded || /^\s{0,9}\S{1,80} exited with code \d/.test(line)) return []
  // Compose, of what another container has waited for; a machine for one's own house, of what has stopped.
  const named = (/\bcontainer ([\w.-]{1,128}) exited \(/.exec(line) ?? stopped.exec(line))?.slice(1).find(Boolean)
  const container = {
    kind: 'workload',
    what: 'container',
    tool: 'docker',
    name: named ?? 'CONTAINER',
    told: true,
    image: '',
  } as const
  return [{ ...container, state: 'ended', line: quote(line) }]
}

/** Reads what people say of a service that is not there: that nothing listens, that its container has ended. */
export const told: EvidenceReader = {
  name: 'told',
  signs: [
    ofPlatform,
    waitedFor,
    unforwarded,
    failingCheck,
    ...absences,
    ...unheard,
    selfCheck,
    ended,
    stopped,
    endedInWords,
    without,
    byNameAlone,
  ],
  read: ({ command, lines }, signed) => [
    ...(signed.some((at) => waitedFor.test(lines[at] ?? '')) ? waitedIn(lines) : []),
    // What begins like a command may be a sentence.
    ...[command ?? '', ...signed.map((at) => lines[at] ?? '')]
      .filter((line) => line.length <= (unforwarded.test(line) || failingCheck.test(line) ? 20_000 : 400))
      .flatMap(eventsOf)
      .slice(0, 50),
  ],
}
