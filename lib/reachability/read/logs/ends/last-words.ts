import { mayEnd } from '../../../data/endings'
import type { ProgramEvent } from '../../../model/evidence'
import { quote } from '../../../paste/quote'
import type { EvidenceReader } from '../../reader'
import { calledBy, endsIn } from './judge'

/** Reads that a program has ended, by what it says last, in whichever words. */
export const lastWords: EvidenceReader = {
  name: 'log',
  signs: mayEnd,
  read: ({ lines, command }, signed) => {
    const isLogOfContainer = /^(?:docker|podman)\s.{0,20}logs\s/.test(command ?? '')
    const nowhere = { why: null, address: null, placed: false, port: null, protocol: 'tcp', manager: null } as const
    return endsIn({ lines, command }, signed).map(
      (ended): ProgramEvent => ({
        kind: 'program',
        program: calledBy(ended, lines) ?? 'SERVICE',
        what: 'failed',
        ...nowhere,
        crashed: isLogOfContainer || ended.end === 'server' ? 'server' : 'program',
        container: isLogOfContainer ? '' : null,
        line: quote(ended.said.line),
      }),
    )
  },
}
