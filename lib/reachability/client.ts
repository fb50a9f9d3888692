import { textAt } from './cloud/fields'
import { eipsIn, publicAddressesIn } from './cloud/inventory'
import { isOutput, longestSentence, mostLines } from './complaint'
import { asksAddress } from './data/machines'
import type { GatheredEvidence } from './model/evidence'
import {
  addressOf,
  type HostAddress,
  isLoopback,
  isPrivate,
  isSpecial,
  sameAddress,
  textOf,
} from './model/host-address'
import type { Target } from './model/target'

const address = String.raw`((?:\d{1,3}\.){3}\d{1,3}(?![\d/:-]|\.\d)|[23][0-9a-f]{3}:[0-9a-f:]{1,34}(?![\w/.:-]))`

/** What stands for the server in people's sentences: an address behind it is not the client's. */
const ofServer =
  /\b(?:to|server|instance|ecs|eip|host|db|rds|slb|vm|site|gateway)\b|サーバ|インスタンス|宛|服务器|实例|云主机|主机|网站/i

/** How people name the address that they come from, in the languages of the site. */
const naming: readonly RegExp[] = [
  new RegExp(String.raw`\bfrom ((?:[a-z'’-]{1,20} ){0,5})[(（]?${address}`, 'gi'),
  new RegExp(
    String.raw`\b(?:my|our) ((?:[a-z'’-]{1,12} ){0,2})(?:ip|address)(?: address)?(?:,? (?:which )?is|\s?[:=]|\s?[(（])\s?${address}`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(?:client|source|office|home|laptop|workstation)((?: [a-z'’]{1,12}){0,2})(?: is|\s?[:=]|\s?[(（])\s?${address}`,
    'gi',
  ),
  new RegExp(
    String.raw`(?:社内|自宅|会社|事務所|オフィス|手元|クライアント|接続元|送信元|アクセス元|拠点|本社|支社|端末)([^。、\d\n]{0,16}?)[(（:：はが=\s]{1,3}${address}`,
    'g',
  ),
  new RegExp(String.raw`()(?<![\d.])${address}[)）]?\s?から(?!の応答)`, 'g'),
  new RegExp(
    String.raw`(?:我(?:这边|这里|们|家|自己)?的?|本地|公司|办公室|家里|客户端|来源|出口)([^。，\d\n]{0,12}?)(?:IP|ip|地址|[(（])\s?(?:是|为|[:：(（])?\s?${address}`,
    'g',
  ),
  new RegExp(String.raw`从\s?()${address}`, 'g'),
  new RegExp(String.raw`\b(?:client|source) (?:ip|address)()s?\s?[:=]?\s?${address}`, 'gi'),
  /\bclient: ?()inet (?:addr:)?((?:\d{1,3}\.){3}\d{1,3})(?:\/\d{1,2})?(?![\d:.-])/gi,
  new RegExp(
    String.raw`(?:私|僕|俺)の([^。、\d\n]{0,12}?)(?:IP|アドレス)\s?(?:アドレス)?\s?(?:は|が|[:：=])\s?${address}`,
    'g',
  ),
  new RegExp(String.raw`本机(?:的)?(?:公网|外网|出口)()\s?(?:IP|ip|地址)\s?(?:是|为|[:：=])?\s?${address}`, 'g'),
]

/** A proxy of whom it has served, whoever that was. */
const ofProxy = /\bclient: [0-9a-f.:]{3,45}, server: /

function namedIn(line: string): HostAddress[] {
  return naming.flatMap((pattern) =>
    [...line.matchAll(pattern)].flatMap(([, between = '', text = '']) => {
      const found = ofServer.test(between) ? null : addressOf(text)
      return found && !isLoopback(found) && !isSpecial(found) ? [found] : []
    }),
  )
}

/** How people name the address that the Internet reaches the server by. */
const namingServer: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:公開|パブリック|グローバル|サーバー?の|外部)\s?(?:IP)?\s?(?:アドレス)?\s?(?:は|が|[:：=])\s?${address}`,
    'g',
  ),
  new RegExp(
    String.raw`(?:公网|外网|服务器的?|弹性公网)\s?(?:IP|ip|地址)\s?(?:地址)?\s?(?:是|为|[:：=])?\s?${address}`,
    'g',
  ),
  new RegExp(
    String.raw`\b(?:(?<!my )public|elastic|(?:server|instance|ecs|host)(?:['’]s)?(?: public)?) (?:ipv?4?|address)(?: address)?(?: is|\s?[:=])?\s?${address}`,
    'gi',
  ),
  new RegExp(String.raw`\bEIP\s?(?:is|は|是|为|[:：=])?\s?${address}`, 'g'),
]

/** The public address of the server, in people's own sentences; null where none names one, or several do. */
export function spokenServer({ texts }: Pick<GatheredEvidence, 'texts'>): HostAddress | null {
  const found = new Map<string, HostAddress>()
  for (const text of texts)
    for (const line of text.split('\n', mostLines)) {
      if (line.length > longestSentence || isOutput(line)) continue
      for (const pattern of namingServer)
        for (const match of line.matchAll(pattern)) {
          const one = addressOf(match[1] ?? '')
          if (one && !isPrivate(one) && !isLoopback(one)) found.set(textOf(one), one)
        }
    }
  const [only, another] = [...found.values()]
  return only && !another ? only : null
}

/** A prompt of the superuser: most likely that of the server. */
const ofSuperuser = /^\s{0,9}(?:\[?root@|.{0,60}\]?#\s)/

function echoedIn(lines: readonly string[]): HostAddress[] {
  return lines.flatMap((line, index) => {
    if (line.length > longestSentence || !asksAddress.test(line) || ofSuperuser.test(line)) return []
    const one = addressOf((lines[index + 1] ?? '').trim())
    return one && !isPrivate(one) && !isLoopback(one) ? [one] : []
  })
}

/** Addresses that are known to be others than the client's. */
function serversIn({ attempts, pings, resolutions, documents, facts, interfaces }: GatheredEvidence): HostAddress[] {
  const told = [...(publicAddressesIn(documents) ?? []), ...eipsIn(documents).map((eip) => textAt(eip, 'IpAddress'))]
  return [
    ...attempts.flatMap((each) => each.address ?? []),
    ...pings.flatMap((each) => each.address ?? []),
    ...resolutions.flatMap((each) => each.addresses),
    ...facts.flatMap((each) => each.address ?? []),
    ...interfaces.flatMap((each) => each.addresses),
    ...told.flatMap((text) => addressOf(text) ?? []),
  ]
}

/**
 * The address that people say they come from, in sentences of their own: `from the office (198.51.100.20)`. Only one of the kind that
 * was dialled counts: who dials a public address comes with a public one, and with one of its protocol of IP.
 *
 * @returns null where no sentence names one, or several do
 */
export function spokenClient(gathered: GatheredEvidence, { direction }: Target): HostAddress | null {
  if (direction === 'egress') return null
  const servers = serversIn(gathered)
  const dialled = gathered.attempts.flatMap((each) => (each.address && !isLoopback(each.address) ? [each.address] : []))
  const found = new Map<string, HostAddress>()
  for (const text of gathered.texts) {
    const lines = text.split('\n', mostLines)
    for (const one of echoedIn(lines)) found.set(textOf(one), one)
    for (const line of lines) {
      if (line.length > longestSentence || isOutput(line) || ofProxy.test(line)) continue
      for (const one of namedIn(line)) found.set(textOf(one), one)
    }
  }
  const [only, another] = [...found.values()].filter((one) => !servers.some((server) => sameAddress(server, one)))
  if (!only || another) return null
  return dialled.every((server) => isPrivate(server) === isPrivate(only) && server.family === only.family) &&
    (dialled.length > 0 || !isPrivate(only))
    ? only
    : null
}
