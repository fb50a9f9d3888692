import type { ProgramEvent } from '../../model/evidence'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { bindProblemOf } from './bind'

/** What programs write last when they cannot start, in words of their own. */
const endings: readonly (readonly [program: string, said: RegExp])[] = [
  // https://www.elastic.co/guide/en/elasticsearch/reference/current/bootstrap-checks.html
  [
    'elasticsearch',
    /\bbootstrap checks? failed\b|\bElasticsearch did not exit normally\b|\bfatal exception while booting Elasticsearch\b|\bCouldn?'t start Elasticsearch\. Exiting\b/,
  ],
  // What it says of a port that another program has is told apart.
  [
    'gunicorn',
    /\bCan't connect to \('[^']{0,255}', \d{1,5}\)|\bWorker failed to boot\b|\bgunicorn\.errors\.HaltServer\b/,
  ],
  ['mongod', /\bexception in initAndListen: .{1,300}, terminating|"msg":"DBException in initAndListen, terminating"/],
  ['mysqld', /\[ERROR\] (?:\[MY-010119\] )?(?:\[Server\] )?Aborting\s{0,9}$|\bcould not be started: mysqld\b/],
  ['postgres', /\bFATAL: {1,2}could not create any TCP\/IP sockets|\bpg_ctl: could not start server\b/],
  ['redis', /\bFatal error, can't open config file\b|\*{3} FATAL CONFIG FILE ERROR\b/],
  ['java', /^\s{0,9}APPLICATION FAILED TO START\s{0,9}$/],
  ['httpd', /\bno listening sockets available, shutting down\b|\bAH00014: Configuration check failed\b/],
  // Net::Server, below Starman and others.
  ['starman', /\bCan't connect to TCP port \d{1,5} on \S{1,60} \[/],
  ['haproxy', /\bFatal errors? found in configuration\b|\bError\(s\) found in configuration file\b/],
  ['caddy', /^\s{0,9}Error: (?:loading initial config|adapting config)\b/],
  ['node', /\[nodemon\] app crashed - waiting for file changes\b/],
  ['minecraft', /\bYou need to agree to the EULA in order to run the server\b/],
]

const longest = 1500

/** Reads where programs give up their start. Where they name a port that is taken, that is why, and it is read as such. */
export const failedStarts: EvidenceReader = {
  name: 'log',
  signs: endings.map(([, said]) => said),
  read: ({ lines }, signed) => {
    const found = signed.flatMap((at): ProgramEvent[] => {
      const line = lines[at] ?? ''
      const program = line.length > longest ? undefined : endings.find(([, said]) => said.test(line))?.[0]
      if (program === undefined) return []
      const told = { what: 'failed', why: null, address: null, placed: false, port: null, protocol: 'tcp' } as const
      return [{ kind: 'program', program, ...told, container: null, manager: null, line: quote(line) }]
    })
    const isTaken = found.length > 0 && lines.some((line) => line.length <= longest && speaksOfTaken(line))
    return isTaken ? [] : found.slice(0, 50)
  },
}

/** Whether a line says, or supposes, that another program has the port. */
function speaksOfTaken(line: string): boolean {
  return bindProblemOf(line) === 'in-use' || /\bport (?:may|might) (?:already )?be in use\b/.test(line)
}
