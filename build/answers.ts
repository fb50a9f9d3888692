import { z } from 'zod'
import { type Slug, slugs } from '@/content/topics'
import { readDocument } from './document'
import type { Locale } from './locales'

const slug = z.enum(slugs as [Slug, ...Slug[]])

/** Sentences that end as Japanese, Chinese and English ones do; a full stop inside `0.0.0.0` ends none. */
function sentences(text: string): number {
  return (text.match(/[。！？]|[.!?](?=\s|$)/g) ?? []).length
}

const frontmatter = z.strictObject({
  /** The question, as a reader asks it. */
  title: z.string().min(4),
  /** Two sentences that stand alone. */
  answer: z
    .string()
    .min(20)
    .refine((text) => sentences(text) === 2, { error: 'answer: expected exactly two sentences' }),
  /** Slugs of answers to read next. */
  related: z.array(slug).min(2).max(4),
  /** Official pages, with the day they were read. */
  sources: z
    .array(
      z.strictObject({
        title: z.string().min(2),
        url: z.url({ protocol: /^https$/ }),
        read: z.coerce.date().transform((date) => date.toISOString().slice(0, 10)),
      }),
    )
    .min(1),
})

export type Frontmatter = z.infer<typeof frontmatter>

/** A part of an answer under a heading; `id` is the same in every locale. */
export interface Section {
  readonly id: string
  readonly heading: string
  /** Plain text, for search. */
  readonly text: string
}

export interface Answer extends Frontmatter {
  readonly slug: Slug
  /** MDX below the frontmatter. */
  readonly body: string
  readonly sections: readonly Section[]
}

/**
 * One answer of one locale.
 * Throws an error that names the file and every field that does not fit, with what was expected.
 */
export function readAnswer(locale: Locale, slug: Slug): Answer {
  const document = readDocument(locale, 'faq', slug, frontmatter)
  return { slug, ...document, sections: sectionsOf(document.body) }
}

/** Every answer of one locale, in reading order. */
export function readAnswers(locale: Locale): Answer[] {
  return slugs.map((slug) => readAnswer(locale, slug))
}

const heading = /^##\s+(.*?)\s*\{\/\*\s*([a-z0-9-]+)\s*\*\/\}\s*$/

/** Splits MDX at its headings (`## Why {/*why*\/}`) and strips the markup. */
function sectionsOf(body: string): Section[] {
  const sections: { id: string; heading: string; lines: string[] }[] = []
  for (const line of body.split('\n')) {
    const found = heading.exec(line)
    if (found?.[1] && found[2]) sections.push({ id: found[2], heading: found[1], lines: [] })
    else sections.at(-1)?.lines.push(line)
  }
  return sections.map(({ id, heading, lines }) => ({ id, heading, text: plain(lines.join('\n')) }))
}

function plain(mdx: string): string {
  return mdx
    .replace(/<[A-Za-z/][^>]*>/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^```.*$/gm, ' ')
    .replace(/[*_`|]|^\s*[-\d.]+\s/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
