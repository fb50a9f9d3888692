import type { Evidence, Workload } from '../../model/evidence'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { clusterIn, clusterSigns } from './cluster'

/** Columns of each list, by a word that only its head has: https://kubernetes.io/docs/reference/kubectl/ */
const lists = {
  services: /^\s{0,9}(?:NAMESPACE\s{1,200})?NAME\s{1,200}TYPE\s{1,200}CLUSTER-IP\s{1,200}EXTERNAL-IP\s{1,200}PORT\(S\)/,
  deployments:
    /^\s{0,9}(?:NAMESPACE\s{1,200})?NAME\s{1,200}(?:READY\s{1,200}UP-TO-DATE\s{1,200}AVAILABLE|DESIRED\s{1,200}CURRENT\s{1,200}(?:READY\s{1,200})?(?:UP-TO-DATE\s{1,200})?(?:AVAILABLE|READY))\b/,
  sets: /^\s{0,9}(?:NAMESPACE\s{1,200})?NAME\s{1,200}READY\s{1,200}AGE\s{0,9}$/,
  pods: /^\s{0,9}(?:NAMESPACE\s{1,200})?NAME\s{1,200}READY\s{1,200}STATUS\s{1,200}RESTARTS/,
  endpoints: /^\s{0,9}(?:NAMESPACE\s{1,200})?NAME\s{1,200}ENDPOINTS\s{1,200}AGE/,
} as const

type List = keyof typeof lists

/** `80:32136/TCP,443/TCP`: the port of the service, and that of the node where there is one. */
function serviceRow(words: readonly string[], line: string): Evidence[] {
  const [name = '', type = '', , external = '', ports = ''] = words
  // A balancer of its own serves the port of the service; the cluster's own service is no one's.
  if (name === 'kubernetes' || (type === 'LoadBalancer' && /^\d/.test(external))) return []
  const waits = external === '<pending>' && isLong(words[5] ?? '') ? awaited(ports, line) : []
  return waits.concat(published(name, ports, line))
}

/** Whether an age is more than a cloud takes to make a balancer: ten minutes. */
const isLong = (age: string) => /^(?:[1-9]\d{1,3}m|\d{1,4}[hdy])/.test(age)

/** The Service waits for the address at which its ports are to be reached. */
function awaited(ports: string, line: string): Evidence[] {
  const own = [...ports.matchAll(/(?<![\d:])(\d{1,5})(?=[:/])/g)].map(([, port]) => Number(port))
  return [{ kind: 'host', tool: 'kubectl', fact: 'no-balancer', ports: own, at: null, line: quote(line) }]
}

function published(name: string, ports: string, line: string): Evidence[] {
  return ports.split(',').flatMap((text): Evidence[] => {
    const match = /^(\d{1,5})(?::(\d{1,5}))?\/(TCP|UDP)$/.exec(text)
    if (!match) return []
    const port = match[2] === undefined ? null : Number(match[2])
    const protocol = match[3] === 'UDP' ? 'udp' : 'tcp'
    const row = { tool: 'kubectl', name, image: '', line: quote(line) }
    return [{ kind: 'published-port', ...row, protocol, inside: Number(match[1]), port, address: null }]
  })
}

/** `0/2` ready of a deployment; the older `2  2  2  0`, of which the last is what is available. */
function deploymentRow(words: readonly string[], line: string): Workload[] {
  const [name = '', ready = ''] = words
  const [, has, wanted] = /^(\d{1,4})\/(\d{1,4})$/.exec(ready) ?? []
  const counts = words.slice(1, 5).filter((word) => /^\d{1,4}$/.test(word))
  const available = has ?? (counts.length > 2 ? counts.at(-1) : undefined)
  if (available === undefined || (wanted ?? counts[0]) === '0') return []
  const state = available === '0' ? 'ended' : 'runs'
  return [{ kind: 'workload', what: 'pod', tool: 'kubectl', name, image: '', state, line: quote(line) }]
}

const podStates: readonly (readonly [RegExp, Workload['state']])[] = [
  [
    /^(?:Init:)?(?:CrashLoopBackOff|Error|RunContainerError|CreateContainer(?:Config)?Error|StartError|ContainerCannotRun|InvalidImageName|OOMKilled|.{0,40}ImagePull.{0,20})$/,
    'restarts',
  ],
  [
    /^(?:Completed|Terminating|Evicted|Pending|Failed|ContainerCreating|PodInitializing|NodeLost|ContainerStatusUnknown|Init:\S{1,40})$/,
    'ended',
  ],
  [/^Running$/, 'runs'],
]

function rowOf(list: List, words: readonly string[], line: string): Evidence[] {
  if (list === 'services') return serviceRow(words, line)
  if (list === 'deployments' || list === 'sets') return deploymentRow(words, line)
  const state =
    list === 'pods'
      ? /^\d{1,3}\/\d{1,3}$/.test(words[1] ?? '') && podStates.find(([pattern]) => pattern.test(words[2] ?? ''))?.[1]
      : words.length === 2 || words[1] === '<none>'
        ? 'ended'
        : words.length === 3
          ? 'runs'
          : undefined
  const what = list === 'pods' ? 'pod' : 'service'
  return state
    ? [{ kind: 'workload', what, tool: 'kubectl', name: words[0] ?? '', image: '', state, line: quote(line) }]
    : []
}

/** Fields of `kubectl describe svc`. */
const field = /^(Name|Type|Port|NodePort|Endpoints):\s{0,40}(.{0,300})$/

/** `kubectl describe svc`: one field a line; each port is followed by that of the node. */
function described(lines: readonly string[]): Evidence[] {
  const found: Evidence[] = []
  let name = ''
  let type = ''
  let inside: RegExpExecArray | null = null
  const publish = (port: number | null, line: string) => {
    if (!inside || name === '' || name === 'kubernetes') return
    const protocol = inside[2] === 'UDP' ? 'udp' : 'tcp'
    const row = { tool: 'kubectl', name, image: '', line: quote(line) }
    found.push({ kind: 'published-port', ...row, protocol, inside: Number(inside[1]), port, address: null })
    inside = null
  }
  for (const line of lines) {
    const match = line.length <= 400 ? field.exec(line) : null
    const [, key = '', text = ''] = match ?? []
    if (key === 'Name') name = text.trim()
    else if (key === 'Type') type = text.trim()
    else if (key === 'Port') {
      inside = /(\d{1,5})\/(TCP|UDP)/.exec(text)
      if (type === 'ClusterIP') publish(null, line)
    } else if (key === 'NodePort') publish(Number(/(\d{1,5})\/(?:TCP|UDP)/.exec(text)?.[1] ?? '0'), line)
    else if (key === 'Endpoints' && /^(?:<none>)?$/.test(text.trim()) && name !== '' && type !== '') {
      found.push({
        kind: 'workload',
        what: 'service',
        tool: 'kubectl',
        name,
        image: '',
        state: 'ended',
        line: quote(line),
      })
    }
  }
  return found
}

/** Fields of `kubectl describe pod`, and what each says of a container in it. */
const podField = /^\s{0,12}(Name|Status|Containers|State|Reason|Ready|Image|(?:Host )?Ports?):\s{0,40}(.{0,200})$/

/** What the lines so far say of a pod, and of the container in it that they describe. */
interface DescribedPod {
  readonly name: string
  readonly inside: boolean
  readonly state: string
  readonly image: string
  readonly ports: readonly number[]
}

const noPod: DescribedPod = { name: '', inside: false, state: '', image: '', ports: [] }

/** The pod, with what a field says of it. */
function withField(pod: DescribedPod, key: string, text: string, isOwn: boolean): DescribedPod {
  if (key === 'Name') return isOwn ? { ...noPod, name: text } : pod
  if (key === 'Containers') return { ...pod, inside: true }
  if (key === 'State' || key === 'Ready') return { ...pod, state: key === 'State' ? text : '' }
  if (!pod.inside) return pod
  if (key === 'Image') return { ...pod, image: text }
  if (!/Ports?$/.test(key)) return pod
  const ports = [...text.matchAll(/(\d{1,5})\/TCP/g)].map(([, port]) => Number(port))
  return { ...pod, ports: [...pod.ports, ...ports] }
}

/** The state of a pod, or of the container in it, that a field tells; null where it tells none. */
function stateTold(pod: DescribedPod, key: string, isOwn: boolean): boolean {
  if (key === 'Status') return isOwn
  return key === 'Reason' && pod.inside && (pod.state === 'Waiting' || pod.state === 'Terminated')
}

/** `kubectl describe pod`: it does not run where one of its containers waits, or has ended, for a reason that is an error. */
function describedPods(lines: readonly string[]): Evidence[] {
  const found: Workload[] = []
  let pod = noPod
  for (const line of lines) {
    const [, key = '', written = ''] = line.length <= 300 ? (podField.exec(line) ?? []) : []
    const isOwn = /^\S/.test(line)
    const text = written.trim()
    pod = withField(pod, key, text, isOwn)
    const state = stateTold(pod, key, isOwn) ? podStates.find(([pattern]) => pattern.test(text))?.[1] : undefined
    const { name, image, ports } = pod
    if (state && state !== 'runs' && name !== '' && !found.some((item) => item.name === name))
      found.push({ kind: 'workload', what: 'pod', tool: 'kubectl', name, image, state, ports, line: quote(line) })
  }
  return found
}

/** A field of a service as it is written in YAML or JSON: `- nodePort: 31080`, `"port": 80,`. */
const written =
  /^\s{0,40}(-\s{1,4}|\{\s{0,4})?"?(kind|name|type|nodePort|port|protocol)"?:\s{1,4}"?([\w.-]{1,80})"?,?\s{0,9}$/
const opensPort = /^\s{0,40}(?:-\s{1,4}\S|\{\s{0,9}$)/
const ofService = /^\s{0,9}"?kind"?: "?Service"?,?\s{0,9}$/

/** `kubectl get svc -o yaml`, or as JSON: each port is an item of a list, with its fields in the order of the alphabet. */
function writtenIn(lines: readonly string[]): Evidence[] {
  if (!lines.some((line) => ofService.test(line))) return []
  const found: Evidence[] = []
  let fields = new Map<string, string>()
  let name = ''
  let first = ''
  const close = () => {
    const [inside, port] = [fields.get('port'), fields.get('nodePort')]
    const protocol = fields.get('protocol') === 'UDP' ? 'udp' : 'tcp'
    if (inside !== undefined && /^\d{1,5}$/.test(inside) && name !== 'kubernetes') {
      const row = { tool: 'kubectl', name, image: '', line: quote(first) }
      const told = {
        protocol,
        inside: Number(inside),
        port: port === undefined ? null : Number(port),
        address: null,
      } as const
      found.push({ kind: 'published-port', ...row, ...told })
    }
    fields = new Map()
  }
  for (const line of lines.slice(0, 5000)) {
    if (line.length > 200) continue
    if (opensPort.test(line)) close()
    const [, , key = '', value = ''] = written.exec(line) ?? []
    if (key === 'name' && fields.size === 0 && name === '') name = value
    else if (key !== '' && key !== 'kind' && key !== 'name') {
      if (key === 'port' || key === 'nodePort') first = line
      // Behind the list of ports a cluster prints the type, before it people write it.
      if (key !== 'type') fields.set(key, value)
      else if (found.length > 0 || fields.has('port')) break
    }
  }
  close()
  return found
}

/** A row whose head was not copied, or was filtered out, by the words that only such a row has. */
function rowAlone(line: string, isAsked: boolean): Evidence[] {
  const words = line.trim().split(/\s+/)
  const type = words.findIndex((word) => /^(?:NodePort|ClusterIP|LoadBalancer)$/.test(word))
  if ((type === 1 || type === 2) && /^[\d,:/]{2,80}(?:TCP|UDP)/.test(words[type + 3] ?? '')) {
    return rowOf('services', words.slice(type - 1), line)
  }
  // No other list has a word for a pod that is started again and again.
  const isSure = isAsked || /\s(?:Init:)?(?:CrashLoopBackOff|ImagePullBackOff|ErrImagePull)\s/.test(line)
  const ready = isSure ? words.findIndex((word) => /^\d{1,3}\/\d{1,3}$/.test(word)) : -1
  return ready === 1 || ready === 2
    ? rowOf('pods', [(words[ready - 1] ?? '').replace(/^pods?\//, ''), ...words.slice(ready)], line)
    : []
}

/** A Service whose balancer has an address, or a name. */
const balanced = /\sLoadBalancer\s{1,60}[\d.]{7,15}\s{1,60}(?:\d|[\w-]{1,60}\.)\S{3,250}\s/

/** Reads `kubectl get svc`, `describe svc`, `describe pod`, `get pods` and `get endpoints`, of one namespace or of all. */
export const kubectl: EvidenceReader = {
  name: 'kubectl',
  heads: Object.values(lists),
  signs: [
    ...Object.values(lists),
    /NodePort|ClusterIP|LoadBalancer/,
    /Endpoints:/,
    /kind: Service|"kind": "Service/,
    /Reason: {2,40}\w/,
    /CrashLoopBackOff|ImagePull|ErrImage/,
    ...clusterSigns,
  ],
  asked: /^kubectl\s/,
  read: (block, signed) => {
    const found: Evidence[] = []
    let next = 0
    const isAsked = /^kubectl\s{1,9}get\b/.test(block.command ?? '')
    let open: { readonly list: List; readonly spaced: boolean } | null = null
    for (const [at, line] of block.lines.entries()) {
      const isSigned = signed[next] === at
      if (isSigned) next += 1
      if (line.length > 1000 || (!isSigned && !isAsked && !open)) continue
      const head = (Object.keys(lists) as List[]).find((name) => lists[name].test(line))
      if (head) open = { list: head, spaced: /^\s{0,9}NAMESPACE/.test(line) }
      else if (line.trim() === '') open = null
      else if (open) {
        const words = line.trim().split(/\s+/)
        const [name = '', ...rest] = open.spaced ? words.slice(1) : words
        // Of several kinds at once each name stands behind its kind: `pod/shop-…`.
        found.push(...rowOf(open.list, [name.slice(name.indexOf('/') + 1), ...rest], line))
      } else found.push(...rowAlone(line, isAsked))
    }
    const pods = block.lines.some((line) => /^Containers:/.test(line)) ? describedPods(block.lines) : []
    const all = [
      ...found,
      ...described(block.lines),
      ...pods,
      ...writtenIn(block.lines),
      ...clusterIn(block.lines, signed),
    ]
    // Another one may have got its address, and serve the same.
    const isServed = block.lines.some((line) => line.length <= 1000 && balanced.test(line))
    return isServed ? all.filter((item) => item.kind !== 'host') : all
  },
}
