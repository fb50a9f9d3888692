import type { FirewalldZones, Zone } from '../../model/evidence'
import type { PastedBlock } from '../../paste/blocks'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

const head = /^\s{0,3}([a-zA-Z][\w-]{0,30})(\s{1,9}\(([\w, \u3040-\u30ff\u4e00-\u9fff]{1,80})\))?\s{0,200}$/
const activeWords = /\b(?:active)\b|アクティブ|活动/
const markWords = /\b(?:active|default)\b|アクティブ|活动|デフォルト|默认/
const fieldNames =
  'target|icmp-block-inversion|interfaces|sources|services|ports|protocols|forward|masquerade|forward-ports|source-ports|icmp-blocks|rich rules|ingress-priority|egress-priority'
const field = new RegExp(`^\\s{0,9}(${fieldNames}):(?:\\s(.*))?$`)
const nested: ReadonlySet<string> = new Set(['rich rules', 'forward-ports'])

/** A zone that is being read. */
interface Open {
  readonly name: string
  readonly active: boolean
  readonly fields: Map<string, string[]>
  readonly lines: Map<string, string>
}

interface State {
  readonly zones: Open[]
  pending: { readonly name: string; readonly active: boolean } | null
  zone: Open | null
  key: string
  stopped: string | null
}

function valuesOf(key: string, text: string): string[] {
  if (text === '') return []
  return key === 'rich rules' ? [text] : text.split(/\s+/)
}

function fieldLine(line: string, key: string, text: string, state: State): void {
  if (!state.zone) {
    // Before 0.4 there was no line for the target.
    const begins = key === 'target' || (key === 'interfaces' && state.pending?.active)
    if (!state.pending || !begins) return
    state.zone = { ...state.pending, fields: new Map(), lines: new Map() }
    state.zones.push(state.zone)
  }
  state.key = key
  state.zone.fields.set(key, valuesOf(key, text.trim()))
  state.zone.lines.set(key, quote(line))
}

function readLine(line: string, state: State, command: string): void {
  const trimmed = line.trim()
  if (/^FirewallD is not running$/i.test(trimmed) || (trimmed === 'not running' && /firewall-cmd/.test(command))) {
    state.stopped = quote(line)
    return
  }
  const given = field.exec(line)
  if (given?.[1]) {
    fieldLine(line, given[1], given[2] ?? '', state)
    return
  }
  const item = state.zone && nested.has(state.key) && /^(?:\s+\S|rule[ \t]|port=)/.test(line)
  if (item) {
    state.zone?.fields.get(state.key)?.push(trimmed)
    return
  }
  const opens = head.exec(line)
  if (opens?.[1] && (!opens[2] || markWords.test(opens[3] ?? ''))) {
    state.pending = { name: opens[1], active: activeWords.test(opens[3] ?? '') }
    state.zone = null
  } else if (trimmed === '' || state.zone) {
    state.zone = null
    state.pending = null
  }
}

/** Reads `firewall-cmd --list-all`, `--list-all-zones`, `--state` and single lists: firewall-cmd(1). */
export const firewalld: EvidenceReader = {
  name: 'firewalld',
  // With one of these a zone begins.
  signs: [/target:/, /interfaces:/, /FirewallD is not running/],
  asked: /firewall-cmd/,
  heads: [
    /^\s{0,3}[a-zA-Z][\w-]{0,30}\s{1,3}\((?:active|default|default, active|アクティブ|活动)\)\s{0,9}$/,
    // The zones that it brings along, of which the inactive ones have no mark.
    /^(?:block|dmz|drop|external|home|internal|nm-shared|public|trusted|work|docker|libvirt)\s{0,9}$/,
  ],
  read: (block) => {
    const state: State = { zones: [], pending: null, zone: null, key: '', stopped: null }
    const command = block.command ?? ''
    for (const line of block.lines) if (line.length <= 2000) readLine(line, state, command)
    const several = state.zones.length === 0 && state.stopped === null ? listsIn(block) : []
    const [list = null] = several
    const active = /--get-active-zones\b/.test(command) ? activeIn(block.lines) : null
    if (state.zones.length === 0 && state.stopped === null && !list && !active) return []
    const zones: Zone[] = state.zones
    // A zone that has begun below another: there are more of them than are shown.
    const isCut = state.zones.length > 0 && !block.ended && state.pending !== null && state.zone === null
    const named = /--zone[= ]\S|--list-all-zones\b/.test(command) || isCut
    const told = {
      kind: 'host-firewall',
      tool: 'firewalld',
      at: block.at,
      stopped: state.stopped,
      zones,
      named,
    } as const
    return [{ ...told, list, active }, ...several.slice(1).map((other) => ({ ...told, list: other, active: null }))]
  },
}

/** `public` on a line of its own, and its interfaces or sources below; null where no zone is listed. */
function activeIn(lines: readonly string[]): readonly string[] | null {
  const names = lines
    .map((line) => /^([\w-]{1,40})(?: \(default\))?\s{0,9}$/.exec(line)?.[1])
    .filter((name) => name !== undefined)
  return names.length > 0 ? names : null
}

/** The lists of a command line, each with its line of the output: several commands may stand in one. */
function listsIn(block: PastedBlock): NonNullable<FirewalldZones['list']>[] {
  const commands = (block.command ?? '').split(/\s{0,9}(?:;|&&)\s{0,9}(?:sudo\s{1,9})?/)
  const lines = block.lines.at(-1)?.trim() === '' ? block.lines.slice(0, -1) : block.lines
  const apart = commands.length > 1 && commands.length === lines.length
  const blocks = apart
    ? commands.map((command, index) => ({ ...block, command, lines: [lines[index] ?? ''], ended: true }))
    : [block]
  const lists = blocks.map(singleList)
  return lists.every((list) => list !== null) ? lists : []
}

/** `--list-ports`, `--list-services`, `--list-rich-rules`: a port that is listed is open; one that is not may be opened elsewhere. */
function singleList({ command, lines, ended }: PastedBlock): FirewalldZones['list'] {
  if (!/^(?:\S{0,40}\/)?firewall-cmd\s/.test(command ?? '')) return null
  const zone = /--zone[= ]([\w-]{1,40})/.exec(command ?? '')?.[1] ?? null
  const line = lines.find((text) => text.trim() !== '') ?? ''
  const asked = /--query-port[= ](\d{1,5}(?:-\d{1,5})?\/\w{1,9})/.exec(command ?? '')?.[1]
  if (asked && /^(?:yes|no)$/.test(line.trim())) {
    return { of: 'port', names: line.trim() === 'yes' ? [asked] : [], line: quote(line), zone }
  }
  if (/--list-rich-rules\b/.test(command ?? '')) {
    const rules = lines.map((text) => text.trim()).filter((text) => text !== '')
    const isWhole = rules.length > 0 && rules.every((text) => /^rule\s/.test(text))
    return isWhole ? { of: 'rich-rules', names: rules, line: quote(line), zone } : null
  }
  const of = /--list-(ports|services)\b/.exec(command ?? '')?.[1]
  if (of !== 'ports' && of !== 'services') return null
  if (line === '') return ended ? { of, names: [], line: quote(command ?? ''), zone } : null
  const names = line.trim().split(/\s+/)
  const whole = of === 'ports' ? /^\d{1,5}(?:-\d{1,5})?\/(?:tcp|udp|sctp|dccp)$/ : /^[\w-]{1,40}$/
  return names.every((name) => whole.test(name)) ? { of, names, line: quote(line), zone } : null
}
