import { groupTypeOf } from './api'
import type { Collector } from './collector'
import { type Fields, field, isFields, shown, text } from './fields'
import { draftOf, type Gathered, maxRules, type Recognised } from './gathered'
import { readRule } from './rule'

interface Resource {
  readonly fields: Fields
  readonly values: Fields
  readonly address: string
  readonly path: string
}

/** `terraform show -json`, of a state or a plan, with its child modules (formats, section 4). */
export function readTerraform(fields: Fields, document: number, gathered: Gathered, collect: Collector): Recognised {
  const root = field(fields, 'values') ?? field(fields, 'planned_values')
  const resources = isFields(root) ? resourcesOf(root, field(fields, 'values') ? 'values' : 'planned_values') : []
  const references = referencesOf(fields)
  const groups = resources.filter(({ fields: resource }) => text(resource, 'type') === 'alicloud_security_group')
  const rules = resources.filter(({ fields: resource }) => text(resource, 'type') === 'alicloud_security_group_rule')
  const data = resources.filter(({ fields: resource }) => text(resource, 'type') === 'alicloud_security_group_rules')

  const idByAddress = new Map<string, string>()
  for (const { values, address } of groups) {
    const id = text(values, 'id') || address
    idByAddress.set(address, id)
    const draft = draftOf(gathered, id)
    draft.described = true
    draft.name = text(values, 'security_group_name') || text(values, 'name') || draft.name
    draft.vpcId = text(values, 'vpc_id') || draft.vpcId
    // A group in a plan whose type is not written is a basic one: the provider's default.
    draft.type = groupTypeOf(text(values, 'security_group_type') || 'normal') ?? draft.type
    const policy = text(values, 'inner_access_policy').toLowerCase()
    if (policy === 'accept' || policy === 'drop') draft.innerAccess = policy
    else if (field(values, 'inner_access') === false) draft.innerAccess = 'drop'
  }

  let read = 0
  const add = (raw: Fields, group: string, place: { document: number; path: string }, position: number) => {
    if (gathered.ruleCount >= maxRules) {
      collect.error('too-many-rules', `At most ${maxRules} rules are read; the rest were left out.`, place, {
        limit: String(maxRules),
      })
      draftOf(gathered, group).complete = false
      return
    }
    const rule = readRule(raw, { collect, place, group, position })
    if (!rule) return
    const draft = draftOf(gathered, group)
    draft.described = true
    draft.rules.push(
      draft.rules.some((other) => other.id === rule.id) ? { ...rule, id: `${rule.id}#${draft.rules.length}` } : rule,
    )
    gathered.ruleCount += 1
    read += 1
  }

  rules.forEach(({ values, address, path }, position) => {
    const place = { document, path: `${path}.values` }
    const reference = references.get(address.replace(/\[[^\]]*\]$/, ''))
    const group = text(values, 'security_group_id') || (reference && (idByAddress.get(reference) ?? reference))
    if (!group) {
      collect.error(
        'no-group',
        `${shown(address)} does not say which group it belongs to.`,
        place,
        { rule: shown(address) },
        address,
      )
      return
    }
    add(toApi(values, position), group, place, position)
  })
  data.forEach(({ values, path }) => {
    const items = field(values, 'rules')
    const group = text(values, 'group_id')
    if (!Array.isArray(items) || !group) return
    items.forEach((item: unknown, position) => {
      if (isFields(item)) add(dataToApi(item), group, { document, path: `${path}.values.rules[${position}]` }, position)
    })
  })

  if (groups.length + rules.length + data.length === 0) {
    collect.error('no-terraform-groups', 'No alicloud_security_group or alicloud_security_group_rule was found.', {
      document,
      path: 'values',
    })
  }
  return { document, kind: 'terraform', read, skipped: rules.length - Math.min(read, rules.length) }
}

/** Resources of a module and its child modules, without recursion: a state can be as deep as it likes. */
function resourcesOf(root: Fields, path: string): Resource[] {
  const found: Resource[] = []
  const modules: { module: unknown; path: string }[] = [
    { module: field(root, 'root_module'), path: `${path}.root_module` },
  ]
  for (let next = modules.pop(); next; next = modules.pop()) {
    const { module } = next
    if (!isFields(module)) continue
    const resources = field(module, 'resources')
    if (Array.isArray(resources)) {
      resources.forEach((resource: unknown, index) => {
        const values = isFields(resource) ? field(resource, 'values') : undefined
        if (!isFields(resource) || !isFields(values)) return
        found.push({
          fields: resource,
          values,
          address: text(resource, 'address'),
          path: `${next.path}.resources[${index}]`,
        })
      })
    }
    const children = field(module, 'child_modules')
    if (Array.isArray(children)) {
      for (const [index, child] of children.entries()) {
        modules.push({ module: child, path: `${next.path}.child_modules[${index}]` })
      }
    }
  }
  return found
}

/** In a plan the group's id is not known yet: the configuration says which resource it comes from. */
function referencesOf(fields: Fields): Map<string, string> {
  const found = new Map<string, string>()
  const configuration = field(fields, 'configuration')
  const modules: { module: unknown; prefix: string }[] = [
    { module: isFields(configuration) ? field(configuration, 'root_module') : undefined, prefix: '' },
  ]
  for (let next = modules.pop(); next; next = modules.pop()) {
    const { module, prefix } = next
    if (!isFields(module)) continue
    const resources = field(module, 'resources')
    for (const resource of Array.isArray(resources) ? resources : []) {
      if (!isFields(resource)) continue
      const expressions = field(resource, 'expressions')
      const expression = isFields(expressions) ? field(expressions, 'security_group_id') : undefined
      const references = isFields(expression) ? field(expression, 'references') : undefined
      const reference = Array.isArray(references) ? references.find((name) => typeof name === 'string') : undefined
      if (typeof reference === 'string') {
        found.set(prefix + text(resource, 'address'), prefix + reference.replace(/\.id$/, ''))
      }
    }
    const calls = field(module, 'module_calls')
    if (isFields(calls)) {
      for (const [name, call] of Object.entries(calls)) {
        if (isFields(call)) modules.push({ module: field(call, 'module'), prefix: `${prefix}module.${name}.` })
      }
    }
  }
  return found
}

/** The provider's names for the fields of a rule as the API's (P-20…P-22). One key serves both directions. */
function toApi(values: Fields, position: number): Fields {
  const egress = text(values, 'type').toLowerCase() === 'egress'
  const peer = egress ? 'Dest' : 'Source'
  return {
    SecurityGroupRuleId: text(values, 'security_group_rule_id') || String(position),
    Direction: text(values, 'type'),
    IpProtocol: text(values, 'ip_protocol'),
    PortRange: text(values, 'port_range') || '-1/-1',
    Policy: text(values, 'policy'),
    Priority: text(values, 'priority'),
    NicType: text(values, 'nic_type'),
    Description: text(values, 'description'),
    [`${peer}CidrIp`]: text(values, 'cidr_ip'),
    [`Ipv6${peer}CidrIp`]: text(values, 'ipv6_cidr_ip'),
    [`${peer}GroupId`]: text(values, 'source_security_group_id'),
    [`${peer}GroupOwnerId`]: text(values, 'source_group_owner_id') || text(values, 'source_group_owner_account'),
    [`${peer}PrefixListId`]: text(values, 'prefix_list_id'),
  }
}

/** `data.alicloud_security_group_rules` has the API's names in snake case (P-24). */
function dataToApi(item: Fields): Fields {
  return {
    Direction: text(item, 'direction'),
    IpProtocol: text(item, 'ip_protocol'),
    PortRange: text(item, 'port_range'),
    Policy: text(item, 'policy'),
    Priority: text(item, 'priority'),
    NicType: text(item, 'nic_type'),
    Description: text(item, 'description'),
    SourceCidrIp: text(item, 'source_cidr_ip'),
    DestCidrIp: text(item, 'dest_cidr_ip'),
    SourceGroupId: text(item, 'source_group_id'),
    DestGroupId: text(item, 'dest_group_id'),
    SecurityGroupRuleId: text(item, 'security_group_rule_id'),
  }
}
