import type { Pasted, Tool } from '../answer/compute'

const signs: readonly (readonly [Pasted, Tool, RegExp])[] = [
  ['policy', 'policy', /"?Statement"?\s*:\s*(?:[[{]|\n\s*-)[\s\S]{0,2000}"?Effect"?\s*:/],
  [
    'security-group',
    'rules',
    /"(?:SecurityGroupId|SecurityGroups|Permissions|PrefixListId|planned_values|SourceCidrIp|IpProtocol)"\s*:|alicloud_security_group(?:_rule)?"\s+"|aliyun\s+(?:--?\w+\s+\S+\s+)*ecs\s+(?:Authorize|Revoke)SecurityGroup|ALIYUN::ECS::SecurityGroup/,
  ],
  [
    'command-output',
    'reachability',
    /^(?:Netid\s|State\s+Recv-Q|Proto\s+Recv-Q|Active Internet connections|[ \t]*(?:TCP|UDP)[ \t]+\S+:\d+\s|Chain (?:INPUT|OUTPUT|FORWARD)\b|-[PA] (?:INPUT|OUTPUT|FORWARD)\b|table (?:inet|ip6?) |Status: (?:in)?active|(?:tcp|udp)\s+LISTEN\s|LISTEN\s+\d|(?:tcp|udp)6?\s+\d+\s+\d+\s|[ \t]*\d+ bytes from |PING \S+ |--- \S+ ping statistics|\* {1,3}(?:Trying|Connected to) |ComputerName\s+:|Rule Name:)/m,
  ],
]

/** Recognises a document or a command's output by its marks, in one line or many; null for a question in words. */
export function pasted(text: string): { readonly what: Pasted; readonly tool: Tool } | null {
  const start = text.slice(0, 20_000)
  for (const [what, tool, sign] of signs) if (sign.test(start)) return { what, tool }
  const lines = start.split('\n').filter((line) => line.trim() !== '')
  const list = lines.length > 2 && lines.every((line) => /^[\s0-9a-fA-F.:/,;-]+$/.test(line) && /[.:]/.test(line))
  return list ? { what: 'address-list', tool: 'cidr' } : null
}
