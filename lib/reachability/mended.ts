import { isOutput, mostLines } from './complaint'
import { before, beforeAnew, madeUp, ofOthersMachine, ofOthersText } from './data/told-apart'
import type { HostFact } from './model/evidence'
import { portOf } from './model/port'
import { quote } from './paste/quote'
import { isSupposed, isTold } from './read/talk'

type Mended = NonNullable<HostFact['mends']>

/** What a sentence may name as what stood in the way: a layer, by the words for it. */
interface Named {
  readonly mends: Mended
  readonly words: RegExp
}

/** The cloud's own goes first: `the cloud firewall` is not the host's. */
const layers: readonly Named[] = [
  {
    mends: 'security-group',
    words:
      /\bsecurity ?groups?\b|\b(?:cloud|hoster|hosting|provider|external|network|vps|aliyun|alibaba|ecs|hetzner|aws|gcp|azure|vultr|oracle)(?:['’]s)?(?: cloud| console)?(?: level)? firewalls?\b|\b(?:in|out)bound (?:security )?rules?\b|\bingress rules?\b|安全组|安全組|(?:入|出)方向规则|云(?:服务器|平台|厂商)?(?:控制台)?(?:的)?防火墙|セキュリティ ?グループ|(?:インバウンド|アウトバウンド) ?ルール|クラウド(?:側)?の? ?ファイアウォール/i,
  },
  {
    mends: 'host-firewall',
    words:
      /\bufw\b|\bfirewalld\b|\bfirewall-cmd\b|\biptables\b|\bnftables\b|\b(?:windows|defender|system|os|host|local|server|linux|ubuntu|centos)(?:['’]s)?(?: defender)? firewalls?\b|(?:系统|系統|服务器|本机|主机|宝塔|面板|[Ww]indows|[Ll]inux)(?:自带|内部|上|里)?的?防火[墙牆]|(?:OS|ホスト|サーバー?|Windows|Linux)(?:側|上)?の? ?(?:Defender )?ファイ[アヤ]ウォール/i,
  },
]

/** Commands that open a port on the host, or end its rules. */
const opening =
  /\bufw (?:allow|disable|default allow|reset)\b|\bfirewall-cmd\b.{0,80}--add-(?:port|service|rich-rule)|\bip6?tables\b.{0,120}(?:-j ACCEPT\b|-P (?:INPUT|FORWARD) ACCEPT\b|-F\b|--flush\b)|\bsystemctl (?:stop|disable)(?: --now)? (?:firewalld|ufw|iptables|nftables|ferm|shorewall|csf)\b|\bservice (?:firewalld|ufw|iptables|nftables|ferm|shorewall|csf) stop\b|\bNew-NetFirewallRule\b|\badvfirewall firewall add rule\b|\badvfirewall set \w{1,20} state off\b|\bnft (?:add|insert) rule\b.{0,120}accept\b/i

/** That something is let through from then on, in three languages. */
const letting =
  /\b(?:add(?:ed|ing)|open(?:ed|ing)|allow(?:ed|ing)|permitt(?:ed|ing)|creat(?:ed|ing)|enabl(?:ed|ing)|whitelist(?:ed|ing)|chang(?:ed|ing)|edit(?:ed|ing)|fix(?:ed|ing)|adjust(?:ed|ing)|updat(?:ed|ing)|configur(?:ed|ing)|set(?:ting)?)\b|(?:加|添加|增加|新增|加上|加入|放行|放开|放開|开放|開放|开启|打开|开|允许|配置|设置|修改|改)(?:了|上|一下|好|完|过)?|(?:許可|開放|追加|開け|解放|設定|変更|通)(?:し|て|た|ら)?/i

/** That it stood in the way. */
const stopping =
  /\b(?:block(?:s|ed|ing)?|drop(?:s|ped|ping)?|den(?:ies|ied|ying)|filter(?:s|ed|ing)?|reject(?:s|ed|ing)?|prevent(?:s|ed|ing)?|stopp(?:ed|ing)|in the way|closed|not (?:open(?:ed)?|allow(?:ed|ing)?|permitt(?:ed|ing))|(?:was|were|is|had|is) (?:n['’]t|not) (?:open|allow|permit|add)\w{0,4}|missing|forgot\w{0,3})\b|拦|攔|挡|擋|阻|屏蔽|没(?:有)?(?:开|放|加|配|打开|放行|开放|添加)|未(?:开|放行|开放|添加)|忘(?:了|记)|(?:ブロック|遮断|拒否|弾)(?:さ|し)|(?:開いて|許可(?:して|されて)|通して|空いて)(?:い)?(?:な|ませ)|忘れ|閉じ/i

/** That it works since, in three languages. */
const working = new RegExp(
  [
    String.raw`\b(?:it|this|that|everything|all|which|and|now|finally|connections?|site|page|port|ssh|rdp)\s{1,3}(?:now |all |finally |just |then |again ){0,2}(?:works?|worked|is working|loads?|opens?|connects?|goes through)\b`,
    String.raw`\b(?:works?|working|reachable|accessible) (?:now|again|like a charm|perfectly)\b`,
    String.raw`\b(?:solve[sd]|resolve[sd]|fixe[sd]) (?:it|this|that|the|my|everything)\b`,
    String.raw`\b(?:problem|issue) (?:is |was |got )?(?:now )?(?:solved|gone|fixed|resolved)\b`,
    String.raw`\bdid the trick\b|\b(?:can|could|am able to) (?:now )?(?:connect|access|reach|open|log ?in|ssh)\b`,
    '(?:就|便|才|后|後|终于|終於|现在|現在)(?:都|也|已经|立刻|马上|直接|可以)?(?:恢复|可以|行了|好了|通了|正常|能(?:正常)?(?:访问|連|连|进|打|登|用)|解决|解決|連上|连上)|(?:问题|問題)?(?:已经?|终于)?(?:解决|解決)了|搞定',
    '(?:たら|すると|して|後|ところ|ことで|今は?|ようやく|無事)[^。]{0,16}(?:つなが(?:り|る|っ)|繋が(?:り|る|っ)|(?:接続|アクセス|ログイン|表示)(?:が|は)?(?:でき|され)|見え(?:る|ま)|開け(?:る|ま|た)|解決|直り|直っ|治り|復旧)|解決しました|直りました',
  ].join('|'),
  'i',
)

/** What works on the machine itself, or for something else, says nothing of the way in. */
const elsewhere =
  /\blocal(?:ly|host)?\b|\b127\.0\.0\.1\b|\binternal(?:ly)?\b|\bon the (?:server|instance|host|machine|box) itself\b|\bping\b|本机|本地|内网|內網|ローカル|サーバー?(?:内|上)(?:から|で)/i

/** That what is named is what it was. */
const wasIt =
  /\b(?:(?:that|it|this) was (?:it|the|my|our|because|caused|due)|turn(?:s|ed) out|found (?:it|the (?:problem|cause|issue|reason))|(?:the )?(?:problem|cause|culprit|issue|reason|answer|solution) (?:is|was|turned out)|caused by|because of|it was\b|was due to|figured (?:it )?out|my (?:bad|mistake|fault))|原因(?:は|是|在)|(?:原来|原來|发现|發現|结果|結果)(?:是|,|，)?|是.{1,30}(?:的问题|的問題|导致|造成)|(?:が|の)原因(?:でした|だった|です)|(?:の)?(?:せい|問題|仕業)(?:でした|だった|です)/i

/** What turns a sentence into another. */
const denying =
  /\b(?:but|however|except|though|although)\b|但|可是|不过|只是|[がけ]、|けれど|けど|\b(?:still|cannot|can['’]?t|does ?n['’]t|did ?n['’]t|do ?n['’]t|no (?:luck|change|difference|effect)|nothing changed|but not|without (?:success|luck)|fails?|even (?:though|after|if)|neither|in vain|not (?:work|help|solve|fix|the)\w{0,6})\b|还是|還是|仍|依然|依旧|照样|但是?(?:还|仍|依)|不行|不通|没用|沒用|无效|無效|连不|連不|访问不|打不开|ません|できない|出来ない|ない(?:です|まま)|でも|ても(?![らい])|のに|変わら/i

/** A suggestion of somebody else, or a plan. */
const suggesting =
  /\b(?:try|check|make sure|please|you (?:can|need|have|should|may|must)|need to|have to|going to|will|would|could|let me|how (?:do|can|to)|looks like|seems|sounds like|your)\b|你的|您的|あなたの|そちらの|试试|检查|確認して|确认|请|看看|看一下|需要|记得|建议|してください|ますか|してみて|しましょう|必要/i

const longest = 400
/** How far below, or above, the change stands from the words that it works, in lines that say something. */
const near = 4

/** A port that the sentence names. */
const portWords =
  /\bport (\d{2,5})\b|(?<![\d.:])(\d{2,5})\s?(?:番|端口|ポート|\/tcp\b|\/udp\b|port\b)|(?:端口|ポート)\s?(\d{2,5})(?!\d)|\b(\d{2,5})\/(?:tcp|udp)\b/gi

function portsIn(text: string): number[] {
  return [...text.matchAll(portWords)].flatMap((match) => portOf(match.slice(1).find(Boolean) ?? '') ?? [])
}

/** Whether a line is what a person says of the machine as it is now, and asks or proposes nothing. */
function isStatement(line: string): boolean {
  const apart = [ofOthersMachine, ofOthersText, before, beforeAnew, madeUp]
  return !isSupposed(line) && !isTold(line) && !suggesting.test(line) && !apart.some((words) => words.test(line))
}

function layerIn(text: string): Mended | null {
  return layers.find(({ words }) => words.test(text))?.mends ?? null
}

/** What a statement says to have mended it, by itself; null where it does not. */
function inStatement(line: string): Mended | null {
  const mends = layerIn(line) ?? (opening.test(line) ? 'host-firewall' : null)
  if (mends === null || denying.test(line) || elsewhere.test(line)) return null
  const isChanged = letting.test(line) || opening.test(line)
  if (isChanged && working.test(line)) return mends
  return wasIt.test(line) && stopping.test(line) ? mends : null
}

/** What was typed at a prompt. */
const typed =
  /^\s{0,4}(?:\[?[\w.-]{1,64}@[\w.-]{1,64}[^#$%>\n]{0,120}[#$%>]|[#$%>]|(?:PS )?[A-Za-z]:\\[^>\n]{0,200}>)\s{1,3}(\S.{1,900}?)\s{0,9}$/
/** What a try prints that came to nothing. */
const failing =
  /\b(?:refused|timed? ?out|no route|unreachable|fail(?:ed|ure)?|unable|could not|cannot|can['’]t|prohibited|100% packet loss|reset by peer|closed by)\b|失败|失敗|超时|タイムアウト|拒否|拒绝/i

/** The very command that fails, and does not any more once the firewall of the host was opened in between. */
function inTrials(lines: readonly string[], at: number): Mended | null {
  const change = typed.exec(lines[at] ?? '')?.[1]
  if (change === undefined || !opening.test(change)) return null
  const printedBy = (place: number, until: number) => {
    const end = lines.findIndex((line, number) => number > place && typed.test(line))
    return lines.slice(place + 1, Math.min(end < 0 ? lines.length : end, until))
  }
  for (let place = Math.max(0, at - mostBetween); place < at; place += 1) {
    const command = typed.exec(lines[place] ?? '')?.[1]
    if (command === undefined || opening.test(command) || !printedBy(place, at).some((line) => failing.test(line)))
      continue
    const again = lines.findIndex((line, number) => number > at && typed.exec(line)?.[1] === command)
    const since = again < 0 ? [] : printedBy(again, lines.length)
    if (since.length > 0 && !since.some((line) => failing.test(line))) return 'host-firewall'
  }
  return null
}

/** Most lines between a try and the change that is made for it. */
const mostBetween = 60

/** What a change in one line and the words that it works in another come to together. */
function inTwo(lines: readonly string[], at: number): Mended | null {
  const line = lines[at] ?? ''
  if (!isDone(line)) return null
  const around = [...lines.slice(Math.max(0, at - near), at), ...lines.slice(at + 1, at + 1 + near)]
  const own = around.filter(
    (other) => opening.test(other) && !denying.test(other) && (hasRun.test(other) || !suggested(other)),
  )
  return own.length > 0 ? 'host-firewall' : null
}

/** Words that it works, which are all that somebody says. */
const done =
  /^\W{0,9}(?:(?:ok|yes+|thanks?|great|perfect|awesome|update|edit|solved|fixed)\W{1,4}){0,3}(?:it )?(?:works?|working|solved|fixed|resolved)\b.{0,20}$|^\W{0,9}(?:搞定|好了|通了|解决|可以了|已解决)|^.{0,12}(?:今|無事)?(?:つながりました|繋がりました|接続できました|入れました|直りました|解決しました)/i

/** Whether a line says that it works now, and no more. */
function isDone(line: string): boolean {
  return (
    line.length <= 120 &&
    (working.test(line) || done.test(line)) &&
    !elsewhere.test(line) &&
    !denying.test(line) &&
    isStatement(line)
  )
}

/** That a command was run, not proposed. */
const hasRun =
  /(?:打|実行|入力|叩)(?:い|っ|し|き)?(?:て|た|まし|てお)|\b(?:ran|executed|typed|used|did)\b|(?:敲|执行|運行|运行|输入)了/

const suggested = (line: string) => isSupposed(line) || isTold(line) || suggesting.test(line)

/** Words of one thing that stood in the way, and below that it works: `my hoster has a firewall … opened it there, works now`. */
const there = /\bopen(?:ed)? it there\b|\ballowed it there\b|在那(?:里|边)(?:放行|打开|开)了|そこで(?:開け|許可)/i

function fact(mends: Mended, line: string): HostFact {
  const ports = portsIn(line)
  return {
    kind: 'host',
    tool: '',
    fact: 'mended',
    mends,
    ...(ports.length > 0 ? { ports } : {}),
    at: null,
    line: quote(line),
  }
}

/**
 * What people say to have mended it: since the group, or the firewall of the host, lets it through, it works. Sentences that go on to
 * fail, ask or propose say nothing, nor does what they quote of others.
 */
export function mendedIn(text: string): HostFact[] {
  if (!mayTell.test(text.slice(0, longestText))) return []
  const lines = text
    .slice(0, longestText)
    .split('\n', mostLines)
    .filter((line) => line.trim() !== '')
  const found = lines.flatMap((line, at): HostFact[] => {
    const tried = line.length <= longest ? inTrials(lines, at) : null
    if (tried) return [fact(tried, line)]
    if (line.length > longest || /^\s{0,9}>/.test(line) || isOutput(line)) return []
    // A sentence may lead to the next one: `… was it. Works now`.
    const sentences = line.split(/(?<=[。！？!?;；])\s{0,3}|(?<=[a-z)][.])\s/i)
    const next = lines[at + 1] ?? ''
    const mends = sentences
      .map((sentence, index) => mendsIn(sentence, sentences[index + 1] ?? next))
      .find((layer) => layer !== null)
    const told = mends ?? inTwo(lines, at)
    return told ? [fact(told, line)] : []
  })
  return found.slice(0, 20)
}

/** Longest beginning of a text that is read, in characters. */
const longestText = 60_000
const mayTell = new RegExp([...layers.map(({ words }) => words), opening].map(({ source }) => source).join('|'), 'i')

function mendsIn(sentence: string, next: string): Mended | null {
  if (!isStatement(sentence)) return null
  const own = inStatement(sentence)
  if (own !== null) return denying.test(next) && !wasIt.test(sentence) ? null : own
  const mends = layerIn(sentence)
  if (mends === null || denying.test(sentence)) return null
  return (there.test(next) || (letting.test(sentence) && isDone(next))) && working.test(next) ? mends : null
}
