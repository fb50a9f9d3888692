import { describe, expect, it } from 'vitest'
import type { PastedBlock } from '@/lib/reachability/paste/blocks'
import { BlocksRead } from '@/lib/reachability/read/blocks-read'
import { gather } from '@/lib/reachability/read/gather'
import { output } from './ask'

function blockOf(command: string, ...lines: string[]): PastedBlock {
  return { piece: 0, command, at: null, within: null, ended: true, cut: false, lines, place: { from: 1, to: 1 } }
}

/** How often each of some blocks is read, one after the other. */
function readings(blocks: readonly PastedBlock[], isListing: boolean): number {
  const read = new BlocksRead()
  let count = 0
  let wrong = 0
  for (const block of blocks) {
    const as = read.as(block, () => {
      count += 1
      return { as: [block.command ?? ''], isListing }
    })
    if (as[0] !== block.command) wrong += 1
  }
  expect(wrong).toBe(0)
  return count
}

describe('blocks that are pasted again', () => {
  const lone = (count: number) => Array.from({ length: count }, (_, number) => blockOf(`nc -vz 192.0.2.9 ${number}`))

  it('are read once, whether they are listings or not', () => {
    const blocks = Array.from({ length: 5000 }, (_, number) => blockOf('ss', `row ${number % 40}`, `row ${number % 7}`))
    for (const isListing of [true, false]) expect(readings(blocks, isListing)).toBe(280)
  })

  it('a listing is read once, whatever stands between; what is not, again at most', () => {
    const listing = blockOf('ss -lnt', 'LISTEN 0 128 0.0.0.0:80 0.0.0.0:*')
    for (const between of [10, 1023, 1024, 1025, 16_383, 16_384, 20_000]) {
      expect(readings([listing, ...lone(between), listing], true)).toBe(1 + between)
      expect(readings([listing, ...lone(between), listing], false)).toBeLessThanOrEqual(2 + between)
    }
  })

  it('are told apart by any of their lines', () => {
    expect(readings([blockOf('x', 'a', 'b', 'c', 'd'), blockOf('x', 'a', 'B', 'c', 'd')], true)).toBe(2)
  })

  it('say the same where thousands of other commands stand between', () => {
    const prompt = '[root@web ~]# '
    const others = Array.from({ length: 3000 }, (_, number) => `${prompt}true ${number}\n`).join('')
    const shown = `${prompt}ss -lntp\n${output('ss-lntp')}${prompt}curl http://203.0.113.9/\n${output('curl-timeout')}`
    const once = gather([`${shown}${prompt}true`])
    const twice = gather([`${shown}${others}${shown}${prompt}true`])
    expect(twice.sockets).toEqual(once.sockets)
    expect(twice.attempts).toEqual(once.attempts)
  })
})
