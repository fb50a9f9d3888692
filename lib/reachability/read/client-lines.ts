/** The program that a line of its own words comes from. */
export function toolOf(line: string): string | null {
  if (/^\s*curl: \(\d+\)|^\s*\*/.test(line)) return 'curl'
  if (/^\s*ssh: |kex_exchange|ssh_exchange/.test(line)) return 'ssh'
  if (/^\s*telnet: /.test(line)) return 'telnet'
  if (/^\s*(?:nc|ncat|Ncat): /.test(line)) return 'nc'
  if (/^\s*ping: /.test(line)) return 'ping'
  if (
    /ERR_|DNS_PROBE|SSL_ERROR|NS_ERROR|Safari|Firefox|took too long|refused to connect|site can.t be reached|このサイト|无法访问此网站/i.test(
      line,
    )
  )
    return 'browser'
  return null
}

/** A client's or a browser's own words, not a sentence that mentions them. */
export function isResolverError(line: string): boolean {
  return /^\s*(?:\*|(?:curl|ssh|ping6?|telnet|nc|ncat|Ncat|wget|httping|psql|mysql|dig|host|nslookup)\b.{0,20}:|ERROR|WARNING|警告|Ping |ping |.{0,80}(?:ERR_NAME|DNS_PROBE|NS_ERROR|ENOTFOUND)|(?:Error: )?(?:Server Not Found|Hmm\.|We.re having trouble finding|Safari|サーバーが見つかりません|サーバが見つかりません|サーバ.{1,80}が見つからないため|呃.{0,3}找不到|找不到|無法找到)|.{0,80}(?:server IP address could not be found|サーバーの IP アドレスが見つかりません|ホスト .{0,80} が見つかりません)|Server lookup failure:|\S+: forward host lookup failed|(?:[0-9A-F]{8,16}:)?error:[0-9A-F]+:BIO routines|socket\.gaierror:|curl: \(28\) Resolving)/i.test(
    line,
  )
}

/** Lines of logs and tables that mention a failure of something else. */
export function isNoise(line: string): boolean {
  return (
    /^\s*(?:debug[23]:|upstream|\d{4}\/\d\d\/\d\d .*\[(?:error|warn)\].*upstream)/.test(line) ||
    /^\s*(?:tcp6?|udp6?|LISTEN|ESTAB|-A |-P |ACCEPT|DROP|REJECT)\b/.test(line) ||
    /^\s*(?:[<>]\s|\[?\d{4}[-/]\d\d[-/]\d\d|[A-Z][a-z]{2}\s+\d{1,2}\s+(?:\d\d:\d\d|[\w-]+\[\d+\]|[\w-]+:)|\d{1,3}(?:\.\d{1,3}){3} - |\{|<\d+>)/.test(
      line,
    )
  )
}

/** Quick test that keeps long logs cheap: whether a line can tell of a try that got through, or of ping. */
export function mayAnswer(line: string): boolean {
  return /NXDOMAIN|SERVFAIL|Non-existent|Server failed|HTTP|\.\.\.\s|onnect|CONNECT|PING|[Pp]ing|packets|Packets|bytes|[Rr]epl|Request|Sent|succeeded|Test|Address|Computer|@|Host|HOST|debug1|SSH-|authenticity|\/(?:tcp|udp)|\bopen|\d{3}'?$|ERROR|Can't|Host '|DENIED|password|パスワード|认证|pg_hba|NOAUTH|postfix|socat|Bad Gateway|Forbidden|Unavailable|Time-?out|Server Error|送信|受信|応答|要求|接続|发送|回复|请求|连接|打开|无法|ホスト/.test(
    line,
  )
}
