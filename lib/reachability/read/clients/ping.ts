import type { PingResult } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { quote } from '../../paste/quote'
import type { ClientState, LineForm } from './state'

/** How ping begins, in its languages: name, then address. */
const starts: readonly RegExp[] = [
  /^\s{0,9}PING6?\s{1,9}(\S{1,255})\s{1,9}\(([^)\s]{2,45})\)/,
  /^\s{0,9}(?:Pinging|正在 Ping)\s{1,9}([^\s[]{1,255})(?:\s{1,9}\[([^\]]{2,45})\])?\s/,
  /^\s{0,9}([^\s[]{1,255})(?:\s{0,9}\[([^\]]{2,45})\])?\s{0,9}に ping を送信しています/,
]

/** Its summary: how many were sent, how many came back. */
const sums: readonly RegExp[] = [
  /\b\d{1,9} packets transmitted, (\d{1,9}) (?:packets )?received/,
  /送信(?:済み)?\)?\s{0,3}=\s{0,3}\d{1,9}[^=]{0,40}?受信(?:済み)?\)?\s{0,3}=\s{0,3}(\d{1,9})/,
  /(?:Sent|已发送)\s{0,3}=\s{0,3}\d{1,9}[^=]{0,20}(?:Received|已接收)\s{0,3}=\s{0,3}(\d{1,9})/,
]

const part =
  /^\s{0,9}(?:\d{1,9} bytes from|Reply from|来自 \S{1,80} 的回复|\S{1,80} ?からの応答(?!時間)|Request timed out|Request timeout for icmp_seq|要求がタイムアウトしました|请求超时|From \S{1,255} icmp_seq=)/

/** Windows counts what a router says among the replies. */
const routerSays =
  /host unreachable|net unreachable|TTL expired|到達できません|TTL が期限切れ|无法访问目标|TTL 传输中过期/i

/** A reply that has come back, and the word that none has. */
const reply = /\bttl[=:]\s?\d/i
const silence = /^\s{0,9}(?:Request timed out|Request timeout for icmp_seq|要求がタイムアウトしました|请求超时)/
/** So many that have not come back, and none that has, without a summary. */
const fewestSilences = 2

/** What its lines have. */
export const pingSigns: readonly RegExp[] = [...starts, ...sums, part, routerSays, /ttl[=:]/i]

function firstOf(patterns: readonly RegExp[], line: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const match = pattern.exec(line)
    if (match) return match
  }
  return null
}

/**
 * Reads what ping prints, line by line, on Linux and Windows; the result stands where its summary does.
 *
 * @param host where the command points to, if it is shown
 */
export function pingForm(host: string | null): LineForm {
  let asked: Pick<PingResult, 'host' | 'address'> | null = null
  let replied = false
  let unreachable = false
  let silences = 0
  /** Where the result stands that the replies so far come to: a summary that follows says it better. */
  let place: number | null = null
  const put = (state: ClientState, answered: boolean, line: string) => {
    const named = asked?.host ?? host ?? /\bfrom ([0-9a-f.:]{2,45}?):? /i.exec(line)?.[1] ?? null
    const address = asked?.address ?? (named ? addressOf(named) : null)
    const result: PingResult = { kind: 'ping', host: named, address, answered, at: state.at, line: quote(line) }
    if (place === null) place = state.found.push(result) - 1
    else state.found[place] = result
  }
  return (line, state) => {
    const start = firstOf(starts, line)
    if (start?.[1]) {
      asked = { host: start[1], address: addressOf(start[2] ?? start[1]) }
      replied = false
      unreachable = false
      silences = 0
      place = null
      return true
    }
    const sum = firstOf(sums, line)
    if (sum?.[1]) {
      put(state, Number(sum[1]) > 0 && (replied || !unreachable), line)
      asked = null
      place = null
      return true
    }
    if (routerSays.test(line)) unreachable = true
    if (silence.test(line)) silences += 1
    if (!replied && part.test(line) && reply.test(line)) {
      replied = true
      put(state, true, line)
    } else if (!replied && silences === fewestSilences && silence.test(line)) put(state, false, line)
    return part.test(line)
  }
}
