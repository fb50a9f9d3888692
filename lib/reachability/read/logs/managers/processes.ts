import type { ProgramEvent } from '../../../model/evidence'
import { quote } from '../../../paste/quote'
import type { EvidenceReader } from '../../reader'

type What = ProgramEvent['what']

const pm2States: Readonly<Record<string, What>> = {
  online: 'runs',
  launching: 'failed',
  'waiting restart': 'failed',
  errored: 'failed',
  stopping: 'stopped',
  stopped: 'stopped',
}

/** Cells of `pm2 list`, which draws its table. */
function pm2Row(line: string, names: readonly string[]): { readonly program: string; readonly what: What } | null {
  const cells = cellsOf(line)
  const what = pm2States[cells[names.indexOf('status')] ?? '']
  const program = cells[names.indexOf('name')]
  return what && program ? { program, what } : null
}

function cellsOf(line: string): string[] {
  return line
    .split('│')
    .slice(1, -1)
    .map((cell) => cell.trim())
}

const supervisorStates: Readonly<Record<string, What>> = {
  RUNNING: 'runs',
  STARTING: 'failed',
  BACKOFF: 'failed',
  FATAL: 'failed',
  EXITED: 'failed',
  STOPPED: 'stopped',
}
/** `web  FATAL  Exited too quickly (process log may have details)`: https://supervisord.org/subprocess.html#process-states */
const supervisorRow = /^\s{0,9}([\w.:-]{1,80})\s{1,60}(RUNNING|STARTING|BACKOFF|FATAL|EXITED|STOPPED)\s{1,40}\S/

/** What managers write into logs of their own where a program has ended, or they have given it up: supervisord, pm2. */
const givenUpLines: readonly (readonly ['pm2' | 'supervisor', RegExp])[] = [
  ['supervisor', /\bexited: ([\w.:-]{1,80}) \(exit status [1-9]\d{0,2}; not expected\)/],
  // https://pm2.keymetrics.io/docs/usage/log-management/: one that is started anew by its keeper, again and again.
  [
    'pm2',
    /\bApp \[([\w.@/-]{1,80})(?::\d{1,5})?\](?: with id \[\d{1,5}\])?(?: and pid \[\d{1,9}\],)? exited with code \[[1-9]\d{0,4}\]/,
  ],
  ['pm2', /\bApp \[([\w.@/-]{1,80})(?::\d{1,5})?\] will restart in \d{1,9}ms\b/],
  ['supervisor', /\bgave up: ([\w.:-]{1,80}) entered FATAL state\b/],
  ['pm2', /\bScript \S{0,200}?([\w.-]{1,80}) had too many unstable restarts \(\d{1,4}\)\. Stopped\b/],
]

/** What supervisord writes into its log of each program as it comes and goes; the last of it holds. */
const comings: readonly (readonly [What, RegExp])[] = [
  ['runs', /\bsuccess: ([\w.:-]{1,80}) entered RUNNING state\b/],
  [
    'failed',
    /\bexited: ([\w.:-]{1,80}) \((?:exit status [1-9]\d{0,2}|terminated by SIG\w{2,10}[^;)]{0,30}); not expected\)/,
  ],
]

/** What is known of each program by the lines of such a log, one after the other. */
function takeDown(line: string, last: Map<string, ProgramEvent>): void {
  for (const [what, said] of comings) {
    const program = said.exec(line)?.[1]
    if (program !== undefined) last.set(program, event('supervisor', program, what, line))
  }
}

function event(manager: 'pm2' | 'supervisor', program: string, what: What, line: string): ProgramEvent {
  const nowhere = { why: null, address: null, placed: false, port: null, protocol: 'tcp', container: null } as const
  return { kind: 'program', program, what, ...nowhere, manager, line: quote(line) }
}

function abandoned(line: string): ProgramEvent[] {
  return givenUpLines.flatMap(([manager, said]) => {
    const program = said.exec(line)?.[1]
    return program === undefined ? [] : [event(manager, program, 'failed', line)]
  })
}

/** Reads `pm2 list`, `supervisorctl status` and the log of supervisord. */
export const managers: EvidenceReader = {
  name: 'pm2',
  signs: [supervisorRow, /│\s{0,40}status/, ...[...givenUpLines, ...comings].map(([, said]) => said)],
  heads: [/^┌─{2,40}┬─/],
  read: (block) => {
    const found: ProgramEvent[] = []
    const last = new Map<string, ProgramEvent>()
    let names: readonly string[] = []
    for (const line of block.lines) {
      if (line.length > 1000 || found.length >= 500) continue
      const program = supervisorRow.exec(line)
      const supervised = program ? supervisorStates[program[2] ?? ''] : undefined
      if (program && supervised) found.push(event('supervisor', program[1] ?? '', supervised, line))
      found.push(...abandoned(line))
      takeDown(line, last)
      if (!line.includes('│')) continue
      const cells = cellsOf(line)
      if (cells.includes('name') && cells.includes('status')) names = cells
      else {
        const row = names.length > 0 ? pm2Row(line, names) : null
        if (row) found.push(event('pm2', row.program, row.what, line))
      }
    }
    return [...found, ...last.values()]
  },
}
