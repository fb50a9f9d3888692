import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listing } from '@/build/light/page'
import { fileOf, htmlOf, type Kind, kindOf, kinds, pages } from './pages'

/**
 * The most that a page of each kind may weigh, in kB (1,000 bytes) after gzip: its HTML, with the style and the script
 * inside, and the scripts and styles that it names for when something of it comes to life. A tool has all of its style inside.
 */
const most: Readonly<Record<Kind, { readonly html: number; readonly script: number; readonly style: number }>> = {
  root: { html: 11, script: 66, style: 4 },
  home: { html: 19, script: 80, style: 9 },
  answers: { html: 26, script: 78, style: 8 },
  answer: { html: 44, script: 181, style: 18 },
  lessons: { html: 21, script: 80, style: 8 },
  lesson: { html: 54, script: 350, style: 22 },
  ask: { html: 21, script: 98, style: 0 },
  changes: { html: 18, script: 77, style: 7 },
  glossary: { html: 23, script: 77, style: 7 },
  all: { html: 33, script: 78, style: 8 },
  text: { html: 60, script: 200, style: 18 },
  cidr: { html: 26, script: 104, style: 0 },
  policy: { html: 25, script: 105, style: 0 },
  reachability: { html: 29, script: 102, style: 0 },
  rules: { html: 37, script: 100, style: 0 },
  missing: { html: 15, script: 74, style: 6 },
  other: { html: 1, script: 1, style: 1 },
}

/** The most that all of a tool's first load may weigh together. */
const together: Readonly<Partial<Record<Kind, number>>> = { cidr: 130, policy: 130, reachability: 130, rules: 160 }

const weighed = new Map<string, number>()

/** Bytes of a file after gzip, in kB. */
function weigh(path: string): number {
  const known = weighed.get(path)
  if (known !== undefined) return known
  const weight = gzipSync(fileOf(path), { level: 9 }).length / 1000
  weighed.set(path, weight)
  return weight
}

/** What a page names to be loaded when something of it comes to life. */
const listed = z.object({ styles: z.array(z.string()), scripts: z.array(z.string()) })

const sum = (paths: readonly string[]) => paths.reduce((total, path) => total + weigh(path), 0)

function weightOf(path: string) {
  const [, rest] = htmlOf(path).split(`id="${listing}">`)
  const { styles, scripts } = listed.parse(JSON.parse(rest?.split('</script>')[0] ?? '{"styles":[],"scripts":[]}'))
  return { html: weigh(`${path}index.html`), script: sum(scripts), style: sum(styles) }
}

describe('no page is heavier than its kind may be', () => {
  it.each(Object.keys(kinds) as Kind[])('%s', (kind) => {
    const own = pages.filter((path) => kindOf(path) === kind)
    for (const part of ['html', 'script', 'style'] as const) {
      const [heaviest] = own
        .map((path) => ({ path, kB: Math.round(weightOf(path)[part] * 10) / 10 }))
        .sort((a, b) => b.kB - a.kB)
      expect(heaviest?.kB ?? 0, `${heaviest?.path ?? kind}: kB of ${part}`).toBeLessThanOrEqual(most[kind][part])
    }
  })

  it.each(Object.entries(together))('%s, together %i kB', (kind, most) => {
    for (const path of pages.filter((each) => kindOf(each) === kind)) {
      const { html, script, style } = weightOf(path)
      expect(html + script + style, path).toBeLessThanOrEqual(most)
    }
  })
})
