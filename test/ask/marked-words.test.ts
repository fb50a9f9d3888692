import { describe, expect, it } from 'vitest'
import { marksOf } from '@/lib/ask/answer/passage'
import { normalise } from '@/lib/ask/text/normalise'

function marked(text: string, ...terms: string[]): string[] {
  return marksOf(text, new Set(terms.map(normalise))).map(([start, end]) => text.slice(start, end))
}

describe('words that matched are marked as a reader knows them', () => {
  it('katakana words, which are folded to hiragana to be found', () => {
    expect(marked('メールを送る', 'める')).toEqual(['メール'])
  })

  it('without the particles and endings around them', () => {
    expect(marked('拒否が勝ちます', '拒否', '否が', 'が勝', '勝ち')).toEqual(['拒否が勝'])
    expect(marked('どちらが勝つ', 'らが', 'が勝', '勝つ')).toEqual(['勝'])
    expect(marked('しています', 'して', 'てい')).toEqual([])
  })

  it('without the mark of punctuation after them', () => {
    expect(marked('放行了 TCP 80、没有', '80')).toEqual(['80'])
    expect(marked('（安全组）', '安全', '全组')).toEqual(['安全组'])
  })

  it('never a part of a katakana word', () => {
    expect(marked('サーバー同士', 'ば同', '同士')).toEqual(['同士'])
    expect(marked('タイムアウト', 'あう')).toEqual([])
    expect(marked('ﾀｲﾑｱｳﾄ', 'あう')).toEqual([])
  })
})
