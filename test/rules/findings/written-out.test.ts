import { describe, expect, it } from 'vitest'
import { messages as en } from '@/content/en/messages'
import { exportFindings, findings, reachMap, readDocuments } from '@/lib/rules'
import { toSarif } from '@/lib/rules/findings/export/sarif'
import { group, rule } from '../read/documents'

const egress = { Direction: 'egress', IpProtocol: 'ALL', PortRange: '-1/-1', Policy: 'Drop', Priority: 1 }
const closed = [
  { ...egress, DestCidrIp: '0.0.0.0/0' },
  { ...egress, Ipv6DestCidrIp: '::/0' },
]
const setOf = (rules: readonly object[], fields = {}, ...more: readonly unknown[]) =>
  readDocuments([
    group(
      rules.map((each) => ({ ...rule, ...each })),
      fields,
    ),
    ...more,
  ]).ruleSet

describe('findings as files, in full', () => {
  const set = setOf(
    [
      { SecurityGroupRuleId: 'sgr-1', PortRange: '22/22', Description: 'ssh' },
      { SecurityGroupRuleId: 'sgr-2', Description: 'web' },
      { SecurityGroupRuleId: 'sgr-3', Description: 'web again', Priority: 2 },
      ...closed.map((each) => ({ ...each, SourceCidrIp: '', Description: 'nothing out' })),
    ],
    { NextToken: 'x' },
  )
  const suppressed = [{ id: 'no-effect covered sg-1/sgr-3', reason: 'known' }]
  const result = findings(set, { suppressed })

  it('CSV', () => {
    const rest = 'Allow it from the addresses that need it, or put it behind a VPN or a bastion host.'
    const service = (port: number) =>
      `"A packet (ingress, TCP) with the other end 192.0.2.10:${port} is accepted.","${rest}"`
    const needless = 'Without this rule no traffic is treated differently (other rules decide all of its traffic).'
    const seen = '"A packet (ingress, TCP) with the other end 203.0.113.10:80 is accepted.",It can be deleted.,'
    expect(exportFindings('csv', result, en.findings).split('\r\n')).toEqual([
      'Severity,Finding,Rules,Proof,Advice,Also reported by,Suppressed because,id',
      `High,TCP port 22 (SSH) is open to every IPv4 address of the Internet.,sg-1/sgr-1,${service(22)},"CIS Alibaba Cloud Foundation Benchmark 2.0.0 4.3, Checkov CKV_ALI_2, Cloud Config sg-risky-ports-check, Prowler ecs_securitygroup_restrict_ssh_internet, KICS Public Security Group Rule Sensitive Port",,open-service 4 TCP 22 SSH sg-1/sgr-1`,
      `For information,TCP port 80 (HTTP) is open to every IPv4 address of the Internet.,sg-1/sgr-2 sg-1/sgr-3,${service(80)},KICS Public Security Group Rule Sensitive Port,,open-service 4 TCP 80 HTTP sg-1/sgr-2 sg-1/sgr-3`,
      `For information,${needless},sg-1/sgr-2,${seen},,no-effect covered sg-1/sgr-2`,
      `For information,${needless},sg-1/sgr-3,${seen},known,no-effect covered sg-1/sgr-3`,
      'To be checked by hand,sg-1 has more rules than were read.,sg-1,,,,,"incomplete sg-1 "',
      '',
    ])
  })

  it('Markdown: what is suppressed comes last, as whole as the rest', () => {
    const needless = (rule: string, ...more: readonly string[]) =>
      [
        '### For information\\: A rule has no effect',
        '',
        'Without this rule no traffic is treated differently \\(other rules decide all of its traffic\\)\\.',
        '',
        `- Rules: \`sg-1/${rule}\``,
        '- Proof: A packet \\(ingress, TCP\\) with the other end 203\\.0\\.113\\.10\\:80 is accepted\\.',
        '- Advice: It can be deleted\\.',
        ...more,
      ].join('\n')
    const markdown = exportFindings('markdown', result, en.findings)
    expect(
      markdown
        .trimEnd()
        .endsWith(`${needless('sgr-2')}\n\n## Suppressed\n\n${needless('sgr-3', '- Suppressed because: known')}`),
    ).toBe(true)
  })

  it('SARIF: a result with all that it says, and its rule', () => {
    const first = { list: result.list.slice(0, 1), byHand: [] }
    const advice = 'Allow it from the addresses that need it, or put it behind a VPN or a bastion host.'
    const whole = (artifact: string) => ({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Sekisho',
              rules: [
                {
                  id: 'open-service',
                  shortDescription: { text: en.findings.kinds['open-service'].title },
                  help: { text: advice },
                },
              ],
            },
          },
          invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }],
          results: [
            {
              ruleId: 'open-service',
              ruleIndex: 0,
              level: 'error',
              message: {
                text: 'TCP port 22 (SSH) is open to every IPv4 address of the Internet. A packet (ingress, TCP) with the other end 192.0.2.10:22 is accepted.',
              },
              locations: [
                {
                  physicalLocation: { artifactLocation: { uri: artifact } },
                  logicalLocations: [{ fullyQualifiedName: 'sg-1/sgr-1', kind: 'resource' }],
                },
              ],
              partialFingerprints: { finding: 'open-service 4 TCP 22 SSH sg-1/sgr-1' },
              properties: {
                'security-severity': '8.0',
                certain: false,
                checks: [
                  'CIS Alibaba Cloud Foundation Benchmark 2.0.0: 4.3',
                  'Checkov: CKV_ALI_2',
                  'Cloud Config: sg-risky-ports-check',
                  'Prowler: ecs_securitygroup_restrict_ssh_internet',
                  'KICS: Public Security Group Rule Sensitive Port',
                ],
              },
            },
          ],
        },
      ],
    })
    expect(JSON.parse(toSarif(first, en.findings))).toEqual(whole('pasted'))
    expect(JSON.parse(toSarif(first, en.findings, 'main.tf'))).toEqual(whole('main.tf'))
    const levels = findings(set).list.map(({ severity }) => severity)
    const written: unknown = JSON.parse(toSarif(result, en.findings))
    expect(written).toMatchObject({
      runs: [
        {
          results: result.list.map(({ severity, kind }, at) => ({
            ruleId: kind,
            ruleIndex: levels[at] === 'info' && kind === 'no-effect' ? 1 : 0,
            level: { high: 'error', medium: 'warning', low: 'note', info: 'note' }[severity],
            properties: { 'security-severity': { high: '8.0', medium: '5.0', low: '3.0', info: '1.0' }[severity] },
          })),
        },
      ],
    })
  })

  it('SARIF: a sentence with its packet, and whether all was read', () => {
    const runsOf = (given: typeof result): unknown => JSON.parse(exportFindings('sarif', given, en.findings))
    expect(runsOf(result)).toMatchObject({
      runs: [
        {
          invocations: [
            {
              executionSuccessful: false,
              toolExecutionNotifications: [
                { level: 'warning', message: { text: 'sg-1 has more rules than were read.' } },
              ],
            },
          ],
          results: [
            {
              message: {
                text: 'TCP port 22 (SSH) is open to every IPv4 address of the Internet. A packet (ingress, TCP) with the other end 192.0.2.10:22 is accepted.',
              },
              locations: [{ logicalLocations: [{ fullyQualifiedName: 'sg-1/sgr-1' }] }],
              partialFingerprints: { finding: 'open-service 4 TCP 22 SSH sg-1/sgr-1' },
            },
            {
              locations: [
                { logicalLocations: [{ fullyQualifiedName: 'sg-1/sgr-2' }, { fullyQualifiedName: 'sg-1/sgr-3' }] },
              ],
            },
            {},
            { suppressions: [{ kind: 'external', justification: 'known' }] },
          ],
        },
      ],
    })
    const undescribed = findings(setOf([{ PortRange: '9/9', SourceCidrIp: '10.0.0.0/8' }]))
    expect(runsOf(undescribed)).toMatchObject({
      runs: [{ invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }] }],
    })
    const without = undescribed.list.find(({ proof }) => proof === null)
    expect(without?.kind).toBe('no-description')
    expect(exportFindings('sarif', { list: without ? [without] : [], byHand: [] }, en.findings)).toMatch(
      /"text": "[^"]*[^" ]"\n/,
    )
  })
})

describe('what another rule does is not told of this one', () => {
  const docker = { IpProtocol: 'TCP', SourceCidrIp: '10.0.0.0/16', PortRange: '2375/2375' }
  const namesOf = (kind: string, set: ReturnType<typeof setOf>) =>
    findings(set)
      .list.filter((finding) => finding.kind === kind)
      .map(({ rules }) => rules.map((each) => `${each.group}/${each.rule}`).join(' '))

  it('a command port is let in by the rule that accepts it, beside one that drops it and one of other ports', () => {
    const set = setOf([
      docker,
      { ...docker, Policy: 'Drop', Priority: 2 },
      { ...docker, PortRange: '80/80' },
      { ...docker, PortRange: '9000/9100' },
    ])
    expect(namesOf('command-port', set)).toEqual(['sg-1/0'])
  })

  it('a part that a third rule takes is taken by that one, though it has the same number in another group', () => {
    const wide = { SourceCidrIp: '10.0.0.0/8', PortRange: '80/80' }
    const other = group([{ ...rule, ...wide, SourceCidrIp: '10.1.0.0/16', Policy: 'Drop', Priority: 2 }], {
      SecurityGroupId: 'sg-2',
    })
    const first = { ...wide, SourceCidrIp: '10.1.0.0/16', Priority: 1 }
    expect(namesOf('partial-shadow', setOf([first, { ...wide, Priority: 3 }], {}, other))).toEqual([])
    expect(
      namesOf(
        'partial-shadow',
        setOf(
          [
            { ...first, PortRange: '81/81' },
            { ...wide, Priority: 3 },
          ],
          {},
          other,
        ),
      ),
    ).toEqual(['sg-1/1 sg-2/0'])
  })

  it('rules of one list of ports have its ports in common', () => {
    const list = { PortRangeListId: 'prl-1', Entries: { Entry: [{ PortRange: '80/90' }] } }
    const named = { PortRange: '', PortRangeListId: 'prl-1' }
    const set = setOf(
      [
        { ...named, Policy: 'Drop', SourceCidrIp: '10.0.0.0/8' },
        { ...named, Priority: 2 },
      ],
      {},
      list,
    )
    expect(namesOf('partial-shadow', set)).toEqual(['sg-1/1 sg-1/0'])
  })

  it('two areas of a map that are accepted stay apart where two rules accept them', () => {
    const set = setOf([{ SourceCidrIp: '10.0.0.0/8' }, { Priority: 2 }])
    const { areas } = reachMap(set, { direction: 'ingress', protocol: 'tcp', family: 4 })
    const accepted = areas.filter(({ action }) => action === 'accept')
    expect(accepted.map(({ by }) => by?.kind === 'rule' && by.rule).sort()).toEqual(['0', '1'])
  })
})
