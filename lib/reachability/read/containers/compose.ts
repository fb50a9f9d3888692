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

/** Reads which ports a file of Compose publishes. That it runs so is for others to show. */
export const composeFile: EvidenceReader = {
  name: 'compose',
  signs: [/^\s{0,40}ports:/],
  read: ({ lines }) => {
    const found: PublishedPort[] = []
    let service: Service = { depth: 0, name: '', image: '' }
    let isOfPorts = false
    for (const line of lines.slice(0, 5000)) {
      const [, blanks = '', name, value = ''] = (line.length <= 300 && field.exec(line)) || []
      if (name !== undefined) {
        isOfPorts = name === 'ports' && value === ''
        service = noted(service, blanks.length, name, value)
      } else if (isOfPorts && line.length <= 300) found.push(...portOf(line, service))
    }
    return found.slice(0, 200)
  },
}
