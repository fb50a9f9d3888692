import type { Group, PortList, PrefixList, Rule, RuleSet } from './model'

/** A rule as code writes it: what is left out is what the API takes for it. */
export type RuleFields = Pick<Rule, 'direction' | 'protocol' | 'peer'> & Partial<Omit<Rule, 'group' | 'place'>>

/** A group as code writes it: basic, interconnected and whole, unless it says otherwise. */
export type GroupFields = Pick<Group, 'id'> &
  Partial<Omit<Group, 'id' | 'rules'>> & { readonly rules?: readonly RuleFields[] }

/** Lists that the rules name. */
export interface Lists {
  readonly prefixLists?: readonly PrefixList[]
  readonly portLists?: readonly PortList[]
}

/**
 * A rule set made by code, without documents. A rule's id is its position where none is given, and its place says the same.
 *
 * @example ruleSetOf([{ id: 'sg-1', rules: [{ direction: 'ingress', protocol: 'icmp', peer }] }])
 */
export function ruleSetOf(groups: readonly GroupFields[], { prefixLists = [], portLists = [] }: Lists = {}): RuleSet {
  return {
    groups: groups.map(({ rules = [], ...group }, document): Group => {
      const type = group.type ?? 'basic'
      return {
        name: '',
        typeKnown: true,
        innerAccess: type === 'basic' ? 'accept' : 'drop',
        vpcId: '',
        complete: true,
        ...group,
        type,
        rules: rules.map((rule, index) => ruleOf(rule, group.id, document, index)),
      }
    }),
    prefixLists: new Map(prefixLists.map((list) => [list.id, list])),
    portLists: new Map(portLists.map((list) => [list.id, list])),
    unread: [],
  }
}

function ruleOf(fields: RuleFields, group: string, document: number, index: number): Rule {
  return {
    id: String(index),
    ports: { kind: 'any' },
    sourcePorts: { kind: 'any' },
    self: null,
    action: 'accept',
    priority: 1,
    description: '',
    ...fields,
    group,
    place: { document, path: `[${index}]` },
  }
}
