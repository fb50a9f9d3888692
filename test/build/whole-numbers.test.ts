import { describe, expect, it } from 'vitest'
import wholeNumbers from '@/build/whole-numbers.mjs'

/** What a paragraph of such parts says after the plugin. */
function told(...parts: { type: string; name?: string; value?: string }[]): string {
  wholeNumbers()({ type: 'root', children: [{ type: 'paragraph', children: parts }] })
  return parts.map(({ value = '#' }) => value).join('')
}

describe('a number and its counter are one word', () => {
  it.each([
    ['在 2026 年 1 月 28 日的表', '在 2026\u00a0年 1\u00a0月 28\u00a0日的表'],
    ['ルール 3 個まで', 'ルール 3\u00a0個まで'],
    ['ポート 80 に届かない', 'ポート 80 に届かない'],
    ['80 ports', '80 ports'],
  ])('%s', (written, whole) => {
    expect(told({ type: 'text', value: written })).toBe(whole)
  })

  it('also where the number is a figure, and not after anything else', () => {
    const figure = (name: string) => ({ type: 'mdxJsxTextElement', name })
    expect(told(figure('Fact'), { type: 'text', value: ' 個まで' })).toBe('#\u00a0個まで')
    expect(told(figure('Term'), { type: 'text', value: ' 個まで' })).toBe('# 個まで')
  })

  it('and code is left as it is', () => {
    expect(told({ type: 'inlineCode', value: '1 日' })).toBe('1 日')
  })
})
