import { stateIn } from '../../data/container-states'
import type { Evidence, PublishedPort, Workload } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { fieldSigns, ofFields } from './fields'

/** A list of what runs, by the titles of its columns in their order, and which of them tells what. */
interface Form {
  readonly tool: string
  readonly what: Workload['what']
  readonly titles: readonly string[]
  readonly name: string
  readonly state?: string
  readonly image?: string
  /** Where it is published, each in its own way of writing. */
  readonly ports?: string
  readonly inside?: string
}

const forms: readonly Form[] = [
  // https://docs.docker.com/reference/cli/docker/service/ps/
  {
    tool: 'docker service',
    what: 'container',
    titles: ['ID', 'NAME', 'IMAGE', 'NODE', 'DESIRED STATE', 'CURRENT STATE', 'ERROR', 'PORTS'],
    name: 'NAME',
    state: 'CURRENT STATE',
    image: 'IMAGE',
  },
  // https://docs.docker.com/reference/cli/docker/compose/ls/
  {
    tool: 'docker compose',
    what: 'container',
    titles: ['NAME', 'STATUS', 'CONFIG FILES'],
    name: 'NAME',
    state: 'STATUS',
  },
  // https://linuxcontainers.org/incus/docs/main/
  {
    tool: 'lxc',
    what: 'container',
    titles: ['NAME', 'STATE', 'IPV4', 'IPV6', 'TYPE', 'SNAPSHOTS'],
    name: 'NAME',
    state: 'STATE',
  },
  {
    tool: 'lxc',
    what: 'container',
    titles: ['NAME', 'STATE', 'AUTOSTART', 'GROUPS', 'IPV4', 'IPV6'],
    name: 'NAME',
    state: 'STATE',
  },
  // https://pve.proxmox.com/pve-docs/pct.1.html
  { tool: 'lxc', what: 'container', titles: ['VMID', 'Status', 'Lock', 'Name'], name: 'Name', state: 'Status' },
  // https://docs.portainer.io/user/docker/containers
  {
    tool: 'docker',
    what: 'container',
    titles: ['Name', 'State', 'Quick actions', 'Stack', 'Image', 'Created', 'IP Address', 'Published Ports'],
    name: 'Name',
    state: 'State',
    image: 'Image',
    ports: 'Published Ports',
  },
  {
    tool: 'docker',
    what: 'container',
    titles: ['Name', 'State', 'Stack', 'Image', 'Created', 'IP Address', 'Published Ports'],
    name: 'Name',
    state: 'State',
    image: 'Image',
    ports: 'Published Ports',
  },
  // https://minikube.sigs.k8s.io/docs/commands/service/
  {
    tool: 'kubectl',
    what: 'service',
    titles: ['NAMESPACE', 'NAME', 'TARGET PORT', 'URL'],
    name: 'NAME',
    inside: 'TARGET PORT',
    ports: 'URL',
  },
  // https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
  { tool: 'kubectl', what: 'service', titles: ['NAME', 'ADDRESSTYPE', 'PORTS', 'ENDPOINTS', 'AGE'], name: 'NAME' },
  // https://developer.hashicorp.com/nomad/commands/job/status
  {
    tool: 'nomad',
    what: 'container',
    titles: ['ID', 'Node ID', 'Task Group', 'Version', 'Desired', 'Status', 'Created', 'Modified'],
    name: 'Task Group',
    state: 'Status',
  },
]

const headOf = ({ titles }: Form) =>
  new RegExp(String.raw`^\s{0,9}[|│]?\s{0,60}${titles.slice(0, 4).join(String.raw`\s{0,80}[|│]?\s{1,80}`)}(?=\s|$)`)
const heads: readonly RegExp[] = forms.map(headOf)

/** Where each column begins. */
function startsOf({ titles }: Form, head: string): readonly number[] {
  const starts: number[] = []
  for (const title of titles) starts.push(head.indexOf(title, (starts.at(-1) ?? -1) + 1))
  return starts
}

const bars = /[|│]/

/** The cells of a row as they stand below their titles, or in their order where none is empty. */
function placed(line: string, begins: readonly number[]): readonly string[] {
  const parts = [...line.slice(0, 1500).matchAll(/\S+(?: \S+)*/g)]
  if (parts.length === begins.length) return parts.map(([text]) => text)
  const cells = begins.map(() => '')
  for (const part of parts) {
    const at = begins.findLastIndex((start) => start <= part.index + 1)
    if (at >= 0 && cells[at] === '') cells[at] = part[0]
  }
  return cells
}

/** The cells of a row by their titles; null for what is no row of the list. */
function cellsOf(form: Form, starts: readonly number[], line: string): ReadonlyMap<string, string> | null {
  const there = form.titles.filter((_, index) => (starts[index] ?? -1) >= 0)
  const cells = bars.test(line)
    ? line.replace(/^\s{0,9}[|│]/, '').split(bars)
    : placed(
        line,
        starts.filter((start) => start >= 0),
      )
  if (cells.length < Math.min(2, there.length)) return null
  return new Map(there.map((title, index) => [title, (cells[index] ?? '').trim()]))
}

/** `8090:80` of Portainer, `http://192.0.2.49:31637` of minikube. */
function publishedIn(form: Form, cells: ReadonlyMap<string, string>, row: Omit<Workload, 'kind' | 'state' | 'what'>) {
  const text = cells.get(form.ports ?? '') ?? ''
  const port = (inside: string | undefined, outer: string | undefined, host = ''): PublishedPort[] => {
    const address = addressOf(host)
    const bound = address !== null && address.value !== 0n && form.tool !== 'kubectl' ? address : null
    return inside === undefined
      ? []
      : [
          {
            kind: 'published-port',
            ...row,
            protocol: 'tcp',
            inside: Number(inside),
            port: outer === undefined ? null : Number(outer),
            address: bound,
          },
        ]
  }
  if (form.inside !== undefined) {
    const inside = /(?<!\d)(\d{1,5})$/.exec(cells.get(form.inside) ?? '')?.[1]
    return port(inside, /:(\d{1,5})(?:\/|$)/.exec(text)?.[1])
  }
  return [...text.matchAll(/(?:((?:\d{1,3}\.){3}\d{1,3}):)?(?<![\d.])(\d{2,5}):(\d{2,5})(?!\d)/g)].flatMap(
    ([, host, outer, inside]) => port(inside, outer, host),
  )
}

/** Behind `\_` Swarm lists what has been tried before. */
const earlier = /^\\_\s/

function rowOf(form: Form, starts: readonly number[], line: string): Evidence[] {
  const cells = cellsOf(form, starts, line)
  const written = cells?.get(form.name) ?? ''
  if (!cells || written === '' || written === 'kubernetes' || /^[-+=]{2}/.test(written)) return []
  const name = written
    .replace(earlier, '')
    .replace(/\.\d{1,4}(?:\.\w{25})?$/, '')
    .split(/\s/, 1)[0]
  const told = { tool: form.tool, name: name ?? '', image: cells.get(form.image ?? '') ?? '', line: quote(line) }
  const found: Evidence[] = publishedIn(form, cells, told)
  const state = form.state === undefined ? stateOfSlice(cells) : stateIn(cells.get(form.state) ?? '')
  return state === null || !/^[\w.-]{1,128}$/.test(told.name)
    ? found
    : [{ kind: 'workload', what: form.what, ...told, state }, ...found]
}

/** A slice of a service without addresses has none. */
function stateOfSlice(cells: ReadonlyMap<string, string>): Workload['state'] | null {
  const text = cells.get('ENDPOINTS')
  if (text === undefined) return null
  return /^(?:<unset>|<none>)?$/.test(text) ? 'ended' : 'runs'
}

/** The name of the service in that of its slice: `web-7k2xq`. */
const ofSlice = (item: Evidence): Evidence =>
  item.kind === 'workload' && item.what === 'service' ? { ...item, name: item.name.replace(/-\w{5}$/, '') } : item

/** What was tried before tells nothing of a service that runs. */
function withoutEarlier(found: readonly Evidence[]): readonly Evidence[] {
  const up = new Set(found.flatMap((item) => (item.kind === 'workload' && item.state === 'runs' ? [item.name] : [])))
  return found.filter((item) => item.kind !== 'workload' || item.state === 'runs' || !up.has(item.name))
}

/** Reads the lists of containers, and of what stands for them, that are told apart by their columns alone. */
export const tables: EvidenceReader = {
  name: 'containers',
  signs: [...heads, ...fieldSigns],
  heads,
  read: (block, signed) => {
    const found: Evidence[] = []
    let open: { readonly form: Form; readonly starts: readonly number[] } | null = null
    for (const line of block.lines.slice(0, 5000)) {
      if (line.length > 1500) continue
      const form = forms[heads.findIndex((head) => head.test(line))]
      if (form) open = { form, starts: startsOf(form, line) }
      else if (line.trim() === '') open = null
      else if (open && !/^\s{0,9}[-+|=─┌├└]{5,}\s{0,9}$/.test(line) && !/^[|+][-+|]{5,}/.test(line.trim())) {
        const { form: own, starts } = open
        const items = rowOf(own, starts, line)
        found.push(...(own.titles.includes('ADDRESSTYPE') ? items.map(ofSlice) : items))
      }
    }
    return [...withoutEarlier(found), ...ofFields(block, signed)].slice(0, 1000)
  },
}
