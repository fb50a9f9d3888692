import type { Direction, Protocol } from '@/lib/net'
import { fold } from '../normalise'
import type { AskedSymptom } from './model'

/** A pattern in the readers' own spelling, held against normalised text. */
function said(pattern: string): RegExp {
  return new RegExp(fold(pattern))
}

const protocolWords: readonly (readonly [Protocol, RegExp])[] = [
  ['tcp', /tcp/],
  ['udp', /udp/],
  ['icmpv6', /icmp ?v6|icmp\(ipv6\)|ping6/],
  ['icmp', /icmp|ping(?![a-z]*(?:ポ|e))|ぴんぐ/],
  ['gre', /(?<![a-z])gre(?![a-z])/],
]

const ingress = said('インバウンド|入方向|入站|inbound|ingress|incoming|受信|进站|外から|外部から|从外|from outside')
const egress = said('アウトバウンド|出方向|出站|outbound|egress|outgoing|送信|外向き|往外|外へ|外に出|主动(?:访问|连)')

const cannot =
  "(?:cannot|could ?n[o']?t|unable to|fail(?:ed|s|ing)? to|wont|wouldnt|not able to|impossible to|no ?(?:one|body) can|nobody is able to)"
const reach =
  '(?:reach|connect|access|open|load|visit|ping|ssh|rdp|telnet|establish|communicate|log ?in|login|log on|get (?:in|to|into|through)|enter|join|contact|talk to|see|browse|curl|get a connection)'
/** What Remote Desktop calls itself, and the numbers that it gives for a failure. */
const remote = '(?:rdp|mstsc|remote desktop|リモートデスクトップ|远程桌面|远程连接)'
const statusOfWindows = '(?<![a-z0-9])0x[0-9a-f]{2,8}(?![a-z0-9])'
const symptoms: readonly (readonly [AskedSymptom, RegExp])[] = [
  ['refused', said('refused|econnrefused|接続を?拒否|拒否され|拒绝连接|连接被拒|被拒|拒绝访问')],
  [
    'reset',
    said(
      'connection reset|empty reply|empty response|空の応答|空响应|econnreset|err_connection_reset|reset by peer|リセットされ|被.{0,4}重置|连接重置',
    ),
  ],
  [
    'timeout',
    said(
      'time ?d? ?out|times out|timing out|timeot|etimedout|タイムアウト|超时|(?<![a-z])hangs?(?![a-z])|filtered|took too long|takes too long',
    ),
  ],
  [
    'unreachable',
    said(
      'unreachab|not (?:be )?reachab|inaccessib|not accessib|unavailab' +
        `|${cannot} (?:\\w+ ){0,2}${reach}` +
        '|(?:cannot|could not|couldnt) be (?:reached|accessed|opened|loaded|visited)' +
        '|(?:connection|connect(?:\\(\\))?|connecting|ssh|rdp|access|login|telnet) (?:fails|failed|error|problem|issue|not working|does not work|doesnt work)' +
        '|(?:not|never|isnt|arent|stopped) (?:loading|responding|answering|connecting|opening|reachable)' +
        '|(?:does not|doesnt|do not|dont|did not|didnt|will not) (?:load|open|respond|answer|connect|work from|come up|show up|go through)' +
        '|never (?:connects?|finish(?:es)?|completes?|loads?|answers?|responds?|arrives?|opens?|shows? up|comes? (?:up|through)|gets? (?:in|through|an answer))' +
        '|(?:handshake|negotiation|connection attempt) (?:\\w+ ){0,2}(?:fail|did not complete|does not complete|never)' +
        '|tcptestsucceeded ?:? ?false|communications link failure|handshake did not complete' +
        '|invisible (?:to|for|from) ' +
        `|${remote}.{0,30}${statusOfWindows}|${statusOfWindows}.{0,30}${remote}` +
        '|lock(?:ed|s|ing)? (?:\\w+ ){0,2}out(?![a-z])|no (?:connection|response|answer|reply|access)(?![a-z])|(?:is|are|seems|went|goes|be) (?:down|offline|dead|unresponsive)(?![a-z])' +
        '|bad gateway|gateway time-?out|(?<![a-z0-9./:-])(?<!(?:port|ポート|端口) ?)50[234](?![0-9./])(?! ?(?:番|端口|件|個|个|条|台|rules?|ips?|address|host|group|member|server|instance))|no route to host|network is unreachable|(?<![a-z])ports? (?:[0-9]+ )?(?:\\w+ )?(?:blocked|closed)(?![a-z])|(?<![a-z])[0-9]{2,5} (?:is |seems )?(?:blocked|closed)(?![a-z])' +
        '|つなが(?:ら|り?ま?せ|れな)|繋が(?:ら|り?ま?せ)|つなげ(?:な|られ)|繋げ(?:な|られ)|(?:接続|アクセス|到達|通信|疎通|ログイン|リモート|表示|(?:ping|ssh) ?)(?:すること)?(?:が|も|は|を)?(?:でき(?:な|ま|ん|ず)|不|失敗|しな|エラー|ng)' +
        '|開け(?:な|ま|ん|ず)|開か(?:な|ん|ず)|開きま(?:せ)|見れ(?:な|ま)|見え(?:な|ま)|見られ(?:な|ま)|届か(?:な|ん|ず)|届きま|入れ(?:な|ま|ん)|通ら(?:な|ん|ず)|通りま|応答(?:が|し|なし|無)|反応(?:が|し|なし)|返ってこ|返ってき|(?:ハンドシェイク|交渉|疎通|読み込み)(?:が|は|も)?(?:成立しな|終わらな|失敗|できな|しな)|落ちて|(?:締め|閉め|しめ)出(?:され|して)' +
        '|锁在(?:了)?(?:外|门外)|关在(?:了)?(?:外|门外)|不通|(?:连|登|打|进|访问|用)不(?:上|了|开|到|通|进|去)|打不开|上不去|进不去|无法(?:(?:通过|从|经|用).{1,8})?(?:远程)?(?:访问|连接|登录|打开|进入|使用|互通|互访|通信)|不能(?:(?:通过|从|经|用).{1,8})?(?:远程)?(?:访问|连接|登录|打开|使用|互通|互访|通信)|互通不了|(?:连接|访问|登录)(?:失败|异常|报错|出错|不成功)|没(?:有)?(?:反应|响应|回应)|无响应|(?:握手|协商|加载)(?:一直|总|老)?(?:是)?(?:不成功|失败|不完|没完成|超时)|一直(?:转圈|加载|卡)|ping不|telnet不',
    ),
  ],
]

/** What a list does not show is no connection that fails. */
const listing = new RegExp(
  fold(
    '(?:ルール|一覧|詳細|ポリシー)(?:を|が|は|も|しか)?(?:すべて|全て|全部)?(?:表示|見え|見られ|取得)[^ ]{0,8}|(?:rules?|list) (?:is|are|does|do) ?not (?:shown|show up|complete)',
  ),
  'g',
)

/** A text as written without its words for inbound and outbound. */
export function withoutDirections(text: string): string {
  return [ingress, egress].reduce((left, words) => left.replace(new RegExp(words, 'g'), ' '), fold(text))
}

/** Whether a normalised text says that a list does not show everything. */
export function isOfList(normalised: string): boolean {
  listing.lastIndex = 0
  return listing.test(normalised)
}

/** Protocols, directions, symptom and family that a normalised text speaks of. */
export function saidIn(normalised: string): {
  readonly protocols: Protocol[]
  readonly directions: Direction[]
  readonly symptom: AskedSymptom | null
  readonly family: 4 | 6 | null
} {
  const directions: Direction[] = []
  const told = normalised.replace(listing, ' ')
  if (ingress.test(normalised)) directions.push('ingress')
  if (egress.test(normalised)) directions.push('egress')
  const four = /ip ?v4/.test(normalised)
  const six = /ip ?v6/.test(normalised)
  return {
    protocols: protocolWords.filter(([, word]) => word.test(normalised)).map(([protocol]) => protocol),
    directions,
    symptom: symptoms.find(([, words]) => words.test(told))?.[0] ?? null,
    family: four === six ? null : four ? 4 : 6,
  }
}
