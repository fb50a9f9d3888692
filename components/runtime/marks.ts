/** The marks by which the page and `late` understand each other. */

/** Event on `window`: the page's scripts run, every part is live. */
export const isLive = 'sekisho:live'

/** Value of `data-live` on a part whose own scripts run, too. */
export const isReady = 'ready'

/** Attribute of a page that is a tool: its scripts come right after the first paint. */
export const readsAtOnce = 'data-live-now'

/** Id of the question box's dialog. */
export const askDialog = 'ask-dialog'

/** Attribute of a control that opens the question box. */
export const opensAsk = 'data-opens-ask'

/** Attribute that names a record of this browser; where it exists, the part shows more than its static rendering. */
export const kept = 'data-kept'

/** How near the view a live part has to come. */
export const nearby = '200px 0px'

/** Attribute of a button that opens and closes what `aria-controls` names, which stands in the page. */
export const unfolds = 'data-unfolds'

/**
 * Attribute of a live part that can live without the page's scripts; its value says of what it is made (build/light/islands.ts).
 */
export const isIsland = 'data-island'

/** Attribute of such a part once its own scripts have been called: the page leaves it to them. */
export const isTaken = 'data-taken'

/** Event on such a part: the page takes it away. */
export const isLeft = 'sekisho:left'
