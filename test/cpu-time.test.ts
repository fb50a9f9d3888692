import { describe, expect, it } from 'vitest'
import { cpuTime, expectWithin, floorThere, slowness } from './cpu-time'
import { floorWork } from './floor-work'

it('is told where a test that is held against a bound is not tagged as such', () => {
  expect(() => expectWithin(1, 100)).toThrow('timed')
})

describe('a bound on the processor’s time stands beside a floor', { tags: ['timed'] }, () => {
  it('grows by as much as the floor is slower, counted by the run in the middle', () => {
    expect(slowness([floorThere * 9, floorThere * 1.5, floorThere])).toBe(1.5)
    expect(slowness([floorThere, floorThere * 3, floorThere * 2, floorThere * 8, floorThere])).toBe(2)
  })

  it('gets no tighter on a fast machine, and no wider than fourfold on any', () => {
    expect(slowness([floorThere / 10])).toBe(1)
    expect(slowness([])).toBe(1)
    expect(slowness([floorThere * 1000])).toBe(4)
  })

  it('lets pass what keeps to it, and refuses on every machine what takes more than fourfold', () => {
    expect(() => expectWithin(99, 100)).not.toThrow()
    expect(() => expectWithin(401, 100)).toThrow()
  })

  it('refuses a reader whose work grows with the square of its text', () => {
    const used = cpuTime()
    const text = 'ab'.repeat(6_000)
    let found = 0
    for (let at = 0; at < text.length; at += 1) if (!text.slice(at).includes('aa')) found += 1
    expect(found).toBe(text.length)
    expect(() => expectWithin(used(), 40)).toThrow()
  })

  it('does the same work each time', () => {
    expect(floorWork()).toBe(floorWork())
  })
})
