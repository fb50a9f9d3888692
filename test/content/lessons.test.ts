import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { embedsOf, locales, readExercises, readLesson, titlesOf } from '@/build'
import { lessonSlugs, quizSlugs } from '@/content/lessons'

const [first = 'ja', ...others] = locales()

function headingsOf(body: string): string[] {
  return [...body.matchAll(/^(##+)\s.*\{\/\*\s*([a-z0-9-]+)\s*\*\/\}\s*$/gm)].map(([, level, id]) => `${level} ${id}`)
}

function tagsOf(body: string): string[] {
  const tags = body.matchAll(/<([A-Z][A-Za-z]*)\b([^>]*?)\/?>/g)
  // What something is inferred from is told in words.
  return [...tags].map(([, name, rest = '']) => `${name} ${rest.replace(/why="[^"]*"/, 'why').trim()}`)
}

function linksOf(body: string): string[] {
  return [...body.matchAll(/\]\(([^)\s]+)\)/g)].flatMap((match) => match[1] ?? []).sort()
}

/** Names that MDX may use, as components/mdx.tsx lists them. */
const vocabulary = readFileSync(join('components', 'mdx.tsx'), 'utf8').split('export const vocabulary')[1] ?? ''

describe.each(locales())('%s', (locale) => {
  it('has every lesson and no other', () => {
    const files = readdirSync(join('content', locale, 'learn')).map((name) => name.replace(/\.mdx$/, ''))
    expect(files.sort()).toEqual([...lessonSlugs].sort())
  })

  it.each(lessonSlugs)('%s: says its goal, has one live part to try (no quiz has), ends with a recap', (slug) => {
    const lesson = readLesson(locale, slug)
    expect(() => embedsOf(lesson.body, locale)).not.toThrow()
    const tags = tagsOf(lesson.body).map((tag) => tag.split(' ')[0])
    expect(tags.filter((tag) => !new RegExp(`^  ${tag}[:,]`, 'm').test(vocabulary))).toEqual([])
    expect(tags[0]).toBe('Goal')
    expect(tags.filter((tag) => tag === 'Try')).toHaveLength(quizSlugs.includes(slug) ? 0 : 1)
    expect(tags.at(-1)).toBe('Recap')
  })

  it.each(lessonSlugs)(
    '%s: each exercise stands under its own heading, with three hints and then its solution',
    (slug) => {
      const lesson = readLesson(locale, slug)
      const ids = lesson.exercises.map(({ id }) => id)
      expect(ids.length).toBeGreaterThanOrEqual(2)
      expect(ids.length).toBeLessThanOrEqual(4)
      expect([...titlesOf(lesson).keys()]).toEqual(ids)
      const parts = lesson.body.split(/^### .*$/m).slice(1)
      expect(parts.map((part) => tagsOf(part).slice(0, 5))).toEqual(
        ids.map((id) => [
          `Exercise id="${id}"`,
          'Hint step={1}',
          'Hint step={2}',
          'Hint step={3}',
          `Solution of="${id}"`,
        ]),
      )
    },
  )
})

describe.each(others)('%s beside the first locale', (locale) => {
  it.each(lessonSlugs)('%s has the same headings, parts, links and length', (slug) => {
    const here = readLesson(locale, slug)
    const there = readLesson(first, slug)
    expect(headingsOf(here.body)).toEqual(headingsOf(there.body))
    expect(tagsOf(here.body)).toEqual(tagsOf(there.body))
    expect(linksOf(here.body)).toEqual(linksOf(there.body))
    expect(here.minutes).toBe(there.minutes)
  })
})

it('no two exercises of the course have the same id', () => {
  const ids = lessonSlugs.flatMap((slug) => readExercises(slug).map(({ id }) => id))
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})
