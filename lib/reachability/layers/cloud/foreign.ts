import type { LayerFinding } from '../../model/diagnosis'
import type { ForeignRule, GatheredEvidence, HostFact } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import type { Fit } from '../../model/filter'
import { because, fail, pass } from '../../model/finding'
import { inRange, isPrivate, isWhole, rangeOfText } from '../../model/host-address'
import { isPortIn } from '../../model/port'
import type { Target } from '../../model/target'
import { isOfNobody } from './told-group'

/*
 * Firewalls of other clouds. Groups let in what a rule names; lists are read in their order, where what keeps out goes before
 * what lets in at the same place; what no rule names stays out of each of them.
 */

interface Asked {
  readonly target: Target
  /** A client has met silence. */
  readonly met: boolean
}

/** Whether a rule is for the client. */
function fitOf({ sources, open, denies }: ForeignRule, { target: { from }, met }: Asked, isShown: boolean): Fit {
  const ranges = sources.filter((source) => !isOfNobody(source)).map(rangeOfText)
  // Of those whom it keeps out, this one may not be one.
  if (denies && open) return 'maybe'
  if (ranges.some((range) => range && isWhole(range) && (from === null || range.family === from.family))) return 'yes'
  if (open || ranges.includes(null)) return 'maybe'
  if (ranges.length === 0) return 'no'
  if (from === null || !(met || isShown)) return 'maybe'
  if (ranges.some((range) => range && inRange(range, from))) return 'yes'
  // Who has a private address may come with a public one.
  const isInside =
    isPrivate(from) && ranges.some((range) => range && !isPrivate({ family: range.family, value: range.first }))
  return isInside ? 'maybe' : 'no'
}

const isOfPort = (rule: ForeignRule, protocol: Target['protocol'], port: number | null) =>
  (rule.protocol === 'all' || rule.protocol === protocol) && port !== null && isPortIn([rule.ports], port)

/** The rule that keeps the client out; `null` for what no rule names. Undefined: nothing keeps it out for sure. */
function keptBy({ rules = [], whole = false }: HostFact, asked: Asked): ForeignRule | null | undefined {
  const { protocol, port } = asked.target
  const own = rules
    .filter((rule) => isOfPort(rule, protocol, port))
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0) || Number(b.denies ?? false) - Number(a.denies ?? false))
  let kept: ForeignRule | null = null
  for (const rule of own) {
    const fit = fitOf(rule, asked, whole || rule.denies === true)
    if (fit === 'no') {
      // A rule for all ports is one for members of a group, for the most part: it says nothing of the one that is meant.
      if (!rule.denies && rule.ports.end - rule.ports.start < 60_000) kept ??= rule
      continue
    }
    return rule.denies && fit === 'yes' ? rule : undefined
  }
  return kept ?? (whole ? null : undefined)
}

/** Whether the first rule that is for the client, and for the port, lets it in. */
function letsIn({ rules = [] }: HostFact, asked: Asked): boolean {
  const { protocol, port } = asked.target
  const [first] = rules
    .filter((rule) => isOfPort(rule, protocol, port) && fitOf(rule, asked, true) !== 'no')
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
  return first !== undefined && !first.denies && fitOf(first, asked, true) === 'yes'
}

function foundIn(
  facts: readonly HostFact[],
  asked: Asked,
): { readonly fact: HostFact; readonly rule: ForeignRule | null } | null {
  const found = facts.map((fact) => ({ fact, rule: keptBy(fact, asked) }))
  const [first] = found
  // Of several groups each may be the one of this machine.
  if (!first || first.rule === undefined || found.some(({ rule }) => rule === undefined)) return null
  const { fact } = first
  return { fact, rule: found.map(({ rule }) => rule).find((rule) => rule) ?? null }
}

function askedOf({ silent, unclear }: Experience, target: Target): Asked | null {
  return target.direction === 'egress' || target.port === null ? null : { target, met: (silent ?? unclear) !== null }
}

/** A group of another cloud lets nobody in at the port, or not this client. */
export function foreignGroup(
  { facts }: GatheredEvidence,
  finding: LayerFinding,
  experience: Experience,
  target: Target,
): LayerFinding | null {
  const asked = askedOf(experience, target)
  const groups = facts.filter(({ fact, acl }) => fact === 'foreign-rules' && !acl)
  const found = asked && finding.state === 'unknown' ? foundIn(groups, asked) : null
  if (!found) return null
  const { fact, rule } = found
  const told = { port: String(target.port), protocol: target.protocol }
  if (!rule?.denies)
    return fail('security-group', because('drop-default', rule?.line ?? fact.line, { ...told, group: '' }), 'silence')
  const { name = '', order = 0, line } = rule
  const named = { ...told, rule: name, group: fact.group ?? '–', priority: String(order) }
  return fail('security-group', because('drop-rule', line, named), 'silence')
}

/** The same of the list of a network. */
export function foreignList(
  { facts }: GatheredEvidence,
  finding: LayerFinding,
  experience: Experience,
  target: Target,
): LayerFinding | null {
  const asked = askedOf(experience, target)
  const lists = facts.filter(({ fact, acl }) => fact === 'foreign-rules' && acl)
  const found = asked && finding.state === 'unknown' ? foundIn(lists, asked) : null
  if (!found)
    return asked && lists.length > 0 && lists.every((list) => letsIn(list, asked)) ? pass(because('acl-accept')) : null
  const { fact, rule } = found
  return rule
    ? fail('network-acl', because('acl-drop', rule.line, { entry: rule.name ?? '' }), 'silence')
    : fail('network-acl', because('acl-no-entry', fact.line), 'silence')
}
