import { proxy } from '../../../data/speakers'
import { isContainerBridge } from '../../../model/container-network'
import type { Attempt, AttemptOutcome } from '../../../model/evidence'
import { addressOf, isLoopback } from '../../../model/host-address'
import { portOf } from '../../../model/port'
import { quote } from '../../../paste/quote'
import type { EvidenceReader } from '../../reader'

/** Numbers of Linux for how a connection failed. */
const outcomes: Readonly<Record<string, AttemptOutcome>> = {
  '110': 'timeout',
  '111': 'refused',
  '113': 'no-route',
}

const forms: readonly RegExp[] = [
  // nginx
  /\((\d{2,3}): [^)]{1,80}\) while connecting to upstream\b.{0,400}upstream: "(?:[a-z]{3,8}:\/\/)?\[?([0-9a-f.:]{2,45})\]?:(\d{1,5})/,
  // Apache
  /\((\d{2,3})\)[^:]{1,80}: AH\d{5}: \w{1,9}: attempt to connect to \[?([0-9a-f.:]{2,45})\]?:(\d{1,5}) /,
]

/** Where a client had asked: the host of a request of HTTP with its port, the address at which nginx hands on streams. */
const frontWords = /\bhost: "[\w.-]{1,255}:(\d{1,5})"|\bserver: \[?[\d.:a-f]{2,45}\]?:(\d{1,5}),/

/** The port at which a proxy was asked for what a line of its log says that it does not reach; null where it says none. */
export function frontOf(line: string): number | null {
  return portOf(frontWords.exec(line)?.slice(1).find(Boolean) ?? '')
}

function tryOf(line: string): Attempt | null {
  for (const form of forms) {
    const [, number = '', host = '', port = ''] = form.exec(line) ?? []
    const outcome = outcomes[number]
    const address = addressOf(host)
    if (!outcome || !address || isLoopback(address) || isContainerBridge(address)) continue
    // The number is the proxy's own: who asks for it means the proxy.
    if (frontOf(line) === portOf(port)) continue
    const told = {
      protocol: 'tcp',
      host,
      address,
      port: portOf(port),
      outcome,
      status: null,
      at: null,
      only: null,
    } as const
    return { kind: 'attempt', tool: proxy, ...told, line: quote(line) }
  }
  return null
}

/** Reads where proxies do not reach another machine: for that one it is a try from elsewhere. */
export const proxies: EvidenceReader = {
  name: proxy,
  signs: forms,
  sparse: true,
  read: ({ lines }) =>
    lines
      .filter((line) => line.length <= 2000)
      .slice(0, 2000)
      .flatMap((line) => tryOf(line) ?? []),
}
