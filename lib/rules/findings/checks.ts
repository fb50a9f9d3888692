import type { PortRange } from '../model'
import type { OtherCheck } from './model'

/*
 * Checks of other tools that report the same, by the names that these tools have: Cloud Config's managed rules
 * (help.aliyun.com, 446635 and 446636; compliance pack for security groups), CIS benchmark section 4, Prowler's provider
 * alibabacloud, Checkov's CKV_ALI, KICS' queries for alicloud. Read in November 2026.
 */

const config = (name: string): OtherCheck => ({ tool: 'Cloud Config', name })
const cis = (name: string): OtherCheck => ({ tool: 'CIS Alibaba Cloud Foundation Benchmark 2.0.0', name })
const prowler = (name: string): OtherCheck => ({ tool: 'Prowler', name: `ecs_securitygroup_restrict_${name}_internet` })
const checkov = (name: string): OtherCheck => ({ tool: 'Checkov', name })
const kics = (name: string): OtherCheck => ({ tool: 'KICS', name: `Public Security Group Rule ${name}` })

/** Ports of Prowler's check for ports of high risk. */
const prowlersPorts = [25, 110, 135, 143, 445, 3000, 4333, 5000, 5500, 8080, 8088]

/** Checks that look at one TCP port that is open to everyone. */
const byPort: readonly (readonly [ports: readonly number[], checks: readonly OtherCheck[]])[] = [
  [[22], [cis('4.3'), prowler('ssh'), checkov('CKV_ALI_2')]],
  [[3389], [cis('4.4'), prowler('rdp'), checkov('CKV_ALI_3')]],
  [[22, 3389], [config('sg-risky-ports-check')]],
  [[23], [prowler('telnet')]],
  [prowlersPorts, [prowler('high_risk_ports')]],
]

/** Checks that some open ports of TCP fail. Cloud Config asks its user which ports are risky; 22 and 3389 are its own choice. */
export function checksOfPorts(ports: PortRange, known: boolean): OtherCheck[] {
  const within = (list: readonly number[]) => list.some((port) => ports.start <= port && port <= ports.end)
  return [
    ...byPort.flatMap(([list, checks]) => (within(list) ? checks : [])),
    kics(known ? 'Sensitive Port' : 'Unknown Port'),
  ]
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
