import { PurgeCSS } from 'purgecss'
import purgeFromHtml from 'purgecss-from-html'

/**
 * The part of the style sheets that the static rendering of some pages needs, in the order of the sheets.
 *
 * @param css the style sheets, in the order in which the pages name them
 * @param pages the pages' HTML
 */
export async function criticalStyle(css: readonly string[], pages: readonly string[]): Promise<string> {
  const results = await new PurgeCSS().purge({
    content: pages.map((raw) => ({ raw, extension: 'html' })),
    extractors: [{ extractor: purgeFromHtml, extensions: ['html'] }],
    css: css.map((raw) => ({ raw })),
    // Set by scripts or by the reader's hand, never in the HTML that was exported.
    dynamicAttributes: [
      'open',
      'hidden',
      'data-theme',
      'data-first',
      'data-later',
      'data-named',
      'data-seeks',
      'data-runtime',
      'data-offline',
      'aria-expanded',
      'aria-current',
    ],
    // A pseudo-class alone means whatever has it: the ring around what has the focus.
    safelist: { standard: [/^:focus-visible$/], deep: [/:has|:modal|:popover|::backdrop/] },
  })
  return withoutIdleNames(results.map((result) => result.css).join(''), pages)
}

/** Takes away the custom properties that neither the style nor the pages name: all of the page's style brings them, when it comes. */
function withoutIdleNames(css: string, pages: readonly string[]): string {
  const named = (texts: readonly string[]) =>
    new Set(texts.flatMap((text) => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name)))
  const onPages = named(pages)
  let rest = css
  for (let before = ''; before !== rest; ) {
    before = rest
    // One that only such a property names goes in the next round.
    const inStyle = named([rest])
    rest = rest
      .split(/(?<=[;{}])/)
      .map((part) => {
        const name = part.slice(0, part.indexOf(':'))
        if (!part.startsWith('--') || inStyle.has(name) || onPages.has(name)) return part
        return part.endsWith('}') ? '}' : ''
      })
      .join('')
  }
  return rest
}
