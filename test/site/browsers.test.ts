import { transformSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { missingIn, stated } from './browsers'
import { fileOf, files, htmlOf } from './pages'

/** What some stated browser lacks and scripts name all the same, and why that is no harm. */
const guarded: Readonly<Record<string, string>> = {
  'navigator.connection': 'the router asks whether it is there before it fetches ahead',
  'window.trustedTypes': 'the router asks whether it is there',
  'self.requestIdleCallback': 'the router has its own where it is not there',
  'self.cancelIdleCallback': 'the router has its own where it is not there',
  '.try': 'the class of a style sheet, no promise',
}

const inline = [...htmlOf('/en/').matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '')
const scripts = new Map([
  ...files.filter((path) => path.endsWith('.js')).map((path) => [path, fileOf(path).toString()] as const),
  ...inline.map((text, index) => [`inline-${index}.js`, text] as const),
])

describe(`in ${[...stated].map((each) => each.join(' ')).join(', ')}`, () => {
  it('every script that is sent can be read: nothing of its syntax is newer', () => {
    const target = [...stated].map(([browser, version]) => browser + version)
    // esbuild knows no browser by its Unicode properties, which are of 2018: it takes each for one too new.
    const supported = { 'regexp-unicode-property-escapes': true }
    const written = (source: string, goal: string | string[]) =>
      transformSync(source, { target: goal, format: 'esm', logLevel: 'silent', supported }).code
    const newer = [...scripts].filter(([, source]) => written(source, target) !== written(source, 'esnext'))
    expect(newer.map(([path]) => path)).toEqual([])
    expect(scripts.size).toBeGreaterThan(50)
  })

  it('every script finds what it calls, or looks first whether it is there', () => {
    const missing = new Map<string, string>()
    for (const [path, source] of scripts)
      for (const [name, browsers] of missingIn(path, source)) missing.set(name, `${browsers.join(', ')}: ${path}`)
    expect([...missing].filter(([name]) => !(name in guarded))).toEqual([])
    expect(Object.keys(guarded).filter((name) => !missing.has(name))).toEqual([])
  })

  it('and what is missing is found', () => {
    const source = 'Object.groupBy(a, b); navigator.usb; c.findLast(d); e = new Map(); Promise.withResolvers()'
    expect([...missingIn('a.js', source).keys()]).toEqual(['Object.groupBy', 'navigator.usb', 'Promise.withResolvers'])
    expect(transformSync('/[a--b]/v.test(c)', { target: ['safari16.4'] }).code).toContain('new RegExp')
  })
})
