import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  nextOf,
  noProgress,
  type Progress,
  readProgress,
  tally,
  withDraft,
  withHelp,
  withLast,
  withSolved,
  writeProgress,
} from '@/lib/lesson'

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/)
const anyProgress: fc.Arbitrary<Progress> = fc.record({
  last: fc.option(id),
  exercises: fc.dictionary(
    id,
    fc.record(
      {
        solved: fc.boolean(),
        star: fc.boolean(),
        draft: fc.option(fc.string({ unit: 'binary' })),
        helped: fc.constant(true as const),
      },
      { requiredKeys: ['solved', 'star', 'draft'] },
    ),
    { maxKeys: 20 },
  ),
})

describe('the record of a reader', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(anyProgress, (progress) => {
        expect(readProgress(writeProgress(progress))).toEqual({ ok: true, progress })
      }),
    )
  })

  it('a star that was earned once is kept, and solving keeps the draft', () => {
    const begun = withDraft(withLast(noProgress, 'priority'), 'two-groups', '[1]')
    const solved = withSolved(withSolved(begun, 'two-groups', true), 'two-groups', false)
    expect(solved).toEqual({
      last: 'priority',
      exercises: { 'two-groups': { solved: true, star: true, draft: '[1]' } },
    })
    expect(tally(solved, ['two-groups', 'all-but-one'])).toEqual({ solved: 1, stars: 1, of: 2 })
  })
})

describe('a star', () => {
  const helped = withHelp(noProgress, 'two-groups', true)

  it('is for what was solved without help', () => {
    expect(withSolved(helped, 'two-groups', true).exercises['two-groups']).toMatchObject({ solved: true, star: false })
    const again = withHelp(withSolved(helped, 'two-groups', true), 'two-groups', false)
    expect(withSolved(again, 'two-groups', true).exercises['two-groups']).toEqual({
      solved: true,
      star: true,
      draft: null,
    })
  })

  it('is kept when help is asked for later', () => {
    const later = withHelp(withSolved(noProgress, 'two-groups', true), 'two-groups', true)
    expect(withSolved(later, 'two-groups', true).exercises['two-groups']).toMatchObject({ star: true, helped: true })
  })
})

describe('where a reader goes on', () => {
  const course = [
    { slug: 'one', exercises: ['a', 'b'] },
    { slug: 'two', exercises: ['c'] },
    { slug: 'three', exercises: ['d'] },
  ]
  const solved = (last: string | null, ...ids: string[]) =>
    ids.reduce((all, done) => withSolved(all, done, false), { ...noProgress, last })

  it.each([
    ['nothing is begun', solved(null), { lesson: 'one', exercise: 'a' }],
    ['a lesson is begun', solved('one', 'a'), { lesson: 'one', exercise: 'b' }],
    [
      'the lesson is done: the next one, not the one that was just done',
      solved('one', 'a', 'b'),
      { lesson: 'two', exercise: 'c' },
    ],
    ['a later one was opened', solved('three'), { lesson: 'three', exercise: 'd' }],
    [
      'the end is done, and something before it is not',
      solved('three', 'a', 'c', 'd'),
      { lesson: 'one', exercise: 'b' },
    ],
    ['all is done', solved('three', 'a', 'b', 'c', 'd'), null],
    ['the lesson that was open is no more', solved('gone', 'a'), { lesson: 'one', exercise: 'b' }],
  ])('when %s', (_, progress, next) => {
    expect(nextOf(progress, course)).toEqual(next)
  })
})

describe('a stored text that is not ours is refused whole', () => {
  const good = writeProgress(withSolved(noProgress, 'open-https', true))
  it.each([
    ['half a record', good.slice(0, 40), 'no-json'],
    ['nothing', '', 'no-json'],
    ['another site on the same address', '{"theme":"dark"}', 'shape'],
    ['null', 'null', 'shape'],
    ['a list', '[]', 'shape'],
    ['a later version', good.replace('"version":1', '"version":2'), 'version'],
    ['exercises in a list', '{"sekisho":"learn","version":1,"last":null,"exercises":[]}', 'shape'],
    [
      'more exercises than there can be',
      writeProgress(
        Array.from({ length: 501 }, (_, at) => `e-${at}`).reduce((all, id) => withDraft(all, id, null), noProgress),
      ),
      'shape',
    ],
    ['a lesson that is no name', good.replace('"last":null', '"last":"<script>"'), 'shape'],
    ['a prototype as an exercise', good.replace('open-https', '__proto__'), 'shape'],
    ['solved by a word', good.replace('"solved":true', '"solved":"true"'), 'shape'],
    ['a draft that is an object', good.replace('"draft":null', '"draft":{}'), 'shape'],
    ['a megabyte', good.replace('"draft":null', `"draft":"${'x'.repeat(1_000_000)}"`), 'too-long'],
  ])('%s', (_, text, problem) => {
    expect(readProgress(text)).toEqual({ ok: false, problem })
  })

  it('no text at all makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readProgress(text)))
    fc.assert(fc.property(fc.json(), (text) => void readProgress(text)))
  })
})
