import type { Case } from './diagnose'
import { textOf } from './host-address'
import type { Fix } from './model'

function fix(
  kind: string,
  message: string,
  commands: readonly string[] = [],
  params: Readonly<Record<string, string>> = {},
): Fix {
  return { kind, params, commands, message }
}

/** Changes that mend the failing layer, the one that opens least first. Empty where no cause is named. */
export function fixesFor(seen: Case): Fix[] {
  const { cause, target, socket, findings, gathered, reading } = seen
  const port = String(target.port ?? '')
  const { protocol } = target
  const source = target.from ? textOf(target.from) : ''
  const sourceBlock = source === '' ? '' : `${source}/${source.includes(':') ? 128 : 32}`
  const open = target.from?.family === 6 ? '::/0' : '0.0.0.0/0'
  switch (cause) {
    case 'security-group': {
      const id = reading?.ruleSet.groups[0]?.id ?? '<sg-id>'
      const stronger = findings['security-group'].because?.params.rule
      const priority = Number(findings['security-group'].because?.params.priority ?? 1)
      const fixes: Fix[] = []
      if (stronger && findings['security-group'].because?.code === 'drop-rule') {
        fixes.push(
          fix(
            'revoke-drop-rule',
            `Delete rule ${stronger}, or give it a number above that of an accepting rule.`,
            [
              `aliyun ecs ${target.direction === 'ingress' ? 'RevokeSecurityGroup' : 'RevokeSecurityGroupEgress'} --SecurityGroupId ${findings['security-group'].because?.params.group ?? id} --SecurityGroupRuleId.1 ${stronger}`,
            ],
            { rule: stronger, group: findings['security-group'].because?.params.group ?? id },
          ),
        )
        if (priority === 1) return fixes
      }
      const strength = stronger ? Math.max(1, priority - 1) : 1
      for (const peer of [...new Set([sourceBlock, ...(publicService(target.port) ? [open] : [])])]) {
        if (peer === '') continue
        fixes.push(
          fix(
            peer === open ? 'accept-rule-open' : 'accept-rule',
            peer === open
              ? 'Accept the port from everywhere: for public services alone.'
              : 'Accept the port from this client alone.',
            [authorize(seen, id, peer, strength), terraform(seen, id, peer, strength)],
            {
              group: id,
              direction: target.direction,
              protocol,
              port,
              peer,
              priority: String(strength),
            },
          ),
        )
      }
      return fixes
    }
    case 'host-firewall':
      return firewallFixes(
        seen,
        gathered.firewalls.map(({ tool }) => tool),
        port,
        sourceBlock,
      )
    case 'not-listening':
      return windows(seen)
        ? [fix('start-service', 'Start the service.', ['Get-Service', 'Start-Service -Name <service>'], { port })]
        : [
            fix(
              'start-service',
              'Start the service, and look why it does not run.',
              ['sudo systemctl start <service>', 'sudo journalctl -u <service> -e --no-pager'],
              { port },
            ),
          ]
    case 'loopback-only':
    case 'wrong-address':
      return [
        fix(
          'bind-own-address',
          'Let the service listen at the private address of the instance.',
          bindCommands(socket?.program ?? null),
          { port, program: socket?.program ?? '' },
        ),
        fix(
          'bind-every-address',
          'Or at 0.0.0.0: then the security group and the host firewall alone decide who comes in.',
          [],
          { port, program: socket?.program ?? '' },
        ),
        fix('proxy', 'Or leave it at the loopback address and put a reverse proxy before it.', [], { port }),
      ]
    case 'ipv6-only':
      return [
        fix(
          'listen-ipv4',
          'Let the service listen on IPv4 too.',
          /nginx/.test(socket?.program ?? '') ? [`listen ${port};`] : [],
          { port },
        ),
      ]
    case 'ipv4-only':
      return [
        fix(
          'listen-ipv6',
          'Let the service listen on IPv6 too.',
          /nginx/.test(socket?.program ?? '') ? [`listen [::]:${port};`] : [],
          { port },
        ),
      ]
    case 'wrong-port': {
      const found = findings['listening-socket'].because?.params.found ?? ''
      return [
        fix('use-found-port', `Connect to port ${found}, and open that port in the security group instead.`, [], {
          port,
          found,
        }),
        fix('change-port', `Or let the service listen on port ${port}.`, [], { port, found }),
      ]
    }
    case 'platform-port-25':
      return [
        fix('use-465', 'Send mail over TCP 465 with TLS.', ['openssl s_client -connect <smtp-server>:465'], {
          port: '465',
        }),
        fix('request-unblock', 'Or apply for outbound TCP 25 to be opened; the application is reviewed.', [], {
          port: '25',
        }),
      ]
    case 'network-acl':
      return [
        fix('acl-entry', 'Put an accepting entry before the one that drops, for the traffic and for its replies.', [], {
          port,
          protocol,
          peer: sourceBlock || open,
        }),
      ]
    case 'cloud-firewall':
      return [
        fix('cloud-firewall-policy', 'Put an accepting policy before the one that drops.', [], {
          port,
          protocol,
          peer: sourceBlock || open,
        }),
      ]
    case 'no-public-address':
      return [
        fix('use-private-network', 'Connect from the same VPC, or over VPN Gateway.', []),
        fix('associate-eip', 'Or associate an EIP with the instance.', [
          'aliyun vpc AssociateEipAddress --AllocationId <eip-id> --InstanceId <instance-id>',
        ]),
      ]
    case 'dns':
      return [
        fix('dns-record', 'Add or mend the A or AAAA record of the name; until then use the address.', [
          'dig +short <name>',
        ]),
      ]
    case 'icp-or-penalty':
      return [
        fix('filing', 'File the site for the mainland of China, or have the penalty lifted; a rule cannot do it.', []),
      ]
    case 'service-error':
      return [
        fix('service-log', 'The network lets it through: look into the log of the service.', [
          'sudo journalctl -e --no-pager -n 100',
        ]),
      ]
    default:
      return []
  }
}

function publicService(port: number | null): boolean {
  return port === 80 || port === 443
}

function windows({ gathered }: Case): boolean {
  return gathered.sockets.some(({ system }) => system === 'windows')
}

function authorize({ target }: Case, id: string, peer: string, priority: number): string {
  const egress = target.direction === 'egress'
  const ports = target.port === null ? '-1/-1' : `${target.port}/${target.port}`
  const side = `${peer.includes(':') ? 'Ipv6' : ''}${egress ? 'Dest' : 'Source'}CidrIp`
  return [
    `aliyun ecs AuthorizeSecurityGroup${egress ? 'Egress' : ''}`,
    `--SecurityGroupId ${id}`,
    `--Permissions.1.IpProtocol ${target.protocol.toUpperCase()}`,
    `--Permissions.1.PortRange ${ports}`,
    `--Permissions.1.${side} ${peer}`,
    '--Permissions.1.Policy accept',
    `--Permissions.1.Priority ${priority}`,
  ].join(' ')
}

function terraform({ target }: Case, id: string, peer: string, priority: number): string {
  const ports = target.port === null ? '-1/-1' : `${target.port}/${target.port}`
  return [
    `resource "alicloud_security_group_rule" "${target.direction}_${target.protocol}_${target.port ?? 'all'}" {`,
    `  security_group_id = "${id}"`,
    `  type              = "${target.direction}"`,
    `  ip_protocol       = "${target.protocol}"`,
    `  port_range        = "${ports}"`,
    `  ${peer.includes(':') ? 'ipv6_cidr_ip     ' : 'cidr_ip          '} = "${peer}"`,
    '  policy            = "accept"',
    `  priority          = ${priority}`,
    '}',
  ].join('\n')
}

function bindCommands(program: string | null): string[] {
  if (program === null) return []
  if (/^nginx/.test(program))
    return ['sudo grep -rn "listen" /etc/nginx/', 'sudo nginx -t && sudo systemctl reload nginx']
  if (/^(?:mysqld|mariadbd)/.test(program)) return ['sudo grep -rn "bind-address" /etc/my.cnf /etc/mysql/']
  if (/^redis/.test(program)) return ['sudo grep -n "^bind" /etc/redis/redis.conf']
  if (/^postgres/.test(program)) return ['sudo -u postgres psql -c "SHOW listen_addresses;"']
  if (/^gunicorn/.test(program)) return ['gunicorn --bind <private-ip>:8000 <app>']
  return []
}

function firewallFixes({ target, findings }: Case, tools: readonly string[], port: string, sourceBlock: string): Fix[] {
  const tool = findings['host-firewall'].because?.params.tool ?? tools[0] ?? 'iptables'
  const params = { tool, port, protocol: target.protocol, peer: sourceBlock }
  const { protocol } = target
  const family = target.from?.family === 6 ? 'ipv6' : 'ipv4'
  const egress = target.direction === 'egress'
  const one: Readonly<Record<string, string[]>> = {
    ufw: [
      `sudo ufw insert 1 allow ${egress ? 'out ' : ''}proto ${protocol} ${egress ? 'to' : 'from'} ${sourceBlock} ${egress ? '' : 'to any '}port ${port}`,
    ],
    firewalld: [
      `sudo firewall-cmd --permanent --add-rich-rule='rule priority="-1" family="${family}" source address="${sourceBlock}" port port="${port}" protocol="${protocol}" accept'`,
      'sudo firewall-cmd --reload',
    ],
    iptables: [
      `sudo iptables -I ${egress ? 'OUTPUT' : 'INPUT'} 1 ${egress ? '-d' : '-s'} ${sourceBlock} -p ${protocol} --dport ${port} -j ACCEPT`,
    ],
    ip6tables: [
      `sudo ip6tables -I ${egress ? 'OUTPUT' : 'INPUT'} 1 ${egress ? '-d' : '-s'} ${sourceBlock} -p ${protocol} --dport ${port} -j ACCEPT`,
    ],
    nft: [
      `sudo nft insert rule inet filter ${egress ? 'output' : 'input'} ${family === 'ipv6' ? 'ip6' : 'ip'} ${egress ? 'daddr' : 'saddr'} ${sourceBlock} ${protocol} dport ${port} accept`,
    ],
    netsh: [
      `netsh advfirewall firewall add rule name="Allow ${port}" dir=${egress ? 'out' : 'in'} action=allow protocol=${protocol.toUpperCase()} ${egress ? 'remoteport' : 'localport'}=${port} remoteip=${sourceBlock}`,
    ],
  }
  const all: Readonly<Record<string, string[]>> = {
    ufw: [`sudo ufw allow ${egress ? 'out ' : ''}${port}/${protocol}`],
    firewalld: [`sudo firewall-cmd --permanent --add-port=${port}/${protocol}`, 'sudo firewall-cmd --reload'],
    iptables: [`sudo iptables -I ${egress ? 'OUTPUT' : 'INPUT'} 1 -p ${protocol} --dport ${port} -j ACCEPT`],
    ip6tables: [`sudo ip6tables -I ${egress ? 'OUTPUT' : 'INPUT'} 1 -p ${protocol} --dport ${port} -j ACCEPT`],
    nft: [`sudo nft insert rule inet filter ${egress ? 'output' : 'input'} ${protocol} dport ${port} accept`],
    netsh: [
      `netsh advfirewall firewall add rule name="Allow ${port}" dir=${egress ? 'out' : 'in'} action=allow protocol=${protocol.toUpperCase()} ${egress ? 'remoteport' : 'localport'}=${port}`,
    ],
  }
  const fixes: Fix[] = []
  if (tool === 'netsh' && findings['host-firewall'].because?.code === 'firewall-block-rule') {
    const name = /[::]\s*(.+)$/.exec(findings['host-firewall'].because.line ?? '')?.[1] ?? '<name>'
    fixes.push(
      fix(
        'disable-block-rule',
        'A rule that blocks beats all that allow: disable it first.',
        [`netsh advfirewall firewall set rule name="${name}" new enable=no`],
        { ...params, rule: name },
      ),
    )
  }
  if (port === '') return fixes
  if (sourceBlock !== '')
    fixes.push(fix('open-host-firewall', 'Open the port for this client alone.', one[tool] ?? [], params))
  fixes.push(
    fix('open-host-firewall-all', 'Or for every client that the security group lets through.', all[tool] ?? [], params),
  )
  return fixes
}
