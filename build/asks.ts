import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { localeEntries } from '@/content/locales'
import { type Slug, slugs } from '@/content/topics'
import type { Phrasing } from '@/lib/ask'
import { contentPath } from './root'

/** The heading of a voice's file under which stands what no answer covers. */
const otherTopics = 'other'

/**
 * Reads content/asks/<language>/<voice>.txt: `# slug` opens what readers ask of an answer, one phrasing a line, `# other`
 * what the site has no answer for. What is asked of an answer that is not published yet is another topic until then.
 *
 * @throws Error naming file and line where a phrasing stands under no heading, or a heading is no slug
 */
export function readPhrasings(): Phrasing<Slug>[] {
  const published = new Map<string, Slug>(slugs.map((slug) => [slug, slug]))
  return localeEntries.flatMap(({ tag: language }) => {
    const folder = contentPath('asks', language)
    if (!existsSync(folder)) return []
    const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))
    return files.sort().flatMap((name) => {
      const voice = name.slice(0, -'.txt'.length)
      return phrasingsIn(readFileSync(`${folder}/${name}`, 'utf8'), `content/asks/${language}/${name}`).map(
        ({ slug, text }): Phrasing<Slug> => ({ language, voice, slug: published.get(slug) ?? '', text }),
      )
    })
  })
}

/**
 * Reads content/asks/<language>/cases.json: of each answer when it is the one, to be said after "when" (`an instance is to
 * answer ping`). It tells answers apart that may both be meant.
 */
export function readCases(language: string): ReadonlyMap<string, string> {
  const path = contentPath('asks', language, 'cases.json')
  if (!existsSync(path)) return new Map()
  return new Map(Object.entries(z.record(z.string(), z.string().min(1)).parse(JSON.parse(readFileSync(path, 'utf8')))))
}

/** Phrasings of a voice's file, each with the heading that it stands under. */
export function phrasingsIn(text: string, file: string): { readonly slug: string; readonly text: string }[] {
  let slug: string | null = null
  return text.split('\n').flatMap((line, index) => {
    const written = line.trim()
    if (written === '') return []
    if (written.startsWith('#')) {
      slug = /^# ([a-z0-9-]+)$/.exec(written)?.[1] ?? null
      if (slug === null) throw new Error(`${file}:${index + 1}: "# slug" was expected, not "${written}"`)
      if (slug === otherTopics) slug = ''
      return []
    }
    if (slug === null) throw new Error(`${file}:${index + 1}: a phrasing stands under no "# slug"`)
    return [{ slug, text: written }]
  })
}
