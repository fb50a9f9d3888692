import { type AnswerFile, languageOfPage } from '@/build'

/** A fault of what an answer cites. */
export interface SourceFault {
  readonly slug: string
  readonly url: string
  readonly why:
    | 'own-language-later'
    | 'own-edition-known'
    | 'language-unknown'
    | 'read-later-than-checked'
    | 'not-cited'
}

/** Links of the text that lead to a tool of Alibaba Cloud and not to a page of its documentation. */
const consoles = /^https:\/\/[a-z]+\.console\./

/** The address of the same page without its language. */
function pageOf(url: string): string {
  return url.replace(
    /^https:\/\/(?:www\.)?(?:alibabacloud\.com\/help|help\.aliyun\.com)\/(?:en|ja|zh)\/|\/?(?:#.*)?$/g,
    '',
  )
}

/** Faults of the sources of all answers of one language, which is cited first and wherever a page is known in it. */
export function sourceFaults(language: string, answers: readonly AnswerFile[]): SourceFault[] {
  const own = new Set(
    answers.flatMap(({ sources }) => sources.filter(({ lang }) => lang === language).map(({ url }) => pageOf(url))),
  )
  return answers.flatMap(({ slug, sources, body, checked }) => {
    const fault = (url: string, why: SourceFault['why']): SourceFault => ({ slug, url, why })
    const firstForeign = sources.findIndex(({ lang }) => lang !== language)
    const cited = new Set(sources.map(({ url }) => url))
    return [
      ...sources.flatMap(({ url, lang, read, dated }, at) => [
        ...(lang === language && firstForeign !== -1 && firstForeign < at ? [fault(url, 'own-language-later')] : []),
        ...(lang !== language && languageOfPage(url) !== language && own.has(pageOf(url))
          ? [fault(url, 'own-edition-known')]
          : []),
        ...(lang === null ? [fault(url, 'language-unknown')] : []),
        ...(read > checked || (dated !== null && dated > read) ? [fault(url, 'read-later-than-checked')] : []),
      ]),
      ...[...body.matchAll(/\]\((https:[^)\s]+)\)/g)].flatMap(([, url = '']) =>
        cited.has(url) || consoles.test(url) ? [] : [fault(url, 'not-cited')],
      ),
    ]
  })
}
