import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString as plainText } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { csvField, csvRow, hclString, markdownBlock, markdownCode, markdownText, visible } from '@/lib/text'
import { anyHostile, hostile } from './hostile'

const whole = (value: string) => value.replace(/\0|\p{Cs}/gu, '\ufffd')
const values = [...hostile, ...fc.sample(anyHostile, { numRuns: 80, seed: 11 })].map(whole)
const single = (text: string) => text.trim().replace(/ {2,}/g, ' ')
const markdown = (text: string) =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children

/** What HCL reads of a quoted template; null where it holds a template sequence or ends early. */
function hclReads(quoted: string): string | null {
  const inner = /^"((?:[^"\\\n\r]|\\.)*)"$/su.exec(quoted)?.[1]
  if (inner === undefined) return null
  let value = ''
  for (let at = 0; at < inner.length; ) {
    const rest = inner.slice(at)
    const escaped = /^\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|([nrt"\\]))/.exec(rest)
    const literal = /^(?:\$\$|%%)(?=\{)/.exec(rest)
    if (escaped) {
      const code = escaped[1] ?? escaped[2]
      const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }
      value += code ? String.fromCodePoint(Number.parseInt(code, 16)) : named[escaped[3] ?? '']
      at += escaped[0].length
    } else if (literal) {
      value += `${rest[0]}{`
      at += 3
    } else {
      if (rest[0] === '\\' || /^[$%]\{/.test(rest)) return null
      value += rest[0]
      at += 1
    }
  }
  return value
}

/** The rows of a CSV file, by RFC 4180. */
function csvReads(file: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy
  while (field.lastIndex <= file.length) {
    const found = field.exec(file)
    if (!found) throw new Error('no CSV')
    rows.at(-1)?.push((found[1] ?? '').replaceAll('""', '"') + (found[2] ?? ''))
    if (found[3] === '\r\n') rows.push([])
    if (found[3] === '') break
  }
  return rows
}

describe('hclString', () => {
  test('Terraform reads every value as it is', () => {
    for (const value of values) expect(hclReads(hclString(value))).toBe(value)
  })

  test('no template of a value is evaluated', () => {
    expect(hclString('a $'.concat('{file(x)}'))).toBe('"a $$'.concat('{file(x)}"'))
    expect(hclString('%{ for x in y }')).toBe('"%%{ for x in y }"')
  })
})

describe('csvField', () => {
  test('a reader of CSV gets every value back, with an apostrophe where a spreadsheet would run it', () => {
    for (const value of values) {
      const rows = csvReads(`${csvRow([value, 'x'])}\r\n${csvRow(['y', value])}`)
      const back = rows[1]?.[1]
      expect(rows[0]).toEqual([back, 'x'])
      expect([value, `'${value}`]).toContain(back)
    }
  })

  test('nothing begins a formula; numbers stay numbers', () => {
    for (const value of ['=1+1', '+cmd', '-1/-1', '@SUM(A1)', '\t=1', '＝1']) expect(csvField(value)).toMatch(/^"?'/)
    expect(csvField('-1')).toBe('-1')
    expect(csvField('22/22')).toBe('22/22')
  })
})

describe('Markdown', () => {
  test('a value in a heading is the text of one heading and nothing else', () => {
    for (const value of values) {
      const all = markdown(`### a ${markdownText(value)} b\n`)
      expect(all).toHaveLength(1)
      const heading = all[0]
      expect(heading?.type === 'heading' && heading.depth).toBe(3)
      expect(single(plainText(heading))).toBe(single(`a ${visible(value.trim())} b`))
      expect(JSON.stringify(all)).not.toMatch(/"type":"(?:html|image|inlineCode|strong|emphasis|delete|break)"/)
    }
  })

  test('a value that begins a line is a paragraph', () => {
    for (const value of values) {
      const all = markdown(`${markdownText(value)}\n`)
      expect(all.map(({ type }) => type)).toEqual(visible(value.trim()) === '' ? [] : ['paragraph'])
    }
  })

  test('a value as code is one span of code', () => {
    for (const value of values) {
      const all = markdown(`a ${markdownCode(value)} b`)
      expect(all).toHaveLength(1)
      const [before, code, after] = all[0]?.type === 'paragraph' ? all[0].children : []
      expect(before).toMatchObject({ value: 'a ' })
      expect(after).toMatchObject({ value: ' b' })
      const read = code?.type === 'inlineCode' ? code.value : null
      expect(read?.trim()).toBe(visible(value).trim())
    }
  })

  test('a cell of a table stays one cell', () => {
    for (const value of values) {
      for (const [cell, wanted] of [
        [markdownText(value), visible(value.trim())],
        [markdownCode(value, { inTable: true }), visible(value.includes('\\|') ? value.trim() : value)],
      ] as const) {
        const table = markdown(`| a | b |\n| --- | --- |\n| ${cell} | end |\n`)
        expect(table).toHaveLength(1)
        const row = table[0]?.type === 'table' ? table[0].children[1] : undefined
        expect(row?.children).toHaveLength(2)
        expect(plainText(row?.children[1])).toBe('end')
        expect(single(plainText(row?.children[0]))).toBe(single(wanted))
      }
    }
  })

  test('lines of code end nowhere but at the fence', () => {
    for (const value of values) {
      const all = markdown(`${markdownBlock(`a\n${value}\nb`, 'sh')}\n\nafter\n`)
      expect(all.map(({ type }) => type)).toEqual(['code', 'paragraph'])
    }
  })
})
