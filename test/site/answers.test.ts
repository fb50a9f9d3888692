import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readAnswer } from '@/build'
import { slugs } from '@/content/topics'
import { fileOf, htmlOf, locales } from './pages'

const faqPage = z.object({
  '@type': z.literal('FAQPage'),
  dateModified: z.string(),
  mainEntity: z.array(z.object({ name: z.string(), acceptedAnswer: z.object({ text: z.string() }) })).min(1),
})

/** The structured data of a page. */
function dataOf(html: string): unknown[] {
  return [...html.matchAll(/<script[^>]*type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, text = '']): unknown => JSON.parse(text),
  )
}

/** Languages that a page says it has, with the path of each. */
function alternatesOf(html: string): [string, string][] {
  return [...html.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"/gi)].map(
    ([, language = '', url = '']) => [language, new URL(url).pathname],
  )
}

const map = fileOf('llms.txt').toString()

describe.each(locales)('%s: what others than people read of an answer', (locale) => {
  it.each(slugs)('%s: its Markdown, its place in llms.txt, its day and its other languages', (slug) => {
    const { title, answer, checked } = readAnswer(locale, slug)
    const markdown = fileOf(`${locale}/faq/${slug}.md`).toString()
    expect(markdown.startsWith(`# ${title}\n\n${answer}\n`)).toBe(true)
    expect(markdown).toContain(checked)
    expect(map).toContain(`/${locale}/faq/${slug}.md)`)
    const html = htmlOf(`/${locale}/faq/${slug}/`)
    const data = dataOf(html).flatMap((each) => faqPage.safeParse(each).data ?? [])
    expect(data.map(({ dateModified, mainEntity }) => [dateModified, mainEntity[0]?.name])).toEqual([[checked, title]])
    expect(data[0]?.mainEntity[0]?.acceptedAnswer.text).toContain(answer.slice(0, 20))
    expect(alternatesOf(html).sort()).toEqual(
      [...locales.map((each) => [each, `/${each}/faq/${slug}/`]), ['x-default', `/en/faq/${slug}/`]].sort(),
    )
  })

  it('the feed of changed facts is one, with a day and an address for each entry', () => {
    const feed = fileOf(`${locale}/changes.xml`).toString()
    const entries = feed.split('<entry>').slice(1)
    expect(entries.length).toBeGreaterThan(5)
    for (const entry of entries) {
      expect(entry).toMatch(/<updated>\d{4}-\d\d-\d\dT00:00:00Z<\/updated>/)
      expect(entry).toMatch(new RegExp(`<link href="https://[^"]+/${locale}/`))
    }
    expect(htmlOf(`/${locale}/changes/`)).toContain(`/${locale}/changes.xml`)
  })
})
