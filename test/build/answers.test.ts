import { afterEach, describe, expect, it, vi } from 'vitest'
import { readAnswers } from '@/build'

afterEach(() => vi.unstubAllEnvs())

describe('all answers of a language', () => {
  it('are read anew while one works on them', () => {
    expect(readAnswers('ja')).not.toBe(readAnswers('ja'))
  })

  it('are read once in a build, however many pages ask for them: its work grows with the pages, not with their square', () => {
    vi.stubEnv('NODE_ENV', 'production')
    const first = readAnswers('ja')
    expect(readAnswers('ja')).toBe(first)
    expect(readAnswers('en')).not.toBe(first)
  })
})
