import { type Condition, type FilterRule, fitOfAll } from '../filter'
import type { FirewallRead, HostFirewall } from '../model'
import { type Block, quote } from '../paste'
import { addressCondition, fixed, portCondition } from './iptables-part'

interface Row {
  readonly out: boolean
  readonly six: boolean
  readonly rule: FilterRule
}

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

/** Reads `ufw status`, `ufw status verbose` and `ufw status numbered`. */
export function readUfw(block: Block): HostFirewall[] {
  let active: boolean | null = null
  let statusLine = ''
  let incoming: string | null = null
  let outgoing: string | null = null
  let defaultLine = ''
  let table = false
  let whole = false
  const rows: Row[] = []
  let cut = /\|\s*(?:e?grep|head|tail)\b/.test(block.command ?? '')
  for (const line of block.lines) {
    if (line.length > 1000) continue
    const state = status.exec(line)
    if (
      state &&
      active === null &&
      /^(?:active|inactive|アクティブ|非アクティブ|有効|無効|激活|不活动|活动)$/.test(state[1] ?? '')
    ) {
      active = !/^(?:inactive|非アクティブ|無効|不活动)$/.test(state[1] ?? '')
      statusLine = quote(line)
      continue
    }
    if (active === null) continue
    const given = defaults.exec(line)
    if (given) {
      incoming = given[1] ?? null
      outgoing = given[2] ?? null
      defaultLine = quote(line)
      continue
    }
    whole ||= incoming !== null && /^[^::]{2,40}[::]\s?\w+\s*$/.test(line)
    if (
      /^\s*(?:To|宛先|至)\s+(?:Action|操作|动作)\s+(?:From|送信元|来自)/.test(line) ||
      /^\s*--\s+-+\s+--/.test(line)
    ) {
      table = true
      continue
    }
    if (!table) continue
    const match = row.exec(line)
    if (match) rows.push(rowOf(match, line))
    else if (/^\s*(?:--More--|\.\.\.)/.test(line)) cut = true
  }
  if (active === null) return []
  // The long form ends its head with the line of new profiles; a table begins and goes on without an empty line.
  if (incoming !== null && !whole && !table) cut = true
  if (!block.ended && breaksOff(block.lines)) cut = true
  if (active && !table && rows.length === 0 && incoming === null && block.lines.length > 3 && !block.ended) cut = true
  const decide: HostFirewall['decide'] = (packet) => {
    if (!active) return { verdict: 'accept', line: statusLine, code: 'inactive' }
    for (const { out, six, rule } of rows) {
      if (out !== (packet.direction === 'egress') || six !== (packet.family === 6)) continue
      const fit = fitOfAll(rule.conditions, packet)
      if (fit === 'no') continue
      if (fit === 'maybe') {
        return {
          verdict: 'unknown',
          line: rule.line,
          code: 'undecided',
        }
      }
      if (cut && rule.effect.kind !== 'accept') break
      const verdict = rule.effect.kind === 'accept' ? 'accept' : rule.effect.kind === 'reject' ? 'reject' : 'drop'
      return { verdict, line: rule.line, code: 'rule' }
    }
    if (cut) return { verdict: 'unknown', line: null, code: 'cut-off' }
    return byDefault(packet.direction)
  }
  const byDefault = (direction: 'ingress' | 'egress'): FirewallRead => {
    const given = direction === 'ingress' ? incoming : outgoing
    if (given) {
      const verdict = given === 'allow' ? 'accept' : given === 'reject' ? 'reject' : 'drop'
      return { verdict, line: defaultLine, code: 'default' }
    }
    if (direction === 'egress') {
      return {
        verdict: 'unknown',
        line: null,
        code: 'no-default',
      }
    }
    // A list of what is allowed has a meaning only where the rest is not: deny is what ufw starts with.
    const own = rows.filter(({ out }) => !out)
    return own.length > 0 && own.every(({ rule }) => rule.effect.kind === 'accept')
      ? { verdict: 'drop', line: statusLine, code: 'assumed-default' }
      : { verdict: 'unknown', line: null, code: 'no-default' }
  }
  return [{ kind: 'host-firewall', tool: 'ufw', decide, redirect: () => null }]
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

function rowOf(match: RegExpExecArray, line: string): Row {
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
