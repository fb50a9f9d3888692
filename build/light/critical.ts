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
  return results.map((result) => result.css).join('')
}
