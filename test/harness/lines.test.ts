import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf } from './lines'

async function* chunks(parts: readonly (string | Uint8Array)[]) {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part
}

async function read(parts: readonly (string | Uint8Array)[], most?: number) {
  const lines: (string | null)[] = []
  for await (const line of linesOf(chunks(parts), most)) lines.push(line)
  return lines
}

describe('lines', () => {
  it.each([
    [['a\nb\n'], ['a', 'b']],
    [['a\nb'], ['a', 'b']],
    [['a\r\nb\r\n'], ['a', 'b']],
    [['a\rb\n'], ['a\rb']],
    [['\n\n'], ['', '']],
    [
      ['a', '', 'b\n', '\n', 'c'],
      ['ab', '', 'c'],
    ],
    [[], []],
    [[Buffer.from('関所\n').subarray(0, 2), Buffer.from('関所\n').subarray(2)], ['関所']],
  ])('of %j are %j', async (parts, expected) => {
    expect(await read(parts)).toEqual(expected)
  })

  it('that are too long are given as null, and the next is read', async () => {
    expect(await read(['aaaa', 'aaaa', 'aa\nbb\n', 'aaaaaaaaa'], 8)).toEqual([null, 'bb', null])
  })

  it('are the same however the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.array(fc.nat(20)), async (text, cuts) => {
        const bytes = Buffer.from(text)
        const parts: Uint8Array[] = []
        let start = 0
        for (const cut of cuts) {
          parts.push(bytes.subarray(start, start + cut))
          start += cut
        }
        parts.push(bytes.subarray(start))
        const whole = bytes
          .toString('utf8')
          .split('\n')
          .map((line) => line.replace(/\r$/, ''))
        if (whole.at(-1) === '' && !text.endsWith('\r')) whole.pop()
        expect(await read(parts)).toEqual(whole)
      }),
    )
  })
})
