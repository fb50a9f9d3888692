import { describe, expect, it } from 'vitest'
import { readExercises, readLesson } from '@/build'
import { lessonSlugs } from '@/content/lessons'
import { actionsOf } from './actions'

/** Characters of a Japanese text that one reads in a minute, and what thinking and acting take, in minutes. */
const charactersAMinute = 500
const anExercise = 0.75
const aQuestion = 0.5
const anAction = 0.1

/** What is read: the text without hints and solutions, and without marks. */
function charactersOf(body: string): number {
  const read = body.replace(/<(?:Hint|Solution)\b[\s\S]*?<\/(?:Hint|Solution)>/g, '')
  return read.replace(/<[^>]*>|[#*`|{}\s/-]/g, '').length
}

describe('a lesson takes five to ten minutes', () => {
  it.each(lessonSlugs)('%s: as its text and the fewest actions that solve it have it', (slug) => {
    const { body, minutes } = readLesson('ja', slug)
    const exercises = readExercises(slug)
    const thinking = exercises.map((each) => (each.kind === 'quiz' ? each.questions.length * aQuestion : anExercise))
    const actions = exercises.map(actionsOf)
    const measured =
      charactersOf(body) / charactersAMinute +
      thinking.reduce((sum, each) => sum + each, 0) +
      actions.reduce((sum, each) => sum + each * anAction, 0)
    expect(Math.abs(minutes - measured)).toBeLessThanOrEqual(3)
    for (const count of actions) expect(count).toBeLessThanOrEqual(30)
  })
})
