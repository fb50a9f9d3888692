import type { Interfaces } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import type { PastedBlock } from '../../paste/blocks'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

const hostnameCommand = /^hostname\s{1,9}-I\b/

type Address = Interfaces['addresses'][number]

/** How an interface's part begins: `ip addr`, `ifconfig` new and old, `ipconfig` in its languages. */
const openings: readonly (readonly [string, RegExp])[] = [
  ['ip addr', /^\d{1,4}: ([\w.-]{1,40})(?:@\S{1,40})?: </],
  ['ifconfig', /^([a-z][\w.-]{0,39}): flags=/],
  ['ifconfig', /^([a-z][\w.:-]{0,39})\s{1,9}Link encap:/],
  ['ipconfig', /^\S.{0,80}?(?:adapter|アダプター|适配器|介面卡) ?(.{1,60}):\s{0,9}$/i],
]
const brief = /^([a-z][\w.-]{0,39})(?:@\S{1,40})?\s{1,40}(?:UP|DOWN|UNKNOWN)\s{1,40}(\S.{0,400})$/
const addressLines: readonly RegExp[] = [
  /^\s{1,40}inet6?\s{1,9}(?:addr:\s{0,3})?([0-9a-f.:]{2,45})/,
  /^\s{1,9}(?:IPv[46] (?:Address|アドレス|地址)|一時 IPv6 アドレス|临时 IPv6 地址)[ .]{0,60}:\s{0,3}([0-9a-f.:]{2,45})/i,
]

/** Reads `ip addr` (also `-br`), `ifconfig`, `ipconfig` and `hostname -I`. */
export const interfaces: EvidenceReader = {
  name: 'ip addr',
  // The state of an interface stands behind a blank, of whatever kind.
  signs: [...openings.map(([, pattern]) => pattern), / UP|\tUP|DOWN|UNKNOWN/, ...addressLines],
  sparse: true,
  asked: hostnameCommand,
  heads: [/^1: lo: </, /^Windows IP (?:Configuration|構成|配置)/],
  read: (block) => {
    const addresses: Address[] = []
    let tool = 'ip addr'
    let name = ''
    for (const line of block.lines) {
      if (line.length > 500) continue
      const head = openings
        .map(([of, pattern]) => [of, pattern.exec(line)] as const)
        .find(([, match]) => match !== null)
      if (head?.[1]?.[1]) {
        tool = head[0]
        name = head[1][1]
        continue
      }
      const short = brief.exec(line)
      const texts = short
        ? (short[2] ?? '').trim().split(/\s+/)
        : addressLines.map((pattern) => pattern.exec(line)?.[1] ?? '').filter((text) => text !== '')
      for (const text of texts) {
        const address = addressOf(text.replace(/\/\d{1,3}$/, ''))
        if (address && (short || name)) addresses.push({ interface: short?.[1] ?? name, ...address, line: quote(line) })
      }
    }
    const found = addresses.length > 0 ? addresses : hostnameAddresses(block)
    return found.length > 0 ? [{ kind: 'interfaces', tool, at: block.at, addresses: found }] : []
  },
}

/** `hostname -I`: the addresses of all interfaces, without their names. */
function hostnameAddresses({ command, lines }: PastedBlock): Address[] {
  if (!hostnameCommand.test(command ?? '')) return []
  const line = lines.find((text) => text.trim() !== '') ?? ''
  return line
    .trim()
    .split(/\s+/)
    .map(addressOf)
    .filter((address) => address !== null)
    .map((address) => ({ interface: '', ...address, line: quote(line) }))
}
