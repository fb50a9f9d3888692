import type { TestProject } from 'vitest/node'
import { serve } from '../../scripts/serve/server.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    site: string
  }
}

/** Serves the exported site, with its production headers, for as long as the browser tests run; SITE names another one's folder. */
export default async function setup(project: TestProject) {
  const server = await serve(process.env.SITE ?? 'out', { port: 0 })
  project.provide('site', server.url)
  return () => server.close()
}
