import type { UfwRow } from '../../model/evidence'
import type { Condition } from '../../model/filter'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { addressCondition, fixed, portCondition } from './part'

/** Application profiles that Debian and Ubuntu packages bring. */
const profiles: Readonly<Record<string, string>> = {
  'Nginx Full': '80,443/tcp',
  'Nginx HTTP': '80/tcp',
  'Nginx HTTPS': '443/tcp',
  'Nginx QUIC': '443/udp',
  Apache: '80/tcp',
  'Apache Full': '80,443/tcp',
  'Apache Secure': '443/tcp',
  OpenSSH: '22/tcp',
  SSH: '22/tcp',
  WWW: '80/tcp',
  'WWW Full': '80,443/tcp',
  'WWW Secure': '443/tcp',
  Postfix: '25/tcp',
  'Postfix SMTPS': '465/tcp',
  'Postfix Submission': '587/tcp',
  'Dovecot IMAP': '143/tcp',
  'Dovecot Secure IMAP': '993/tcp',
  Samba: '137,138/udp',
  PostgreSQL: '5432/tcp',
}

const rowNumber = /^\s{0,9}(?:\[\s{0,9}\d{1,9}\]\s{1,9})?/
const action = /\s(ALLOW|DENY|REJECT|LIMIT)(?:\s{1,9}(IN|OUT|FWD))?(?=\s)/

/** A row of the table, taken apart. */
interface Row {
  readonly to: string
  readonly action: string
  readonly direction: string
  readonly from: string
}

function rowIn(line: string): Row | null {
  const text = line.replace(rowNumber, '')
  const found = action.exec(text)
  if (!found) return null
  const to = text.slice(0, found.index).trim()
  const from = text.slice(found.index + found[0].length).trim()
  return to === '' || from === '' ? null : { to, action: found[1] ?? '', direction: found[2] ?? '', from }
}
const statusHead = String.raw`^\s{0,9}(?:Status|状態|状态|狀態|Estado|Statut)\s{0,3}[:：]\s{0,3}`
const activeWord = 'active|アクティブ|有効|激活|活动|[啓啟]用|活動中'
const inactiveWord = 'inactive|非アクティブ|無効|不活[动動]'
const status = new RegExp(`${statusHead}(\\S{1,20})`)
const defaults =
  /^\s{0,9}(?:Default|デフォルト|默认|預設)\s{0,3}[:：]\s{0,3}(\w{1,20}) \((?:incoming|内向き|着信|传入|入站)[^)]{0,20}\)(?:, (\w{1,20}) \(outgoing)?/

const activeWords = new RegExp(`^(?:${activeWord})$`)
const inactiveWords = new RegExp(`^(?:${inactiveWord})$`)
const tableHead =
  /^\s{0,9}(?:To|宛先|至)\s{1,200}(?:Action|操作|动作|動作)\s{1,200}(?:From|送信元|来自|來自)|^\s{0,9}-{1,2}\s{1,200}-{1,40}\s{1,200}-{1,2}/

/** A row that ends within its action. */
const brokenRow = /^\S.{0,80}\s{2}(?:A|AL|ALL|ALLO|D|DE|DEN|L|LI|LIM|LIMI|R|RE|REJ|REJE|REJEC)$/

interface State {
  active: boolean | null
  statusLine: string
  incoming: string | null
  outgoing: string | null
  defaultLine: string
  table: boolean
  /** The line about new profiles is there, with which the long form ends its head. */
  whole: boolean
  readonly rows: UfwRow[]
  cut: boolean
}

function readLine(line: string, state: State): void {
  const word = state.active === null ? (status.exec(line)?.[1] ?? '') : ''
  if (activeWords.test(word) || inactiveWords.test(word)) {
    state.active = activeWords.test(word)
    state.statusLine = quote(line)
    return
  }
  if (state.active === null) return
  const given = defaults.exec(line)
  if (given) {
    state.incoming = given[1] ?? null
    state.outgoing = given[2] ?? null
    state.defaultLine = quote(line)
    return
  }
  state.whole ||= state.incoming !== null && /^[^:：]{2,40}[:：]\s?(?:skip|allow|deny|reject)\s{0,200}$/.test(line)
  if (tableHead.test(line)) {
    state.table = true
    return
  }
  const match = state.table ? rowIn(line) : null
  if (match) state.rows.push(rowOf(match, line))
  else if (state.table && (/^\s{0,9}(?:--More--|\.\.\.)/.test(line) || brokenRow.test(line))) state.cut = true
}

/** Reads `ufw status`, `ufw status verbose` and `ufw status numbered`: ufw(8). */
export const ufw: EvidenceReader = {
  name: 'ufw',
  signs: [status],
  single: true,
  heads: [new RegExp(`${statusHead}(?:${activeWord}|${inactiveWord})\\s{0,9}$`)],
  read: (block, signed) => {
    const from = signed.find((at) => status.test(block.lines[at] ?? ''))
    if (from === undefined) return []
    const state: State = {
      active: null,
      statusLine: '',
      incoming: null,
      outgoing: null,
      defaultLine: '',
      table: false,
      whole: false,
      rows: [],
      cut: block.cut || /\|\s{0,9}(?:e?grep|head|tail)\b/.test(block.command ?? ''),
    }
    for (const line of block.lines.slice(from)) if (line.length <= 400) readLine(line, state)
    const { active, incoming, table, whole, rows } = state
    if (active === null) return []
    const long = block.lines.length > 3 && !block.ended
    // The long form ends its head with the line of new profiles; a table begins and goes on without an empty line.
    const broken =
      (incoming !== null && !whole && !table) ||
      // There is a table where there is a row.
      (table && rows.length === 0) ||
      (!block.ended && breaksOff(block.lines)) ||
      (active && !table && rows.length === 0 && incoming === null && long)
    const { statusLine, outgoing, defaultLine } = state
    const cut = state.cut || broken
    return [
      {
        kind: 'host-firewall',
        tool: 'ufw',
        at: block.at,
        active,
        statusLine,
        incoming,
        outgoing,
        defaultLine,
        rows,
        cut,
      },
    ]
  },
}

/** Whether the text ends in the middle of the table: in its head, or in a row. */
function breaksOff(lines: readonly string[]): boolean {
  const end = lines.findLastIndex((line) => !/^(?:`{3,9})?$/.test(line.trim()))
  const line = lines[end] ?? ''
  if (line.length > 200) return false
  if (/^(?:To?(?:\s+A\w*)?|To\s+Action\s+F?\w{0,2}|--[\s-]*)$/.test(line.trimEnd())) return true
  const before = lines[end - 1] ?? ''
  const inTable = rowIn(before) !== null || /^\s{0,9}--\s{1,99}-{1,40}\s{1,99}--/.test(before)
  const row = rowIn(line)
  return row === null ? inTable && partOfRow.test(line) && mayBegin(line.trim()) : brokenSource.test(row.from)
}

/** Answers of other commands in one word. */
const answers =
  /^(?:active|inactive|activating|failed|unknown|enabled|disabled|running|stopped|yes|no|ok|success|true|false|root)$/

/** Whether a word alone may be what a row begins with: a port, a service, an address, a profile. */
function mayBegin(word: string): boolean {
  if (!/^[A-Za-z]+$/.test(word)) return true
  if (/^[a-z]/.test(word)) return !answers.test(word)
  return ['Anywhere', ...Object.keys(profiles)].some((name) => name.startsWith(word))
}

/** Where the packets of a row come from, broken off: `Anywh`, `198.51.`, or the direction before it. */
const brokenSource =
  /^(?:I|IN|O|OU|OUT|F|FW|FWD|A|An|Any|Anyw|Anywh|Anywhe|Anywher|Anywhere (?:\((?:v6?)?|on)|(?:\d{1,3}\.){0,3}\d{0,3}(?<!(?:\d{1,3}\.){3}\d{1,3})|[\d.]{7,15}\/)$/

/** The beginning of a row: a number, a port with its profile, a part of the action. */
const partOfRow =
  /^\s{0,9}(?:\[\s{0,9}\d{0,9}\]?\s{0,9})?[\w,:./]{0,99}(?:\s\([^()]{0,60}(?:\(v6\)?)?\)?\)?)?(?:\s{1,60}[A-Z]{1,6}(?:\s(?:IN?|OU?T?|FW?D?)?)?)?\s{0,60}$/

const sixMark = /\(v6\)/g
const portWords = /^([\d,:]{1,200}|[a-z][\w-]{0,60})(?:\/(tcp|udp|any|esp|ah|gre))?$/
const endMarks = /\((?:out|log|log-all|in)(?:, ?[\w-]{1,20}){0,3}\)$/

/** What a side of a row says once the notes around it are gone: `80/tcp`, `Anywhere`, `192.0.2.0/24 443`. */
function plainSide(text: string): { readonly words: readonly string[]; readonly link: string | null } {
  let words = text.replace(sixMark, ' ').trim().split(/\s+/)
  const link = words.at(-2) === 'on' ? (words.at(-1) ?? null) : null
  if (link !== null) words = words.slice(0, -2)
  // `80/tcp (Nginx HTTP)`: the port, and the profile that it comes from.
  if (words.length > 1 && /\d/.test(words[0] ?? '') && words[1]?.startsWith('(') && words.at(-1)?.endsWith(')')) {
    words = words.slice(0, 1)
  }
  const profile = profiles[words.join(' ')]
  return { words: profile ? [profile] : words, link }
}

/** What a side of a row asks of the packet. */
function sideConditions(text: string, own: boolean, isDestination: boolean): Condition[] {
  const { words, link } = plainSide(text)
  const conditions: Condition[] = link === null ? [] : [{ kind: 'interface', names: [link], not: false }]
  const last = words.at(-1) ?? ''
  const ports = /^\d{1,3}\.\d/.test(last) ? null : portWords.exec(last)
  const anywhere = /^Anywhere\/(\w{1,9})$/.exec(last)?.[1]
  let rest = words
  if (ports?.[1] && last !== 'Anywhere') {
    rest = words.slice(0, -1)
    if (ports[2] && ports[2] !== 'any') conditions.push({ kind: 'protocol', names: [ports[2]], not: false })
    conditions.push(isDestination ? portCondition(ports[1], false) : fixed('maybe'))
  } else if (anywhere) {
    rest = words.slice(0, -1)
    conditions.push({ kind: 'protocol', names: [anywhere], not: false })
  }
  const address = rest.join(' ')
  if (address === '' || address === 'Anywhere') return conditions
  return [...conditions, addressCondition(own ? 'self' : 'peer', address.replace(/\/(?:tcp|udp)$/, ''), false)]
}

function rowOf({ to, action, direction, from: rest }: Row, line: string): UfwRow {
  const hash = rest.indexOf(' #')
  const from = (hash < 0 ? rest : rest.slice(0, hash)).trimEnd().replace(endMarks, '').trimEnd()
  const out = direction === 'OUT' || rest.includes('(out)')
  const six = [to, from].some(
    (side) => side.includes('(v6)') || side.split(/\s+/).some((word) => word.split(':').length > 2),
  )
  const conditions = [
    ...(direction === 'FWD' ? [fixed('no')] : []),
    ...sideConditions(to, !out, true),
    ...sideConditions(from, out, false),
  ]
  const kind = action === 'DENY' ? 'drop' : action === 'REJECT' ? 'reject' : 'accept'
  return { out, six, rule: { conditions, effect: { kind }, line: quote(line) } }
}
