/**
 * After the build: the sitemap, from the pages that were written, its address in robots.txt, an OpenSearch description for
 * each language, 404.html where static hosts look for it, the licences of what is sent, and the service worker. Prints what
 * each tool's page loads.
 */
import { appendFileSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Messages } from '../content/ja/messages'
import { origin } from '../content/site'
import { readAnswers } from './answers'
import { aroundPages } from './around'
import { changesView, newestCheck } from './changes-view'
import { feedOf } from './feed'
import { licencesOf, licencesText } from './licences'
import { makeLight } from './light'
import { localeName, locales } from './locales'
import { answerMarkdown, llmsText } from './markdown'
import { pickMessages } from './messages'
import { makeKept, scriptsByPage } from './offline'
import { openSearchDescription } from './opensearch'

const out = join(process.cwd(), 'out')
const languages = locales()

/** Paths below the locale of every page that a locale has. */
function paths(locale: string): string[] {
  const folder = join(out, locale)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'index.html')
    .map((entry) => relative(folder, entry.parentPath).split(sep).filter(Boolean))
    .filter((parts) => parts[0] !== '404')
    .map((parts) => `/${parts.map((part) => `${part}/`).join('')}`)
    .sort()
}

function url(locale: string, path: string): string {
  const alternates = languages
    .map((other) => `    <xhtml:link rel="alternate" hreflang="${other}" href="${origin}/${other}${path}"/>`)
    .join('\n')
  return `  <url>\n    <loc>${origin}/${locale}${path}</loc>\n${alternates}\n  </url>`
}

const urls = languages.flatMap((locale) => paths(locale).map((path) => url(locale, path)))
writeFileSync(
  join(out, 'sitemap.xml'),
  `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('\n')}
</urlset>
`,
)
appendFileSync(join(out, 'robots.txt'), `Sitemap: ${origin}/sitemap.xml\n`)
copyFileSync(join(out, '404', 'index.html'), join(out, '404.html'))

mkdirSync(join(out, 'opensearch'), { recursive: true })
for (const locale of languages) {
  const { site } = await pickMessages(locale, ['site'])
  if (!site) throw new Error(`content/${locale}/messages has no section "site"`)
  writeFileSync(join(out, 'opensearch', `${locale}.xml`), openSearchDescription(locale, site, origin))
}

// The answers as Markdown, a list of them for those who read text, and the feed of what changed.
const all = languages.map((locale) => ({ locale, name: localeName(locale), answers: readAnswers(locale) }))
for (const { locale, answers } of all) {
  const { site, taskNames, course, guide, changesPage } = await pickMessages(locale, [
    'site',
    'taskNames',
    'course',
    'guide',
    'changesPage',
  ])
  if (!site || !taskNames || !course || !guide || !changesPage) {
    throw new Error(`content/${locale}/messages lacks a section`)
  }
  for (const answer of answers) {
    const words = { ...guide, sources: site.sources }
    writeFileSync(join(out, locale, 'faq', `${answer.slug}.md`), answerMarkdown(locale, answer, words))
  }
  writeFileSync(join(out, locale, 'around.json'), JSON.stringify(aroundPages(locale, { site, taskNames, course })))
  const view = await changesView(locale, newestCheck(answers.map(({ checked }) => checked)))
  writeFileSync(join(out, locale, 'changes.xml'), feedOf(locale, changesPage.title, view))
}
const { site: english } = await pickMessages('en', ['site'])
writeFileSync(join(out, 'llms.txt'), llmsText(english?.name ?? '', english?.description ?? '', all))

writeFileSync(join(out, 'licences.txt'), licencesText(licencesOf(process.cwd())))

/** What a tool's page loads beyond the frame that every page has, in bytes after gzip. */
function scriptsOf(page: string): Set<string> {
  const html = readFileSync(join(out, page, 'index.html'), 'utf8')
  const tags = html.split('<script').map((part) => part.slice(0, part.indexOf('>')))
  const scripts = tags.flatMap((tag) => /\ssrc="(\/[^"]+\.js)"/.exec(tag)?.[1] ?? [])
  // The bundler's runtime is the same in each page but for the names in it.
  return new Set(scripts.filter((script) => !script.includes('/turbopack-')))
}
const [first = 'ja'] = languages
// Pages without a tool: what they load is the frame, however the bundler has cut it.
const frame = new Set(['404', `${first}/faq`, `${first}/faq/deny-ram-users`].flatMap((page) => [...scriptsOf(page)]))
for (const { name } of readdirSync(join(out, first, 'tools'), { withFileTypes: true })) {
  const added = [...scriptsOf(join(first, 'tools', name))].filter((script) => !frame.has(script))
  const bytes = added.reduce((sum, script) => sum + gzipSync(readFileSync(join(out, script))).length, 0)
  console.log(`tools/${name} adds ${(bytes / 1000).toFixed(1)} kB gzip to the frame`)
}

const scripts = scriptsByPage(out)
await makeLight(process.cwd())
// Below each language, too: a host that knows the nearest one answers in the language of the address.
for (const locale of languages) copyFileSync(join(out, locale, '404', 'index.html'), join(out, locale, '404.html'))
const words = new Map<string, Messages['kept']>()
for (const locale of languages) {
  const { kept } = await pickMessages(locale, ['kept'])
  if (!kept) throw new Error(`content/${locale}/messages has no section "kept"`)
  words.set(locale, { reading: kept.reading, tools: kept.tools, whole: kept.whole })
}
await makeKept(process.cwd(), scripts, words)
