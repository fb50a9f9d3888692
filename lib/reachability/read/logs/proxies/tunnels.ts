import { FirstLook } from '../../../look'
import type { ProgramEvent } from '../../../model/evidence'
import { addressOf, isLoopback, isPrivate } from '../../../model/host-address'
import { portOf } from '../../../model/port'
import { quote } from '../../../paste/quote'
import type { EvidenceReader } from '../../reader'
import { isTold } from '../../talk'

/**
 * What programs say that bring a port of their own machine to another one, once a client has come to them through it and the
 * service does not take the connection. Group 1: its port, where the line says it.
 */
const complaints: readonly (readonly [program: string, said: RegExp])[] = [
  ['frpc', /\bconnect to local service \[[^\]\s]{1,255}:(\d{1,5})\] ?error/],
  ['cloudflared', /\bUnable to reach the origin service\b(?:.{0,400}?\bdial tcp [\w.:[\]-]{1,255}:(\d{1,5}): )?/],
  [
    'ngrok',
    /\bERR_NGROK_8012\b()|\bfailed to establish a connection to the upstream (?:web )?service at https?:\/\/[\w.-]{1,255}:(\d{1,5})/,
  ],
  ['ssh', /^\s{0,9}(?:debug1: )?connect_to [\w.:-]{1,255} port (\d{1,5}): failed\./],
  ['lt', /\bconnection refused: [\w.-]{1,255}:(\d{1,5}) \(check your firewall settings\)/],
  ['ngrok', /\bUnable to initiate connection to [\w.-]{1,255}:(\d{1,5})\. /],
  ['sslh', /\bsslh(?:-\w{1,10})?\[\d{1,9}\]: forward to \S{1,40} failed()/],
]

/** Where a connection could not be opened, in whatever words: the host and its port. */
const place = String.raw`\(?["'[]?(?<host>\[?[0-9a-f:]{0,39}::1?\]?|\d{1,3}(?:\.\d{1,3}){3}|localhost)[\]"']?(?::| port:? )(?<port>\d{1,5})(?!\d)`
const failures: readonly RegExp[] = [
  new RegExp(
    String.raw`\bdial(?: (?:tcp[46]?|to))? ${place}.{0,80}?\b(?:refused|timed? ?out|unreachable|no route|failed)\b`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:fail(?:ed|ure|s)?|could ?n[o'’]?t|cannot|can['’]t|unable|error)\b.{0,40}?\b(?:connect(?:ing|ion)?|dial(?:ing)?|open(?:ing)?|reach(?:ing)?)\b(?: (?:to|with|for|the|local|service|server|addr(?:ess)?|upstream|at|private|leg|tcp\d?)){0,4}:? ${place}`,
    'i',
  ),
  new RegExp(
    String.raw`\bconnect(?:ing|ion)?(?: to)?:? ?(?:\(\d{1,4}, AF=\d{1,2} )?${place}.{0,40}?\b(?:refused|timed? ?out|unreachable|no route|fail(?:ed)?|error)\b`,
    'i',
  ),
  new RegExp(String.raw`(?:连接|連接|访问)[^\d[]{0,12}${place}.{0,20}?(?:失败|失敗|被拒绝|超时|拒绝)`),
]
/** What programs that hand connections on are known by in their lines, and the port at which they were asked, where one says it. */
const relays: readonly (readonly [program: string, said: RegExp])[] = [
  ['docker-proxy', /\bCan't forward traffic to backend\b/],
  [
    'gost',
    /\bforward\.go:\d{1,4}: .{0,60}?-> (?:[\w.[\]-]{0,60}:(?<front>\d{1,5}) -> )?|"handler":"(?:r?tcp|forward|relay)".{0,200}"listener":/,
  ],
  ['rathole', /\brathole::/],
  ['bore', /\bbore_cli::|\bbore\b.{0,20}\bclient\b/],
  ['stunnel', /\bLOG\d\[[^\]]{0,20}\]: (?:s_connect|connect_blocking|transfer): /],
  ['socat', /\bsocat\[\d{1,9}\] [EFW] connect\(/],
  ['frpc', /\[E\d{4}\] 连接映射目标|\bconnect to local service\b/],
  ['npc', /\[(?:client|control|server|base)\.go:\d{1,4}\]\s{1,9}connect to /],
  ['ngrok', /\bprivate (?:leg|connection)\b/],
  [
    'xray',
    /\bproxy\/(?:vless|trojan|dokodemo-door|vmess)(?:\/inbound)?: .{0,80}\bfailed to dial to\b|\bfallback\b.{0,60}\bfailed to dial to\b/,
  ],
  [
    'tunnel',
    /\b(?:port[- ]?)?forward(?:ing|ed|er)?\b|\btunnel(?:s|ed|ing)?\b|\brelay(?:s|ed|ing)?\b|\berror proxying\b|\blocal (?:service|server|addr(?:ess)?|endpoint|target)\b|\bdata channel\b|\bremote failed\b|转发|轉發|穿透|映射|隧道|転送|トンネル/i,
  ],
]
/** Lines of a machine that is asked for by its name elsewhere: the server of a tunnel, a database, a service of discovery. */
const ofAnother =
  /\bportforward\.go:|\b(?:login|log in|register\w{0,6}|auth\w{0,12}|control (?:connection|channel)|databases?|db|redis|mysql|postgres\w{0,3}|mongo\w{0,2}|kafka|broker|etcd|consul|nacos|zookeeper|otel\w{0,12}|metrics|dns|ssh agent|agent-forward\w{0,3}|x11|display)\b|[?？]\s{0,9}$/i

/** Which relay a line may be of, and behind them whether it may be a complaint. */
const look = new FirstLook([...relays.map(([, said]) => [said]), complaints.map(([, said]) => said)])

/** A relay that does not reach, on its own machine or in its own network, what it hands connections on to. */
function relayOf(line: string): ProgramEvent | null {
  const relay = relays.find(([, said], number) => look.has(number) && said.test(line))
  if (!relay || ofAnother.test(line) || isTold(line)) return null
  const failed = failures.map((form) => form.exec(line)?.groups).find((groups) => groups !== undefined)
  if (!failed) return null
  const address = addressOf(failed.host?.replace(/[[\]]/g, '') ?? '')
  if (failed.host?.toLowerCase() !== 'localhost' && !(address && (isLoopback(address) || isPrivate(address))))
    return null
  const front = portOf(relay[1].exec(line)?.groups?.front ?? '')
  return eventOf(relay[0], portOf(failed.port ?? ''), line, front)
}

/** websockify says where it connects in one line, and that it was refused in another below. */
const refusedBelow = /\bhandler exception: \[Errno (?:111|61|10061|110|113)\]/
const connectingTo = /\bconnecting to: [\w.[\]-]{1,80}:(\d{1,5})\b/

function websockify(lines: readonly string[]): ProgramEvent[] {
  const at = lines.findLastIndex((line) => line.length <= longest && refusedBelow.test(line))
  const to = lines.slice(0, Math.max(0, at)).findLast((line) => line.length <= longest && connectingTo.test(line))
  if (at < 0 || to === undefined) return []
  return [eventOf('websockify', portOf(connectingTo.exec(to)?.[1] ?? ''), lines[at] ?? '', null)]
}

function eventOf(program: string, port: number | null, line: string, front: number | null): ProgramEvent {
  const told = { what: 'upstream-failed', why: null, address: null, placed: false, protocol: 'tcp' } as const
  const asked = front === null ? {} : { front }
  return { kind: 'program', program, ...told, port, ...asked, container: null, manager: null, line: quote(line) }
}

/** frps could not open the port that a client of it asked for. */
const unopened =
  /\b(?:new proxy \[(?<asked>.{1,80})\] type \[\w{2,8}\] error: |(?<own>\w{1,60})\] start error: )port (?:unavailable|already used)\b/

/** Whether a line says that a server of tunnels could not open a port. */
export const tellsUnopened = (line: string) => unopened.test(line)

/** That a proxy has got its port after all. */
const opened = /(?<own>\w{1,60})\] start proxy success|\bnew proxy \[(?<asked>.{1,80})\] (?:type \[\w{2,8}\] )?success/

function unopenedOf(line: string, below: readonly string[]): ProgramEvent[] {
  const { asked, own } = unopened.exec(line)?.groups ?? {}
  const name = asked ?? own
  if (name === undefined) return []
  const isOpened = ({ groups }: RegExpExecArray) => (groups?.own ?? groups?.asked) === name
  if (below.some((each) => [opened.exec(each)].some((match) => match !== null && isOpened(match)))) return []
  const told = { what: 'bind-failed', why: 'in-use', address: null, placed: false, protocol: 'tcp' } as const
  return [{ kind: 'program', program: 'frps', ...told, port: null, container: null, manager: null, line: quote(line) }]
}

const longest = 2000
/** How many lines before the last that says of a proxy that it has its port are looked through for others. */
const mostBelow = 40

function complaintOf(line: string): ProgramEvent | null {
  look.at(line)
  for (const [program, said] of look.has(relays.length) ? complaints : []) {
    const match = said.exec(line)
    if (!match) continue
    return eventOf(program, portOf(match.slice(1).find(Boolean) ?? ''), line, null)
  }
  return relayOf(line)
}

/** Reads where tunnels and relays do not reach the service behind them: frp, cloudflared, ngrok, `ssh -R`, stunnel, socat. */
export const tunnels: EvidenceReader = {
  name: 'tunnel',
  signs: [...complaints.map(([, said]) => said), unopened, opened, ...failures, refusedBelow, connectingTo],
  sparse: true,
  read: ({ lines }) => {
    const own = lines.filter((line) => line.length <= longest).slice(0, 2000)
    const upTo = own.findLastIndex((line) => opened.test(line))
    const found = own.flatMap(
      (line, at) =>
        complaintOf(line) ?? unopenedOf(line, at < upTo ? own.slice(Math.max(at, upTo - mostBelow), upTo + 1) : []),
    )
    return [...found, ...websockify(lines)]
  },
}
