import { describe, expect, it } from 'vitest'
import { assemble } from '@/components/rules/draft/assembly'
import { withChange } from '@/components/rules/draft/documents'
import { example } from '@/components/rules/draft/example'
import type { RulesDraft } from '@/components/rules/draft/model'
import { noReview, readAllowed, reviewIn, withAllowed } from '@/components/rules/draft/review'
import { decodeDraft } from '@/components/rules/draft/shared-state'
import { encodeDraft } from '@/components/rules/draft/to-share'
import { answer } from '@/components/rules/work/questions'
import { decide } from '@/lib/rules'

const limits = {
  rulesPerGroup: 200,
  rulesPerInterface: 1000,
  groupsPerInterface: 10,
  prefixListEntries: 200,
  referencedGroups: 20,
}
const reviewed = (draft: RulesDraft, allowed = '') =>
  answer(
    { kind: 'review', question: { set: assemble(draft).ruleSet, allowed: readAllowed(allowed).ports, limits } },
    () => {},
  ).list

describe('ports that are meant to be public', () => {
  it.each([
    ['', []],
    [
      '80, 443',
      [
        { protocol: 'tcp', start: 80, end: 80 },
        { protocol: 'tcp', start: 443, end: 443 },
      ],
    ],
    [
      '８０、udp 53 8000-8100',
      [
        { protocol: 'tcp', start: 80, end: 80 },
        { protocol: 'udp', start: 53, end: 53 },
        { protocol: 'udp', start: 8000, end: 8100 },
      ],
    ],
  ])('%s', (text, ports) => {
    expect(readAllowed(text)).toEqual({ ports, wrong: null })
  })

  it.each(['http', '0', '65536', '90-80', '80,,x'])('%s: what cannot be read is told', (text) => {
    expect(readAllowed(text).wrong).not.toBeNull()
  })

  it.each([
    ['', '80, 443, udp 443'],
    ['22', '22, 80, 443, udp 443'],
    ['udp 53, ', 'udp 53, tcp 80, 443, udp 443'],
  ])('are added to %j', (text, all) => {
    const more = [
      { protocol: 'tcp', start: 80, end: 80 },
      { protocol: 'tcp', start: 443, end: 443 },
      { protocol: 'udp', start: 443, end: 443 },
    ] as const
    expect(withAllowed(text, more)).toBe(all)
    expect(readAllowed(all)).toEqual({ ports: [...readAllowed(text).ports, ...more], wrong: null })
  })

  it('are not reported, and all others are', () => {
    const ports = (allowed: string) =>
      reviewed(example, allowed).flatMap((finding) => (finding.kind === 'open-service' ? [finding.params.port] : []))
    expect(ports('')).toEqual(expect.arrayContaining([80, 443]))
    expect(ports('80')).toEqual(expect.not.arrayContaining([80]))
  })
})

describe('a fix', () => {
  it('is made on the rows, so that the packet of its proof is decided otherwise', () => {
    const assembly = assemble(example)
    const fixable = reviewed(example).filter(({ change, proof }) => change !== null && proof?.verdict === 'accept')
    expect(fixable.length).toBeGreaterThan(0)
    for (const { change, proof } of fixable) {
      const gone = (change?.remove ?? []).flatMap(({ group, rule }) => {
        const index = assembly.rules.findIndex((each) => each.group === group && each.id === rule)
        return assembly.rowAt(index)?.row ?? []
      })
      const after = assemble(withChange(example, gone, change?.add ?? []))
      expect(after.unread).toEqual([])
      const ids = after.rows.map(({ row }) => row.id)
      expect(new Set(ids).size).toBe(ids.length)
      if (proof) expect(decide(after.ruleSet, proof.packet, { rulesAlone: true }).verdict).toBe('drop')
    }
  })
})

describe('what the reader says to the findings', () => {
  it('goes along in a link', async () => {
    const review = { allowed: '80, 443', suppressed: [{ id: 'open-service x', reason: 'meant to be seen' }] }
    expect((await decodeDraft(await encodeDraft({ ...example, review })))?.review).toEqual(review)
    expect((await decodeDraft(await encodeDraft(example)))?.review).toEqual(noReview)
  })

  it.each([null, 1, {}, { allowed: 1, suppressed: [] }, { allowed: '', suppressed: [{ id: 1, reason: '' }] }])(
    'of another shape is none: %j',
    (value) => {
      expect(reviewIn(value)).toBeNull()
    },
  )
})
