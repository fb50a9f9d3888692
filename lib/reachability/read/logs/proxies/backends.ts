import { allPortsOf } from '../../../data/programs'
import type { ProgramEvent } from '../../../model/evidence'
import { addressOf, isLoopback } from '../../../model/host-address'
import { portOf } from '../../../model/port'
import { quote } from '../../../paste/quote'
import type { EvidenceReader } from '../../reader'

/** A program that says to which other one of its own machine it connects: `connecting to sesman ip 127.0.0.1 port 3350`. */
const connecting =
  /\bconnect(?:ing|ion)? to (?:the )?(?:[\w-]{1,40}:? )?(?:(?:ip|on|at|host|server) )?(?<host>127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[?::1\]?|localhost)(?::| port:? |, port )(?<port>\d{1,5})(?!\d)/i
/** What it says of that, in the same line or below. */
const failed =
  /\b(?:connect(?:ion|ing)?|sesman)\b.{0,60}\b(?:failed|refused|timed? ?out|error)\b|\b(?:error|failed|unable|cannot|could not)\b.{0,30}\bconnect(?:ing|ion)?\b/i
const reached =
  /\bconnect(?:ion|ed|ing)?\b.{0,40}\b(?:ok|successful|succeeded|established)\b|\bconnected\b|\bsuccessfully\b|\blog ?in successful\b/i

/** Who speaks: the name before an underscore in that of its function, or the tag of the system's log. */
const speaker = /(?<![\w.-])([a-z]{3,20})_\w{1,40}: |\s([a-z][\w.-]{1,40})\[\d{1,9}\]: /

/** How far below the line that says where it connects its failure stands. */
const mostBelow = 12

function speakerOf(lines: readonly string[]): string | null {
  for (const line of lines) {
    const found = speaker.exec(line.slice(0, 300))
    if (found) return found[1] ?? found[2] ?? null
  }
  return null
}

/** Reads where a server that speaks to its clients says that it does not reach the program of its own machine behind it. */
export const backends: EvidenceReader = {
  name: 'backend',
  signs: [connecting],
  read: ({ lines }, signed) => {
    const asked = signed.find((at) => connecting.test((lines[at] ?? '').slice(0, 600)))
    if (asked === undefined) return []
    const { host = '', port = '' } = connecting.exec((lines[asked] ?? '').slice(0, 600))?.groups ?? {}
    const address = addressOf(host)
    if (address && !isLoopback(address)) return []
    const below = lines.slice(asked, asked + mostBelow).map((line) => line.slice(0, 600))
    const failure = below.findLast((line) => failed.test(line))
    // What failed at first and then came about is no trouble of its clients.
    if (failure === undefined || lines.slice(asked).some((line) => reached.test(line.slice(0, 600)))) return []
    const program = speakerOf(below)
    const [front, another] = program === null ? [] : allPortsOf(program)
    if (program === null || front === undefined || another !== undefined) return []
    const event: ProgramEvent = {
      kind: 'program',
      program,
      what: 'upstream-failed',
      why: null,
      address: null,
      placed: false,
      port: portOf(port),
      protocol: 'tcp',
      front,
      container: null,
      manager: null,
      line: quote(failure),
    }
    return [event]
  },
}
