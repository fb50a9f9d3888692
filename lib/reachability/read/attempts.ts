import { addressOf } from '../host-address'
import type { Attempt, Outcome, PingResult, Protocol } from '../model'
import { type Block, quote } from '../paste'
import { portOf } from '../port'
import { isNoise, isResolverError, mayAnswer, toolOf } from './client-lines'
import { goalOf, placeIn, type Server } from './goal'
import { isInterception, mayIntercept } from './interception'
import { mayFail, outcomeOf } from './phrases'
import { pingReader } from './ping'

/** Title or heading of an error page, as copied out of a browser. */
const errorPage =
  /^\s*(?:<(?:title|h1)>)?(403(?= Forbidden)|500(?= Internal Server Error)|502(?= Bad Gateway)|503(?= Service (?:Temporarily )?Unavailable)|504(?= Gateway Time-?out))[ \w-]{6,32}(?:<\/(?:title|h1)>)?\s*$/i

/** What postfix writes into its log about another server. */
const mailLog =
  /postfix\/smtp\[\d+\]: connect to (?<host>[\w.-]{1,255})\[(?<address>[0-9a-f.:]{2,45})\]:(?<port>\d{1,5}): (?<said>[^:]{1,60})$/i
const socatLog =
  /socat\[\d+\] E connect\(\d+, AF=\d+ \[?(?<host>[0-9a-f.:]{2,45})\]?:(?<port>\d{1,5}), \d+\): (?<said>[^:]{1,60})$/

/** What databases say to clients of an address that they admit no one from: MySQL, MariaDB, PostgreSQL, Redis. */
const turnedAway =
  /\bHost '[^']{1,255}' is (?:not allowed to connect to this|blocked because of many connection errors)|no pg_hba\.conf entry for host|pg_hba\.conf rejects connection for host|pg_hba\.conf (?:に|の設定で)ホスト|没有用于主机 .{1,600}pg_hba\.conf 记录|pg_hba\.conf 记录拒绝|DENIED Redis is running in protected mode/

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
  let place: Server = {
    host: goal?.host ?? null,
    address: goal?.host ? addressOf(goal.host) : null,
    port: goal?.port ?? null,
  }
  let connected = false
  let answered = false
  let intercepted = false
  const readPing = pingReader(goal?.host ?? null)
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
  for (const written of block.lines) {
    const line = written.trimEnd()
    if (line === '' || line.length > 4000) continue
    const failing = mayFail(line)
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
    if (!failing && !mayAnswer(line)) continue
    if (readResolver(line)) continue
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
    const ping = readPing(line)
    if (ping) {
      if (ping !== 'part') found.push(ping)
      continue
    }
    if (readConnected(line)) continue
    if (!failing) continue
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
    if (turnedAway.test(line) && !isNoise(line)) {
      place = placeIn(line).port === null ? place : placeIn(line)
      add('turned-away', line)
      answered = true
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
      /^ERROR 10(?:44|45)\b.*Access denied/.test(line) ||
      /password authentication failed for user|のパスワード認証に失敗|Password 认证失败|NOAUTH Authentication required/.test(
        line,
      )
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
