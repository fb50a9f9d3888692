/** Asks the page's dialog to open; the button and the keys are far from it in the tree. */
export const openAsk = 'sekisho:ask'
