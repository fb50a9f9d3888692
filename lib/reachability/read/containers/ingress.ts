import type { Workload } from '../../model/evidence'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

const head =
  /^\s{0,9}(?:NAMESPACE\s{1,60})?NAME\s{1,80}CLASS\s{1,60}HOSTS\s{1,200}ADDRESS\s{1,80}PORTS\s{1,40}AGE\s{0,9}$/
const age = /^(?:\d{1,6}[smhdy]){1,2}$/

/** The head of another list. */
const anyHead = /^\s{0,9}(?:NAMESPACE\s{1,60})?NAME\s{2,80}[A-Z]/

/** The name in a row below that head; null for another line. */
function nameIn(line: string, isSpaced: boolean): string | null {
  const words = line.trim().split(/\s+/)
  return words.length > 4 && age.test(words.at(-1) ?? '') ? (words[isSpaced ? 1 : 0] ?? null) : null
}

/** The head of the paths of `kubectl describe ingress`. */
const backendsHead = /^\s{1,20}Host\s{1,40}Path\s{1,40}Backends\s{0,9}$/
/** A path of `kubectl describe ingress`, the service behind it, and in brackets where that is served: nowhere, or with an error. */
const backend =
  /^\s{1,80}\/\S{0,200}\s{1,40}([\w.-]{1,253}):(?:\d{1,5}|[a-z][\w-]{1,40}) \((<error: .{1,120}>|<none>|[0-9a-f.:,[\]]{0,400})(?: \+ \d{1,6} more\.{3})?\)\s{0,9}$/

function service(name: string, state: Workload['state'], line: string): Workload {
  return { kind: 'workload', what: 'service', tool: 'kubectl', name, image: '', state, line: quote(line) }
}

/**
 * Reads `kubectl get ingress` and `kubectl describe ingress`: https://kubernetes.io/docs/concepts/services-networking/ingress/. A
 * service that an Ingress leads to and that nothing serves has ended; an Ingress that is listed is there.
 */
export const ingress: EvidenceReader = {
  name: 'kubectl',
  signs: [head, backendsHead],
  heads: [head],
  read: ({ lines }) => {
    const found: Workload[] = []
    let isListed = false
    let isSpaced = false
    let isDescribed = false
    for (const line of lines) {
      if (line.length > 1000 || found.length >= 1000) continue
      isDescribed ||= backendsHead.test(line)
      const [, name = '', served = ''] = isDescribed ? (backend.exec(line) ?? []) : []
      const listed = isListed ? nameIn(line, isSpaced) : null
      if (name !== '') found.push(service(name, /^[0-9a-f[]/.test(served) ? 'runs' : 'ended', line))
      else if (listed !== null) found.push(service(`ingress/${listed.slice(listed.indexOf('/') + 1)}`, 'runs', line))
      const isHead = head.test(line)
      if (isHead) isSpaced = /^\s{0,9}NAMESPACE/.test(line)
      isListed = isHead || (isListed && line.trim() !== '' && !anyHead.test(line))
    }
    return found
  },
}
