import { plainId } from '@/lib/text'
import { textAt } from '../cloud/fields'
import { instancesIn } from '../cloud/inventory'
import { familyOf, isDatabasePort, servesPort } from '../data/programs'
import type { JudgedCase } from '../model/case'
import type { Fix, Way } from '../model/diagnosis'
import { textOf } from '../model/host-address'
import { containerName, unitName } from '../next/names'
import { aclFix, cloudFirewallFix } from './cloud'
import { firewallFixes } from './host-firewall'
import { ruleFixes } from './security-group'
import { serviceFixes } from './service'
import { config, fixOf, shell } from './way'

type Params = Readonly<Record<string, string>>

/** Databases and caches: who reaches them may take all that they hold. */
const database = /^(?:mysql|mariadb|postgres|redis|valkey|mongo|memcached|elasticsearch)/

function isDatabase(seen: JudgedCase): boolean {
  const { port } = seen.target
  const program = seen.socket?.program ?? ''
  const family = port === null ? undefined : familyOf(port)
  return database.test(program) || isDatabasePort(port) || family?.programs.test('mysqld') === true
}

/** Changes that mend the failing layer, the one that opens least first. Empty where no cause is named. */
export function fixesFor(seen: JudgedCase): Fix[] {
  const { cause, target, socket, findings, region } = seen
  const reason = Object.values(findings).find((finding) => finding.cause === cause)?.because
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
    case 'loopback-only':
    case 'wrong-address':
      return wrongAddress(seen, params)
    case 'ipv6-only':
      return [fixOf('listen-ipv4', params, { ways: nginx ? [config(`listen ${port};`)] : [], check: 'sudo ss -lntp' })]
    case 'ipv4-only':
      return [
        fixOf('listen-ipv6', params, { ways: nginx ? [config(`listen [::]:${port};`)] : [], check: 'sudo ss -lntp' }),
      ]
    case 'wrong-port':
      if (reason?.code === 'inside-elsewhere') return [publishAs(port, params)]
      return [fixOf('use-found-port', params), fixOf('change-port', params, { check: listingOf(seen) })]
    case 'platform-port-25':
      return [
        fixOf('use-465', params, { ways: [shell('openssl s_client -connect SMTP_SERVER:465 -brief </dev/null')] }),
        fixOf('request-unblock', params),
      ]
    case 'network-acl':
      return [aclFix(seen, params)]
    case 'cloud-firewall':
      return [cloudFirewallFix(seen, params)]
    case 'no-public-address':
      return [
        fixOf('use-private-network', params),
        // Who reaches a database may take all that it holds: it gets no public address.
        ...(isDatabase(seen) ? [] : [associated(params, region)]),
      ]
    case 'instance-stopped':
      return [instanceFix(seen, params, reason?.code)]
    case 'dns':
      // Out of the instance it is another's name: its record is nobody's here to mend.
      return target.direction === 'egress'
        ? []
        : [fixOf('dns-record', params, { ways: [shell('dig +short HOST_NAME')] })]
    case 'icp-or-penalty':
      // A black hole ends by itself.
      return reason?.code === 'black-hole' ? [] : [fixOf('filing', params)]
    case 'waf':
      return [fixOf('waf-request', params)]
    case 'service-error':
      return serviceFixes(seen, params, reason?.code)
    case 'none-found':
    case 'unknown':
      return []
  }
}

/** What shows who listens, on the system of the instance. */
function listingOf({ system, target }: JudgedCase): string {
  return system.instance === 'windows' ? `netstat -ano | findstr :${target.port ?? ''}` : 'sudo ss -lntp'
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
function publishAs(port: number, params: Params): Fix {
  const inside = /^\d{1,5}$/.test(params.found ?? '') ? params.found : 'PORT_NUMBER'
  return publish(port, inside ?? 'PORT_NUMBER', params, containerName(params.name ?? ''))
}

/** The port within the container that is published as the one in question, where the paste tells. */
function insideOf({ gathered, target }: JudgedCase): number | 'PORT_NUMBER' {
  const published = gathered.published.find(
    ({ port, protocol }) => port === target.port && protocol === target.protocol,
  )
  return published?.inside ?? 'PORT_NUMBER'
}

/**
 * Docker publishes when it makes a container: the new one stands beside the old one until it has shown that it works.
 *
 * @param holder the container that holds the port of the host until it is stopped
 */
function publish(port: number | string, inside: number | string, params: Params, holder?: string): Fix {
  const stop = holder === undefined ? [] : [`docker stop ${holder}`]
  const start = holder === undefined ? '' : `\ndocker start ${holder}`
  return fixOf('publish-port', params, {
    ways: [shell(...stop, `docker run -d --name NEW_NAME -p ${port}:${inside} IMAGE`)],
    check: 'sudo docker ps',
    undo: `docker rm -f NEW_NAME${start}`,
  })
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
    case 'not-published':
      return [publish(port, port, params)]
    case 'no-endpoints':
      return [repairPods(null, params)]
    case 'workload-down': {
      if (params.what === 'pod') return [repairPods(params.name ?? '', params)]
      return [restartContainer(containerName(params.name ?? ''), params)]
    }
    case 'service-failed':
    case 'service-stopped': {
      if (params.container) return [restartContainer(containerName(params.container), params)]
      const remote = startRemote(seen, params)
      if (remote) return [remote]
      const started = byManager(params)
      if (started) return [fixOf(code === 'service-failed' ? 'repair-service' : 'start-service', params, started)]
      const unit = unitName(params.program)
      return [
        fixOf(code === 'service-failed' ? 'repair-service' : 'start-service', params, {
          ways: [shell(`sudo journalctl -u ${unit} -e --no-pager -n 50`, `sudo systemctl restart ${unit}`)],
          check: `systemctl status ${unit} --no-pager`,
          undo: `sudo systemctl stop ${unit}`,
        }),
      ]
    }
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

function wrongAddress(seen: JudgedCase, params: Params): Fix[] {
  const { socket, target, findings } = seen
  const port = String(target.port ?? '')
  const code = findings['listening-socket'].because?.code
  const check = 'sudo ss -lntp'
  const inside = insideOf(seen)
  if (code === 'published-loopback') {
    const place = `${privateAddress}:${port}`
    return [...(isDatabase(seen) ? [tunnel(port, params)] : []), publish(place, inside, params)]
  }
  if (code === 'inside-loopback') return [fixOf('bind-inside-container', params, { check: 'sudo docker ps' })]
  if (code === 'bind-not-local') {
    return [
      fixOf('bind-not-public', params, { ways: bindWays(params.program ?? null, port, privateAddress, inside), check }),
    ]
  }
  const program = socket?.program || params.program || null
  // What it listens on now is what takes the change back.
  const [before] = socket?.address ? bindWays(program, port, textOf(socket.address), inside) : []
  const undo = before ? { undo: before.text } : {}
  const own = fixOf('bind-own-address', params, {
    ways: bindWays(program, port, privateAddress, inside),
    check,
    ...undo,
  })
  // Who reaches a database may take all that it holds: no step that opens it to every address.
  if (isDatabase(seen)) return [tunnel(port, params), own]
  const every = fixOf('bind-every-address', params, {
    // Who comes by IPv6 is never served at an address of IPv4.
    ways: bindWays(program, port, target.from?.family === 6 ? '::' : '0.0.0.0', inside),
    check,
    ...undo,
  })
  return seen.cause === 'loopback-only' ? [own, every, fixOf('proxy', params)] : [own, every]
}

function tunnel(port: string, params: Params): Fix {
  return fixOf('tunnel', params, {
    ways: [shell(`ssh -N -L ${port}:127.0.0.1:${port} USER@PUBLIC_ADDRESS`)],
    check: `nc -vz 127.0.0.1 ${port}`,
  })
}

const privateAddress = 'PRIVATE_ADDRESS'

/**
 * Where common programs are told the address that they listen at.
 *
 * @param address an address, or the placeholder of one
 * @param inside the port within a container, or the placeholder of one
 */
function bindWays(program: string | null, port: string, address: string, inside: number | string): Way[] {
  const place = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
  // Databases keep what they have for the host itself.
  const besides = (local: string, between: string) =>
    address.startsWith('127.') || ['::1', '0.0.0.0', '::'].includes(address) ? address : `${local}${between}${address}`
  const known: readonly (readonly [RegExp, Way])[] = [
    [/^(?:nginx|openresty|tengine)/, config(`listen ${place};`)],
    [/^(?:apache2|httpd)/, config(`Listen ${place}`)],
    [/^(?:mysqld|mariadbd)/, config(`bind-address = ${address}`)],
    [/^(?:redis|valkey)/, config(`bind ${besides('127.0.0.1', ' ')}`)],
    [/^postgres/, config(`listen_addresses = '${besides('localhost', ',')}'`)],
    [/^mongo/, config(`net:\n  bindIp: ${besides('127.0.0.1', ',')}`)],
    [/^gunicorn/, shell(`gunicorn --bind ${place} APP`)],
    [/^uvicorn/, shell(`uvicorn --host ${address} --port ${port} APP`)],
    [/^docker-proxy/, shell(`docker run -p ${place}:${inside} IMAGE`)],
  ]
  const found = known.find(([pattern]) => program !== null && pattern.test(program))
  return found ? [found[1]] : []
}
