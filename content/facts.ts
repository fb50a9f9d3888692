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

const faq = { url: 'https://www.alibabacloud.com/help/en/ecs/user-guide/security-faq', date: '2024-09-11' }
const rulesPage = {
  url: 'https://www.alibabacloud.com/help/en/ecs/user-guide/security-group-rules',
  date: '2026-01-13',
}
const authorizePage = { url: 'https://www.alibabacloud.com/help/doc-detail/25554.html', date: '2026-01-28' }
const joinPage = { url: 'https://alibabacloud.com/help/en/ecs/api-joinsecuritygroup', date: '2026-01-28' }
const groupTypesPage = {
  url: 'https://help.aliyun.com/en/ecs/user-guide/basic-security-groups-and-advanced-security-groups',
  date: '2026',
}
const limitsPage2021 = { url: 'https://www.alibabacloud.com/help/doc-detail/25412.htm', date: '2021-07' }
const prefixListPage = { url: 'https://www.alibabacloud.com/help/ja/vpc/vpc-prefix-lists', date: '2025-12-23' }

export const facts = {
  /** L-2: inbound and outbound rules of one group together (L-1). */
  'rules-per-group': { value: 200, source: faq, before: [{ value: 100, date: '2019-04' }] },
  /** L-3: rules in force on one network interface over all its groups. */
  'rules-per-eni': { value: 1000, source: authorizePage, before: [{ value: 500, date: '2019-04' }] },
  /** L-4: groups that one network interface may join. */
  'groups-per-eni': { value: 10, source: rulesPage, before: [{ value: 5, date: '2024-09-11' }] },
  /** L-4: the default until at least this date; the quota of the account decides. */
  'groups-per-eni-2024': { value: 5, source: faq, before: [] },
  /** L-4: the default that the page of JoinSecurityGroup still states beside it. */
  'groups-per-eni-join': { value: 5, source: joinPage, before: [] },
  /** L-7: entries that one prefix list may hold. */
  'prefix-list-entries': { value: 200, source: limitsPage2021, before: [] },
  /** L-8: groups that the rules of one basic group may name. */
  'referenced-groups': { value: 20, source: authorizePage, before: [] },
  /** L-9: private addresses in one basic group of a VPC. */
  'addresses-basic': { value: 6000, source: groupTypesPage, before: [{ value: 2000, date: '2021-07' }] },
  /** L-9: network interfaces in one advanced group of a VPC. */
  'addresses-advanced': { value: 65536, source: groupTypesPage, before: [] },
  /** L-6: a prefix list costs its largest size, not its current one. */
  'prefix-list-costs-max-entries': { value: 1, source: prefixListPage, before: [] },
  /** F-6. */
  'priority-highest': { value: 1, source: rulesPage, before: [] },
  'priority-lowest': { value: 100, source: rulesPage, before: [] },
  /** G-14: priority of the rules that come with the automatic default group (F-7: 110 until 27 May 2020). */
  'default-rule-priority': { value: 100, source: faq, before: [{ value: 110, date: '2020-05-27' }] },
  /** T-2: a session is remembered for at most this many seconds. */
  'session-seconds': { value: 910, source: rulesPage, before: [] },
  'port-lowest': { value: 1, source: rulesPage, before: [] },
  'port-highest': { value: 65535, source: rulesPage, before: [] },
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
  { port: 587, protocol: 'tcp', service: 'SMTP submission', use: 'mail', inTable: false, sensitive: false },
  { port: 21, protocol: 'tcp', service: 'FTP', use: 'remote', inTable: false, sensitive: true, clear: true },
  { port: 53, protocol: 'udp', service: 'DNS', use: 'name', inTable: false, sensitive: false },
  {
    port: 8080,
    protocol: 'tcp',
    service: 'HTTP (alternative)',
    use: 'web',
    inTable: false,
    sensitive: false,
    clear: true,
  },
]

/** M-13: how the API refuses a rule that names its own group, by its list of errors; no newer list was found. */
export const selfReference = {
  error: 'InvalidParamter.Conflict',
  source: {
    url: 'https://github.com/AlibabaCloudDocs/ecs/blob/master/intl.en-US/API%20Reference/Security%20groups/AuthorizeSecurityGroup.md',
    date: '2021',
  },
} as const
