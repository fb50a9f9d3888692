import { clients } from './clients'
import { docker } from './containers/docker'
import { kubectl } from './containers/kubectl'
import { firewalld } from './firewalls/firewalld'
import { iptables } from './firewalls/iptables'
import { netsh } from './firewalls/netsh'
import { nft } from './firewalls/nft'
import { ufw } from './firewalls/ufw'
import { hostFacts } from './host/facts'
import { guards } from './host/guards'
import { interfaces } from './host/interfaces'
import { kernel } from './logs/kernel'
import { programs } from './logs/programs'
import { systemd } from './logs/systemd'
import { conntrack } from './network/conntrack'
import { flowLog } from './network/flow-log'
import { names } from './network/names'
import { tcpdump } from './network/tcpdump'
import { trace } from './network/trace'
import type { Reader } from './reader'
import { sockets } from './sockets'

/** All readers. To read another program: a file with a reader, and a line here. */
export const readers: readonly Reader[] = [
  sockets,
  docker,
  kubectl,
  iptables,
  nft,
  ufw,
  firewalld,
  netsh,
  guards,
  interfaces,
  hostFacts,
  systemd,
  programs,
  kernel,
  tcpdump,
  conntrack,
  flowLog,
  trace,
  names,
  clients,
]
