import { describe, expect, it } from 'vitest'
import { numbersIn } from '@/components/messages/numbers'
import { initialDraft } from '@/components/reachability/draft'
import { diagnosisMarkdown } from '@/components/reachability/markdown'
import { messages } from '@/content/en/messages'
import { diagnose, mask, parseTarget } from '@/lib/reachability'

function ticket(from: string, name: string, text: string): string {
  const target = parseTarget({ protocol: 'tcp', port: 80, from })
  if (!target.ok) throw new Error(target.problem.code)
  const draft = { ...initialDraft, from, files: [{ name, text }] }
  return diagnosisMarkdown(draft, diagnose({ target: target.target, evidence: [text] }), messages, numbersIn('en'), '✓')
}

const group = (id: string) =>
  `{"SecurityGroupId":${JSON.stringify(id)},"VpcId":"vpc-1","Permissions":{"Permission":[{"IpProtocol":"TCP","PortRange":"22/22","SourceCidrIp":"0.0.0.0/0","Policy":"Accept","Priority":1,"Direction":"ingress"}]}}`

describe('a ticket', () => {
  it.each([
    'a\n# PWNED',
    '# PWNED',
    '</h3><img src=x onerror=alert(1)>',
    '[PWNED](https://evil.example)',
    '`PWNED`',
    '- PWNED',
  ])('a name or an id of a paste begins no markup: %j', (evil) => {
    const text = ticket('198.51.100.7', evil, group(`sg-1${evil}`))
    const outside = text.replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?\n\1\2$/gm, '')
    expect(outside).not.toMatch(/^#+ PWNED|^- PWNED|(?<!\\)<img|\]\(https|`PWNED`/m)
    expect(outside.match(/^## /gm)?.length).toBe(text.includes(messages.reachability.fix) ? 3 : 2)
  })

  it('says which other layers stop the same traffic, though one is mended at a time', () => {
    const rules = group('sg-bp1')
    const sockets = 'State Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 511 127.0.0.1:80 0.0.0.0:*'
    const both = ticket('198.51.100.7', 'x', `${rules}\n\n${sockets}\n`)
    const said = messages.reachability.alsoStopped.split('{layers}')[0] ?? ''
    expect(both).toContain(`${said}${messages.reachLayers['listening-socket']}`)
    expect(ticket('198.51.100.7', 'x', rules)).not.toContain(said)
  })

  it('is still masked: addresses keep their shape', () => {
    const text = ticket('198.51.100.7', 'from 203.0.113.9.txt', group('sg-1'))
    const { text: masked, addresses } = mask(text)
    expect(addresses).toBe(2)
    expect(masked).not.toMatch(/198\\?\.51|203\\?\.0/)
    expect(mask(ticket('2001:db8::7', 'x', group('sg-1'))).text).not.toContain('db8')
  })
})
