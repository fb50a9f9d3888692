import type { Case } from '../diagnose'
import { textOf } from '../host-address'
import type { Fix, HostFirewall, Target, Way } from '../model'

/** Opens the port in the firewall that stops it: for this client alone, then for whoever the security group lets through. */
export function firewallFixes({ target, findings, gathered }: Case): Fix[] {
  const reason = findings['host-firewall'].because
  const named = reason?.params.tool
  const tool = gathered.firewalls.find((firewall) => firewall.tool === named)?.tool ?? 'iptables'
  const peer = target.from ? `${textOf(target.from)}/${target.from.family === 6 ? 128 : 32}` : ''
  const params = { tool, port: String(target.port ?? ''), protocol: target.protocol, peer }
  const fixes: Fix[] = []
  if (tool === 'netsh' && reason?.code === 'firewall-block-rule') {
    const rule = (/[::]\s*(.+)$/.exec(reason.line ?? '')?.[1] ?? '<name>').replaceAll('"', '')
    fixes.push({
      kind: 'disable-block-rule',
      params: { ...params, rule },
      console: [],
      ways: [{ how: 'windows', text: `netsh advfirewall firewall set rule name="${rule}" new enable=no` }],
    })
  }
  if (target.port === null) return fixes
  if (peer !== '')
    fixes.push({ kind: 'open-host-firewall', params, console: [], ways: [wayOf(tool, target, target.port, peer)] })
  fixes.push({ kind: 'open-host-firewall-all', params, console: [], ways: [wayOf(tool, target, target.port, '')] })
  return fixes
}

/** The tool's own commands; `peer` empty: any. A rule goes first, so that no earlier one stops it. */
function wayOf(tool: HostFirewall['tool'], { protocol, direction, from }: Target, port: number, peer: string): Way {
  const egress = direction === 'egress'
  const shell = (...lines: string[]): Way => ({ how: 'shell', text: lines.join('\n') })
  switch (tool) {
    case 'ufw':
      return shell(
        peer === ''
          ? `sudo ufw insert 1 allow ${egress ? 'out ' : ''}${port}/${protocol}`
          : egress
            ? `sudo ufw insert 1 allow out proto ${protocol} to ${peer} port ${port}`
            : `sudo ufw insert 1 allow proto ${protocol} from ${peer} to any port ${port}`,
      )
    case 'firewalld': {
      const family = peer.includes(':') ? 'ipv6' : 'ipv4'
      return shell(
        peer === ''
          ? `sudo firewall-cmd --permanent --add-port=${port}/${protocol}`
          : `sudo firewall-cmd --permanent --add-rich-rule='rule priority="-1" family="${family}" source address="${peer}" port port="${port}" protocol="${protocol}" accept'`,
        'sudo firewall-cmd --reload',
      )
    }
    case 'iptables':
    case 'ip6tables': {
      const chain = egress ? 'OUTPUT' : 'INPUT'
      const match = peer === '' ? '' : `${egress ? '-d' : '-s'} ${peer} `
      return shell(`sudo ${tool} -I ${chain} 1 ${match}-p ${protocol} --dport ${port} -j ACCEPT`)
    }
    case 'nft': {
      const family = from?.family === 6 ? 'ip6' : 'ip'
      const match = peer === '' ? '' : `${family} ${egress ? 'daddr' : 'saddr'} ${peer} `
      return shell(
        `sudo nft insert rule inet filter ${egress ? 'output' : 'input'} ${match}${protocol} dport ${port} accept`,
      )
    }
    case 'netsh': {
      const remote = peer === '' ? '' : ` remoteip=${peer}`
      const way = egress ? 'out' : 'in'
      return {
        how: 'windows',
        text: `netsh advfirewall firewall add rule name="Allow ${port}" dir=${way} action=allow protocol=${protocol.toUpperCase()} ${egress ? 'remoteport' : 'localport'}=${port}${remote}`,
      }
    }
  }
}
