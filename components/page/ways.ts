import type { Messages } from '@/content/ja/messages'

interface Way {
  readonly to: string
  /** Its name, and a shorter one for the header. */
  readonly name: keyof Messages['site']
  readonly short: keyof Messages['site']
}

/** The ways into the site that read or teach. */
export const readingWays: readonly Way[] = [
  { to: '/faq/', name: 'faq', short: 'faq' },
  { to: '/learn/', name: 'learn', short: 'learn' },
]

/** The tools, the one for whom something is broken first. */
export const toolWays: readonly (Way & { readonly lead: keyof Messages['site'] })[] = [
  { to: '/tools/reachability/', name: 'reachability', short: 'reachabilityShort', lead: 'homeReachability' },
  { to: '/tools/rules/', name: 'rules', short: 'rulesShort', lead: 'homeRules' },
  { to: '/tools/cidr/', name: 'cidr', short: 'cidrShort', lead: 'homeCidr' },
  { to: '/tools/policy/', name: 'policy', short: 'policyShort', lead: 'homePolicy' },
]
