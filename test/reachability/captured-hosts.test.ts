import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type LayerName, type LayerState, layerNames } from '@/lib/reachability'
import { gather } from '@/lib/reachability/read/gather'
import { ask, stateOf } from './ask'

/**
 * What programs of Debian 12 printed about a host 172.16.0.12 and a client 198.51.100.7 that were made for it: Python,
 * Node.js, nginx, tcpdump, conntrack, ss, netstat, lsof, nmap, nft, traceroute, mtr, ip, ifconfig.
 */
const folder = new URL('../fixtures/reachability/captured/', import.meta.url)
const captured = (name: string) => readFileSync(new URL(`${name}.txt`, folder), 'utf8')
const client = 'from 198.51.100.7'

interface Wanted {
  readonly files: string
  readonly port: number
  readonly cause: string
  readonly layers?: Partial<Record<LayerName, LayerState>>
  readonly next?: string
}

const wanted: Wanted[] = [
  { files: 'pyhttp', port: 8000, cause: 'loopback-only', layers: { 'listening-socket': 'fail' } },
  {
    files: 'pyhttp-all',
    port: 8080,
    cause: 'none-found',
    layers: { 'listening-socket': 'pass', 'security-group': 'pass' },
  },
  { files: 'py-inuse', port: 8080, cause: 'not-listening' },
  { files: 'node-inuse', port: 8080, cause: 'not-listening' },
  { files: 'nginx-98', port: 8080, cause: 'not-listening' },
  { files: 'py-99', port: 8081, cause: 'wrong-address' },
  { files: 'node-99', port: 8082, cause: 'wrong-address' },
  { files: 'nginx-99', port: 8083, cause: 'wrong-address' },
  { files: 'nginx-t', port: 80, cause: 'unknown' },
  {
    files: 'curl-502 nginx-upstream',
    port: 80,
    cause: 'service-error',
    layers: { application: 'fail', 'security-group': 'pass' },
  },
  {
    files: 'td-ok',
    port: 8080,
    cause: 'unknown',
    layers: { 'listening-socket': 'pass', 'host-firewall': 'pass', 'security-group': 'pass' },
  },
  { files: 'td-rst', port: 9999, cause: 'unknown', layers: { 'security-group': 'pass' }, next: 'sockets' },
  {
    files: 'td-syn',
    port: 8080,
    cause: 'unknown',
    layers: { 'security-group': 'pass', 'public-address': 'pass' },
    next: 'host-firewall',
  },
  {
    files: 'td-proh',
    port: 8080,
    cause: 'host-firewall',
    layers: { 'host-firewall': 'fail', 'security-group': 'pass' },
  },
  { files: 'td-port', port: 8080, cause: 'host-firewall', layers: { 'host-firewall': 'fail' } },
  { files: 'conntrack', port: 8080, cause: 'unknown', layers: { 'host-firewall': 'pass', 'security-group': 'pass' } },
  { files: 'ss-synrecv', port: 8080, cause: 'unknown', layers: { 'host-firewall': 'pass', 'security-group': 'pass' } },
  {
    files: 'netstat-synrecv',
    port: 8080,
    cause: 'unknown',
    layers: { 'host-firewall': 'pass', 'security-group': 'pass' },
  },
  { files: 'ss', port: 8000, cause: 'loopback-only' },
  { files: 'netstat', port: 8000, cause: 'loopback-only' },
  { files: 'lsof', port: 8000, cause: 'loopback-only' },
  { files: 'nmap', port: 8080, cause: 'none-found', layers: { 'listening-socket': 'pass' } },
  { files: 'nft', port: 8080, cause: 'host-firewall', layers: { 'host-firewall': 'fail' } },
]

describe('captured on a host', () => {
  it.each(wanted)('$files, tcp/$port: $cause', ({ files, port, cause, layers = {}, next }) => {
    const diagnosis = ask(`tcp/${port} ${client}`, ...files.split(' ').map(captured))
    expect(diagnosis.cause).toBe(cause)
    for (const layer of layerNames) if (layers[layer]) expect(stateOf(diagnosis, layer), layer).toBe(layers[layer])
    if (next) expect(diagnosis.next?.kind).toBe(next)
  })

  it.each(readdirSync(folder))('%s is understood', (name) => {
    expect(gather([captured(name.replace('.txt', ''))]).understood.some(({ as }) => as.length > 0)).toBe(true)
  })

  it('the fix of nftables speaks of the table and the chain that there are', () => {
    const { fix } = ask(`tcp/8080 ${client}`, captured('nft'))
    expect(fix[0]?.ways[0]?.text).toContain('nft insert rule ip own incoming ip saddr 198.51.100.7/32')
  })

  it('own addresses are read, whatever shows them', () => {
    for (const name of ['ipaddr', 'ipbr', 'ifconfig']) {
      const [found] = gather([captured(name)]).interfaces
      expect(
        found?.addresses.some(({ interface: on, family }) => on === 'eth0' && family === 4),
        name,
      ).toBe(true)
    }
    expect(gather([captured('hostname')]).interfaces).toHaveLength(1)
  })
})
