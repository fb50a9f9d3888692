import { origin } from '@/content/site'
import type { DatedChanges } from './changes-view'
import type { Locale } from './locales'

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** An Atom feed (RFC 4287) of the statements that changed. */
export function feedOf(locale: Locale, title: string, { statements }: DatedChanges): string {
  const page = `${origin}/${locale}/changes/`
  const entries = statements.map(({ id, date, text, answers }) => {
    const to = `${origin}/${locale}/faq/${answers[0]?.slug ?? ''}/`
    return `  <entry>
    <id>${page}#${id}</id>
    <title>${escaped(text)}</title>
    <updated>${date}T00:00:00Z</updated>
    <link href="${to}"/>
  </entry>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
  <id>${page}</id>
  <title>${escaped(title)}</title>
  <updated>${statements[0]?.date ?? '2026-01-01'}T00:00:00Z</updated>
  <author><name>Sekisho</name></author>
  <link rel="self" href="${origin}/${locale}/changes.xml"/>
  <link href="${page}"/>
${entries.join('\n')}
</feed>
`
}
