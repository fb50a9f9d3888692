import type { Outcome } from '../model'

/** Longest line that is read, in characters. */
const longestLine = 2000

/**
 * What programs say when a connection fails, in the languages that readers use: system error texts first, then the
 * browsers' own (Chrome, Edge, Firefox, Safari in English, Japanese and Chinese).
 */
const phrases: readonly (readonly [Outcome, RegExp])[] = [
  [
    'not-resolved',
    /could not resolve host|resolving timed out|bad address '|host name lookup failure|名前解決に一時的に失敗|域名解析暂时失败|name resolution of \S{1,255} failed|找不到此网站|ホストアドレス .{1,100}を解決できません|name or service not known|temporary failure in name resolution|nodename nor servname|no address associated with hostname|unknown host|could not find host|ERR_NAME_NOT_RESOLVED|DNS_PROBE_(?:FINISHED|STARTED)\w*|ENOTFOUND|getaddrinfo failed|NS_ERROR_UNKNOWN_HOST|unable to resolve host address|the remote name could not be resolved|server ip address could not be found|we’re having trouble finding that site|we're having trouble finding that site|safari can.t find the server|server not found|サーバーの IP アドレスが見つかりません|サーバーが見つかりません|サーバが見つかりません|サーバ.{1,80}が見つからないため|ホスト名を解決できませんでした|名前解決に失敗|找不到.{0,60}的服务器 IP 地址|找不到服务器|無法找到伺服器|无法解析主机|未知的名称或服务|请求找不到主机|ホスト .{0,80} が見つかりませんでした/i,
  ],
  [
    'refused',
    /connection refused|ECONNREFUSED|ERR_CONNECTION_REFUSED|actively refused|NS_ERROR_CONNECTION_REFUSED|refused to connect|接続を拒否されました|接続が拒否されました|接続を拒否|対象のコンピューターによって拒否|拒绝连接|连接被拒绝|拒绝了我们的连接请求|积极拒绝|拒絕連線|firefox can.t establish a connection to the server|サーバーに接続できませんでした|无法建立到.{0,80}服务器的连接|firefox 无法建立|safari can.t connect to the server|サーバに接続できません|safari ?浏览器无法连接(?:到)?服务器|サーバ.{1,80}に接続できないため/i,
  ],
  [
    'no-route',
    /no route to host|EHOSTUNREACH|ERR_ADDRESS_UNREACHABLE|host is unreachable|ホストへの経路がありません|没有到主机的路由/i,
  ],
  [
    'network-unreachable',
    /network is unreachable|ENETUNREACH|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ネットワークに届きません|网络不可达/i,
  ],
  [
    'reset',
    /connection reset by peer|相手からリセットされました|连接被对方重|SSL_ERROR_SYSCALL|PR_CONNECT_RESET_ERROR|ECONNRESET|ERR_CONNECTION_RESET|connection was reset|forcibly closed by the remote|接続がリセットされました|连接被重置|连接已重置|連線已重設|意外终止了连接|connection was aborted/i,
  ],
  [
    'closed',
    /empty reply from server|ERR_EMPTY_RESPONSE|ERR_CONNECTION_CLOSED|didn.t send any data|unexpectedly closed the connection|データが送信されませんでした|未发送任何数据|connection closed by remote host|server unexpectedly closed|途中で接続が切断されました|サーバとの接続が突然切断された|unexpectedly dropped the connection|服务器意外断开了连接/i,
  ],
  [
    'tls-failure',
    /certificate of .{1,100} is not trusted|doesn't have a known issuer|の証明書は信用されません|的证书不可信|unable to establish ssl connection|ERR_SSL_\w+|ERR_CERT_\w+|SSL_ERROR_\w+|SEC_ERROR_\w+|MOZILLA_PKIX_ERROR\w*|wrong version number|certificate problem|certificate has expired|certificate verify failed|no alternative certificate subject name|InitializeSecurityContext failed|does not match target host name|tlsv1 alert|sslv3 alert|handshake failure|unrecognized name|safari can.t establish a secure connection|安全な接続ができませんでした|安全に接続できません|無効な応答が送信されました|发送的响应无效|セキュリティ保護された接続を確立できない|セキュア接続を確立できません|无法建立安全连接|不是私密连接|プライバシーが保護されません|your connection is not private/i,
  ],
  [
    'timeout',
    /connection timed out|connect(?:ion)? timeout|SSL connection timeout|operation timed out|timed out: operation now in progress|timeout was reached|ETIMEDOUT|ERR_(?:CONNECTION_)?TIMED_OUT|NS_ERROR_NET_TIMEOUT|took too long to respond|connection has timed out|TIMEOUT\.$|i\/o timeout|server where this page is located isn.t responding|did not properly respond after a period|応答時間が長すぎます|接続がタイムアウトしました|タイムアウト|サーバが応答していない|サーバが応答していません|サーバーが応答していません|连接超时|响应时间过长|花了太长时间|停止响应|连接方在一段时间后没有正确答复|回應時間過長|\btimed?[ -]?out\b(?! {1,9}:)|超时|逾時|無反応|応答がない|応答しない/i,
  ],
]

/** One pattern that holds wherever one of the phrases does. */
const any = new RegExp(phrases.map(([, { source }]) => source).join('|'), 'i')

/** Whether a line holds a phrase at all: one search instead of one for each outcome, so that long logs stay cheap. */
export function mayFail(text: string): boolean {
  return text.length <= longestLine && any.test(text)
}

/** The failure that a line speaks of; null when it speaks of none. */
export function outcomeOf(text: string): Outcome | null {
  if (!mayFail(text)) return null
  for (const [outcome, phrase] of phrases) if (phrase.test(text)) return outcome
  return null
}
