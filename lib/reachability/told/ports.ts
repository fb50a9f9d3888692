import { isTalk } from './speech'

/** Words by which people set the service that they ask about apart from one that they spoke of, before and behind its port. */
const apart = String.raw`(?:\b(?:another|the other|a different|a second|the second)(?: (?:one|site|app|service))?,?(?: (?:on|at))?(?: port)? |(?:別の?|もう(?:一つ|ひとつ)の?|ほかの|他の)[^\d。]{0,8}|(?:另外?一?个|别的|第二个)[^\d，。]{0,8})`
const behind = String.raw`(?:[^\d.。,，]{0,8}(?:\bis (?:another|a different|the other)\b|は別の|のほうは別|是另外?一?个))`

/** Ports that a heading speaks of: `port 80:`, `80 番のサイト:`, `80 的那个:`. */
const headed =
  /(?:\bports? (\d{2,5})|(?<![\d.:/])(\d{2,5})\s?(?:番|端口|ポート|的|の|那个)|(?:端口|ポート)\s?(\d{2,5}))(?!\d)/gi

/** Lines that end in a colon, and speak of another port than the one that is asked about, where the text sets the two apart. */
export function headsOfOtherPorts(lines: readonly string[], port: number | null): ReadonlySet<number> {
  const found = new Set<number>()
  if (port === null) return found
  const own = new RegExp(`${apart}${port}(?!\\d)|(?<![\\d.:])${port}${behind}`, 'i')
  if (!lines.some((line) => isTalk(line) && own.test(line))) return found
  lines.forEach((line, at) => {
    if (!/[:：]\s{0,9}$/.test(line) || !isTalk(line)) return
    const named = [...line.matchAll(headed)].map((match) => Number(match.slice(1).find(Boolean)))
    if (named.length > 0 && !named.includes(port)) found.add(at)
  })
  return found
}
