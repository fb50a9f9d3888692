import { describe, expect, it } from 'vitest'
import { ask } from './ask'
import { inNamespaces, onLoopback } from './real-situations'

describe('real situations, made and looked at with real commands', () => {
  for (const [where, make] of [
    ['on the loopback interface', onLoopback],
    ['between two network namespaces', inNamespaces],
  ] as const) {
    it(where, { timeout: 180_000 }, async (context) => {
      const { situations, missing } = await make()
      const answers = situations.map(({ name, target, evidence }) => ({ name, cause: ask(target, ...evidence).cause }))
      expect(answers).toEqual(situations.map(({ name, cause }) => ({ name, cause })))
      for (const reason of missing) await context.annotate(`not made: ${reason}`)
    })
  }
})
