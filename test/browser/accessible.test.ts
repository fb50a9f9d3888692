import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { newReader, withBrowser } from './reader'

withBrowser()

const paths = [
  '/ja/',
  '/en/faq/',
  '/ja/faq/port-80-unreachable/',
  '/en/faq/ip-and-cidr/',
  '/en/faq/rule-limit-reached/',
  '/ja/ask/',
  '/en/tools/cidr/',
  '/ja/tools/rules/',
  '/ja/tools/policy/',
  '/ja/tools/reachability/',
  '/en/404/',
]

describe('axe finds nothing', () => {
  it.each(paths.flatMap((path) => (['light', 'dark'] as const).map((theme) => [path, theme] as const)))(
    '%s, %s',
    async (path, colorScheme) => {
      const reader = await newReader({ colorScheme })
      await reader.open(path)
      await reader.page.evaluate(axe.source)
      const violations = await reader.page.evaluate(async () => {
        const { axe: run } = Object(globalThis)
        const result = await run.run()
        return result.violations.map((violation: { id: string; nodes: { html: string }[] }) => ({
          id: violation.id,
          nodes: violation.nodes.slice(0, 3).map((node) => node.html),
        }))
      })
      expect(violations).toEqual([])
      await reader.close()
    },
  )
})
