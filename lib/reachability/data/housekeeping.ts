import type { Socket } from '../model/evidence'
import { isLoopback } from '../model/host-address'
import type { System } from '../model/target'
import { portOfService } from './programs'

/** Ports that a machine listens on for its own sake: the resolver, the clock and its control, mail of its own, printers, DHCP. */
const everywhere: ReadonlySet<number> = new Set([
  portOfService('DNS'),
  portOfService('SMTP'),
  portOfService('NTP'),
  portOfService('mDNS'),
  portOfService('rpcbind'),
  portOfService('IPP/LPD'),
  68,
  323,
])

/**
 * What every Windows listens on: RPC, file sharing, remote management, device discovery, delivery of updates. "Service overview and
 * network port requirements for Windows", Microsoft Learn.
 */
const ofWindows: ReadonlySet<number> = new Set([
  portOfService('Windows RPC'),
  portOfService('NetBIOS'),
  137,
  138,
  portOfService('SMB'),
  ...[5985, 5986, 47001],
  ...[500, 4500, 1900, 2179, 3702, 5040, 5050, 5353, 5355, 5357, 7680],
])

/** From here on Windows gives ports out by itself: RPC services of the system stand there (RFC 6335, dynamic ports). */
const firstDynamic = 49_152

/** Whether a socket is there for the machine's own sake: nobody who speaks of a service means it. */
export function isHousekeeping({ address, port, protocol }: Socket, system: System): boolean {
  if (system === 'windows')
    return ofWindows.has(port) || port >= firstDynamic || (protocol === 'udp' && everywhere.has(port))
  const own = address !== null && isLoopback(address)
  return everywhere.has(port) && (own || protocol === 'udp' || port === portOfService('rpcbind'))
}
