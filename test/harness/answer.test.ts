import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answer } from './answer'

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const ask = (line: string): Record<string, unknown> => JSON.parse(answer(line))

describe('an answer', () => {
  it('gives back an id that is nested 1000 deep, on every Node.js', () => {
    const id = deep(1000)
    expect(answer(`{"id":${id},"op":"cidr.range","block":"10.0.0.0/8"}`)).toContain(`{"id":${id},"first"`)
  })

  it.each([1001, 5_000, 100_000, 1_000_000])('comes for an id that is nested %i deep', (levels) => {
    const line = `{"id":${deep(levels)},"op":"cidr.range","block":"10.0.0.0/8"}`
    expect(ask(line)).toMatchObject({ id: null, error: { code: 'deep-id', at: 'id' } })
  })

  it.each(['', ' ', '\u00a0', '\ufeff', '\ufeff\ufeff{}', '\r', '\t', '{', 'nonsense', '{"id":1}x'])(
    'to a line that is no JSON, such as %j, has the id null',
    (line) => {
      expect(ask(line)).toEqual({ id: null, error: { code: 'bad-json', message: 'the line is no JSON', at: 'line' } })
    },
  )

  it.each(['[]', 'null', '1', '"text"', 'true'])('to %s says that an object was expected', (line) => {
    expect(ask(line)).toMatchObject({ id: null, error: { code: 'bad-request', at: 'line' } })
  })

  it.each([
    '\ufeff{"id":1,"op":"cidr.range","block":"10.0.0.0/8"}',
    '{"id":1,\r"op":"cidr.range",\r\r"block":"10.0.0.0/8"\r}',
    '  {"id":1,"op":"cidr.range","block":"10.0.0.0/8"}\t',
  ])('comes for what JSON allows: %j', (line) => {
    expect(ask(line)).toMatchObject({ id: 1, first: '10.0.0.0' })
  })

  it('gives back any id, and its own id alone', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (id) => {
        const given = JSON.parse(JSON.stringify(id))
        expect(ask(JSON.stringify({ id, op: 'no-such-op' }))).toMatchObject({
          id: given,
          error: { code: 'unknown-op' },
        })
      }),
    )
  })

  it.each(['true', 1, 0, {}, []])('never takes %j for true or false', (port25Unblocked) => {
    const documents = [{ SecurityGroupId: 'sg-1', VpcId: 'vpc-1', Permissions: { Permission: [] } }]
    const packet = { direction: 'egress', protocol: 'tcp', peer: '203.0.113.1', port: 25 }
    const request = { id: 1, op: 'rules.decide', documents, packet }
    expect(ask(JSON.stringify({ ...request, port25Unblocked: true }))).toMatchObject({ verdict: 'accept' })
    expect(ask(JSON.stringify({ ...request, port25Unblocked }))).toMatchObject({ error: { at: 'port25Unblocked' } })
  })

  it('has a code of its own for a rule set that is too tangled', () => {
    const Permission = Array.from({ length: 600 }, (_, index) => ({
      SecurityGroupRuleId: `sgr-${index}`,
      Direction: 'ingress',
      IpProtocol: 'TCP',
      PortRange: '22/22',
      SourcePrefixListId: `pl-${index}`,
      Policy: index % 2 ? 'Accept' : 'Drop',
      Priority: 1,
    }))
    const documents = [{ SecurityGroupId: 'sg-1', VpcId: 'vpc-1', Permissions: { Permission } }]
    expect(ask(JSON.stringify({ id: 1, op: 'rules.redundant', documents }))).toMatchObject({
      id: 1,
      error: { code: 'too-tangled', at: 'documents' },
    })
  })

  it('is one line of JSON for any line', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json(), fc.constantFrom('{"op":"ask"}', '{"op":"reach.diagnose"}')),
        (line) => {
          const text = answer(line.replaceAll('\n', ' '))
          expect(text).not.toContain('\n')
          expect(JSON.parse(text)).toHaveProperty('id')
        },
      ),
    )
  })
})
