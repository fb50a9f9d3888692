import type { ProgramEvent } from '../../model/evidence'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { isTold } from '../talk'
import { bindProblemOf } from './bind'
import { faultOfLoop, programNamed } from './loops'

/** What runtimes write once, as a program ends that nobody has told to. */
const endings: readonly RegExp[] = [
  // https://nodejs.org/api/errors.html, and npm, yarn and pnpm of the script that they ran
  /\bError: Cannot find module '/,
  /^(?:\S{1,60}\s{0,9}\| )?Node\.js v\d{1,3}\.\d{1,3}\.\d{1,3}\s{0,9}$/,
  /\bnpm (?:ERR!|error) (?:code ELIFECYCLE|errno [1-9]|Exit status [1-9]|Lifecycle script `)/,
  /^(?:\S{1,60}\s{0,9}\| )?(?:error Command failed with exit code [1-9]|\s{0,9}ELIFECYCLE\s{1,4}Command failed)/,
  // https://docs.python.org/3/library/exceptions.html, and servers of its programs
  /\b(?:ModuleNotFoundError: No module named|ImportError: cannot import name) '/,
  // https://docs.oracle.com/en/java/
  /\bException in thread "main" [\w.$]{3,200}/,
  /\bError: (?:Could not (?:find or load main class|create the Java Virtual Machine)|Unable to access jarfile|LinkageError occurred while loading main class)\b/,
  // Go and Rust
  /^(?:\S{1,60}\s{0,9}\| )?(?:panic: |fatal error: )\S/,
  /\bthread 'main' (?:\(\d{1,9}\) )?panicked at\b/,
  // .NET
  /\bUnhandled [Ee]xception[.:] [\w.]{3,200}(?:Exception|Error)\b/,
  // What the kernel has ended.
  /\bSegmentation fault(?: \(core dumped\))?\s{0,9}$|\bAborted \(core dumped\)|\bIllegal instruction(?: \(core dumped\))?\s{0,9}$/,
  // A shell of what its script has started, and what waits for that
  /\.sh: line \d{1,5}: .{0,200}\b(?:Illegal instruction|Segmentation fault|Killed|Aborted|Permission denied|[Nn]o such file or directory|command not found|cannot execute)\b/,
  /\bjava\.lang\.OutOfMemoryError\b|\bJavaScript heap out of memory\b/,
]

/** Words of servers that do not start. */
const ofServers: readonly RegExp[] = [
  // What Python, Java and .NET run servers by.
  /\bApplication startup failed\. Exiting\./,
  /\bApplication run failed\b|\borg\.springframework\.beans\.factory\.\w{1,60}Exception: Error creating bean\b/,
  /\bHost terminated unexpectedly\b|\bError while starting server\b/,
  // Logs by their own word for the last of what they say.
  /\blevel=fatal\b|"level":"fatal"|"tags":\["fatal"|^(?:\S{1,60}\s{0,9}\| )?\s{0,9}(?:\[?[\d/:T.,Z+-]{8,40}\]?\s{1,3}){0,2}(?:\[?FATAL\]?|\[FTL\]|FTL)\s{1,9}\S/,
  /^(?:\S{1,60}\s{0,9}\| )?FATAL\[\d{4}\] \S/,
  // https://docs.spring.io/spring-boot/, and what is built on it
  /\bUnable to start (?:embedded \w{3,20}|(?:reactive )?web server)\b|\bWeb server failed to start\b/,
  /\bfailed to start, please see \S.{0,200} for more details\b/,
  // Servers that say it in a sentence.
  /\b(?:[Ff]ail(?:ed)?|[Uu]nable|[Cc]ould not|[Cc]annot) (?:to )?start (?:the )?(?:\w{1,12} )?(?:server|listener|daemon|application): \S/,
  /\b[Ff]ailed to run (?:the )?\S{2,40} (?:with|server|because|:)|^\s{0,9}usage: \S{1,60} \[-h\]|^\S{1,60}: error: (?:unrecognized arguments|ambiguous option|the following arguments are required|argument )/,
  /\bFatal Python error: |\bfinish process exit code [1-9]|entrypoint\S{0,20}\.sh: line \d{1,5}: .{0,200}\b(?:Illegal instruction|Segmentation fault|Killed|Aborted|Permission denied|[Nn]o such file or directory)\b/,
  /\bFailed to start: (?:main|app|transport|infra)\b/,
  /\baborting after (?:fassert|invariant)\(\) failure\b/,
  /\bsshd: no hostkeys available -- exiting\b|\bSquid Cache \(Version .{1,20}\): Terminated abnormally\b/,
  /\b[Oo]pening storage failed\b|\bERROR: FPM initialization failed\b|\bBOOT FAILED\s{0,9}$/,
  /\bexiting \(due to (?:early )?fatal error\)|\bunbound\[\d{1,9}:\d\] fatal error: /,
  /\bForever detected script exited with code: [1-9]/,
  /\b(?:[Ss]erver|rpcServer|nettyServer|httpServer) init(?:ialization)? (?:error|failed)\b/,
  /\bFatal error during KafkaServer startup\b|\[ZooKeeperClient Kafka server\] Closed\b|\bExiting Kafka\b/,
  /\bIllegalStateException: No DataSource set\b/,
  /\bnginx: \[alert\] could not open error log file: open\(\) "[^"]{1,200}" failed \(13: /,
  // A container's own, of itself.
  /^\s{0,9}[\w.-]{1,60}\s{1,30}\| .{0,200}\b(?:[Aa]borting|[Ee]xiting|[Gg]iving up|[Tt]erminating)\b(?: now)?[.!]{0,3}\s{0,9}$/,
  /^\s{0,9}[\w.-]{1,60}\s{1,30}\| .{0,200}(?:启动失败|無法啟動|无法启动|程序(?:异常|即将|已)?退出|异常退出|起動に失敗|起動できません|異常終了)/,
  /\[emerg\] 1#1: (?!bind\(\))/,
  // A socket of a kind that the system does not have.
  /\bfatal: (?:\S{1,40}: )?socket: (?:Protocol|Address family) not supported/i,
  // Files that a program cannot do without.
  /^GF_PATHS_\w{1,20}='[^']{1,200}' is not writable\.|\bUnable to initialize backend: |\bERROR Unable to initialize\b/,
  /\bAH\d{5}: \S{1,40} ?Configuration error: |\b(?:httpd|apache2): Syntax error on line \d/,
]

/** What may end a program, or only what it was about to do: the former where nothing follows but whence it came. */
const lastWords: readonly RegExp[] = [
  /^(?:\S{1,60}\s{0,9}\| )?F\d{4} \d\d:\d\d:\d\d\.\d{3,9} {1,9}\d{1,9} [\w-]{1,60}(?:\.go:|\.cc:|\.cpp:)\d{1,5}\] \S/,
  /\b(?:EACCES|EPERM|ENOENT|EROFS): (?:permission denied|operation not permitted|no such file or directory|read-only file system), \w{3,12} ['"]/,
  /^(?:\S{1,60}\s{0,9}\| )?(?:PermissionError|FileNotFoundError|IsADirectoryError): \[Errno \d{1,3}\] \S/,
  /^(?:\S{1,60}\s{0,9}\| )?(?:[a-z][\w-]{1,30}: )?(?:fatal|FATAL|Fatal)(?: error)?: .{0,200}\b(?:[Pp]ermission denied|Operation not permitted|No such file or directory)\b/,
]
/** A file of the program's own that it may not use. */
const ofOwnFile =
  /\b(?:PermissionError: \[Errno 13\] [\w ]{3,40}: '|(?:EACCES|EPERM|EROFS): [\w -]{3,40}, \w{3,12} ['"])\/(?!usr\/(?:local\/)?lib|home|Users|root|tmp)/

/** What follows the last words of a program: whence they came, what it was called by, and that it ended. */
const trace =
  /^(?:\S{1,60}\s{0,9}\| )?\s{0,9}(?:$|at \S|\.{3} \d|[}\])^]|(?:errno|syscall|code|path|address|port|stack|cause)\b|Node\.js v\d|npm (?:ERR!|error)|error Command failed|exit(?:ed)?\b|Traceback|File "|During handling|goroutine \d)|\bexited with code \[?[1-9]|\bexit status [1-9]|\bmain process exited\b|\bFailed with result\b|\bwill restart in\b/i

/** Whether nothing stands below a line but what follows the last words of a program. */
function isLast(lines: readonly string[], line: string): boolean {
  const below = lines.slice(lines.indexOf(line) + 1)
  return below.length <= 60 && below.every((each) => each.length <= longest && (each.trim() === '' || trace.test(each)))
}

/** The service of Compose whose line it is. */
const prefix = /^([\w.-]{1,60}?)(?:[-_]\d{1,3})?\s{0,20}\| /
/** Programs by words that only they have. */
const speakers: readonly (readonly [string, RegExp])[] = [
  ['grafana', /\bGF_PATHS_/],
  ['httpd', /\bAH\d{5}: |\b(?:httpd|apache2): /],
  ['minecraft', /\bnet[./]minecraft[./]/],
  ['kafka', /\bKafkaServer\b|\bKafka server\b|\bExiting Kafka\b/],
  ['nginx', /\bnginx: \[alert\]/],
  ['kafka', /\bKafkaServer\b|\bKafka server\b|\bExiting Kafka\b/],
  ['nginx', /\bnginx: \[alert\]/],
  ['mongod', /\bmongodHackedArgs\b|\baborting after (?:fassert|invariant)\(\)/],
  ['sshd', /\bsshd: no hostkeys/],
  ['squid', /\bSquid Cache \(/],
  ['prometheus', /\b[Oo]pening storage failed\b/],
  ['php-fpm', /\bFPM initialization failed\b/],
  ['rabbitmq', /\bBOOT FAILED\b/],
  ['named', /\bexiting \(due to (?:early )?fatal error\)/],
  ['unbound', /\bunbound\[\d/],
  ['nginx', /\[emerg\] 1#1: /],
  ['smtpd', /\bfatal: smtpd: /],
]
/** What a server cannot do without, and does not reach: it ends for it where it says so by the word for its last. */
const lastOfServer =
  /^(?:\S{1,60}\s{0,9}\| )?\s{0,9}(?:\[?FATAL\]?|\[FTL\]|FTL|panic:)\s|\blevel=fatal\b|"level":"fatal"|\binit(?:ialization)? (?:error|failed)\b|\b[Ff]ailed to run \S{2,40} with\b/
const ofOther = /\d{1,3}(?:\.\d{1,3}){3}:\d{2,5}\b/

/** A client's own failure, which is told as such. */
const ofClient =
  /(?:Connect|SocketTimeout|NoRouteToHost|UnknownHost|HttpHostConnect)Exception\b|\bECONNREFUSED\b|\bconnect(?:ion)? (?:error|refused|timed? ?out)\b|\btimeout: /i
const longest = 1500

/** Node.js of a client that did not reach its server. */
const unreached = /\bconnect E[A-Z]{5,20} (?:\d{1,3}\.){3}\d{1,3}:\d/
const mostAbove = 20

function isOfClient(line: string, lines: readonly string[]): boolean {
  if (!line.includes('Node.js v')) return false
  const at = lines.indexOf(line)
  return lines.slice(Math.max(0, at - mostAbove), at).some((each) => each.length <= longest && unreached.test(each))
}

function programOf(line: string): string {
  const named = speakers.find(([, said]) => said.test(line))?.[0]
  return named ?? prefix.exec(line)?.[1] ?? 'SERVICE'
}

function isEnding(line: string, lines: readonly string[]): boolean {
  const isOne = (form: RegExp) => form.test(line)
  return endings.some(isOne) || ofServers.some(isOne) || (lastWords.some(isOne) && isLast(lines, line))
}

/** Commands, and marks before lines, by which a log is one program's own from its start on. */
const wholeLog =
  /^(?:docker|podman|nerdctl|kubectl|oc)(?: compose|-compose)?\s(?:.{0,80}\s)?(?:logs|run)\s(?!.{0,200}\s(?:-d|--detach)(?=\s|$))/

/** Those of an engine of containers: what it runs is a server for the most part. */
const ofContainer =
  /^(?:docker|podman|nerdctl)\s(?:.{0,20}logs\s|(?:container\s{1,9})?run\s(?!.{0,400}\s(?:-[a-z]{0,3}d[a-z]{0,3}|--detach)(?=\s|$)))/

/** What is told of the same start again and again. */
function looping(lines: readonly string[]): ProgramEvent[] {
  const line = faultOfLoop(lines)
  if (line === null || bindProblemOf(line) !== null) return []
  const told = { what: 'failed', why: null, address: null, placed: false, port: null, protocol: 'tcp' } as const
  const program = programNamed(lines) ?? prefix.exec(line)?.[1] ?? 'SERVICE'
  return [{ kind: 'program', program, ...told, crashed: 'server', container: '', manager: null, line: quote(line) }]
}

/** Whether a line is the last that a program says, as it ends by a fault of its own. */
export function isCrash(line: string): boolean {
  return endings.some((form) => form.test(line)) || ofServers.some((form) => form.test(line))
}

/** Frames of what runs servers of Python and Ruby, in the trace above the last words. */
const runner =
  /^\s{0,9}(?:\S{1,60}\s{0,9}\| )?\s{0,9}(?:File "|from )[^"\n]{0,200}\/(?:uvicorn|gunicorn|hypercorn|daphne|waitress-serve|streamlit|odoo(?:-bin)?|puma|unicorn|rackup|thin|passenger)(?:\/|"|:\d)/
const mostOfTrace = 120

/** Whether what runs servers stands in the trace of a line. */
function isRunByServer(lines: readonly string[], line: string): boolean {
  const at = lines.indexOf(line)
  return lines.slice(Math.max(0, at - mostOfTrace), at + 12).some((each) => each.length <= 400 && runner.test(each))
}

/** Reads where a program has ended by a fault of its own. What keeps one from its port is told apart. */
export const crashes: EvidenceReader = {
  name: 'log',
  signs: [...endings, ...ofServers, ...lastWords],
  asked: wholeLog,
  read: ({ lines, command }, signed) => {
    const isLogOfContainer = ofContainer.test(command ?? '')
    const again = wholeLog.test(command ?? '') ? looping(lines) : []
    const ended = signed
      .map((at) => lines[at] ?? '')
      .filter((line) => line.length <= longest && isEnding(line, lines))
      .filter(
        (line) =>
          bindProblemOf(line) === null &&
          !isOfClient(line, lines) &&
          !/\bretrying in \d/i.test(line) &&
          (!ofClient.test(line) || (lastOfServer.test(line) && ofOther.test(line))) &&
          !isTold(line) &&
          !/[?？]\s{0,9}$/.test(line),
      )
      .slice(0, 50)
      .map((line): ProgramEvent => {
        const told = { what: 'failed', why: null, address: null, placed: false, port: null, protocol: 'tcp' } as const
        const isOfServer =
          isLogOfContainer ||
          prefix.test(line) ||
          [...ofServers, ofOwnFile].some((form) => form.test(line)) ||
          isRunByServer(lines, line)
        return {
          kind: 'program',
          program: programOf(line),
          ...told,
          crashed: isOfServer ? 'server' : 'program',
          container: isLogOfContainer ? '' : null,
          manager: null,
          line: quote(line),
        }
      })
    return ended.length > 0 ? ended : again
  },
}
