import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readExercises } from '@/build'
import { accept, acceptOut, drop, dropOut, group } from '@/content/exercises/documents'
import { lessonSlugs } from '@/content/lessons'
import {
  type Exercise,
  type GoalPacket,
  goalPackets,
  judgeAcl,
  judgeCode,
  judgeRules,
  packetsOfExercise,
  type RulesExercise,
  statesOf,
} from '@/lib/lesson'
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

/** What an exercise does to packets at first, and what it asks for, as rules. */
function sidesOf(exercise: Exercise): { readonly start: RuleSet; readonly must: RuleSet } | null {
  switch (exercise.kind) {
    case 'code':
      return { start: judgeCode(exercise, exercise.start).set, must: readDocuments(exercise.must).ruleSet }
    case 'acl':
      return { start: judgeAcl(exercise, exercise.start).set, must: judgeAcl(exercise, exercise.must).set }
    case 'steps': {
      const [start] = statesOf(exercise, []).states
      return start ? { start, must: readDocuments(exercise.end).ruleSet } : null
    }
    default:
      return null
  }
}

const pictured = lessonSlugs.flatMap(readExercises).flatMap((exercise) => {
  const sides = sidesOf(exercise)
  return sides ? [[exercise.id, exercise, sides] as const] : []
})

describe('change 16, content-ja 4: code, ACLs and changes have a picture of their goal, too', () => {
  it('all of them', () => {
    expect(new Set(pictured.map(([, { kind }]) => kind))).toEqual(new Set(['acl', 'code', 'steps']))
  })

  it.each(pictured)(
    '%s: packets that pass and that are stopped, few, and right by the specification',
    (_, exercise, sides) => {
      const packets = packetsOfExercise(exercise)
      expect(packets.length).toBeGreaterThan(2)
      expect(packets.length).toBeLessThanOrEqual(5)
      expect(new Set(packets.map(({ wanted }) => wanted)).size).toBe(2)
      for (const packet of packets) expect(verdictOf(sides.must, packet), JSON.stringify(packet)).toBe(packet.wanted)
      expect(packets.some((packet) => verdictOf(sides.start, packet) !== packet.wanted)).toBe(true)
    },
  )

  it.each(pictured.flatMap(([id, exercise]) => (exercise.kind === 'steps' ? [[id, exercise] as const] : [])))(
    '%s: what is used all the time is among them, and with the worked solution no packet of the picture leaves its way',
    (_, exercise) => {
      const packets = packetsOfExercise(exercise)
      const always = readDocuments(exercise.always).ruleSet
      const used = packets.filter((packet) => verdictOf(always, packet) === 'accept')
      expect(used.length).toBeGreaterThan(0)
      const { states, refused } = statesOf(exercise, exercise.solutions[0] ?? [])
      expect(refused).toBeNull()
      for (const packet of used) for (const at of states) expect(verdictOf(at, packet)).toBe('accept')
      const last = states.at(-1)
      for (const packet of packets) if (last) expect(verdictOf(last, packet)).toBe(packet.wanted)
    },
  )
})
