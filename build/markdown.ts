import { origin } from '@/content/site'
import type { AnswerFile } from './answers'
import { policyText, wordingOf } from './embeds'
import { factText } from './expand'
import type { Locale } from './locales'
import { knownTerm } from './terms'

/** Names of the ways in the language of the page, and its badge. */
export interface MarkdownWords {
  readonly console: string
  readonly cli: string
  readonly terraform: string
  readonly system: string
  readonly inferred: string
  readonly sources: string
  /** Stands where a page has a live part: “(live on the page)”. */
  readonly live: string
}

/** An answer as plain Markdown, for those who read it elsewhere: figures filled in, ways under headings. */
export function answerMarkdown(locale: Locale, answer: AnswerFile, words: MarkdownWords): string {
  const address = `${origin}/${locale}/faq/${answer.slug}/`
  const sources = answer.sources.map(({ title, url, read }) => `- [${title}](${url}) (${read})`)
  return [
    `# ${answer.title}`,
    answer.answer,
    `<${address}> · ${answer.checked}`,
    bodyOf(locale, answer.body, address, words),
    `## ${words.sources}`,
    sources.join('\n'),
    '',
  ].join('\n\n')
}

function bodyOf(locale: Locale, body: string, address: string, words: MarkdownWords): string {
  /** One after the other: they never stand in one another. */
  const reasons: string[] = []
  const text = body
    .replace(/ ?\{\/\*[^{}*]*\*\/\}/g, '')
    .replace(/<Fact\s+id="([^"<>]+)"[^<>]*\/>/g, (_, id: string) => factText(id))
    .replace(/<Term\s+id="([^"]+)"\s*\/>/g, (_, id: string) => wordingOf(knownTerm(id), locale).name)
    .replace(/<Term\s[^<>]*>([^<]*)<\/Term>/g, '$1')
    .replace(/<Inferred\s+why="([^"<>]*)"\s*>/g, (_, why: string) => {
      reasons.push(why)
      return ''
    })
    .replace(/<\/Inferred>/g, () => ` (${words.inferred}: ${reasons.shift()})`)
    .replace(/<Policy\s+name="([^"]+)"\s*\/>/g, (_, name: string) => `\`\`\`json\n${policyText(name).trim()}\n\`\`\``)
    .replace(
      /<Way\s+kind="(console|cli|terraform|system)"\s*>/g,
      (_, kind: keyof MarkdownWords) => `### ${words[kind]}`,
    )
    .replace(/<\/?(?:How|Way|Note|Warning)\s*>/g, '')
    .replace(/<[A-Z][A-Za-z]*\b[^<>]*\/>/g, `[${words.live}](${address})`)
    .replace(/\]\((\.[^()\s]+)\)/g, (_, to: string) => `](${new URL(to, address).href})`)
    .replace(/^```cli$/gm, '```sh')
  return text.replace(/\n{3,}/g, '\n\n').trim()
}

/** The list of all answers for language models and other readers of text (llmstxt.org). */
export function llmsText(
  title: string,
  lead: string,
  languages: readonly { readonly locale: Locale; readonly name: string; readonly answers: readonly AnswerFile[] }[],
): string {
  const sections = languages.map(({ locale, name, answers }) =>
    [
      `## ${name}`,
      '',
      ...answers.map(({ slug, title, answer }) => `- [${title}](${origin}/${locale}/faq/${slug}.md): ${answer}`),
    ].join('\n'),
  )
  return `# ${title}\n\n> ${lead}\n\n${sections.join('\n\n')}\n`
}
