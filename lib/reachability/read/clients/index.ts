import { goesThroughProxy } from '../../data/client-proxies'
import { isFetching } from '../../data/foreign'
import { clientProxy } from '../../data/speakers'
import { FirstLook } from '../../look'
import type { Attempt, AttemptOutcome, Evidence } from '../../model/evidence'
import { addressOf, textOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import type { PastedBlock } from '../../paste/blocks'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import {
  asked,
  failed,
  innerUnresolved,
  logged,
  mosh,
  numberedError,
  unasked,
  unnamedTold,
  unresolved,
  unverified,
  windowsTelnet,
} from './failed'
import { goalOf } from './goal'
import { handshakes, mismatched } from './handshakes'
import { mailError, mailServer } from './mail'
import { closeFields, closeWarning, netConnection } from './net-connection'
import { answered, busy, dropped, givenUp, hanging, opened, trying, turnedAway, wget } from './opened'
import { pingForm, pingSigns } from './ping'
import { replies } from './replies'
import { resolving } from './resolving'
import { add, type ClientState, noServer, type SignedForm } from './state'
import {
  body,
  edgeStatus,
  foreignPage,
  looping,
  proxied,
  scanned,
  served,
  status,
  statusAlone,
  statusAt,
  statusTold,
  validated,
  validationRecord,
} from './statuses'
import { debugged, quiet, tested } from './testers'
import { vpn } from './vpn'

/** Longest line that a client prints. */
const longestLine = 4000

/** The first form that knows a line has read it. */
const forms: readonly SignedForm[] = [
  foreignPage,
  trying,
  validated,
  validationRecord,
  edgeStatus,
  proxied,
  replies,
  status,
  statusAt,
  statusTold,
  looping,
  statusAlone,
  served,
  body,
  netConnection,
  debugged,
  tested,
  quiet,
  opened,
  wget,
  hanging,
  givenUp,
  turnedAway,
  busy,
  dropped,
  answered,
  scanned,
  asked,
  unasked,
  mosh,
  mismatched,
  handshakes,
  vpn,
  logged,
  mailServer,
  mailError,
  numberedError,
  windowsTelnet,
  unresolved,
  unverified,
  unnamedTold,
  resolving,
  innerUnresolved,
  failed,
]

/** Which of the forms a line may be of; the last is that of ping. */
const look = new FirstLook([...forms.map(({ signs }) => signs), pingSigns])

/** What any line of theirs has, but for those that have nothing in common. */
const signs: readonly RegExp[] = [...forms.flatMap((form) => form.signs ?? []), ...pingSigns]

/** Whether a line without a sign may be of a form all the same. */
function mayTell(line: string, { codeOnly }: ClientState): boolean {
  return codeOnly || besides.some((pattern) => pattern.test(line))
}

const besides: readonly RegExp[] = forms.flatMap(({ also }) => also ?? [])

/** Hands a line that was looked at to the forms that it may be of, until one has read it. */
function readLine(line: string, state: ClientState): void {
  for (let index = 0; index < forms.length; index += 1) {
    const form = forms[index]
    if (!form || !(look.has(index) || form.also?.test(line))) continue
    if (form.read(line, state)) return
  }
}

/** The same; where something was to be fetched from is not where the lines below have asked. */
function readApart(line: string, state: ClientState): void {
  const { place } = state
  readLine(line, state)
  if (state.place !== place && isFetching(line)) state.place = place
}

/** Lines of certbot's report that were broken at the margin, put together again. */
function joined(lines: readonly string[]): string[] {
  const whole: string[] = []
  let open = false
  for (const line of lines) {
    const goesOn = open && /^\s{1,9}\S/.test(line) && !/^\s{1,9}[A-Z]\w{1,20}:\s/.test(line)
    if (goesOn && (whole.at(-1)?.length ?? 0) < 1000) whole[whole.length - 1] += ` ${line.trim()}`
    else {
      open = /^\s{0,9}Detail: /.test(line)
      whole.push(line)
    }
  }
  return whole
}

/** Commands that list what is there: what a client says below them was pasted from elsewhere. */
const listing =
  /^(?:\S{0,40}\/)?(?:ss|netstat|lsof|ufw|ip6?tables(?:-save)?|nft|firewall-cmd|ip|ifconfig|ipconfig|hostname|getenforce|fail2ban-client|docker(?: compose|-compose)? ?(?:ps|port|inspect|compose ps)|kubectl get)\b/

/** Files of settings hold no client's words. */
const settings = /^(?:cat|e?grep|sed|head|tail|less|more|awk)\s.{0,300}\s\/etc\//

function isListing(command: string | null): boolean {
  return command !== null && (listing.test(command) || settings.test(command))
}

const isBlank = (line: string) => line.trim() === ''

/** A command that prints the status of an answer, and nothing of it besides. */
const statusAsked = /%\{(?:http_code|response_code)\}/

function begin(block: PastedBlock): ClientState {
  const goal = goalOf(block.command)
  const host = goal?.host ?? null
  return {
    goal,
    at: isListing(block.command) ? null : block.at,
    found: [],
    codeOnly: statusAsked.test(block.command ?? ''),
    tool: goal?.tool ?? '',
    place: { host, address: host ? addressOf(host) : null, port: goal?.port ?? null },
    connected: false,
    answered: false,
    trying: null,
    warned: null,
    fields: null,
  }
}

/** A line, or the two of a try that was given up in the middle of one: `Connecting to 203.0.113.9:80... ^C`. */
function saidIn(line: string): readonly string[] {
  if (line === '') return []
  return line.endsWith('^C') ? line.replace(/(?<=\S)\s{0,9}\^C$/, '\n^C').split('\n') : [line]
}

/** What a proxy signs its own pages with through which clients go out: https://wiki.squid-cache.org/Features/CustomErrors */
const proxyPage =
  /^\s{0,9}(?:< )?(?:X-Squid-Error|Server: {1,3}squid|Via: .{0,120}\(squid)|\bGenerated .{1,60} by \S{1,255} \(squid\b|\bZscaler\b|^\s{0,9}(?:< )?(?:X-Zscaler|Proxy-Agent|X-Netskope)|\bThe requested URL could not be retrieved\b/i

/** What a server has said, or has not, whoever was asked. */
const ofServer: ReadonlySet<AttemptOutcome> = new Set(['answered', 'connected'])

/** Whether a try names a server that the client says to have reached itself, and not its proxy. */
function isDirect({ address, port }: Attempt, lines: readonly string[]): boolean {
  if (address === null || port === null) return false
  const own = textOf(address)
  const place = `(${own}) port ${port}`
  const isProxy = lines.some(
    (line) => line.length <= longestLine && line.includes(`${own}:${port}`) && /_proxy\b/.test(line),
  )
  return !isProxy && lines.some((line) => line.includes(place) && /^\s{0,9}\* Connected to /.test(line))
}

/** What a proxy of the client has answered by itself, or met, is said by no server behind it. */
function saidByProxy(found: readonly Evidence[], { command, lines }: PastedBlock): readonly Evidence[] {
  const isAttempt = (item: Evidence): item is Attempt => item.kind === 'attempt'
  if (!found.some(isAttempt)) return found
  const isThrough = goesThroughProxy(command ?? '', lines)
  const isSigned = isThrough || lines.some((line) => line.length <= longestLine && proxyPage.test(line))
  if (!isSigned) return found
  return found.map((item) => {
    if (!isAttempt(item)) return item
    const isOwn = isThrough ? !ofServer.has(item.outcome) && !isDirect(item, lines) : item.outcome === 'error-answer'
    return isOwn ? { ...item, ...noServer, tool: clientProxy } : item
  })
}

/** A sentence that names the command whose words stand below it, and what it asked: the machine itself. */
const ofItself =
  /\b(?:curl|wget|telnet|nc|ssh)\b.{0,120}?(?<![\w.-])(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d{1,5}))?(?![\w.-])/
/** How far above its words it may stand, in lines that are not empty. */
const mostBetween = 2

/** Puts what clients say without a place at loopback, where the sentence above names a command that asks there. */
function placedBySentence(found: readonly Evidence[], { command, lines }: PastedBlock): readonly Evidence[] {
  const isUnplaced = (item: Evidence): item is Attempt =>
    item.kind === 'attempt' && item.address === null && item.host === null
  if (command !== null || !found.some(isUnplaced)) return found
  const said = lines.filter((line) => !isBlank(line) && line.length <= longestLine)
  const places = new Map<string, string>()
  for (const [at, line] of said.entries()) {
    const told = ofItself.exec(line)
    if (!told) continue
    for (const below of said.slice(at + 1, at + 2 + mostBetween)) places.set(quote(below), told[1] ?? '')
  }
  return found.map((item) => {
    const port = isUnplaced(item) ? places.get(item.line) : undefined
    return port === undefined || !isUnplaced(item)
      ? item
      : { ...item, host: 'localhost', address: addressOf('127.0.0.1'), port: item.port ?? portOf(port) }
  })
}

/** Reads what clients say: curl, wget, ssh, telnet, nc, ping, Test-NetConnection, languages, databases, browsers. */
export const clients: EvidenceReader = {
  name: 'clients',
  heads: [],
  signs,
  asked: statusAsked,
  read: (block, signed) => {
    const state = begin(block)
    const ping = pingForm(state.goal?.host ?? null)
    let last = ''
    const isJoined = block.lines.some((line) => line.includes('Detail: '))
    let next = 0
    for (const [at, written] of (isJoined ? joined(block.lines) : block.lines).entries()) {
      const isSigned = isJoined || signed[next] === at
      if (isSigned) next += 1
      if (written.length > longestLine) continue
      if (!isSigned && !mayTell(written, state)) {
        if (!isBlank(written)) last = written
        continue
      }
      for (const line of saidIn(written.trimEnd())) {
        last = line
        look.at(line)
        if (look.has(forms.length) && ping(line, state)) continue
        readApart(line, state)
      }
    }
    closeFields(state)
    closeWarning(state)
    // A try of which nothing more was copied was still waiting.
    const isLast = state.trying === last || (block.ended && state.goal?.tool === 'ssh')
    if (state.trying !== null && isLast && state.found.length === 0) add(state, 'timeout', state.trying)
    return saidByProxy(placedBySentence(state.found, block), block)
  },
}
