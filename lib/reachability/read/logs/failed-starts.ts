import { isProgramName } from '../../data/programs'
import type { ProgramEvent } from '../../model/evidence'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { isGuess, isTold } from '../talk'
import { bindProblemOf } from './bind'

/** What programs write last when they cannot start, in words of their own. */
const endings: readonly (readonly [program: string, said: RegExp])[] = [
  // https://www.elastic.co/guide/en/elasticsearch/reference/current/bootstrap-checks.html
  [
    'elasticsearch',
    /\bbootstrap checks? failed\b|\bElasticsearch did not exit normally\b|\bfatal exception while booting Elasticsearch\b|\blikely root cause: java\.nio\.file\.AccessDeniedException\b|\bCouldn?'t start Elasticsearch\. Exiting\b/,
  ],
  // What it says of a port that another program has is told apart.
  [
    'gunicorn',
    /\bCan't connect to \('[^']{0,255}', \d{1,5}\)|\bWorker failed to boot\b|\bgunicorn\.errors\.HaltServer\b/,
  ],
  ['mongod', /\bexception in initAndListen: .{1,300}, terminating|"msg":"DBException in initAndListen, terminating"/],
  [
    'mysqld',
    /\[ERROR\] \[Entrypoint\]: (?!.{0,40}\b(?:warn|ignor))|\[ERROR\] (?:\[MY-010119\] )?(?:\[Server\] )?Aborting\s{0,9}$|\bcould not be started: mysqld\b/,
  ],
  [
    'postgres',
    /\bFATAL: {1,2}(?:could not create any TCP\/IP sockets|data directory ".{1,200}" has (?:wrong ownership|group or|invalid permissions)|could not (?:create|open|write|remove) lock file|database files are incompatible with server|private key file ".{1,200}" has)|\bError: Database is uninitialized and superuser password is not specified\b|\bpg_ctl: could not start server\b|\binitdb: removing (?:contents of )?data directory\b|\binitdb: (?:error: )?could not (?:change permissions|create directory|access directory)/,
  ],
  [
    'redis',
    /\bFatal error, can't open config file\b|\*{3} FATAL CONFIG FILE ERROR\b|\bFatal error loading the DB\b|\bCan't open the (?:append-only|log) file: Permission denied\b/,
  ],
  ['rabbitmq', /\bError during startup: \{error,/],
  ['java', /^\s{0,9}APPLICATION FAILED TO START\s{0,9}$/],
  ['httpd', /\bno listening sockets available, shutting down\b|\bAH00014: Configuration check failed\b/],
  // Net::Server, below Starman and others.
  ['starman', /\bCan't connect to TCP port \d{1,5} on \S{1,60} \[/],
  ['haproxy', /\bFatal errors? found in configuration\b|\bError\(s\) found in configuration file\b/],
  ['caddy', /^\s{0,9}Error: (?:loading initial config|adapting config)\b/],
  ['wireguard', /\bCommand failed: wg-quick up\b/],
  ['node', /\[nodemon\] app crashed - waiting for file changes\b/],
  ['minecraft', /\bYou need to agree to the EULA in order to run the server\b/],
]

/** How whoever starts services says that one has not come up, with its name: scripts, Puppet, Chef, Ansible, Compose, Windows, a shell in three languages. */
const named: readonly RegExp[] = [
  /\b(?:[Cc]ould not|[Uu]nable to|[Ff]ailed to|[Cc]annot|[Cc]an't) (?:re)?start (?:the )?[Ss]ervice[ :[]{1,2}['"]?(?<name>[A-Za-z][\w.@-]{0,59}?)(?:\.service)?['"\]:]/,
  /\b(?:Res|S)tarting (?<name>[A-Za-z][\w.@-]{0,59}):? .{0,60}\[ {0,2}(?:FAILED|fail|failed)!? {0,2}\]/,
  // log_end_msg of Debian's scripts, in the journal
  /\b(?<name>[A-Za-z][\w.@-]{0,59})\[\d{1,9}\]: {1,9}\.{3}fail!\s{0,9}$/,
  /\bThe (?<name>[A-Za-z][\w.@ -]{0,59}?) service (?:could not be started|failed to start|terminated (?:unexpectedly|with))/,
  /\b[Ss]ervice ['"]?(?<name>[A-Za-z][\w.@-]{0,59})['"]? (?:failed to start|could not be started|did not start)\b/,
  /\b[Cc]annot start service (?<name>[A-Za-z][\w.-]{0,59}): /,
  /\bdependency failed to start: container (?<name>[\w.-]{1,100}) (?:is unhealthy|exited \([1-9])/,
  /(?:^|[\s"'“「])(?<name>[A-Za-z][\w.@-]{1,59}?)(?:\.service)? ?服务(?:启动失败|无法启动|未能启动)/,
  /(?:^|[\s"'“「])(?<name>[A-Za-z][\w.@-]{1,59}?)(?:\.service)? ?サービス(?:を開始できません|の(?:起動|開始)に失敗)/,
]

/** Its own word for having come up after all. */
const upAgain = /\b(?:Res|S)tarting (?<name>[A-Za-z][\w.@-]{0,59}):? .{0,60}\[ {0,2}(?:OK|ok|done) {0,2}\]/

/** Logs by whose looks a line is the last of its program: `F0118 07:45:10.342399 7 main.go:84] …` of Kubernetes' and others in Go. */
const lastWords =
  /^(?:\S{1,60}\s{0,9}\| )?F\d{4} \d\d:\d\d:\d\d\.\d{3,9} {1,9}\d{1,9} [\w-]{1,60}(?:\.go:|\.cc:|\.cpp:)\d{1,5}\] \S/

/** Most lines in which a program says what it is, as it begins. */
const mostOfBanner = 15

/** What a program calls itself above its last words: the only program that the first lines of its log name. */
function calledAbove(lines: readonly string[], at: number): string | null {
  const words = lines
    .slice(0, Math.min(at, mostOfBanner))
    .flatMap((line) => (line.length <= 200 ? (line.match(/(?<![\w./:@-])[A-Za-z][\w-]{1,40}(?![\w@-])/g) ?? []) : []))
    .map((word) => word.toLowerCase())
    .filter(isProgramName)
  const [first, ...others] = new Set(words)
  return first !== undefined && others.length === 0 ? first : null
}

function failedOf(program: string, line: string): ProgramEvent {
  const told = { what: 'failed', why: null, address: null, placed: false, port: null, protocol: 'tcp' } as const
  return { kind: 'program', program, ...told, container: null, manager: null, line: quote(line) }
}

/** Where whoever starts a service says that it did not come up, and where it did. */
function namedIn(lines: readonly string[], signed: readonly number[]): ProgramEvent[] {
  return signed.flatMap((at): ProgramEvent[] => {
    const line = lines[at] ?? ''
    // That it could not is no guess.
    if (line.length > longest || isGuess(line.replace(/\bcould not\b/gi, ' ')) || isTold(line)) return []
    const up = upAgain.exec(line)?.groups?.name
    if (up !== undefined) return [{ ...failedOf(up, line), what: 'runs' }]
    const name = named.map((form) => form.exec(line)?.groups?.name).find((each) => each !== undefined)
    return name === undefined ? [] : [failedOf(name, line)]
  })
}

/** The last words of a program that has said what it is: nothing of it follows. */
function endIn(lines: readonly string[], signed: readonly number[]): ProgramEvent[] {
  const at = lines.findLastIndex((line) => line.trim() !== '')
  const line = lines[at] ?? ''
  if (!signed.includes(at) || line.length > longest || !lastWords.test(line)) return []
  const program = calledAbove(lines, at)
  return program === null ? [] : [failedOf(program, line)]
}

const longest = 1500

/** Whether a line says that a program, or a service by its name, has not started. */
export function isFailedStart(line: string): boolean {
  return endings.some(([, said]) => said.test(line)) || named.some((form) => form.test(line))
}

/** Reads where programs give up their start. Where they name a port that is taken, that is why, and it is read as such. */
export const failedStarts: EvidenceReader = {
  name: 'log',
  signs: [...endings.map(([, said]) => said), ...named, upAgain, lastWords],
  read: ({ lines }, signed) => {
    const found = signed.flatMap((at): ProgramEvent[] => {
      const line = lines[at] ?? ''
      const program = line.length > longest ? undefined : endings.find(([, said]) => said.test(line))?.[0]
      return program === undefined ? [] : [failedOf(program, line)]
    })
    found.push(...namedIn(lines, signed), ...endIn(lines, signed))
    const isTaken = found.length > 0 && lines.some((line) => line.length <= longest && speaksOfTaken(line))
    return isTaken ? [] : found.slice(0, 50)
  },
}

/** Whether a line says, or supposes, that another program has the port. */
function speaksOfTaken(line: string): boolean {
  return bindProblemOf(line) === 'in-use' || /\bport (?:may|might) (?:already )?be in use\b/.test(line)
}
