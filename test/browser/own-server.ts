import type { Page } from 'playwright-core'
import { serve } from '../../scripts/serve/server.mjs'
import { newReader, type Reader } from './reader'

type Server = Awaited<ReturnType<typeof serve>>

/** A server of our own, which may be stopped and start again at its place, and a reader whose browser may keep things. */
export async function ownServer({ keeps }: { keeps: boolean }) {
  let server: Server | null = await serve('out', { port: 0 })
  const { url } = server
  const reader = await newReader({ baseURL: url, serviceWorkers: keeps ? 'allow' : 'block' })
  const stop = async () => {
    await server?.close()
    server = null
  }
  return {
    reader,
    stop,
    close: async () => {
      await stop()
      await reader.context.close()
    },
    /** Publishes a build. */
    publish: async (folder: string) => {
      await stop()
      server = await serve(folder, { port: Number(new URL(url).port) })
    },
  }
}

/** The build that a page is of; null while another one takes its place. */
export const buildOf = (page: Page) =>
  page
    .evaluate(() => /"buildId":"([\w-]+)"/.exec(document.getElementById('__NEXT_DATA__')?.textContent ?? '')?.[1])
    .catch(() => null)

/** A page that is shown, and live where its scripts come by themselves. */
export async function visited(reader: Reader, path: string) {
  await reader.visit(path)
  await reader.page.locator('main h1').waitFor()
}
