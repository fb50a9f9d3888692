import type { ProgramEvent } from '../../../model/evidence'
import type { PastedBlock } from '../../../paste/blocks'
import { quote } from '../../../paste/quote'
import type { EvidenceReader } from '../../reader'

type What = ProgramEvent['what']

interface Said {
  readonly program: string
  readonly what: What
}

/** How scripts of System V say how their service is. */
const scripts: readonly (readonly [What, RegExp, ProgramEvent['manager']?])[] = [
  [
    'stopped',
    /^\s{0,3}(?:\* |ERROR! )?([\w.@-]{1,60}) (?:is )?(?:stopped|not running)(?: \.{3}\s{0,9}failed!|, but .{1,80} exists)?\.?\s{0,9}$/,
  ],
  [
    'failed',
    /^\s{0,3}(?:\* )?(?:Re)?[Ss]tarting ([\w.@-]{1,60})\b.{0,60}(?:\[\s?fail(?:ed)?!?\s?\]|\s(?:failed|fail)!?)\s{0,9}$/i,
  ],
  // Upstart, and those of Red Hat in Chinese and Japanese.
  ['stopped', /^\s{0,3}([\w.@-]{1,60}) stop\/(?:waiting|killed|post-stop)\s{0,9}$/],
  ['runs', /^\s{0,3}([\w.@-]{1,60}) start\/running(?:, process \d{1,9})?\s{0,9}$/],
  ['stopped', /^\s{0,3}([\w.@-]{1,60}) (?:已停止?|未运行|没有运行|は停止しています)[。.]?\s{0,9}$/],
  ['failed', /^\s{0,3}([\w.@-]{1,60}) (?:已死，?但|は停止していますが).{1,30}$/],
  ['runs', /^\s{0,3}([\w.@-]{1,60}) \(pid\s{1,4}[\d ]{1,60}\) ?(?:正在运行|を実行中)(?:\.{0,3})\s{0,9}$/],
  ['stopped', /^\s{0,3}\* could not access PID file for ([\w.@-]{1,60})\s{0,9}$/],
  ['stopped', /^\s{0,3}([A-Z][\w-]{1,30}) \(pid ?\) not running\s{0,9}$/],
  // svstat(8) of daemontools, svcs(1) of Solaris
  ['runs', /^\s{0,3}(?:\S{0,200}\/)([\w.@-]{1,60}): up \(pid \d{1,9}\) \d{1,9} seconds/],
  ['stopped', /^\s{0,3}(?:\S{0,200}\/)([\w.@-]{1,60}): down \d{1,9} seconds/],
  ['failed', /^\s{0,3}maintenance\s{1,9}\S{1,12}\s{1,9}svc:\/\S{1,100}[/:]([A-Za-z][\w.@-]{1,60})\s{0,9}$/],
  // XAMPP's panel
  ['failed', /^\s{0,3}(?:[\d:]{7,8} {1,3}\[\w{1,20}\]\s{1,9})?Error: (\w{1,30}) shutdown unexpectedly\.\s{0,9}$/],
  // `brew services list`
  ['stopped', /^([a-z][\w.@-]{1,60}) {1,40}(?:stopped|none)(?:\s{1,9}\S{1,60})?\s{0,9}$/],
  ['failed', /^([a-z][\w.@-]{1,60}) {1,40}error(?: {1,4}\d{1,9})?\s{1,9}\S{1,60}(?:\s{1,9}\S{0,200}\.plist)?\s{0,9}$/],
  // `service --status-all`
  ['stopped', /^\s{0,3}\[ - \]\s{1,4}([\w.@-]{1,60})\s{0,9}$/],
  ['runs', /^\s{0,3}\[ \+ \]\s{1,4}([\w.@-]{1,60})\s{0,9}$/],
  ['failed', /^\s{0,3}(?:\* )?([\w.@-]{1,60}) dead but (?:pid file|subsys) (?:exists|locked)\.?\s{0,9}$/],
  [
    'runs',
    /^\s{0,3}(?:\* )?([\w.@-]{1,60}) (?:\(pid\s{1,4}[\d ]{1,60}\) )?is running(?: with pid \d{1,9})?\.{0,3}\s{0,9}$/,
  ],
  // `rc-status` of OpenRC, which says of a supervised service for how long it has run.
  ['runs', /^\s{1,3}([\w.@-]{1,60})\s{2,80}\[ {1,3}started(?: .{1,40})? {1,3}\]\s{0,9}$/, 'openrc'],
  ['stopped', /^\s{1,3}([\w.@-]{1,60})\s{2,80}\[ {1,3}(?:stopped|inactive) {1,3}\]\s{0,9}$/, 'openrc'],
  ['failed', /^\s{1,3}([\w.@-]{1,60})\s{2,80}\[ {1,3}(?:crashed|failed) {1,3}\]\s{0,9}$/, 'openrc'],
  // `sv status` of runit: sv(8).
  ['runs', /^\s{0,3}run: (?:\S{0,200}\/)?([\w.@-]{1,60})\/?: \(pid \d{1,9}\) \d{1,9}s/, 'runit'],
  [
    'failed',
    /^\s{0,3}(?:==> \S{1,60}: )?(?:(?:timeout|fail|warning): )?(?:down|finish): (?:\S{0,200}\/)?([\w.@-]{1,60})\/?: .{0,60}\bwant up\b/,
    'runit',
  ],
  ['stopped', /^\s{0,3}down: (?:\S{0,200}\/)?([\w.@-]{1,60})\/?: \d{1,9}s(?:, normally up)?\s{0,9}(?:;|$)/, 'runit'],
]

const openrc: Readonly<Record<string, What>> = {
  started: 'runs',
  stopped: 'stopped',
  crashed: 'failed',
  inactive: 'stopped',
}
const systemdWord: Readonly<Record<string, What>> = {
  active: 'runs',
  inactive: 'stopped',
  failed: 'failed',
  activating: 'failed',
}

/** The service that a command asks for: `rc-service nginx status`, `systemctl is-active nginx`, `s6-svstat /run/service/nginx`. */
function askedIn(
  command: string | null,
): { readonly tool: 'openrc' | 'systemd' | 's6'; readonly program: string } | null {
  const supervised = /^(?:\S{0,20}\/)?s6-svstat\s{1,9}(?:\S{0,200}\/)?([\w.@-]{1,60})\/?\s{0,9}$/.exec(
    command ?? '',
  )?.[1]
  if (supervised) return { tool: 's6', program: supervised }
  const rc = /^(?:\S{0,20}\/)?rc-service\s{1,9}([\w.@-]{1,60})\s{1,9}status\b/.exec(command ?? '')?.[1]
  if (rc) return { tool: 'openrc', program: rc }
  const unit = /^systemctl\s{1,9}(?:is-active|is-failed)\s{1,9}([\w.@-]{1,60}?)(?:\.service)?\s{0,9}$/.exec(
    command ?? '',
  )?.[1]
  return unit ? { tool: 'systemd', program: unit } : null
}

/** `down (exitcode 1) 3 seconds, normally up, ready 3 seconds`: https://skarnet.org/software/s6/s6-svstat.html */
const supervisedState =
  /^\s{0,9}(up|down) \((?:pid|exitcode|signal) (\w{1,12})(?: pgid \d{1,9})?\) \d{1,9} seconds(?=,|\s{0,9}$)/

function ofSupervised(line: string): What | undefined {
  const [, state, code] = supervisedState.exec(line) ?? []
  if (state === undefined) return undefined
  if (state === 'up') return 'runs'
  // One that somebody has brought down ends well, and is not wanted up.
  return code !== '0' || /\bwant up\b/.test(line) ? 'failed' : 'stopped'
}

const stateWord = /^\s{0,9}(?:\* )?status:\s{1,9}(\w{4,10})\s{0,9}$/

function ofCommand(line: string, asked: ReturnType<typeof askedIn>): Said | null {
  if (!asked) return null
  const { tool, program } = asked
  if (tool === 's6') {
    const what = ofSupervised(line)
    return what ? { program, what } : null
  }
  const word = tool === 'openrc' ? stateWord.exec(line)?.[1] : line.trim()
  const what = (tool === 'openrc' ? openrc : systemdWord)[word ?? '']
  return what ? { program, what } : null
}

/** The head of Get-Service, or of the columns that were chosen of it: `Name  Status  StartType`. */
const windowsHead =
  /^\s{0,9}(?=(?:\S{1,20}\s{1,60}){0,4}Status(?:\s|$))(?=(?:\S{1,20}\s{1,60}){0,4}Name(?:\s|$))(?:(?:Status|Name|DisplayName|StartType|ServiceType|CanStop)(?:\s{1,60}|$)){2,5}$/
const windowsRow =
  /^\s{0,9}(?:([\w.$-]{1,60})\s{1,60})?(Stopped|Running|StopPending|StartPending)(?:\s{1,20}([\w.$-]{1,60}))?(?:\s|$)/
const windowsStates: Readonly<Record<string, What>> = { Stopped: 'stopped', StopPending: 'stopped', Running: 'runs' }

/** A field of `Get-Service … | fl`. */
const windowsField = /^\s{0,9}(Name|Status|DisplayName|StartType|ServiceType)\s{1,30}:\s{1,3}(\S.{0,120}?)\s{0,40}$/

/** A row of such a table: its name stands before its state where the head says so, else behind it. */
function tableRow(line: string, head: string): Said | null {
  const [, before, state = '', behind] = windowsRow.exec(line) ?? []
  const what = windowsStates[state]
  const program = head.indexOf('Name') < head.indexOf('Status') ? before : behind
  return what && program ? { program, what } : null
}

/** The services of a list with one field a line. */
function listedIn(lines: readonly string[]): ProgramEvent[] {
  const found: ProgramEvent[] = []
  let fields = new Map<string, string>()
  let told = ''
  const close = () => {
    const what = windowsStates[fields.get('Status') ?? '']
    // Interfaces and disks have a name and a state as well.
    const program = ['DisplayName', 'StartType', 'ServiceType'].some((key) => fields.has(key)) && fields.get('Name')
    if (what && program) found.push(event({ program, what }, told, 'windows'))
    fields = new Map()
  }
  for (const line of lines) {
    const [, key, value = ''] = line.length <= 200 ? (windowsField.exec(line) ?? []) : []
    if (key === undefined) continue
    if (fields.has(key)) close()
    fields.set(key, value)
    if (key === 'Status') told = line
  }
  close()
  return found
}

/** `sc query`: https://learn.microsoft.com/windows-server/administration/windows-commands/sc-query */
const scName = /^\s{0,9}SERVICE_NAME\s{0,3}:\s{1,3}([\w.$-]{1,60})\s{0,9}$/
const scState =
  /^\s{0,20}(?:STATE|状态|狀態|状態)\s{1,30}:\s{1,3}(\d)\s{1,4}(STOPPED|RUNNING|STOP_PENDING|START_PENDING|PAUSED)\b/

function event({ program, what }: Said, line: string, manager: ProgramEvent['manager'] = null): ProgramEvent {
  const nowhere = { why: null, address: null, placed: false, port: null, protocol: 'tcp', container: null } as const
  return { kind: 'program', program, what, ...nowhere, manager, line: quote(line) }
}

function windowsIn({ lines }: PastedBlock): ProgramEvent[] {
  const found: ProgramEvent[] = []
  let head = ''
  let name = ''
  for (const line of lines) {
    if (line.length > 400) continue
    if (line.includes('Status') && windowsHead.test(line)) head = line
    const row = head === '' ? null : tableRow(line, head)
    if (row) found.push(event(row, line, 'windows'))
    name = scName.exec(line)?.[1] ?? name
    const state = scState.exec(line)
    if (state && name !== '') {
      found.push(event({ program: name, what: state[1] === '4' ? 'runs' : 'stopped' }, line, 'windows'))
      name = ''
    }
  }
  return [...found, ...listedIn(lines)]
}

/** Most events of one output. */
const mostEvents = 500

/** Reads what `service`, OpenRC, runit, s6, `systemctl is-active`, `sc query` and `Get-Service` say of services. */
export const serviceStates: EvidenceReader = {
  name: 'service',
  signs: [...scripts.map(([, pattern]) => pattern), windowsHead, windowsRow, windowsField, scName, scState],
  sparse: true,
  asked: /rc-service|systemctl|s6-svstat/,
  heads: [windowsHead, scName],
  read: (block) => {
    const asked = askedIn(block.command)
    const found: ProgramEvent[] = windowsIn(block)
    for (const line of block.lines) {
      if (line.length > 200 || found.length >= mostEvents) continue
      const own = ofCommand(line, asked)
      if (own) {
        const manager = asked?.tool === 'systemd' ? null : asked?.tool
        found.push(event(own, line, manager))
        continue
      }
      for (const [what, pattern, manager] of scripts) {
        const program = pattern.exec(line)?.[1]
        if (program) found.push(event({ program, what }, line, manager))
      }
    }
    return found.slice(0, mostEvents)
  },
}
