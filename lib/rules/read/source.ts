import type { DocumentPlace } from '../model'

/** A document of the paste, or a part of one that is a document itself: in an array, in the envelope of an SDK. */
export interface RuleSource {
  /** Zero-based number of the document in the paste. */
  readonly document: number
  /** Path of the part, such as `[2].body`; empty for the whole document. */
  readonly at: string
}

/** A part of a source, by a name or by `[index]`. */
export function partOfSource({ document, at }: RuleSource, path: string): RuleSource {
  return { document, at: at === '' || path === '' || path.startsWith('[') ? at + path : `${at}.${path}` }
}

/** The place of a path inside a source. */
export function placeIn(source: RuleSource, path: string): DocumentPlace {
  const { document, at } = partOfSource(source, path)
  return { document, path: at }
}
