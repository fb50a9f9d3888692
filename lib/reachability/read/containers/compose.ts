import type { PublishedPort } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** `- "3010:8080"`, `- 127.0.0.1:9000:9000/tcp`: https://docs.docker.com/reference/compose-file/services/#ports */
const mapping =
  /^\s{0,40}-\s{1,4}["']?(?:(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\]):)?(?:(\d{1,5}):)?(\d{1,5})(?:\/(tcp|udp))?["']?\s{0,9}(?:#.{0,200})?$/
const field = /^(\s{0,40})([\w.-]{1,60}):\s{0,9}(?:["']?([\w./:@-]{1,200})["']?)?\s{0,9}(?:#.{0,200})?$/

interface Service {
  readonly depth: number
  name: string
  image: string
}

/** What a line of the file says is noted of the service that it belongs to; where its list of ports begins, if it is that. */
function noted(service: Service, depth: number, name: string, value: string): Service {
  if (name === 'image') service.image = value
  else if (name === 'container_name') service.name = value
  else if (value === '' && name !== 'services' && name !== 'ports' && (service.name === '' || depth <= service.depth))
    return { depth, name, image: '' }
  return service
}

function portOf(line: string, { name, image }: Service): PublishedPort[] {
  const [, host, outer, inside = '', protocol] = mapping.exec(line) ?? []
  if (inside === '') return []
  const address = host === undefined ? null : addressOf(host)
  return [
    {
      kind: 'published-port',
      tool: 'docker compose',
      planned: true,
      name: name || 'service',
      image,
      protocol: protocol === 'udp' ? 'udp' : 'tcp',
      inside: Number(inside),
      // Docker takes one at random where none is named.
      port: outer === undefined ? null : Number(outer),
      address: address?.value === 0n ? null : address,
      line: quote(line),
    },
  ]
}

/** `ports: ["8080:80", "443:443"]`. */
const onOneLine = /^\s{0,40}ports:\s{0,4}\[(.{3,200})\]\s{0,9}$/
/** Fields of a port in the long form: `- target: 80`, `published: "8080"`, `host_ip: 127.0.0.1`. */
const longField = /^\s{0,40}(-\s{1,4})?(target|published|host_ip|protocol):\s{1,4}["']?([\w.:]{1,60})["']?\s{0,9}$/

/** The ports of the long form, each with the lines of its own. */
function longPorts(lines: readonly string[], service: Service): PublishedPort[] {
  const found: Map<string, string>[] = []
  for (const line of lines) {
    const [, begins, key = '', value = ''] = longField.exec(line) ?? []
    if (key === '') break
    if (begins !== undefined || found.length === 0) found.push(new Map())
    found.at(-1)?.set(key, value)
  }
  return found.flatMap((port) => {
    const outer = port.get('published')
    const place = `${port.has('host_ip') ? `${port.get('host_ip')}:` : ''}${outer === undefined ? '' : `${outer}:`}`
    return portOf(`- ${place}${port.get('target') ?? ''}${port.get('protocol') === 'udp' ? '/udp' : ''}`, service)
  })
}

const ofFirewall = /^\s{0,9}(?:- )?(?:IPProtocol:|kind: compute#firewall|sourceRanges:)/

/** Reads which ports a file of Compose publishes. That it runs so is for others to show. */
export const composeFile: EvidenceReader = {
  name: 'compose',
  signs: [/^\s{0,40}ports:/],
  read: ({ lines }) => {
    // Rules of a firewall have ports, too.
    if (lines.some((line) => ofFirewall.test(line))) return []
    const found: PublishedPort[] = []
    let service: Service = { depth: 0, name: '', image: '' }
    let isOfPorts = false
    for (const [at, line] of lines.slice(0, 5000).entries()) {
      const listed = line.length <= 300 ? onOneLine.exec(line)?.[1] : undefined
      if (listed !== undefined) for (const item of listed.split(',')) found.push(...portOf(`- ${item.trim()}`, service))
      if (/^\s{0,40}ports:\s{0,9}$/.test(line) && longField.test(lines[at + 1] ?? ''))
        found.push(...longPorts(lines.slice(at + 1, at + 60), service))
      const [, blanks = '', name, value = ''] = (line.length <= 300 && field.exec(line)) || []
      if (name !== undefined) {
        isOfPorts = name === 'ports' && value === ''
        service = noted(service, blanks.length, name, value)
      } else if (isOfPorts && line.length <= 300) found.push(...portOf(line, service))
    }
    return found.slice(0, 200)
  },
}
