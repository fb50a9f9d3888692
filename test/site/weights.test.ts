import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listing } from '@/build/light/page'
import { fileOf, htmlOf, type Kind, kindOf, kinds, pages } from './pages'

/**
 * The most that a page of each kind may weigh, in kB (1,000 bytes) after gzip: its HTML, with the style and the script
 * inside, and the scripts and styles that it names for when something of it comes to life.
 */
const most: Readonly<Record<Kind, { readonly html: number; readonly script: number; readonly style: number }>> = {
  root: { html: 9, script: 67, style: 3 },
  home: { html: 17, script: 86, style: 14 },
  answers: { html: 22, script: 84, style: 14 },
  answer: { html: 38, script: 169, style: 15 },
  lessons: { html: 18, script: 84, style: 14 },
  lesson: { html: 42, script: 323, style: 15 },
  ask: { html: 18, script: 85, style: 14 },
  changes: { html: 16, script: 83, style: 14 },
  glossary: { html: 21, script: 82, style: 14 },
  all: { html: 75, script: 187, style: 15 },
  cidr: { html: 21, script: 107, style: 14 },
  policy: { html: 21, script: 119, style: 14 },
  reachability: { html: 26, script: 107, style: 14 },
  rules: { html: 31, script: 146, style: 14 },
  missing: { html: 14, script: 82, style: 14 },
  other: { html: 1, script: 1, style: 1 },
}

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
})
