import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import type { Server } from './goal'
import { add, type SignedForm } from './state'

/** A server in the words of VPN clients: group 1 the host, group 2 its port. */
const named = String.raw`\[?([\w.-]{1,255}|[0-9a-fA-F:.]{2,45})\]?:(\d{1,5})`

/** Where a client sends to, in a line of its own: OpenVPN, strongSwan. */
const remotes: readonly RegExp[] = [
  new RegExp(String.raw`\bUDP(?:v[46])? link remote: \[AF_INET6?\]${named}`),
  /\bsending packet: from [0-9a-f.:]{2,45}\[\d{1,5}\] to ([0-9a-f.:]{2,45})\[(\d{1,5})\]/,
]

/** What clients say where nothing has come back to them; a server says as much of a client, whose address stands before it. */
const silences: readonly (readonly [tool: string, said: RegExp])[] = [
  // https://git.zx2c4.com/wireguard-go/tree/device/timers.go
  [
    'wireguard',
    new RegExp(String.raw`\bHandshake (?:for peer \d{1,9} \(${named}\) )?did not complete after \d{1,5} seconds`),
  ],
  ['openvpn', /(?<!:\d{1,5} )\bTLS Error: TLS key negotiation failed to occur within \d{1,5} seconds/],
  ['ipsec', /\bgiving up after \d{1,3} retransmits\b/],
  [
    'ipsec',
    /between your computer and the VPN server could not be established because the remote server is not responding|计算机与 VPN 服务器之间的网络连接，因为远程服务器未响应|リモート サーバーが応答しないため、コンピューターと VPN サーバー間/,
  ],
  ['quic', /\bconnect error: timeout: (?:no recent network activity|handshake did not complete in time)/],
]

function placeOf(match: RegExpExecArray | null): Server | null {
  const [, host, port = ''] = match ?? []
  return host === undefined ? null : { host, address: addressOf(host), port: portOf(port) }
}

/** VPN clients, which speak UDP: WireGuard, OpenVPN, strongSwan and Windows' IPsec, and what runs over QUIC. */
export const vpn: SignedForm = {
  signs: [...remotes, ...silences.map(([, said]) => said)],
  read: (line, state) => {
    const remote = remotes.map((pattern) => placeOf(pattern.exec(line))).find((place) => place !== null)
    if (remote) {
      state.place = remote
      return true
    }
    for (const [name, said] of silences) {
      const match = said.exec(line)
      if (!match) continue
      const place = placeOf(match) ?? state.place
      add(state, 'timeout', line, { name, protocol: 'udp', place })
      return true
    }
    return false
  },
}
