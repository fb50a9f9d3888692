import type { SeenPacket } from '../../model/evidence'
import type { TargetProtocol } from '../../model/target'
import type { EvidenceReader } from '../reader'
import { type FlowRecord, flowRecords, flowSigns } from './flow-records'

const protocols: ReadonlyMap<number, TargetProtocol> = new Map([
  [1, 'icmp'],
  [6, 'tcp'],
  [17, 'udp'],
  [58, 'icmpv6'],
])

function packetOf({ action, protocol, place: _, networkInterface: __, ...record }: FlowRecord): SeenPacket[] {
  const name = protocols.get(protocol)
  if (name === undefined) return []
  const ports = name === 'tcp' || name === 'udp'
  return [
    {
      kind: 'packet',
      by: 'flow-log',
      what: action === 'accept' ? 'accepted' : 'rejected',
      ...record,
      protocol: name,
      ...(ports ? {} : { sourcePort: null, port: null }),
    },
  ]
}

/** Reads entries of flow logs of a VPC. */
export const flowLog: EvidenceReader = {
  name: 'flow-log',
  signs: flowSigns,
  sparse: true,
  read: (block) => flowRecords(block.lines).flatMap(packetOf),
}
