import type { LayerFinding } from '../../model/diagnosis'
import type { Attempt, GatheredEvidence, PublishedPort } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail } from '../../model/finding'
import { type HostAddress, isPrivate, textOf } from '../../model/host-address'

/** Longest beginning of a text in which an address is looked for, in characters. */
const longestText = 60_000

/** Whether a line has an address, as a word of its own. */
function hasAddress(line: string, address: HostAddress): boolean {
  const text = textOf(address)
  const at = line.indexOf(text)
  return at >= 0 && !/[\w.:]/.test(line[at - 1] ?? ' ') && !/[\w.]/.test(line[at + text.length] ?? ' ')
}

/** Where a Service, or a pod behind it, is described by fields: `IP: 10.96.7.7`, `ClusterIP: …`, `Endpoints: 10.1.2.3:80,…`. */
const described = /^\s{0,9}(?:(?:Cluster ?)?IPs?|Endpoints|clusterIP|Pod ?IP):\s/i

/** The Service of a cluster whose own address, or that of a pod behind it, was dialled: only the cluster has a way to it. */
export function serviceAt(
  { published, texts }: GatheredEvidence,
  address: HostAddress | null,
  port: number | null,
): PublishedPort | undefined {
  if (!address || !isPrivate(address)) return undefined
  const own = published.filter(({ tool }) => tool === 'kubectl')
  const listed = own.find(({ line }) => hasAddress(line, address))
  if (listed || own.length === 0) return own.find((row) => row.line === listed?.line && row.port === port) ?? listed
  const isDescribed = texts.some((text) =>
    text
      .slice(0, longestText)
      .split('\n')
      .some((line) => line.length <= 400 && described.test(line) && hasAddress(line, address)),
  )
  return isDescribed ? own.find((row) => row.port === port || row.inside === port) : undefined
}

/** Whether all that was tried from elsewhere are addresses that a cluster alone has. */
export function isAskedInCluster(gathered: GatheredEvidence, { outside }: Experience): boolean {
  const tried = outside.filter(({ address }) => address !== null)
  return tried.length > 0 && tried.every(({ address, port }) => serviceAt(gathered, address, port) !== undefined)
}

const failed: ReadonlySet<Attempt['outcome']> = new Set(['timeout', 'refused', 'no-route', 'failed'])

/** The port that the nodes have for a Service was asked for at the address that the Service has within its cluster, where it has its own. */
export function nodePortWithin(gathered: GatheredEvidence, port: number | null): LayerFinding | null {
  const own = gathered.attempts.filter((attempt) => attempt.port === port)
  const met = own.find(({ outcome }) => failed.has(outcome))
  if (!met || port === null || own.some(({ outcome }) => !failed.has(outcome))) return null
  const row = serviceAt(gathered, met.address, port)
  if (row?.port !== port || row.inside === port) return null
  // Who is at an address of the nodes as well has asked there.
  if (own.some(({ address }) => serviceAt(gathered, address, port) === undefined)) return null
  const { name, inside, line } = row
  const told = { name, program: name, port: String(inside), found: String(port), protocol: 'tcp' }
  return fail('wrong-port', because('published-elsewhere', line, told), 'refusal')
}
