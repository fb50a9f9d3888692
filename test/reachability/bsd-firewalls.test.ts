import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (port: number, ...evidence: string[]) => ask(`tcp/${port} from 198.51.100.7`, ...evidence).cause

describe('pf', () => {
  const rules = (...more: string[]) =>
    [
      '$ doas pfctl -sr',
      'match in all scrub (no-df)',
      'block drop in log all',
      'pass out all flags S/SA',
      ...more,
    ].join('\n')
  const ssh = 'pass in on vio0 inet proto tcp from any to (vio0) port = ssh flags S/SA'

  it('the last rule that matches decides', () => {
    expect(causeOf(8080, rules(ssh))).toBe('host-firewall')
    expect(causeOf(22, rules(ssh))).toBe('unknown')
    expect(causeOf(8080, rules(ssh, 'pass in proto tcp from any to any port { 80, 8080 }'))).toBe('unknown')
    expect(causeOf(8080, rules(ssh, 'pass in proto tcp from any to any port 8000:8100'))).toBe('unknown')
    expect(causeOf(8080, rules(ssh, 'pass in proto udp from any to any port = 8080'))).toBe('host-firewall')
    expect(causeOf(22, rules(ssh, 'block return in on vio0 from 198.51.100.0/24 to any'))).toBe('host-firewall')
    expect(causeOf(22, rules(ssh, 'block drop in on vio0 from 203.0.113.0/24 to any'))).toBe('unknown')
  })
  it('but the first that is to at once', () => {
    expect(causeOf(22, rules('block drop in quick from 198.51.100.7 to any', ssh))).toBe('host-firewall')
    expect(causeOf(8080, rules('pass in quick proto tcp from any to any port = 8080', 'block drop in all'))).toBe(
      'unknown',
    )
  })
  it('not where a part is shown, a table decides, or all passes', () => {
    expect(causeOf(8080, rules(ssh).replace('-sr', '-sr | grep -v udp'))).toBe('unknown')
    expect(causeOf(22, rules(ssh, 'block drop in quick from <bad> to any'))).toBe('unknown')
    expect(causeOf(8080, 'pass all flags S/SA\nblock drop in on ! lo0 proto tcp from any to any port 6000:6010')).toBe(
      'unknown',
    )
    expect(causeOf(8080, 'ext_if = "em0"\nblock in all\npass in on $ext_if proto tcp to any port 22')).toBe('unknown')
  })
  it('nor a file of settings, of which nobody shows that it is in force', () => {
    expect(causeOf(8080, 'block in all\npass in proto tcp from any to any port 443')).toBe('unknown')
    expect(
      causeOf(8080, '# pfctl -sr\nblock drop in all\npass in proto tcp from any to any port = https flags S/SA'),
    ).toBe('host-firewall')
  })
  it('what it logs', () => {
    const line = (deed: string, port: number) =>
      `12:01:44.120211 rule 3/0(match): ${deed} in on em0: 198.51.100.7.51022 > 203.0.113.20.${port}: Flags [S], seq 31, win 65535, length 0`
    expect(causeOf(3000, line('block', 3000))).toBe('host-firewall')
    expect(causeOf(3000, line('block', 3001))).toBe('unknown')
    expect(causeOf(3000, line('pass', 3000))).toBe('unknown')
  })
})

describe('ipfw', () => {
  const rules = (...more: string[]) =>
    [
      '00100 allow ip from any to any via lo0',
      '00200 deny ip from any to 127.0.0.0/8',
      '00300 check-state',
      ...more,
      '65535 deny ip from any to any',
    ].join('\n')
  it('the first rule that matches decides', () => {
    expect(causeOf(80, rules('00400 allow tcp from any to me 22 in setup keep-state'))).toBe('host-firewall')
    expect(causeOf(80, rules('00400 allow tcp from any to me dst-port 22,80 in via em0 setup keep-state'))).toBe(
      'unknown',
    )
    expect(causeOf(80, rules('00400 allow ip from 203.0.113.0/24 to any'))).toBe('host-firewall')
    expect(
      causeOf(80, rules('00400 allow tcp from any to any established', '00410 allow tcp from me to any out')),
    ).toBe('host-firewall')
    expect(causeOf(80, rules('00400  120  8812 allow ip from any to any'))).toBe('unknown')
    expect(causeOf(80, rules('00400 skipto 1000 tcp from any to me'))).toBe('unknown')
  })
  it('not where a part is shown', () => {
    expect(causeOf(80, `$ ipfw list | grep deny\n${rules()}`)).toBe('unknown')
  })
})
