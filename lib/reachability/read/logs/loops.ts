import { isProgramName } from '../../data/programs'

/** Words of a fault, in a line of a program's log. */
const fault =
  /\b(?:error|fatal|panic|exception|denied|not permitted|no such file|not found|invalid|ambiguous|unrecognized|cannot|could not|unable to|fail(?:ed|ure))\b|失败|错误|エラー|失敗/i
/** What a server says of those that come to it: that is said again and again, too. */
const ofClients =
  /\b(?:GET|POST|PUT|HEAD|DELETE|OPTIONS|PATCH) \/|\bHTTP\/\d|\b(?:request|client|peer|user|query|session|login|token|retry\w{0,3}|reconnect\w{0,3}|attempt)\b|connection (?:refused|reset|timed out|closed)|ECONNREFUSED/i
/** That it has come up after all. */
const up =
  /\blisten(?:ing|s)?\b|\bserving\b|\bready (?:to accept|for connections|in \d)|\baccepting connections\b|\b(?:server|service|application) (?:is )?(?:running|started|up)\b|监听|启动成功|起動しました|待ち受け/i

/** A fault of the program's own files or settings, without which it does not start. */
const ofStart =
  /\bpermission denied\b|\bnot permitted\b|n['’]t writable|\bno such file\b|\bconfig(?:uration)?\b|\bread-only file system\b|\b(?:ambiguous|unrecognized|unknown) (?:option|argument|flag|command)|\bexec format error\b|\bcannot execute\b/i

/** How many lines a program writes alike each time that it starts. */
const alike = 2
const most = 400

/** A line without what differs from one start to the next: times, numbers of processes, the service of Compose before it. */
const bare = (line: string) =>
  line
    .slice(0, 300)
    .replace(/^[\w.-]{1,60}\s{0,20}\| /, '')
    .replace(/\d+/g, '#')
    .trim()

/**
 * The fault for which a program is started again and again: what it writes first stands below it once more, and nowhere does it say
 * that it is there. Null where a log tells nothing of the kind.
 */
export function faultOfLoop(lines: readonly string[]): string | null {
  const own = lines.slice(0, most).filter((line) => line.trim() !== '')
  const [first = '', second = ''] = own.map(bare)
  const [line = ''] = own
  // The same and nothing else: it does not come as far as to say more.
  if (
    first === second &&
    own.length > 2 &&
    line.length > 30 &&
    ofStart.test(line) &&
    own.every((each) => each === line)
  )
    return ofClients.test(line) ? null : line
  if (own.length < 2 * alike || first === second || own.some((line) => up.test(line))) return null
  if ([first, second].some((line) => ofClients.test(line))) return null
  const begins = own.flatMap((line, at) => (bare(line) === first && bare(own[at + 1] ?? '') === second ? [at] : []))
  const again = begins[1]
  if (again === undefined) return null
  const found = own.slice(0, again).findLast((line) => fault.test(line))
  return found === undefined || ofClients.test(found) ? null : found
}

/** The only program that such a log names; null where it names none, or several. */
export function programNamed(lines: readonly string[]): string | null {
  const words = lines
    .slice(0, 60)
    .flatMap((line) => (line.length <= 300 ? (line.match(/(?<![\w./:@-])[A-Za-z][\w-]{2,40}(?![\w@-])/g) ?? []) : []))
    .map((word) => word.toLowerCase())
    .filter(isProgramName)
  const [name, another] = new Set(words)
  return name === undefined || another !== undefined ? null : name
}
