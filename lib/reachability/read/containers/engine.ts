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
]

/** The container whose log a command prints. */
const logsOf =
  /^(?:docker|podman)\s{1,9}(?:container\s{1,9}|compose\s{1,9})?logs\s(?:-\S{1,40}\s(?:\d{1,6}\s)?){0,6}([\w.-]{1,128})\s{0,9}$/

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
        const own = name || (logsOf.exec(command ?? '')?.[1] ?? '')
        return [{ ...told, name: own || 'CONTAINER', line: quote(line) }]
      }),
}
