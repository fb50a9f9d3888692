import type { Prefill, Tool } from '@/lib/ask'
import { reachabilityLink } from '@/lib/reachability'
import type { SiteReply } from './site'

interface ToolPage {
  readonly path: string
  /** The words that offer it. */
  readonly open: 'openCidr' | 'openRules' | 'openReachability' | 'openPolicy'
}

/** Where each tool stands. */
export const tools: Readonly<Record<Tool, ToolPage>> = {
  cidr: { path: '/tools/cidr/', open: 'openCidr' },
  rules: { path: '/tools/rules/', open: 'openRules' },
  reachability: { path: '/tools/reachability/', open: 'openReachability' },
  policy: { path: '/tools/policy/', open: 'openPolicy' },
}

/** The page of a tool with its state in the fragment; null for a pasted text, which is handed over instead. */
function linkOf(prefill: Prefill): string | null {
  if ('pasted' in prefill) return null
  const { path } = tools[prefill.tool]
  if (prefill.tool === 'cidr') return `${path}#${new URLSearchParams({ in: prefill.value }).toString()}`
  const { direction, protocol, port, symptom } = prefill
  const known = symptom === null || symptom === 'unreachable' ? {} : { symptom }
  return path + reachabilityLink({ direction, protocol, ...(port === null ? {} : { port }), ...known })
}

/** The page that a reply's tool is opened at: with what the question names, where it takes that. */
export function toolLink({ tool, prefill }: Pick<SiteReply, 'tool' | 'prefill'>): string | null {
  if (tool === null) return null
  return (prefill?.tool === tool ? linkOf(prefill) : null) ?? tools[tool].path
}
