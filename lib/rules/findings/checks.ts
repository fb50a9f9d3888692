import type { Family } from '@/lib/cidr'
import type { PortRange } from '../model'
import type { OtherCheck } from './model'

/*
 * Checks of other tools that report the same, by the names that these tools have: Cloud Config's managed rules
 * (help.aliyun.com, 446635 and 446636; compliance pack for security groups), CIS benchmark 2.0.0, recommendations 4.3 and 4.4
 * ("… ingress from 0.0.0.0/0 to port 22", "… to port 3389", as Prowler's compliance file quotes them), Prowler's provider
 * alibabacloud, Checkov's CKV_ALI, KICS' queries for alicloud. Read in November 2026.
 */

const config = (name: string): OtherCheck => ({ tool: 'Cloud Config', name })
const cis = (name: string): OtherCheck => ({ tool: 'CIS Alibaba Cloud Foundation Benchmark 2.0.0', name })
const prowler = (name: string): OtherCheck => ({ tool: 'Prowler', name: `ecs_securitygroup_restrict_${name}_internet` })
const checkov = (name: string): OtherCheck => ({ tool: 'Checkov', name })
const kics = (name: string): OtherCheck => ({ tool: 'KICS', name: `Public Security Group Rule ${name}` })

/** Ports of Prowler's check for ports of high risk. */
const prowlersPorts = [25, 110, 135, 143, 445, 3000, 4333, 5000, 5500, 8080, 8088]

type ByPort = readonly (readonly [ports: readonly number[], checks: readonly OtherCheck[]])[]

/** Checks that look at one TCP port that is open to everyone, over either family. */
const byPort: ByPort = [
  [[22], [prowler('ssh')]],
  [[3389], [prowler('rdp')]],
  [[20, 21], [prowler('ftp')]],
  [[23], [prowler('telnet')]],
  [[1433, 1434], [prowler('sql_server')]],
  [[1521, 2483], [prowler('oracle')]],
  [[3306], [prowler('mysql')]],
  [[5432], [prowler('postgresql')]],
  [[6379], [prowler('redis')]],
  [[7199, 8888, 9160], [prowler('cassandra')]],
  [[9092], [prowler('kafka')]],
  [[5601, 9200, 9300], [prowler('elasticsearch_kibana')]],
  [[11211], [prowler('memcached')]],
  [[27017, 27018], [prowler('mongodb')]],
  [prowlersPorts, [prowler('high_risk_ports')]],
]

/** The same over IPv4 alone: these look for 0.0.0.0/0. */
const byPortOfIpv4: ByPort = [
  [[22], [cis('4.3'), checkov('CKV_ALI_2')]],
  [[3389], [cis('4.4'), checkov('CKV_ALI_3')]],
  [[22, 3389], [config('sg-risky-ports-check')]],
]

/** Checks that some open ports of TCP fail. Cloud Config asks its user which ports are risky; 22 and 3389 are its own choice. */
export function checksOfPorts(ports: PortRange, family: Family, known: boolean): OtherCheck[] {
  const within = (list: readonly number[]) => list.some((port) => ports.start <= port && port <= ports.end)
  const all = family === 4 ? [...byPortOfIpv4, ...byPort] : byPort
  return [
    ...all.flatMap(([list, checks]) => (within(list) ? checks : [])),
    kics(known ? 'Sensitive Port' : 'Unknown Port'),
  ]
}

/** Checks that open ports of every kind fail: those of all ports, and those of each port that is looked at. */
export function checksOfAllPorts(family: Family): OtherCheck[] {
  return [...checks.allPorts, ...checksOfPorts({ start: 1, end: 65535 }, family, true)]
}

export const checks = {
  allPorts: [config('sg-public-access-check'), prowler('all_ports'), kics('All Ports or Protocols')],
  allOfProtocol: [kics('All Ports or Protocols')],
  anyPort: [config('ecs-security-group-not-open-all-port')],
  anyProtocol: [config('ecs-security-group-not-open-all-protocol'), config('ecs-security-group-not-open-all-port')],
  notAllowed: [config('ecs-security-group-white-list-port-check')],
  publicSource: [config('ecs-security-group-not-internet-cidr-access')],
  egressAll: [config('ecs-security-group-egress-not-all-access')],
} as const satisfies Readonly<Record<string, readonly OtherCheck[]>>
