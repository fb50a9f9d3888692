/** What was typed into a page whose own build could no longer take it goes over to the page that is loaded in its place. */

/** Where an element stands: from the nearest one with an id, which child of which. */
export interface Stand {
  readonly id: string
  readonly steps: readonly number[]
}

/** Whether the question box over the page is open; then what fields hold, null being the one of the question box. */
export type Unsent = readonly [asks: boolean | undefined, ...texts: (readonly [place: Stand | null, value: string])[]]

/** Where a page that is loaded anew finds what was typed into the one before. */
export const unsent = 'sekisho:unsent'

/** Leaves for the page that is loaded in the place of this one what its fields hold; throws where the browser keeps nothing. */
export function leaveTyped(...state: Unsent) {
  sessionStorage.setItem(unsent, JSON.stringify(state))
}
