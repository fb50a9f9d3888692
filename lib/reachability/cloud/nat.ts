import type { CloudDocument } from '../model/evidence'
import { type HostAddress, textOf } from '../model/host-address'
import { portOf } from '../model/port'
import type { Target } from '../model/target'
import { objectsWith, textAt } from './fields'

/**
 * The port of the instance to which a NAT gateway hands on what is sent to its own, by DescribeForwardTableEntries.
 *
 * @param dialled public addresses that clients tried
 * @returns null where no entry of that address and port is shown, or several are, or it is handed on as it is
 */
export function portBehindNat(
  documents: readonly CloudDocument[],
  { protocol, port, direction }: Target,
  dialled: readonly HostAddress[],
): number | null {
  if (direction === 'egress' || port === null) return null
  const texts = dialled.map(textOf)
  const own = objectsWith(
    documents.map(({ value }) => value),
    ['ForwardEntryId'],
  ).filter(
    (entry) =>
      portOf(textAt(entry, 'ExternalPort')) === port &&
      /^(?:tcp|udp)$/i.test(textAt(entry, 'IpProtocol')) &&
      textAt(entry, 'IpProtocol').toLowerCase() === protocol &&
      (texts.length === 0 || texts.includes(textAt(entry, 'ExternalIp'))),
  )
  const [first] = own
  const inner = first ? portOf(textAt(first, 'InternalPort')) : null
  return first && own.every((entry) => portOf(textAt(entry, 'InternalPort')) === inner) && inner !== port ? inner : null
}
