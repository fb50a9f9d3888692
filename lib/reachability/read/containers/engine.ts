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
  /^\s{0,9}ERROR: for ([\w.-]{1,128}) {1,4}Cannot (?:start|create) (?:service|container)\b/,
  /\bdependency failed to start: container ([\w.-]{1,128}) (?:is unhealthy|exited)/,
  /^\s{0,9}Error: (?:unable to start container|starting container|preparing container) "?([\w.-]{1,128})/,
  /^\s{0,9}(?:standard_init_linux\.go:\d{1,5}: )?exec(?: \S{1,120}| user process caused)?:? "?exec format error"?()/,
  /^\s{0,9}exec \/?\S{1,120}: (?:no such file or directory|permission denied)()\s{0,9}$/,
]

/** Reads where an engine could not start a container, or what was to run in it. */
export const engine: EvidenceReader = {
  name: 'docker',
  signs: forms,
  sparse: true,
  read: ({ lines }) =>
    lines
      .filter((line) => line.length <= 1500 && bindProblemOf(line) === null)
      .slice(0, 500)
      .flatMap((line): Workload[] => {
        const name = forms.map((form) => form.exec(line)?.[1]).find((found) => found !== undefined)
        if (name === undefined) return []
        const told = { kind: 'workload', what: 'container', tool: 'docker', image: '', state: 'ended' } as const
        return [{ ...told, name: name || 'CONTAINER', line: quote(line) }]
      }),
}
