import { formatAddress } from '@/lib/cidr'
import type { FixKind } from '../codes'
import type { Case } from '../diagnose'
import type { Fix, Target, Way } from '../model'
import { firewallFixes } from './host-firewall'
import { ruleFixes } from './security-group'

const shell = (...lines: string[]): Way => ({ how: 'shell', text: lines.join('\n') })

/** Changes that mend the failing layer, the one that opens least first. Empty where no cause is named. */
export function fixesFor(seen: Case): Fix[] {
  const { cause, target, socket, findings, experience } = seen
  const port = String(target.port ?? '')
  const reason = Object.values(findings).find((finding) => finding.cause === cause)?.because?.params ?? {}
  const params = { port, protocol: target.protocol, program: socket?.program ?? '', ...reason }
  const fix = (kind: FixKind, ...ways: Way[]): Fix => ({ kind, params, console: [], ways })
  const nginx = /nginx|tengine|openresty/.test(socket?.program ?? '')
  switch (cause) {
    case 'security-group':
      return ruleFixes(seen)
    case 'host-firewall':
      return firewallFixes(seen)
    case 'not-listening':
      return [
        seen.system.instance === 'windows'
          ? fix('start-service', {
              how: 'windows',
              text: 'Get-Service | Where-Object Status -eq Stopped\nStart-Service -Name <service>',
            })
          : fix(
              'start-service',
              shell('sudo systemctl start <service>', 'sudo journalctl -u <service> -e --no-pager -n 50'),
            ),
      ]
    case 'loopback-only':
    case 'wrong-address':
      return [
        fix('bind-own-address', ...bindWays(socket?.program ?? null, port)),
        fix('bind-every-address'),
        fix('proxy'),
      ]
    case 'ipv6-only':
      return [fix('listen-ipv4', ...(nginx ? [config(`listen ${port};`)] : []))]
    case 'ipv4-only':
      return [fix('listen-ipv6', ...(nginx ? [config(`listen [::]:${port};`)] : []))]
    case 'wrong-port':
      return [fix('use-found-port'), fix('change-port')]
    case 'platform-port-25':
      return [
        fix('use-465', shell('openssl s_client -connect <smtp-server>:465 -brief </dev/null')),
        fix('request-unblock'),
      ]
    case 'network-acl':
      return [fix('acl-entry')]
    case 'cloud-firewall':
      return [fix('cloud-firewall-policy')]
    case 'no-public-address':
      return [
        fix('use-private-network'),
        fix('associate-eip', {
          how: 'cli',
          text: 'aliyun vpc AssociateEipAddress --AllocationId <eip-id> --InstanceId <instance-id>',
        }),
      ]
    case 'dns':
      return [fix('dns-record', shell('dig +short <name>'))]
    case 'icp-or-penalty':
      return [fix('filing')]
    case 'service-error':
      return [
        ...(experience.best?.outcome === 'turned-away'
          ? [fix('admit-client', ...admitWays(experience.best.line, target.from))]
          : []),
        fix('service-log', shell('sudo journalctl -e --no-pager -n 100')),
      ]
    case 'none-found':
    case 'unknown':
      return []
  }
}

function config(text: string): Way {
  return { how: 'config', text }
}

/** Where common programs are told the address that they listen at. */
function bindWays(program: string | null, port: string): Way[] {
  const known: readonly (readonly [RegExp, Way])[] = [
    [/^(?:nginx|openresty|tengine)/, config(`listen <private-ip>:${port};`)],
    [/^(?:apache2|httpd)/, config(`Listen <private-ip>:${port}`)],
    [/^(?:mysqld|mariadbd)/, config('bind-address = <private-ip>')],
    [/^(?:redis|valkey)/, config('bind 127.0.0.1 <private-ip>')],
    [/^postgres/, config("listen_addresses = 'localhost,<private-ip>'")],
    [/^mongo/, config('net:\n  bindIp: 127.0.0.1,<private-ip>')],
    [/^gunicorn/, shell(`gunicorn --bind <private-ip>:${port} <app>`)],
    [/^uvicorn/, shell(`uvicorn --host <private-ip> --port ${port} <app>`)],
    [/^docker-proxy/, shell(`docker run -p <private-ip>:${port}:${port} <image>`)],
  ]
  const found = known.find(([pattern]) => program !== null && pattern.test(program))
  return found ? [found[1]] : []
}

/** How a database that turned a client away, in its own words, admits this one and no other. */
function admitWays(words: string, from: Target['from']): Way[] {
  const client = from ? formatAddress(from.family, from.value) : '<client-ip>'
  if (/pg_hba/.test(words)) {
    return [config(`host <database> <user> ${client}/${from?.family === 6 ? 128 : 32} scram-sha-256`)]
  }
  if (/protected mode/.test(words)) return [config('requirepass <password>')]
  if (/blocked because/.test(words)) return [shell('mysqladmin flush-hosts')]
  return [shell(`sudo mysql -e "CREATE USER '<user>'@'${client}' IDENTIFIED BY '<password>'"`)]
}
