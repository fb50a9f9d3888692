import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocuments } from '@/lib/rules'
import { carried, uncarried } from '@/lib/text'

/** What a build hands on: JSON, and what JSON has no words for. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue({ maxDepth: 1 }).map((json) => JSON.parse(JSON.stringify(json))),
    fc.bigInt(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(fc.tuple(fc.string(), tie('value')), { maxLength: 4 }).map((pairs) => new Map(pairs)),
  ),
}))

/** Whether the marks of `carried` stand in a value as they could in a text of its own. */
const isMarked = (all: unknown) =>
  /"\$(?:big|map)"/.test(
    JSON.stringify(all, (_, part) => (typeof part === 'bigint' ? 0 : part instanceof Map ? [...part] : part)),
  )

describe('what the build hands to a page', () => {
  it('is the same there: maps and integers of any size, too', () => {
    fc.assert(
      fc.property(value, (all) => {
        fc.pre(!isMarked(all))
        expect(uncarried(carried(all))).toEqual(all)
      }),
    )
  })

  it('holds rules with their blocks', () => {
    const { ruleSet } = readDocuments([
      {
        SecurityGroupId: 'sg-1',
        Permissions: {
          Permission: [
            {
              Direction: 'ingress',
              IpProtocol: 'tcp',
              PortRange: '443/443',
              Policy: 'accept',
              Ipv6SourceCidrIp: '2001:db8::/32',
            },
          ],
        },
      },
    ])
    expect(ruleSet.groups[0]?.rules).toHaveLength(1)
    expect(uncarried(carried(ruleSet))).toEqual(ruleSet)
  })

  it('is refused where it is no JSON', () => {
    expect(() => uncarried('{')).toThrow(SyntaxError)
  })
})
