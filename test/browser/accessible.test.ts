import { describe, expect, it } from 'vitest'
import { violations } from './axe'
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
  '/ja/tools/rules/#example=1',
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
      expect(await violations(reader.page)).toEqual([])
      await reader.close()
    },
  )
})
