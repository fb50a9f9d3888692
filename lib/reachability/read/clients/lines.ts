import { FirstLook } from '../../look'

/** The program that a line of its own words comes from, by how the line begins. */
const beginnings: readonly (readonly [string, RegExp])[] = [
  ['curl', /^\s{0,9}(?:curl: \(\d|\*)/],
  ['ssh', /^\s{0,9}ssh: |kex_exchange|ssh_exchange/],
  ['telnet', /^\s{0,9}telnet: /],
  ['nc', /^\s{0,9}(?:nc|ncat|Ncat): /],
  ['ping', /^\s{0,9}ping6?: /],
  ['rsync', /^rsync: /],
  ['git', /^fatal: unable to access/],
  ['putty', /^(?:PuTTY |FATAL ERROR: )?Network error: /],
  ['certbot', /^\s{0,9}Detail: |\bDNS problem: /],
  [
    'mstsc',
    /^\s{0,9}(?:An internal error has occurred|内部エラーが発生しました|发生(?:了)?内部错误|出现了内部错误)[.。]?\s{0,9}$|Remote Desktop can.t connect|リモート デスクトップ|远程桌面/,
  ],
  ['filezilla', /^(?:Error|エラー|错误|錯誤):\t|^(?:Status|状态|状態|狀態):\s/],
  [
    'browser',
    /ERR_|DNS_PROBE|SSL_ERROR|PR_[A-Z_]{3,40}_ERROR|NS_ERROR|Safari|Firefox|took too long|refused to connect|site can.t be reached|このサイト|拒绝了我们的连接请求|拒絕連線|で接続が拒否されました|意外终止了连接|重置了连接|連線已重設|花了太长时间|未发送任何数据|データが送信されませんでした|接続がリセットされました|无法访问此网站|響應時間過長|响应时间过长|応答時間が長すぎます/i,
  ],
  ['node', /\b(?:ECONNREFUSED|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)\b/],
  ['go', /\bdial (?:tcp|udp)\b/],
  ['java', /java\.net\.|javax\.net\./],
  ['python', /\[(?:Errno|WinError) -?\d|requests\.exceptions|urllib3|ConnectionRefusedError|TimeoutError/],
  ['rust', /\(os error \d/],
]

const look = new FirstLook(beginnings.map(([, pattern]) => [pattern]))

export function toolOf(line: string): string | null {
  look.at(line)
  return beginnings.find(([, pattern], index) => look.has(index) && pattern.test(line))?.[0] ?? null
}

/** A client's or a browser's own words about a name, not a sentence that mentions them. */
const resolverWords: readonly RegExp[] = [
  /^\s{0,9}(?:\*|(?:curl|ssh|ping6?|telnet|nc|ncat|wget|httping|psql|mysql|dig|host|nslookup|git|fatal)\b.{0,20}:|ERROR|WARNING|警告|Ping )/i,
  /^.{0,80}(?:ERR_NAME|DNS_PROBE|NS_ERROR)|\b(?:getaddrinfo|query[A-Z]\w{0,9}|[Ee]rror:|code:|errno:?)\b.{0,40}\b(?:ENOTFOUND|EAI_AGAIN|EAI_NONAME)\b/i,
  /^\s{0,9}(?:Error: )?(?:Server Not Found|Hmm\.|We.re having trouble finding|Safari|サーバーが見つかりません|サーバが見つかりません|サーバ.{1,80}が見つからないため|呃.{0,3}找不到|找不到|無法找到)/i,
  /^.{0,80}(?:server IP address could not be found|サーバーの IP アドレスが見つかりません|ホスト .{0,80} が見つかりません)/i,
  /^\s{0,9}(?:Server lookup failure:|\S{1,255}: forward host lookup failed|(?:[0-9A-F]{8,16}:)?error:[0-9A-F]{8}:BIO routines|socket\.gaierror:)/i,
  /\blookup \S{1,255}(?: on \S{1,80})?: (?:no such host|server misbehaving|i\/o timeout|dnsquery:|(?:read|write|dial) (?:udp|tcp)\b)|^\s{0,9}no such host\s{0,9}$|UnknownHostException|failed to lookup address information|could not translate host name|Failed to resolve|\[Errno -[235]\]|Unknown (?:MySQL )?server host|DNS problem: (?!.{0,40}looking up (?:AAAA|CAA|TXT)\b)|^(?: {2}|W: |E: )?Temporary failure resolving |remote name could not be resolved|リモート名を解決できませんでした|未能解析此远程名称/i,
]

export function isResolverError(line: string): boolean {
  return resolverWords.some((pattern) => pattern.test(line))
}

/** A name without a dot, as containers call each other: what a server does not find behind itself is no client's trouble. */
export const innerName =
  /(?:\b(?:ENOTFOUND|EAI_AGAIN|EAI_NONAME|UnknownHostException:)|\bdial (?:tcp|udp): lookup) ([A-Za-z0-9_-]{1,63})(?=[\s:,'");]|$)/

export function isInnerName(line: string): boolean {
  return innerName.test(line)
}

/** Lines of tables and of debugging that mention a failure of something else. */
export function isNoise(line: string): boolean {
  return (
    (/^\s{0,9}(?:debug[23]:|Process: \d|upstream|tcp6?\b|udp6?\b|LISTEN\b|ESTAB\b|-A |-P |ACCEPT\b|DROP\b|REJECT\b|[<>]\s|\{\s{0,9}(?:"|$)|<\d)/.test(
      line,
    ) &&
      !loggedAsJson.test(line)) ||
    /^\s{0,9}\d{1,3}(?:\.\d{1,3}){3} - /.test(line) ||
    (line.includes('upstream') && (isDated(line) || behindProxy.test(line))) ||
    // Caddy of what stands behind it.
    /"logger": ?"http\./.test(line) ||
    // systemd of a unit, whatever it failed by.
    /^\s{0,9}(?:Active: |\S{1,80}: Failed with result ')/.test(line) ||
    // The head of the kernel's own list of sockets.
    /^\s{0,9}sl {1,9}local_address\b/.test(line) ||
    // How long a client is told to wait.
    /\b[a-z]{3,20}Timeout=\d/.test(line) ||
    // What a kubelet is told to try.
    /^\s{0,20}(?:Liveness|Readiness|Startup):\s/.test(line) ||
    // A frame of a trace, whatever it is called.
    /^\s{0,20}at [\w.$<>[\] ]{1,120} ?\(/.test(line) ||
    // Windows of a service that it started.
    /\bwhile waiting for the .{1,80} service\b/.test(line) ||
    // runit of a service that has not come up in time.
    /\btimeout: (?:down|run|finish): /.test(line) ||
    timeoutField.test(line) ||
    // HAProxy of its own checks.
    /\bServer \S{1,80} is (?:DOWN|UP)\b/.test(line)
  )
}

/**
 * A field that says how long something is kept, or waited for: of a set of addresses (ipset(8), nft(8)) with its members, which go
 * out of it by themselves, and of settings.
 */
const timeoutField =
  /^\s{0,9}(?:add\s{1,9}\S{1,64}\s{1,9}|create\s.{1,200}?\s|Header:\s.{1,200}?\s)?(?:(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}:[0-9a-f:]{1,40})(?:[/,-]\S{1,80})?\s{1,9})?timeout\s\d{1,10}(?:\s(?:packets|comment|skbmark|counters|nomatch|maxelem|hashsize|bucketsize|forceadd|initval)\b.{0,300})?\s{0,9}$|\{[^{}]{0,400}\stimeout\s\d{1,9}[smhd]|\btimeout \d{1,9}[smhd]\S{0,12} expires\b|\bflags [\w,]{0,40}\btimeout\b|^\s{0,9}timeout\s{1,9}(?:[a-z-]{3,20}\s{1,9})?\d{1,9}(?:us|ms|[smhd])?[;\s]{0,9}$/

/** nginx of what stands behind it, where the date of the line was not copied. */
const behindProxy = /\) while (?:connecting to|reading |sending |SSL )/

/** A line of a log that is an object: its level, and what it says. */
const loggedAsJson =
  /^\s{0,9}\{(?=.{0,400}"(?:level|lvl|severity|levelname)": ?["\d]).{0,600}"(?:msg|message|error|err)": ?"/

/** Lines of a log: they begin with a date, or are objects. */
export function isDated(line: string): boolean {
  return (
    loggedAsJson.test(line) ||
    /^\s{0,9}(?:\[?\d{4}[-/]\d\d[-/]\d\d|\[?[A-Z][a-z]{2}\s{1,2}\d{1,2}\s{1,2}(?:\d\d:\d\d|[\w-]{1,40}\[\d{1,9}\]|[\w-]{1,40}:)|\[[A-Z][a-z]{2} [A-Z][a-z]{2} \d)/.test(
      line,
    )
  )
}
