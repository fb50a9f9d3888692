import { afterEach, describe, expect, it, vi } from 'vitest'
import { fileTexts } from '@/components/files'

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
    expect((await fileTexts([new Blob([bytes])]))[0]).toBe(listing)
  })

  it.each([
    // 「接続」 and 「监听」.
    ['ja', [0x90, 0xda, 0x91, 0xb1], '接続'],
    ['zh-CN', [0xbc, 0xe0, 0xcc, 0xfd], '监听'],
  ])('of a console of Windows in %s', async (lang, bytes, text) => {
    page(lang)
    expect((await fileTexts([new Blob([Uint8Array.from(bytes)])]))[0]).toBe(text)
  })

  it('what is no text fails nowhere', async () => {
    page('en')
    expect((await fileTexts([new Blob([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0])])]))[0]).toContain('PNG')
  })
})
