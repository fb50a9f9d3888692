import { describe, expect, it } from 'vitest'
import { mutantsOf } from '../../scripts/mutate/mutants'

const changed = (source: string) =>
  mutantsOf('a.ts', source).map(({ from, to, by }) => source.slice(0, from) + by + source.slice(to))

describe('small changes of a source', () => {
  it('are those that a careless hand would make', () => {
    expect(changed('export const f = (a: number) => a <= 8')).toEqual([
      'export const f = (a: number) => a < 8',
      'export const f = (a: number) => a <= 9',
    ])
    expect(changed('if (!a) go()')).toEqual(['if (true) go()', 'if (false) go()', 'if (a) go()', 'if (!a) ;'])
    expect(changed('list.some(x => y && z)')).toContain('list.every(x => y && z)')
    expect(changed('list.some(x => y && z)')).toContain('list.some(x => y || z)')
  })

  it('leave types and texts alone', () => {
    expect(changed('type A = 1 | 2; const b: A[] = [\'<\', "8"]')).toEqual([])
  })

  it('are refused for what is no source', () => {
    expect(() => mutantsOf('a.ts', 'const = 1')).toThrow('a.ts')
  })
})
