import type { BindProblem } from '../../model/evidence'
import { addressOf, type HostAddress } from '../../model/host-address'
import { portOf } from '../../model/port'

/** A place in a line of a log. */
export interface BoundAt {
  /** Address; null: every one, or none is said. */
  readonly address: HostAddress | null
  /** Whether an address, or all of them, is said. */
  readonly placed: boolean
  readonly port: number | null
}

/** What fields of a log, or of a list of settings that are in force, are called that have an address, and a port. */
const addressField = String.raw`["']?\b(?:(?:http|listen|bind|server|web)?[_ ]?(?:host(?:name)?|addr(?:ess)?(?:es)?|ip|interface)|(?:listen|bind)[_ ]?(?:host|addr(?:ess)?(?:es)?|ip|on))["']?\s?[:=]>?\s?\[?["']?`
const portField = String.raw`["']?\b(?:(?:http|listen|bind|server|web)?[_ ]?port(?:_?http)?)["']?\s?[:=]>?\s?["']?`
const hostOf = String.raw`(\d{1,3}(?:\.\d{1,3}){3}|::1?|\[[0-9a-f:.]{2,45}\]|localhost)`

/** An address in a field beside that of its port, which stands behind it or before. */
const fieldsOf = new RegExp(`${addressField}${hostOf}["']?\\]?[,;\\s]{1,3}${portField}(\\d{1,5})(?!\\d)`, 'i')
const fieldsReversed = new RegExp(
  `${portField}(\\d{1,5})(?![\\d.])["']?[,;].{0,160}?${addressField}${hostOf}(?=["',;\\s\\]}]|$)`,
  'i',
)

/** Ways in which programs write an address with its port. */
const places: readonly RegExp[] = [
  /(?<![\w.]|(?<!\b(?:tcp|ssl|tls|https?)[46]?):)(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:.]{2,45}\]|\*|localhost|::1):(\d{1,5})(?!\d|\.\d)/,
  /\('([0-9a-fA-F:.]{0,45}|localhost)', (\d{1,5})/,
  /(?<![\w.:])(\d{1,3}(?:\.\d{1,3}){3}|::|\[[0-9a-fA-F:.]{2,45}\]|\*)[,;]? port:? (\d{1,5})(?!\d)/,
  /(?:address |アドレス|地址)"([0-9a-fA-F:.*]{1,45})"(?:, port |、ポート|[,，]\s?端口 ?)(\d{1,5})/,
  /\(?'?bind-address'?\)?(?:: | is )'([0-9a-fA-F:.*]{1,45})'; port: (\d{1,5})/,
  /\bBind-address: '([0-9a-fA-F:.*]{1,45})' port: (\d{1,5})/,
  /\bInterface: ([0-9a-f.:[\]]{2,45}), port: (\d{1,5})(?!\d)/,
  /\[ '?(any|[0-9a-f.:]{2,45})'? <ipv[46]> (\d{1,5})\]/,
  /(?<![\w.])(::):(\d{1,5})(?!\d)/,
  fieldsOf,
  // libp2p: https://github.com/multiformats/multiaddr
  /\/ip[46]\/([0-9a-f.:]{2,45})\/(?:tcp|udp)\/(\d{1,5})(?!\d)/,
  // Tomcat's names of connectors.
  /"[a-z]{3,10}-(?:nio2?|apr|bio|openssl|jsse)-(\d{1,3}(?:\.\d{1,3}){3})-(\d{1,5})"/,
  /(?<![\w.])(\d{1,3}(?:\.\d{1,3}){3}) \(IPv4\):(\d{1,5})(?!\d)/,
  // Consul
  /\bClient Addr: \[?(\d{1,3}(?:\.\d{1,3}){3})\]? \(HTTP: (\d{1,5})(?!\d)/,
  // BIND
  /(?<![\w.:])(\d{1,3}(?:\.\d{1,3}){3}|::1?)#(\d{1,5})(?!\d)/,
  // VNC of X: `local interface(s)` are those of loopback.
  /\bon (all|local) interface\(s\), port (\d{1,5})(?!\d)/,
  // Words in brackets in its place: `【my public IP】:8443`, `<server ip>:22`.
  /【([^】\n]{1,60})】:(\d{1,5})(?![\d.])/,
  /<([^<>\n]{1,60})>:(\d{1,5})(?![\d.])/,
  // Parts of it that somebody has hidden.
  /(?<![\w.:*])((?=[\d.]{0,12}[xX*])(?:[xX*]{1,3}|\d{1,3})(?:\.(?:[xX*]{1,3}|\d{1,3})){3}):(\d{1,5})(?![\d.])/,
  /(?<![\w.:/]|\w['"])():(\d{1,5})(?![\d.:])/,
]
/** Go's words and those of libraries in C, with whatever stands where the address was. */
const hiddenAt =
  /\b(?:listen (?:tcp|udp)[46]?|bind(?:ing)? (?:fd \d{1,5} )?to(?: addr)?) (\S{0,100}?):(\d{1,5}): (?:bind:|errno=)/i
const onAddress = /\bport (\d{1,5}) on (\d{1,3}(?:\.\d{1,3}){3}|::|\[?[0-9a-fA-F:.]{2,45}\]?)/
const portAlone =
  /(?:端口|ポート) ?(\d{1,5})|(\d{1,5}) ?端口|(?:\b|_)port(?:\(s\))?(?:["']?[:=]>?|:)? ?['"]?(\d{1,5})(?!\d)|-nio-(\d{1,5})"|\bPort (\d{1,5}) was\b/i

const everywhere: ReadonlySet<string> = new Set(['', '*', '0.0.0.0', '::', '[::]', 'any', 'all'])
const loopbackName: ReadonlySet<string> = new Set(['local'])

/**
 * The address and the port that a line speaks of; null where it names no port.
 *
 * @param localhost whether `localhost` is the address itself, not just how a reader would call it
 */
export function boundAt(line: string, localhost: boolean): BoundAt | null {
  const hidden = hiddenAt.exec(line)
  if (hidden && addressOf(hidden[1] ?? '') === null) {
    const all = everywhere.has(hidden[1] ?? '')
    return { address: null, placed: all, port: portOf(hidden[2] ?? '') }
  }
  const reversed = onAddress.exec(line) ?? fieldsReversed.exec(line)
  const match = reversed ? null : places.map((pattern) => pattern.exec(line)).find((found) => found !== null)
  const host = reversed ? reversed[2] : match?.[1]
  const port = portOf((reversed ? reversed[1] : match?.[2]) ?? '')
  if (host !== undefined && port !== null && port > 0) {
    if (everywhere.has(host)) return { address: null, placed: true, port }
    if (loopbackName.has(host)) return { address: addressOf('127.0.0.1'), placed: true, port }
    if (host === 'localhost') return { address: localhost ? addressOf('127.0.0.1') : null, placed: localhost, port }
    const address = addressOf(host)
    return { address, placed: address !== null, port }
  }
  const alone = portAlone.exec(line)
  const number = portOf(alone?.slice(1).find((group) => group !== undefined) ?? '')
  return number === null || number === 0 ? null : { address: null, placed: false, port: number }
}

/** An address alone, without a port behind it. */
const bare = /(?<![\w.:/-])(\d{1,3}(?:\.\d{1,3}){3}|::1?)(?![\w.:/]|-\d)|["'](?:127\.0\.0\.1|0\.0\.0\.0|::1?)["']/g
/** How far the only address of a line may stand from its port, in characters. */
const farthest = 60

/** The place of a port of which a line says no address right beside it: at the only address that the line has near it. */
export function besideOf(line: string, place: BoundAt): BoundAt {
  if (place.placed || place.port === null || line.length > 400) return place
  const found = [...line.matchAll(bare)]
  const [first] = found
  const at = line.search(new RegExp(`(?<!\\d)${place.port}(?!\\d)`))
  if (!first || found.length > 1 || Math.abs(first.index - at) > farthest) return place
  const text = first[0].replace(/["']/g, '')
  if (everywhere.has(text)) return { ...place, placed: true }
  const address = addressOf(text)
  return address ? { ...place, address, placed: true } : place
}

/** Whether a line has an address and a port in fields of their own. */
export const hasFields = (line: string) => fieldsOf.test(line) || fieldsReversed.test(line)

/** Words of Node.js, and of whoever says to what a program was to be bound, with words or marks of any kind for the address. */
const hiddenBy: readonly RegExp[] = [
  /\blisten E[A-Z]{5,20}:? (?:[a-z]{3,10} ){0,4}(\S{1,100}?):(\d{1,5})\s{0,9}$/,
  /\b(?:bind|listen)(?:ing)? (?:to|on) (?:address )?((?=[^\d[*:\s]|\[[^\da-f:])[^:=]{1,80}):(\d{1,5})(?=[:;,.]? )/i,
]

/** Where a program could not bind, by a line that has something else in place of the address. */
export function hiddenPlace(line: string): BoundAt | null {
  const [, host = '', port = ''] = hiddenBy.map((form) => form.exec(line)).find((found) => found !== null) ?? []
  const number = portOf(port)
  return number === null || number === 0 || /localhost$/i.test(host)
    ? null
    : { address: null, placed: false, port: number }
}

const inUse =
  /address (?:is )?(?:already )?in use\b|Die Adresse wird bereits verwendet|Adresse déjà utilisée|La dirección ya se está usando|Indirizzo già in uso|Endereço já em uso|Адрес уже используется|주소가 이미 사용 중입니다|Adres is al in gebruik|Adres jest już w użyciu|Adressen redan upptagen|Adres zaten kullanımda|Адресу вже використано|Địa chỉ đang được dùng|Alamat telah digunakan|Adresa je užívána|アドレスは既に使用中です|地址已在使用|地址已经?被使用|位址已經有在使用|(?:\b|_)EADDRINUSE\b|\[Errno (?:98|48)\]|\berrno[:=]? ?(?:98|48)\b|\(os error (?:98|48)\)|\(98[:)]|\b10048\b|(?:每个套接字地址|每個通訊端位址).{0,30}只(?:允许|允許)使用一次|一次只能用一個通訊端位址|各ソケット アドレスに対してプロトコル|Normalerweise darf jede Socketadresse\b|seule utilisation de chaque adresse de socket\b|Solo se permite un uso de cada dirección de socket\b|только одно использование адреса сокета|port is already allocated|connector configured to listen on port \d{1,5} failed to start|was already in use|Connection in use: |Only one usage of each socket address|already another .{1,40} running on port|\bport \d{1,5} (?:is )?(?:already )?(?:in use|being used|taken) by\b|端口 ?\d{1,5} ?(?:已经?)?被.{0,12}占用|\d{1,5} ?端口(?:已经?)?被.{0,12}占用|ポート ?\d{1,5} ?(?:番)?[はが](?:すでに|既に)?(?:他の\S{1,20}で)?使[用わ]/i
const notLocal =
  /cannot assign requested address|\baddress not available\b|No up-and-running [\w-]{1,20}(?: \(\w{1,12}\))? addresses found|Die angeforderte Adresse kann nicht zugewiesen werden|Ne peut attribuer l['’]adresse demandée|No se puede asignar la dirección solicitada|Impossibile assegnare l['’]indirizzo richiesto|Impossível atribuir o endereço pedido|Não foi possível acessar o endereço requisitado|Невозможно назначить запрошенный адрес|요청한 주소를 배정할 수 없습니다|Kan verzochte adres niet toewijzen|Nie można przypisać żądanego adresu|Kan inte tilldela begärd adress|İstenen adres bulunamıyor|Не вдалося призначити вказану адресу|Không thể gán địa chỉ đã yêu cầu|Tidak dapat menempatkan permintaan alamat|Požadovanou adresu nelze přiřadit|要求(?:された)?アドレス(?:に|を)割り当てられません|无法指定被请求的地址|無法指定所需的位址|(?:\b|_)EADDRNOTAVAIL\b|\[Errno (?:99|49)\]|\berrno[:=]? ?99\b|\(os error (?:99|49)\)|can['’]t assign requested address|\(99[:)]|\b10049\b|该请求的地址无效|要求したアドレスのコンテキストが無効|requested address is not valid in its context|\[ERROR\] Invalid address: \('/i
const denied =
  /permission denied|許可がありません|权限不够|拒絕不符權限的操作|(?:\b|_)EACCES\b|\(13[:)]|\[Errno 13\]|\berrno[:=]? ?13\b|\b10013\b|访问权限不允许的方式|嘗試存取通訊端被拒絕|アクセス許可で禁じられた方法|aufgrund der Zugriffsrechte des Sockets unzulässig|forbidden by its access permissions/i
/** A server that does not start, or ends, for want of an address has bound none: its line need not say so. */
const startless =
  /\b(?:fail(?:s|ed|ure)?|unable|could ?n[o'’]?t|cannot|can['’]t) to (?:start|run|launch|serve|initiali[sz]e)\b|\b(?:start(?:ed|ing|up)?|launch(?:ed|ing)?)\b.{0,60}\bfail(?:ed|ure|s)?\b|\b(?:servers?|services?|daemon|listener) (?:has |have )?(?:exited|stopped|terminated|failed|aborted|died|crashed|ended|quit)\b|启动(?:服务)?(?:失败|出错|异常)|服务.{0,8}启动失败|起動に失敗|起動できま|起動エラー/i
const binding =
  /\[Errno (?:99|49)\]|No up-and-running |\b(?:open|creat|start)\w{0,3} (?:\w{1,12} ){0,3}?(?:server|listener|sockets?|port)\b|\bSocketException \((?:13|48|49|98|99)\)|\bserver socket\b|ポートを開|ソケットを?作成|监听|監聽|待ち受け|\bSocket\.(?:Do)?Bind\(|\bbind(?:ing)?\b|バインド|绑定|綁定|\blisten(?:ing)?\b|\bbound\b|make_sock|BindException|\bEADDR|\bEACCES\b|Connection in use|already allocated|was already in use|Invalid address: \('|WSA|\b100(?:13|48|49)\b/i

/** That a port is taken, in a program's own words, without those of the system. */
const taken =
  /\b[Pp]ort(?: number)?:? ?['"#]?\d{1,5}['"]?(?: on \S{1,60})?[,:]? (?:(?:is|was|seems to be|appears to be) )?(?:already |currently |still )?(?:in use|being used|occupied|taken|allocated)\b|\b[Aa]ddress in use\b|\b[Pp]ort (?:is )?(?:already )?(?:occupied|in use)\b/
/** What takes another one instead, or speaks of what may be. */
const goesOn =
  /\b(?:[Tt]rying|[Uu]sing|[Ss]witch\w{0,5}|[Ff]all\w{0,3} back|[Aa]ttempting|[Rr]etrying with)\b.{0,20}\b(?:another|next|different|free|available|\d{2,5})\b|\b(?:if|[Ii]f|whether|[Mm]aybe|[Pp]erhaps|might|may|could|[Cc]heck|[Mm]ake sure|[Ee]nsure)\b|\?\s{0,9}$/

/** Calls by which a program takes its address, as they stand in the trace of an error below them. */
const bindCall =
  /\b(?:server_bind|sock(?:et)?\.bind|Socket\.(?:Do)?Bind|ServerSocketChannel\w{0,8}\.bind|NioSocketImpl\.bind|PlainSocketImpl\.\w{0,6}[bB]ind|Net\.bind0?|setupListenHandle|listenInCluster|bind_socket|create_server|bind_and_activate)\b/

/** Whether a line is one of a trace in which an address is taken. */
export const callsBind = (line: string) => line.length <= 400 && bindCall.test(line)

/** What each line has that says why a program could not take its address. */
export const bindSigns: readonly RegExp[] = [inUse, notLocal, denied, taken]

/** A socket of the file system: no port is concerned. */
const unixSocket = /\bbind(?:\(\))?.{0,20}\bunix:/

/** A file, or a program, that may not be opened, begun or written. */
const ofFile = /\b(?:EACCES|EPERM): [a-z ]{5,40}, (?!bind|listen)[a-z]{3,12} ['"]|\bspawn \S{1,200} EACCES\b/

/** A sentence of what was once. */
const past = /去年|以前|上次|之前的日志|昨年|先月|前回|以前は|\b(?:last (?:year|month|week)|used to|previously)\b/

/** A client's own end, at which it could not begin: Go, curl, ssh, and a program that is told which address to ask from. */
const ofCaller =
  /\bdial (?:tcp|udp)[46]?\b|\S->\S{0,80}: bind:|\b(?:source|outgoing) (?:address|ip|port)\b|^\s{0,9}(?:curl: |ssh: |nc: |ping6?: |\* )|\bconnect(?:ing|ion)? (?:to|from)\b|\bsocket for target\b|\bconnect EADDRNOTAVAIL\b/i

/** A library that connects, and has no port left to do so from, or is not let out: Go of Windows, urllib3, aiohttp. */
const ofLibrary =
  /\bdial (?:tcp|udp)[46]?\b|\bconnectex: |\bestablish a new connection\b|\bConnectionPool\(|\bCannot connect to host\b/

/** What says of the lines below it that a port could not be had. */
const failedToBind =
  /\b(?:fail(?:s|ed|ure)?|unable|could ?n[o'’]?t|can ?n[o'’]?t|not)\b.{0,30}\b(?:bind|bound|listen)\b|\b(?:bind|bound|listen(?:ing)?)\b.{0,30}\b(?:fail(?:s|ed|ure)?|errors?)\b|(?:绑定|監聽|监听|バインド|待ち受け)[^。]{0,12}(?:失败|失敗|错误|できま|できな)/i

/** Whether a line says that some port could not be had, which one and why stand below. */
export function announcesFailedBind(line: string): boolean {
  return line.length <= 400 && failedToBind.test(line) && !ofCaller.test(line) && !past.test(line)
}

/**
 * Why a program could not take its address; null for a line that does not speak of it.
 *
 * @param announced whether a line above it has said that the program could not
 */
export function bindProblemOf(line: string, announced = false): BindProblem | null {
  if (unixSocket.test(line) || past.test(line) || ofFile.test(line) || ofLibrary.test(line)) return null
  if (inUse.test(line)) return 'in-use'
  if (taken.test(line) && !goesOn.test(line)) return 'in-use'
  if (ofCaller.test(line)) return null
  if (notLocal.test(line)) return announced || binding.test(line) || startless.test(line) ? 'not-local' : null
  if (!announced && !binding.test(line)) return null
  return denied.test(line) ? 'permission' : null
}
