import type { AskCorpus } from '@/lib/ask'

/**
 * A corpus of so many answers: texts and phrasings of the real one, each with some of its words exchanged for words of
 * others (seeded), so that it is as wordy and as confusable as the real one.
 */
export function grown(corpus: AskCorpus, answers: number): AskCorpus {
  let state = 1
  const below = (most: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
  const own = corpus.phrasings.filter(({ language, slug }) => language === corpus.locale && slug !== '')
  const pieces = (text: string) => text.match(/[a-z0-9.]+|[\u3041-\u30ff]+|[\u3400-\u9fff]{1,3}|[^a-z0-9]/gi) ?? []
  const pool = own.flatMap(({ text }) => pieces(text)).filter((piece) => piece.length > 1)
  const changed = (text: string) =>
    pieces(text)
      .map((piece) => (piece.length > 1 && below(3) === 0 ? (pool[below(pool.length)] ?? piece) : piece))
      .join('')
  const made = Array.from({ length: answers }, (_, index) => {
    const base = corpus.answers[index % corpus.answers.length]
    if (!base) throw new Error('an empty corpus')
    return {
      base: base.slug,
      slug: `${base.slug}-${index}`,
      title: changed(base.title),
      answer: changed(base.answer),
      case: base.case,
      sections: base.sections.slice(0, 1).map((section) => ({ ...section, text: changed(section.text) })),
    }
  })
  return {
    ...corpus,
    answers: made.map(({ base: _, ...answer }) => answer),
    texts: [],
    phrasings: [
      ...made.flatMap(({ base, slug }) =>
        own
          .filter((phrasing) => phrasing.slug === base)
          .slice(0, 4)
          .map(({ language, voice, text }) => ({ language, voice, slug, text: changed(text) })),
      ),
      ...corpus.phrasings.filter(({ slug }) => slug === ''),
    ],
  }
}
