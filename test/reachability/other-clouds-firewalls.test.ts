import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const client = '198.51.100.23'
const causeOf = (port: number, ...evidence: string[]) => ask(`tcp/${port} from ${client}`, ...evidence).cause
const silent = (port: number) => `ssh: connect to host 203.0.113.20 port ${port}: Connection timed out`

describe('the list of Google Cloud', () => {
  const list = (off: string) =>
    [
      'NAME                    NETWORK  DIRECTION  PRIORITY  ALLOW                         DENY  DISABLED',
      'default-allow-http      default  INGRESS    1000      tcp:80                              False',
      'default-allow-internal  default  INGRESS    65534     tcp:0-65535,udp:0-65535,icmp        False',
      `default-allow-ssh       default  INGRESS    65534     tcp:22                              ${off}`,
      '',
    ].join('\n')
  it('lets nobody in by a rule that is off', () => {
    expect(causeOf(22, list('True'), silent(22))).toBe('security-group')
    expect(causeOf(22, list('False'), silent(22))).toBe('unknown')
  })
  it('is whole, and proves nothing where it breaks off before its rows, or where the port was reached', () => {
    expect(causeOf(22, list('True'))).toBe('security-group')
    expect(causeOf(22, list('True'), 'ssh: connect to host 203.0.113.20 port 22: Connection refused')).toBe('unknown')
    expect(causeOf(22, list('True').split('\n')[0] ?? '', silent(22))).toBe('unknown')
  })
})

describe('a group of Azure', () => {
  const rule = (name: string, access: string, priority: number, port: string, source = '*') => ({
    name,
    properties: {
      access,
      priority,
      direction: 'Inbound',
      protocol: 'Tcp',
      destinationPortRange: port,
      sourceAddressPrefix: source,
    },
  })
  const group = (...rules: object[]) =>
    JSON.stringify(
      { name: 'nsg', securityRules: rules, defaultSecurityRules: [rule('DenyAllInBound', 'Deny', 65_500, '*')] },
      null,
      2,
    )
  it('lets in what a rule names, and nothing else', () => {
    expect(causeOf(3389, group())).toBe('security-group')
    expect(causeOf(3389, group(rule('ssh', 'Allow', 100, '22')), silent(3389))).toBe('security-group')
    expect(causeOf(3389, group(rule('rdp', 'Allow', 100, '3300-3400')), silent(3389))).toBe('unknown')
    expect(causeOf(3389, group(rule('rdp', 'Allow', 100, '3389', 'AppService')), silent(3389))).toBe('unknown')
    expect(causeOf(3389, group(rule('rdp', 'Allow', 100, '3389', 'VirtualNetwork')), silent(3389))).toBe(
      'security-group',
    )
  })
  it('denies first what a rule of a lower number denies', () => {
    const rules = (priority: number) => group(rule('no', 'Deny', priority, '*'), rule('rdp', 'Allow', 200, '3389'))
    expect(causeOf(3389, rules(100), silent(3389))).toBe('security-group')
    expect(causeOf(3389, rules(300), silent(3389))).toBe('unknown')
  })
  it('that was only written, in a template, shows nothing', () => {
    expect(causeOf(3389, JSON.stringify({ type: 'networkSecurityGroups', properties: { securityRules: [] } }))).toBe(
      'unknown',
    )
  })
})
