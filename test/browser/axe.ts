import axe from 'axe-core'
import type { Page } from 'playwright-core'

interface Violation {
  readonly id: string
  readonly nodes: readonly string[]
}

/** The rules that look at colours: all that another theme can change. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** What axe finds wrong with a page as it stands, by WCAG 2.2 AA and best practice: each rule with the first places. */
export function violations(page: Page): Promise<Violation[]> {
  return found(page, null)
}

/** The same in both themes. */
export async function violationsInBothThemes(page: Page): Promise<Violation[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await found(page, ofColours)
  await page.emulateMedia({ colorScheme: 'light' })
  return [...dark.map(({ id, nodes }) => ({ id: `${id}, dark`, nodes })), ...(await found(page, null))]
}

/** What axe finds by some rules, or by all. */
async function found(page: Page, only: readonly string[] | null): Promise<Violation[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async (values) => {
    const result = await Object(globalThis).axe.run({
      ...(values ? { runOnly: { type: 'rule', values } } : {}),
      // Targets of 24 pixels (WCAG 2.5.8) are the one rule of 2.2 that axe leaves out by itself.
      rules: { 'target-size': { enabled: true } },
      // What is well is not written down, one by one.
      resultTypes: ['violations'],
    })
    return result.violations.map((violation: { id: string; nodes: { html: string }[] }) => ({
      id: violation.id,
      nodes: violation.nodes.slice(0, 3).map((node) => node.html),
    }))
  }, only)
}
