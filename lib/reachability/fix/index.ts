import { plainId, shellWord } from '@/lib/text'
import { textAt } from '../cloud/fields'
import { instancesIn } from '../cloud/inventory'
import { isWebPort, servesPort } from '../data/programs'
import type { JudgedCase } from '../model/case'
import { type Cause, type Fix, type LayerFix, type LayerName, layerNames, type Way } from '../model/diagnosis'
import { isLoopback } from '../model/host-address'
import { containerName, unitName } from '../next/names'
import { privateAddressOf, publicAddressOf } from '../next/own-address'
import { addressFixes, expose, insideFix, isDatabase, publish, tunnelIntoContainer } from './address'
import { bindWays } from './bind'
import { aclFix, cloudFirewallFix } from './cloud'
import { firewallFixes } from './host-firewall'
import { ruleFixes } from './security-group'
import { serviceFixes } from './service'
import { config, fixOf, listenersCommand, shell } from './way'

type Params = Readonly<Record<string, string>>

/** Layers whose mending leaves nothing to do at those behind them, as long as what they say is not known to hold there. */
const alone: ReadonlySet<Cause> = new Set(['dns', 'waf', 'service-error'])

/**
 * Changes that mend the failing layer, the one that opens least first, then for each other layer that stops the traffic the one that
 * opens least. Empty where no cause is named, but for what the client has to do itself, and for an address that clients are told.
 */
export function fixesFor(seen: JudgedCase): LayerFix[] {
  const { cause, findings } = seen
  const failing = layerNames.filter((layer) => findings[layer].state === 'fail')
  const first = failing.find((layer) => findings[layer].cause === cause)
  if (first === undefined) return fixesWithoutCause(seen)
  const mending = (layer: LayerName) => fixesOf(layer, seen).map((fix): LayerFix => ({ ...fix, layer }))
  const others = failing.filter((layer) => layer !== first && !alone.has(findings[layer].cause ?? 'unknown'))
  return [...mending(first), ...(alone.has(cause) ? [] : others.flatMap((layer) => mending(layer).slice(0, 1)))]
}

/** What mends one layer. */
function fixesOf(layer: LayerName, seen: JudgedCase): Fix[] {
  const { target, socket, findings, region } = seen
  const { cause, because: reason } = findings[layer]
  const params: Params = {
    port: String(target.port ?? ''),
    protocol: target.protocol,
    program: socket?.program ?? '',
    ...reason?.params,
  }
  const nginx = /nginx|tengine|openresty/.test(socket?.program ?? '')
  const port = target.port ?? 80
  switch (cause) {
    case 'security-group':
      return ruleFixes(seen)
    case 'host-firewall':
      return firewallFixes(seen)
    case 'not-listening':
      return notListening(seen, params)
    case 'wrong-address':
      if (reason?.code === 'dialled-itself' || reason?.code === 'dialled-container')
        return [fixOf('dial-server', params)]
      return addressFixes(seen, params)
    case 'loopback-only':
      return addressFixes(seen, params)
    case 'ipv6-only':
    case 'ipv4-only':
      return familyFixes(seen, params, cause, nginx)
    case 'wrong-port':
      if (reason?.code === 'inside-elsewhere')
        return [
          publishAs(seen, port, params),
          ...(isLoopbackWithin(seen, params) ? [insideFix(seen, { ...params, port: params.found ?? '' })] : []),
        ]
      return [fixOf('use-found-port', params), fixOf('change-port', params, { check: listenersCommand(seen) })]
    case 'platform-port-25':
      return mailFixes(seen, params)
    case 'network-acl':
      return [aclFix(seen, params)]
    case 'cloud-firewall':
      return [cloudFirewallFix(seen, params)]
    case 'no-public-address':
      if (reason?.code === 'no-default-route') return [defaultRoute(params)]
      return [
        fixOf('use-private-network', params),
        // Who reaches a database may take all that it holds: it gets no public address.
        ...(isDatabase(seen) ? [] : [associated(params, region)]),
      ]
    case 'instance-stopped':
      return [instanceFix(seen, params, reason?.code)]
    case 'dns':
      return recordFixes(seen, params)
    case 'icp-or-penalty':
      // A black hole ends by itself.
      return reason?.code === 'black-hole' ? [] : [fixOf('filing', params)]
    case 'waf':
      return [fixOf('waf-request', params)]
    case 'service-error':
      return serviceFixes(seen, params, reason?.code)
    default:
      return []
  }
}

/** The record of the name. Out of the instance it is another's: its own resolver is looked at. */
function recordFixes({ target, experience: { unresolved, missed } }: JudgedCase, params: Params): Fix[] {
  const named = unresolved?.host ?? missed?.attempt.host ?? ''
  const host = /^[a-z0-9][a-z0-9.-]{0,200}\.[a-z][a-z0-9-]{1,60}$/i.test(named) ? named : 'HOST_NAME'
  if (target.direction === 'egress')
    return missed ? [] : [fixOf('check-resolver', params, { ways: [shell('cat /etc/resolv.conf', `dig ${host}`)] })]
  return [fixOf('dns-record', params, { ways: [shell(`nslookup ${host}`)] })]
}

/** The program is told to listen by the other protocol of IP, too; where it is the way that lacks it, the name says so. */
function familyFixes(seen: JudgedCase, params: Params, cause: 'ipv6-only' | 'ipv4-only', nginx: boolean): Fix[] {
  const { met } = params
  if (met !== undefined && met !== 'refused') return recordFixes(seen, params)
  if (seen.target.direction === 'egress') return []
  const six = cause === 'ipv4-only'
  const ways = nginx ? [config(`listen ${six ? '[::]:' : ''}${seen.target.port ?? 80};`)] : []
  return [fixOf(six ? 'listen-ipv6' : 'listen-ipv4', params, { ways, check: listenersCommand(seen) })]
}

/** What is to be done on the connecting side, where no layer stops the traffic. */
function fixesWithoutCause(seen: JudgedCase): LayerFix[] {
  const { application } = seen.findings
  const { because: reason } = application
  if (reason?.code === 'advertised-address') return [{ ...advertise(reason.params), layer: 'application' }]
  if (reason?.code !== 'host-key') return []
  const host = publicAddressOf(seen)
  const name = seen.target.port === null || seen.target.port === 22 ? host : `[${host}]:${seen.target.port}`
  const at = seen.target.port === null || seen.target.port === 22 ? '' : `-p ${seen.target.port} `
  const shown = `ssh-keyscan -t ed25519 ${at}${host} | ssh-keygen -lf -`
  // The key is looked at first: whoever forgets the old one before that trusts whatever answers.
  const compare = fixOf('compare-key', { host: name }, { ways: [shell(shown)] })
  const forget = fixOf(
    'forget-key',
    { host: name },
    {
      ways: [shell(`ssh-keygen -R ${shellWord(name)}`)],
      check: `ssh-keygen -F ${shellWord(name)}`,
      undo: 'cp ~/.ssh/known_hosts.old ~/.ssh/known_hosts',
    },
  )
  return [compare, forget].map((fix) => ({ ...fix, layer: 'application' }))
}

/** Mail goes over a port that is open: the one that has answered, where one has. */
function mailFixes({ gathered }: JudgedCase, params: Params): Fix[] {
  const proof = gathered.attempts.find(
    ({ port, protocol, outcome, host }) =>
      protocol === 'tcp' &&
      (port === 465 || port === 587) &&
      (outcome === 'connected' || outcome === 'answered') &&
      host !== 'localhost',
  )
  const host = proof?.host && /^[a-z0-9][a-z0-9.-]{1,200}$/i.test(proof.host) ? proof.host : 'SMTP_SERVER'
  const port = proof?.port ?? 465
  const tls = port === 587 ? ' -starttls smtp' : ''
  const look = `openssl s_client -connect ${host}:${port}${tls} -brief </dev/null`
  return [
    fixOf(
      proof ? 'use-answering-port' : 'use-465',
      { ...params, answering: String(port), host },
      { ways: [shell(look)] },
    ),
    fixOf('request-unblock', params),
  ]
}

/** The setting by which a server tells its clients where to go on. */
const advertising: Readonly<Record<string, string>> = {
  kafka: 'advertised.listeners=PLAINTEXT://CLIENT_SIDE_ADDRESS:9092',
  rocketmq: 'brokerIP1=CLIENT_SIDE_ADDRESS',
  redis: 'cluster-announce-ip CLIENT_SIDE_ADDRESS',
  ftp: 'pasv_address=CLIENT_SIDE_ADDRESS',
}

/** Has the server tell its clients an address that they reach. */
function advertise(params: Params): Fix {
  const setting = advertising[params.tool ?? '']
  return fixOf('advertise-address', params, setting === undefined ? {} : { ways: [config(setting)] })
}

/** Has the system ask the network for its route, or gives it by hand. */
function defaultRoute(params: Params): Fix {
  const route = 'default via GATEWAY_ADDRESS dev eth0'
  return fixOf('add-default-route', params, {
    ways: [shell('sudo dhclient -v eth0'), shell(`sudo ip route add ${route}`)],
    check: 'ip route',
    undo: `sudo ip route del ${route}`,
  })
}

/** Gives the instance a public address. */
function associated(params: Params, region: string): Fix {
  return fixOf('associate-eip', params, {
    ways: [
      {
        how: 'cli',
        text: `aliyun vpc AssociateEipAddress --RegionId ${region} --AllocationId EIP_ID --InstanceId INSTANCE_ID`,
      },
    ],
    check: `aliyun vpc DescribeEipAddresses --RegionId ${region} --AssociatedInstanceType EcsInstance --AssociatedInstanceId INSTANCE_ID`,
    undo: `aliyun vpc UnassociateEipAddress --RegionId ${region} --AllocationId EIP_ID --InstanceId INSTANCE_ID`,
  })
}

/** Whether the program that listens elsewhere in its container does so at the loopback address of it alone. */
function isLoopbackWithin({ gathered }: JudgedCase, { found }: Params): boolean {
  const said = gathered.programs.filter(({ what, port }) => what === 'listens' && String(port) === found)
  return said.length > 0 && said.every(({ address }) => address !== null && isLoopback(address))
}

/** The port of the host, published as the one that the program in the container listens at. */
function publishAs(seen: JudgedCase, port: number, params: Params): Fix {
  const inside = /^\d{1,5}$/.test(params.found ?? '') ? params.found : 'PORT_NUMBER'
  return publish(seen, port, inside ?? 'PORT_NUMBER', params, containerName(params.name ?? ''))
}

function instanceFix({ gathered, region }: JudgedCase, params: Params, code: string | undefined): Fix {
  if (code === 'overdue' || code === 'eip-overdue') return fixOf('pay-bill', params)
  if (code === 'locked' || code === 'locked-otherwise') return fixOf('lift-penalty', params)
  const [first] = instancesIn(gathered.documents)
  const id = plainId('instance', first ? textAt(first, 'InstanceId') : null)
  return fixOf('start-instance', params, {
    ways: [{ how: 'cli', text: `aliyun ecs StartInstance --RegionId ${region} --InstanceId ${id}` }],
    check: `aliyun ecs DescribeInstances --RegionId ${region} --InstanceIds '["${id}"]'`,
    undo: `aliyun ecs StopInstance --RegionId ${region} --InstanceId ${id}`,
  })
}

/** The commands of who starts the program, where that is not systemd. */
function byManager({
  manager,
  program,
}: Params): { readonly ways: Way[]; readonly check: string; readonly undo: string } | null {
  const name = containerName(program ?? '')
  if (manager === 'pm2') {
    return {
      ways: [shell(`pm2 logs ${name} --lines 50 --nostream`, `pm2 restart ${name}`)],
      check: 'pm2 list',
      undo: `pm2 stop ${name}`,
    }
  }
  if (manager === 'supervisor') {
    const ways = [shell(`sudo supervisorctl tail ${name} stderr`, `sudo supervisorctl restart ${name}`)]
    return { ways, check: 'sudo supervisorctl status', undo: `sudo supervisorctl stop ${name}` }
  }
  if (manager === 'windows') {
    const service = unitName(program)
    const ways: Way[] = [{ how: 'windows', text: `Start-Service -Name ${service}` }]
    return { ways, check: `Get-Service -Name ${service}`, undo: `Stop-Service -Name ${service}` }
  }
  if (manager === 'openrc') {
    const ways = [shell(`sudo rc-service ${name} restart`)]
    return { ways, check: `rc-service ${name} status`, undo: `sudo rc-service ${name} stop` }
  }
  if (manager === 'runit') {
    return { ways: [shell(`sudo sv restart ${name}`)], check: `sudo sv status ${name}`, undo: `sudo sv down ${name}` }
  }
  if (manager === 's6') {
    const folder = `/run/service/${name}`
    const ways = [shell(`sudo s6-svc -r ${folder}`)]
    return { ways, check: `sudo s6-svstat ${folder}`, undo: `sudo s6-svc -d ${folder}` }
  }
  return null
}

/** Pods are mended by what they say; a service without any, by its selector. */
function repairPods(pod: string | null, params: Params): Fix {
  const name = containerName(pod ?? params.name ?? '')
  const ways =
    pod === null
      ? [shell(`kubectl describe service ${name}`, 'kubectl get pods --show-labels')]
      : [shell(`kubectl describe pod ${name}`, `kubectl logs ${name} --tail 50 --previous`)]
  return fixOf('repair-pods', params, {
    ways,
    check: pod === null ? `kubectl get endpoints ${name}` : 'kubectl get pods',
  })
}

/** What the kernel has ended for want of memory is started again once there is enough. */
function freeMemory(params: Params): Fix {
  const unit = unitName(params.program)
  return fixOf('free-memory', params, {
    ways: [shell('free -h', 'ps aux --sort=-rss | head', `sudo systemctl restart ${unit}`)],
    check: `systemctl status ${unit} --no-pager`,
    undo: `sudo systemctl stop ${unit}`,
  })
}

function restartContainer(name: string, params: Params): Fix {
  return fixOf('restart-container', params, {
    ways: [shell(`docker logs --tail 50 ${name}`, `docker start ${name}`)],
    check: 'sudo docker ps',
    undo: `docker stop ${name}`,
  })
}

/**
 * Starts the service by which people come in to the machine. Nothing takes that back: who stops it shuts themselves out.
 */
function startRemote(seen: JudgedCase, params: Params): Fix | null {
  const {
    target: { port },
    system,
  } = seen
  if (port === null) return null
  if (system.instance === 'windows')
    return servesPort('TermService', port)
      ? fixOf('start-remote', params, {
          ways: [{ how: 'windows', text: 'Start-Service -Name TermService' }],
          check: listenersCommand(seen),
        })
      : null
  if (!servesPort('sshd', port)) return null
  const unit = unitName(/^sshd?$/.test(params.program ?? '') ? params.program : 'sshd')
  return fixOf('start-remote', params, {
    ways: [
      shell('sudo sshd -t', `sudo systemctl restart ${unit}`, 'sudo journalctl -u ssh -u sshd -e --no-pager -n 50'),
    ],
    check: listenersCommand(seen),
  })
}

/** Shows the program that has the port. */
function holderOf({ system, target: { protocol } }: JudgedCase, port: number): Way {
  if (system.instance !== 'windows') return shell(`sudo ss -${protocol === 'udp' ? 'u' : 't'}lnp 'sport = :${port}'`)
  const command = protocol === 'udp' ? 'Get-NetUDPEndpoint' : 'Get-NetTCPConnection -State Listen'
  return {
    how: 'windows',
    text: `Get-Process -Id (${command} -LocalPort ${port}).OwningProcess`,
  }
}

/** What is open within alone, of a container or of a cluster, is opened to the outside. */
function openFromOutside(seen: JudgedCase, port: number, params: Params): Fix[] {
  if (params.tool === 'kubectl') return [expose(params)]
  const name = containerName(params.name ?? '')
  // One that has the port for another protocol already keeps its place.
  if (params.other !== undefined) return [publish(seen, port, port, params, name)]
  const place = `${privateAddressOf(seen)}:${port}`
  if (!isDatabase(seen)) return [publish(seen, place, port, params)]
  return [tunnelIntoContainer(seen, port, params), publish(seen, place, port, params, name)]
}

/** Windows keeps ranges of ports for itself, and a port that one program holds alone: WSAEACCES (10013). */
function reservedPort({ target: { protocol } }: JudgedCase, params: Params): Fix {
  const way: Way = { how: 'windows', text: `netsh interface ipv4 show excludedportrange protocol=${protocol}` }
  return fixOf('reserved-port', params, { ways: [way] })
}

/** A web server that listens at another port of the web, where all that listens is shown: it runs, and is not set up for this one. */
function webServerElsewhere({ gathered }: JudgedCase, port: number): string | null {
  if (!isWebPort(port)) return null
  const found = gathered.sockets
    .flatMap(({ sockets }) => sockets)
    .find(
      ({ program, port: at, state }) =>
        state === 'listening' && program !== null && webServer.test(program) && isWebPort(at ?? 0),
    )
  return found?.program ?? null
}

const webServer = /^(?:nginx|openresty|tengine|apache2|httpd|caddy)$/

/** Ports below 1024 need a privilege: the unit of the program is given it, or Node.js, which managers of its own start. */
function lowPort(program: string | undefined): { readonly way: Way; readonly undo: string } {
  if (/^(?:node|pm2|npm)/i.test(program ?? '')) {
    const node = '"$(readlink -f "$(command -v node)")"'
    return { way: shell(`sudo setcap cap_net_bind_service=+ep ${node}`), undo: `sudo setcap -r ${node}` }
  }
  const unit = unitName(program)
  const folder = `/etc/systemd/system/${unit}.service.d`
  const again = `sudo systemctl daemon-reload && sudo systemctl restart ${unit}`
  return {
    way: shell(
      `sudo mkdir -p ${folder}`,
      `printf '[Service]\\nAmbientCapabilities=CAP_NET_BIND_SERVICE\\n' | sudo tee ${folder}/low-port.conf`,
      again,
    ),
    undo: `sudo rm ${folder}/low-port.conf\n${again}`,
  }
}

/** A program that has ended, or was never started: by whoever starts it. */
function startAgain(
  seen: JudgedCase,
  params: Params,
  code: 'out-of-memory' | 'service-failed' | 'service-stopped',
): Fix[] {
  if (params.container) return [restartContainer(containerName(params.container), params)]
  const remote = startRemote(seen, params)
  if (remote) return [remote]
  if (code === 'out-of-memory') return [freeMemory(params)]
  const kind = code === 'service-failed' ? 'repair-service' : 'start-service'
  const started = byManager(params)
  if (started) return [fixOf(kind, params, started)]
  const unit = unitName(params.program)
  return [
    fixOf(kind, params, {
      ways: [shell(`sudo journalctl -u ${unit} -e --no-pager -n 50`, `sudo systemctl restart ${unit}`)],
      check: `systemctl status ${unit} --no-pager`,
      undo: `sudo systemctl stop ${unit}`,
    }),
  ]
}

function notListening(seen: JudgedCase, params: Params): Fix[] {
  const { target, system, findings } = seen
  const code = findings['listening-socket'].because?.code
  const port = target.port ?? 80
  const check = listenersCommand(seen)
  switch (code) {
    case 'bind-permission': {
      if (system.instance === 'windows') return [reservedPort(seen, params)]
      const denied = 'sudo ausearch -m avc -ts recent'
      const low = port < 1024 ? lowPort(params.program) : null
      const label = (action: string) => `sudo semanage port -${action} -t http_port_t -p tcp ${port}`
      return [
        fixOf('permit-bind', params, {
          ways: low ? [low.way, shell(denied)] : [shell(denied, label('a'))],
          check,
          undo: low ? low.undo : label('d').replace(' -t http_port_t', ''),
        }),
      ]
    }
    case 'bind-in-use':
      return [fixOf('service-log', params, { ways: [holderOf(seen, port)] })]
    // Its own loopback address that a machine does not have: the interface is down.
    case 'bind-not-local':
      return [
        fixOf('repair-service', params, {
          ways: [shell('sudo ip link set lo up', `sudo systemctl restart ${unitName(params.program)}`)],
          check,
        }),
      ]
    case 'not-published':
      return openFromOutside(seen, port, params)
    case 'no-endpoints':
      return [repairPods(null, params)]
    case 'workload-down': {
      if (params.what === 'pod') return [repairPods(params.name ?? '', params)]
      return [restartContainer(containerName(params.name ?? ''), params)]
    }
    case 'out-of-memory':
    case 'service-failed':
    case 'service-stopped':
      return startAgain(seen, params, code)
    default: {
      const remote = startRemote(seen, params)
      if (remote) return [remote]
      const server = webServerElsewhere(seen, port)
      if (server !== null)
        return [
          fixOf(
            'listen-too',
            { ...params, program: server },
            {
              ways: bindWays(
                server,
                String(port),
                '0.0.0.0',
                { inside: port, image: 'IMAGE' },
                false,
                port === 443 ? ' ssl' : '',
              ),
              check,
            },
          ),
        ]
      return [
        system.instance === 'windows'
          ? fixOf('start-service', params, {
              ways: [
                {
                  how: 'windows',
                  text: 'Get-Service | Where-Object Status -eq Stopped\nStart-Service -Name SERVICE_NAME',
                },
              ],
              check,
              undo: 'Stop-Service -Name SERVICE_NAME',
            })
          : fixOf('start-service', params, {
              ways: [shell('sudo systemctl start SERVICE', 'sudo journalctl -u SERVICE -e --no-pager -n 50')],
              check,
              undo: 'sudo systemctl stop SERVICE',
            }),
      ]
    }
  }
}
