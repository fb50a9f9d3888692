import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const listens = (address: string) => `LISTEN 0 128 ${address}:8888 0.0.0.0:* users:(("app",pid=3,fd=3))`
const stateOf = (layer: string, target: string, ...evidence: string[]) =>
  ask(target, ...evidence).layers.find((each) => each.layer === layer)?.state

describe('a client on the machine itself', () => {
  it('reaches what listens at the loopback address, which nobody else does', () => {
    expect(stateOf('listening-socket', 'tcp/8888 from 127.0.0.1', listens('127.0.0.1'))).toBe('pass')
    expect(ask('tcp/8888 from 198.51.100.7', listens('127.0.0.1')).cause).toBe('loopback-only')
    // The other protocol of IP is another address.
    expect(stateOf('listening-socket', 'tcp/8888 from 127.0.0.1', listens('[::1]'))).toBe('unknown')
  })

  it('reaches a container that is published for the host alone', () => {
    const ps = (address: string) =>
      `CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n4c0b7a91e2d3   demo/app   "/run"   3 min ago   Up 3 minutes   ${address}:8888->80/tcp   app`
    expect(ask('tcp/8888 from 127.0.0.1', ps('127.0.0.1')).cause).toBe('unknown')
    expect(ask('tcp/8888 from 198.51.100.7', ps('127.0.0.1')).cause).toBe('loopback-only')
  })

  it('comes by the interface of the machine alone', () => {
    const rules = (first: string) => `-P INPUT DROP\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n-A INPUT ${first} -j ACCEPT`
    expect(stateOf('host-firewall', 'tcp/8888 from 127.0.0.1', rules('-i lo'))).toBe('pass')
    expect(stateOf('host-firewall', 'tcp/8888 from 127.0.0.1', rules('-i eth0'))).toBe('fail')
    expect(stateOf('host-firewall', 'tcp/8888 from 198.51.100.7', rules('-i lo'))).toBe('fail')
    const guard = '-P INPUT ACCEPT\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n-A INPUT -d 127.0.0.0/8 ! -i lo -j REJECT'
    expect(stateOf('host-firewall', 'tcp/8888 from 127.0.0.1', guard)).toBe('pass')
  })

  it('is never asked for what stands in the cloud', () => {
    const refused = 'curl: (7) Failed to connect to 127.0.0.1 port 8888: Connection refused'
    const silent = 'curl: (28) Failed to connect to 127.0.0.1 port 8888: Connection timed out'
    for (const evidence of [[], [refused], [silent], [listens('127.0.0.1')], [listens('127.0.0.1'), silent]])
      expect(ask('tcp/8888 from 127.0.0.1', ...evidence).next?.where).not.toBe('cli')
  })
})
