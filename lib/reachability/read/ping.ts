import { addressOf } from '../host-address'
import type { PingResult } from '../model'
import { quote } from '../paste'

const partOfPing =
  /^\s*(?:\d+ bytes from|Reply from|来自 .* 的回复|.* からの応答|Request timed out|要求がタイムアウトしました|请求超时|From \S+ icmp_seq=)/
/** Windows counts what a router says among the replies. */
const routerSays =
  /host unreachable|net unreachable|TTL expired|到達できません|TTL が期限切れ|无法访问目标|TTL 传输中过期/i

/**
 * Reads what ping prints, line by line, on Linux and Windows: the result where its summary stands, `part` for the lines
 * before it, null for what is not ping's.
 *
 * @param host where the command points to, if it is shown
 */
export function pingReader(host: string | null): (line: string) => PingResult | 'part' | null {
  let asked: Pick<PingResult, 'host' | 'address'> | null = null
  let replied = false
  let unreachable = false
  return (line) => {
    const start =
      /^\s*PING6?\s+(\S+)\s+\(([^)\s]+)\)/.exec(line) ??
      /^\s*(?:Pinging|正在 Ping)\s+(\S+?)(?:\s+\[([^\]]+)\])?\s+/.exec(line) ??
      /^\s*(\S+?)(?:\s*\[([^\]]+)\])?\s*に ping を送信しています/.exec(line)
    if (start?.[1]) {
      asked = { host: start[1], address: addressOf(start[2] ?? start[1]) }
      replied = false
      unreachable = false
      return 'part'
    }
    const sent =
      /(\d+) packets transmitted, (\d+) (?:packets )?received/.exec(line) ??
      /送信(?:済み)?\)?\s*=\s*(\d+).*?受信(?:済み)?\)?\s*=\s*(\d+)/.exec(line) ??
      /(?:Sent|已发送)\s*=\s*(\d+).*?(?:Received|已接收)\s*=\s*(\d+)/.exec(line)
    if (sent?.[2]) {
      const result: PingResult = {
        kind: 'ping',
        host: asked?.host ?? host,
        address: asked?.address ?? null,
        answered: Number(sent[2]) > 0 && (replied || !unreachable),
        line: quote(line),
      }
      asked = null
      return result
    }
    if (/\bttl[=:]\s?\d/i.test(line)) replied = true
    if (routerSays.test(line)) unreachable = true
    return partOfPing.test(line) ? 'part' : null
  }
}
