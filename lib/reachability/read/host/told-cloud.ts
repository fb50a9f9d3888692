import { services } from '@/lib/net'
import { failing } from '../../data/complaints'
import { isProgramName } from '../../data/programs'
import type { HostFact } from '../../model/evidence'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import { clausesOf, spokenSentences } from '../../told/speech'
import type { EvidenceReader } from '../reader'
import { isSupposed, isTold } from '../talk'

const longest = 400

/** What lets in what its rules name, and nothing else. */
const group =
  /\bsecurity ?groups?\b|SGの|\binbound\b|\bingress\b|安全[组組]|入方向|受信(?:規則|ルール)|セキュリティ ?グループ|インバウンド/i
/** That it is all: `only 22 and 443 are allowed`. */
const alone =
  /(?<!\bnot )\b(?:only|just)\b(?! (?:from|for my|added|opened|now))|\bnothing (?:else|but)\b|だけ(?!で(?:は|な))|のみ|しか|[只仅](?!要|是|能从|允许从)|就(?=[^，。；]{0,24}(?:[条個个]|这些))/i
/** Who is let in is another matter, and so is what goes out. */
const sourced =
  /\bonly (?:from|to|for)\b|\bfrom (?:my|the|our|a|one|\d)|\b(?:out(?:bound|going)|egress)\b|から(?:だけ|のみ|しか)|アウトバウンド|出方向|(?:来源|授权对象|IP)[^，。]{0,8}(?:只|仅)|(?:只|仅)[^，。]{0,8}(?:来源|授权对象|我的 ?IP|办公)/i
const allowing =
  /\b(?:allow|open|permit|let|has|have|rules?|entr(?:y|ies)|contain|list)\w{0,3}\b|許可|開|空|ルール|行|通|あり|放行|开|允许|有|规则|条/i
/** More than single ports. */
const broad = /\b(?:all|any|every|range)\b|\d\s?[-~–〜]\s?\d{2}|すべて|全て|全部|所有|任意|范围/i
const address = /(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?/g
const number =
  /(?<![\w.:-])(\d{2,5})(?:\/(?:tcp|udp|\d{2,5}))?(?!\w|[.:]\d|\s?(?:行|条|個|个|件|台|分|秒|時|时|日|天|年|月|ms\b|minutes|hours|days|rules|entries))/gi

/** Services that people name in place of their ports. */
const named: ReadonlyMap<string, readonly number[]> = new Map(
  services
    .filter(({ name }) => /^(?:SSH|HTTP|HTTPS|RDP|FTP|MySQL|SMTP)$/.test(name))
    .map(({ name, ports }) => [name.toLowerCase(), ports.map(({ port }) => port)]),
)

function portsIn(sentence: string): number[] {
  const text = sentence.replace(address, ' ')
  const numbers = [...text.matchAll(number)].flatMap(([, digits = '']) => portOf(digits) ?? [])
  const words = text.toLowerCase().match(/[a-z]{3,6}/g) ?? []
  const byName = numbers.length > 0 ? [] : words.flatMap((word) => named.get(word) ?? [])
  return [...new Set([...numbers, ...byName])]
}

/** Ports that are all that a group lets in, as a sentence says. */
function onlyIn(sentence: string): number[] {
  if (!group.test(sentence) || !alone.test(sentence) || !allowing.test(sentence)) return []
  if (sourced.test(sentence) || broad.test(sentence.replace(address, ' '))) return []
  // A clause that goes on to say what does not work names what is missed.
  const told = clausesOf(sentence).filter(
    (clause) => alone.test(clause) || !failing.some((words) => words.test(clause)),
  )
  return portsIn(told.join(' '))
}

/** How people say that the instance itself does not run. */
const stopped: readonly RegExp[] = [
  /(?<!\b(?:on|in|of|at|inside) (?:the|my|our|this) )\b(?:instance|ECS|VM|VPS|droplet)\b[^.;]{0,40}?\b(?:is|shows?(?: up)?|says|shown|listed|status|state)\b[^.;]{0,16}?["“'‘]?(?:stopped|stopping|powered off|shut ?down)\b(?! (?:responding|working|answering|accepting))/i,
  /\b(?:console|control panel|dashboard)\b[^.;]{0,40}?\b(?:says|shows?|lists?|is)\b[^.;]{0,30}?["“'‘]?(?:stopped|powered off)\b(?! (?:responding|working|answering))/i,
  /(?:インスタンス|ECS)(?:の(?:状態|ステータス))?(?:は|が|も|を見ると)[^。で]{0,16}?[「『]?(?:停止(?:中|済み|状態|していま(?:す|した)|している)|[Ss]topped|シャットダウン)/,
  /コンソール[^。]{0,24}?[「『]?(?:停止(?:中|済み|状態)|[Ss]topped)/,
  /(?:实例|ECS|云服务器|控制台)[^。；;]{0,24}?(?:已停止(?!响应)|停止(?:状态|中)|已关机|关机状态|已停机|停机(?:状态|中))/,
]

/** How people say that the instance has no address that the Internet reaches. */
const withoutAddress: readonly RegExp[] = [
  /\b(?:no|without(?: an?)?|does ?n['’]t have an?|does not have an?|has(?: got)? no|have no|lacks an?|never (?:assigned|bound) an?) (?:elastic |static )?(?:public (?:ipv4 )?(?:ip|address)|EIP|elastic ip)\b|\b(?:public ip|EIP|elastic ip)\b[^.;]{0,20}\b(?:is|was) (?:not|never) (?:assigned|bound|attached|associated|allocated)/i,
  /(?:パブリック|グローバル|公開) ?IP(?:アドレス)?(?:は|が|も)[^。]{0,8}?(?:ありません|ない|なし|付いてい(?:ない|ません)|割り当て(?:て|られて)い?(?:ない|ません))|EIP(?:は|が|も|を)[^。]{0,8}?(?:ありません|ない(?!と)|なし|付けてい(?:ない|ません)|割り当て(?:て|られて)(?:い(?:ない|ません)|お(?:らず|りません))|未割り当て|バインドしてい(?:ない|ません))/,
  /没有?(?:分配|绑定?|配|买|开)?(?:过|任何)?(?:公网|外网|弹性公网) ?(?:IP|地址)|没有?(?:绑定?|买|分配)(?:弹性公网 ?IP|弹性 ?IP|EIP)|(?:公网 ?IP|EIP|弹性公网 ?IP)[^，。]{0,6}(?:没有?(?:分配|绑|买)|未(?:分配|绑定)|是空的|为空)/i,
]

/** The line at home, which has an address of its own or not. */
const ofLine = /宽带|运营商|家宽|光猫|回線|プロバイダ|\b(?:broadband|isp|carrier|my line)\b/i

function fact(what: HostFact['fact'], line: string, ports?: readonly number[]): HostFact {
  return { kind: 'host', tool: '', fact: what, ...(ports ? { ports } : {}), at: null, line: quote(line) }
}

/** Whether a sentence that says that something is stopped says so of a program. */
const ofProgram = (sentence: string) => (sentence.match(/[A-Za-z][\w.-]{2,30}/g) ?? []).some(isProgramName)

function factsIn(sentence: string, line: string): HostFact[] {
  if (isSupposed(sentence) || isTold(sentence)) return []
  const only = onlyIn(sentence)
  const isDown = stopped.some((pattern) => pattern.test(sentence)) && !ofProgram(sentence)
  return [
    ...(only.length > 0 ? [fact('said-only', line, only)] : []),
    ...(isDown ? [fact('said-stopped', line)] : []),
    ...(withoutAddress.some((pattern) => pattern.test(sentence)) && !ofLine.test(sentence)
      ? [fact('said-no-address', line)]
      : []),
  ]
}

/**
 * Reads what people say of the cloud's side in words of their own: all that a group lets in, that the instance is stopped, that it has no
 * public address.
 */
export const toldCloud: EvidenceReader = {
  name: 'told',
  signs: [group, ...stopped, ...withoutAddress],
  sparse: true,
  read: ({ command, lines }) =>
    [command ?? '', ...lines]
      .filter((line) => line.length <= longest)
      .slice(0, 200)
      .flatMap((line) => spokenSentences(line).flatMap((sentence) => factsIn(sentence, line)))
      .slice(0, 50),
}
