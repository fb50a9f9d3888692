/** Whether a module or stack whose content is not there speaks of rules, by its name or source. */
export function speaksOfRules(name: string): boolean {
  return /security|firewall|rules?(?![a-z])|(?<![a-z])sg(?![a-z])/i.test(name)
}
