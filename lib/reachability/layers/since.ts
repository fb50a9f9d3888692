import type { GatheredEvidence, HostFirewall } from '../model/evidence'

/** Longest beginning of a text in which commands are looked for, in characters, and the longest line. */
const longestText = 200_000
const longestLine = 300

const typed = /^(?:.{0,100}?[#$>%]\s{0,3})(?:sudo\s{1,3})?([a-z].{1,200})$/

/** Commands by which the rules of a host are taken away. */
const lifting: readonly (readonly [HostFirewall['tool'], RegExp])[] = [
  [
    'iptables',
    /^iptables (?:-F|--flush)\b|^iptables -P INPUT ACCEPT\b|^systemctl (?:stop|disable --now) (?:iptables|netfilter-persistent)\b|^service iptables stop\b/,
  ],
  ['ip6tables', /^ip6tables (?:-F|--flush)\b|^ip6tables -P INPUT ACCEPT\b/],
  ['nft', /^nft (?:flush ruleset|delete table)\b|^systemctl (?:stop|disable --now) nftables\b/],
  ['ufw', /^ufw (?:--force )?(?:disable|reset)\b|^systemctl (?:stop|disable --now) ufw\b/],
  ['firewalld', /^systemctl (?:stop|disable --now) firewalld\b|^service firewalld stop\b/],
  ['netsh', /^netsh advfirewall set \w{5,20} state off\b|^Set-NetFirewallProfile .{0,80}-Enabled (?:False|\$false)/i],
]

const flushing = /^ip6?tables (?:-F|--flush)\b/

/** Commands that start a service, and its name. */
const starting =
  /^(?:systemctl (?:re)?start|docker (?:re)?start) ([\w.@-]{1,60}?)(?:\.service)?$|^service ([\w.@-]{1,60}) (?:re)?start$|^(?:net start|Start-Service(?: -Name)?) "?([\w.$-]{1,60})"?$/i

function commandsIn({ texts }: Pick<GatheredEvidence, 'texts'>): readonly string[] {
  return texts.flatMap((text) =>
    text
      .slice(0, longestText)
      .split('\n')
      .flatMap((line) => (line.length > longestLine ? [] : (typed.exec(line.trim())?.[1] ?? []))),
  )
}

/**
 * The command by which the rules of this tool were taken away, where somebody has typed it: rules that are shown beside it may be
 * those from before.
 *
 * @param isPolicy whether it is the policy of a chain that decides, which stays when rules are flushed
 */
export function liftedBy(gathered: Pick<GatheredEvidence, 'texts'>, tool: string, isPolicy: boolean): string | null {
  const patterns = lifting.filter(([name]) => name === tool).map(([, pattern]) => pattern)
  return (
    commandsIn(gathered).find(
      (command) => patterns.some((pattern) => pattern.test(command)) && !(isPolicy && flushing.test(command)),
    ) ?? null
  )
}

/** Names of services that somebody has started: that they were stopped may be from before. */
export function startedIn(gathered: Pick<GatheredEvidence, 'texts'>): ReadonlySet<string> {
  return new Set(
    commandsIn(gathered).flatMap((command) => starting.exec(command)?.slice(1).find(Boolean)?.toLowerCase() ?? []),
  )
}
