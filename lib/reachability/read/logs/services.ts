import type { ProgramEvent } from '../../model/evidence'
import type { PastedBlock } from '../../paste/blocks'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

type What = ProgramEvent['what']

interface Said {
  readonly program: string
  readonly what: What
}

/** How scripts of System V say how their service is. */
const scripts: readonly (readonly [What, RegExp])[] = [
  [
    'stopped',
    /^\s{0,3}(?:\* |ERROR! )?([\w.@-]{1,60}) (?:is )?(?:stopped|not running)(?: \.{3}\s{0,9}failed!|, but .{1,80} exists)?\.?\s{0,9}$/,
  ],
  [
    'failed',
    /^\s{0,3}(?:\* )?(?:Re)?[Ss]tarting ([\w.@-]{1,60})\b.{0,60}(?:\[\s?fail(?:ed)?!?\s?\]|\s(?:failed|fail)!?)\s{0,9}$/i,
  ],
  ['failed', /^\s{0,3}(?:\* )?([\w.@-]{1,60}) dead but (?:pid file|subsys) (?:exists|locked)\.?\s{0,9}$/],
  [
    'runs',
    /^\s{0,3}(?:\* )?([\w.@-]{1,60}) (?:\(pid\s{1,4}[\d ]{1,60}\) )?is running(?: with pid \d{1,9})?\.{0,3}\s{0,9}$/,
  ],
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

/** The service that a command asks for: `rc-service nginx status`, `systemctl is-active nginx`, `service nginx status`. */
function askedIn(command: string | null): { readonly tool: 'openrc' | 'systemd'; readonly program: string } | null {
  const rc = /^(?:\S{0,20}\/)?rc-service\s{1,9}([\w.@-]{1,60})\s{1,9}status\b/.exec(command ?? '')?.[1]
  if (rc) return { tool: 'openrc', program: rc }
  const unit = /^systemctl\s{1,9}(?:is-active|is-failed)\s{1,9}([\w.@-]{1,60}?)(?:\.service)?\s{0,9}$/.exec(
    command ?? '',
  )?.[1]
  return unit ? { tool: 'systemd', program: unit } : null
}

const stateWord = /^\s{0,9}(?:\* )?status:\s{1,9}(\w{4,10})\s{0,9}$/

function ofCommand(line: string, asked: ReturnType<typeof askedIn>): Said | null {
  if (!asked) return null
  const { tool, program } = asked
  const word = tool === 'openrc' ? stateWord.exec(line)?.[1] : line.trim()
  const what = (tool === 'openrc' ? openrc : systemdWord)[word ?? '']
  return what ? { program, what } : null
}

/** `Stopped  W3SVC  World Wide Web Publishing Service`, below the head of Get-Service. */
const windowsHead = /^\s{0,9}Status\s{1,20}Name\s{1,60}DisplayName\s{0,60}$/
const windowsRow = /^\s{0,9}(Stopped|Running|StopPending|StartPending)\s{1,20}([\w.$-]{1,60})\s{1,60}\S/
const windowsStates: Readonly<Record<string, What>> = { Stopped: 'stopped', StopPending: 'stopped', Running: 'runs' }

/** `sc query`: https://learn.microsoft.com/windows-server/administration/windows-commands/sc-query */
const scName = /^\s{0,9}SERVICE_NAME\s{0,3}:\s{1,3}([\w.$-]{1,60})\s{0,9}$/
const scState = /^\s{0,20}STATE\s{1,30}:\s{1,3}(\d)\s{1,4}(STOPPED|RUNNING|STOP_PENDING|START_PENDING|PAUSED)\b/

function event({ program, what }: Said, line: string, manager: ProgramEvent['manager'] = null): ProgramEvent {
  const nowhere = { why: null, address: null, placed: false, port: null, protocol: 'tcp', container: null } as const
  return { kind: 'program', program, what, ...nowhere, manager, line: quote(line) }
}

function windowsIn({ lines }: PastedBlock): ProgramEvent[] {
  const found: ProgramEvent[] = []
  let table = false
  let name = ''
  for (const line of lines) {
    if (line.length > 400) continue
    if (windowsHead.test(line)) table = true
    const row = table ? windowsRow.exec(line) : null
    const what = windowsStates[row?.[1] ?? '']
    if (row && what) found.push(event({ program: row[2] ?? '', what }, line, 'windows'))
    name = scName.exec(line)?.[1] ?? name
    const state = scState.exec(line)
    if (state && name !== '') {
      found.push(event({ program: name, what: state[1] === '4' ? 'runs' : 'stopped' }, line, 'windows'))
      name = ''
    }
  }
  return found
}

/** Most events of one output. */
const mostEvents = 500

/** Reads what `service`, OpenRC, `systemctl is-active`, `sc query` and `Get-Service` say of services. */
export const serviceStates: EvidenceReader = {
  name: 'service',
  signs: [...scripts.map(([, pattern]) => pattern), windowsHead, windowsRow, scName, scState],
  sparse: true,
  asked: /rc-service|systemctl/,
  heads: [windowsHead, scName],
  read: (block) => {
    const asked = askedIn(block.command)
    const found: ProgramEvent[] = windowsIn(block)
    for (const line of block.lines) {
      if (line.length > 200 || found.length >= mostEvents) continue
      const own = ofCommand(line, asked)
      if (own) {
        found.push(event(own, line))
        continue
      }
      for (const [what, pattern] of scripts) {
        const program = pattern.exec(line)?.[1]
        if (program) found.push(event({ program, what }, line))
      }
    }
    return found.slice(0, mostEvents)
  },
}
