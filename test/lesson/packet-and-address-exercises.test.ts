import { describe, expect, it } from 'vitest'
import { readExercises } from '@/build'
import { lessonSlugs } from '@/content/lessons'
import { type AddressRange, type AddressSet, formatAddress, holds, rangesOf, readSet } from '@/lib/cidr'
import { type AddressExercise, judgeAddresses, judgePacket, type PacketExercise } from '@/lib/lesson'
import { builtInDefault, matchRule, parsePacket, readDocuments } from '@/lib/rules'

const all = lessonSlugs.flatMap((slug) => readExercises(slug))
const packets = all.filter((exercise): exercise is PacketExercise => exercise.kind === 'packet')

describe.each(packets.map((exercise) => [exercise.id, exercise] as const))('%s', (_, exercise) => {
  const send = (fields: PacketExercise['start']) => {
    const parsed = parsePacket(fields)
    if (!parsed.ok) throw new Error(parsed.problem.code)
    return judgePacket(exercise, parsed.packet)
  }

  it('is solved by two packets that differ', () => {
    expect(exercise.solutions.map((solution) => send(solution).passed)).not.toContain(false)
    expect(new Set(exercise.solutions.map((solution) => JSON.stringify(solution))).size).toBeGreaterThan(1)
  })

  it('is not solved by the packet that stands there', () => {
    expect(send(exercise.start).passed).toBe(false)
  })

  it('one field changed in a solution passes only where that is still what is wanted; else the judge says what is not', () => {
    let found = 0
    for (const near of exercise.solutions.flatMap((solution) => [...packetsNear(solution)])) {
      if (!parsePacket(near).ok) continue
      const { passed, verdict, by } = send(near)
      expect(passed, JSON.stringify(near)).toBe(isWanted(exercise, near))
      if (passed) continue
      expect([verdict, by]).toContain(false)
      found += 1
    }
    expect(found).toBeGreaterThan(1)
  })
})

type Fields = PacketExercise['start']

function* packetsNear(fields: Fields): Generator<Fields> {
  const { port, ...rest } = fields
  yield { ...fields, direction: fields.direction === 'ingress' ? 'egress' : 'ingress' }
  yield { ...fields, peer: fields.peer.includes(':') ? '203.0.113.9' : '2001:db8::9' }
  yield { ...rest, protocol: 'icmp' }
  if (port === undefined) return
  yield { ...fields, protocol: fields.protocol === 'tcp' ? 'udp' : 'tcp' }
  for (const other of [port - 1, port + 1, 1, 65535]) if (other >= 1 && other <= 65535) yield { ...fields, port: other }
}

/** What is wanted, by the rules that match alone: in these groups no two that match do different things. */
function isWanted({ documents, wanted }: PacketExercise, fields: Fields): boolean {
  const read = parsePacket(fields)
  if (!read.ok) return false
  const { ruleSet } = readDocuments(documents)
  const [group] = ruleSet.groups
  const matching = (group?.rules ?? []).filter(
    (rule) => rule.direction === fields.direction && matchRule(rule, read.packet, ruleSet).kind === 'yes',
  )
  if (wanted.by === 'default')
    return matching.length === 0 && group !== undefined && builtInDefault(group, read.packet) === wanted.verdict
  return matching.some(({ action }) => action === wanted.verdict)
}

const addresses = all.filter((exercise): exercise is AddressExercise => exercise.kind === 'addresses')

/** The address on which a judgement says that a text is wrong is wanted and not written, or written and not wanted. */
function expectTrueCounterexample(exercise: AddressExercise, written: string) {
  const { passed, tooClosed, tooOpen, set } = judgeAddresses(exercise, written)
  const wanted = readSet(exercise.wanted)
  if (!wanted.ok) throw new Error('wanted can be read')
  const isIn = (of: AddressSet, { family, first }: AddressRange) => holds(of, formatAddress(family, first))
  expect(passed).toBe(false)
  expect(tooClosed ?? tooOpen).not.toBeNull()
  if (tooClosed) expect([isIn(wanted.value, tooClosed.range), isIn(set, tooClosed.range)]).toEqual([true, false])
  if (tooOpen) expect([isIn(wanted.value, tooOpen.range), isIn(set, tooOpen.range)]).toEqual([false, true])
}

describe.each(addresses.map((exercise) => [exercise.id, exercise] as const))('%s', (_, exercise) => {
  it('is solved in two ways that differ, the first of them with the fewest', () => {
    const judged = exercise.solutions.map((solution) => judgeAddresses(exercise, solution))
    expect(judged.map(({ passed, star }) => [passed, star])).toEqual([
      [true, true],
      [true, false],
    ])
  })

  it('is not solved by nothing, by everything, or by an address more or less at either end', () => {
    for (const written of [exercise.start, '', '0.0.0.0/0', '::/0']) expectTrueCounterexample(exercise, written)
    const wanted = readSet(exercise.wanted)
    if (!wanted.ok) throw new Error('wanted can be read')
    for (const { family, first, last } of rangesOf(wanted.value)) {
      for (const [from, to] of [
        [first - 1n, last],
        [first + 1n, last],
        [first, last - 1n],
        [first, last + 1n],
      ] as const) {
        expectTrueCounterexample(exercise, `${formatAddress(family, from)}-${formatAddress(family, to)}`)
      }
    }
  })
})

const offices: AddressExercise = {
  kind: 'addresses',
  id: 'offices',
  start: '',
  wanted: ['192.0.2.0/25', '192.0.2.128-192.0.2.159'],
  form: 'blocks',
  solutions: [],
}

describe('addresses are judged as a set', () => {
  it.each([
    ['192.0.2.0/25 192.0.2.128/27', true],
    ['192.0.2.128/27, 192.0.2.0/26, 192.0.2.64/26', false],
  ])('%s passes, a star: %s', (written, star) => {
    expect(judgeAddresses(offices, written)).toMatchObject({ passed: true, star, fewest: 2 })
  })

  it('an address too many and an address too few are told apart, with how many there are', () => {
    const { passed, tooOpen, tooClosed } = judgeAddresses(offices, '192.0.2.0/26 192.0.2.128/26')
    expect(passed).toBe(false)
    expect(tooClosed).toMatchObject({ range: { first: 0xc0000240n }, size: 64n })
    expect(tooOpen).toMatchObject({ range: { first: 0xc00002a0n }, size: 32n })
  })

  it('what cannot be read is named and nothing passes', () => {
    const { passed, unread } = judgeAddresses(offices, '192.0.2.0/25 192.0.2.128/33')
    expect(passed).toBe(false)
    expect(unread.map(({ text }) => text)).toEqual(['192.0.2.128/33'])
  })

  it('a range is not taken where blocks are asked for, nor a block where ranges are', () => {
    expect(judgeAddresses(offices, '192.0.2.0-192.0.2.159')).toMatchObject({
      passed: false,
      tooOpen: null,
      tooClosed: null,
      otherForm: [{ text: '192.0.2.0-192.0.2.159' }],
    })
    const ranges: AddressExercise = { ...offices, form: 'ranges' }
    expect(judgeAddresses(ranges, '192.0.2.0-192.0.2.159')).toMatchObject({ passed: true, star: true })
    expect(judgeAddresses(ranges, '192.0.2.0/25 192.0.2.128-192.0.2.159').otherForm).toHaveLength(1)
  })

  it('nothing written is too closed, everything too open', () => {
    expect(judgeAddresses(offices, '')).toMatchObject({ passed: false, tooOpen: null, tooClosed: { size: 160n } })
    expect(judgeAddresses(offices, '0.0.0.0/0 ::/0')).toMatchObject({ passed: false, tooClosed: null })
  })
})
