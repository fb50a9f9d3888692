import { describe, expect, it } from 'vitest'
import { offersMore, shownOf } from '@/components/ask/reply-view'
import { slugs } from '@/content/topics'

const hits = slugs.slice(0, 10).map((slug, index) => ({ slug, section: '', score: 0.5 - index / 20 }))

describe('what is on show when candidates are turned down', () => {
  it('a sure answer gives way to the next, one by one', () => {
    const seen = [0, 1, 2].map((passed) => shownOf({ outcome: 'answer', hits }, passed).hit?.slug)
    expect(seen).toEqual(slugs.slice(0, 3))
  })

  it('several that were offered at once give way together, and what is ranked below them is shown', () => {
    expect(shownOf({ outcome: 'did-you-mean', hits }, 0)).toMatchObject({ hit: undefined, choices: hits.slice(0, 3) })
    const seen = [1, 2, 3].map((passed) => shownOf({ outcome: 'did-you-mean', hits }, passed).hit?.slug)
    expect(seen).toEqual(slugs.slice(3, 6))
  })

  it.each(['answer', 'did-you-mean', 'none'] as const)('%s: there is an end to it', (outcome) => {
    expect(shownOf({ outcome, hits }, 9)).toMatchObject({ hit: undefined, choices: [] })
    expect(shownOf({ outcome, hits: [] }, 0)).toMatchObject({ hit: undefined, choices: [] })
  })

  it('is asked for only where there is more', () => {
    const shown = (outcome: 'answer' | 'none') => ({ outcome, hits })
    expect([offersMore(shown('answer'), 0), offersMore(shown('answer'), 9), offersMore(shown('none'), 0)]).toEqual([
      true,
      false,
      false,
    ])
  })
})
