import { execFileSync } from 'node:child_process'
import { describe, expect, it, vi } from 'vitest'

// The first test of a file waits for a model to be built.
vi.setConfig({ testTimeout: 240_000 })

function harness(...requests: readonly object[]): Record<string, unknown>[] {
  const input = requests.map((request) => JSON.stringify(request)).join('\n')
  const output = execFileSync('npx', ['tsx', 'test/harness/main.ts'], { input, encoding: 'utf8' })
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('questions put to the harness', () => {
  it('in turns: the last is answered in the light of those before', () => {
    const [alone, turns, empty, wrong] = harness(
      { id: 1, op: 'ask', lang: 'en', q: "can't connect to port 8080" },
      { id: 2, op: 'ask', lang: 'en', turns: ["can't connect to port 8080", 'still not working'] },
      { id: 3, op: 'ask', lang: 'en', turns: [] },
      { id: 4, op: 'ask', lang: 'en', turns: ['a', 2] },
    )
    expect(alone).toMatchObject({ answered: true, outcome: 'answer', tool: 'reachability', computed: null })
    expect(turns).toMatchObject({ answered: true, tool: 'reachability' })
    expect(empty).toMatchObject({ error: { at: 'turns' } })
    expect(wrong).toMatchObject({ error: { at: 'turns[1]' } })
  })
})
