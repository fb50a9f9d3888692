import type { ProgramEvent } from '../../model/evidence'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** `15  main    5432 down   postgres /var/lib/postgresql/15/main …`: pg_lsclusters(1) of Debian. */
const row =
  /^\s{0,9}\d{1,2}(?:\.\d)?\s{1,9}[\w.-]{1,60}\s{1,40}(?<port>\d{2,5})\s{1,9}(?<state>online|down)(?:,\S{1,40})?\s{1,40}\S{1,40}\s{1,40}\/\S/

/** Reads which clusters of PostgreSQL run, and where. */
export const pgClusters: EvidenceReader = {
  name: 'pg_lsclusters',
  signs: [row],
  sparse: true,
  read: ({ lines }) =>
    lines.slice(0, 100).flatMap((line): ProgramEvent[] => {
      const groups = line.length <= 400 ? row.exec(line)?.groups : undefined
      const port = portOf(groups?.port ?? '')
      if (!groups || port === null) return []
      const told = { kind: 'program', program: 'postgresql', why: null, address: null, placed: false, port } as const
      const what = groups.state === 'down' ? 'stopped' : 'listens'
      return [{ ...told, what, protocol: 'tcp', container: null, manager: null, line: quote(line) }]
    }),
}
