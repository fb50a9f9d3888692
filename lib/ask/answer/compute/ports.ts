import { hasPorts, services, servicesAt, usualPort } from '@/lib/net'
import type { Entities } from '../../text/entities'
import { fold, normalise, words } from '../../text/normalise'
import type { Computed } from './model'

const tooLargePort = /(?:ぽと|port|端口)\s*([0-9]{5,9})(?![0-9])|(?<![0-9./])([0-9]{5,9})\s*(?:番|号?端口)/
/** Asks for the number of a port, or for what uses it. */
const askedFor = new RegExp(
  fold(
    'ポート(?:は|って)$|何番|なんばん|何用|何の用|用途|どのポート|何のポート|何に使|何が使|番号|既定のポート|which port|what port|port number|default port|what (?:is|runs|uses|listens)|who uses|used for|which service|belongs? to|for what|what for|哪个端口|什么端口|几号|端口号|端口是|默认端口|是什么服务|什么服务|哪个服务|干嘛|干什么|做什么|是啥|用途',
  ),
)
/** What the number of a port is asked with, beside the name of a service. */
const ofNumber = new RegExp(fold('(?<![a-z])port|ポート|端口|番|几号'))
/** Words beside the port that a bare "port 6379" or "mysql port" has. */
const mostWords = 2

/** Ports and the services that use them; null when a question does not ask for them. */
export function portFigures(normalised: string, entities: Entities): Computed | null {
  if (entities.symptom !== null) return null
  const large = tooLargePort.exec(normalised)
  const written = large?.[1] ?? large?.[2]
  if (written !== undefined && Number(written) > 65535) {
    const at = normalised.indexOf(written)
    return { kind: 'refused', written, problem: { code: 'integer', at, repairs: [], params: { most: '65535' } } }
  }
  const bare = words(normalised).length <= mostWords + entities.ports.length
  if (!bare && !askedFor.test(normalised)) return null
  const named = services.filter(({ name }) => entities.services.includes(name))
  const rest = named.reduce(
    (text, { name, aliases }) => [name, ...aliases].reduce((left, each) => left.replace(normalise(each), ''), text),
    normalised,
  )
  // Who names a service, and says more, may want to install it.
  if (entities.ports.length === 0 && !ofNumber.test(rest) && words(rest).some((word) => word.length > 1)) return null
  const wanted = [...new Set([...entities.ports, ...named.map((service) => usualPort(service).port)])]
  if (wanted.length === 0) return null
  const [said] = entities.protocols.filter(hasPorts)
  return {
    kind: 'port',
    ports: wanted.map((port) => {
      const users = servicesAt(port)
      const [first] = users
      const usual = first?.ports.find((each) => each.port === port)?.protocol ?? 'tcp'
      return { port, protocol: said ?? usual, services: users.map(({ name }) => name), portRange: `${port}/${port}` }
    }),
  }
}
