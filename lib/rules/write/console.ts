import { creatablePorts, formatPeer, type NewRule } from './permission'
import { writtenGroup } from './placeholders'
import { type RefusalCode, refusalOf } from './refusal'

/** A step in the console's form; each locale has a sentence for it, with the values filled in. */
export interface ConsoleStep {
  readonly code: 'open' | 'direction' | 'action' | 'priority' | 'protocol' | 'ports' | 'peer' | 'description' | 'save'
  readonly params: Readonly<Record<string, string>>
}

/**
 * How a rule is made in the console, field by field. The console's form has no five-tuple fields (F-4): such a rule needs
 * the API.
 */
export function consoleSteps(rule: NewRule): {
  readonly steps: readonly ConsoleStep[]
  readonly refused: RefusalCode | null
} {
  const refused = rule.self || rule.sourcePorts.kind !== 'any' ? 'five-tuple' : refusalOf(rule)
  if (refused) return { steps: [], refused }
  const step = (code: ConsoleStep['code'], params: ConsoleStep['params'] = {}): ConsoleStep => ({ code, params })
  const { peer } = rule
  const account = peer.kind === 'group' && peer.account ? `${peer.account}/` : ''
  return {
    refused: null,
    steps: [
      step('open', { group: writtenGroup(rule.group) }),
      step('direction', { direction: rule.direction }),
      step('action', { action: rule.action }),
      step('priority', { priority: String(rule.priority) }),
      step('protocol', { protocol: String(rule.protocol) }),
      step('ports', { ports: creatablePorts(rule) }),
      step('peer', { peer: `${account}${formatPeer(peer)}`, kind: peer.kind }),
      ...(rule.description ? [step('description', { description: rule.description })] : []),
      step('save'),
    ],
  }
}
