import type { ForeignRule, HostFact } from '../../../model/evidence'
import { quote } from '../../../paste/quote'
import type { EvidenceReader } from '../../reader'
import { countedRows, countedSigns } from './counted'
import { rowsIn } from './rows'
import { cloudRulesOf, isCloudRule, isRuleHead, type ReadCloudRule } from './rule'
import { type CloudRecord, type CloudValues, valuesIn } from './values'

/*
 * Firewalls of other clouds than ours, whichever: groups that let in what a rule names, lists with rules that deny, in their
 * order, and the lists of a network. What is said of them is the rules for what comes in.
 */

/** What templates and settings have, of which nobody says that they are in force. */
const planned =
  /"\$schema"|\bapiVersion\b|AWSTemplateFormatVersion|\bAWS::EC2|\bALIYUN::|"SecurityGroup(?:In|E)gress"|^\s{0,9}SecurityGroup(?:In|E)gress:|"terraform_version"|\bsecurityRules:\s{0,9}\[|Microsoft\.Network\/networkSecurityGroups"(?!\/)/m
/** What each of the answers of Azure has, and no template. */
const answered = /provisioningState|"etag"|"id"\s{0,9}:\s{0,9}"\/subscriptions\/|"defaultSecurityRules"/
const ofAzure = /"(?:securityRules|destinationPortRange|sourceAddressPrefix)"\s{0,9}:/
/** Commands that show a part of the rules. */
const narrowed =
  /\|\s{0,9}(?:grep|egrep|head|tail|jq|awk|sed|findstr|Select-String)\b|--filters?(?!(?:=| )["']?(?:Name=)?["']?(?:group|vpc|association|network|subnet|security-group))[ =]|--max-(?:items|results)|--limit\b|\?(?!(?:Is)?Egress)[A-Za-z]{1,40}\s{0,3}[=<>!]/
/** Tools of clouds, typed without a prompt. */
const tools =
  /^\s{0,9}(?:\$ )?(?:aws|gcloud|az|oci|doctl|hcloud|openstack|tccli|yc|scw|linode-cli|vultr-cli|exo|ibmcloud)\s/
const outwards = /egress|outbound|出方向/i
const ofList = /network-?acls?\b|networkAcl/i

/** What a command asks AWS for, with a query that chooses the columns. */
function askedOf(typed: string): 'list' | 'group' | null {
  if (ofList.test(typed)) return 'list'
  return /describe-security-group/.test(typed) && /--query/.test(typed) ? 'group' : null
}

interface Group {
  readonly name: string
  readonly rules: readonly ReadCloudRule[]
  readonly records: readonly CloudRecord[]
}

/** The rules of each group, or of each network, apart; null where one of them cannot be read. */
function groupsOf(records: readonly CloudRecord[]): readonly Group[] | null {
  const groups = new Map<string, { name: string; rules: ReadCloudRule[]; records: CloudRecord[] }>()
  for (const record of records) {
    const rules = cloudRulesOf(record)
    if (rules === null) return null
    const network = record.fields.get('network')
    const name = typeof network === 'string' ? network.slice(network.lastIndexOf('/') + 1) : ''
    const key = name === '' ? String(record.owner) : name
    const own = groups.get(key) ?? { name, rules: [], records: [] }
    groups.set(key, own)
    own.rules.push(...rules)
    own.records.push(record)
  }
  return [...groups.values()]
}

/** Who is let in that no rule names, where a list says so. */
function defaultOf({ records }: CloudValues): ForeignRule[] {
  const open = records.find(({ fields }) =>
    ['inboundpolicy', 'inbounddefaultpolicy'].some((name) => /^accept$/i.test(String(fields.get(name) ?? ''))),
  )
  return open
    ? [
        {
          protocol: 'all',
          ports: { start: 0, end: 65_535 },
          sources: ['0.0.0.0/0'],
          open: false,
          line: quote(open.line),
        },
      ]
    : []
}

/** Lists of rules that are shown to be empty. */
const emptyLists: ReadonlySet<string> = new Set([
  'ippermissions',
  'inboundrules',
  'ingresssecurityrules',
  'securitygrouprules',
  'inbound',
])

/** `gcloud compute firewall-rules list`. */
const googleHead = /^\s{0,9}NAME\s{1,200}(?:NETWORK\s{1,200})?DIRECTION\s{1,200}PRIORITY\s/

/** Most lines that are looked at for one that is of such rules. */
export const mostSigned = 1000

/** Most lines of one answer: there are no longer lists of rules. */
const mostLines = 6000

/** Most rules that are kept. */
const mostRules = 500

const signs: readonly RegExp[] = [
  /"(?:IpPermissions|portStates|inbound_policy|IpRanges|IsEgress|RuleAction|securityRules|destinationPortRanges?|sourceRanges|ingress-security-rules|tcp-options|PolicyIndex|remote_ip_prefix|source_ips|inbound_rules|inbound|addresses|v4CidrBlocks|CidrBlock|is-stateless)"\s{0,9}:/,
  /^\s{0,20}(?:- )?(?:IPProtocol|sourceRanges|Source IPs|remote_ip_prefix|v4_cidr_blocks|CidrBlock|CidrIp|RuleAction|source_ips):/,
  /DestinationPortRanges|RuleAction|(?:Port|IP|PORT) R(?:ange|ANGE)|IP Protocol|Inbound Rules/,
  googleHead,
  ...countedSigns,
]

/** Reads the rules of firewalls of other clouds: what their APIs and tools answer as JSON, YAML, tables and rows. */
export const cloudRules: EvidenceReader = {
  name: 'security-group',
  heads: [googleHead],
  signs,
  read: ({ lines: all, at, cut: isCut, command }, signed) => {
    if (
      !signed.slice(0, mostSigned).some((number) => signs.some((sign) => sign.test((all[number] ?? '').slice(0, 1000))))
    )
      return []
    const lines = all.slice(0, mostLines)
    const cut = isCut || all.length > mostLines
    const text = lines.join('\n').slice(0, 400_000)
    if (planned.test(text) || (ofAzure.test(text) && !answered.test(text))) return []
    const typed = command ?? lines.find((line) => tools.test(line)) ?? ''
    const values = valuesIn(lines)
    // What Azure has under `properties` is read with what stands around it.
    const shown = values.records.filter((record) => record.holder !== 'properties' && isCloudRule(record))
    const records = [...shown, ...rowsIn(lines, isRuleHead).filter(isCloudRule), ...countedRows(lines, askedOf(typed))]
    const groups = groupsOf(records)
    if (groups === null) return []
    const isOutwards = outwards.test(typed) && !/ingress|inbound|egress[=!` ]{1,6}false/i.test(typed)
    const isWhole = !cut && !narrowed.test(typed)
    const more = defaultOf(values)
    // Documents one after the other are a list.
    const isSeries = /^---$/m.test(text)
    const facts = groups.flatMap(({ name, rules, records: own }): HostFact[] => {
      const inside = rules.filter(({ way }) => (way ?? (isOutwards ? 'egress' : 'ingress')) === 'ingress')
      const isAsked = inside.length > 0 || rules.some(({ way }) => way === 'egress')
      const line = inside[0]?.line ?? own[0]?.line ?? ''
      const isList = own.some(({ fields }) => fields.has('ruleaction')) || ofList.test(typed)
      const fact = factOf(
        [...inside.slice(0, mostRules), ...more],
        isWhole && (isSeries || own.every(({ listed }) => listed)),
        line,
        at,
      )
      const told: HostFact = { ...fact, ...(isList ? { acl: true } : {}), ...(name === '' ? {} : { group: name }) }
      return isAsked && (inside.length > 0 || !isList) ? [told] : []
    })
    const isEmpty = records.length === 0 && values.empty.some((name) => emptyLists.has(name))
    const first = values.records[0]?.line ?? ''
    return isEmpty && isWhole ? [factOf(more, true, first, at)] : facts
  },
}

function factOf(rules: readonly ForeignRule[], whole: boolean, line: string, at: string | null): HostFact {
  return { kind: 'host', tool: 'security-group', fact: 'foreign-rules', rules, whole, at, line: quote(line) }
}
