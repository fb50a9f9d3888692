import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds wrong with a page as it stands: each rule with the first places. */
export async function violations(page: Page): Promise<{ id: string; nodes: string[] }[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const result = await Object(globalThis).axe.run()
    return result.violations.map((violation: { id: string; nodes: { html: string }[] }) => ({
      id: violation.id,
      nodes: violation.nodes.slice(0, 3).map((node) => node.html),
    }))
  })
}
