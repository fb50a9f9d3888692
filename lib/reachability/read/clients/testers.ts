import { outcomeOf } from '../../data/phrases'
import { letsDebug } from '../../data/speakers'
import type { AttemptOutcome } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { add, type SignedForm } from './state'

/** Programs that try a port and say what it came to: PortQry, tcping of Windows and of Linux, PsPing. */
interface Tester {
  readonly tool: string
  /** Groups: `host`, where the line names it, `port`, `said`. */
  readonly pattern: RegExp
  readonly says: readonly (readonly [AttemptOutcome, RegExp])[]
}

const testers: readonly Tester[] = [
  {
    // https://learn.microsoft.com/troubleshoot/windows-server/networking/portqry-command-line-port-scanner-v2
    tool: 'portqry',
    pattern: /^\s{0,9}TCP port (?<port>\d{1,5}) \([^)]{1,60}\): (?<said>.{1,30})$/,
    says: [
      ['refused', /^NOT LISTENING/],
      ['timeout', /^FILTERED/],
      ['connected', /^LISTENING$/],
    ],
  },
  {
    // https://elifulkerson.com/projects/tcping.php
    tool: 'tcping',
    pattern: /^\s{0,9}Probing (?<host>[\w.:-]{1,255}):(?<port>\d{1,5})\/tcp - (?<said>.{1,60})$/,
    says: [
      ['connected', /^Port is open/],
      ['timeout', /^No response/],
      ['refused', /^(?:Port is closed|No connection .{0,40}refused|Connection refused)/],
    ],
  },
  {
    tool: 'tcping',
    pattern:
      /^\s{0,9}(?<host>[\w.:-]{1,255}) port (?<port>\d{1,5}) (?<said>open|closed|user timeout|timeout)\.?\s{0,9}$/,
    says: [
      ['connected', /^open/],
      ['refused', /^closed/],
      ['timeout', /timeout$/],
    ],
  },
  {
    // https://github.com/pouriyajamshidi/tcping, https://github.com/cloverstd/tcping
    tool: 'tcping',
    pattern:
      /^\s{0,9}(?:(?:No )?[Rr]eply from |Ping tcp:\/\/)(?<host>[\w.:-]{1,255}?)(?: \([0-9a-f.:]{2,45}\))?(?: on port |:)(?<port>\d{1,5})(?:\([^)]{1,60}\))?(?<said>.{0,120})$/,
    says: [
      ['refused', /refused/],
      ['timeout', /timed? ?out|timeout/],
      ['connected', /connected|TCP_conn=|time[=<]/],
    ],
  },
  {
    // https://learn.microsoft.com/sysinternals/downloads/psping
    tool: 'psping',
    pattern: /^\s{0,9}Connecting to (?<host>[\w.:-]{1,255}):(?<port>\d{1,5})(?: \(warmup\))?: (?<said>.{1,200})$/,
    says: [
      ['connected', /^from \S{1,60}: \d/],
      ['timeout', /timeout period expired/],
      ['refused', /refused/],
    ],
  },
]

export const tested: SignedForm = {
  signs: testers.map(({ pattern }) => pattern),
  read: (line, state) => {
    if (line.length > 400) return false
    for (const { tool, pattern, says } of testers) {
      const groups = pattern.exec(line)?.groups
      if (!groups) continue
      const { host, port = '', said = '' } = groups
      const outcome = says.find(([, words]) => words.test(said))?.[0]
      if (!outcome) continue
      const { place } = state
      const address = host === undefined ? place.address : addressOf(host)
      add(state, outcome, line, { name: tool, place: { host: host ?? place.host, address, port: portOf(port) } })
      return true
    }
    return false
  },
}

/** `True` and `False`, as PowerShell's tests print them alone. */
export const quiet: SignedForm = {
  signs: [/True|False/],
  read: (line, state) => {
    const tool = state.goal?.tool
    const said = /^\s{0,9}(True|False)\s{0,9}$/.exec(line)?.[1]
    if (!said || (tool !== 'Test-NetConnection' && tool !== 'test-connection') || state.place.port === null)
      return false
    const known = state.found.some((item) => item.kind === 'attempt')
    if (!known) add(state, said === 'True' ? 'connected' : 'failed', line, { name: 'Test-NetConnection' })
    return true
  },
}

/** What Let's Debug says of an address of a name: https://letsdebug.net */
const untested =
  /(?<![\w.-])([\w.-]{1,255}) has an A(?:AAA)? \(IPv([46])\) record(?: \(([0-9a-f:.]{2,45})\))? but a test request to this address over port (\d{1,5}) did not succeed/

export const debugged: SignedForm = {
  signs: [untested],
  read: (line, state) => {
    const [whole, host = '', family, given = '', port = ''] = untested.exec(line) ?? []
    if (whole === undefined) return false
    const named = /\[([0-9a-f:]{2,45})\]|\/([0-9a-f:.]{2,45}): /.exec(line)
    const address = addressOf(given) ?? addressOf(named?.[1] ?? named?.[2] ?? '')
    const outcome = outcomeOf(line.replace(whole, ''))
    const only = family === '6' ? 6 : 4
    add(state, outcome ?? 'failed', line, {
      name: letsDebug,
      only,
      place: { host, address: address?.family === only ? address : null, port: portOf(port) },
    })
    return true
  },
}
