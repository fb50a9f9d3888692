import type { ProgramEvent } from '../../../model/evidence'
import { quote } from '../../../paste/quote'
import type { EvidenceReader } from '../../reader'

/** The unit that `systemctl status` is about: `● nginx.service - A high performance web server`. */
const unitLine = /^\s{0,9}[●○×*✗↻]\s([\w.@:\\-]{1,120}?)\.service\b/
const loadedLine = /^\s{0,9}Loaded: \S{1,40} \(\S{0,200}\/([\w.@:\\-]{1,120}?)\.service[;)]/
const activeLine = /(?:^|\s)\s{0,9}Active: (failed|inactive|active|activating)(?: \(([\w-]{1,40})\))?/
/** What is left of a unit whose script has ended, as its group of processes tells. */
const noTasks = /^\s{0,40}(?:>\s)?\s{0,40}Tasks: 0(?: \(limit: \d{1,9}\))?\s{0,9}$/
const mainProcess = /^\s{0,9}Main PID: \d{1,9} \(([\w.-]{1,40})\)/

const states: Readonly<Record<string, ProgramEvent['what']>> = {
  failed: 'failed',
  inactive: 'stopped',
  activating: 'failed',
  active: 'runs',
}

/** Lines of the journal in which systemd speaks of a unit. */
const journal: readonly (readonly [ProgramEvent['what'], RegExp])[] = [
  [
    'failed',
    /\b([\w.@-]{1,120})\.service: (?:Failed with result|Main process exited, code=(?:exited, status=[1-9]|killed|dumped)|Start request repeated too quickly|Control process exited, code=exited,? status=[1-9]|Failed to (?:execute|run|start|spawn|fork|locate|load|determine|set up|create|schedule|change|open|listen|prepare|apply|mount|initiali[sz]e|invoke|enter|acquire)\b(?! (?:PID|cgroup))|Failed at step \S)/,
  ],
  // A pager has cut off what is wider than the window.
  [
    'failed',
    /\b([\w.@-]{1,120})\.service: (?:Failed w[\w ]{0,14}|Start request rep[\w ]{0,16}|Scheduled res[\w ]{0,10})>\s{0,9}$/,
  ],
  ['failed', /\bFailed to start ([\w.@-]{1,120})\.service\b/],
  ['failed', /\bJob ([\w.@-]{1,120})\.service\/start failed with result\b/],
  // It has ended before, and is to be started once more.
  [
    'failed',
    /\b([\w.@-]{1,120})\.service: (?:Service \S{1,20} )?[Ss]cheduled? restart(?: job, restart counter is at \d{1,9}|ing)\b/,
  ],
  ['failed', /\bUnit ([\w.@-]{1,120})\.service (?:entered failed(?: state)?|has failed)(?:\.?\s{0,9}$|\b(?= state))/],
  ['failed', /\bsystemd\[\d{1,9}\]: ([\w.@-]{1,120})\.service failed\.?\s{0,9}$/],
  ['failed', /Out of memory: Kill(?:ed)? process \d{1,9} \(([\w.-]{1,40})\)/],
  ['failed', /\b[Jj]ob for ([\w.@-]{1,120})\.service failed because/],
  // What a daemon says of itself as it ends.
  ['failed', /\b([a-z][\w.-]{1,40})\[\d{1,9}\]: (?:fatal|FATAL|panic): .{0,300}\b(?:exiting|terminating|aborting)\b/],
  ['runs', /\bStarted ([\w.@-]{1,120})\.service\b/],
  // `systemctl list-units`, and `--failed`: its columns are loaded, active, and what that means of a service.
  ['failed', /^\s{0,3}(?:[●×*]\s)?\s{0,3}([\w.@:\\-]{1,120})\.service\s{1,40}loaded\s{1,20}failed\s{1,20}failed\b/],
  ['runs', /^\s{0,9}([\w.@:\\-]{1,120})\.service\s{1,40}loaded\s{1,20}active\s{1,20}running\b/],
  ['stopped', /^\s{0,9}(?:[●○*]\s)?([\w.@:\\-]{1,120})\.service\s{1,40}loaded\s{1,20}inactive\s{1,20}dead\b/],
]

function event(what: ProgramEvent['what'], program: string, line: string): ProgramEvent {
  return {
    kind: 'program',
    program,
    what,
    why: null,
    address: null,
    placed: false,
    port: null,
    protocol: 'tcp',
    container: null,
    manager: null,
    line: quote(line),
  }
}

/** A status whose head was not copied: that it runs, and below it the process. */
function headless(lines: readonly string[]): ProgramEvent[] {
  const at = lines.findIndex((line) => line.length <= longest && activeLine.exec(line)?.[1] === 'active')
  const process = lines
    .slice(at, at + 8)
    .map((line) => mainProcess.exec(line.slice(0, 200))?.[1])
    .find(Boolean)
  return at >= 0 && process !== undefined ? [event('runs', process, lines[at] ?? '')] : []
}

/** How often a unit has ended, from which on that it was started once more does not count. */
const oftenEnded = 3

/**
 * A journal tells what became of a unit one after the other: that it was started holds until it has ended, and of one that ends
 * again and again not at all.
 */
function lasting(told: readonly ProgramEvent[]): ProgramEvent[] {
  return told.filter(({ what, program }, at) => {
    if (what !== 'runs') return true
    const own = told.filter((each) => each.program === program)
    const isLoop = own.filter((each) => each.what === 'failed').length >= oftenEnded
    return !isLoop && !told.slice(at + 1).some((each) => each.program === program && each.what === 'failed')
  })
}

/** Longest line: all of a status, whose breaks were lost on its way. */
const longest = 4000

/** Most events of one output. */
const mostEvents = 500

/** Whether a line says that a unit has failed, ended, or is to be started once more. */
export function tellsUnitDown(line: string): boolean {
  const state = activeLine.exec(line)?.[1]
  return (
    (state !== undefined && state !== 'active') ||
    /\bFailed to start [A-Z]/.test(line) ||
    journal.some(([means, pattern]) => means === 'failed' && pattern.test(line))
  )
}

/** Reads `systemctl status` and what systemd writes into the journal. */
export const systemd: EvidenceReader = {
  name: 'systemctl',
  signs: [unitLine, loadedLine, activeLine, mainProcess, noTasks, ...journal.map(([, pattern]) => pattern)],
  sparse: true,
  heads: [unitLine],
  read: (block) => {
    const found: ProgramEvent[] = []
    const told: ProgramEvent[] = []
    let unit: string | null = null
    for (const line of block.lines) {
      if (line.length > longest || found.length + told.length >= mostEvents) continue
      const named = unitLine.exec(line)?.[1] ?? loadedLine.exec(line)?.[1]
      if (named) unit = named
      const active = activeLine.exec(line)
      const isEmpty = active?.[2] === 'exited' && block.lines.some((each) => each.length <= 100 && noTasks.test(each))
      const what = active?.[1] === undefined ? undefined : isEmpty ? 'stopped' : states[active[1]]
      if (what && unit !== null) found.push(event(what, unit, line))
      for (const [means, pattern] of journal) {
        const program = pattern.exec(line)?.[1]
        if (!program) continue
        told.push(event(means, program, line))
        break
      }
    }
    return [...found, ...(unit === null ? headless(block.lines) : []), ...lasting(told)]
  },
}
