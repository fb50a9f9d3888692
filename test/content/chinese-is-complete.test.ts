import { expect, it } from 'vitest'
import { messages as first } from '@/content/ja/messages'

/** The Chinese strings as they are written, before English fills in; named so that each change of a string does not run this. */
const file = '../../content/zh/messages/index.ts'

it('every string is written in Chinese', async () => {
  const { written }: { readonly written: Readonly<Record<string, object>> } = await import(file)
  const missing = Object.entries(first).flatMap(([section, strings]) =>
    Object.keys(strings)
      .filter((key) => !Object.hasOwn(written[section] ?? {}, key))
      .map((key) => `${section}.${key}`),
  )
  expect(missing).toEqual([])
})
