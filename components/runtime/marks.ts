/** The marks by which the page and `late.ts` understand each other. */

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
