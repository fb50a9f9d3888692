import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const client = 'from 198.51.100.7'
const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause
const silent = 'curl: (28) Failed to connect to 203.0.113.9 port 80 after 10002 ms: Timeout was reached'

describe('what proves nothing of the server', () => {
  it('a network ACL that acts on no vSwitch', () => {
    const acl = (...bound: object[]) =>
      JSON.stringify({
        NetworkAcls: {
          NetworkAcl: [
            {
              NetworkAclId: 'nacl-1',
              Status: 'Available',
              Resources: { Resource: bound },
              IngressAclEntries: {
                IngressAclEntry: [{ Policy: 'drop', Protocol: 'all', Port: '-1/-1', SourceCidrIp: '0.0.0.0/0' }],
              },
              EgressAclEntries: { EgressAclEntry: [] },
            },
          ],
        },
      })
    expect(causeOf(`tcp/80 ${client}`, acl())).toBe('unknown')
    expect(causeOf(`tcp/80 ${client}`, acl({ ResourceId: 'vsw-1', ResourceType: 'VSwitch' }))).toBe('network-acl')
  })

  it.each([
    ['(只截了第一页,后面还有)', 'unknown'],
    ['以下省略', 'unknown'],
    ['Only the first page, there are more rules.', 'unknown'],
    ['That is all.', 'security-group'],
  ])('a list of rules of which somebody says: %s', (sentence, cause) => {
    const rules =
      '{"SecurityGroupId":"sg-a","VpcId":"vpc-1","InnerAccessPolicy":"Accept","Permissions":{"Permission":[{"Direction":"ingress","IpProtocol":"TCP","PortRange":"22/22","SourceCidrIp":"0.0.0.0/0","Policy":"Accept","Priority":1,"NicType":"intranet"}]}}'
    expect(causeOf(`tcp/80 ${client}`, rules, sentence)).toBe(cause)
  })

  it.each([
    [
      'From my home PC:\n$ telnet smtp.example.net 25\nTrying 198.51.100.25...\ntelnet: Unable to connect to remote host: Connection timed out',
      'unknown',
    ],
    [
      '自宅の PC から試すとタイムアウトします。\ntelnet: connect to address 198.51.100.25: Connection timed out',
      'unknown',
    ],
    [
      '$ telnet smtp.example.net 25\nTrying 198.51.100.25...\ntelnet: Unable to connect to remote host: Connection timed out',
      'platform-port-25',
    ],
    [
      'From my home PC mail arrives nowhere either.\npostfix/smtp[1]: connect to mx.example.net[198.51.100.25]:25: Connection timed out',
      'platform-port-25',
    ],
  ])('port 25 that was tried elsewhere: %s', (text, cause) => {
    expect(causeOf('egress tcp/25', text)).toBe(cause)
  })

  it('a client that hosts.allow admits', () => {
    const files = (allow: string) =>
      `# grep -v '^#' /etc/hosts.deny\nALL: ALL\n# grep -v '^#' /etc/hosts.allow\n${allow}\n`
    expect(causeOf(`tcp/22 ${client}`, files('sshd: ALL'))).toBe('unknown')
    expect(causeOf(`tcp/22 ${client}`, files('sshd: 198.51.100.7'))).toBe('unknown')
    expect(causeOf(`tcp/22 ${client}`, files('sshd: 192.0.2.1'))).toBe('host-firewall')
  })

  it('a name that was mistyped, where another failed as well', () => {
    const slip = 'curl: (6) Could not resolve host: www.exmaple.com'
    expect(causeOf('tcp/80', slip, silent)).toBe('unknown')
    expect(causeOf('tcp/80', slip)).toBe('dns')
  })

  it.each([
    ['DNS problem: NXDOMAIN looking up A for www.example.com', 'dns'],
    ['DNS problem: NXDOMAIN looking up AAAA for www.example.com', 'unknown'],
    ['DNS problem: SERVFAIL looking up CAA for www.example.com', 'unknown'],
  ])('%s', (line, cause) => {
    expect(causeOf('tcp/80', `  Detail: ${line}`)).toBe(cause)
  })

  it('a container that has done its work, and a unit that tidies up', () => {
    const refused = 'curl: (7) Failed to connect to 203.0.113.9 port 8000: Connection refused'
    const ps = (code: number) =>
      `CONTAINER ID   IMAGE      COMMAND     CREATED        STATUS                     PORTS      NAMES\naaaaaaaaaaaa   app-init   "migrate"   10 min ago     Exited (${code}) 9 minutes ago              app-migrate-1\nbbbbbbbbbbbb   mysql:8    "mysqld"    10 min ago     Up 10 minutes              3306/tcp   app-db-1`
    expect(causeOf('tcp/8000', refused, ps(0))).toBe('unknown')
    expect(causeOf('tcp/8000', refused, ps(1))).toBe('not-listening')
    const unit = (name: string) => `● ${name}.service - A unit\n   Active: failed (Result: exit-code) since Mon`
    expect(causeOf('tcp/8000', refused, unit('image-cleanup'))).toBe('unknown')
    expect(causeOf('tcp/8000', refused, unit('shop'))).toBe('not-listening')
  })
})
