import type { AnswerFile } from '@/build'
import { examplesOf } from './examples'

/** Links to other pages of the site. */
export function linksOf(body: string): string[] {
  return [...body.matchAll(/\]\(([^)\s]+)\)/g)].flatMap((match) => match[1] ?? []).filter((url) => url.startsWith('.'))
}

/** Parts with what they are given; the reason of an inference is prose, and a term may be dropped where a word is. */
function embedTagsOf(body: string): string[] {
  return [...body.matchAll(/<([A-Z][A-Za-z]*)\b([^>]*?)\/?>/g)]
    .map((match) =>
      match[1] === 'Inferred' ? 'Inferred' : `${match[1]} ${match[2]?.replace(/\s+/g, ' ').trim()}`.trim(),
    )
    .filter((tag) => !tag.startsWith('Term'))
}

/** Examples without their comments, which are prose. */
function codeOf(body: string): string[] {
  return examplesOf(body)
    .filter(({ language }) => language !== 'text')
    .map(({ text }) => text.replace(/^\s*#.*\n|\s+#.*$/gm, ''))
}

/** What has to be the same in every language, by name. */
function shared({ body, sections, related, applies, needs, checked }: AnswerFile) {
  return {
    headings: sections.map(({ id }) => id),
    parts: embedTagsOf(body).sort(),
    links: [...new Set(linksOf(body))].sort(),
    related,
    applies,
    needs,
    checked,
    code: codeOf(body),
  }
}

/** In what two languages of one answer differ though they must not. */
export function differences(here: AnswerFile, there: AnswerFile): string[] {
  const [one, other] = [shared(here), shared(there)]
  return (Object.keys(one) as (keyof typeof one)[]).filter(
    (name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]),
  )
}
