import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../components')
const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'))

/** Declarations that name a size in rem or px where a token belongs; hairlines of up to 3 px are drawn, not laid out. */
function strays(css: string): string[] {
  return [...css.matchAll(/^\s*(font-size|gap|row-gap|column-gap|padding[a-z-]*|margin[a-z-]*):([^;{]*);/gm)]
    .filter(([, , value = '']) =>
      [...value.matchAll(/(\d*\.?\d+)(rem|px)\b/g)].some(([, size, unit]) => unit === 'rem' || Number(size) > 3),
    )
    .filter(([, , value = '']) => !value.includes('clamp('))
    .map(([whole]) => whole.trim())
}

describe('style sheets take their sizes from the two scales of theme.css', () => {
  it.each(sheets)('%s', (file) => {
    expect(strays(readFileSync(join(root, file), 'utf8'))).toEqual([])
  })

  it('and one that does not is found', () => {
    expect(strays('.a {\n  padding: 0.4rem var(--space-2);\n  margin: 1px;\n  gap: 5px;\n}')).toHaveLength(2)
  })
})
