import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findIn } from '@/components/answer/find'

const entries = [
  { title: 'TCP ポート 80 に接続できない', answer: 'まず確かめます。Terraform でも同じです。' },
  { title: 'Terraform で書く', answer: 'リソースを書きます。ポートも書けます。' },
]
const titles = (typed: string) => findIn(entries, typed).map(({ entry }) => entry.title)

describe('what is typed over the index of answers', () => {
  it.each(['ﾎﾟｰﾄ', 'ぽーと', 'ポート'])('%s is found whatever its width and kana', (typed) => {
    expect(titles(typed)).toHaveLength(2)
  })

  it('has all words of an entry, those of the title first', () => {
    expect(titles('ＴＥＲＲＡＦＯＲＭ')).toEqual(['Terraform で書く', 'TCP ポート 80 に接続できない'])
    expect(titles('terraform 80')).toEqual(['TCP ポート 80 に接続できない'])
    expect(titles('ない言葉')).toEqual([])
    expect(titles('  ')).toEqual([])
  })

  it('is marked where it stands, and shows the sentence that holds it', () => {
    const [, second] = findIn(entries, 'terraform')
    expect(second?.sentence).toEqual([
      { text: 'Terraform', hit: true },
      { text: ' でも同じです。', hit: false },
    ])
  })

  it('loses no character of a text', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(text, text, text, (title, answer, typed) => {
        for (const found of findIn([{ title, answer }], typed)) {
          expect(found.title.map((piece) => piece.text).join('')).toBe(title)
          expect(answer).toContain(found.sentence.map((piece) => piece.text).join(''))
        }
      }),
    )
  })
})
