import type { Case } from './diagnose'
import { textOf } from './host-address'
import type { LayerName, Step } from './model'

type System = 'linux' | 'windows'

function systemOf({ gathered }: Case): System {
  const windows =
    gathered.sockets.some(({ system }) => system === 'windows') ||
    gathered.firewalls.some(({ tool }) => tool === 'netsh')
  return windows ? 'windows' : 'linux'
}

function step(kind: string, layer: LayerName, where: Step['where'], command: string | null, message: string): Step {
  return { kind, layer, where, command, message }
}

/** The listing of sockets, made by the tool that shows most. */
function sockets({ target }: Case, system: System): Step {
  const port = target.port ?? 80
  const command =
    system === 'windows' ? `netstat -ano | findstr :${port}` : target.protocol === 'udp' ? 'ss -lnup' : 'ss -lntp'
  return step(
    'sockets',
    'listening-socket',
    'instance',
    command,
    'Shows whether a process waits at the port, and at which address.',
  )
}

function firewall({ gathered }: Case, system: System): Step {
  const tools = new Set(gathered.firewalls.map(({ tool }) => tool))
  const message = 'Shows whether the firewall of the host lets the port through.'
  if (system === 'windows') {
    const command = tools.has('netsh')
      ? 'netsh advfirewall show allprofiles'
      : 'netsh advfirewall firewall show rule name=all dir=in'
    return step('host-firewall', 'host-firewall', 'instance', command, message)
  }
  const command = tools.has('ufw')
    ? 'sudo ufw status verbose'
    : tools.has('firewalld')
      ? 'sudo firewall-cmd --list-all-zones'
      : tools.has('iptables')
        ? 'sudo nft list ruleset'
        : tools.has('nft')
          ? 'sudo iptables -S'
          : 'sudo iptables -S; sudo nft list ruleset'
  return step('host-firewall', 'host-firewall', 'instance', command, message)
}

function group({ reading, findings }: Case): Step {
  const code = findings['security-group'].because?.code
  if (code === 'needs-source') {
    return step(
      'source-address',
      'security-group',
      'client',
      'curl -s https://ifconfig.me',
      'The rules depend on the client: its public address decides.',
    )
  }
  if (code === 'needs-list') {
    const list = findings['security-group'].because?.params.list ?? ''
    const command = `aliyun ecs DescribePrefixListAttributes --PrefixListId ${list}`
    return step('prefix-list', 'security-group', 'cli', command, 'The rules name a list whose entries are not shown.')
  }
  const id = reading?.ruleSet.groups[0]?.id ?? '<sg-id>'
  const command = `aliyun ecs DescribeSecurityGroupAttribute --SecurityGroupId ${id} --Direction all`
  return step(
    'security-group',
    'security-group',
    'cli',
    command,
    'Shows the rules of the security group, to be judged here.',
  )
}

function probe({ target, gathered }: Case, system: System): Step {
  const tried = gathered.attempts.find(({ address }) => address)?.address
  const host = tried
    ? textOf(tried)
    : target.direction === 'egress'
      ? target.from
        ? textOf(target.from)
        : '<server>'
      : '<public-ip>'
  const port = target.port ?? 80
  const name = host.includes(':') ? `[${host}]` : host
  if (target.protocol === 'icmp' || target.protocol === 'icmpv6') {
    return step('probe', 'public-address', 'client', `ping -c 4 ${host}`, 'Shows whether an answer comes back.')
  }
  const web = [80, 443, 8000, 8080, 8443, 8888, 3000, 5000, 9000].includes(port)
  const command = web
    ? `curl -v --connect-timeout 5 ${String(port).endsWith('443') ? 'https' : 'http'}://${name}:${port}/`
    : system === 'windows'
      ? `Test-NetConnection ${host} -Port ${port}`
      : `nc -vz -w 5 ${host} ${port}`
  const where = target.direction === 'egress' ? 'instance' : 'client'
  return step(
    'probe',
    'application',
    where,
    command,
    'Tells silence from a refusal and from an answer; they point to different layers.',
  )
}

/** The one command whose output would tell most now; null when nothing is left to find out. */
export function nextStep(seen: Case): Step | null {
  const { cause, findings, experience, target, symptom } = seen
  const system = systemOf(seen)
  if (cause === 'none-found') {
    if (findings.application.state === 'pass') return null
    return experience.best ? null : probe(seen, system)
  }
  if (cause !== 'unknown') return null
  if (findings.application.state === 'fail') {
    return step(
      'service-log',
      'application',
      'instance',
      'sudo journalctl -e --no-pager -n 100',
      'The service itself answers with an error: its log says why.',
    )
  }
  const open = (layer: LayerName) => findings[layer].state === 'unknown'
  const ping = target.protocol === 'icmp' || target.protocol === 'icmpv6'
  const hostLayers: readonly LayerName[] =
    target.direction === 'egress' || ping ? ['host-firewall'] : ['listening-socket', 'host-firewall']
  const answered = experience.best?.outcome ?? symptom
  const order: readonly LayerName[] =
    answered === 'refused' || answered === 'reset' || answered === 'no-route'
      ? answered === 'no-route'
        ? ['host-firewall', ...hostLayers, 'security-group']
        : [...hostLayers, 'security-group']
      : ['security-group', ...(answered === 'timeout' ? [...hostLayers].reverse() : hostLayers)]
  const asked = findings['security-group'].because?.code
  if (asked === 'needs-source' || asked === 'needs-list') return group(seen)
  if (!experience.best && symptom === null && order.every(open)) return probe(seen, system)
  for (const layer of order) {
    if (!open(layer)) continue
    if (layer === 'security-group') return group(seen)
    return layer === 'host-firewall' ? firewall(seen, system) : sockets(seen, system)
  }
  if (open('network-acl') && answered === 'timeout') {
    const command = 'aliyun vpc DescribeNetworkAclAttributes --NetworkAclId <nacl-id>'
    return step(
      'network-acl',
      'network-acl',
      'cli',
      command,
      'Group, firewall and socket pass: the network ACL of the vSwitch is next.',
    )
  }
  return probe(seen, system)
}
