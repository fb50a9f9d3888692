import type { UfwRow } from '../../model/evidence'
import type { Condition } from '../../model/filter'
import { quote } from '../../paste/blocks'
import type { Reader } from '../reader'
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

const row = /^\s*(?:\[\s*\d+\]\s+)?(\S.*?)\s+(ALLOW|DENY|REJECT|LIMIT)(?:\s+(IN|OUT|FWD))?\s+(\S.*?)\s*$/
const status = /^\s*(?:Status|状態|状态|Estado|Statut)\s*[::]\s*(\S+)/
const defaults =
  /^\s*(?:Default|デフォルト|默认)\s*[::]\s*(\w+)\s*\((?:incoming|内向き|着信|传入)[^)]*\)(?:,\s*(\w+)\s*\(outgoing)?/

const activeWords = /^(?:active|アクティブ|有効|激活|活动)$/
const inactiveWords = /^(?:inactive|非アクティブ|無効|不活动)$/
const tableHead =
  /^\s{0,9}(?:To|宛先|至)\s{1,200}(?:Action|操作|动作)\s{1,200}(?:From|送信元|来自)|^\s{0,9}--\s{1,200}-{1,40}\s{1,200}--/

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
  state.whole ||= state.incoming !== null && /^[^:：]{2,40}[:：]\s?\w{1,40}\s{0,200}$/.test(line)
  if (tableHead.test(line)) {
    state.table = true
    return
  }
  const match = state.table ? row.exec(line) : null
  if (match) state.rows.push(rowOf(match, line))
  else if (state.table && /^\s{0,9}(?:--More--|\.\.\.)/.test(line)) state.cut = true
}

/** Reads `ufw status`, `ufw status verbose` and `ufw status numbered`: ufw(8). */
export const ufw: Reader = {
  name: 'ufw',
  heads: [
    /^\s{0,3}(?:Status|状態|状态|Estado|Statut)\s{0,3}[:：]\s{0,3}(?:active|inactive|アクティブ|非アクティブ|有効|無効|激活|不活动|活动)\s{0,9}$/,
  ],
  read: (block) => {
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
    for (const line of block.lines) if (line.length <= 400) readLine(line, state)
    const { active, incoming, table, whole, rows } = state
    if (active === null) return []
    const long = block.lines.length > 3 && !block.ended
    // The long form ends its head with the line of new profiles; a table begins and goes on without an empty line.
    const broken =
      (incoming !== null && !whole && !table) ||
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
  const end = lines.findLastIndex((line) => !/^\s*(?:`{3,})?\s*$/.test(line))
  const line = lines[end] ?? ''
  if (line.length > 200) return false
  if (/^(?:To(?:\s+A\w*)?|To\s+Action\s+F?\w{0,2}|--[\s-]*)$/.test(line.trimEnd())) return true
  const before = lines[end - 1] ?? ''
  return (row.test(before) || /^\s*--\s+-+\s+--/.test(before)) && partOfRow.test(line) && !row.test(line)
}

/** The beginning of a row: a number, a port with its profile, a part of the action. */
const partOfRow =
  /^\s*(?:\[\s*\d*\]?\s*)?[\w,:./]*(?:\s\([^()]*(?:\(v6\)?)?\)?\)?)?(?:\s+[A-Z]{1,6}(?:\s(?:IN?|OU?T?|FW?D?)?)?)?\s*$/

function rowOf(match: RegExpExecArray, line: string): UfwRow {
  const [, to = '', action = '', direction = '', rest = ''] = match
  const from = rest.replace(/\s+#.*$/, '').replace(/\s+\((?:out|log|log-all|in)(?:,\s*\w+)*\)\s*$/, '')
  const out = direction === 'OUT' || /\(out\)/.test(rest)
  const six = /\(v6\)/.test(to) || /\(v6\)/.test(from) || /[0-9a-f]*:[0-9a-f]*:/i.test(`${to} ${from}`)
  const conditions: Condition[] = []
  if (direction === 'FWD') conditions.push(fixed('no'))
  for (const [text, own] of [
    [to, !out],
    [from, out],
  ] as const) {
    let rest = text.replace(/\(v6\)/g, '').trim()
    const interfaceName = /\son\s+(\S+)\s*$/.exec(` ${rest}`)?.[1]
    if (interfaceName) {
      conditions.push({ kind: 'interface', names: [interfaceName], not: false })
      rest = rest.replace(/\s*on\s+\S+\s*$/, '')
    }
    const verbose = /^(\S+)\s+\(([^()]+?)\s*\)$/.exec(rest)
    if (verbose?.[1] && /\d/.test(verbose[1])) rest = verbose[1]
    rest = rest.replace(/\s{2,}/g, ' ').trim()
    const profile = profiles[rest]
    if (profile) rest = profile
    if (rest === '' || rest === 'Anywhere') continue
    const words = rest.split(' ')
    const destination = text === to
    const portText = words.at(-1) ?? ''
    const ports = /^([\d,:]+|[a-z][\w-]*)(?:\/(tcp|udp|any|esp|ah|gre))?$/.exec(portText)
    if (ports?.[1] && !/^\d+\.\d/.test(portText)) {
      words.pop()
      if (ports[2] && ports[2] !== 'any') conditions.push({ kind: 'protocol', names: [ports[2]], not: false })
      conditions.push(destination ? portCondition(ports[1], false) : fixed('maybe'))
    } else if (/\//.test(portText) && /^Anywhere\/(\w+)$/.test(portText)) {
      conditions.push({ kind: 'protocol', names: [portText.slice(9)], not: false })
      words.pop()
    }
    const address = words.join(' ')
    if (address === '' || address === 'Anywhere') continue
    conditions.push(addressCondition(own ? 'self' : 'peer', address.replace(/\/(tcp|udp)$/, ''), false))
  }
  const kind = action === 'DENY' ? 'drop' : action === 'REJECT' ? 'reject' : 'accept'
  return { out, six, rule: { conditions, effect: { kind }, line: quote(line) } }
}
