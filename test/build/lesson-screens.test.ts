import { describe, expect, it } from 'vitest'
import lessonScreens from '@/build/lesson-screens.mjs'

interface Node {
  type: string
  name?: string
  depth?: number
  value?: string
  children?: Node[]
  attributes?: { type: string; name: string; value: string }[]
}

const heading = (depth: number, value: string): Node => ({
  type: 'heading',
  depth,
  children: [{ type: 'text', value }],
})
const paragraph = (value: string): Node => ({ type: 'paragraph', children: [{ type: 'text', value }] })
const part = (name: string, ...children: Node[]): Node => ({ type: 'mdxJsxFlowElement', name, children })

/** A tree as an outline: names of parts, depths of headings, texts. */
function outline({ type, name, depth, value, children = [], attributes = [] }: Node): unknown {
  const head = name ? [name, ...attributes.map((attribute) => attribute.value)].join(' ') : type
  if (value !== undefined) return value
  return [depth ? `h${depth}` : head, ...children.map(outline)]
}

function screensOf(...children: Node[]): unknown {
  const tree: Node = { type: 'root', children }
  lessonScreens()(tree)
  return outline(tree)
}

describe('a lesson as screens', () => {
  it('is its text, each exercise with its heading and what it asks for inside, and its end', () => {
    expect(
      screensOf(
        paragraph('Read this.'),
        heading(2, 'Exercises'),
        heading(3, 'One'),
        paragraph('Do one.'),
        part('Exercise', part('Hint')),
        heading(3, 'Two'),
        paragraph('Do two.'),
        part('Exercise', part('Hint')),
        part('Recap'),
      ),
    ).toEqual([
      'root',
      [
        'Screens',
        ['Screen reading', ['paragraph', 'Read this.']],
        ['Exercise', ['Task', ['h2', 'One'], ['paragraph', 'Do one.']], ['Hint']],
        ['Exercise', ['Task', ['h2', 'Two'], ['paragraph', 'Do two.']], ['Hint']],
        ['Screen recap', ['Recap']],
      ],
    ])
  })

  it('is only what has exercises: other documents stay as they are', () => {
    expect(screensOf(heading(2, 'Why'), paragraph('Because.'))).toEqual([
      'root',
      ['h2', 'Why'],
      ['paragraph', 'Because.'],
    ])
  })

  it('names an exercise that has no heading', () => {
    expect(() => screensOf(part('Exercise'))).toThrow('heading of its own')
  })
})
