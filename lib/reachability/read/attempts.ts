import { pipelineOf } from '../coverage'
import { addressOf, type HostAddress } from '../host-address'
import type { Attempt, Outcome, PingResult, Protocol } from '../model'
import { type Block, quote } from '../paste'
import { portOf } from '../port'
import { isInterception, mayIntercept } from './interception'
import { mayFail, outcomeOf } from './phrases'

interface Goal {
  readonly host: string | null
  readonly port: number | null
  readonly udp: boolean
}

const schemes: Readonly<Record<string, number>> = { http: 80, https: 443 }

/** Host and port of `http://host:port/…`; null when the text is no such address. */
function urlOf(text: string): Goal | null {
  const match = /^(?:(https?):\/\/)?(?:[^@/\s]*@)?(\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::(\d{1,5}))?(?:[/?#].*)?$/.exec(text)
  if (!match?.[2]) return null
  return {
    host: match[2].replace(/^\[|\]$/g, ''),
    port: match[3] ? portOf(match[3]) : (schemes[match[1] ?? 'http'] ?? null),
    udp: false,
  }
}

/** Where a client's command line points to. */
function goalOf(command: string | null): (Goal & { readonly tool: string }) | null {
  if (command === null) return null
  const [words = []] = pipelineOf(command)
  const tool = (words[0] ?? '')
    .replace(/^.*[\\/]/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase()
  const rest = words.slice(1)
  const plain: string[] = []
  const taking =
    /^-(?:m|o|H|X|d|A|u|w|c|W|i|p|D|F|T|x|e|k|t|s|b|connect-timeout|max-time|retry|resolve|interface|user-agent)$|^--(?:connect-timeout|max-time|retry|resolve|interface|header|request|data|output|user|user-agent|write-out|proxy|cacert|cert|key|timeout|tries)$/
  let port: number | null = null
  let udp = false
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? ''
    if (tool === 'ssh' && word === '-p') port = portOf(rest[++index] ?? '')
    else if (/^-(?:Port|p)$/i.test(word) && /^(?:test-netconnection|tnc)$/.test(tool))
      port = portOf(rest[++index] ?? '')
    else if (/^-ComputerName$/i.test(word)) plain.unshift(rest[++index] ?? '')
    else if (word.startsWith('-')) {
      if (/^nc(?:at)?$/.test(tool) && /^-\w*u/.test(word)) udp = true
      const takesValue = /^nc(?:at)?$/.test(tool)
        ? /^-\w*[wsp]$/.test(word)
        : tool === 'curl' || tool === 'wget' || tool === 'ssh' || tool === 'ping'
          ? taking.test(word) && !(tool === 'ssh' && /^-[At]$/.test(word))
          : false
      if (takesValue) index += 1
    } else plain.push(word)
  }
  const [host = '', second = ''] = plain
  if (tool === 'curl' || tool === 'wget') {
    const url = plain.find((word) => /[.:/]|^localhost/.test(word)) ?? host
    const goal = urlOf(url)
    return goal ? { ...goal, tool } : null
  }
  if (tool === 'ssh') return { tool, host: host.replace(/^.*@/, '') || null, port: port ?? 22, udp: false }
  if (tool === 'telnet' || tool === 'nc' || tool === 'ncat') {
    return { tool, host: host || null, port: second ? portOf(second) : tool === 'telnet' ? 23 : null, udp }
  }
  if (tool === 'test-netconnection' || tool === 'tnc')
    return { tool: 'Test-NetConnection', host: host || null, port, udp: false }
  if (tool === 'ping' || tool === 'ping6') return { tool: 'ping', host: host || null, port: null, udp: false }
  if (/^(?:dig|nslookup|host|mysql|psql|redis-cli|openssl|nmap)$/.test(tool))
    return { tool, host: host || null, port: null, udp: false }
  return null
}

/** Host and port that a line of output itself names. */
function placeIn(line: string): { host: string | null; address: HostAddress | null; port: number | null } {
  const patterns = [
    /(?:connect to|connect to host|Failed to connect to|Failed connect to|connect to address|Connecting to|Connected to|Trying|dial tcp|connect fail for)\s+(?:[\w.-]+\s+\()?\[?([0-9a-fA-F:.]*[.:][0-9a-fA-F:.]*|[\w.-]+)\]?\)?(?:[:|]|,?\s+port\s+|\s+\(tcp\)\s+)(\d{1,5})/i,
    /(?:connect to host|Failed to connect to|Could not connect to Redis at|Connection to|Can't connect to \w+ server on '|connection to server at "[^"]*" \(|server at ")\s*\[?([\w.:-]+?)\]?['"\])]*(?:,?\s+port\s+|:| \()(\d{1,5})/i,
    /\/dev\/tcp\/([\w.-]+)\/(\d{1,5})/,
    /\[([\d.]+)\]\s+(\d{1,5})\s+\(/,
    /https?:\/\/([\w.-]+):(\d{1,5})/,
    /(\d{1,3}(?:\.\d{1,3}){3})[: ](?:port )?(\d{1,5})\b/,
    /\[([0-9a-fA-F:]+)\]:(\d{1,5})/,
  ]
  for (const pattern of patterns) {
    const match = pattern.exec(line)
    if (match?.[1]) {
      const bare = match[1].replace(/:$/, '')
      return { host: bare, address: addressOf(bare), port: portOf(match[2] ?? '') }
    }
  }
  const single =
    /(?:Trying|Connected to|address|fail for|Connecting To)\s+\[?([0-9a-fA-F:.]*[.:][0-9a-fA-F:.]*?)\]?(?:\.{3}|:\s|\.?\s*$|\s)/i.exec(
      line,
    )
  const address = single?.[1] ? addressOf(single[1]) : null
  const port = /(?:on port|port:?|ポート番号|端口|ポート)\s*(\d{1,5})/i.exec(line)?.[1]
  return { host: single?.[1] ?? null, address, port: port ? portOf(port) : null }
}

/** Title or heading of an error page, as copied out of a browser. */
const errorPage =
  /^\s*(?:<(?:title|h1)>)?(403(?= Forbidden)|500(?= Internal Server Error)|502(?= Bad Gateway)|503(?= Service (?:Temporarily )?Unavailable)|504(?= Gateway Time-?out))[ \w-]{6,32}(?:<\/(?:title|h1)>)?\s*$/i

/** What postfix writes into its log about another server. */
const mailLog =
  /postfix\/smtp\[\d+\]: connect to (?<host>[\w.-]{1,255})\[(?<address>[0-9a-f.:]{2,45})\]:(?<port>\d{1,5}): (?<said>[^:]{1,60})$/i
const socatLog =
  /socat\[\d+\] E connect\(\d+, AF=\d+ \[?(?<host>[0-9a-f.:]{2,45})\]?:(?<port>\d{1,5}), \d+\): (?<said>[^:]{1,60})$/

/** What programs say after a connection has opened. */
const openedFirst =
  /banner exchange|bytes received|reading|(?:kex|ssh)_exchange_identification|recv failure|SSL_connect|SSL connection|^\s*Connection to \S+ port \d+ timed out|in headers|ヘッダ内|读取文件头/i

const goodStatus = (status: number) =>
  status < 400 || [400, 401, 404, 405, 406, 407, 410, 411, 415, 416, 422, 426].includes(status)

/** Reads what clients say: curl, wget, ssh, telnet, nc, ping, Test-NetConnection, databases' clients, browsers. */
export function readAttempts(block: Block): (Attempt | PingResult)[] {
  const goal = goalOf(block.command)
  const found: (Attempt | PingResult)[] = []
  let tool = goal?.tool ?? ''
  let place: { host: string | null; address: HostAddress | null; port: number | null } = {
    host: goal?.host ?? null,
    address: goal?.host ? addressOf(goal.host) : null,
    port: goal?.port ?? null,
  }
  let connected = false
  let answered = false
  let intercepted = false
  const echo: { asked: { host: string; address: HostAddress | null } | null; replied: boolean; unreachable: boolean } =
    {
      asked: null,
      replied: false,
      unreachable: false,
    }
  let netConnection: Map<string, string> | null = null
  const codeOnly = /%\{(?:http_code|response_code)\}/.test(block.command ?? '')
  const add = (outcome: Outcome, line: string, more: { status?: number; name?: string; protocol?: Protocol } = {}) => {
    if (found.length > 5000) return
    found.push({
      kind: 'attempt',
      tool: more.name ?? (tool || 'client'),
      protocol: more.protocol ?? (goal?.udp ? 'udp' : 'tcp'),
      host: place.host,
      address: place.address,
      port: place.port,
      outcome,
      status: more.status ?? null,
      at: block.at,
      line: quote(line),
    })
  }
  const closeNetConnection = () => {
    const fields = netConnection
    netConnection = null
    const result = fields?.get('TcpTestSucceeded')
    const address = addressOf(fields?.get('RemoteAddress') ?? '')
    if (result) {
      place = { host: fields?.get('ComputerName') ?? null, address, port: portOf(fields?.get('RemotePort') ?? '') }
      add(/^True$/i.test(result) ? 'connected' : 'failed', `TcpTestSucceeded : ${result}`, {
        name: 'Test-NetConnection',
      })
    }
    const ping = fields?.get('PingSucceeded')
    if (ping)
      found.push({
        kind: 'ping',
        host: fields?.get('ComputerName') ?? null,
        address,
        answered: /^True$/i.test(ping),
        line: `PingSucceeded : ${ping}`,
      })
  }
  for (const line of block.lines) {
    if (line === '' || line.length > 4000) continue
    const first = line.trimStart().charCodeAt(0)
    if (mayIntercept(line) && !intercepted && isInterception(line)) {
      intercepted = true
      add('intercepted', line)
      continue
    }
    // curl -v
    if (first === 42 /* * */) {
      const text = line.trim().slice(1).trim()
      const trying = /^Trying\s/.test(text) || /^About to connect\(\) to/.test(text) || /^\s*Trying/.test(text)
      if (trying) {
        tool = 'curl'
        const next = placeIn(text.replace(/\.{3}$/, '').replace('About to connect() to', 'connect to'))
        place = { host: next.host ?? place.host, address: next.address ?? place.address, port: next.port ?? place.port }
        connected = false
        answered = false
        continue
      }
      const through =
        /^(?:Connected to|Established connection to)\s+\S+\s+\(([^) ]+)(?: port (\d+))?\)(?: port (\d+))?/.exec(text)
      if (through) {
        tool = 'curl'
        connected = true
        answered = false
        place = {
          host: place.host,
          address: addressOf(through[1] ?? ''),
          port: portOf(through[3] ?? through[2] ?? '') ?? place.port,
        }
        add('connected', line)
        continue
      }
    }
    const status =
      /^\s*(?:<\s)?HTTP\/\d(?:\.\d)?\s+(\d{3})\b/.exec(line) ??
      /(?:awaiting response|応答を待っています|正在等待回应)\.\.\.\s+(\d{3})\b/.exec(line) ??
      /^curl: \(22\) The requested URL returned error: (\d{3})\b/.exec(line) ??
      (codeOnly ? /^\s*'?(\d{3})'?\s*$/.exec(line) : null) ??
      /^\s*HTTP ERROR (\d{3})\s*$/.exec(line) ??
      errorPage.exec(line)
    if (status?.[1]) {
      const code = Number(status[1])
      tool ||= 'curl'
      // curl writes 000 where there was no answer.
      if (code >= 200 || code === 101) {
        add(goodStatus(code) ? 'answered' : 'error-answer', line, { status: code })
        answered = true
      }
      continue
    }
    if (/^\s*(?:ComputerName|RemoteAddress|RemotePort|PingSucceeded|TcpTestSucceeded)\s*:/.test(line)) {
      const field = /^\s*(\w+)\s*:\s*(.*?)\s*$/.exec(line)
      if (field?.[1] === 'ComputerName' && netConnection) closeNetConnection()
      netConnection ??= new Map()
      if (field?.[1]) netConnection.set(field[1], field[2] ?? '')
      if (field?.[1] === 'TcpTestSucceeded') closeNetConnection()
      continue
    }
    if (readPing(line)) continue
    if (readConnected(line)) continue
    if (!mayFail(line)) continue
    if (readResolver(line)) continue
    const outcome = outcomeOf(line)
    if (!outcome || isNoise(line)) continue
    // Once the service has answered, a name that is not found is where it redirects to.
    if (outcome === 'not-resolved' && (answered || !isResolverError(line))) continue
    tool = toolOf(line) ?? tool
    const named = placeIn(line)
    if (named.port !== null || named.address) {
      place = {
        host: named.host ?? place.host,
        address: named.address ?? (named.host && named.host !== place.host ? null : place.address),
        port: named.port ?? place.port,
      }
    }
    const afterConnect = connected && !/Failed to connect|connect to \S+ port \d+ (?:from .*)?failed/.test(line)
    if (outcome === 'timeout' && (afterConnect || openedFirst.test(line))) {
      if (!answered) add('no-answer', line)
    } else if (outcome === 'timeout' && /Couldn't connect/.test(line)) add('failed', line)
    else if (outcome === 'closed') {
      if (!answered) add(outcome, line)
    } else if (outcome === 'reset') {
      if (!connected && openedFirst.test(line)) add('connected', line)
      add(outcome, line)
    } else add(outcome, line)
  }
  closeNetConnection()
  return found

  function readPing(line: string): boolean {
    const start =
      /^\s*PING6?\s+(\S+)\s+\(([^)\s]+)\)/.exec(line) ??
      /^\s*(?:Pinging|正在 Ping)\s+(\S+?)(?:\s+\[([^\]]+)\])?\s+/.exec(line) ??
      /^\s*(\S+?)(?:\s*\[([^\]]+)\])?\s*に ping を送信しています/.exec(line)
    if (start?.[1]) {
      echo.asked = { host: start[1], address: addressOf(start[2] ?? start[1]) }
      echo.replied = false
      echo.unreachable = false
      return true
    }
    const sent =
      /(\d+) packets transmitted, (\d+) (?:packets )?received/.exec(line) ??
      /送信(?:済み)?\)?\s*=\s*(\d+).*?受信(?:済み)?\)?\s*=\s*(\d+)/.exec(line) ??
      /(?:Sent|已发送)\s*=\s*(\d+).*?(?:Received|已接收)\s*=\s*(\d+)/.exec(line)
    if (sent?.[2]) {
      found.push({
        kind: 'ping',
        host: echo.asked?.host ?? goal?.host ?? null,
        address: echo.asked?.address ?? null,
        answered: Number(sent[2]) > 0 && (echo.replied || !echo.unreachable),
        line: quote(line),
      })
      echo.asked = null
      return true
    }
    if (/\bttl[=:]\s?\d/i.test(line)) echo.replied = true
    // Windows counts what a router says among the replies.
    if (
      /host unreachable|net unreachable|TTL expired|到達できません|TTL が期限切れ|无法访问目标|TTL 传输中过期/i.test(
        line,
      )
    )
      echo.unreachable = true
    return /^\s*(?:\d+ bytes from|Reply from|来自 .* 的回复|.* からの応答|Request timed out|要求がタイムアウトしました|请求超时|From \S+ icmp_seq=)/.test(
      line,
    )
  }

  function readConnected(line: string): boolean {
    const good =
      /^\s*Connected to (\S+?)\.?\s*$/.exec(line) ??
      /Connection to (\S+) (\d+) port \[(?:tcp|\*)[^\]]*\] succeeded/.exec(line) ??
      /^\s*Ncat: Connected to ([^\s]+?):(\d+)\./.exec(line) ??
      /^\s*debug1: Connection established\.()/.exec(line) ??
      /^\s*(?:\(UNKNOWN\)|\S+) \[([\d.]+)\] (\d+) \([^)]*\) open/.exec(line) ??
      /^\s*CONNECTED\(\d+\)()\s*$/.exec(line)
    if (good) {
      const address = addressOf(good[1] ?? '')
      place = {
        host: good[1] || place.host,
        address: address ?? place.address,
        port: portOf(good[2] ?? '') ?? place.port,
      }
      connected = true
      add('connected', line, { name: /^\s*Connected to/.test(line) ? tool || 'telnet' : tool || 'nc' })
      return true
    }
    const wget =
      /^(?:Connecting to |正在连接 )?([\w.-]+)(?: \([^)]*\))?(?:\|([^|]+)\|)?:(\d+)(?: に接続しています)?\.\.\. (?:connected|接続しました|已连接)/.exec(
        line,
      )
    if (wget) {
      tool = 'wget'
      place = { host: wget[1] ?? null, address: addressOf(wget[2] ?? wget[1] ?? ''), port: portOf(wget[3] ?? '') }
      connected = true
      add('connected', line)
      return true
    }
    const reached =
      /^\s*\S+@\S+: Permission denied \([\w,-]+\)/.test(line) ||
      /^\s*Host key verification failed\./.test(line) ||
      /WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED/.test(line) ||
      /^\s*debug1: Remote protocol version/.test(line) ||
      /^\s*SSH-2\.0-\S/.test(line) ||
      /^\s*\S+@\S+'s password:/.test(line) ||
      /^\s*The authenticity of host '/.test(line) ||
      /^ERROR 10(?:44|45)\b.*Access denied|^ERROR 1130\b.*is not allowed to connect/.test(line) ||
      /password authentication failed for user|no pg_hba\.conf entry|NOAUTH Authentication required/.test(line)
    if (reached) {
      if (!answered)
        add('answered', line, {
          name: /SSH|@|Host key|IDENTIFICATION|authenticity|debug1/.test(line) ? 'ssh' : tool || 'client',
        })
      answered = true
      return true
    }
    const scanned = /^\s*(\d{1,5})\/(tcp|udp)\s+(open|closed|filtered)(?:\s|$|\|)/.exec(line)
    if (scanned?.[1] && !/open\|filtered/.test(line)) {
      place = { ...place, port: portOf(scanned[1]) }
      tool = 'nmap'
      add(scanned[3] === 'open' ? 'connected' : scanned[3] === 'closed' ? 'refused' : 'timeout', line, {
        protocol: scanned[2] === 'udp' ? 'udp' : 'tcp',
      })
      return true
    }
    const powershell = /TCP connect to \(?\s*\(?([\w.:-]+?)\s*:\s*(\d{1,5})\)? failed/.exec(line)
    if (powershell) return true
    const logged = mailLog.exec(line) ?? socatLog.exec(line)
    if (logged?.groups) {
      const { host = '', address = host, port = '', said = '' } = logged.groups
      place = { host, address: addressOf(address), port: portOf(port) }
      const outcome = outcomeOf(said)
      if (outcome) add(outcome, line, { name: logged[0].startsWith('postfix') ? 'postfix' : 'socat' })
      return true
    }
    const mysql = /Can't connect to (?:MySQL|MariaDB) server on '([^':]+)(?::(\d+))?'.*\((\d{2,5})/.exec(line)
    if (mysql) {
      place = { host: mysql[1] ?? null, address: addressOf(mysql[1] ?? ''), port: portOf(mysql[2] ?? '3306') }
      const byNumber: Readonly<Record<string, Outcome>> = {
        111: 'refused',
        10061: 'refused',
        110: 'timeout',
        10060: 'timeout',
        113: 'no-route',
      }
      add(byNumber[mysql[3] ?? ''] ?? 'failed', line, { name: 'mysql' })
      return true
    }
    if (/Could not open connection to the host, on port|ホストへ接続できませんでした|无法打开到主机的连接/.test(line)) {
      place = { ...place, ...placeNamed(line) }
      add('failed', line, { name: 'telnet' })
      return true
    }
    return false
  }

  function placeNamed(line: string): { port?: number } {
    const port = portOf(/(?:on port|ポート番号|在端口)\s*(\d{1,5})/.exec(line)?.[1] ?? '')
    return port === null ? {} : { port }
  }

  function readResolver(line: string): boolean {
    const missing =
      /status: (NXDOMAIN|SERVFAIL)/.exec(line) ??
      /:\s*(?:NXDOMAIN|Non-existent domain|SERVFAIL|Server failed)\s*$/.exec(line) ??
      /Host (\S+) not found: \d\(NXDOMAIN\)/.exec(line)
    if (!missing) return false
    add('not-resolved', line, { name: 'dns' })
    return true
  }
}

function toolOf(line: string): string | null {
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
function isResolverError(line: string): boolean {
  return /^\s*(?:\*|(?:curl|ssh|ping6?|telnet|nc|ncat|Ncat|wget|httping|psql|mysql|dig|host|nslookup)\b.{0,20}:|ERROR|WARNING|警告|Ping |ping |.{0,80}(?:ERR_NAME|DNS_PROBE|NS_ERROR|ENOTFOUND)|(?:Error: )?(?:Server Not Found|Hmm\.|We.re having trouble finding|Safari|サーバーが見つかりません|サーバが見つかりません|サーバ.{1,80}が見つからないため|呃.{0,3}找不到|找不到|無法找到)|.{0,80}(?:server IP address could not be found|サーバーの IP アドレスが見つかりません|ホスト .{0,80} が見つかりません)|Server lookup failure:|\S+: forward host lookup failed|(?:[0-9A-F]{8,16}:)?error:[0-9A-F]+:BIO routines|socket\.gaierror:|curl: \(28\) Resolving)/i.test(
    line,
  )
}

/** Lines of logs and tables that mention a failure of something else. */
function isNoise(line: string): boolean {
  return (
    /^\s*(?:debug[23]:|upstream|\d{4}\/\d\d\/\d\d .*\[(?:error|warn)\].*upstream)/.test(line) ||
    /^\s*(?:tcp6?|udp6?|LISTEN|ESTAB|-A |-P |ACCEPT|DROP|REJECT)\b/.test(line) ||
    /^\s*(?:[<>]\s|\[?\d{4}[-/]\d\d[-/]\d\d|[A-Z][a-z]{2}\s+\d{1,2}\s+(?:\d\d:\d\d|[\w-]+\[\d+\]|[\w-]+:)|\d{1,3}(?:\.\d{1,3}){3} - |\{|<\d+>)/.test(
      line,
    )
  )
}
