import type { StepKind } from './codes'
import type { Case } from './diagnose'
import { textOf } from './host-address'
import type { LayerName, Step } from './model'

function step(kind: StepKind, layer: LayerName, where: Step['where'], command: string): Step {
  return { kind, layer, where, command }
}

/** The listing of sockets, made by the tool that shows most. */
function sockets({ target, system }: Case): Step {
  const port = target.port ?? 80
  const command =
    system.instance === 'windows'
      ? `netstat -ano | findstr :${port}`
      : target.protocol === 'udp'
        ? 'sudo ss -lnup'
        : 'sudo ss -lntp'
  return step('sockets', 'listening-socket', 'instance', command)
}

function firewall({ gathered, system }: Case): Step {
  const tools = new Set(gathered.firewalls.map(({ tool }) => tool))
  if (system.instance === 'windows') {
    const command = tools.has('netsh')
      ? 'netsh advfirewall show allprofiles'
      : 'netsh advfirewall firewall show rule name=all dir=in'
    return step('host-firewall', 'host-firewall', 'instance', command)
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
  return step('host-firewall', 'host-firewall', 'instance', command)
}

function group({ reading, findings }: Case): Step {
  const reason = findings['security-group'].because
  if (reason?.code === 'needs-source') {
    return step('source-address', 'security-group', 'client', 'curl -s https://ifconfig.me')
  }
  if (reason?.code === 'needs-list') {
    const command = `aliyun ecs DescribePrefixListAttributes --PrefixListId ${reason.params.list ?? ''}`
    return step('prefix-list', 'security-group', 'cli', command)
  }
  const id = reading?.ruleSet.groups[0]?.id ?? '<sg-id>'
  const command = `aliyun ecs DescribeSecurityGroupAttribute --SecurityGroupId ${id} --Direction all`
  return step('security-group', 'security-group', 'cli', command)
}

const webPorts: ReadonlySet<number> = new Set([80, 443, 3000, 5000, 8000, 8080, 8443, 8888, 9000])

function probe({ target, gathered, system }: Case): Step {
  const tried = gathered.attempts.find(({ address }) => address)?.address
  const server = target.direction === 'egress' ? (target.from ? textOf(target.from) : '<server>') : '<public-ip>'
  const host = tried ? textOf(tried) : server
  const where = target.direction === 'egress' ? 'instance' : 'client'
  const windows = (where === 'instance' ? system.instance : system.client) === 'windows'
  if (target.protocol === 'icmp' || target.protocol === 'icmpv6') {
    return step('ping', 'public-address', where, `ping ${windows ? '-n' : '-c'} 4 ${host}`)
  }
  const port = target.port ?? 80
  const name = host.includes(':') ? `[${host}]` : host
  const command =
    target.protocol === 'udp'
      ? `nc -vzu -w 5 ${host} ${port}`
      : webPorts.has(port)
        ? `${windows ? 'curl.exe' : 'curl'} -v --connect-timeout 5 ${String(port).endsWith('443') ? 'https' : 'http'}://${name}:${port}/`
        : windows
          ? `Test-NetConnection ${host} -Port ${port}`
          : `nc -vz -w 5 ${host} ${port}`
  return step('probe', 'application', where, command)
}

/** The one command whose output would tell most now; null when nothing is left to find out. */
export function nextStep(seen: Case): Step | null {
  const { cause, findings, experience, target, symptom } = seen
  if (cause === 'none-found') {
    if (findings.application.state === 'pass') return null
    return experience.best ? null : probe(seen)
  }
  if (cause !== 'unknown') return null
  if (findings.application.state === 'fail') {
    return step('service-log', 'application', 'instance', 'sudo journalctl -e --no-pager -n 100')
  }
  const open = (layer: LayerName) => findings[layer].state === 'unknown'
  const ping = target.protocol === 'icmp' || target.protocol === 'icmpv6'
  const hostLayers: readonly LayerName[] =
    target.direction === 'egress' || ping ? ['host-firewall'] : ['listening-socket', 'host-firewall']
  const answered = experience.best?.outcome ?? symptom
  const order: readonly LayerName[] =
    answered === 'no-route'
      ? ['host-firewall', ...hostLayers, 'security-group']
      : answered === 'refused' || answered === 'reset'
        ? [...hostLayers, 'security-group']
        : ['security-group', ...(answered === 'timeout' ? [...hostLayers].reverse() : hostLayers)]
  const asked = findings['security-group'].because?.code
  if (asked === 'needs-source' || asked === 'needs-list') return group(seen)
  if (!experience.best && symptom === null && order.every(open)) return probe(seen)
  for (const layer of order) {
    if (!open(layer)) continue
    if (layer === 'security-group') return group(seen)
    return layer === 'host-firewall' ? firewall(seen) : sockets(seen)
  }
  if (open('network-acl') && answered === 'timeout') {
    const command = 'aliyun vpc DescribeNetworkAclAttributes --NetworkAclId <nacl-id>'
    return step('network-acl', 'network-acl', 'cli', command)
  }
  return probe(seen)
}
