import type { Workload } from '../../model/evidence'
import { quote } from '../../paste/quote'
import { bindProblemOf } from '../logs/bind'
import type { EvidenceReader } from '../reader'

/**
 * What the engines of containers say where they could not start one, with its name where they give it. What they say of a port that
 * is taken is read as such. https://docs.docker.com/engine/daemon/troubleshoot/, https://docs.podman.io/en/stable/
 */
const forms: readonly RegExp[] = [
  /\bfailed to start rootlessport process\b()/,
  /\bOCI runtime (?:create failed|error|exec failed|attempted)\b()/,
  /\bfailed to create (?:shim task|task for container)\b()/,
  /^\s{0,9}(?:docker: )?Error response from daemon: (?:driver failed programming external connectivity|failed to set up container networking:.{0,80}) on endpoint ([\w.-]{1,128})/,
  /^\s{0,9}(?:docker: )?Error response from daemon: (?:failed to (?:create|start)|error while creating mount source|invalid mount config|could not select device driver)\b()/,
  /^\s{0,9}ERROR: for ([\w.-]{1,128}) {1,4}(?:Cannot (?:start|create) (?:service|container)\b|Container "[\w.-]{1,128}" is unhealthy)/,
  /^\s{0,9}(?:Creating|Recreating|Starting|Restarting) ([\w.-]{1,128})\s{1,60}\.{3}\s{1,60}error\s{0,9}$/,
  /^\s{0,9}[✘⠿]?\s{0,3}Container ([\w.-]{1,128})\s{1,60}Error(?:\s{1,200}[\d.]{1,9}s)?\s{0,9}$/,
  /\bError: failed to start containers?: ([\w.-]{1,128})/,
  /^\s{0,9}docker: permission denied while trying to connect to the Docker daemon socket\b()/,
  /\bdependency failed to start: container ([\w.-]{1,128}) (?:is unhealthy|exited)/,
  /^\s{0,9}Error: (?:unable to start container|starting container|preparing container) "?([\w.-]{1,128})/,
  /\b(?:standard_init_linux\.go:\d{1,5}: )?exec(?: user process caused:?|: "[^"]{1,200}":) "?(?:exec format error|permission denied|no such file or directory)"?()/,
  /^\s{0,9}exec \S{1,120}: exec format error()\s{0,9}$/,
  // Who wants something of it is told that it does not run.
  /^\s{0,9}(?:docker: )?Error response from daemon: [Cc]ontainer ([\w.-]{1,128}) is (?:restarting, wait until|not running)/,
  /^\s{0,9}exec \/?\S{1,120}: (?:no such file or directory|permission denied)()\s{0,9}$/,
  // Before what it has to say `docker run` sets its own name: what it was to start is not there. One of that name may be, and run.
  /^\s{0,9}docker: (?!command not found|'|permission denied|.{0,80}\bConflict\. The container name)(?:Error response from daemon: |Cannot connect to the Docker daemon|invalid |no matching manifest|image operating system)()/,
  /^\s{0,9}(?:docker: )?Error response from daemon: No such container: ([\w.-]{1,128})/,
  /^\s{0,9}(?:docker: )?Error response from daemon: (?:mkdir |write |Ports are not available|pull access denied|manifest for |manifest unknown|network [\w.-]{1,100} not found|Cannot link to|cannot stop|[Cc]annot restart container|OCI runtime|unable to find user|\S{1,100}: no space left on device|.{0,300}: no space left on device)()/,
  /^\s{0,9}(?:ERROR: |error during connect: )?Cannot connect to the Docker daemon at unix:\S{1,100}\. Is the docker daemon running\?()/,
  /^\s{0,9}(?:Error|ERRO\[\d{4}\]|FATA\[\d{4}\]):? .{0,200}(?:executable file .{0,100}not found in \$PATH|exec format error|image not known|no such image|manifest unknown|reading manifest .{1,200} in )()/,
  /^\s{0,9}ERROR: (?:The Compose file '[^']{1,200}' is invalid because:|Version in "[^"]{1,200}" is unsupported|yaml\.(?:scanner|parser)\.)()/,
  /^\s{0,9}(?:validating \S{1,200}\.ya?ml: |\S{1,200}\.ya?ml: (?:unexpected|services\.|yaml: )|yaml: line \d{1,5}: |no configuration file provided: not found|services\.[\w.-]{1,80} (?:must be|Additional propert|is invalid|contains))()/,
  /^\s{0,9}Error: (?:short-name "|initializing source |parsing reference |unable to pull |creating container storage: (?!the container name)|crun: |runc: |netavark: |setting up |unable to find network|statfs |cannot (?:setup|clone|set up) |rootless netns|pulling image|could not find|no such image)()/,
  /^\s{0,9}Cannot start container [\w.-]{1,128}: ()/,
  /^\s{0,9}(?:ERROR: )?[Nn]o such service: ([\w.-]{1,80})\s{0,9}$/,
  /^\s{0,9}Error: no container with name or ID "([\w.-]{1,128})" found/,
]

/** The container whose log a command prints. */
const logsOf =
  /^(?:docker|podman)\s{1,9}(?:container\s{1,9}|compose\s{1,9})?logs\s(?:-\S{1,40}\s(?:\d{1,6}\s)?){0,6}([\w.-]{1,128})\s{0,9}$/

/** The name that a command gives the container that it starts. */
const named = /^(?:docker|podman|nerdctl)\s.{0,1000}?\s--name[ =]['"]?([\w.-]{1,128})/

/** Reads where an engine could not start a container, or what was to run in it. */
export const engine: EvidenceReader = {
  name: 'docker',
  signs: forms,
  sparse: true,
  read: ({ lines, command }) =>
    lines
      .filter((line) => line.length <= 1500 && bindProblemOf(line) === null)
      .slice(0, 500)
      .flatMap((line): Workload[] => {
        const name = forms.map((form) => form.exec(line)?.[1]).find((found) => found !== undefined)
        if (name === undefined) return []
        const state = line.includes(' is restarting, wait until') ? 'restarts' : 'ended'
        const told = { kind: 'workload', what: 'container', tool: 'docker', image: '', state } as const
        const own = name || (logsOf.exec(command ?? '') ?? named.exec(command ?? ''))?.[1]
        return [{ ...told, name: own || 'CONTAINER', line: quote(line) }]
      }),
}
