import { stateIn } from '../../data/container-states'
import type { Evidence, Workload } from '../../model/evidence'
import type { PastedBlock } from '../../paste/blocks'
import { quote } from '../../paste/quote'

/** Fields by which a tool tells of the one thing that it was asked about, a field a line. */
interface Form {
  readonly tool: string
  readonly state: RegExp
  readonly name: RegExp
}

const forms: readonly Form[] = [
  // https://developer.hashicorp.com/nomad/commands/alloc/status, https://developer.hashicorp.com/nomad/commands/job/status
  {
    tool: 'nomad',
    state: /^\s{0,9}(?:Client Status|Status)\s{1,40}= (\w{2,20})\s{0,9}$/,
    name: /^\s{0,9}Name\s{1,40}= ([\w.-]{1,100})/,
  },
  // https://minikube.sigs.k8s.io/docs/commands/status/
  {
    tool: 'minikube',
    state: /^\s{0,9}(?:host|apiserver|minikube): ([A-Z]\w{2,20})\s{0,9}$/,
    name: /^(minikube)(?::|\s{0,9}$)/,
  },
  // https://linuxcontainers.org/lxc/manpages/man1/lxc-info.1.html
  {
    tool: 'lxc',
    state: /^\s{0,9}(?:State|Status): {1,20}(RUNNING|STOPPED|FROZEN)\s{0,9}$/,
    name: /^\s{0,9}Name: {1,20}([\w.-]{1,100})/,
  },
]

/** A port of an allocation: `*http  yes  192.0.2.12:25231 -> 8080`. */
const allocated = /^\s{0,9}\*?[\w-]{1,40}\s{1,40}(?:yes|no)\s{1,40}[\d.]{7,15}:(\d{1,5})(?: -> (\d{1,5}))?\s{0,9}$/

/** `docker info`: how many containers there are, and how many of them run. */
const noneRuns = /^\s{0,9}Running: 0\s{0,9}$/
const haveStopped = /^\s{0,9}Stopped: [1-9]\d{0,3}\s{0,9}$/

function counted(own: readonly string[]): Workload[] {
  const line = own.some((each) => noneRuns.test(each)) ? own.find((each) => haveStopped.test(each)) : undefined
  const row = { tool: 'docker', name: 'CONTAINER', image: '' }
  return line === undefined ? [] : [{ kind: 'workload', what: 'container', ...row, state: 'ended', line: quote(line) }]
}

/** What each of their lines has. */
export const fieldSigns: readonly RegExp[] = [...forms.map(({ state }) => state), allocated, noneRuns, haveStopped]

/** Reads what such fields say of whether it runs, and of its ports. */
export function ofFields({ lines }: PastedBlock, signed: readonly number[]): Evidence[] {
  const own = signed.map((at) => lines[at] ?? '').filter((line) => line.length <= 300)
  const states = forms.flatMap(({ tool, state, name }): Workload[] => {
    const told = own.flatMap((line) => {
      const found = stateIn(state.exec(line)?.[1] ?? '')
      // That a job runs does not say that one of its allocations does.
      const isOfAll = tool === 'nomad' && !line.includes('Client Status')
      return found === null || (isOfAll && found === 'runs') ? [] : [{ line, state: found }]
    })
    const [first] = told
    if (first === undefined) return []
    const down = told.find((each) => each.state !== 'runs') ?? first
    const called = lines.map((line) => (line.length <= 300 ? name.exec(line)?.[1] : undefined)).find(Boolean)
    const row = { tool, name: called?.replace(/\[\d{1,4}\]$/, '') ?? 'CONTAINER', image: '' }
    return [{ kind: 'workload', what: 'container', ...row, state: down.state, line: quote(down.line) }]
  })
  const ports = own.flatMap((line): Evidence[] => {
    const [, outer, inside = outer] = allocated.exec(line) ?? []
    const row = { tool: 'nomad', name: states[0]?.name ?? 'CONTAINER', image: '', line: quote(line) }
    return outer === undefined
      ? []
      : [
          {
            kind: 'published-port',
            ...row,
            protocol: 'tcp',
            inside: Number(inside),
            port: Number(outer),
            address: null,
          },
        ]
  })
  return [...states, ...ports, ...counted(own)]
}
