/** Largest paste that is read, in characters. */
export const maxCharacters = 5 * 1024 * 1024
/** Deepest nesting of a document that is read. */
export const maxDepth = 64
/** Most documents, and most commands, that are read from one paste. */
export const maxDocuments = 2_000
/** Most rules that are read from one paste, whether they are sound or not: twenty times what an interface can have in force (L-3). */
export const maxRules = 20_000
/** Most groups with rules that are read from one paste. An interface is in ten at most (L-4). */
export const maxGroups = 1_000
/** Most entries that are read of all lists together: a region has 100 prefix lists of 200 entries (L-7). */
export const maxEntries = 20_000
