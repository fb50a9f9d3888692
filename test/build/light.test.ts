import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOfPage } from '@/build/light'
import { compileAhead } from '@/build/light/compiled'
import { criticalStyle } from '@/build/light/critical'
import { alikeOf } from '@/build/light/groups'
import { lightPage, loadsOf, policyHash, wakesAtOnce } from '@/build/light/page'
import { readsAtOnce } from '@/components/runtime'

const exported = `<!DOCTYPE html><html><head><title>t</title><link rel="preload" href="/_next/a.css" as="style"/><script src="/theme.js"></script><link rel="stylesheet" href="/_next/a.css" data-n-g=""/><noscript data-n-css=""></noscript><script defer="" src="/_next/b.js"></script><script defer="" src="/_next/b.js"></script></head><body><main class="seen">text</main><script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"a":1}},"page":"/[locale]","buildId":"b1"}</script></body></html>`

const nothing = { style: '', script: '', late: [] }

describe('an exported page', () => {
  it('is told what it loads, each file once, in order', () => {
    expect(loadsOf(exported)).toEqual({ styles: ['/_next/a.css'], scripts: ['/_next/b.js'], entries: [] })
  })

  it('waits for no file: its style and one script are inside, the rest is a list', () => {
    const light = lightPage(exported, 'ja/faq/a', {
      style: '.seen{color:red}',
      script: 'let $& = 1',
      late: ['/_next/late.css'],
    })
    expect(light).not.toMatch(/<link|src=/)
    expect(light).toContain(
      `<head><meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'`,
    )
    expect(light).toContain('<style>.seen{color:red}</style><script>let $& = 1</script>')
    expect(JSON.parse(/id="runtime">([^<]*)</.exec(light)?.[1] ?? '')).toEqual({
      ...loadsOf(exported),
      styles: ['/_next/late.css'],
      data: '/_next/data/b1/ja/faq/a.json',
    })
    expect(light).toContain('<main class="seen">text</main>')
  })

  it('leaves its props to the file that holds them for whoever comes from another page', () => {
    const light = lightPage(exported, '', nothing)
    expect(light).toContain('type="application/json">{"page":"/[locale]","buildId":"b1"}</script>')
    expect(light).toContain('"data":"/_next/data/b1/index.json"')
    expect(() => lightPage(exported.replace('buildId', 'b'), '', nothing)).toThrow('names no build')
  })

  it('hands what the bundler is told of the page on as data', () => {
    const call = (file: string) =>
      `(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["${file}"]});`
    const told = `<script>${call('a.js')}\n${call('b.js')}</script>`
    const light = lightPage(
      exported.replace('<script src="/theme.js">', `${told}<script src="/theme.js">`),
      '',
      nothing,
    )
    expect(light).not.toContain('globalThis')
    expect(JSON.parse(/id="runtime">([^<]*)</.exec(light)?.[1] ?? '').entries).toEqual([
      { otherChunks: ['a.js'] },
      { otherChunks: ['b.js'] },
    ])
  })

  it('that has all of its style inside fetches none of it again', () => {
    const light = lightPage(exported, '', { ...nothing, style: '.seen{}.unseen{}' })
    expect(JSON.parse(/id="runtime">([^<]*)</.exec(light)?.[1] ?? '')).toMatchObject({
      styles: [],
      scripts: ['/_next/b.js'],
    })
    expect(wakesAtOnce).toBe(readsAtOnce)
  })

  it('of a form that is not known is refused, so that no page keeps a blocking file unseen', () => {
    expect(() => lightPage(exported.replace('defer=""', 'nonce="1"'), '', nothing)).toThrow('still loads a file')
    expect(() => lightPage('<html><head></head></html>', '', nothing)).toThrow('names no style sheet')
  })

  it('is of a kind', () => {
    expect(['', 'ja', 'en/faq', 'ja/faq/a', 'ja/tools/cidr'].map(kindOfPage)).toEqual([
      'home',
      'home',
      'faq',
      'faq/*',
      'tools/cidr',
    ])
  })
})

describe('the pages of a kind', () => {
  const css = ['frame', 'table', 'map', 'sum', 'note', 'code']
    .map((part, index) => `.A${index}bcde_${part}{top:0}`)
    .join('')
  const page = (...parts: number[]) =>
    parts
      .map((part) => `<p class="button A${part}bcde_${['frame', 'table', 'map', 'sum', 'note', 'code'][part]}"></p>`)
      .join('')
  /** For each page, the parts that the pages of its group show together. */
  const groups = (pages: readonly number[][]) =>
    alikeOf(
      css,
      pages.map((parts) => page(...parts)),
    ).map((group) => group.map((index) => pages[index]))

  it('that are made of the same parts share a style', () => {
    expect(groups([[0], [0, 1], [0], [1, 0]])).toEqual([
      [[0], [0]],
      [
        [0, 1],
        [1, 0],
      ],
    ])
  })

  it('come with four styles at most; those are put together that need the least more', () => {
    const pages = [[0], [0, 1, 2], [0, 1, 2, 3], [0, 3, 4, 5], [1, 5]]
    const found = groups(pages)
    expect(found).toHaveLength(4)
    expect(found).toContainEqual([
      [0, 1, 2],
      [0, 1, 2, 3],
    ])
  })

  it('are each in one group', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 6 }), { maxLength: 20 }), (pages) => {
        const found = alikeOf(
          css,
          pages.map((parts) => page(...parts)),
        )
        expect(found.length).toBeLessThanOrEqual(4)
        expect(found.flat().sort((a, b) => a - b)).toEqual(pages.map((_, index) => index))
      }),
    )
  })
})

describe('the critical style', () => {
  it('keeps what the pages show, in any state that scripts or hands bring about, and drops the rest', async () => {
    const css = [
      '.seen{color:red}.unseen{color:blue}details[open]>summary{color:green}',
      ':root[data-theme="dark"] .seen{color:pink}@media print{.seen{color:black}}.seen:hover{top:0}:focus-visible{top:1px}',
    ]
    const style = await criticalStyle(css, [
      '<html><body><p class="seen"></p><details><summary></summary></details></body></html>',
    ])
    expect(style).not.toContain('.unseen')
    for (const kept of ['.seen{', 'details[open]', 'data-theme', '@media print', ':hover', '}:focus-visible{'])
      expect(style).toContain(kept)
  })

  it('defines the names that it or a page uses, also in what they stand for', async () => {
    const css = [
      ':root{--a:1px;--b:var(--c) solid;--c:2px;--d:var(--e);--e:3px;--f:"x, y";--g: }:root:lang(zh){--f:"z"}',
      '.seen{border:var(--b);width:calc( var( --a ) + 1px)}.unseen{top:var(--d)}',
    ]
    const style = await criticalStyle(css, ['<html><body><p class="seen" style="color:var(--g)"></p></body></html>'])
    expect([...style.matchAll(/(--\w):/g)].map(([, name]) => name)).toEqual(['--a', '--b', '--c', '--g'])
    expect(style).toContain('--b:var(--c) solid;')
  })

  it('is allowed by the hash of just its text', () => {
    expect(policyHash('')).toBe("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='")
  })
})

describe('the scripts of a tool', () => {
  it('are compiled while they come, but for those that are small; once said is enough', async () => {
    const out = mkdtempSync(join(tmpdir(), 'sekisho-light-'))
    const chunks = '/_next/static/chunks'
    mkdirSync(join(out, chunks), { recursive: true })
    const write = (name: string, text: string) => writeFileSync(join(out, name), text)
    const chunk = (asks: string, of: number) => `push([${asks},${'1,'.repeat(of)}1]);`
    const asks = '"object"==typeof document?document.currentScript:void 0'
    for (const name of ['long', 'other']) write(`${chunks}/${name}.js`, chunk(asks, 3_000))
    write(`${chunks}/short.js`, chunk(asks, 1))
    write('/_next/list.js', 'self.LIST = {\n  "a": [\n    "b.js"\n  ]\n};self.DONE && self.DONE()')
    const named = [`${chunks}/long.js`, `${chunks}/short.js`, '/_next/list.js']
    for (let time = 0; time < 2; time += 1) await compileAhead(out, named)
    const read = (name: string) => readFileSync(join(out, name), 'utf8')
    // The comment counts at the very head of a file alone, and takes the rest of its line.
    expect(read(`${chunks}/long.js`)).toBe(
      `//# allFunctionsCalledOnLoad\n${chunk('self.document?.currentScript', 3_000)}`,
    )
    expect(read(`${chunks}/short.js`)).toBe(chunk(asks, 1))
    expect(read(`${chunks}/other.js`)).toBe(chunk(asks, 3_000))
    expect(read('/_next/list.js')).toBe('self.LIST={a:["b.js"]},self.DONE&&self.DONE();')
  })
})
