import { isProgramName } from '../../data/programs'
import { before, beforeAnew, madeUp, ofClient, ofOthersMachine, ofOthersText } from '../../data/told-apart'
import type { Evidence, HostFact, ProgramEvent } from '../../model/evidence'
import { rangeOfText } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { isSupposed, isTold } from '../talk'

const name = String.raw`[\x60'"“「]?(?<name>[A-Za-z][\w.+@-]{1,40}?)[\x60'"”」]?`

/** How people say that a service does not run, in three languages: its name, then its state. */
const downs: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\w.-])${name} (?:service |server |container |daemon |process ){0,2}(?:(?:is|was|has|had|keeps?|gets?|shows?|just|itself|always|immediately|then|also) ){1,3}(?:as )?(?:not running|stopped|exit(?:ed|ing)|crash(?:ed|ing)|restarting|failed to start)\b`,
    'i',
  ),
  new RegExp(
    String.raw`(?<![\w.-])${name} (?:service |server |container |daemon |process ){0,2}(?:does ?n['’]t|does not|did ?n['’]t|did not|wo ?n['’]t|will not|can ?not|can['’]t|fails? to|failed to|refuses to|never) (?:even )?(?:start|come up|run|boot)\b`,
    'i',
  ),
  new RegExp(
    String.raw`(?<![\w.-])${name}\s?(?:の?(?:ほう|方|サービス|コンテナ|サーバー?|プロセス)){0,2}\s?(?:だけ|も)?\s?(?:が|は|だけ)[^。、]{0,10}?(?:「?停止|Exited|存在し(?:ない|ません)|見つかりま|終了し(?:て|ま)|落ち(?:て|る|ま)|起動(?:し(?:ない|ません|てい(?:ない|ません))|でき(?:ない|ず|ません|てい(?:ない|ません))|に失敗|しなく)|止まっ|動いてい(?:ない|ません))`,
    'i',
  ),
  new RegExp(
    String.raw`(?<![\w.-])${name}\s?的?(?:服务|容器|进程|数据库)?(?:那个|也|都|已经?|就|却|直接|自动|老是|总是|一直|又|没法|根本|全|启动后[^，。]{0,8}?){0,3}(?:不存在|没了|不在了|不见了|死了|死掉|被 ?kill|被杀|被 杀|被干掉|被干死|没启动|没有启动|没运行|没有运行|没起来|没有起来|起不来|启动不了|启动不起来|启动失败|启动报错|无法启动|停了|停止|停掉|挂了|挂掉|退出|崩溃|是? ?Exited)`,
    'i',
  ),
]
/** A list of processes in which people do not find one: `jps 里看不到 nacos`, `ps に redis がいない`. */
const notListed = new RegExp(
  String.raw`(?:\b(?:ps|jps|top|pgrep|pstree)\b|进程(?:列表)?|任务管理器|プロセス(?:一覧)?)[^，。、,]{0,24}?(?:看不到|没看到|没有看到|找不到|没找到|没有|不见|没见到?)\s?(?:了)?\s?(?:任何)?\s?${name}(?![\w.-])`,
  'i',
)

const notSeen = /(?:看不到|没看到|没有|找不到|没找到|不见|没见)/

/** That it has been started since, or is used all the same. */
const upAgain =
  /\b(?:started it|restarted it|is running now|works? (?:now|again)|since started)\b|起動し直し(?:たら|て)直|重启(?:之)?后(?:就|已经?)?(?:好|正常|恢复)|现在(?:已经?)?(?:好了|正常|恢复)/i

/** A line of a script of System V, which has a reader of its own. */
const ofScript = /^\W{0,9}[\w.@-]{1,60} is (?:stopped|not running)\.?\s{0,9}$/

const group = String.raw`(?:\bsecurity ?groups?\b|\b(?:in|out)bound rules?\b|\bingress rules?\b|\bNSG\b|安全组|安全組|入方向|セキュリティ ?グループ|インバウンド|グループ)`
const ports = String.raw`(?<ports>\d{2,5}(?:(?:,|、|，| and | & |和|と|及|\/|・) ?\d{2,5}){0,6})`
/** How people say that a group lets a port not in. */
const closed: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:${group}).{0,80}?(?:does ?n['’]t|does not|did ?n['’]t|did not|do ?n['’]t|not) (?:allow|permit|open|include|contain|have|list)\w{0,3}\b(?!.{0,40}\b(?:restrict|block|den(?:y|ied|ies)|drop|limit|filter|reject))[^.]{0,24}?\b${ports}\b`,
    'i',
  ),
  new RegExp(
    String.raw`\bno (?:inbound |ingress |security group )?(?:rules?|entry) (?:for|that (?:allows|opens)|allowing|opening).{0,24}?\b${ports}\b.{0,60}(?:${group})|(?:${group}).{0,60}\bno (?:inbound |ingress )?(?:rules?|entry) (?:for|that (?:allows|opens)|allowing|opening).{0,24}?\b(?<also>\d{2,5})\b`,
    'i',
  ),
  new RegExp(
    String.raw`(?:${group}).{0,60}?${ports}\s?(?:番|\/tcp)?(?:の|を|が|は)?[^。]{0,12}?(?:許可|ルール|開放|開い)[^。]{0,6}?(?:ありません|ない|なかった|なく|されていま?せ?ん|していま?せ?ん|入っていま?せ?ん|ていません)`,
  ),
  new RegExp(
    String.raw`(?:${group})[^。；;]{0,30}?(?:没有?|未|忘了|忘记|并没有?)(?:放行|开放|放开|添加|打开|配置|允许)[^。；;\d]{0,10}${ports}(?!\d)`,
  ),
  new RegExp(
    String.raw`(?:${group})[^。；;]{0,30}?(?<!\d)${ports}\s?(?:端口)?(?:并)?(?:没有?|未)(?:被)?(?:放行|开放|放开|添加|打开|配置|允许)`,
  ),
]
/** That it was opened, or what else was tried. */
const openedSince =
  /\b(?:added|opened|allowed|created|after (?:adding|opening|allowing))\b|(?:添加|放行|开放|加)了|(?:追加|許可|開放)(?:し(?:て|ま)|済)/i

/** A rule in words, with its port and its source: `SSH, TCP 22, source 198.51.100.0/24`. */
const sourced =
  /(?:\bports?(?: range)?|ポート(?: ?範囲)?|端口(?:范围)?|\bTCP|\bSSH|\bRDP|\bHTTPS?)\s?[:：=]?\s?(?<port>\d{1,5})(?:\/\d{1,5})?(?![\d.])[^\d\n]{0,40}?(?:\bsource|\bfrom|ソース|送信元|来源|源(?:地址|IP)?|授权对象)\s?(?:IP|CIDR|アドレス|地址)?\s?[:：=]?\s?(?<source>\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2})(?!\d)/i
const ofGroup = new RegExp(group, 'i')

/** A provider that lets nobody send mail by port 25, in people's words. */
const outbound = /\b(?:outbound|outgoing|egress)\b|アウトバウンド|外向き|送信(?:方向|側)?|出站|出方向|外发|向外/i
const blocked =
  /\b(?:block(?:s|ed|ing)?|clos(?:es|ed)|filter(?:s|ed)|restrict(?:s|ed)|den(?:y|ies|ied))\b|止め|塞|ブロック|制限|遮断|封(?:了|锁|禁|掉)|屏蔽|禁(?:止|用)?了?/i
const provider =
  /\b(?:provider|isp|hoster|hosting|host|carrier|oracle|aws|amazon|gcp|google cloud|azure|vultr|hetzner|digitalocean|linode|ovh|contabo|aliyun|alibaba|tencent)\b|プロバイダ|事業者|クラウド|さくら|側が|服务商|云厂商|运营商|阿里云|腾讯云/i
/** That it was opened since. */
const lifted = /\bunblock(?:ed)?\b|\blifted\b|解除(?:済|され(?:ました|た)|してもら)|解封|已(?:经)?解除/i
/** The same as a provider itself writes it, of the port as such. */
const statement =
  /(?<!\b(?:[Ii]f|whether|think|guess|maybe|perhaps|probably) .{0,60})\b(?:[Pp]orts?|SMTP ports?) (?:(?:\d{2,4}(?:,|,? and|\/|\s)\s?){0,4})25\b(?:(?:,|,? and|\/|\s)\s?\d{2,4}){0,4},? (?:is|are) (?:(?:always|currently|permanently|all|by default) )?(?:blocked|restricted|closed)\b(?! by (?:my|your|the) )/
const port25 = /(?<!\d)25(?!\d)/

/** How people say that no name is found. */
const unresolved: readonly RegExp[] = [
  /(?:ホスト名|名前解決|名前|ドメイン名?|DNS)(?:が|は|も)?(?:一切|全く|まったく|全部)?(?:引け(?:な|ま)|解決(?:でき|されな)(?:な|ま|い)?|できな(?:い|く))/,
  /\b(?:can(?:no|['’])?t|unable to|does ?n['’]t|do ?n['’]t|no longer) (?:resolve|look ?up) (?:any |the |all )?(?:host ?names?|names|domains?|domain names|dns)\b|\bdns (?:resolution )?(?:(?:does|is) ?(?:n['’]t|not) (?:work|working|resolving)|is broken|fails|stopped working|no longer works)\b/i,
  /(?:域名|DNS)(?:全都|都|全部|完全|根本)?(?:解析不了|无法解析|解析失败|不能解析|解析不出)|解析不了(?:任何|所有)?(?:的)?域名/i,
]

/** A name without a dot that a program has not found: the server that it was told to ask. */
const inner =
  /(?:\bgetaddrinfo (?:ENOTFOUND|EAI_AGAIN)|\bUnknownHostException:|\bcould not translate host name|\bUnknown (?:MySQL )?server host|\blookup(?= \S{1,63}(?: on \S{1,60})?: (?:no such host|server misbehaving|Temporary failure))) ["']?(?<host>[A-Za-z][\w-]{1,62})(?=[\s:,'");]|$)/

const longest = 400
const apart = [ofOthersMachine, ofOthersText, before, beforeAnew, madeUp, ofClient]

/** Whether a line speaks of the machine that is asked about, as it is. */
function isOfNow(line: string): boolean {
  return !isSupposed(line) && !isTold(line) && !apart.some((words) => words.test(line))
}

function fact(what: HostFact['fact'], line: string, more: Partial<HostFact> = {}): HostFact {
  return { kind: 'host', tool: '', fact: what, at: null, line: quote(line), ...more }
}

function downIn(line: string): ProgramEvent[] {
  const found = [...downs, notListed]
    .map((pattern) => pattern.exec(line)?.groups?.name)
    .find((each) => each && isProgramName(each))
  if (found === undefined || upAgain.test(line) || ofScript.test(line)) return []
  const nowhere = { why: null, address: null, placed: false, port: null, protocol: 'tcp', container: null } as const
  return [{ kind: 'program', program: found, what: 'failed', ...nowhere, manager: null, line: quote(line) }]
}

function portsIn(text: string): number[] {
  return (text.match(/\d{2,5}/g) ?? []).flatMap((each) => portOf(each) ?? [])
}

function closedIn(line: string, isOpened: () => boolean): HostFact[] {
  const groups = closed.map((pattern) => pattern.exec(line)?.groups).find(Boolean)
  const found = portsIn(groups?.ports ?? groups?.also ?? '')
  return found.length > 0 && !isOpened() ? [fact('said-closed', line, { ports: found })] : []
}

function sourceIn(line: string, isOfRules: () => boolean): HostFact[] {
  const { port = '', source = '' } = sourced.exec(line)?.groups ?? {}
  const [number, range] = [portOf(port), rangeOfText(source)]
  return number === null || !range || !isOfRules() ? [] : [fact('said-source', line, { ports: [number], source })]
}

function saidIn(line: string, isOfRules: () => boolean, isOpened: () => boolean): Evidence[] {
  const host = inner.exec(line)?.groups?.host
  // What a tunnel brings its clients to is no server that the program was told to ask.
  if (host !== undefined) return /\borigin ?[Ss]ervice\b/.test(line) ? [] : [fact('inner-unresolved', line)]
  const sources = sourceIn(line, isOfRules)
  if (sources.length > 0) return sources
  if (!isOfNow(line)) return []
  const isBlocked =
    port25.test(line) &&
    !lifted.test(line) &&
    (statement.test(line) || (outbound.test(line) && blocked.test(line) && provider.test(line)))
  return [
    ...downIn(line),
    ...closedIn(line, isOpened),
    ...(isBlocked ? [fact('said-outbound-25', line)] : []),
    ...(unresolved.some((pattern) => pattern.test(line)) ? [fact('said-unresolved', line)] : []),
  ]
}

/**
 * Reads what people say of the state of things in words of their own: a service that does not run, a rule that is not there or is for
 * others, a provider that lets no mail out, names that are not found.
 */
export const toldStates: EvidenceReader = {
  name: 'told',
  signs: [...downs, notSeen, ...closed, sourced, outbound, statement, ...unresolved, inner],
  read: ({ command, lines }, signed) => {
    // What begins like a command may be a sentence.
    const own = [command ?? '', ...signed.map((at) => lines[at] ?? '')].filter((line) => line.length <= longest)
    const isOfRules = () => lines.some((line) => line.length <= longest && ofGroup.test(line))
    const isOpened = () => lines.some((line) => line.length <= longest && openedSince.test(line) && !isSupposed(line))
    return own
      .slice(0, 200)
      .flatMap((line) => saidIn(line, isOfRules, isOpened))
      .slice(0, 50)
  },
}
