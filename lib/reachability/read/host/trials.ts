import type { HostFact } from '../../model/evidence'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { isSupposed, isTold } from '../talk'

/** A firewall of the host, by its own name or in general; none of the cloud's. */
const wall = String.raw`(?:(?<![Cc]loud )(?:[Ff]irewall(?:d|\.service)?|ufw|UFW|iptables|nftables|[Ss]horewall)|防[火⽕]墙|防火牆|ファイ[アヤ]ー?ウォール)`
const own =
  "(?:系统|系統|服务器|伺服器|主机|本机|自带|面板|[Ll]inux|[Ww]indows|[Uu]buntu|[Cc]ent[Oo][Ss]|的|那个|the |my |its |OS |system |local |host(?:'s)? ){0,4}"

/** That it was switched off, in three languages. */
const off = [
  String.raw`\b(?:(?:take|took|taking|taken) out|(?:remov|delet)(?:e|ed|ing)|comment(?:ed|ing)? out)\s{1,3}(?:the |that |my )?(?:last |first |final |default )?(?:\w{1,12} ){0,2}(?:REJECT|DROP|FORWARD|INPUT|DOCKER-USER|iptables|firewall)(?: \w{1,10})? (?:rule|line|entry)`,
  String.raw`\b(?:disabl(?:e|ed|ing)|turn(?:ed|ing)? off|stop(?:ped|ping)?|switch(?:ed|ing)? off|shut(?:ting)? down|flush(?:ed|ing)?|uninstall(?:ed|ing)?)\s{1,3}${own}(?:windows |defender )?${wall}(?! cloud)`,
  String.raw`\b(?:turn|switch|shut)(?:ed|ing|s)?\s{1,3}${own}(?:windows |defender )?${wall}(?! cloud)\s{1,3}off\b`,
  String.raw`\b${wall} (?:is |was |being )?(?:off|disabled|stopped|turned off|flushed)\b`,
  `(?:关闭|關閉|关掉|關掉|关了|停掉|停用|停止|禁用|清空|卸载)(?:了|掉)?${own}${wall}`,
  `${wall}(?:[(（][^)）]{1,10}[)）])?(?:给|给它|全部?|都|临时|暂时|先|也){0,2}(?:关闭|關閉|关掉|關掉|关了|停掉|停用|禁用|清空)`,
  `${wall} ?(?:サービス)?(?:を|が|の)?(?:一時的に|完全に|いったん|一旦)?(?:無効|停止|オフ|off|OFF|止め|切っ|切る)`,
].join('|')

/** That it works then. */
const works = [
  String.raw`\b(?:works?\b|worked\b|working\b|can (?:now )?(?:connect|access|reach|open|log ?in|ssh)|(?:they|others|it|we|I) (?:do |can |could )?(?:gets?|got) (?:in|through)\b|(?:is|are|was|becomes?) (?:reachable|accessible|resolved|solved|fixed|fine|ok)\b|connects?\b|(?:solves?|solved|fixes|fixed|resolves?|resolved) (?:it|this|the (?:problem|issue))\b|goes through\b)`,
  '(?:可以|能够?|就能|才能)(?:正常|成功)?(?:访问|訪問|连接|连上|連線|連上|登录|登入|打开|用|通|进)|(?:就|才|便|後|后)(?:恢复)?(?:可以|行|好|通|正常|解决|解決|成功)了?|(?:问题|問題)(?:就|便)?(?:解决|解決)',
  '(?:つなが|繋が)(?:る|り|っ)|(?:接続|アクセス|ログイン|表示)(?:が|は)?(?:でき(?:る|た|ま)|され)|見える|見られる|開け(?:る|た|ま)|通(?:る|り|っ)|解決(?:し|する)|復旧',
].join('|')

/** What turns the sentence into another: it did not help, or was tried from the host itself, or never tried. */
const not =
  /\b(?:not|cannot|nothing|never|nor|neither|still|unable|fails?|failed|without|but|even|although|local(?:ly|host)?|inside|until)\b|n['’]t\b|[不没沒无無未]|还是|還是|仍|依然|依旧|依舊|照样|但|本地|内网|な(?:い|かっ|く)|ません|ず|ても|でも|ままで|ローカル|同じ|変わら/i

/** Between the two, at most, in characters. */
const between = String.raw`[^。！？!?;；\n]{0,50}?`
const first = new RegExp(`(?:${off})(?<between>${between})(?:${works})(?<after>[^。！？!?;；,，、.\\n]{0,12})`, 'i')
const then = new RegExp(
  `(?<before>[^。！？!?;；,，、.\\n]{0,16})(?:${works})(?<between>${between}\\b(?:when|if|once|after|as soon as|with|while|by)\\b[^.,\\n]{0,20}?)(?:${off})(?<after>.?)`,
  'i',
)
const sign = new RegExp(off, 'i')

/** The program that runs the firewall, where the sentence names it. */
const tools: readonly (readonly [tool: string, name: RegExp])[] = [
  ['ufw', /\bufw\b/i],
  ['firewalld', /\bfirewalld\b/i],
  ['iptables', /\biptables\b|\b(?:FORWARD|INPUT|DOCKER-USER|REJECT)\b/],
  ['nft', /\bnftables\b/i],
  ['netsh', /\bwindows\b/i],
]

const longest = 600

/** What follows of the sentence: something else does not work, or it was a question. */
const contrast =
  /\b(?:but|only|except|however|though|cannot|does not|is not|not)\b|n['’]t\b|但|可是|不过|只有|不行|不通|无法|不能|けど|が、|ものの|[吗嗎]|すか/i

/** It is the firewall again: switched on, it is back as it was. */
const again =
  /\b(?:start(?:ed)? (?:it|the firewall|firewalld|ufw|iptables)|(?:re-?)?enabl\w{1,4}|turn(?:ed|ing)? (?:it|the firewall|ufw|firewalld) (?:back )?on|is (?:on|running|active) again)\b|(?:打开|开启|启用|启动|一开|開啟|啟用|再 ?(?:start|开)(?:启|起来|着)?)(?: ?又|了|后|後|它|防|就)|有効に(?:する|した|戻)/i

/** What works for others, or says nothing of the port. */
const another =
  /\band (?!it|now|then|everything|all|this|that|the (?:site|page|port))\w{1,20} (?:works|is working)\b|\bping\b|\bicmp\b|\bssh\b(?! does)|\blocal(?:ly|host)?\b|本地|内网|ローカル/i

/** The sentence in which somebody tells that it works with the firewall switched off; null where a text has none. */
function trialIn(line: string): string | null {
  for (const sentence of line.split(/(?<=[。！？!?;；])|(?<=\.)\s/)) {
    const match = first.exec(sentence) ?? then.exec(sentence)
    const { before = '', between: inner = '', after = '' } = match?.groups ?? {}
    if (!match || not.test(`${before} ${inner} ${after}`) || another.test(sentence)) continue
    const end = match.index + match[0].length
    const rest = `${after}${sentence.slice(end)}`
    if (contrast.test(rest) && !again.test(rest)) continue
    const told = sentence.slice(0, end)
    if (!isSupposed(told) && !isTold(told)) return sentence.trim()
  }
  return null
}

/** Reads what people tell of their own trial: with the host's firewall switched off, it works. */
export const trials: EvidenceReader = {
  name: 'trial',
  signs: [sign],
  sparse: true,
  read: ({ lines, at }) =>
    lines
      .filter((line) => line.length <= longest && sign.test(line))
      .slice(0, 50)
      .flatMap((line): HostFact[] => {
        const sentence = trialIn(line)
        if (sentence === null) return []
        const tool = tools.find(([, name]) => name.test(sentence))?.[0] ?? ''
        return [{ kind: 'host', tool, fact: 'works-without-firewall', at, line: quote(sentence) }]
      }),
}
