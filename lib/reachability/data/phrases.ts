import { FirstLook } from '../look'
import type { AttemptOutcome } from '../model/evidence'
import { remembering } from '../remember'

/** Longest line that is read, in characters. */
const longestLine = 2000

/**
 * What programs say when a connection fails, in the languages that readers use: system error texts first, then the
 * browsers' own (Chrome, Edge, Firefox, Safari in English, Japanese and Chinese).
 */
const phrases: readonly (readonly [AttemptOutcome, RegExp])[] = [
  // Limits on a whole request: they do not tell whether a connection was made.
  ['failed', /timeout of \d{1,9}\s?ms exceeded|HttpClient\.Timeout of \d/i],
  // What may be one thing or another.
  [
    'failed',
    /(?:unavailable|down|not running|offline) or (?:is )?refus(?:ing|ed)|(?:ダウンして|停止して|利用できな)い(?:る|た)?か、?.{0,20}拒否|可能(?:已|正)?(?:关闭|停止|宕机|未启动).{0,10}(?:或|，).{0,10}拒绝|It was not possible to connect to the redis server|could not be established\. Broker may not be available|\bNoBrokersAvailable\b|^(?:\S{0,80}\s)?(?:\S{0,80}PSQLException: )?Connection to \S{1,255}:\d{1,5} refused\. Check that|connection to the server \S{1,255} was refused - did you specify|Cannot connect to the Docker daemon at tcp:/i,
  ],
  [
    'not-resolved',
    /could not resolve host|temporary failure resolving|^Resolving \S{1,255} .{0,255}failed: |resolving timed out|bad address '|host name lookup failure|名前解決に一時的に失敗|域名解析暂时失败|name resolution of \S{1,255} failed|找不到此网站|ホストアドレス .{1,100}を解決できません|name or service not known|Der Name oder der Dienst ist nicht bekannt|Nom ou service inconnu|Nombre o servicio desconocido|Nome o servizio sconosciuto|Nome ou serviço desconhecidos|Nome ou serviço desconhecido|Неизвестное имя или служба|이름 혹은 서비스를 알 수 없습니다|Naam of dienst is niet bekend|Ta nazwa lub usługa jest nieznana|Namn eller tjänst okänd|İsim ya da servis bilinmiyor|Невідома назва чи сервіс|Không rõ tên hoặc dịch vụ|Nama atau layanan tidak diketahui|Neznámé jméno nebo služba|temporary failure in name resolution|nodename nor servname|no address associated with hostname|unknown host|could not find host|ERR_NAME_NOT_RESOLVED|DNS_PROBE_(?:FINISHED|STARTED)\w*|ENOTFOUND|getaddrinfo failed|NS_ERROR_UNKNOWN_HOST|unable to resolve host address|the remote name could not be resolved|server ip address could not be found|we’re having trouble finding that site|we're having trouble finding that site|safari can.t find the server|server not found|サーバーの IP アドレスが見つかりません|サーバーが見つかりません|サーバが見つかりません|サーバ.{1,80}が見つからないため|ホスト名を解決できませんでした|名前解決に失敗|找不到.{0,60}的服务器 IP 地址|找不到服务器|無法找到伺服器|无法解析主机|未知的名称或服务|名稱或服務未知|名前またはサービスが不明です|没有与主机名关联的地址|ホスト名にアドレスが割り当てられていません|沒有位址關聯至此主機名稱|解析名稱時發生暫時性錯誤|無法解析主機位址|无法解释主机名 |ホスト名.{1,80}をアドレスに変換できませんでした|请求找不到主机|ホスト .{0,80} が見つかりませんでした|\bno such host\b|EAI_AGAIN|EAI_NONAME|failed to lookup address information|unknown MySQL server host|unknown server host|could not translate host name|UnknownHostException|Name does not resolve|\blookup \S{1,255}(?: on \S{1,80})?: (?:server misbehaving|i\/o timeout|dnsquery:)|\blookup \S{1,255} on \S{1,80}: (?:read|write|dial) (?:udp|tcp)\b|\[Errno -[235]\]|DNS problem: (?!.{0,40}looking up (?:AAAA|CAA|TXT)\b)|リモート名を解決できませんでした|未能解析此远程名称|No address associated with name/i,
  ],
  [
    'refused',
    /connection refused|\brefus(?:es|ed|ing) (?:the |my |all |every )?connections?\b|\brefuses to connect\b|connection was refused by the computer|Connection to "[^"]{1,255}" refused|Verbindungsaufbau abgelehnt|Connexion refusée|Conexión rehusada|Connessione rifiutata|Ligação recusada|Conexão recusada|В соединении отказано|연결이 거부됨|Verbinding is geweigerd|Połączenie odrzucone|Förbindelsen förvägrad|Bağlantı reddedildi|У з['’]єднанні відмовлено|Kết nối bị từ chối|Koneksi ditolak|Spojení odmítnuto|ECONNREFUSED|\bConnectionRefused\b|ERR_CONNECTION_REFUSED|actively refused|NS_ERROR_CONNECTION_REFUSED|refused to connect|接続を拒否されました|接続が拒否されました|接続を拒否|対象のコンピューターによって拒否|拒绝连接|连接被拒绝|拒绝了我们的连接请求|积极拒绝|拒絕連線|連線被拒絕|firefox can.t establish a connection to the server|无法建立到 ?[\w.:-]{3,80} ?服务器的连接|[\w.:-]{3,80} のサーバーへの接続を確立できませんでした|firefox 无法建立|safari can.t connect to the server|safari ?浏览器无法连接(?:到)?服务器|サーバ.{1,80}に接続できないため|\(os error (?:111|61|10061)\)|WinError 10061|\[Errno (?:111|61)\]|system error: 111\b|ORA-12541|no listener\b|拒绝了连接请求|目标计算机积极拒绝|由于目标计算机积极拒绝|对方拒绝连接|connection refused by server/i,
  ],
  [
    'no-route',
    /no route to host|Keine Route zum Zielrechner|Aucun chemin d['’]accès pour atteindre l['’]hôte cible|No existe ninguna ruta hasta el [`‘]host['’]|Nessun instradamento per l['’]host|Sem caminho para o anfitrião|Não há rota para o host|Нет маршрута до узла|호스트로 갈 루트가 없음|Geen route naar host|Brak trasy do hosta|Ingen väg till värd|Makinaya ağ üzerinden yol yok|Немає маршруту до вузла|Không có đường dẫn đến máy|Tidak ada rute ke host|K počítači neexistuje cesta|EHOSTUNREACH|ERR_ADDRESS_UNREACHABLE|host is unreachable|ホストへの経路がありません|没有到主机的路由|找不到通往該主機的路由|NoRouteToHostException|\(os error (?:113|65|10065)\)|\[Errno (?:113|65)\]|unreachable host|Destination Host Unreachable/i,
  ],
  [
    'network-unreachable',
    // A machine without an address of IPv6 has none to begin from.
    /network (?:is )?unreachable|ENETUNREACH|(?:\[[0-9a-f]{1,4}:[0-9a-f:.]{2,43}\]:\d{1,5}|connect to \[?[0-9a-f]{1,4}:[0-9a-f:.]{2,43}\]?,? port \d{1,5}.{0,20}|connect to \[?[0-9a-f]{1,4}:[0-9a-f:.]{2,43}\]?): (?:connect: )?cannot assign requested address|\bEADDRNOTAVAIL [0-9a-f]{1,4}:[0-9a-f:]{2,43}\b|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ネットワークに届きません|网络不可达|無法接觸網路|\(os error (?:101|51|10051)\)|\[Errno (?:101|51)\]|unreachable network/i,
  ],
  [
    'reset',
    /connection reset by peer|\bresets? (?:the|my|every) connection\b|Die Verbindung wurde vom Kommunikationspartner zurückgesetzt|Connexion ré-initialisée par le correspondant|Conexión reinicializada por la máquina remota|Connessione interrotta dal corrispondente|Ligação reposta pelo peer|Conexão fechada pela outra ponta|Соединение разорвано другой стороной|상대편이 연결을 끊음|Verbinding is weggevallen|Połączenie zerwane przez drugą stronę|Förbindelse borttagen av partnern|Bağlantı karşıdan kesildi|Вузол розірвав з['’]єднання|Kết nối bị đặt lại bởi ngang hàng|Koneksi direset oleh peer|Spojení zrušeno druhou stranou|相手からリセットされました|连接被对方重|連線被對方重設|SSL_ERROR_SYSCALL|PR_CONNECT_RESET_ERROR|ECONNRESET|ERR_CONNECTION_RESET|connection was reset|forcibly closed by the remote|接続がリセットされました|连接被重置|连接已重置|連線已重設|意外终止了连接|connection was aborted|\(os error (?:104|54|10054)\)|WinError 10054|\[Errno (?:104|54)\]|远程主机强迫关闭了一个现有的连接|既存の接続はリモート ホストに強制的に切断されました|software caused connection abort/i,
  ],
  [
    'closed',
    /empty reply from server|unexpected eof while reading|^\s{0,9}(?:An internal error has occurred|内部エラーが発生しました|发生(?:了)?内部错误|出现了内部错误)[.。]?\s{0,9}$|ERR_EMPTY_RESPONSE|ERR_CONNECTION_CLOSED|didn.t send any data|unexpectedly closed the connection|データが送信されませんでした|未发送任何数据|connection closed by remote host|server unexpectedly closed|途中で接続が切断されました|サーバーとの接続が想定外にクローズされました|服务器意外地关闭了联接|サーバとの接続が突然切断された|unexpectedly dropped the connection|服务器意外断开了连接|remote end closed connection without response|RemoteDisconnected|socket hang up|Remote side unexpectedly closed network connection|connection closed by remote server|Connection closed by \S{2,60} port \d|server closed the connection unexpectedly|reading initial communication packet|error was encountered during handshakes before login|\bdue to prelogin failure\b|error occurred during the pre-login handshake|\bNoHttpResponseException\b|: EOF$/i,
  ],
  [
    'tls-failure',
    /gnutls_handshake\(\) failed: (?:Handshake failed|A TLS fatal alert|An unexpected TLS packet|A packet with illegal|Could not negotiate|No supported|The TLS server|Certificate)|Received HTTP\/0\.9 when not allowed|server does not support SSL, but SSL was required|\bERROR 2026 \(HY000\)|SEC_E_(?:ILLEGAL_MESSAGE|INVALID_TOKEN|UNTRUSTED_ROOT|WRONG_PRINCIPAL|ALGORITHM_MISMATCH)\b|certificate of .{1,100} is not trusted|doesn't have a known issuer|の証明書は信用されません|的证书不可信|unable to establish ssl connection|no peer certificate available|SSL による接続が確立できません|无法建立 SSL 连接|無法建立 SSL 連線|ERR_SSL_\w+|ERR_CERT_\w+|SSL_ERROR_\w+|SEC_ERROR_\w+|MOZILLA_PKIX_ERROR\w*|wrong[ _]version[ _]number|SSL handshake aborted|certificate problem|certificate has expired|certificate verify failed|no alternative certificate subject name|InitializeSecurityContext failed|does not match target host name|tlsv1 alert|sslv3 alert|handshake failure|unrecognized name|safari can.t establish a secure connection|安全な接続ができませんでした|安全に接続できません|無効な応答が送信されました|发送的响应无效|セキュリティ保護された接続を確立できない|セキュア接続を確立できません|无法建立安全连接|不是私密连接|プライバシーが保護されません|your connection is not private|server gave HTTP response to HTTPS client|x509: |SSLHandshakeException|SSLV3_ALERT|SSL: CERTIFICATE_VERIFY_FAILED|unable to verify the first certificate|self[- ]signed certificate in certificate chain|remote error: tls|tls: (?:first record|failed|handshake)|(?:packet length too long|record layer failure)|Could not establish trust relationship|基础连接已经关闭/i,
  ],
  [
    'no-answer',
    /timeout after connect|read timed out|\bNet::ReadTimeout\b|ReadTimeout\b|TLS handshake timeout|SSL connection timeout|handshake timed out|while reading response header|HeadersTimeoutError|banner exchange: connection to \S{1,80} port \d{1,5}: timed out/i,
  ],
  [
    'timeout',
    /connection timed out|\bNet::OpenTimeout\b|Die Wartezeit für die Verbindung ist abgelaufen|Connexion terminée par expiration du délai d['’]attente|Expiró el tiempo de conexión|Connessione scaduta|Ligação expirada|Tempo esgotado para conexão|Время ожидания соединения истекло|연결 시간 초과|Verbinding is verlopen|Przekroczony czas oczekiwania na połączenie|Förbindelsens tidsgräns löpte ut|Bağlantıda zaman aşımı|Перевищено інтервал очікування з['’]єднання|Kết nối đã quá hạn|Koneksi kehabisan waktu|Spojení bylo příliš dlouho neaktivní|failed to connect to \/\S{1,80} \(port \d{1,5}\).{0,80} after \d{1,9}ms|connect(?:ion)? timeout|SSL connection timeout|operation timed out|timed out: operation now in progress|timeout was reached|ETIMEDOUT|ERR_(?:CONNECTION_)?TIMED_OUT|NS_ERROR_NET_TIMEOUT|took too long to respond|connection has timed out|TIMEOUT\.$|i\/o timeout|server where this page is located isn.t responding|did not properly respond after a period|応答時間が長すぎます|接続がタイムアウトしました|タイムアウト|サーバが応答していない|サーバが応答していません|サーバーが応答していません|连接超时|响应时间过长|花了太长时间|停止响应|因为服务器(?:无|没有|未)响应|连接方在一段时间后没有正确答复|回應時間過長|(?<!gateway[ -])\btim(?:ed?|es|ing)[ -]?out\b(?! {1,9}:)|超时(?!限制|设置|配置|参数)|逾時|無反応|応答がない|応答しない|timeout during connect|connect timed out|ConnectTimeout|\(os error (?:110|60|10060)\)|WinError 10060|\[Errno (?:110|60)\]|system error: 110\b|ORA-12170|ORA-12535|request canceled while waiting for connection|連接逾時|連線超過時間|タイムアウト期間が過ぎました|超时满|连线逾时|连接尝试失败|由于连接方在一段时间后没有正确答复|接続済みの呼び出し先が一定の時間を過ぎても正しく応答しなかった/i,
  ],
  // Sentences that programs use for any failure: they prove that it failed, and nothing more.
  [
    'failed',
    /(?:could not|couldn't|can't|cannot|unable to|failed to) connect to (?:the )?(?:remote )?(?:server|host|computer|'|“)|\bfailed connecting to (?:host |server )?[\w.-]{1,255}:\d{1,5}(?!\d)|\bFailed to connect to \/?\[?[\w.-]{1,255}\]?:\d{1,5}(?!\d)|サーバーに接続できませんでした|サーバに接続できません|ホストに接続できません|リモート (?:サーバー|コンピューター|PC ?)に接続できません|无法连接到?(?:远程)?(?:服务器|主机|计算机|电脑| ?PC|“| ?["'][\w.-]{1,255}["'] ?[(（]端口)|^\s{0,9}(?:Unable to connect|正常に接続できませんでした|无法连接)\s{0,9}$|無法連線到|Communications link failure|Could not open a connection to SQL Server|远程桌面无法连接|timeout of \d{1,9}\s?ms exceeded|context deadline exceeded|fetch failed|Connection failed\.?$|socket error Event|error code: 0x(?:204|104|4|508|708)\b|エラー コード[:：] ?0x(?:204|104|4)\b|错误代码[:：] ?0x(?:204|104|4)\b/i,
  ],
]

/** What each line that speaks of a failure has. */
export const phraseSigns: readonly RegExp[] = phrases.map(([, phrase]) => phrase)

/** Which outcomes a line may speak of: the phrases themselves say what each needs, so that long logs stay cheap. */
const look = new FirstLook(phrases.map(([, phrase]) => [phrase]))

/** The failure that a line speaks of; null when it speaks of none. */
export const outcomeOf = remembering((text: string): AttemptOutcome | null => {
  if (text.length > longestLine) return null
  look.at(text)
  return phrases.find(([, phrase], index) => look.has(index) && phrase.test(text))?.[0] ?? null
})
