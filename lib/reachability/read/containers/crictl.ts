import type { Workload } from '../../model/evidence'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

const head = /^\s{0,9}CONTAINER(?: ID)?\s{1,40}IMAGE\s{1,80}CREATED\s{1,40}STATE\s{1,40}NAME\s{1,80}ATTEMPT\b/
const row =
  /^\s{0,9}[0-9a-f]{12,64}\s{1,60}(\S{1,200})\s{1,80}(?:About )?\w{1,9} \w{3,9} ago\s{1,40}(Running|Exited|Created|Unknown)\s{1,40}([\w.-]{1,128})\s{1,80}\d{1,9}\s{1,40}([0-9a-f]{8,64})?(?:\s{1,40}([\w.-]{1,253}))?/
const states: Readonly<Record<string, Workload['state']>> = { Running: 'runs', Exited: 'ended' }

/**
 * Reads `crictl ps` and `crictl ps -a`: https://kubernetes.io/docs/tasks/debug/debug-cluster/crictl/. Ports are not among its
 * columns. What has ended of a container that runs again is an earlier try of it.
 */
export const crictl: EvidenceReader = {
  name: 'crictl',
  signs: [head, row],
  sparse: true,
  heads: [head],
  read: ({ lines }) => {
    const found = lines.flatMap((line): { readonly key: string; readonly pod: Workload }[] => {
      const [, image = '', word = '', container = '', id = '', pod = container] =
        line.length <= 600 ? (row.exec(line) ?? []) : []
      const state = states[word]
      if (state === undefined) return []
      // Kubernetes starts it again: it is mended by the name of its pod.
      const told = { kind: 'workload', what: 'pod', tool: 'crictl' } as const
      return [{ key: `${container} ${id}`, pod: { ...told, name: pod, image, state, line: quote(line) } }]
    })
    const running = new Set(found.filter(({ pod }) => pod.state === 'runs').map(({ key }) => key))
    return found.filter(({ key, pod }) => pod.state === 'runs' || !running.has(key)).map(({ pod }) => pod)
  },
}
