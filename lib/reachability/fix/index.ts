import { plainId, shellWord } from '@/lib/text'
import { textAt } from '../cloud/fields'
import { instancesIn } from '../cloud/inventory'
import { servesPort } from '../data/programs'
import type { JudgedCase } from '../model/case'
import { type Cause, type Fix, type LayerFix, type LayerName, layerNames, type Way } from '../model/diagnosis'
import { containerName, unitName } from '../next/names'
import { privateAddressOf, publicAddressOf } from '../next/own-address'
import { addressFixes, expose, isDatabase, publish } from './address'
import { aclFix, cloudFirewallFix } from './cloud'
import { firewallFixes } from './host-firewall'
import { ruleFixes } from './security-group'
import { serviceFixes } from './service'
import { config, fixOf, shell } from './way'

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
      if (reason?.code === 'inside-elsewhere') return [publishAs(seen, port, params)]
      return [fixOf('use-found-port', params), fixOf('change-port', params, { check: listingOf(seen) })]
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
  return [fixOf('dns-record', params, { ways: [shell(`dig +short ${host}`)] })]
}

/** The program is told to listen by the other protocol of IP, too; where it is the way that lacks it, the name says so. */
function familyFixes(seen: JudgedCase, params: Params, cause: 'ipv6-only' | 'ipv4-only', nginx: boolean): Fix[] {
  const { met } = params
  if (met !== undefined && met !== 'refused') return recordFixes(seen, params)
  if (seen.target.direction === 'egress') return []
  const six = cause === 'ipv4-only'
  const ways = nginx ? [config(`listen ${six ? '[::]:' : ''}${seen.target.port ?? 80};`)] : []
  return [fixOf(six ? 'listen-ipv6' : 'listen-ipv4', params, { ways, check: listingOf(seen) })]
}

/** What is to be done on the connecting side, where no layer stops the traffic. */
function fixesWithoutCause(seen: JudgedCase): LayerFix[] {
  const { application } = seen.findings
  const { because: reason } = application
  if (reason?.code === 'advertised-address') return [{ ...advertise(reason.params), layer: 'application' }]
  if (reason?.code !== 'host-key') return []
  const host = publicAddressOf(seen)
  const name = seen.target.port === null || seen.target.port === 22 ? host : `[${host}]:${seen.target.port}`
  const fix = fixOf(
    'forget-key',
    { host: name },
    {
      ways: [shell(`ssh-keygen -R ${shellWord(name)}`)],
      check: `ssh-keyscan -t ed25519 ${seen.target.port === 22 ? '' : `-p ${seen.target.port} `}${host} | ssh-keygen -lf -`,
      undo: 'cp ~/.ssh/known_hosts.old ~/.ssh/known_hosts',
    },
  )
  return [{ ...fix, layer: 'application' }]
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

/** What shows who listens, on the system of the instance. */
function listingOf({ system, target }: JudgedCase): string {
  return system.instance === 'windows' ? `netstat -ano | findstr :${target.port ?? ''}` : 'sudo ss -lntp'
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
function startRemote({ target: { port }, system }: JudgedCase, params: Params): Fix | null {
  if (port === null) return null
  if (system.instance === 'windows')
    return servesPort('TermService', port)
      ? fixOf('start-remote', params, {
          ways: [{ how: 'windows', text: 'Start-Service -Name TermService' }],
          check: `netstat -ano | findstr :${port}`,
        })
      : null
  if (!servesPort('sshd', port)) return null
  const unit = unitName(/^sshd?$/.test(params.program ?? '') ? params.program : 'sshd')
  return fixOf('start-remote', params, {
    ways: [
      shell('sudo sshd -t', `sudo systemctl restart ${unit}`, 'sudo journalctl -u ssh -u sshd -e --no-pager -n 50'),
    ],
    check: 'sudo ss -lntp',
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
function openFromOutside(seen: JudgedCase, port: number, params: Params): Fix {
  if (params.tool === 'kubectl') return expose(params)
  // One that has the port for another protocol already keeps its place.
  if (params.other !== undefined) return publish(seen, port, port, params, containerName(params.name ?? ''))
  return publish(seen, `${privateAddressOf(seen)}:${port}`, port, params)
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
  const check = 'sudo ss -lntp'
  switch (code) {
    case 'bind-permission': {
      const ways =
        port < 1024
          ? [shell('sudo ausearch -m avc -ts recent'), config('AmbientCapabilities=CAP_NET_BIND_SERVICE')]
          : [shell('sudo ausearch -m avc -ts recent', `sudo semanage port -a -t http_port_t -p tcp ${port}`)]
      return [
        fixOf('permit-bind', params, {
          ways: ways.slice(0, 1),
          check,
          ...(port < 1024 ? {} : { undo: `sudo semanage port -d -p tcp ${port}` }),
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
      return [openFromOutside(seen, port, params)]
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
      return [
        system.instance === 'windows'
          ? fixOf('start-service', params, {
              ways: [
                {
                  how: 'windows',
                  text: 'Get-Service | Where-Object Status -eq Stopped\nStart-Service -Name SERVICE_NAME',
                },
              ],
              check: `netstat -ano | findstr :${port}`,
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
