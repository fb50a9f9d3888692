import { expect, it } from 'vitest'
import { answer } from '@/components/rules/work/questions'
import { readDocuments } from '@/lib/rules'
import { cpuTime, expectWithin } from '../cpu-time'

/** 10,000 rules of a firewall that has grown: hosts and networks, a hundred ports, some of them covered. */
const document = {
  SecurityGroupId: 'sg-bp1large',
  SecurityGroupType: 'normal',
  VpcId: 'vpc-a',
  InnerAccessPolicy: 'Accept',
  Permissions: {
    Permission: Array.from({ length: 10_000 }, (_, at) => ({
      SecurityGroupRuleId: `sgr-${at}`,
      Direction: 'ingress',
      IpProtocol: 'TCP',
      PortRange: `${1 + (at % 100)}/${1 + (at % 100)}`,
      Policy: at % 7 === 0 ? 'Drop' : 'Accept',
      Priority: 1 + (at % 50),
      NicType: 'intranet',
      SourceCidrIp: at % 3 === 0 ? `10.${at % 256}.0.0/16` : `10.${at % 256}.${(at >> 8) % 256}.${at % 251}/32`,
    })),
  },
}

it('of 10,000 rules the first findings take less than a second of the processor (H11, H12)', {
  tags: ['timed'],
}, () => {
  const { ruleSet } = readDocuments([document])
  const used = cpuTime()
  const { redundant, needed } = answer({ kind: 'findings', question: ruleSet }, () => {})
  expectWithin(used(), 1000)
  expect(redundant.length).toBeGreaterThan(100)
  expect(redundant.length + needed.length).toBe(10_000)
})
