import type { Messages } from '@/content/ja/messages'
import type { Prefill, Tool } from '@/lib/ask'

interface ToolPage {
  readonly path: string
  /** The words that offer it. */
  readonly open: keyof Messages['ask']
}

/** Where each tool stands. */
export const tools: Readonly<Record<Tool, ToolPage>> = {
  cidr: { path: '/tools/cidr/', open: 'openCidr' },
  rules: { path: '/tools/rules/', open: 'openRules' },
  reachability: { path: '/tools/reachability/', open: 'openReachability' },
  policy: { path: '/tools/policy/', open: 'openPolicy' },
}

/** The page of a tool with its state in the fragment; null for a pasted text, which is handed over instead. */
export function linkOf(prefill: Prefill): string | null {
  if ('pasted' in prefill) return null
  const fields = new URLSearchParams()
  if (prefill.tool === 'cidr') fields.set('in', prefill.value)
  else {
    const { direction, protocol, port, symptom } = prefill
    if (direction === 'egress') fields.set('direction', direction)
    if (protocol !== 'tcp') fields.set('protocol', protocol)
    if (port !== null) fields.set('port', String(port))
    if (symptom !== null && symptom !== 'unreachable') fields.set('symptom', symptom)
  }
  return `${tools[prefill.tool].path}#${fields.toString()}`
}
