import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unburied } from '@/lib/rules/space/planes/bury'
import type { Plane } from '@/lib/rules/space/planes/plane'
import type { PlaneQuestion } from '@/lib/rules/space/planes/question'
import { chooseAnyCut } from '@/lib/rules/space/walk/cut'
import { inPart, lies, outside, overAll } from '@/lib/rules/space/walk/lies'
import { walk, wholeRegion } from '@/lib/rules/space/walk/walk'
import { Work } from '@/lib/rules/space/walk/work'
import { type Box, planeOfBoxes } from './plane-of-boxes'

const reportEvery = 2 ** 21
/** The share that seems done after so many steps of which nobody knows how many there will be. */
const seems = (steps: number) => steps / (steps + 40_000_000)

describe('the work of an analysis', () => {
  const reported = () => {
    const told: number[] = []
    return { told, work: new Work((share) => told.push(share)) }
  }
  it('is told every two million steps, never sooner', () => {
    const { told, work } = reported()
    work.spend(reportEvery - 1)
    expect(told).toEqual([])
    work.spend(1)
    work.spend(reportEvery - 1)
    expect(told).toEqual([seems(reportEvery)])
    work.spend(1)
    expect(told).toEqual([seems(reportEvery), seems(2 * reportEvery)])
  })
  it('goes on from the share that is reached, and never falls', () => {
    const { told, work } = reported()
    work.spend(1000)
    work.reached(0.5)
    work.spend(reportEvery)
    expect(told).toEqual([0.5 + 0.5 * seems(reportEvery)])
    work.reached(0.1)
    work.spend(reportEvery)
    expect(told.at(-1)).toBe(told[0])
  })
  it('counts a part of the answer as fifteen steps', () => {
    const { told, work } = reported()
    work.spend(reportEvery - 16)
    work.found()
    expect(told).toEqual([])
    work.found()
    expect(told).toHaveLength(1)
  })
  it('is given up behind a hundred million steps, whether somebody listens or not', () => {
    const work = new Work()
    work.spend(100_000_000)
    expect(() => work.spend(reportEvery)).toThrow('steps: more than 100000000')
  })
})

describe('where a region is split', () => {
  const cutOf = (boxes: readonly Box[], region = [0, 40, 0, 40, 0, 1, 0, 1], needs: Int8Array | null = null) => {
    const { layout } = planeOfBoxes(boxes)
    return chooseAnyCut(layout, Int32Array.from(boxes.keys()), 0, boxes.length, Int32Array.from(region), needs)
  }
  const strip = (from: number, to: number): Box => ({ at: [from, to, 0, 40] })
  it('at the middle one of the edges, in whatever order they come', () => {
    for (const boxes of [
      [strip(3, 9), strip(5, 30), strip(20, 25)],
      [strip(20, 25), strip(5, 30), strip(3, 9)],
      [strip(5, 30), strip(3, 9), strip(20, 25)],
    ])
      expect(cutOf(boxes)).toEqual({ axis: 0, edge: 20 })
  })
  it('never at the ends of the region, nor outside of it', () => {
    const boxes = [strip(0, 10), strip(10, 40), strip(12, 20)]
    expect(cutOf(boxes, [10, 20, 0, 40, 0, 1, 0, 1])).toEqual({ axis: 0, edge: 12 })
  })
  it('on the axis on which the fewest boxes lie on both sides', () => {
    const across: readonly Box[] = [5, 15, 25].map((from) => ({ at: [0, 40, from, from + 5] }))
    // Every one of these lies on both sides of a port; of peers, only the strips do.
    expect(cutOf([...across, strip(1, 39)])).toEqual({ axis: 2, edge: 20 })
    const along: readonly Box[] = [5, 15, 25].map((from) => ({ at: [from, from + 5, 0, 40] }))
    expect(cutOf([...along, { at: [0, 40, 1, 39] }])).toEqual({ axis: 0, edge: 20 })
  })
  it('on the first of two that are as good', () => {
    expect(cutOf([{ at: [10, 20, 10, 20] }])).toEqual({ axis: 0, edge: 20 })
  })
  it('a box that ends at the edge lies on one side of it', () => {
    const boxes: readonly Box[] = [{ at: [10, 20, 10, 40] }, { at: [20, 40, 0, 30] }, { at: [0, 20, 0, 30] }]
    expect(cutOf(boxes)).toEqual({ axis: 0, edge: 20 })
  })
  it('by a few boxes of many, spread over the list', () => {
    // Every second of 22 boxes is looked at: those with an edge at an even port.
    const boxes = Array.from({ length: 22 }, (_, index) => strip(0, 10 + index))
    expect(cutOf(boxes)).toEqual({ axis: 0, edge: 20 })
  })
  it('by all of them where those have no edge inside', () => {
    const boxes = Array.from({ length: 22 }, (_, index) => strip(0, index === 5 ? 7 : 40))
    expect(cutOf(boxes)).toEqual({ axis: 0, edge: 7 })
  })
  it('by boxes that need what the plane gives, where there are some', () => {
    const boxes: readonly Box[] = [strip(3, 4), strip(5, 6), { at: [30, 40, 0, 40], asks: true }]
    expect(cutOf(boxes, undefined, Int8Array.of(0, 1))).toEqual({ axis: 0, edge: 30 })
    expect(cutOf([strip(3, 4), strip(5, 6)], undefined, Int8Array.of(0, 1))).toEqual({ axis: 0, edge: 5 })
  })
  it('looks at no axis on which the region is one rank wide', () => {
    expect(cutOf([{ at: [7, 8, 10, 20] }], [7, 8, 0, 40, 0, 1, 0, 1])).toEqual({ axis: 2, edge: 20 })
  })
  it('is asked only where there is an edge', () => {
    expect(() => cutOf([strip(0, 40)])).toThrow('only where a box has an edge inside')
  })
})

describe('boxes that two stronger ones hold', () => {
  const left = (boxes: readonly Box[], sizes?: Parameters<typeof planeOfBoxes>[1]) => [
    ...unburied(planeOfBoxes(boxes, sizes)).boxes,
  ]
  const at = (p0: number, p1: number, q0: number, q1: number, ...rest: number[]): Box => ({
    at: [p0, p1, q0, q1, ...rest],
  })
  it('are left out: nested blocks on one port', () => {
    expect(left([at(2, 3, 0, 10), at(2, 3, 0, 10), at(2, 3, 3, 5), at(2, 3, 0, 11)])).toEqual([0, 1, 3])
  })
  it('are told by both of their ends', () => {
    const two = [at(2, 3, 2, 10), at(2, 3, 4, 12)]
    expect(left([...two, at(2, 3, 4, 10)])).toEqual([0, 1])
    expect(left([...two, at(2, 3, 3, 10)])).toEqual([0, 1, 2])
    expect(left([...two, at(2, 3, 4, 11)])).toEqual([0, 1, 2])
  })
  it('stay where one alone holds them, or two do on one of their ports only', () => {
    expect(left([at(2, 3, 0, 10), at(2, 3, 3, 5)])).toEqual([0, 1])
    expect(left([at(2, 4, 0, 10), at(2, 3, 0, 10), at(2, 4, 3, 5)])).toEqual([0, 1, 2])
    expect(left([at(2, 4, 0, 10), at(2, 4, 0, 10), at(3, 4, 3, 5)])).toEqual([0, 1])
  })
  it('the widest that are held by two count, whichever comes first', () => {
    const narrowFirst = [at(2, 3, 4, 5), at(2, 3, 4, 5), at(2, 3, 0, 10), at(2, 3, 0, 10), at(2, 3, 1, 9)]
    expect(left(narrowFirst)).toEqual([0, 1, 2, 3])
    const narrowLast = [at(2, 3, 0, 10), at(2, 3, 0, 10), at(2, 3, 20, 22), at(2, 3, 20, 21), at(2, 3, 1, 9)]
    expect(left(narrowLast)).toEqual([0, 1, 2, 3])
  })
  it('a narrow one behind a wide one does not take its place', () => {
    expect(left([at(2, 3, 0, 10), at(2, 3, 3, 5), at(2, 3, 0, 10), at(2, 3, 0, 10)])).toEqual([0, 1, 2])
  })
  it('over more than eight ports they stay, and hold nothing', () => {
    expect(left([at(0, 8, 0, 10), at(0, 8, 0, 10), at(0, 8, 2, 3)])).toEqual([0, 1])
    expect(left([at(0, 9, 0, 10), at(0, 9, 0, 10), at(0, 9, 2, 3), at(0, 8, 2, 3)])).toEqual([0, 1, 2, 3])
  })
  it('what looks at source ports or own addresses holds nothing; what is held is held for all of them', () => {
    const sizes = [40, 40, 4, 4] as const
    const whole = at(2, 3, 0, 10)
    const inner = at(2, 3, 2, 3, 1, 2, 1, 2)
    expect(left([whole, whole, inner], sizes)).toEqual([0, 1])
    for (const part of [at(2, 3, 0, 10, 1, 4, 0, 4), at(2, 3, 0, 10, 0, 3, 0, 4), at(2, 3, 0, 10, 0, 4, 1, 4)])
      expect(left([whole, part, inner], sizes)).toEqual([0, 1, 2])
    expect(left([whole, at(2, 3, 0, 10, 0, 4, 0, 3), inner], sizes)).toEqual([0, 1, 2])
  })
})

type Cell = readonly [number, number, number, number]

function holds(bounds: Int32Array, base: number, cell: Cell): boolean {
  return cell.every((rank, axis) => {
    const [from = 0, end = 0] = [bounds[base + 2 * axis], bounds[base + 2 * axis + 1]]
    return from <= rank && rank < end
  })
}

/** The two boxes that decide in a cell, straight from the boxes. */
function decidersOf({ layout, boxes }: Plane, cell: Cell, depth: PlaneQuestion['depth']): readonly [number, number] {
  const there = [...boxes].filter((box) => holds(layout.bounds, 8 * box, cell))
  if (depth === 'two') return [there[0] ?? -1, there[1] ?? -1]
  const of = (side: number) => there.find((box) => (layout.sides[box] ?? 0) & side) ?? -1
  return [of(1), of(2)]
}

function cellsIn(region: Int32Array): Cell[] {
  const [p0 = 0, p1 = 0, q0 = 0, q1 = 0, r0 = 0, r1 = 0, s0 = 0, s1 = 0] = region
  const cells: Cell[] = []
  for (let p = p0; p < p1; p += 1)
    for (let q = q0; q < q1; q += 1)
      for (let r = r0; r < r1; r += 1) for (let s = s0; s < s1; s += 1) cells.push([p, q, r, s])
  return cells
}

/** What a walk has asked: of which boxes, up to which of them one may be the first, and where. */
interface Asked {
  readonly list: readonly number[]
  readonly top: number
  readonly region: Int32Array
}

type Answers = Partial<Pick<PlaneQuestion, 'settled' | 'visit'>>

/** All that a walk asks, tells and spends. */
function walked(plane: Plane, depth: PlaneQuestion['depth'], { settled, visit }: Answers = {}) {
  const told: { readonly region: Int32Array; readonly deciders: readonly [number, number] }[] = []
  const asked: Asked[] = []
  const spent: number[] = []
  const question: PlaneQuestion = {
    plane,
    depth,
    settled: (list, from, to, top, region) => {
      asked.push({ list: [...list.subarray(from, to)], top: top - from, region: region.slice() })
      return settled?.(list, from, to, top, region) ?? false
    },
    visit: (region, first, second) => {
      told.push({ region: region.slice(), deciders: [first, second] })
      return visit?.(region, first, second) ?? false
    },
  }
  const work = new Work()
  work.spend = (steps) => {
    spent.push(steps)
  }
  walk(question, wholeRegion(question), work)
  return { told, asked, spent }
}

const span = (size: number) =>
  fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b) + 1])

function planes([p, q, r, s]: readonly [number, number, number, number], most: number) {
  const box = fc
    .tuple(span(p), span(q), span(r), span(s), fc.integer({ min: 1, max: 3 }))
    .map(([ports, peers, sources, selves, side]): Box => ({ at: [...ports, ...peers, ...sources, ...selves], side }))
  return fc
    .array(box, { maxLength: most })
    .map((boxes) => planeOfBoxes([...boxes, { at: [0, p, 0, q, 0, r, 0, s] }], [p, q, r, s]))
}

/** What a walk tells wrongly, twice or not at all. */
function wrongIn(plane: Plane, depth: PlaneQuestion['depth'], { told }: ReturnType<typeof walked>): string[] {
  const left = new Map(
    cellsIn(wholeRegion({ plane })).map((cell) => [cell.join(), `${decidersOf(plane, cell, depth)}`]),
  )
  const wrong = told.flatMap(({ region, deciders }) =>
    cellsIn(region).flatMap((cell) => {
      const key = cell.join()
      const expected = left.get(key)
      left.delete(key)
      return expected === `${deciders}` ? [] : [`${key}: ${deciders}, not ${expected}`]
    }),
  )
  return [...wrong, ...left.keys()]
}

/** What a question is not told of though it shows, and what it is told of though it does not. */
function unfitIn(plane: Plane, depth: PlaneQuestion['depth'], { list, top, region }: Asked): string[] {
  const { bounds, sides } = plane.layout
  const cells = cellsIn(region)
  const shown = cells.map((cell) => decidersOf(plane, cell, depth))
  const missing = shown.filter(([first, second]) => {
    const there = depth === 'two' ? list.slice(0, top).includes(first) : list.includes(first)
    return !there || (second >= 0 && !list.includes(second))
  })
  let covered = 0
  const covers = list.findIndex((box) => cells.every((cell) => holds(bounds, 8 * box, cell)))
  const idle = list.filter((box) => {
    const met = cells.filter((cell) => holds(bounds, 8 * box, cell)).length
    const side = depth === 'two' ? 1 : (sides[box] ?? 0)
    const isIdle = met === 0 || (depth === 'two' ? covered === 2 : (side & ~covered) === 0)
    if (met === cells.length) covered = depth === 'two' ? covered + 1 : covered | side
    return isIdle
  })
  return [
    ...missing.map((deciders) => `${region}: ${deciders} is missing`),
    ...idle.map((box) => `${region}: ${box} does not show`),
    ...(covers + 1 === top ? [] : [`${region}: the first is among ${covers + 1} boxes, not ${top}`]),
  ]
}

describe.each(['two', 'each'] as const)('a walk that asks for %s', (depth) => {
  const check = (plane: Plane) => {
    const course = walked(plane, depth)
    expect(wrongIn(plane, depth, course)).toEqual([])
    // The first look is at the plane as it is.
    expect(course.asked.slice(1).flatMap((each) => unfitIn(plane, depth, each))).toEqual([])
  }
  it('tells each cell once, with what decides there, and asks of all that shows and of nothing else', () => {
    fc.assert(fc.property(planes([9, 9, 1, 1], 8), check), { numRuns: 60 })
  })
  it('where many edges have to be split', () => {
    fc.assert(fc.property(planes([30, 30, 1, 1], 30), check), { numRuns: 8 })
    fc.assert(fc.property(planes([25, 25, 1, 1], 90), check), { numRuns: 2 })
  })
  it('where many boxes have few edges, on either axis', () => {
    fc.assert(fc.property(planes([4, 30, 1, 1], 80), check), { numRuns: 8 })
    fc.assert(fc.property(planes([30, 4, 1, 1], 80), check), { numRuns: 8 })
  })
  it('with source ports and own addresses', () => {
    fc.assert(fc.property(planes([4, 4, 3, 3], 7), check), { numRuns: 25 })
  })
  it('ends where it is told to, and looks at nothing that is settled', () => {
    fc.assert(
      fc.property(planes([30, 30, 2, 1], 12), (plane) => {
        expect(walked(plane, depth, { visit: () => true }).told).toHaveLength(1)
        expect(walked(plane, depth, { settled: () => true })).toMatchObject({ told: [], asked: { length: 1 } })
      }),
      { numRuns: 20 },
    )
  })
})

describe('what a walk costs', () => {
  /** Boxes behind each other, each with an edge of its own on two axes. */
  const stairs = (count: number, sizes?: Parameters<typeof planeOfBoxes>[1]) =>
    planeOfBoxes(
      [
        ...Array.from({ length: count }, (_, index): Box => ({ at: [index + 1, 40, index + 1, 40] })),
        { at: [0, 40, 0, 40] },
      ],
      sizes,
    )
  /** The regions that are asked about: first and end of ports, then of peers. */
  const regionsOf = ({ asked }: ReturnType<typeof walked>) => asked.map(({ region }) => region.slice(0, 4).join(' '))

  it('a plane with up to twelve edges on an axis is painted in slabs at once', () => {
    const { asked } = walked(stairs(12), 'two')
    // As it is, what of it shows, and thirteen slabs.
    expect(asked).toHaveLength(15)
    expect(asked.slice(2).map(({ region }) => region[1])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 40])
  })
  it('with more it is split first, at the middle, and each half painted', () => {
    const slabs = (from: number, to: number, end: number) =>
      Array.from({ length: to - from + 1 }, (_, at) => `${from + at} ${at === to - from ? end : from + at + 1} 0 40`)
    expect(regionsOf(walked(stairs(13), 'two'))).toEqual([
      '0 40 0 40',
      '0 40 0 40',
      '0 7 0 40',
      ...slabs(0, 6, 7),
      '7 40 0 40',
      ...slabs(7, 13, 40),
    ])
  })
  it('an edge that many boxes have counts once, the last of an axis, too', () => {
    const at = (edge: number): Box => ({ at: [edge, 14, 0, 40] })
    const boxes = [...Array.from({ length: 12 }, (_, index) => at(index + 2)), at(13), at(13), at(13)]
    const along = planeOfBoxes([...boxes, { at: [0, 14, 0, 40] }], [14, 40, 1, 1])
    expect(walked(along, 'two').asked).toHaveLength(15)
    // Too many edges of ports, twelve of peers.
    const across = [...Array.from({ length: 14 }, (_, index) => index + 1), 13, 13].map(
      (edge): Box => ({ at: [edge, 40, Math.min(Math.max(edge, 2), 13), 14] }),
    )
    const other = walked(planeOfBoxes([...across, { at: [0, 40, 0, 14] }], [40, 14, 1, 1]), 'two')
    expect(other.asked).toHaveLength(15)
    expect(other.asked.slice(2).every(({ region }) => region[0] === 0 && region[1] === 40)).toBe(true)
  })
  it('source ports that no box of a region looks at keep nobody from painting it', () => {
    expect(walked(stairs(12, [40, 40, 3, 3]), 'two').asked).toHaveLength(15)
    for (const deep of [
      [1, 3, 0, 3],
      [0, 2, 0, 3],
      [0, 3, 1, 3],
      [0, 3, 0, 2],
    ] as const) {
      const plane = planeOfBoxes([{ at: [5, 10, 0, 40, ...deep] }, { at: [0, 40, 0, 40] }], [40, 40, 3, 3])
      // It is split by them, not painted over them.
      expect(wrongIn(plane, 'two', walked(plane, 'two'))).toEqual([])
    }
  })
  it('cells of one slab in which the same decides are told as one', () => {
    const { told } = walked(planeOfBoxes([{ at: [5, 10, 5, 10] }, { at: [0, 40, 0, 40] }]), 'two')
    expect(told.map(({ region, deciders }) => `${region.slice(0, 4).join(' ')}: ${deciders}`)).toEqual([
      '0 5 0 40: 1,-1',
      '5 10 0 5: 1,-1',
      '5 10 5 10: 0,1',
      '5 10 10 40: 1,-1',
      '10 40 0 40: 1,-1',
    ])
  })
  it('what needs all that the plane gives is split at first', () => {
    const plain = Array.from({ length: 14 }, (_, index): Box => ({ at: [index + 1, 40, index + 1, 40] }))
    const plane = planeOfBoxes([{ at: [20, 40, 0, 40], asks: true }, ...plain, { at: [0, 40, 0, 40] }])
    expect(regionsOf(walked(plane, 'two'))[2]).toBe('0 20 0 40')
    expect(regionsOf(walked(stairs(14), 'two'))[2]).toBe('0 8 0 40')
  })
  it('is as many steps as boxes are looked at, and for a slab as many as it has boxes and cells', () => {
    const { spent } = walked(planeOfBoxes([{ at: [5, 10, 5, 10] }, { at: [0, 40, 0, 40] }]), 'two')
    expect(spent).toEqual([2, 5, 5, 5])
    // Of each half what shows in it is looked at anew.
    expect(walked(stairs(13), 'two').spent.filter((_, at) => at === 0 || at === 1 || at === 9)).toEqual([14, 14, 14])
  })
  it('is four times that where source ports or own addresses are looked at', () => {
    const { spent } = walked(planeOfBoxes([{ at: [0, 40, 0, 40] }], [40, 40, 2, 1]), 'two')
    expect(spent).toEqual([4])
    const parted = walked(planeOfBoxes([{ at: [0, 40, 0, 40, 1, 2] }, { at: [0, 40, 0, 40] }], [40, 40, 2, 1]), 'two')
    expect(parted.spent).toEqual([8, 8, 8])
  })
  it('boxes behind two that cover all cost nothing more than a look', () => {
    const hidden = Array.from({ length: 100 }, (_, index): Box => ({ at: [index % 30, 40, index % 20, 40] }))
    const plane = planeOfBoxes([{ at: [0, 40, 0, 40] }, { at: [0, 40, 0, 40] }, ...hidden])
    expect(walked(plane, 'two')).toMatchObject({ spent: [102], asked: [{}, { list: [0, 1], top: 1 }] })
  })
})

describe('how a box lies in a region', () => {
  const [missed, partly, whole] = [outside, inPart, overAll]
  it.each<readonly [box: readonly number[], how: number, deep: number]>([
    [[10, 20, 10, 20, 0, 3, 0, 3], whole, whole],
    [[9, 21, 9, 21, 0, 3, 0, 3], whole, whole],
    [[11, 20, 10, 20, 0, 3, 0, 3], partly, partly],
    [[10, 19, 10, 20, 0, 3, 0, 3], partly, partly],
    [[10, 20, 11, 20, 0, 3, 0, 3], partly, partly],
    [[10, 20, 10, 19, 0, 3, 0, 3], partly, partly],
    [[0, 10, 10, 20, 0, 3, 0, 3], missed, missed],
    [[20, 30, 10, 20, 0, 3, 0, 3], missed, missed],
    [[10, 20, 0, 10, 0, 3, 0, 3], missed, missed],
    [[10, 20, 20, 30, 0, 3, 0, 3], missed, missed],
    [[10, 20, 10, 20, 1, 2, 0, 3], whole, whole],
    [[10, 20, 10, 20, 2, 3, 0, 3], whole, missed],
    [[10, 20, 10, 20, 0, 1, 0, 3], whole, missed],
    [[10, 20, 10, 20, 0, 3, 0, 2], whole, partly],
    [[10, 20, 10, 20, 0, 3, 2, 3], whole, partly],
    [[11, 20, 10, 20, 0, 3, 0, 2], partly, partly],
    [[11, 20, 10, 20, 2, 3, 0, 3], partly, missed],
    [[0, 10, 10, 20, 2, 3, 0, 3], missed, missed],
  ])('%j: %i, with all four axes %i', (box, how, deep) => {
    const bounds = Int32Array.of(...Array<number>(8).fill(7), ...box)
    const region = Int32Array.of(10, 20, 10, 20, 1, 2, 1, 3)
    expect([lies(bounds, 1, region, false), lies(bounds, 1, region, true)]).toEqual([how, deep])
  })
})
