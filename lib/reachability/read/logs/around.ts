/** What stands around what a program has said. */
import type { PastedBlock } from '../../paste/blocks'

/** Commands that follow what a program writes, and may be left without ending it. */
const following = /\b(?:logs?|journalctl|tail|less|watch)\b/

/** Where a program that was started here was ended, from the keyboard or by itself, or -1: what is listed of its ports may be of the time after. */
export function stoppedAt({ command, lines }: PastedBlock): number {
  const byItself = lines.findLastIndex((line) => line.length <= 1500 && undone.test(line))
  const isFollowed = command !== null && following.test(command)
  return isFollowed ? byItself : Math.max(byItself, ...[lines.findLastIndex((line) => /^\s{0,9}\^C/.test(line))])
}

/** A server takes back what it has said of its start. */
const undone = /\b(?:rpc|netty|http)?[Ss]erver init(?:ialization)? (?:error|failed)\b/

/** Words of people that what stands below is what a container has written. */
const ofContainerLog =
  /(?:\b(?:container|docker)\b|容器|コンテナ).{0,40}(?:\b(?:logs?|outputs?|prints?|says|shows)\b|日志|输出|ログ|出力)|(?:\b(?:logs?|outputs?)\b|日志|输出|ログ|出力).{0,20}(?:\b(?:container|docker)\b|容器|コンテナ)/i

/** The container that people say a log is of: no name is as good as one; null where they say nothing of it. */
function introducedAs(lines: readonly string[], at: number): string | null {
  const above = lines.slice(Math.max(0, at - 3), at).filter((line) => line.length <= 300)
  const own = lines[at] ?? ''
  const within =
    own.length <= 300 && ofContainerLog.test(own) && /[:：]|是|说|\b(?:says|shows|reads|prints)\b/.test(own)
  return within || above.some((line) => ofContainerLog.test(line) && /[:：]\s{0,9}$/.test(line)) ? '' : null
}

/**
 * What the lines around say of an event: whose container's log it is, and that the program was ended.
 *
 * @param container the one whose output it is; `?`: what people say above it tells
 */
export function aroundOf({ lines }: PastedBlock, at: number, stopped: number, container: string | null) {
  const ended = at < stopped ? ({ ended: true } as const) : {}
  return { ...ended, container: container === '?' ? introducedAs(lines, at) : container }
}
