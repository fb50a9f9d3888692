import type { Pasted, Tool } from '../answer/compute'

const signs: readonly (readonly [Pasted, Tool, RegExp])[] = [
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

/** How much of a text is looked at, from its beginning and from its end, in characters. */
const looked = 20_000

/** How far behind the beginning of a policy's statements the effect of the first may stand, in characters. */
const statementReach = 2000

/** Whether a text holds statements of a policy, in JSON or YAML. */
function holdsPolicy(text: string): boolean {
  for (const { 0: found, index } of text.matchAll(/Statement"?\s*:\s*[[{-]/g)) {
    const end = index + found.length
    if (/Effect"?\s*:/.test(text.slice(end, end + statementReach))) return true
  }
  return false
}

/** Recognises a document or a command's output by its marks, in one line or many; null for a question in words. */
export function pasted(text: string): { readonly what: Pasted; readonly tool: Tool } | null {
  const start = text.slice(0, looked)
  if (holdsPolicy(start)) return { what: 'policy', tool: 'policy' }
  const end = text.slice(Math.max(looked, text.length - looked))
  const found = signs.filter(([, , sign]) => sign.test(start) || sign.test(end))
  const [first] = found
  // Output beside a group's document is evidence: the diagnosis reads both, the rule tool would drop the output.
  if (found.length > 1) return { what: 'evidence', tool: 'reachability' }
  if (first) return { what: first[0], tool: first[1] }
  const lines = start.split('\n').filter((line) => line.trim() !== '')
  const list = lines.length > 2 && lines.every((line) => /^[\s0-9a-fA-F.:/,;-]+$/.test(line) && /[.:]/.test(line))
  return list ? { what: 'address-list', tool: 'cidr' } : null
}
