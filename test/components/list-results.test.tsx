import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import type { SetOperation } from '@/components/cidr/lab-state'
import { OtherResult } from '@/components/cidr/other-result'
import { Result } from '@/components/cidr/set-result'
import { workOn } from '@/components/cidr/set-work'
import { LocaleProvider } from '@/components/messages'
import { messages as en } from '@/content/en/messages'
import { messages as ja } from '@/content/ja/messages'
import { messages as zh } from '@/content/zh/messages'

// What comes when it is asked for has come.
vi.mock('next/dynamic', () => ({ default: () => OtherResult }))

const languages = { en, ja, zh }

function drawn(op: SetOperation, a: string, b = '', locale: keyof typeof languages = 'en'): string {
  return renderToStaticMarkup(
    <LocaleProvider value={{ locale, locales: [], messages: languages[locale], origin: '' }}>
      <Result result={workOn({ op, a, b }, () => {})} op={op} lists={{ a, b }} onRepair={() => {}} />
    </LocaleProvider>,
  )
}

/** What a reader reads of the work on two lists. */
function shown(...task: Parameters<typeof drawn>): string {
  return drawn(...task)
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/\s+/g, ' ')
}

const nine = Array.from({ length: 9 }, (_, at) => `10.0.${at}.0/24`)
const ten = [...nine.slice(0, 4), '10.0.300.0/24', ...nine.slice(4)].join('\n')

describe('work on lists of which not all can be read', () => {
  it('says the bad entry first, placed, then what the good ones give, never as if whole', () => {
    const text = shown('merge', ten)
    expect(text).toMatch(
      /List A: Entry 5 .*Character 6: An octet is a number from 0 to 255\..*Not read: 1 of 10 entries\. .*What follows leaves them out\..*Blocks: 2, addresses: 2,304/,
    )
  })

  it('places the next ones, too', () => {
    expect(shown('merge', `x ${nine.join(' ')} y z`)).toMatch(
      /Not read: 3 of 12 entries\. Also List A: Entry 11, List A: Entry 12\./,
    )
  })

  it('has no result of a list of which nothing can be read', () => {
    const text = shown('subtract', nine.join(), 'here, there')
    expect(text).toContain('Not read: 2 of 11 entries.')
    expect(text).not.toMatch(/Blocks|What follows/)
  })

  it('calls nothing outside, or free of overlaps, for certain', () => {
    expect(drawn('contains', '10.0.0.0/24', '10.9.9.9')).toContain('class="drop"')
    expect(drawn('contains', '10.0.0.0/24 oops', '10.9.9.9')).not.toMatch(/class="(?:drop|accept)"/)
    expect(drawn('overlap', '10.0.0.0/24')).toContain('class="accept"')
    expect(drawn('overlap', '10.0.0.0/24 oops')).not.toContain('class="accept"')
  })

  it.each([
    ['en', '2 entries have bits behind their prefix; they were cleared.', 'List B: Entry 2: 10.0.1.7/24 → 10.0.1.0/24'],
    ['ja', '2 件で、プレフィックスより後ろのビットを 0 にしました。', '一覧 B: 2 件目: 10.0.1.7/24 → 10.0.1.0/24'],
    ['zh', '2 项在前缀之后还有非零的位，已清零。', '列表 B: 第 2 项: 10.0.1.7/24 → 10.0.1.0/24'],
  ] as const)('says which host bits were cleared, how many and where: %s', (locale, count, place) => {
    const text = shown('subtract', '10.0.0.9/16', '10.0.0.0/24, 10.0.1.7/24', locale)
    expect(text).toContain(count)
    expect(text.replace(/ : /g, ': ')).toContain(place)
  })

  it('reads wildcard masks as blocks, and says so', () => {
    expect(shown('merge', '10.0.0.0 0.0.0.255\n10.0.1.0 0.0.0.255')).toMatch(
      /2 entries were read as addresses with a wildcard mask\..*Blocks: 1, addresses: 512/,
    )
  })
})
