/**
 * Values that the pages state, each with the date and the page that it was read from.
 * MDX never types these: it names them (`<Fact id="rules-per-group" />`), and the engines compute with them.
 * Ids in comments are statements of the semantics that the engines follow (L-2 …).
 */

export interface Source {
  readonly url: string
  /** Date of the page as it was read, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly date: string
}

export interface Fact {
  readonly value: number
  readonly source: Source
  /** Earlier values, oldest first. */
  readonly before: readonly { readonly value: number; readonly date: string }[]
}

const help = 'https://www.alibabacloud.com/help/en/ecs'

// Each date is the one printed on the copy that was read, and each address leads to that edition.
const faq = { url: 'https://www.alibabacloud.com/help/ja/ecs/user-guide/security-faq', date: '2024-09-11' }
const rulesPage = {
  url: 'https://www.alibabacloud.com/help/ja/ecs/user-guide/security-group-rules',
  date: '2026-02-05',
}
const authorizePage = { url: 'https://www.alibabacloud.com/help/doc-detail/25554.html', date: '2026-01-28' }
const authorizePage2024 = { url: `${help}/api-authorizesecuritygroup`, date: '2024-11-14' }
/** The official description of the API, which the API pages are made from. */
const apiErrors = { url: 'https://api.alibabacloud.com/document/Ecs/2014-05-26/errorCode', date: '2025-12-19' }
const groupTypesPage = {
  url: `${help}/user-guide/basic-security-groups-and-advanced-security-groups`,
  date: '2026-04-27',
}
const prefixListPage = { url: 'https://www.alibabacloud.com/help/ja/vpc/vpc-prefix-lists', date: '2025-12-23' }
const createPrefixListPage = { url: 'https://www.alibabacloud.com/help/en/doc-detail/207969.html', date: '2026-01-28' }
const createVSwitchPage = {
  url: 'https://www.alibabacloud.com/help/en/vpc/developer-reference/api-vpc-2016-04-28-createvswitch',
  date: '2025-03-21',
}
const createPortListPage = {
  url: `${help}/developer-reference/api-ecs-2014-05-26-createportrangelist`,
  date: '2026-01-28',
}
const timeoutPage = { url: `${help}/user-guide/connection-timeout-management`, date: '2025-12-19' }

const snatPage = {
  url: 'https://www.alibabacloud.com/help/en/nat-gateway/getting-started/use-the-snat-feature-of-an-internet-nat-gateway-to-access-the-internet',
  date: '2025-07-07',
}
const simpleServerPage = {
  url: 'https://alibabacloud.com/help/en/simple-application-server/user-guide/manage-the-firewall-of-a-server',
  date: '2024-09-10',
}
const overduePage = { url: `${help}/overdue-payments`, date: '2024-09-18' }

const nlbPage = {
  url: 'https://www.alibabacloud.com/help/en/slb/network-load-balancer/use-cases/use-nlb-security-groups-to-implement-blacklist-and-whitelist-access-policies',
  date: '2026-03-26',
}

const rdsGroupPage = {
  url: 'https://www.alibabacloud.com/help/en/rds/apsaradb-rds-for-sql-server/set-security-group-rules',
  date: '2026-03-30',
}

const actionTrailPage = {
  url: 'https://www.alibabacloud.com/help/en/ecs/user-guide/audit-cloud-operations-with-actiontrail',
  date: '2025-11-10',
}

const eventQueryPage = {
  url: 'https://alibabacloud.com/help/ja/actiontrail/user-guide/query-events-in-the-actiontrail-console',
  date: '2026',
}

const limitsPage = {
  url: 'https://www.alibabacloud.com/help/en/ecs/user-guide/limitations',
  date: '2026',
}

export const facts = {
  /** L-2: rules of one group, both directions (L-1). No page of today has it; the last that did is named here. */
  'rules-per-group': { value: 200, source: authorizePage2024, before: [{ value: 100, date: '2019-04' }] },
  /** L-3: rules in force on one network interface over all its groups. */
  'rules-per-eni': { value: 1000, source: authorizePage, before: [{ value: 500, date: '2019-04' }] },
  /** L-4: groups that one network interface may join, whatever their type. */
  'groups-per-eni': { value: 10, source: rulesPage, before: [{ value: 5, date: '2024-09-11' }] },
  /** L-6, L-7: entries that one prefix list may hold; a rule that names it costs its largest size. */
  'prefix-list-entries': { value: 200, source: createPrefixListPage, before: [] },
  /** L-10: entries that one port list may hold; a rule that names it costs its largest size. */
  'port-list-entries': { value: 2000, source: createPortListPage, before: [] },
  /** L-8: rules of one basic group that name a group; two rules with the same group count twice. */
  'referenced-groups': { value: 20, source: apiErrors, before: [] },
  /** L-9: private addresses in one basic group of a VPC. */
  'addresses-basic': { value: 6000, source: groupTypesPage, before: [{ value: 2000, date: '2021-07' }] },
  /** L-9: network interfaces in one enterprise group of a VPC. */
  'addresses-advanced': { value: 65536, source: groupTypesPage, before: [] },
  /** L-6: a prefix list costs its largest size, not its current one. */
  'prefix-list-costs-max-entries': { value: 1, source: prefixListPage, before: [] },
  /** Prefix lengths that a vSwitch may have, and the addresses that the system keeps in each: the first and the last. */
  'vswitch-shortest-prefix': { value: 16, source: createVSwitchPage, before: [] },
  'vswitch-longest-prefix': { value: 29, source: createVSwitchPage, before: [] },
  'vswitch-kept-first': { value: 1, source: createVSwitchPage, before: [] },
  'vswitch-kept-last': { value: 3, source: createVSwitchPage, before: [] },
  /** Rules that one import takes. */
  'rules-per-import': {
    value: 200,
    source: { url: `${help}/user-guide/start-using-security-groups`, date: '2025-11-15' },
    before: [],
  },
  /** SNAT entries of one Internet NAT gateway, by default. */
  'snat-entries': { value: 40, source: snatPage, before: [] },
  /** Rules of the firewall of one simple application server. */
  'simple-server-rules': { value: 50, source: simpleServerPage, before: [] },
  /** Days for which a pay-as-you-go instance goes on running after a payment is overdue. */
  'overdue-days': { value: 15, source: overduePage, before: [] },
  /** Rules that DescribeSecurityGroupAttribute returns in one page: unasked, and at most. */
  'rules-per-page': { value: 500, source: apiErrors, before: [] },
  'rules-per-page-most': { value: 1000, source: apiErrors, before: [] },
  /** Groups that DescribeSecurityGroups returns in one page: unasked, and at most. */
  'groups-per-page': { value: 10, source: apiErrors, before: [] },
  'groups-per-page-most': { value: 100, source: apiErrors, before: [] },
  /** Groups of its own that a Network Load Balancer may be in. */
  'nlb-groups': { value: 4, source: nlbPage, before: [] },
  /** Security groups that the allowlist of one RDS instance takes. */
  'rds-groups': { value: 10, source: rdsGroupPage, before: [] },
  /** Groups that one call of DescribeSecurityGroupReferences takes. */
  'reference-query-ids': { value: 10, source: apiErrors, before: [] },
  /** Days for which ActionTrail keeps events without a trail. */
  'actiontrail-days': { value: 90, source: actionTrailPage, before: [] },
  /** Minutes until ActionTrail shows an event. */
  'actiontrail-minutes': { value: 10, source: eventQueryPage, before: [] },
  /** T-3: a closing TCP connection (TIME_WAIT, CLOSE_WAIT); 15 with NLB or CLB. */
  'session-seconds-closing': { value: 3, source: timeoutPage, before: [] },
  /** T-3: TIME_WAIT with NLB or CLB in front. */
  'session-seconds-closing-balancer': { value: 15, source: timeoutPage, before: [] },
  /** T-3: UDP with NLB or CLB in front. */
  'session-seconds-udp-balancer': { value: 100, source: timeoutPage, before: [] },
  /** L-6: prefix lists in one region. */
  'prefix-lists-per-region': { value: 100, source: limitsPage, before: [] },
  /** L-10: port lists in one region. */
  'port-lists-per-region': { value: 1000, source: limitsPage, before: [] },
  /** L-7, L-10: resources that may use one list. */
  'list-uses': { value: 1000, source: limitsPage, before: [] },
  /** Rules that one call adds. */
  'rules-per-call': { value: 100, source: authorizePage, before: [] },
  /** F-6. */
  'priority-highest': { value: 1, source: authorizePage, before: [] },
  'priority-lowest': { value: 100, source: authorizePage, before: [] },
  /** G-14: priority of the rules that come with the automatic default group (F-7: 110 until 27 May 2020). */
  'default-rule-priority': { value: 100, source: faq, before: [{ value: 110, date: '2020-05-27' }] },
  /** T-2: an idle TCP connection is remembered for so many seconds by default; an interface may be set to fewer. */
  'session-seconds': { value: 910, source: timeoutPage, before: [] },
  /** T-3: the same for UDP. */
  'session-seconds-udp': { value: 30, source: timeoutPage, before: [] },
  /** How long to keep both groups when an ENI moves from one to the other. */
  'move-seconds': { value: 10, source: rulesPage, before: [] },
  'port-lowest': { value: 1, source: authorizePage, before: [] },
  'port-highest': { value: 65535, source: authorizePage, before: [] },
} as const satisfies Record<string, Fact>

export type FactId = keyof typeof facts

/** What a port is used for; each locale has a word for it. */
type PortUse = 'remote' | 'web' | 'database' | 'mail' | 'name'

export interface CommonPort {
  readonly port: number
  readonly protocol: 'tcp' | 'udp'
  readonly service: string
  readonly use: PortUse
  /** In the table of the answer `protocols-and-ports`. */
  readonly inTable: boolean
  /** Serious when open to every address. */
  readonly sensitive: boolean
  /** Sends passwords and content in the clear. */
  readonly clear?: true
}

/** Ports that readers meet. Those with `inTable` are the ones the FAQ lists. */
export const commonPorts: readonly CommonPort[] = [
  { port: 22, protocol: 'tcp', service: 'SSH', use: 'remote', inTable: true, sensitive: true },
  { port: 23, protocol: 'tcp', service: 'Telnet', use: 'remote', inTable: true, sensitive: true, clear: true },
  { port: 3389, protocol: 'tcp', service: 'RDP', use: 'remote', inTable: true, sensitive: true },
  { port: 80, protocol: 'tcp', service: 'HTTP', use: 'web', inTable: true, sensitive: false, clear: true },
  { port: 443, protocol: 'tcp', service: 'HTTPS', use: 'web', inTable: true, sensitive: false },
  { port: 1433, protocol: 'tcp', service: 'MS SQL', use: 'database', inTable: true, sensitive: true },
  { port: 1521, protocol: 'tcp', service: 'Oracle', use: 'database', inTable: true, sensitive: true },
  { port: 3306, protocol: 'tcp', service: 'MySQL', use: 'database', inTable: true, sensitive: true },
  { port: 5432, protocol: 'tcp', service: 'PostgreSQL', use: 'database', inTable: true, sensitive: true },
  { port: 6379, protocol: 'tcp', service: 'Redis', use: 'database', inTable: true, sensitive: true },
  { port: 27017, protocol: 'tcp', service: 'MongoDB', use: 'database', inTable: false, sensitive: true },
  { port: 9200, protocol: 'tcp', service: 'Elasticsearch', use: 'database', inTable: false, sensitive: true },
  { port: 11211, protocol: 'tcp', service: 'Memcached', use: 'database', inTable: false, sensitive: true },
  { port: 25, protocol: 'tcp', service: 'SMTP', use: 'mail', inTable: false, sensitive: false, clear: true },
  { port: 465, protocol: 'tcp', service: 'SMTPS', use: 'mail', inTable: false, sensitive: false },
  { port: 587, protocol: 'tcp', service: 'SMTP Submission', use: 'mail', inTable: false, sensitive: false },
  { port: 21, protocol: 'tcp', service: 'FTP', use: 'remote', inTable: false, sensitive: true, clear: true },
  { port: 53, protocol: 'udp', service: 'DNS', use: 'name', inTable: false, sensitive: false },
  {
    port: 8080,
    protocol: 'tcp',
    service: 'Tomcat',
    use: 'web',
    inTable: false,
    sensitive: false,
    clear: true,
  },
]

/** M-13: how the API refuses a rule that names its own group. */
export const selfReference = {
  error: 'InvalidParamter.Conflict',
  source: apiErrors,
} as const
