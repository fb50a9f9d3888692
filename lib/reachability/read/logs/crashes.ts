import type { ProgramEvent } from '../../model/evidence'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { isTold } from '../talk'
import { bindProblemOf } from './bind'

/** What runtimes write once, as a program ends that nobody has told to. */
const endings: readonly RegExp[] = [
  // https://nodejs.org/api/errors.html, and npm, yarn and pnpm of the script that they ran
  /\bError: Cannot find module '/,
  /^(?:\S{1,60}\s{0,9}\| )?Node\.js v\d{1,3}\.\d{1,3}\.\d{1,3}\s{0,9}$/,
  /\bnpm (?:ERR!|error) (?:code ELIFECYCLE|errno [1-9]|Exit status [1-9]|Lifecycle script `)/,
  /^(?:\S{1,60}\s{0,9}\| )?(?:error Command failed with exit code [1-9]|\s{0,9}ELIFECYCLE\s{1,4}Command failed)/,
  // https://docs.python.org/3/library/exceptions.html, and servers of its programs
  /\b(?:ModuleNotFoundError: No module named|ImportError: cannot import name) '/,
  /\bApplication startup failed\. Exiting\./,
  // https://docs.oracle.com/en/java/
  /\bException in thread "main" [\w.$]{3,200}/,
  /\bError: (?:Could not (?:find or load main class|create the Java Virtual Machine)|Unable to access jarfile|LinkageError occurred while loading main class)\b/,
  /\bApplication run failed\b|\borg\.springframework\.beans\.factory\.\w{1,60}Exception: Error creating bean\b/,
  // Go and Rust
  /^(?:\S{1,60}\s{0,9}\| )?(?:panic: |fatal error: )\S/,
  /\bthread 'main' (?:\(\d{1,9}\) )?panicked at\b/,
  // .NET
  /\bUnhandled [Ee]xception[.:] [\w.]{3,200}(?:Exception|Error)\b/,
  /\bHost terminated unexpectedly\b|\bError while starting server\b/,
  // What the kernel has ended.
  /\bSegmentation fault(?: \(core dumped\))?\s{0,9}$|\bAborted \(core dumped\)|\bIllegal instruction(?: \(core dumped\))?\s{0,9}$/,
  /\bjava\.lang\.OutOfMemoryError\b|\bJavaScript heap out of memory\b/,
  // Logs by their own word for the last of what they say.
  /\blevel=fatal\b|"level":"fatal"|"tags":\["fatal"|^(?:\S{1,60}\s{0,9}\| )?\s{0,9}(?:\[?FATAL\]?|\[FTL\]|FTL)\s{1,9}\S/,
  /^(?:\S{1,60}\s{0,9}\| )?F\d{4} \d\d:\d\d:\d\d\.\d{3,9} {1,9}\d{1,9} [\w-]{1,60}(?:\.go:|\.cc:|\.cpp:)\d{1,5}\] \S/,
  // Files that a program cannot do without.
  /^GF_PATHS_\w{1,20}='[^']{1,200}' is not writable\.|\bUnable to initialize backend: |\bERROR Unable to initialize\b/,
  /\bAH\d{5}: \S{1,40} ?Configuration error: |\b(?:httpd|apache2): Syntax error on line \d/,
]

/** The service of Compose whose line it is. */
const prefix = /^([\w.-]{1,60}?)(?:[-_]\d{1,3})?\s{0,20}\| /
/** A client's own failure, which is told as such. */
const ofClient =
  /(?:Connect|SocketTimeout|NoRouteToHost|UnknownHost|HttpHostConnect)Exception\b|\bECONNREFUSED\b|\bconnect(?:ion)? (?:error|refused|timed? ?out)\b|\btimeout: /i
const longest = 1500

function programOf(line: string): string {
  if (/\bGF_PATHS_/.test(line)) return 'grafana'
  if (/\bAH\d{5}: |\b(?:httpd|apache2): /.test(line)) return 'httpd'
  if (/\bnet[./]minecraft[./]/.test(line)) return 'minecraft'
  return prefix.exec(line)?.[1] ?? 'SERVICE'
}

/** Reads where a program has ended by a fault of its own. What keeps one from its port is told apart. */
export const crashes: EvidenceReader = {
  name: 'log',
  signs: endings,
  sparse: true,
  read: ({ lines, command }) =>
    lines
      .filter((line) => line.length <= longest && endings.some((form) => form.test(line)))
      .filter(
        (line) => bindProblemOf(line) === null && !ofClient.test(line) && !isTold(line) && !/[?？]\s{0,9}$/.test(line),
      )
      .slice(0, 50)
      .map((line): ProgramEvent => {
        const told = { what: 'failed', why: null, address: null, placed: false, port: null, protocol: 'tcp' } as const
        const container = /^(?:docker|podman)\s.{0,20}logs\s/.test(command ?? '') ? '' : null
        return {
          kind: 'program',
          program: programOf(line),
          ...told,
          crashed: true,
          container,
          manager: null,
          line: quote(line),
        }
      }),
}
