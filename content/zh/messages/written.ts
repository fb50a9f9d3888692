import type { Messages } from '../../ja/messages'

/**
 * What is written in Chinese. A string that another language has just been given may be missing for a while: the page then
 * shows the English one, and `test/content/chinese-is-complete.test.ts` fails until it is written.
 */
export type Written = { readonly [Section in keyof Messages]: Partial<Messages[Section]> }
