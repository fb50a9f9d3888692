import { describe, expect, it } from 'vitest'
import { encodeState } from '@/components/fragment'
import { assemble } from '@/components/rules/draft/assembly'
import { documentsOf, doubtsOf, setupOf } from '@/components/rules/draft/documents'
import { example } from '@/components/rules/draft/example'
import type { RulesDraft } from '@/components/rules/draft/model'
import { decodeDraft } from '@/components/rules/draft/shared-state'
import { encodeDraft } from '@/components/rules/draft/to-share'
import { judgeForPage } from '@/components/rules/verdict/judge'
import { parsePacket, read, toDocuments } from '@/lib/rules'

describe('a link to the rule simulator', () => {
  it('opens as it was, with what the rules are compared with', async () => {
    const draft: RulesDraft = { ...example, before: { ...example, groups: example.groups.slice(0, 1) } }
    const opened = await decodeDraft(await encodeDraft(draft))
    expect(opened?.packet).toEqual(draft.packet)
    expect(opened && toDocuments(assemble(opened).ruleSet)).toEqual(toDocuments(assemble(draft).ruleSet))
    expect(opened?.before && toDocuments(assemble(opened.before).ruleSet)).toEqual(toDocuments(assemble(draft).ruleSet))
  })

  it('still says what could not be read where the rules were pasted', async () => {
    const masked = { Direction: 'ingress', IpProtocol: 'TCP', PortRange: '22/22', SourceCidrIp: '203.0.113.***' }
    const reading = read(JSON.stringify({ SecurityGroupId: 'sg-a', VpcId: 'v', Permissions: { Permission: [masked] } }))
    const draft: RulesDraft = { ...example, ...setupOf(reading.ruleSet, doubtsOf(reading)) }
    expect(draft.doubts.unread).toBe(1)
    const opened = await decodeDraft(await encodeDraft(draft))
    expect(opened?.doubts).toEqual(draft.doubts)
  })

  it('keeps a rule that a document tells in part as a row, whose verdict it may turn and no other', async () => {
    const source = `
      resource "alicloud_security_group" "web" { vpc_id = "vpc-a" }
      resource "alicloud_security_group_rule" "office" {
        type = "ingress"
        ip_protocol = "tcp"
        policy = "accept"
        port_range = "22/22"
        priority = 1
        cidr_ip = var.office
        security_group_id = alicloud_security_group.web.id
      }`
    const reading = read(source)
    const draft: RulesDraft = { ...example, ...setupOf(reading.ruleSet, doubtsOf(reading)) }
    expect(draft.doubts.unread).toBe(0)
    expect(draft.groups[0]?.rules).toMatchObject([
      { ports: '22/22', peer: '${var.office}', priority: '1', action: 'accept' },
    ])
    const assembly = assemble(draft)
    expect(assembly.unread).toHaveLength(1)
    const verdictOn = (port: number) => {
      const parsed = parsePacket({ direction: 'ingress', protocol: 'tcp', peer: '203.0.113.5', port })
      return parsed.ok && judgeForPage(assembly, parsed.packet, { port25Unblocked: false, lost: 0 })?.decision.verdict
    }
    expect([verdictOn(22), verdictOn(80)]).toEqual(['depends', 'drop'])
    const opened = await decodeDraft(await encodeDraft(draft))
    expect(opened?.groups[0]?.rules).toMatchObject([{ ports: '22/22', peer: '${var.office}' }])
  })

  const sound = { documents: documentsOf(example), packet: example.packet, port25Unblocked: false }

  it('that is sound opens', async () => {
    expect(await decodeDraft(await encodeState(sound))).not.toBeNull()
  })

  it.each([
    ['no documents', { ...sound, documents: undefined }],
    ['doubts of another shape', { ...sound, doubts: { unread: '1' } }],
    [
      'notes with values that are neither text nor number',
      { ...sound, doubts: { unread: 0, notes: [{ code: 'x', params: { a: [] } }] } },
    ],
    ['a packet of no known protocol', { ...sound, packet: { ...example.packet, protocol: 'ip' } }],
    ['a packet without a port field', { ...sound, packet: { ...example.packet, port: undefined } }],
    ['a packet that goes nowhere', { ...sound, packet: { ...example.packet, direction: 'up' } }],
  ])('with %s opens nothing', async (_, state) => {
    expect(await decodeDraft(await encodeState(state))).toBeNull()
  })
})
