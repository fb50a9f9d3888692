import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listing } from '@/build/light/page'
import { fileOf, htmlOf, type Kind, kindOf, kinds, pages } from './pages'

interface Weights {
  readonly html: number
  readonly script: number
  readonly style: number
  readonly props: number
}

/**
 * The most that a page of each kind may weigh, in kB (1,000 bytes) after gzip: its HTML, with the style and the script
 * inside, and the scripts, the styles and the props that it names for when something of it comes to life. A tool has all of its
 * style inside.
 */
const most: Readonly<Record<Kind, Weights>> = {
  root: { html: 8, script: 52, style: 3, props: 1 },
  home: { html: 15, script: 67, style: 5, props: 7 },
  answers: { html: 15, script: 65, style: 4, props: 14 },
  answer: { html: 30, script: 176, style: 13, props: 23 },
  lessons: { html: 13, script: 67, style: 5, props: 11 },
  lesson: { html: 28, script: 232, style: 17, props: 29 },
  ask: { html: 16, script: 100, style: 0, props: 9 },
  changes: { html: 13, script: 64, style: 4, props: 8 },
  glossary: { html: 17, script: 64, style: 4, props: 11 },
  all: { html: 21, script: 66, style: 5, props: 14 },
  text: { html: 42, script: 199, style: 12, props: 25 },
  cidr: { html: 17, script: 97, style: 0, props: 11 },
  policy: { html: 15, script: 99, style: 0, props: 11 },
  reachability: { html: 16, script: 82, style: 0, props: 17 },
  rules: { html: 14, script: 73, style: 0, props: 23 },
  missing: { html: 11, script: 63, style: 4, props: 6 },
  offline: { html: 8, script: 52, style: 3, props: 1 },
  other: { html: 1, script: 1, style: 1, props: 1 },
}

/** The most that all of a tool's first load may weigh together. */
const together: Readonly<Partial<Record<Kind, number>>> = { cidr: 124, policy: 124, reachability: 113, rules: 108 }

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
const listed = z.object({ styles: z.array(z.string()), scripts: z.array(z.string()), data: z.string() })

const sum = (paths: readonly string[]) => paths.reduce((total, path) => total + weigh(path), 0)

function weightOf(path: string) {
  const [, rest] = htmlOf(path).split(`id="${listing}">`)
  const { styles, scripts, data } = listed.parse(JSON.parse(rest?.split('</script>')[0] ?? '{}'))
  return { html: weigh(`${path}index.html`), script: sum(scripts), style: sum(styles), props: weigh(data) }
}

describe('no page is heavier than its kind may be', () => {
  it.each(Object.keys(kinds) as Kind[])('%s', (kind) => {
    const own = pages.filter((path) => kindOf(path) === kind)
    for (const part of ['html', 'script', 'style', 'props'] as const) {
      const [heaviest] = own
        .map((path) => ({ path, kB: Math.round(weightOf(path)[part] * 10) / 10 }))
        .sort((a, b) => b.kB - a.kB)
      expect(heaviest?.kB ?? 0, `${heaviest?.path ?? kind}: kB of ${part}`).toBeLessThanOrEqual(most[kind][part])
    }
  })

  it.each(Object.entries(together))('%s, together %i kB', (kind, most) => {
    for (const path of pages.filter((each) => kindOf(each) === kind)) {
      const { html, script, style, props } = weightOf(path)
      expect(html + script + style + props, path).toBeLessThanOrEqual(most)
    }
  })
})
