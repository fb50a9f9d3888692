import type { HostFact } from '../../model/evidence'
import { addressOf, isPrivate } from '../../model/host-address'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { isGuess, isSupposed, isTold } from '../talk'

/** What the platform tells of an address after an attack, in its messages and its lists. */
const blackHole: readonly RegExp[] = [
  /(?:已被?(?:系统|阿里云)?(?:自动)?|系统已)(?:执行|进行|触发|实施|加入|进入)黑洞|(?:\d{1,3}\.){3}\d{1,3}\b.{0,200}黑洞(?:中|状态)|黑洞封堵中/,
  /\b(?:has been|was) (?:added to|placed in|put into|routed to) (?:a )?black ?hole|\bblack ?hole filtering (?:has been|was|is) (?:triggered|activated|applied)|(?:\d{1,3}\.){3}\d{1,3}\b.{0,200}\bIn black ?hole\b/i,
  /ブラックホール(?:フィルタリング)?(?:が|に)(?:適用|トリガー|追加|発動)され|(?:\d{1,3}\.){3}\d{1,3}(?!\d).{0,200}ブラックホール(?:中|状態)/,
]
/** A row of the console's list: its state is a cell of its own. */
const blackHoleRow =
  /(?:\d{1,3}\.){3}\d{1,3}(?!\d).{0,200}[\t|]\s{0,9}(?:ブラックホール(?:フィルタリング)?(?:中|状態)?|黑洞(?:中|状态)?|(?:In )?Black ?hole(?: filtering|d)?)\s{0,9}(?:[\t|]|$)/i
const firstAddress = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/

/** What the platform tells of the instance itself in its messages: that it was stopped for an unpaid bill or an end of its term, or locked. */
const instanceNotices: readonly (readonly [HostFact['fact'], RegExp])[] = [
  [
    'said-locked',
    /(?:云服务器|ECS|实例)[^。]{0,120}(?:安全|违规|违法|攻击)[^。]{0,40}(?:已被?|被)(?:系统|自动){0,2}(?:锁定|关停|停机)/,
  ],
  [
    'said-locked',
    /\b(?:ECS|instance)\b.{0,120}\b(?:has|have) been locked\b.{0,60}\bsecurity\b|\bsecurity\b.{0,120}\b(?:ECS|instance)\b.{0,60}\b(?:has|have) been locked\b/i,
  ],
  [
    'said-locked',
    /インスタンス[^。]{0,120}セキュリティ[^。]{0,40}(?:ため|により|で)[^。]{0,20}ロックされ(?:ました|ています|ている)/,
  ],
  [
    'said-overdue',
    /(?:云服务器|ECS|实例)[^。]{0,120}(?:欠费|到期|过期)[^。将]{0,40}已(?:经|被|自动|于[^。]{0,30}){0,3}(?:停机|停服|停止|锁定|释放)/,
  ],
  [
    'said-overdue',
    /(?:欠费|到期|过期)[^。将]{0,60}(?:云服务器|ECS|实例)[^。将]{0,60}已(?:经|被|自动|于[^。]{0,30}){0,3}(?:停机|停服|停止|锁定|释放)/,
  ],
  [
    'said-overdue',
    /\b(?:ECS|instances?)\b.{0,160}\b(?:has|have) been (?:stopped|suspended|shut down|locked|released)\b.{0,120}\b(?:overdue|unpaid|expir\w{1,5}|payments?)\b|\b(?:overdue|unpaid|expir\w{1,5})\b.{0,160}\b(?:ECS|instances?)\b.{0,80}\b(?:has|have) been (?:stopped|suspended|shut down|locked|released)\b/i,
  ],
  [
    'said-overdue',
    /インスタンス[^。]{0,160}(?:支払い?|未払い|滞納|延滞|期限切れ|有効期限)[^。]{0,100}(?:停止|ロック|リリース|解放)され(?:ました|ています|ている)/,
  ],
]

/** What people say of their own line: that its carrier gives it no public address of IPv4. */
const shared =
  /\b(?:am|are|is|was|I['’]m|we['’]re|sits?|put(?:s|ting)? me|have|has|uses?)\s(?:now )?(?:under|behind|on|using|with|in)?\s?(?:a |an )?(?:CG-?NAT|DS-?Lite|carrier[- ]grade NAT)\b|\bdo(?:es)?(?:n['’]t| not) (?:have|get|give (?:me|us|out)) (?:a |any )?public (?:IPv4|IP)\b|\bshare one public IPv4\b|(?:我|家里|宽带|运营商)[^。，]{0,16}(?:没有|没给|不给|无)(?:分配)?公网 ?(?:IPv?4?|ip)|是(?:运营商)?(?:大内网|内网 ?IP)|(?:グローバル|パブリック) ?IP(?:v4)?(?:アドレス)?(?:が|は|を)?(?:ない|無い|ありません|もらえ(?:ない|ません)|割り当てられ(?:ない|て(?:いない|いません)))|(?:CG-?NAT|DS-?Lite)(?:環境|の(?:回線|下)|でした|です)/i
const notShared =
  /\b(?:not|no|never|without)\b.{0,20}(?:CG-?NAT|DS-?Lite|carrier)|(?:不是|没有|并非)[^。]{0,6}(?:CG-?NAT|大内网)/i

/** What the platform, or who keeps watch for it, tells of a site or an address that it has closed to the public. */
const penalties: readonly RegExp[] = [
  /(?:违规|违法|有害|不良信息|监管|未备案|涉嫌)[^。]{0,80}(?<!将)(?:已(?:经|被)?|被)[^。将]{0,40}(?:阻断|封禁|屏蔽|封堵|停止访问|暂停访问)(?![^。]{0,6}解除)/,
  /(?:已(?:经|被)?|被)[^。将]{0,30}(?:阻断|封禁|屏蔽|封堵)[^。]{0,40}(?:违规|违法|有害|不良信息|监管|未备案)/,
  /\b(?:violat\w{1,5}|illegal|non-?compliant|prohibited content|regulat\w{1,6}|without an? ICP)\b.{0,200}\b(?:access|ports?|sites?|websites?|domains?|IP|URL)\b.{0,60}\b(?:has|have) been (?:blocked|restricted|disabled|suspended)\b/i,
  /\b(?:access|ports?|sites?|websites?|domains?|IP|URL)\b.{0,60}\b(?:has|have) been (?:blocked|restricted|disabled|suspended)\b.{0,160}\b(?:violat\w{1,5}|illegal|non-?compliant|prohibited content|without an? ICP)\b/i,
  /(?:違反|違法|有害|法令|ICP)[^。]{0,100}(?:アクセス|ポート|サイト|ウェブ|ドメイン|IP)[^。]{0,60}(?:ブロック|遮断|制限|停止)(?:され(?:ました|ています)|しました|しています)/,
]

/** An address of carriers' own networks (RFC 6598), where a router says that it is the one it has towards the Internet. */
const carrierLine =
  /\b(?:wan|external ?ip(?:address)?|getexternalip(?:address)?|pppoe?\d?|ppp0|public ip|外网|公网|拨号)\b[^\n]{0,60}?(?<![\d.])100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d{1,3}\.\d{1,3}(?![\d.])/i
const carrierAlone = /"(?:address|ip)":\s{0,3}"100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d{1,3}\.\d{1,3}"/
const ofWan = /\b(?:ifstatus|ubus call network\.interface\.)\s?(?:wan|pppoe)/
/** Networks of VPNs have such addresses, too. */
const ofOverlay = /tailscale|tailnet|headscale|netbird|zerotier/i

/** The instance's metadata, which tell its public address: https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata */
const metadata = /\b100\.100\.100\.200\/latest\/meta-data\/(?:eipv4|public-ipv4)\b/

/** The only field that was taken out of an answer of the API: the instance's public address. */
const takenOut = /\bDescribe\w{1,40}\b.{0,300}\bjq\b.{0,200}\.(?:EipAddress|PublicIpAddress)\b/

function fact(name: HostFact['fact'], tool: string, at: string | null, line: string): HostFact {
  const address = addressOf(firstAddress.exec(line)?.[0] ?? '')
  return { kind: 'host', tool, fact: name, ...(address ? { address } : {}), at, line: quote(line) }
}

/** Reads what the platform says of an instance's addresses: that one is in a black hole, which one is its own. */
export const notices: EvidenceReader = {
  name: 'notice',
  signs: [
    shared,
    carrierLine,
    carrierAlone,
    ...blackHole,
    blackHoleRow,
    ...penalties,
    ...instanceNotices.map(([, pattern]) => pattern),
  ],
  sparse: true,
  asked: new RegExp(`${metadata.source}|${takenOut.source}`),
  read: ({ lines, command, at }) => {
    const found = lines
      .filter(
        (line) =>
          line.length <= 600 && [...blackHole, blackHoleRow].some((pattern) => pattern.test(line)) && !isGuess(line),
      )
      .map((line) => fact('black-hole', 'notice', at, line))
    const isWan = ofWan.test(command ?? '')
    for (const line of lines) {
      if (line.length <= 600 && !ofOverlay.test(line) && (carrierLine.test(line) || (isWan && carrierAlone.test(line))))
        found.push({ kind: 'host', tool: 'notice', fact: 'said-shared-address', at, line: quote(line) })
      const name =
        line.length <= 600 && !isGuess(line) && instanceNotices.find(([, pattern]) => pattern.test(line))?.[0]
      if (name) found.push(fact(name, 'notice', at, line))
      if (line.length <= 600 && shared.test(line) && !notShared.test(line) && !isSupposed(line) && !isTold(line))
        found.push({ kind: 'host', tool: 'notice', fact: 'said-shared-address', at, line: quote(line) })
      if (line.length <= 600 && !isGuess(line) && penalties.some((pattern) => pattern.test(line)))
        found.push(fact('said-penalty', 'notice', at, line))
    }
    const told =
      metadata.test(command ?? '') || takenOut.test(command ?? '')
        ? (lines.find((line) => line.trim() !== '') ?? '')
        : ''
    const own = addressOf(told.trim().replace(/^"|"$/g, ''))
    return [...found, ...(own && !isPrivate(own) ? [fact('public-address', 'metadata', at, told)] : [])].slice(0, 50)
  },
}
