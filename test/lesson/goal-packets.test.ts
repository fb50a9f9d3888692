import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readExercises } from '@/build'
import { accept, acceptOut, drop, dropOut, group } from '@/content/exercises/documents'
import { lessonSlugs } from '@/content/lessons'
import { type GoalPacket, goalPackets, judgeRules, type RulesExercise } from '@/lib/lesson'
import { decide, parsePacket, type RuleSet, readDocuments } from '@/lib/rules'

function verdictOf(whole: RuleSet, { wanted: _, at, ...fields }: GoalPacket) {
  const set = at === undefined ? whole : { ...whole, groups: whole.groups.filter(({ id }) => id === at) }
  const read = parsePacket(fields)
  if (!read.ok) throw new Error(`a goal's packet cannot be read: ${read.problem.code}`)
  return decide(set, read.packet, { port25Unblocked: true }).verdict
}

const every = lessonSlugs
  .flatMap(readExercises)
  .flatMap((exercise) => (exercise.kind === 'rules' ? [[exercise.id, exercise] as const] : []))

describe('the packets that stand for what an exercise asks for', () => {
  it.each(every)('%s: they are few, no two alike, and right by the specification', (_, exercise) => {
    const packets = goalPackets(exercise)
    expect(packets.length).toBeGreaterThan(1)
    expect(packets.length).toBeLessThanOrEqual(6)
    expect(new Set(packets.map((packet) => JSON.stringify(packet))).size).toBe(packets.length)
    const must = readDocuments(exercise.must).ruleSet
    const may = exercise.may ? readDocuments(exercise.may).ruleSet : must
    for (const packet of packets)
      expect(verdictOf(packet.wanted === 'accept' ? must : may, packet), JSON.stringify(packet)).toBe(packet.wanted)
  })

  it.each(every)('%s: one of them shows that the start state is wrong, where a packet can', (_, exercise) => {
    const start = readDocuments(exercise.start).ruleSet
    const { tooClosed, tooOpen } = judgeRules(exercise, start)
    const shown = goalPackets(exercise).some((packet) => verdictOf(start, packet) !== packet.wanted)
    expect(shown).toBe(tooClosed !== null || tooOpen !== null)
  })

  it.each(
    every.filter(([, exercise]) => !JSON.stringify([exercise.start, exercise.must, exercise.may]).includes('::')),
  )('content-ja 4: %s speaks of no IPv6, and neither do its packets', (_, exercise) => {
    expect(goalPackets(exercise).filter(({ peer }) => peer.includes(':'))).toEqual([])
  })

  it('hold for any two groups', () => {
    const rule = fc
      .tuple(
        fc.constantFrom(accept, drop, acceptOut, dropOut),
        fc.constantFrom(['TCP', '22/22'], ['TCP', '80/443'], ['UDP', '53/53'], ['ALL', '-1/-1'], ['ICMP', '-1/-1']),
        fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', '203.0.113.7', '::/0', '2001:db8::/32', 'sg-example-app'),
        fc.integer({ min: 1, max: 3 }),
      )
      .filter(([, [protocol], peer]) => protocol !== 'ICMP' || !peer.includes(':'))
      .map(([make, [protocol = '', ports = ''], peer, priority]) => make(protocol, ports, peer, priority))
    const rules = fc.array(rule, { maxLength: 4 })
    fc.assert(
      fc.property(rules, rules, (before, after) => {
        const exercise: Pick<RulesExercise, 'start' | 'must' | 'may'> = {
          start: [group('web', before)],
          must: [group('web', after)],
          may: null,
        }
        const must = readDocuments(exercise.must).ruleSet
        const packets = goalPackets(exercise)
        expect(packets.length).toBeLessThanOrEqual(5)
        for (const packet of packets) expect(verdictOf(must, packet)).toBe(packet.wanted)
      }),
      { numRuns: 40 },
    )
  })
})
