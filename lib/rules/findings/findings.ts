import type { RuleSet } from '../model'
import { byPrecedence } from '../precedence'
import { redundant } from '../space'
import { byHand } from './by-hand'
import { allTraffic } from './kinds/all-traffic'
import { commandPort } from './kinds/command-port'
import { egressAll } from './kinds/egress-all'
import { nearLimit } from './kinds/near-limit'
import { noEffect } from './kinds/no-effect'
import { openToEveryone } from './kinds/open'
import { partialShadow } from './kinds/partial-shadow'
import { publicSource } from './kinds/public-source'
import { defaultGroup, noDescription } from './kinds/upkeep'
import type { Finding, FindingContext, FindingDraft, FindingOptions, FindingSeverity, Findings } from './model'
import { opennessOf } from './openness'
import { isCertain } from './proof'

const gravity: Readonly<Record<FindingSeverity, number>> = { high: 0, medium: 1, low: 2, info: 3 }

/**
 * What someone who reviews security groups would point out, each with the rules that it is about, a packet that proves it and,
 * where there is one, a change that mends it and nothing else. What was not read is never taken to be in order: see `byHand`.
 * Judged over the whole packet space, by rules and built-in defaults alone (outbound port 25 as if unblocked).
 *
 * @example findings(read(pasted).ruleSet, { allowed: [{ protocol: 'tcp', start: 443, end: 443 }] }).list
 * @throws SpaceLimit when the set is too large or too tangled
 */
export function findings(set: RuleSet, options: FindingOptions = {}): Findings {
  const rules = set.groups.flatMap((group) => group.rules)
  const context: FindingContext = { set, rules, inOrder: [...rules].sort(byPrecedence), options }
  const { onProgress } = options
  const open = opennessOf(set, onProgress && ((share) => onProgress(share / 2)))
  const redundancy = redundant(set, onProgress && ((share) => onProgress(0.5 + share / 2)))
  const drafts = [
    ...openToEveryone(context, open),
    ...commandPort(context),
    ...allTraffic(context),
    ...publicSource(context),
    ...egressAll(context, open),
    ...noEffect(context, redundancy),
    ...partialShadow(context, redundancy),
    ...defaultGroup(context),
    ...nearLimit(context),
    ...noDescription(context),
  ]
  const list = drafts.map((draft) => told(draft, context))
  return { list: list.sort((a, b) => gravity[a.severity] - gravity[b.severity]), byHand: byHand(set) }
}

/** A draft with its name, held against what could not be read and against what the reader has suppressed. */
function told(draft: FindingDraft, { set, options }: FindingContext): Finding {
  const id = idOf(draft)
  return {
    ...draft,
    id,
    certain: draft.proof === null ? set.unread.length === 0 : isCertain(set, draft.proof),
    suppressed: options.suppressed?.find((each) => each.id === id)?.reason ?? null,
  }
}

/** Kind, values that tell findings of a kind apart, groups and rules: the same wherever else the set changes. */
function idOf({ kind, params, groups, rules }: FindingDraft): string {
  // How many addresses are let in may change, and it is still the same finding: it is no text or number.
  const plain = Object.values(params).filter((value) => typeof value !== 'object')
  const values = kind === 'near-limit' ? [params.limit, params.subject] : kind === 'no-description' ? [] : plain
  const names =
    kind === 'no-description' || kind === 'egress-all' ? groups : rules.map(({ group, rule }) => `${group}/${rule}`)
  return [kind, ...values, ...names].join(' ')
}
