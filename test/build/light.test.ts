import { describe, expect, it } from 'vitest'
import { kindOfPage } from '@/build/light'
import { criticalStyle } from '@/build/light/critical'
import { lightPage, loadsOf, policyHash, wakesAtOnce } from '@/build/light/page'
import { readsAtOnce } from '@/components/runtime'

const exported = `<!DOCTYPE html><html><head><title>t</title><link rel="preload" href="/_next/a.css" as="style"/><script src="/theme.js"></script><link rel="stylesheet" href="/_next/a.css" data-n-g=""/><noscript data-n-css=""></noscript><script defer="" src="/_next/b.js"></script><script defer="" src="/_next/b.js"></script></head><body><main class="seen">text</main></body></html>`

describe('an exported page', () => {
  it('is told what it loads, each file once, in order', () => {
    expect(loadsOf(exported)).toEqual({ styles: ['/_next/a.css'], scripts: ['/_next/b.js'], entries: [] })
  })

  it('waits for no file: its style and one script are inside, the rest is a list', () => {
    const light = lightPage(exported, '.seen{color:red}', 'let $& = 1')
    expect(light).not.toMatch(/<link|src=/)
    expect(light).toContain(
      `<head><meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'`,
    )
    expect(light).toContain('<style>.seen{color:red}</style><script>let $& = 1</script>')
    expect(JSON.parse(/id="runtime">([^<]*)</.exec(light)?.[1] ?? '')).toEqual(loadsOf(exported))
    expect(light).toContain('<main class="seen">text</main>')
  })

  it('hands what the bundler is told of the page on as data', () => {
    const call = (file: string) =>
      `(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["${file}"]});`
    const told = `<script>${call('a.js')}\n${call('b.js')}</script>`
    const light = lightPage(exported.replace('<script src="/theme.js">', `${told}<script src="/theme.js">`), '', '')
    expect(light).not.toContain('globalThis')
    expect(JSON.parse(/id="runtime">([^<]*)</.exec(light)?.[1] ?? '').entries).toEqual([
      { otherChunks: ['a.js'] },
      { otherChunks: ['b.js'] },
    ])
  })

  it('that has all of its style inside fetches none of it again', () => {
    const light = lightPage(exported, '.seen{}.unseen{}', '', true)
    expect(JSON.parse(/id="runtime">([^<]*)</.exec(light)?.[1] ?? '')).toMatchObject({
      styles: [],
      scripts: ['/_next/b.js'],
    })
    expect(wakesAtOnce).toBe(readsAtOnce)
  })

  it('of a form that is not known is refused, so that no page keeps a blocking file unseen', () => {
    expect(() => lightPage(exported.replace('defer=""', 'nonce="1"'), '', '')).toThrow('still loads a file')
    expect(() => lightPage('<html><head></head></html>', '', '')).toThrow('names no style sheet')
  })

  it('shares its style with the pages of its kind', () => {
    expect(['', 'ja', 'en/faq', 'ja/faq/a', 'ja/tools/cidr'].map(kindOfPage)).toEqual([
      'home',
      'home',
      'faq',
      'faq/*',
      'tools/cidr',
    ])
  })
})

describe('the critical style', () => {
  it('keeps what the pages show, in any state that scripts or hands bring about, and drops the rest', async () => {
    const css = [
      '.seen{color:red}.unseen{color:blue}details[open]>summary{color:green}',
      ':root[data-theme="dark"] .seen{color:pink}@media print{.seen{color:black}}.seen:hover{top:0}',
    ]
    const style = await criticalStyle(css, [
      '<html><body><p class="seen"></p><details><summary></summary></details></body></html>',
    ])
    expect(style).not.toContain('.unseen')
    for (const kept of ['.seen{', 'details[open]', 'data-theme', '@media print', ':hover'])
      expect(style).toContain(kept)
  })

  it('is allowed by the hash of just its text', () => {
    expect(policyHash('')).toBe("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='")
  })
})
