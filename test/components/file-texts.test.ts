import { afterEach, describe, expect, it, vi } from 'vitest'
import { decoded } from '@/components/files/decoded'

const page = (lang: string) => vi.stubGlobal('document', { documentElement: { lang } })
afterEach(() => vi.unstubAllGlobals())

const utf16 = (text: string, little: boolean) =>
  Uint8Array.from(
    [...`\ufeff${text}`].flatMap((letter) => {
      const unit = letter.charCodeAt(0)
      return little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255]
    }),
  )

describe('the text of a file', () => {
  const listing = '  TCP    0.0.0.0:3389    0.0.0.0:0    LISTENING\r\n'

  it.each([
    ['PowerShell of Windows', utf16(listing, true)],
    ['the other order of bytes', utf16(listing, false)],
    ['UTF-8', new TextEncoder().encode(listing)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${listing}`)],
  ])('%s', async (_, bytes) => {
    page('en')
    expect(await decoded(new Blob([bytes]))).toBe(listing)
  })

  it.each([
    // 「接続」 and 「监听」.
    ['ja', [0x90, 0xda, 0x91, 0xb1], '接続'],
    ['zh-CN', [0xbc, 0xe0, 0xcc, 0xfd], '监听'],
  ])('of a console of Windows in %s', async (lang, bytes, text) => {
    page(lang)
    expect(await decoded(new Blob([Uint8Array.from(bytes)]))).toBe(text)
  })

  it('what is no text fails nowhere', async () => {
    page('en')
    expect(await decoded(new Blob([Uint8Array.from([0x89, 0x41, 0xff, 0])]))).toContain('A')
    expect(await decoded(new Blob([]))).toBe('')
  })
})

describe('a file in which no text stands as it is', () => {
  const size = [0, 0, 1, 0]
  it.each([
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46]],
    ['GIF', [...'GIF89a'].map((letter) => letter.charCodeAt(0))],
    ['WebP', [0x52, 0x49, 0x46, 0x46, ...size, 0x57, 0x45, 0x42, 0x50]],
    ['HEIC', [...size, ...[...'ftypheic'].map((letter) => letter.charCodeAt(0))]],
    ['BMP', [0x42, 0x4d, ...size, 0, 0, 0, 0]],
    ['PDF', [...'%PDF-1.7\n'].map((letter) => letter.charCodeAt(0))],
    ['an office document', [0x50, 0x4b, 3, 4, 20, 0]],
  ])('is told apart: %s', async (_, bytes) => {
    page('en')
    expect(await decoded(new Blob([Uint8Array.from([...bytes, 10, 20, 200, 255])]))).toBeNull()
  })

  it.each(['BM25 is a ranking', 'PK: 22', 'MM*', 'II*', 'GIF89 is a format', '%PDF', 'RIFF'])(
    'is no text that begins alike: %s',
    async (text) => {
      page('en')
      expect(await decoded(new Blob([text]))).toBe(text)
    },
  )
})
