import { clients } from './clients'
import { firewalld } from './firewalls/firewalld'
import { iptables } from './firewalls/iptables'
import { netsh } from './firewalls/netsh'
import { nft } from './firewalls/nft'
import { ufw } from './firewalls/ufw'
import { interfaces } from './host/interfaces'
import type { Reader } from './reader'
import { sockets } from './sockets'

/** All readers. To read another program: a file with a reader, and a line here. */
export const readers: readonly Reader[] = [sockets, iptables, nft, ufw, firewalld, netsh, interfaces, clients]
