import { outcomeOf } from '../../data/phrases'
import { portOfService } from '../../data/programs'
import { type Spoken, spokenIn, spokenSigns } from '../../data/spoken'
import type { AttemptOutcome } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { isTold } from '../talk'
import { serverNamed } from './goal'
import { isDated, isNoise } from './lines'
import { add, type ClientState, noServer, type SignedForm, turnTo } from './state'

/** The name that the command was given, where the line tells the address that it stands for. */
function nameTried(host: string | null, { goal }: ClientState): string | null {
  return goal?.host && host !== null && addressOf(host) !== null && addressOf(goal.host) === null ? goal.host : host
}

/** `*   Trying 203.0.113.9:80...`, also in its older and its other spellings. */
export const trying: SignedForm = {
  signs: [/Trying |About to connect\(\) to/],
  read: (line, state) => {
    const text = /^\s{0,9}\*\s{1,9}(.*)$/.exec(line)?.[1]
    const begins = text?.startsWith('Trying ') || text?.startsWith('About to connect() to')
    if (!text || !begins) return false
    const next = serverNamed(text.replace(/\.{3}(?: .{0,80})?$/, '').replace('About to connect() to', 'connect to'))
    const { place } = state
    state.tool = 'curl'
    state.place = {
      host: nameTried(next.host, state) ?? place.host,
      address: next.address ?? place.address,
      port: next.port ?? place.port,
    }
    state.connected = false
    state.answered = false
    state.trying = line
    // Before 7.22 what it came to stood on the same line.
    const said = /\.{3} (\S.{0,80})$/.exec(text)?.[1]
    const outcome = said === undefined ? null : said === 'connected' ? 'connected' : outcomeOf(said)
    if (outcome) add(state, outcome, line)
    state.connected = outcome === 'connected'
    return true
  },
}

const hangings: readonly RegExp[] = [
  /^(?:=== )?(?:Trying|Connecting to) ([\w.:-]{2,80}?)(?::(\d{1,5}))?\s?\.{3}\s{0,9}$/,
  // The same, where the address was covered up: `Trying [public ip]...`, `Trying 203.0.*.*...`
  /^Trying (?:(?=[^*]{0,20}\*)[\w.*]{3,40}|\[[a-z ]{2,40}\]|<[\w .-]{2,40}>)()(?::(\d{1,5}))?\s?\.{3}\s{0,9}$/i,
  // FileZilla, whose log names what a line is.
  /^(?:Status|状态|狀態|状態):\s{1,9}(?:Connecting to |正在连接 ?|正在連線到 ?)?([\w.-]{2,80}|\[[0-9a-f:]{2,45}\]):(\d{1,5})(?: に接続しています)?\.{3}\s{0,9}$/,
  // mongosh
  /^\s{0,9}Connecting to:\s{1,20}mongodb:\/\/(?:[^@\s]{1,200}@)?([\w.-]{1,255}):(\d{1,5})(?=[/?\s]|$)/,
  // BusyBox' wget.
  /^Connecting to ([\w.-]{1,255}|\[[0-9a-f:]{2,45}\]):(\d{1,5}) \([^)\s]{2,60}\)\s{0,9}$/i,
  /^Connecting to [\w.:[\]-]{1,255} \(([\d.]{7,15}|\[[0-9a-f:]{2,45}\]):(\d{1,5})\)\s{0,9}$/i,
  /^debug1: Connecting to (\S{1,255}) (?:\[[^\]]{2,45}\] )?port (\d{1,5})\.?\s{0,9}$/,
  /^(?:Connecting to|正在连接) ([\w.-]{1,255}) \([^)]{1,255}\)(?:\|[^|]{2,45}\|)?:(\d{1,5})\.{3}\s{0,9}$/,
]

/** Commands that say that they try, and then hang: telnet, wget, ssh -v, nc. */
export const hanging: SignedForm = {
  signs: hangings,
  read: (line, state) => {
    const match = hangings.map((pattern) => pattern.exec(line)).find((found) => found !== null)
    if (!match) return false
    if (line.includes('mongodb://')) turnTo('mongo', state)
    const [, named = '', number = ''] = match
    // Without brackets the last group of an address of IPv6 looks like a port.
    const six = named.includes(':') && !named.startsWith('[') && addressOf(named) === null ? `${named}:${number}` : ''
    const host = addressOf(six) ? six : named.replace(/^\[|\]$/g, '')
    const { place } = state
    state.place = {
      host: nameTried(host === '' ? place.host : host, state),
      address: addressOf(host) ?? place.address,
      port: (host === six ? null : portOf(number)) ?? place.port,
    }
    state.connected = false
    state.answered = false
    state.trying = line
    return true
  },
}

/** What people write below a try that does not end. */
const hangWords =
  /^\s{0,9}[(（[<#]{0,2}\s?(?:\.{2,6}|…{1,3})?\s?(?:(?:it )?(?:just )?(?:hangs?|hanging|stuck|freezes|waits?)(?: (?:here|forever|there|indefinitely)){0,2}|(?:然后)?(?:就)?(?:一直)?(?:卡住|卡在这里?|卡死|没反应|没有反应|没有响应|不动)了?|(?:ここで|このまま)?(?:止ま|固ま|返ってこ|戻ってこ|動か)(?:り|って|ない|なく|ません).{0,12})[.。…)）\]>]{0,4}\s{0,9}$/i

/** The reader has lost patience: what was being tried met silence. */
export const givenUp: SignedForm = {
  signs: [/\^C/, hangWords],
  read: (line, state) => {
    if (!/^\s{0,9}\^C\s{0,200}$/.test(line) && !hangWords.test(line)) return false
    if (state.trying !== null) add(state, 'timeout', state.trying)
    else if (state.connected && !state.answered) add(state, 'no-answer', line)
    return true
  },
}

interface Opening {
  readonly pattern: RegExp
  readonly tool: string
}

/** Words of programs whose connection has opened; the server is in the first two groups, where it is said. */
const openings: readonly Opening[] = [
  { pattern: /^\s{0,9}Connected to (\S{1,255}?)(?: ?\.)?\s{0,9}$/, tool: 'telnet' },
  // Mail servers, of the exchanger that has taken the connection: Postal, Exim.
  { pattern: /^[\s>]{0,9}Connected to \[?([0-9a-fA-F.:]{2,45}?)\]?:(\d{1,5}) \(/, tool: 'client' },
  {
    pattern:
      /^Connection to (\S{1,255}) (?:\([^)]{1,60}\) )?(?:port )?(\d{1,5}) (?:port )?\[(?:tcp|\*)[^\]]{0,40}\] succeeded/,
    tool: 'nc',
  },
  { pattern: /^\s{0,9}Ncat: Connected to (\S{1,255}):(\d{1,5})\./, tool: 'nc' },
  { pattern: /^\s{0,9}(?:debug1: )?Connection established\.()/, tool: 'ssh' },
  { pattern: /^\s{0,9}\S{1,255} \[([\d.]{7,15})\] (\d{1,5}) \([^)]{0,40}\) open/, tool: 'nc' },
  { pattern: /^\s{0,9}CONNECTED\(\d{1,12}\)()\s{0,9}$/, tool: 'openssl' },
  { pattern: /^connected to ([\w.-]{1,255}):(\d{1,5}) \(\d{1,9} bytes\)/, tool: 'httping' },
]

/** `* Connected to www.example.com (203.0.113.9) port 80 (#0)` */
const through =
  /^\s{0,9}\*\s{1,9}(?:Connected to|Established connection to) (?<name>\S{1,255}) \((?<address>[^) ]{2,45})(?: port (?<inner>\d{1,5}))?\)(?: port (?<outer>\d{1,5}))?/

interface Named {
  readonly host: string
  /** Its address, where it is said beside the name. */
  readonly at?: string
  readonly port: string
}

function open(state: ClientState, line: string, { host, at = host, port }: Named, tool: string): void {
  const { place } = state
  const address = addressOf(at)
  state.place = { host: host || place.host, address: address ?? place.address, port: portOf(port) ?? place.port }
  state.connected = true
  state.trying = null
  add(state, 'connected', line, { name: tool })
}

export const opened: SignedForm = {
  signs: [through, ...openings.map(({ pattern }) => pattern)],
  read: (line, state) => {
    const curl = through.exec(line)?.groups
    if (curl) {
      state.tool = 'curl'
      state.answered = false
      const { name = '', address = '', inner, outer } = curl
      open(state, line, { host: name, at: address, port: outer ?? inner ?? '' }, 'curl')
      return true
    }
    for (const { pattern, tool } of openings) {
      const match = pattern.exec(line)
      if (!match) continue
      open(state, line, { host: match[1] ?? '', port: match[2] ?? '' }, state.tool || tool)
      return true
    }
    return false
  },
}

const wgetConnected =
  /^(?:Connecting to |正在连接 )?([\w.-]{1,255})(?: \([^)]{0,255}\))?(?:\|([^|]{2,45})\|)?:(\d{1,5})(?: に接続しています)?\.\.\. (?:connected|接続しました|已连接)/

/** The same where it has failed at one of the addresses of the name. */
const wgetFailed =
  /^(?:Connecting to |正在连接 )?([\w.-]{1,255})(?: \([^)]{0,255}\))?\|([^|]{2,45})\|:(\d{1,5})(?: に接続しています)?\.\.\. (?=\S)/

/** `Connecting to www.example.com (www.example.com)|203.0.113.9|:80... connected.` */
export const wget: SignedForm = {
  signs: [wgetConnected, wgetFailed],
  read: (line, state) => {
    const match = wgetConnected.exec(line) ?? wgetFailed.exec(line)
    if (!match) return false
    const failure = wgetConnected.test(line) ? null : outcomeOf(line.slice(match[0].length))
    if (failure === null && !wgetConnected.test(line)) return false
    state.tool = 'wget'
    state.place = {
      host: match[1] ?? null,
      address: addressOf(match[2] ?? match[1] ?? ''),
      port: portOf(match[3] ?? ''),
    }
    state.connected = failure === null
    add(state, failure ?? 'connected', line)
    return true
  },
}

/** What databases and message brokers say to clients of an address that they admit no one from. */
const turnedAwayWords =
  /\bHost '[^']{1,255}' is (?:not allowed to connect to this|blocked because of many connection errors)|no pg_hba\.conf entry for host|pg_hba\.conf rejects connection for host|pg_hba\.conf (?:に|の設定で)ホスト|没有用于主机 .{1,200}pg_hba\.conf|pg_hba\.conf 记录拒绝|^@ERROR: access denied to \S{1,80} from |DENIED Redis is running in protected mode|not allowed to connect to this (?:MySQL|MariaDB) server|\bssh disconnect host not allowed to connect\b/

export const turnedAway: SignedForm = {
  signs: [turnedAwayWords],
  read: (line, state) => {
    if (!turnedAwayWords.test(line) || isNoise(line) || isDated(line)) return false
    const named = serverNamed(line)
    if (named.port !== null) state.place = named
    add(state, 'turned-away', line)
    state.answered = true
    return true
  },
}

/** What services say that are there, and take no more connections for now: OpenSSH, MySQL, PostgreSQL, Redis, MongoDB, FTP and mail, Windows. */
const busyWords =
  /\bbanner line \d{1,3}: (?:Exceeded MaxStartups|Not allowed at this time)|^\s{0,9}(?:debug1: )?(?:(?:kex|ssh)_exchange_identification: )?(?:Exceeded MaxStartups|Not allowed at this time)\s{0,9}$|\bToo many connections\b(?!.{0,20} from your host)|sorry, too many clients already|remaining connection slots are reserved|\bER_CON_COUNT_ERROR\b|ERR max number of clients reached|connection refused because too many open connections|^(?:\S{1,12}:?\s{1,9})?421[ -].{0,60}(?:[Tt]oo many|maximum|limit)|リモート コンピューターへの接続数が制限されて|此计算机的连接数量有限|The number of connections to this computer is limited/

export const busy: SignedForm = {
  signs: [busyWords],
  read: (line, state) => {
    if (!busyWords.test(line) || isNoise(line) || isDated(line) || isTold(line)) return false
    const named = serverNamed(line)
    if (named.port !== null) state.place = named
    if (/banner line|MaxStartups|Not allowed at/.test(line)) turnTo('ssh', state)
    add(state, 'busy', line)
    state.answered = true
    return true
  },
}

/** `sshd` in its own log, of clients that it takes no more of, whoever they are. */
const pastMost =
  /\bsshd(?:-session)?\[\d{1,9}\]: (?:error: )?drop connection #\d{1,9} from \[[0-9a-f.:]{2,45}\]:\d{1,5} on \[[0-9a-f.:]{2,45}\]:(\d{1,5}) past MaxStartups\b/

/** `sshd` in its own log, of a login that its settings, or the rights of files, do not let in. */
const turnedDown =
  /\bsshd(?:-session)?\[\d{1,9}\]: (?:userauth_pubkey: (?:signature algorithm|key type) \S{1,60} not in \w{5,40}|Authentication refused: bad ownership or modes for )/

export const dropped: SignedForm = {
  signs: [pastMost, turnedDown],
  read: (line, state) => {
    if (turnedDown.test(line)) {
      add(state, 'login-refused', line, { name: 'ssh', place: noServer })
      return true
    }
    const port = portOf(pastMost.exec(line)?.[1] ?? '')
    if (port === null) return false
    add(state, 'busy', line, { name: 'ssh', place: { ...noServer, port } })
    return true
  },
}

/** What `redis-cli ping` prints. */
const pong = /^\s{0,9}\+?PONG\s{0,9}$/

/** Whose login it was, and at which server: `root@203.0.113.9: Permission denied`, `'root'@'localhost'`. */
const loggingIn = /^\s{0,9}\S{1,80}@(\S{1,255}?): Permission denied|'@'(localhost|127\.0\.0\.1|::1)'/

/** The server whose login was refused; a database that sees its client at its own loopback address was asked from there. */
function serverOfLogin(line: string, { place }: ClientState): ClientState['place'] {
  const named = serverNamed(line)
  // A greeting may tell where more is to be read.
  if (named.port !== null && !/^\s{0,9}220[ -].{0,200}https?:\/\//.test(line)) return named
  const host = loggingIn.exec(line)?.slice(1).find(Boolean)
  if (host === undefined || place.host !== null || place.address !== null) return place
  return { ...place, host, address: addressOf(host) }
}

/** Who was refused at first and let in then has mistyped: what was refused is taken back. */
function admit({ found }: ClientState): void {
  for (const [index, item] of found.entries())
    if (item.kind === 'attempt' && item.outcome === 'login-refused') found[index] = { ...item, outcome: 'answered' }
}

const isVain = (outcome: AttemptOutcome) => outcome === 'failed' || outcome === 'refused' || outcome === 'timeout'

export const answered: SignedForm = {
  signs: [pong, ...spokenSigns],
  read: (line, state) => {
    const said: Spoken | undefined =
      state.goal?.tool === 'redis-cli' && pong.test(line)
        ? { tool: 'redis-cli', pattern: pong, end: 'admitted' }
        : spokenIn(line)
    if (!said || isNoise(line) || isDated(line)) return false
    const { tool, end } = said
    // What greets so is at another port than the one that has just failed.
    const last = state.found.at(-1)
    if (/^\s{0,9}SSH-\d/.test(line) && !state.connected && last?.kind === 'attempt' && isVain(last.outcome)) {
      add(state, 'answered', line, { name: tool, place: { ...state.place, port: portOfService('SSH') } })
      return true
    }
    turnTo(tool, state)
    state.place = serverOfLogin(line, state)
    if (end === 'admitted') admit(state)
    if (end === 'login-refused' || end === 'no-agreement') add(state, end, line, { name: tool })
    else if (!state.answered) add(state, 'answered', line, { name: tool })
    state.answered = true
    return true
  },
}
