import { type Block, parseBlock } from '@/lib/cidr'
import type { PacketProtocol, PortRange, Query, Verdict } from '@/lib/rules'
import type { KnownService } from '../services'

/** A search as the reader writes it. */
export interface SearchForm {
  readonly verdict: Verdict
  readonly direction: 'ingress' | 'egress'
  /** `any`, or which side of the blocks the other end is on. */
  readonly where: 'any' | 'inside' | 'outside'
  readonly blocks: string
  /** `any`, `given` in `ports`, or a use that content names, such as `database`. */
  readonly portUse: string
  readonly ports: string
  readonly protocol: PacketProtocol | 'any'
  /** Look at members of groups as well. */
  readonly members: boolean
}

export const firstSearch: SearchForm = {
  verdict: 'accept',
  direction: 'ingress',
  where: 'outside',
  blocks: '10.0.0.0/8',
  portUse: 'database',
  ports: '',
  protocol: 'any',
  members: false,
}

/** The field that cannot be read, and what stands in it. */
export interface SearchProblem {
  readonly field: 'blocks' | 'ports'
  readonly text: string
}

/** The query that a form asks; a problem when a field cannot be read, never a guess. */
export function queryOf(form: SearchForm, services: readonly KnownService[]): Query | SearchProblem {
  const blocks: Block[] = []
  for (const text of form.where === 'any' ? [] : itemsIn(form.blocks)) {
    const parsed = parseBlock(text)
    if (!parsed.ok) return { field: 'blocks', text }
    blocks.push(parsed.value)
  }
  if (form.where !== 'any' && blocks.length === 0) return { field: 'blocks', text: '' }
  const ports: PortRange[] = []
  if (form.portUse === 'given') {
    for (const text of itemsIn(form.ports)) {
      const range = portRange(text)
      if (!range) return { field: 'ports', text }
      ports.push(range)
    }
    if (ports.length === 0) return { field: 'ports', text: '' }
  } else if (form.portUse !== 'any') {
    ports.push(...services.filter(({ use }) => use === form.portUse).flatMap((service) => service.ports))
  }
  const protocols: readonly PacketProtocol[] | null =
    form.protocol !== 'any' ? [form.protocol] : ports.length > 0 ? ['tcp', 'udp'] : null
  return {
    verdict: form.verdict,
    direction: form.direction,
    members: form.members,
    ...(protocols ? { protocols } : {}),
    ...(ports.length > 0 ? { ports } : {}),
    ...(form.where === 'inside' ? { inside: blocks } : {}),
    ...(form.where === 'outside' ? { outside: blocks } : {}),
  }
}

function itemsIn(text: string): string[] {
  return text.split(/[\s,、]+/).filter((item) => item !== '')
}

/** `443`, `8000-8100` or `8000/8100`, ports 1–65535 in order. */
function portRange(text: string): PortRange | null {
  const found = /^(\d{1,5})(?:[-–/](\d{1,5}))?$/.exec(text)
  if (!found) return null
  const start = Number(found[1])
  const end = Number(found[2] ?? found[1])
  return start >= 1 && start <= end && end <= 65535 ? { start, end } : null
}
