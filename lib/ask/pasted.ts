import type { Pasted, Tool } from './compute'

const signs: readonly (readonly [Pasted, Tool, RegExp])[] = [
  ['policy', 'policy', /"Statement"\s*:\s*[[{][\s\S]*"Effect"\s*:/],
  [
    'security-group',
    'rules',
    /"(?:SecurityGroupId|SecurityGroups|Permissions|PrefixListId|planned_values)"\s*:|alicloud_security_group(?:_rule)?"/,
  ],
  [
    'command-output',
    'reachability',
    /^(?:Netid\s|State\s+Recv-Q|Proto\s+Recv-Q|Active Internet connections|\s*(?:TCP|UDP)\s+\S+:\d+\s|Chain (?:INPUT|OUTPUT|FORWARD)\b|-[PA] (?:INPUT|OUTPUT|FORWARD)\b|table (?:inet|ip6?) |Status: (?:in)?active|LISTEN\s|tcp6?\s+\d+\s+\d+\s|\s*\d+ bytes from |PING \S+ |\* {1,3}(?:Trying|Connected to) |curl: \(\d+\)|ssh: connect to |telnet: |ComputerName\s+:|Rule Name:)/m,
  ],
]

/** Recognises a document or a command's output by its marks; null for a question in words. */
export function pasted(text: string): { readonly what: Pasted; readonly tool: Tool } | null {
  const start = text.slice(0, 20_000)
  const lines = start.split('\n').filter((line) => line.trim() !== '')
  for (const [what, tool, sign] of signs) {
    if ((lines.length > 1 || start.trimStart().startsWith('{')) && sign.test(start)) return { what, tool }
  }
  const list = lines.length > 2 && lines.every((line) => /^[\s0-9a-fA-F.:/,;-]+$/.test(line) && /[.:]/.test(line))
  return list ? { what: 'address-list', tool: 'cidr' } : null
}
