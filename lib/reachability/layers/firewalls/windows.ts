import type { HostPacket, WindowsRules } from '../../model/evidence'
import { fitOfAll } from './follow'
import { firewallRead, nothing, type Read } from './read'

/** Adds up what several commands said: rules in one, profiles in another. A block outdoes every allow. */
export function decideWindows(pieces: readonly WindowsRules[], packet: HostPacket): Read {
  const rules = pieces.flatMap((piece) => piece.rules)
  const on = pieces.flatMap(({ profiles }) => profiles).filter(({ name }) => !/domain|ドメイン|域/i.test(name))
  const [first] = on
  if (first && on.every((profile) => profile.on === false)) return firewallRead('accept', first.line, 'inactive')
  // What is blocked always is blocked whatever a rule allows: netsh-advfirewall, `firewallpolicy`.
  if (packet.direction === 'ingress' && first && on.every((profile) => profile.on && profile.always))
    return firewallRead('drop', first.line, 'default')
  const own = rules
    .filter((rule) => rule.enabled && rule.ingress === (packet.direction === 'ingress'))
    .map((rule) => ({ rule, fit: fitOfAll(rule.conditions, packet) }))
  const block = own.find(({ rule, fit }) => fit === 'yes' && rule.block)
  if (block) return firewallRead('drop', block.rule.line, 'block-rule')
  const off = rules.find(
    (rule) =>
      !rule.enabled &&
      !rule.block &&
      rule.ingress === (packet.direction === 'ingress') &&
      fitOfAll(rule.conditions, packet) === 'yes',
  )
  const doubt = own.find(({ fit }) => fit === 'maybe')
  if (doubt) return nothing('undecided', doubt.rule.line)
  const allowed = own.find(({ rule, fit }) => fit === 'yes' && !rule.block)
  if (allowed) return firewallRead('accept', allowed.rule.line, 'rule')
  if (packet.direction === 'ingress' && first) {
    if (on.every((profile) => profile.on !== false && profile.blocks === false)) {
      return firewallRead('accept', first.line, 'default')
    }
    const all = pieces.some((piece) => piece.all) && rules.length > 0
    const closed = on.every((profile) => profile.on && profile.blocks)
    // Who looks for the rule that allows the port, and finds it disabled, has found what stops it.
    if (off && closed) return firewallRead('drop', off.line, 'disabled-rule')
    if (all && closed) return firewallRead('drop', first.line, 'default')
  }
  return off ? nothing('disabled-rule', off.line) : nothing('some-rules')
}
