import { commandLine, toCli } from '@/lib/rules'
import { shellWord } from '@/lib/text'
import { familyOf, isDatabasePort, servesPort } from '../data/programs'
import { isPrivatePath } from '../layers/experience'
import type { JudgedCase } from '../model/case'
import type { Fix } from '../model/diagnosis'
import { groupId } from '../model/group-id'
import { isLoopback, textOf } from '../model/host-address'
import { containerName, imageName } from '../next/names'
import { privateAddressOf, publicAddressOf } from '../next/own-address'
import { bindWays, listenWords, type Published, passwordWay, settingOf } from './bind'
import { config, fixOf, listenersCommand, shell } from './way'

type Params = Readonly<Record<string, string>>

/** Databases and caches: who reaches them may take all that they hold. */
const database = /^(?:mysql|mariadb|postgres|redis|valkey|mongo|memcached|elasticsearch)/

export function isDatabase(seen: JudgedCase): boolean {
  const { port } = seen.target
  const program = seen.socket?.program ?? ''
  const family = port === null ? undefined : familyOf(port)
  return database.test(program) || isDatabasePort(port) || family?.programs.test('mysqld') === true
}

/** What hands out the whole machine to whoever reaches it: the interface of Docker without TLS. It is opened to nobody. */
function isRootDoor({ socket, target }: JudgedCase): boolean {
  return /^(?:dockerd|containerd|podman)$/.test(socket?.program ?? '') || target.port === 2375
}

/** Whether a container is made by Compose, which makes it anew from its file. */
function isComposed({ gathered }: JudgedCase, name: string | undefined): boolean {
  return [...gathered.workloads, ...gathered.published].some(
    (row) => row.name === name && /^docker[ -]compose$/.test(row.tool),
  )
}

/** The port within the container that is published as the one in question, where the paste tells. */
function insideOf({ gathered, target }: JudgedCase): number | 'PORT_NUMBER' {
  const published = gathered.published.find(
    ({ port, protocol }) => port === target.port && protocol === target.protocol,
  )
  return published?.inside ?? 'PORT_NUMBER'
}

/**
 * The image of a container by its name, or else of the one that has the port of the host; a placeholder where the paste tells none.
 * The old list of docker-compose has the command in its place.
 */
function imageOf({ gathered, target }: JudgedCase, name: string | undefined): string {
  const rows = [...gathered.workloads, ...gathered.published].filter(
    ({ image, tool }) => image !== '' && tool !== 'docker-compose',
  )
  const named = rows.filter((row) => row.name === name)
  const holders = rows.filter((row) => 'port' in row && row.port === target.port)
  const [only = '', another] = new Set((named.length > 0 ? named : holders).map(({ image }) => image))
  return another === undefined ? imageName(only) : 'IMAGE'
}

/** The container that has the port of the host. */
function publishedOf(seen: JudgedCase): Published {
  return { inside: insideOf(seen), image: imageOf(seen, undefined) }
}

/**
 * Docker publishes when it makes a container: the new one stands beside the old one until it has shown that it works.
 *
 * @param holder the container that is stopped first: it holds the port of the host, or the data that two may not write
 */
export function publish(
  seen: JudgedCase,
  port: number | string,
  inside: number | string,
  params: Params,
  holder?: string,
): Fix {
  const stop = holder === undefined ? [] : [`docker stop ${holder}`]
  const start = holder === undefined ? '' : `\ndocker start ${holder}`
  const place = `${port}:${inside}`
  const own = params.protocol === 'udp' ? `${place}/udp` : place
  // What the old one has published besides.
  const other = params.other === undefined ? '' : ` -p ${place}${params.other === 'udp' ? '/udp' : ''}`
  if (isComposed(seen, params.name))
    return fixOf('publish-by-compose', params, {
      ways: [{ ...config(`ports:\n  - "${own}"`), after: 'docker compose up -d' }],
      check: 'docker compose ps',
    })
  return fixOf('publish-port', params, {
    ways: [shell(...stop, `docker run -d --name NEW_NAME -p ${own}${other} ${imageOf(seen, params.name)}`)],
    check: 'sudo docker ps',
    undo: `docker rm -f NEW_NAME${start}`,
  })
}

/** A Service that is open within its cluster alone gets a port of the nodes: Kubernetes chooses it, and the check shows it. */
export function expose(params: Params): Fix {
  const name = containerName(params.name ?? '')
  const patch = (type: string) => `kubectl patch svc ${name} -n NAMESPACE -p '{"spec":{"type":"${type}"}}'`
  return fixOf('expose-service', params, {
    ways: [shell(patch('NodePort'))],
    check: `kubectl get svc ${name} -n NAMESPACE`,
    undo: patch('ClusterIP'),
  })
}

/** What is done where a program listens at an address that the traffic does not reach. */
export function addressFixes(seen: JudgedCase, params: Params): Fix[] {
  const { findings, target } = seen
  const port = String(target.port ?? '')
  switch (findings['listening-socket'].because?.code) {
    case 'published-loopback':
      return publishedFixes(seen, params, port)
    case 'inside-loopback':
      return [insideFix(seen, params)]
    case 'bind-not-local': {
      const ways = bindWays(params.program ?? null, port, privateAddressOf(seen), publishedOf(seen))
      return [fixOf('bind-not-public', params, { ways, check: listenersCommand(seen) })]
    }
    default:
      return boundFixes(seen, params, port)
  }
}

function publishedFixes(seen: JudgedCase, params: Params, port: string): Fix[] {
  const holder = isDatabase(seen) ? containerName(params.name ?? '') : undefined
  const published = publish(seen, `${privateAddressOf(seen)}:${port}`, insideOf(seen), params, holder)
  if (holder === undefined) return [published]
  return isFromInside(seen) ? [published, ...neighbours(seen)] : [tunnel(seen, port, params), published]
}

/** The program in the container is told to listen at every address of the container; where nobody knows how, its own settings show it. */
export function insideFix(seen: JudgedCase, params: Params): Fix {
  const { gathered, target } = seen
  const inside = params.port ?? 'PORT_NUMBER'
  const said = gathered.programs.find(({ what, port }) => what === 'listens' && String(port) === inside)
  const image = imageOf(seen, said?.container ?? undefined)
  const ways = bindWays(said?.program ?? null, inside, '0.0.0.0', { inside, image })
  const holder = gathered.published.find(({ port }) => port === target.port)
  const name = holder?.name ?? said?.container ?? ''
  // Pods are changed by what makes them.
  if (holder?.tool === 'kubectl') {
    return fixOf('bind-inside-container', params, {
      ways:
        ways.length > 0 ? ways : [shell(`kubectl describe service ${containerName(name)}`, 'kubectl get pods -o yaml')],
      check: 'kubectl get endpoints',
    })
  }
  const look = `docker inspect --format '{{json .Config.Cmd}} {{json .Config.Env}}' ${containerName(name)}`
  return fixOf('bind-inside-container', params, {
    ways: ways.length > 0 ? ways : [shell(look)],
    check: `docker logs --tail 20 ${containerName(name)}`,
  })
}

/** Whether who connects stands in the same network: no tunnel is needed, and no public address. */
function isFromInside({ experience, target }: JudgedCase): boolean {
  return isPrivatePath(experience, target)
}

const flask = /\bServing Flask app\b|\bflask run\b/
const django = /\bDjango\b|\bmanage\.py\b|\bStarting development server at\b/
const databases = ['mysqld', 'postgres', 'redis-server', 'mongod'] as const

/** The program that is told where to listen: what Python runs by its own words, and a database that no listing names by its port. */
function boundProgram({ socket, gathered, target: { port } }: JudgedCase, params: Params): string | null {
  const name = socket?.program || params.program || null
  if (name === null) return databases.find((each) => port !== null && servesPort(each, port)) ?? null
  if (!/^python/i.test(name)) return name
  const isSaid = (words: RegExp) => gathered.texts.some((text) => words.test(text.slice(0, 60_000)))
  if (isSaid(flask)) return 'flask'
  return isSaid(django) ? 'django' : name
}

function boundFixes(seen: JudgedCase, params: Params, port: string): Fix[] {
  const { target } = seen
  const container = publishedOf(seen)
  const check = listenersCommand(seen)
  const program = boundProgram(seen, params)
  const isLocal = seen.findings['listening-socket'].cause === 'loopback-only'
  const undo = before(seen, program, port)
  const parts = { check, ...(undo === null ? {} : { undo }) }
  const keeps = (seen.gathered.sockets ?? []).flatMap(({ sockets }) => sockets)
  const six = keeps.some((row) => String(row.port) === port && row.address?.family === 6 && isLoopback(row.address))
  const behind = listenWords(seen.gathered.programs, port)
  const own = fixOf('bind-own-address', params, {
    ways: bindWays(program, port, privateAddressOf(seen), container, six, behind),
    ...parts,
  })
  // Who reaches a database may take all that it holds: no step that opens it to every address.
  if (isRootDoor(seen)) return [tunnel(seen, port, params)]
  if (isDatabase(seen)) {
    if (!isFromInside(seen)) return [tunnel(seen, port, params), own]
    return [...password(program, port, params), own, ...neighbours(seen)]
  }
  const every = fixOf('bind-every-address', params, {
    // Who comes by IPv6 is never served at an address of IPv4.
    ways: bindWays(program, port, target.from?.family === 6 ? '::' : '0.0.0.0', container, false, behind),
    ...parts,
  })
  return isLocal ? [own, every, fixOf('proxy', params)] : [own, every]
}

/** The setting as it is now: as its file says it, or as what listens shows it. */
function before(seen: JudgedCase, program: string | null, port: string): string | null {
  const { gathered, socket } = seen
  const written = settingOf(gathered.programs, port)
  if (written !== null) return written
  const local = gathered.sockets
    .flatMap(({ sockets }) => sockets)
    .filter((row) => row.state === 'listening' && String(row.port) === port && row.address && isLoopback(row.address))
  const six = local.some(({ address }) => address?.family === 6)
  const now = local.find(({ address }) => address?.family === 4)?.address ?? socket?.address
  const [way] = now
    ? bindWays(program, port, textOf(now), publishedOf(seen), six, listenWords(gathered.programs, port))
    : []
  return way ? way.text : null
}

/** A cache that asks nobody for a password gets one before others reach it. */
function password(program: string | null, port: string, params: Params): Fix[] {
  if (program === null ? port !== '6379' : !/^(?:redis|valkey)/.test(program)) return []
  return [fixOf('set-password', params, { ways: [passwordWay()], check: 'redis-cli -h 127.0.0.1 ping' })]
}

/** Lets the group of the clients in, and nobody else, where nothing shows that the group of the instance lets them through. */
function neighbours({ findings, target, reading, region }: JudgedCase): Fix[] {
  const { port } = target
  if (port === null || findings['security-group'].state !== 'unknown') return []
  const group = groupId(reading?.ruleSet.groups[0]?.id)
  const source = 'sg-clients'
  const { commands } = toCli(
    [
      {
        group,
        direction: 'ingress',
        protocol: 'tcp',
        ports: { kind: 'range', start: port, end: port },
        sourcePorts: { kind: 'any' },
        peer: { kind: 'group', groupId: source, account: null },
        self: null,
        action: 'accept',
        priority: 1,
        description: '',
      },
    ],
    { region },
  )
  const written = (text: string) => text.replaceAll(source, 'CLIENT_GROUP_ID')
  return [
    fixOf(
      'accept-group',
      { port: String(port) },
      {
        ways: commands.map((command) => ({ how: 'cli', text: written(commandLine(command)) })),
        check: `aliyun ecs DescribeSecurityGroupAttribute --RegionId ${region} --SecurityGroupId ${group} --Direction all`,
        undo: written(
          commands.map(({ parameters }) => commandLine({ operation: 'RevokeSecurityGroup', parameters })).join('\n'),
        ),
      },
    ),
  ]
}

/** To a database whose container publishes nothing, by the address that it has on the host: nothing is opened. */
export function tunnelIntoContainer(seen: JudgedCase, port: number, params: Params): Fix {
  const name = containerName(params.name ?? '')
  const look = `docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}' ${name}`
  const server = shellWord(`USER@${publicAddressOf(seen)}`)
  return fixOf('tunnel', params, {
    ways: [shell(`ssh ${server} ${shellWord(look)}`, `ssh -N -L ${port}:CONTAINER_ADDRESS:${port} ${server}`)],
    check: `nc -vz 127.0.0.1 ${port}`,
  })
}

function tunnel(seen: JudgedCase, port: string, params: Params): Fix {
  // Windows serves no ssh as a rule: who comes from elsewhere uses the private network, or works on the machine by RDP.
  if (seen.system.instance === 'windows') return fixOf('use-private-network', params)
  const bound = seen.socket?.address
  const inner = bound && !isLoopback(bound) ? textOf(bound) : '127.0.0.1'
  const host = inner.includes(':') ? `[${inner}]` : inner
  return fixOf('tunnel', params, {
    ways: [shell(`ssh -N -L ${port}:${host}:${port} ${shellWord(`USER@${publicAddressOf(seen)}`)}`)],
    check: `nc -vz 127.0.0.1 ${port}`,
  })
}
