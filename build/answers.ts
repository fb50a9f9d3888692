import { z } from 'zod'
import { type Slug, slugs } from '@/content/topics'
import { readDocument } from './document'
import { factText, withFacts } from './expand'
import { headingOf } from './heading'
import type { Locale } from './locales'

const slug = z.enum(slugs as [Slug, ...Slug[]])

/** Sentences that end as Japanese, Chinese and English ones do; a full stop inside `0.0.0.0` ends none. */
function sentences(text: string): number {
  return (text.match(/[。！？]|[.!?](?=\s|$)/g) ?? []).length
}

const day = z.coerce.date().transform((date) => date.toISOString().slice(0, 10))

/** Fills figures in; one that no fact has is a fault of the field. */
function filled(text: string, context: z.RefinementCtx): string {
  try {
    return withFacts(text)
  } catch (error) {
    context.addIssue(error instanceof Error ? error.message : 'a fact does not exist')
    return z.NEVER
  }
}

/** What an answer is about: kinds of groups, or something beside them. */
const subjects = ['basic', 'enterprise', 'managed', 'instance', 'account'] as const

/** The language of an official address, which its form tells; null where it does not. */
export function languageOfPage(url: string): 'ja' | 'en' | 'zh' | null {
  const { hostname, pathname } = new URL(url)
  const [, spoken] = /\/help\/(en|ja|zh)(?:\/|$)/.exec(pathname) ?? /^\/(en|zh)\//.exec(pathname) ?? []
  if (spoken === 'en' || spoken === 'ja' || spoken === 'zh') return spoken
  if (hostname === 'jp.alibabacloud.com') return 'ja'
  if (hostname === 'help.aliyun.com') return 'zh'
  return hostname.endsWith('alibabacloud.com') ? 'en' : null
}

const frontmatter = z.strictObject({
  /** The question, as a reader asks it. */
  title: z.string().min(4).transform(filled),
  /** Two sentences that stand alone and hold the figure that is asked for, as `{fact-id}`. */
  answer: z
    .string()
    .min(20)
    .refine((text) => sentences(text) === 2, { error: 'answer: expected exactly two sentences' })
    .transform(filled),
  /** Slugs of answers to read next. */
  related: z.array(slug).min(2).max(4),
  /** What it holds for. */
  applies: z.array(z.enum(subjects)).min(1),
  /** RAM actions that the steps need, such as `ecs:AuthorizeSecurityGroup`. */
  needs: z.array(z.string().regex(/^[a-z-]+:[A-Z]\w+$/, 'expected product:Operation')).default([]),
  /** The day on which the whole answer was last held against the facts. */
  checked: day,
  /** Official pages in the reader's language where there are such, with the day they were read. */
  sources: z
    .array(
      z
        .strictObject({
          title: z.string().min(2),
          url: z.url({ protocol: /^https$/ }),
          read: day,
          /** Date printed on the page: `2026-01-28`, `2026-01`, `2026`. */
          dated: z
            .preprocess(
              (value) =>
                value instanceof Date
                  ? value.toISOString().slice(0, 10)
                  : typeof value === 'number'
                    ? String(value)
                    : value,
              z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/),
            )
            .optional(),
          /** Language of the page, where its address does not tell. */
          lang: z.enum(['ja', 'en', 'zh']).optional(),
        })
        .transform(({ lang, dated, ...source }) => ({
          ...source,
          dated: dated ?? null,
          lang: lang ?? languageOfPage(source.url),
        })),
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

export interface AnswerFile extends Frontmatter {
  readonly slug: Slug
  /** MDX below the frontmatter. */
  readonly body: string
  readonly sections: readonly Section[]
}

/**
 * One answer of one locale.
 * Throws an error that names the file and every field that does not fit, with what was expected.
 */
export function readAnswer(locale: Locale, slug: Slug): AnswerFile {
  const document = readDocument(locale, 'faq', slug, frontmatter)
  return { slug, ...document, sections: sectionsOf(document.body) }
}

/** What a build has read: each of its pages asks for all answers, and no file changes meanwhile. */
const kept = new Map<Locale, readonly AnswerFile[]>()

/** Every answer of one locale, in reading order. While one works on the site, and in tests, the files are read anew. */
export function readAnswers(locale: Locale): readonly AnswerFile[] {
  const answers = kept.get(locale) ?? slugs.map((slug) => readAnswer(locale, slug))
  if (process.env.NODE_ENV === 'production') kept.set(locale, answers)
  return answers
}

/** Splits MDX at its headings (`## Why {/*why*\/}`) and strips the markup. */
function sectionsOf(body: string): Section[] {
  const sections: { id: string; heading: string; lines: string[] }[] = []
  for (const line of body.split('\n')) {
    const found = headingOf(line, 2)
    if (found) sections.push({ id: found.id, heading: found.title, lines: [] })
    else sections.at(-1)?.lines.push(line)
  }
  return sections.map(({ id, heading, lines }) => ({ id, heading, text: plain(consoleFirst(lines.join('\n'))) }))
}

/** A section with what is done in the console before the rest: of a long section only the beginning is quoted. */
function consoleFirst(mdx: string): string {
  const [begin, end] = ['<Way kind="console">', '</Way>']
  const from = mdx.indexOf(begin)
  const to = mdx.indexOf(end, from)
  if (from < 0 || to < 0) return mdx
  return `${mdx.slice(from, to + end.length)}\n${mdx.slice(0, from)}${mdx.slice(to + end.length)}`
}

function plain(mdx: string): string {
  return mdx
    .replace(/<Fact\s+id="([^"<>]+)"[^<>]*>/g, (_, id: string) => factText(id))
    .replace(/<[A-Za-z/][^<>]*>/g, ' ')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/^```.*$/gm, ' ')
    .replace(/^[ \t]*[-\d.]+\s|[_|]/gm, ' ')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
