import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { LongText, longestInBox } from '@/components/long-text'
import { LocaleProvider } from '@/components/messages'
import { messages } from '@/content/en/messages'

const shown = (value: string) =>
  renderToStaticMarkup(
    <LocaleProvider value={{ locale: 'en', locales: [], messages, origin: '' }}>
      <LongText name="Documents" value={value} onChange={() => undefined} />
    </LocaleProvider>,
  )

describe('security F13: a field for anything from a word to megabytes', () => {
  it('holds a text up to the longest that a browser lays out at once', () => {
    expect(shown('x'.repeat(longestInBox))).toMatch(/^<textarea[^>]*>x{30000}<\/textarea>$/)
  })

  it('keeps a longer one beside it: its size and its first lines are shown, not its megabytes', () => {
    const html = shown(`{"rules": [\n${'1,\n'.repeat(1_700_000)}]`)
    expect(html).not.toContain('<textarea')
    expect(html).toContain('characters: 5,100,013')
    expect(html).toContain('{&quot;rules&quot;: [')
    expect(html.length).toBeLessThan(1000)
  })
})
